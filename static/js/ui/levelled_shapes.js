import { levelFor } from "../lib/levels.js";
import { readDocument } from "./documents.js";

// Keeps a feature group drawn at the level of detail that the zoom asks for. Shapes are read when the group is first shown.
export class LevelledShapes {
  constructor(group, view, levels, draw) {
    this.group = group;
    this.view = view;
    this.levels = levels;
    this.draw = draw;
    this.drawn = null;
    this.features = [];
    // The page's view may take a group off again before the script that adds it has ended.
    group.on("add", () => queueMicrotask(() => this.update()));
    view.map.on("zoomend", () => this.update());
  }

  update() {
    if (!this.view.map.hasLayer(this.group)) return;
    const level = levelFor(this.levels, this.view.map.getZoom());
    if (level !== this.drawn) this.view.track(this.show(level));
  }

  async show(level) {
    const collection = await readDocument(level.url);
    const isStillWanted = levelFor(this.levels, this.view.map.getZoom()) === level;
    if (!isStillWanted || this.drawn === level) return;
    this.drawn = level;
    this.features = collection.features;
    this.redraw();
  }

  // Draws the same shapes anew, since what the view says of them has changed.
  redraw() {
    if (!this.drawn) return;
    this.group.clearLayers();
    this.draw(this.features, this.group);
  }
}
