// JSON that the page needs: from a block in the page itself, or from our own server.

export class DocumentError extends Error {}

const loaded = new Map();

// Returns a promise of the document at an address; `#id` is a block in the page. A failed one may be asked for again.
export function readDocument(address) {
  if (!loaded.has(address)) {
    const promise = address.startsWith("#") ? readBlock(address.slice(1)) : fetchDocument(address);
    loaded.set(address, promise);
    promise.catch(() => loaded.delete(address));
  }
  return loaded.get(address);
}

async function readBlock(id) {
  const block = document.getElementById(id);
  if (!block) throw new DocumentError(`there is no block ${id} in this page`);
  return JSON.parse(block.textContent);
}

// Returns the document at an address, asked for anew each time. `signal` calls the request off.
export async function fetchDocument(address, { signal } = {}) {
  let response;
  try {
    response = await fetch(address, { credentials: "omit", signal });
  } catch (error) {
    throw new DocumentError(`${address}: ${error.message}`);
  }
  if (!response.ok) throw new DocumentError(`${address}: status ${response.status}`);
  return response.json();
}
