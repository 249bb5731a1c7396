import { element } from "./element.js";

// Returns a name on the map: centred on its point, beside the shapes, never in the way of the pointer. Names of a kind
// that says less give way to those that say more (see name_room.js).
export function nameLabel(lon, lat, lines, kind, fromZoom = 0) {
  const parts = lines.filter(Boolean).map((line, number) => element("span", { class: number ? `${kind}-more` : kind, text: line }));
  const name = element("span", { class: "name", dir: document.documentElement.dir, "data-kind": kind, "data-from-zoom": fromZoom }, parts);
  const icon = L.divIcon({ html: name, className: "name-anchor", iconSize: [0, 0] });
  return L.marker([lat, lon], { icon, pane: "names", interactive: false, keyboard: false });
}

// Returns the text of a tooltip.
export function tooltip(lines) {
  const parts = lines.filter(Boolean).map((line, number) => element("span", { class: number ? "tooltip-more" : "tooltip-title", text: line }));
  return element("span", { class: "tooltip", dir: document.documentElement.dir }, parts);
}
