// Elements made of text and other elements: nothing that comes from data is ever read as HTML.

// Returns an element: properties are attributes, but for `text` and `on` (event name to listener).
export function element(tag, { text, on, ...attributes } = {}, children = []) {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  if (text !== undefined) made.textContent = text;
  for (const [event, listener] of Object.entries(on || {})) made.addEventListener(event, listener);
  made.append(...children);
  return made;
}

// Returns an SVG element.
export function svgElement(tag, attributes = {}, children = []) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

function setAttributes(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
}

// Returns the place in the page where a control belongs, or a corner of the map where there is no page around it.
export function slotFor(name, map, position) {
  const slot = document.querySelector(`[data-slot="${name}"]`);
  if (slot) return slot;
  const corner = new L.Control({ position });
  corner.onAdd = () => {
    const box = element("div", { class: `corner corner-${name}`, dir: document.documentElement.dir });
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  };
  corner.addTo(map);
  return corner.getContainer();
}
