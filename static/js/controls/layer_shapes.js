import { inDigits } from "../lib/digits.js";
import { isDated, isThere } from "../lib/years.js";
import { AccuracyBands } from "../ui/accuracy_bands.js";
import { element } from "../ui/element.js";
import { LevelledShapes } from "../ui/levelled_shapes.js";
import { nameLabel, tooltip } from "../ui/name_label.js";
import { SchematicWord } from "../ui/schematic_word.js";
import { patternOf } from "../ui/swatch.js";

const CASING = 2;
const TICKS = { weight: 7, dashArray: "1 11" };
const HIT_WIDTH = 16;

// Legs and stops of a corridor: the band in which the real line lies, casing, line, railway ticks, and a wide invisible
// line for the pointer; and a word where the line is far from exact.
export function drawCorridor(group, view, { layer, lang, name, levels, accuracy, words }) {
  const bands = new AccuracyBands(group, view, layer, accuracy);
  const word = new SchematicWord(group, view, { look: accuracy, words });
  const shapes = new LevelledShapes(group, view, levels, (features) => {
    const legs = features.filter(({ properties: { leg, opened, closed } }) => leg && isThere(opened, closed, view.values.year));
    const lines = legs.map(accuracyOf);
    bands.draw(lines);
    word.draw(lines);
    for (const leg of legs) group.addLayer(legCasing(leg));
    for (const leg of legs) for (const path of legLines(leg, layer)) group.addLayer(path);
    for (const leg of legs) group.addLayer(legHit(leg, { layer, lang, name, words, view }));
    const ends = new Set(legs.flatMap(({ properties: { from, to } }) => [from.en, to.en]));
    for (const stop of features.filter(({ properties: { stop, name } }) => stop && ends.has(name.en))) group.addLayer(stopDot(stop, lang));
  });
  redrawByYear(shapes, view);
}

// Draws shapes anew when other years are asked for, and only then.
function redrawByYear(shapes, view) {
  let shown = String(view.values.year);
  view.onRepaint(() => {
    if (String(view.values.year) === shown) return;
    shown = String(view.values.year);
    shapes.redraw();
  });
}

function accuracyOf({ geometry, properties }) {
  return { accuracy: properties.accuracy_km, ink: properties.ink, line: geometry.coordinates };
}

function points(feature) {
  return feature.geometry.coordinates.map(([lon, lat]) => [lat, lon]);
}

function legCasing(leg) {
  const weight = leg.properties.width + CASING;
  return L.polyline(points(leg), { pane: "corridors", interactive: false, className: "leg-casing", weight, smoothFactor: 0.5 });
}

function legLines(leg, layer) {
  const { ink, width, dash, mode } = leg.properties;
  const options = { pane: "corridors", interactive: false, className: `leg ink-${ink}`, smoothFactor: 0.5 };
  const line = L.polyline(points(leg), { ...options, weight: width, dashArray: dash || null });
  line.on("add", () => Object.assign(line.getElement().dataset, { layer, leg: leg.properties.leg }));
  if (mode !== "rail") return [line];
  return [line, L.polyline(points(leg), { ...options, ...TICKS, className: `leg-ticks ink-${ink}`, lineCap: "butt" })];
}

function legHit(leg, { layer, lang, name, words, view }) {
  const { from, to, mode, status, accuracy_km: accuracy } = leg.properties;
  const exact = accuracy === null ? words["leg-schematic"] : `${words["leg-accuracy"]} ${view.number(accuracy)} ${words["leg-km"]}`;
  const lines = [name, `${from[lang]} – ${to[lang]}`, [words[`leg-${mode}`], words[`leg-${status}`], exact].join(words["leg-separator"])];
  const hit = L.polyline(points(leg), { pane: "corridors", className: "leg-hit", weight: HIT_WIDTH });
  hit.bindTooltip(() => tooltip(lines), { sticky: true });
  hit.on("click", (event) => {
    L.DomEvent.stop(event);
    view.set({ focus: layer });
  });
  return hit;
}

function stopDot(stop, lang) {
  const [lon, lat] = stop.geometry.coordinates;
  const dot = L.circleMarker([lat, lon], { pane: "places", radius: 2.6, className: "stop" });
  return dot.bindTooltip(() => tooltip([stop.properties.name[lang]]), { direction: "top" });
}

// The republics, painted as the view says, each with its name and what is painted in words.
export function drawRepublics(group, view, { levels, republics, words }) {
  const shapes = new LevelledShapes(group, view, levels, (features) => {
    for (const feature of features) group.addLayer(republicShape(feature, republics, view));
    for (const [code, republic] of Object.entries(republics)) group.addLayer(republicName(code, republic, view, words));
  });
  view.onRepaint(() => shapes.redraw());
}

function lookOf(painted) {
  if (painted.state === "none") return "plain";
  if (painted.state !== "painted") return painted.state;
  return painted.classNumber ? `class-${painted.classNumber}` : "one-tint";
}

function republicShape(feature, republics, view) {
  const code = feature.properties.iso3;
  const painted = view.painting[code];
  const look = lookOf(painted);
  const shape = L.geoJSON(feature, {
    pane: "republics",
    style: { className: `republic look-${look}`, weight: 1, fillOpacity: 1, fillColor: patternOf(look), smoothFactor: 0 },
  });
  shape.bindTooltip(() => tooltip([republics[code].name, painted.text]), { sticky: true });
  shape.on("click", () => view.set({ focus: code }));
  shape.on("add", () => shape.eachLayer((path) => makeReachable(path, code, republics[code].name, view)));
  return shape;
}

// Makes a shape a button for the keyboard and for screen readers.
function makeReachable(path, code, name, view) {
  const shape = path.getElement();
  shape.dataset.iso3 = code;
  shape.setAttribute("tabindex", "0");
  shape.setAttribute("role", "button");
  shape.setAttribute("aria-label", [name, view.painting[code].text].filter(Boolean).join(": "));
  shape.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    view.set({ focus: code });
  });
}

function republicName(code, republic, view, words) {
  const painted = view.painting[code];
  const signs = [words[`sign-${painted.mark || painted.state}`], painted.inConflict ? words["sign-conflict"] : ""];
  const name = [republic.name, ...signs].filter(Boolean).join(" ");
  const [lon, lat] = republic.label;
  return nameLabel(lon, lat, [name, painted.label], "republic-name");
}

// Seas and lakes; the names of seas are in italics.
export function drawWater(group, view, { lang, levels }) {
  new LevelledShapes(group, view, levels, (features) => {
    for (const feature of features) {
      if (feature.properties.place) group.addLayer(placeName(feature, lang, "water-name"));
      else group.addLayer(waterShape(feature));
    }
  });
}

function waterShape(feature) {
  const pane = feature.properties.water === "sea" ? "seas" : "lakes";
  return L.geoJSON(feature, { pane, interactive: false, style: { className: "water", weight: 0.6, fillOpacity: 1, smoothFactor: 0 } });
}

function placeName(feature, lang, kind) {
  const [lon, lat] = feature.geometry.coordinates;
  return nameLabel(lon, lat, [feature.properties.name[lang]], kind);
}

// Neighbouring states: quiet shapes, small names once they have room.
export function drawNeighbours(group, view, { lang, levels }) {
  new LevelledShapes(group, view, levels, (features) => {
    for (const feature of features) group.addLayer(neighbourShape(feature));
    for (const feature of features) group.addLayer(neighbourName(feature, lang));
  });
}

function neighbourShape(feature) {
  const style = { className: "neighbour", weight: 0.6, fillOpacity: 1, smoothFactor: 0 };
  return L.geoJSON(feature, { pane: "neighbours", interactive: false, style });
}

function neighbourName(feature, lang) {
  const { name, label, label_zoom: labelZoom } = feature.properties;
  return nameLabel(label[0], label[1], [name[lang]], "neighbour-name", labelZoom);
}

export function drawRivers(group, view, { lang, levels }) {
  new LevelledShapes(group, view, levels, (features) => {
    for (const feature of features) {
      const style = { className: "river", weight: feature.properties.rank > 5 ? 0.7 : 1.1, smoothFactor: 0.5 };
      const river = L.geoJSON(feature, { pane: "lakes", style });
      group.addLayer(river.bindTooltip(() => tooltip([feature.properties.name[lang]]), { sticky: true }));
    }
  });
}

// Meridians and parallels every `step` degrees within west, south, east, north.
export function drawGraticule(group, view, { bounds, step }) {
  const [west, south, east, north] = bounds;
  const options = { pane: "graticule", interactive: false, className: "graticule", weight: 0.6 };
  for (let lon = Math.ceil(west / step) * step; lon <= east; lon += step) {
    group.addLayer(L.polyline([[south, lon], [north, lon]], options));
  }
  for (let lat = Math.ceil(south / step) * step; lat <= north; lat += step) {
    group.addLayer(L.polyline([[lat, west], [lat, east]], options));
  }
}

// Points with their names beside them; Enter or a click tells about the place.
export function drawPlaces(group, view, { lang, levels, place }) {
  new LevelledShapes(group, view, levels, (features) => {
    for (const feature of features) {
      group.addLayer(spot(feature, lang, place, view));
      group.addLayer(placeName(feature, lang, `place-name name-${place}`));
    }
  });
}

function spot(feature, lang, place, view) {
  const [lon, lat] = feature.geometry.coordinates;
  const name = feature.properties.name[lang];
  const icon = L.divIcon({ className: `spot spot-${place}`, iconSize: [24, 24], html: element("span", { class: "spot-sign" }) });
  const marker = L.marker([lat, lon], { pane: "places", icon, title: name, alt: name });
  marker.on("add", () => Object.assign(marker.getElement().dataset, { place: feature.properties.place }));
  return marker.on("click", () => view.set({ focus: feature.properties.place }));
}

const TAPER = [1, 0.9, 0.8, 0.7, 0.6, 0.5];

// Flows: arcs whose width follows their figure and that taper towards where they go.
export function drawFlows(group, view, { layer, lang, levels }) {
  const shapes = new LevelledShapes(group, view, levels, (all) => {
    const features = all.filter(({ properties: { dates } }) => isDated(dates, view.values.year));
    for (const feature of features) for (const piece of flowPieces(feature, layer)) group.addLayer(piece);
    for (const feature of features) group.addLayer(flowHit(feature, lang, view));
  });
  redrawByYear(shapes, view);
}

function flowPieces(feature, layer) {
  const line = points(feature);
  const { flow, ink, width } = feature.properties;
  const length = (line.length - 1) / TAPER.length;
  return TAPER.map((share, number) => {
    const part = line.slice(Math.floor(number * length), Math.floor((number + 1) * length) + 1);
    const path = L.polyline(part, { pane: "corridors", interactive: false, className: `flow ink-${ink}`, weight: width * share, smoothFactor: 0.5 });
    return path.on("add", () => Object.assign(path.getElement().dataset, { layer, flow }));
  });
}

function flowHit(feature, lang, view) {
  const { label, figure, to } = feature.properties;
  const hit = L.polyline(points(feature), { pane: "corridors", className: "leg-hit", weight: HIT_WIDTH });
  hit.bindTooltip(() => tooltip([label[lang], figure ? inDigits(figure[lang], view.values.nu) : ""]), { sticky: true });
  return hit.on("click", (event) => {
    L.DomEvent.stop(event);
    if (view.grammar.republics.includes(to)) view.set({ focus: to });
  });
}

// What states are to an organisation: a chip under the name of each, one row per organisation.
export function drawMembers(group, view, { layer, levels, row, words }) {
  new LevelledShapes(group, view, levels, (features) => {
    for (const feature of features) {
      const { state } = feature.properties;
      const [lon, lat] = feature.geometry.coordinates;
      const short = words[`member-short-${layer}`] || layer;
      const chip = element("span", { class: `chip chip-${state}`, text: short, title: words[`member-${state}`], "data-row": row });
      const icon = L.divIcon({ className: "name-anchor chip-anchor", iconSize: [0, 0], html: chip });
      group.addLayer(L.marker([lat, lon], { icon, pane: "names", interactive: false, keyboard: false }));
    }
  });
}
