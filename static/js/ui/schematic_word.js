import { halfWidth, runsOf } from "../lib/accuracy.js";
import { isFree } from "../lib/room.js";
import { boxed, boxesBeside, liesOn, partsWithin, runsThrough, stretchesOf } from "../lib/stretch.js";
import { element } from "./element.js";

// Pixels of line that a reader must see before a word stands beside it.
const LEAST_STRETCH = 40;
const EDGE = 6;

// The word "schematic" beside the longest stretch of a corridor in view that is far from exact, at most one per corridor.
// It gives way to names, keeps off lines where it can, and follows when the map moves (see name_room.js).
export class SchematicWord {
  constructor(group, view, { look, words }) {
    this.group = group;
    this.view = view;
    this.map = view.map;
    this.look = look;
    this.words = words;
    this.legs = [];
    this.sizes = new Map();
    this.text = element("span", { class: "schematic-word", dir: document.documentElement.dir, hidden: true });
    this.lines = [];
    this.map.on("orta:lines", ({ drawn }) => drawn.push(...this.seenLines()));
    this.map.on("orta:names", (room) => this.place(room));
  }

  // Takes up legs anew: `accuracy` (km or null), `ink`, `line` (lon, lat).
  draw(legs) {
    this.legs = legs;
    if (legs.length === 0) return;
    const icon = L.divIcon({ html: this.text, className: "name-anchor", iconSize: [0, 0] });
    const [lon, lat] = legs[0].line[0];
    this.marker = L.marker([lat, lon], { icon, pane: "names", interactive: false, keyboard: false });
    this.group.addLayer(this.marker);
  }

  // Returns what of the corridor is in view, and notes it.
  seenLines() {
    const isDrawn = this.marker && this.map.hasLayer(this.marker);
    this.lines = isDrawn ? this.legs.flatMap(({ line }) => partsWithin(this.onScreen(line), this.sheet()).map(boxed)) : [];
    return this.lines;
  }

  // Finds the place where the word has room, and takes it; without one, it is not shown. `taken` are boxes, `drawn` lines
  // on the map, `said` what words of other corridors say, and where.
  place({ taken, drawn, said }) {
    this.text.hidden = true;
    if (this.lines.length === 0) return;
    const found = this.placeAmong(taken, drawn, said);
    if (!found) return;
    const { run, box } = found;
    this.say(run);
    this.text.hidden = false;
    this.marker.setLatLng(this.map.containerPointToLatLng([(box.left + box.right) / 2, (box.top + box.bottom) / 2]));
    taken.push(box);
    said.push({ run, at: box.at });
  }

  placeAmong(taken, drawn, said) {
    const sheet = this.sheet();
    const runs = runsOf(this.legs.filter((leg) => this.isSchematic(leg)));
    for (const { number, part } of stretchesOf(runs.map(({ line }) => this.onScreen(line)), sheet, LEAST_STRETCH)) {
      // Where corridors share a line that looks alike, one word does for all.
      if (said.some(({ run, at }) => isAlike(run, runs[number]) && liesOn(at, part))) return null;
      const { width, height } = this.sizeOf(runs[number]);
      const free = boxesBeside(part, width, height).filter((box) => isWithin(box, sheet) && isFree(box, taken));
      const box = free.find((one) => isOff(drawn, one)) || free.find((one) => isOff(this.lines, one));
      if (box) return { run: runs[number], box };
    }
    return null;
  }

  sheet() {
    const { x, y } = this.map.getSize();
    return { left: EDGE, top: EDGE, right: x - EDGE, bottom: y - EDGE };
  }

  isSchematic({ accuracy, line }) {
    if (accuracy === null) return true;
    return halfWidth(accuracy, line.map(([, lat]) => lat), this.map.getZoom()) >= this.look.wordFromPx;
  }

  onScreen(line) {
    return line.map(([lon, lat]) => {
      const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
      return [x, y];
    });
  }

  say({ accuracy, ink }) {
    const { "leg-schematic-word": word, "leg-km": km } = this.words;
    this.text.textContent = accuracy === null ? word : `${word} ±${this.view.number(accuracy)} ${km}`;
    this.text.style.setProperty("--ink", `var(--${ink})`);
  }

  // Returns width and height of the word; measured once, since measuring makes the browser lay out the page.
  sizeOf(run) {
    if (this.sizes.has(run.accuracy)) return this.sizes.get(run.accuracy);
    this.say(run);
    this.text.hidden = false;
    const size = this.text.getBoundingClientRect();
    this.text.hidden = true;
    if (size.width > 0) this.sizes.set(run.accuracy, size);
    return size;
  }
}

function isAlike(run, other) {
  return run.accuracy === other.accuracy && run.ink === other.ink;
}

function isWithin(box, { left, right, top, bottom }) {
  return box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
}

function isOff(lines, box) {
  return !lines.some((line) => runsThrough(line, box));
}
