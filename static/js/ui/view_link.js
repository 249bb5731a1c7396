import { focusOf, withQuery } from "../lib/address.js";
import { element } from "./element.js";

// Returns a piece of text, as a link where it has an address. Addresses come without a view; the reader's own is added.
// A file that stands alone has no pages to lead to; a frame opens them anew.
export function viewLink({ text, href, lang, dir, ...attributes }, view) {
  const body = document.body.classList;
  const isPage = href && !focusOf(href);
  if (!href || (isPage && body.contains("page-file"))) return element("bdi", { text, lang, dir, ...attributes });
  const anew = isPage && body.contains("page-embed") ? { target: "_blank", rel: "noopener" } : {};
  const address = viewAddress(href, view);
  return element("a", { href: address, "data-address": href, text, lang, dir, ...anew, ...attributes, on: { click: (event) => followFocus(event, href, view) } });
}

// Returns the line that leads to the page about something, or none where there is no such page.
export function pageLine(page, text, view) {
  if (!page || document.body.classList.contains("page-file")) return [];
  return [element("p", {}, [viewLink({ text, href: page, class: "details-page" }, view)])];
}

// Returns the address with the reader's view, as it is now.
export function viewAddress(href, view) {
  const focus = focusOf(href);
  return focus ? `?${view.query({ focus })}` : withQuery(href, view.query());
}

// Brings the addresses of links up to the view.
export function updateLinks(box, view) {
  for (const link of box.querySelectorAll("a[data-address]")) link.href = viewAddress(link.dataset.address, view);
}

// What is on this map needs no new page.
function followFocus(event, href, view) {
  const focus = focusOf(href);
  const wantsOwnPage = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!focus || wantsOwnPage) return;
  event.preventDefault();
  view.set({ focus });
}
