import { inLanguage, parseView, roundCamera, writeQuery } from "../lib/view.js";
import { readDocument } from "../ui/documents.js";
import { dressPage } from "../ui/page.js";
import { addPatterns } from "../ui/swatch.js";

// What only the server can work out: how the theme paints the republics, and what is compared.
const REPAINTED = ["theme", "year", "rule", "compare"];
// What the whole page is written in or dressed as.
const REWRITTEN = ["lang", "nu", "base", "scheme"];

// What is shown, in one place: the page's view, and the address that says it. Controls read it, change it, and listen.
export class ViewState {
  constructor(map, options, block) {
    this.map = map;
    this.grammar = options.grammar;
    this.bounds = options.bounds;
    this.home = options.home;
    this.context = options.context;
    this.values = block.values;
    this.takeUp(block);
    this.wanted = null;
    this.listeners = [];
    this.repaintListeners = [];
    this.waiting = new Set();
    this.isFitting = false;
  }

  takeUp({ painting, legend, compare, dated }) {
    this.painting = painting;
    this.legend = legend;
    this.comparison = compare;
    this.dated = dated;
  }

  // Whether there is a server behind the page that can be asked; a saved file has none.
  get hasServer() {
    return /^https?:$/.test(location.protocol) && !document.body.classList.contains("page-file");
  }

  isOn(layer) {
    return this.values.layers.includes(layer);
  }

  query(changes = {}) {
    return writeQuery({ ...this.values, ...changes }, this.grammar);
  }

  // Returns a number as the view's language and digits write it.
  number(value) {
    return new Intl.NumberFormat(`${this.values.lang}-u-nu-${this.values.nu}`, { maximumFractionDigits: 1 }).format(value);
  }

  onChange(listener) {
    this.listeners.push(listener);
  }

  // Listens for what changes shapes: another theme, rule, year or comparison.
  onRepaint(listener) {
    this.repaintListeners.push(listener);
  }

  // Changes the view; the address follows, as a new entry of the history unless `replace`.
  set(changes, { replace = false } = {}) {
    if (this.query(changes) === this.query()) return;
    const repainted = Object.entries(changes).filter(([name]) => REPAINTED.includes(name));
    if (repainted.length > 0) {
      this.track(this.repaint(Object.fromEntries(repainted), changes, replace));
      return;
    }
    this.values = { ...this.values, ...changes };
    this.writeAddress(replace);
    this.tell();
  }

  // Asks the server how a view is painted, and takes it up unless the reader has asked for another one meanwhile.
  async repaint(repainted, changes, replace, { isHistory = false } = {}) {
    const query = this.query(changes);
    this.wanted = query;
    let block;
    try {
      block = await readDocument(`view.json?${query}`);
    } catch {
      location.search = query;
      return;
    }
    if (this.wanted !== query) return;
    this.takeUp(block);
    this.values = { ...this.values, ...changes, ...repainted };
    if (!isHistory) this.writeAddress(replace);
    for (const listener of this.repaintListeners) listener(this);
    this.tell();
  }

  // Switches layers on or off; the map follows unless the reader has moved it.
  setLayers(layers, isOn) {
    const others = this.values.layers.filter((slug) => !layers.includes(slug));
    this.showLayers(isOn ? others.concat(layers) : others);
  }

  // Shows one layer and, beside it, only what is on of the context.
  showOnly(layer) {
    this.showLayers([layer, ...this.values.layers.filter((slug) => this.context.includes(slug))]);
  }

  showLayers(wanted) {
    this.set({ layers: this.grammar.layers.filter((slug) => wanted.includes(slug)) });
    if (!this.values.map) this.fit();
  }

  // Moves the map to west, south, east, north; the address keeps the camera.
  zoomTo([west, south, east, north]) {
    this.map.fitBounds([[south, west], [north, east]], { animate: false, padding: [24, 24], maxZoom: 9 });
  }

  tell() {
    for (const listener of this.listeners) listener(this);
  }

  writeAddress(replace) {
    if (!/^https?:$/.test(location.protocol)) return;
    try {
      history[replace ? "replaceState" : "pushState"](null, "", `?${this.query()}`);
    } catch (error) {
      // A sandboxed frame may have no right to an address of its own; the view is then only on the screen.
      if (error.name !== "SecurityError") throw error;
    }
  }

  // Takes up the address that "back" or "forward" led to. What only the server knows needs a new page.
  followAddress() {
    const next = parseView(location.search, this.grammar);
    const differs = (name) => String(next[name]) !== String(this.values[name]);
    if (REWRITTEN.some(differs)) {
      location.reload();
      return;
    }
    if (REPAINTED.some(differs)) {
      this.track(this.repaint({}, next, false, { isHistory: true }).then(() => this.look()));
      return;
    }
    this.values = next;
    this.look();
    this.tell();
  }

  look() {
    if (!this.values.map) {
      this.fit();
      return;
    }
    const [zoom, lat, lon] = this.values.map;
    this.move(() => this.map.setView([lat, lon], zoom, { animate: false }));
  }

  // Fits the map to the republics and the corridors that are on.
  fit() {
    const shown = this.values.layers.map((layer) => this.bounds[layer]).filter(Boolean);
    const box = L.latLngBounds([]);
    for (const [west, south, east, north] of [this.home, ...shown]) {
      box.extend([south, west]).extend([north, east]);
    }
    this.move(() => this.map.fitBounds(box, { animate: false, padding: [12, 12] }));
  }

  move(change) {
    this.isFitting = true;
    change();
    this.isFitting = false;
  }

  keepCamera() {
    if (this.isFitting) return;
    const { lat, lng } = this.map.getCenter();
    this.set({ map: roundCamera(this.map.getZoom(), lat, lng) }, { replace: true });
  }

  // Counts work under way, so that "ready" is said only when everything asked for so far is on the map.
  track(promise) {
    this.waiting.add(promise);
    delete document.documentElement.dataset.ready;
    const done = () => {
      this.waiting.delete(promise);
      if (this.waiting.size === 0) document.documentElement.dataset.ready = "true";
    };
    promise.then(done, (error) => {
      done();
      this.map.fire("orta:failed", { error });
    });
  }
}

// Makes the view of a page from its JSON block.
export function openView(map, options) {
  const block = JSON.parse(document.getElementById("orta-view").textContent);
  const view = new ViewState(map, options, block);
  addPatterns();
  dressPage(view, (lang) => `?${writeQuery(inLanguage(view.values, lang, view.grammar), view.grammar)}`);
  view.look();
  map.on("moveend", () => view.keepCamera());
  map.on("resize", () => view.values.map || view.fit());
  window.addEventListener("popstate", () => view.followAddress());
  return view;
}

// Shows and hides feature groups as the view says.
export function switchLayers(map, view, { groups }) {
  const apply = () => {
    for (const [layer, group] of Object.entries(groups)) {
      if (view.isOn(layer) !== map.hasLayer(group)) map[view.isOn(layer) ? "addLayer" : "removeLayer"](group);
    }
  };
  view.onChange(apply);
  apply();
}
