import { tooltip } from "./name_label.js";

const RADIUS = 10;

// A ring at the point that was searched for, with its name, until the reader turns to something else.
export class FoundMark {
  constructor(view) {
    this.view = view;
    this.ring = null;
    view.onChange(() => this.ring && view.values.focus !== this.focus && this.clear());
  }

  show([, lat, lon], name) {
    this.clear();
    this.focus = this.view.values.focus;
    this.ring = L.circleMarker([lat, lon], { pane: "names", radius: RADIUS, className: "found", interactive: false });
    if (name) this.ring.bindTooltip(() => tooltip([name]), { permanent: true, direction: "top", offset: [0, -RADIUS] });
    this.ring.addTo(this.view.map);
  }

  clear() {
    if (this.ring) this.ring.remove();
    this.ring = null;
  }
}
