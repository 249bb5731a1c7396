import { inDigits } from "../lib/digits.js";
import { element, slotFor } from "../ui/element.js";
import { swatch } from "../ui/swatch.js";

const EXPLAINED = ["line", "flow", "spot", "chip"];

// What is on the map, in the order of the catalogue: the theme first, then the lines of the corridors that are on, and
// what the band around them means if one has any. `bands` are the inks of the corridors that do.
export function legend(map, view, { layers, bands, words }) {
  const box = element("div", { class: "legend" });
  slotFor("legend", map, "bottomright").append(box);
  const show = () => box.replaceChildren(...legendParts(view, layers, bands, words));
  view.onChange(show);
  show();
}

function legendParts(view, layers, bands, words) {
  const parts = [element("h2", { class: "legend-title", text: words["legend-title"] })];
  if (view.legend) parts.push(themePart(view.legend, words));
  const lines = view.values.layers.flatMap((slug) => layers[slug]).filter((row) => EXPLAINED.includes(row.form));
  const banded = view.values.layers.find((slug) => bands[slug]);
  if (banded) lines.push({ form: "band", ink: bands[banded], text: inDigits(words["legend-band"], view.values.nu) });
  if (lines.length > 0) parts.push(element("ul", { class: "legend-rows" }, lines.map((row) => legendRow(row, words))));
  return parts;
}

function themePart({ title, rows, notes }, words) {
  return element("section", { class: "legend-theme" }, [
    element("h3", { text: title }),
    element("ul", { class: "legend-rows" }, rows.map((row) => legendRow({ form: "look", ...row }, words))),
    ...notes.map((note) => element("p", { class: "legend-note", text: note })),
  ]);
}

function legendRow(row, words) {
  return element("li", { class: "legend-row" }, [swatch(row, words), element("span", { text: row.text })]);
}
