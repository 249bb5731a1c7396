import { roomFor } from "../lib/room.js";

const RANK = ["republic-name", "place-name", "name-dispute", "water-name", "neighbour-name"];

// Hides the names for which there is no room, those that say less first. Looks again whenever names come or the map moves.
export class NameRoom {
  constructor(map) {
    this.map = map;
    this.isAsked = false;
    map.on("zoomend layeradd layerremove resize", () => this.ask());
  }

  ask() {
    if (this.isAsked) return;
    this.isAsked = true;
    requestAnimationFrame(() => this.arrange());
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
  }
}

function rankOf(name) {
  return Math.max(...name.dataset.kind.split(" ").map((kind) => RANK.indexOf(kind)));
}
