import { bandOpacity, halfWidth } from "../lib/accuracy.js";
import { svgElement } from "./element.js";

// The soft bands around the legs of a corridor: twice as wide as the drawn line may be off. All bands of a corridor lie in
// one outline, so that legs which overlap do not darken each other.
export class AccuracyBands {
  constructor(group, view, layer, look) {
    this.group = group;
    this.map = view.map;
    this.look = look;
    this.bands = [];
    this.outline = svgElement("g", { "data-layer": layer, opacity: look.opacity });
    this.map.on("zoomend", () => this.widen());
    this.map.on("moveend resize", () => this.fade());
  }

  // Takes up legs anew: `accuracy` (km or null), `ink`, `line` (lon, lat).
  draw(legs) {
    this.bands = legs.filter(({ accuracy }) => accuracy !== null).map((leg) => this.bandOf(leg));
    this.widen();
    this.fade();
  }

  bandOf({ accuracy, ink, line }) {
    const options = { pane: "accuracy", interactive: false, className: `accuracy-band ink-${ink}`, smoothFactor: 0.5 };
    const path = new WideLine(line.map(([lon, lat]) => [lat, lon]), options);
    path.on("add", () => this.gather(path.getElement()));
    return { accuracy, lats: line.map(([, lat]) => lat), path };
  }

  // Puts a path into the outline of the corridor.
  gather(drawn) {
    if (drawn.parentNode !== this.outline) drawn.parentNode.append(this.outline);
    this.outline.append(drawn);
  }

  // Makes bands as wide as the zoom asks for; those that would lie under their lines are taken away.
  widen() {
    for (const band of this.bands) {
      band.half = halfWidth(band.accuracy, band.lats, this.map.getZoom());
      band.path.setStyle({ weight: 2 * band.half });
      this.group[band.half >= this.look.fromPx ? "addLayer" : "removeLayer"](band.path);
    }
  }

  // Makes the outline fainter as its widest band in view comes to fill the view.
  fade() {
    const { x, y } = this.map.getSize();
    const widest = this.bands.filter((band) => this.isInView(band)).reduce((most, { half }) => Math.max(most, half), 0);
    this.outline.setAttribute("opacity", bandOpacity(widest, Math.min(x, y), this.look));
  }

  isInView({ path, half }) {
    const corners = [path.getBounds().getNorthWest(), path.getBounds().getSouthEast()];
    const reach = L.bounds(corners.map((corner) => this.map.latLngToContainerPoint(corner)));
    return L.bounds([reach.min.subtract([half, half]), reach.max.add([half, half])]).intersects(L.bounds([[0, 0], this.map.getSize()]));
  }
}

// Leaflet's line, cut off not at the edge of the view but where its width no longer reaches into the view.
class WideLine extends L.Polyline {
  _clipPoints() {
    const { _renderer: renderer, options } = this;
    const view = renderer._bounds;
    // Whole pixels: Leaflet rounds where a line meets the bounds, and would look for ever for a point within others.
    const half = Math.ceil(options.weight / 2);
    const reach = [half, half];
    renderer._bounds = L.bounds(view.min.subtract(reach), view.max.add(reach));
    super._clipPoints();
    renderer._bounds = view;
  }
}
