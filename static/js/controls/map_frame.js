import { element } from "../ui/element.js";
import { NameRoom } from "../ui/name_room.js";

// From this zoom on, railways show their cross ticks.
const CLOSE_ZOOM = 5;

// The neat line, zoom buttons, "fit", and the scale bar. Words are for screen readers and for the pointer that rests.
export function mapFrame(map, view, { bounds, words }) {
  map.getContainer().setAttribute("role", "region");
  map.getContainer().setAttribute("aria-label", words["map-label"]);
  const position = document.documentElement.dir === "rtl" ? "topleft" : "topright";
  L.control.zoom({ position, zoomInTitle: words["map-zoom-in"], zoomOutTitle: words["map-zoom-out"] }).addTo(map);
  new ScaleBar(view, words["map-km"], words["map-m"]).addTo(map);
  fitButton(view, words, position).addTo(map);
  map.getContainer().classList.toggle("base-none", view.values.base === "none");
  neatLine(bounds).addTo(map);
  new NameRoom(map).ask();
  new ResizeObserver(() => view.move(() => map.invalidateSize({ animate: false }))).observe(map.getContainer());
  const noteZoom = () => map.getContainer().classList.toggle("is-close", map.getZoom() >= CLOSE_ZOOM);
  map.on("zoomend", noteZoom);
  noteZoom();
}

// Covers what lies beyond the map's sheet: west, south, east, north in degrees.
function neatLine([west, south, east, north]) {
  const sheet = [[south, west], [south, east], [north, east], [north, west]];
  const world = [[-89, -400], [-89, 400], [89, 400], [89, -400]];
  return L.polygon([world, sheet], { pane: "frame", interactive: false, className: "neat-line", weight: 1, fillOpacity: 1 });
}

// Leaflet's scale bar with the unit and the digits of the view.
class ScaleBar extends L.Control.Scale {
  constructor(view, km, m) {
    super({ position: "bottomleft", imperial: false });
    this.say = (metres) => (metres < 1000 ? `${view.number(metres)} ${m}` : `${view.number(metres / 1000)} ${km}`);
  }

  _updateMetric(most) {
    const metres = this._getRoundNum(most);
    this._updateScale(this._mScale, this.say(metres), metres / most);
  }
}

function fitButton(view, words, position) {
  const control = new L.Control({ position });
  control.onAdd = () => {
    const fit = () => {
      view.set({ map: null });
      view.fit();
    };
    const button = element("button", { type: "button", class: "fit-button", title: words["map-fit"], "aria-label": words["map-fit"], text: "⤢", on: { click: fit } });
    L.DomEvent.disableClickPropagation(button);
    return element("div", { class: "leaflet-bar" }, [button]);
  };
  return control;
}
