import { svgElement } from "./element.js";

const WIDTH = 30;
const HEIGHT = 14;

// Returns a small picture of how something is drawn, from the same constants that paint the map.
// `signs` are the marks of faulty figures as the page's language writes them.
export function swatch(look, signs = {}) {
  const picture = svgElement("svg", { class: "swatch", width: WIDTH, height: HEIGHT, "aria-hidden": "true" });
  picture.append(...FORMS[look.form](look, signs));
  return picture;
}

const FORMS = { line: lineForm, band: bandForm, "thin-line": thinLineForm, area: areaForm, flow: flowForm, spot: spotForm, chip: chipForm, look: lookForm };

function lineForm({ ink, width, dash, mode }) {
  const middle = { x1: 1, x2: WIDTH - 1, y1: HEIGHT / 2, y2: HEIGHT / 2 };
  const line = svgElement("line", { ...middle, class: `leg ink-${ink}`, "stroke-width": width, "stroke-dasharray": dash || null });
  if (mode !== "rail") return [line];
  return [line, svgElement("line", { ...middle, class: `leg ink-${ink}`, "stroke-width": 7, "stroke-dasharray": "1 6" })];
}

function bandForm({ ink }) {
  const middle = { x1: HEIGHT / 2, x2: WIDTH - HEIGHT / 2, y1: HEIGHT / 2, y2: HEIGHT / 2 };
  const band = svgElement("line", { ...middle, class: `accuracy-band swatch-band ink-${ink}`, "stroke-width": HEIGHT });
  return [band, svgElement("line", { ...middle, class: `leg ink-${ink}`, "stroke-width": 2 })];
}

function thinLineForm({ ink }) {
  const middle = { x1: 1, x2: WIDTH - 1, y1: HEIGHT / 2, y2: HEIGHT / 2 };
  return [svgElement("line", { ...middle, class: `ink-${ink}`, "stroke-width": 1.2 })];
}

function areaForm({ ink }) {
  return [svgElement("rect", { x: 3, y: 1, width: WIDTH - 6, height: HEIGHT - 2, class: `swatch-area fill-${ink}` })];
}

function flowForm({ ink, width }) {
  const [left, right, middle] = [1, WIDTH - 1, HEIGHT / 2];
  const wedge = `M${left} ${middle - width} L${right} ${middle - width / 3} L${right} ${middle + width / 3} L${left} ${middle + width}Z`;
  return [svgElement("path", { d: wedge, class: `fill-${ink}` })];
}

const SPOTS = {
  capital: "M15 3.5a3.5 3.5 0 1 0 .01 0Z",
  institution: "M11 3h8v8h-8Z",
  meeting: "M15 2l5 5l-5 5l-5-5Z",
  "energy-field": "M15 2l5 9h-10Z",
  dispute: "M10 2l10 10M20 2l-10 10",
  exclave: "M10 7a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z",
  port: "M15 12l-5-9h10Z",
};

function spotForm({ place }) {
  return [svgElement("path", { d: SPOTS[place] || SPOTS.capital, class: `spot-form spot-form-${place}` })];
}

function chipForm({ state }) {
  return [svgElement("rect", { x: 3, y: 1, width: WIDTH - 6, height: HEIGHT - 2, rx: 6, class: `chip-form chip-form-${state}` })];
}

function lookForm({ look }, signs) {
  const pattern = patternOf(look);
  const fill = pattern ? { fill: pattern } : {};
  const area = svgElement("rect", { x: 3, y: 1, width: WIDTH - 6, height: HEIGHT - 2, class: `swatch-area look-${look}`, ...fill });
  const name = look.replace("marked-", "");
  if (!signs[`sign-${name}`]) return [area];
  const sign = svgElement("text", { x: WIDTH / 2, y: HEIGHT - 3, class: `swatch-mark mark-${name}` });
  sign.textContent = signs[`sign-${name}`];
  return [area, sign];
}

// Returns the pattern that fills a look, or nothing where it has a plain colour.
export function patternOf(look) {
  const name = { doubtful: "faulty", wrong: "faulty", "not-stated": "not-stated" }[look];
  return name ? `url(#orta-${name})` : undefined;
}

// Puts the patterns into the page, once.
export function addPatterns() {
  if (document.getElementById("orta-faulty")) return;
  const dots = svgElement("pattern", { id: "orta-faulty", width: 9, height: 9, patternUnits: "userSpaceOnUse" }, [
    svgElement("rect", { width: 9, height: 9, class: "fill-faulty" }),
    svgElement("circle", { cx: 2.5, cy: 2.5, r: 1, class: "fill-faulty-dot" }),
    svgElement("circle", { cx: 7, cy: 7, r: 1, class: "fill-faulty-dot" }),
  ]);
  const hatch = svgElement("pattern", { id: "orta-not-stated", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, [
    svgElement("rect", { width: 6, height: 6, class: "fill-not-stated" }),
    svgElement("line", { x1: 0, y1: 0, x2: 0, y2: 6, class: "ink-not-stated-line", "stroke-width": 1.6 }),
  ]);
  document.body.append(svgElement("svg", { class: "patterns", width: 0, height: 0, "aria-hidden": "true" }, [svgElement("defs", {}, [dots, hatch])]));
}
