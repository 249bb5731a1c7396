import { roomFor } from "../lib/room.js";

const RANK = ["republic-name", "place-name", "name-dispute", "water-name", "neighbour-name"];

// What on the map a word must not lie on, beside the names.
const IN_THE_WAY = ".leaflet-control, .chip, .spot-sign";

// Hides the names for which there is no room, those that say less first. Looks again whenever names come or the map moves,
// and then asks which lines are on the map (`orta:lines`), and tells words that give way to names and lines what is taken
// (`orta:names`).
export class NameRoom {
  constructor(map) {
    this.map = map;
    this.isAsked = false;
    map.on("zoomend moveend layeradd layerremove resize", () => this.ask());
  }

  ask() {
    if (this.isAsked) return;
    this.isAsked = true;
    requestAnimationFrame(() => this.arrange());
  }

  // Returns the boxes of names and of what else is in the way, from the corner of the map on.
  taken(lines) {
    const corner = this.map.getContainer().getBoundingClientRect();
    return [...lines, ...this.map.getContainer().querySelectorAll(IN_THE_WAY)].map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { left: left - corner.left, right: right - corner.left, top: top - corner.top, bottom: bottom - corner.top };
    });
  }

  arrange() {
    this.isAsked = false;
    const names = [...this.map.getPane("names").querySelectorAll(".name")].sort((one, other) => rankOf(one) - rankOf(other));
    for (const name of names) for (const line of name.children) line.hidden = false;
    const zoom = this.map.getZoom();
    const lines = names.filter((name) => zoom >= Number(name.dataset.fromZoom)).flatMap((name) => [...name.children]);
    const shown = new Set(roomFor(lines.map((line) => line.getBoundingClientRect())).map((number) => lines[number]));
    // What stands under a name says nothing without it.
    for (const name of names) for (const line of name.children) line.hidden = !shown.has(line) || !shown.has(name.children[0]);
    const drawn = [];
    this.map.fire("orta:lines", { drawn });
    this.map.fire("orta:names", { taken: this.taken(lines.filter((line) => !line.hidden)), drawn, said: [] });
  }
}

function rankOf(name) {
  return Math.max(...name.dataset.kind.split(" ").map((kind) => RANK.indexOf(kind)));
}
