import { element } from "./element.js";

// Returns a name on the map: centred on its point, beside the shapes, never in the way of the pointer.
export function nameLabel(lon, lat, lines, kind) {
  const parts = lines.filter(Boolean).map((line, number) => element("span", { class: number ? `${kind}-more` : kind, text: line }));
  const text = element("span", { class: "name", dir: document.documentElement.dir }, parts);
  const icon = L.divIcon({ html: text, className: "name-anchor", iconSize: [0, 0] });
  return L.marker([lat, lon], { icon, pane: "names", interactive: false, keyboard: false });
}

// Returns the text of a tooltip.
export function tooltip(lines) {
  const parts = lines.filter(Boolean).map((line, number) => element("span", { class: number ? "tooltip-more" : "tooltip-title", text: line }));
  return element("span", { class: "tooltip", dir: document.documentElement.dir }, parts);
}
