// Addresses of pages, to which a view is added. No DOM.

// Returns an address with a query string before what it has of its own: its parameters and its fragment.
export function withQuery(address, query) {
  const [, path, own, fragment] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(address);
  return `${path}?${[query, own].filter(Boolean).join("&")}${fragment || ""}`;
}

// Returns the id that an address puts in focus, or nothing where it leads to a page.
export function focusOf(address) {
  return address.startsWith("?") ? new URLSearchParams(address).get("focus") : null;
}
