import { element, svgElement } from "../ui/element.js";
import { picker } from "../ui/picker.js";

// Two republics or two years side by side: pickers for the two, and a table with a bar for each figure.
export function comparison(map, view, { republics, years, words }) {
  const slot = document.querySelector('[data-slot="comparison"]');
  if (!slot || !view.hasServer) return;
  const kinds = ["none", "republics", "years"].map((value) => ({ value, name: words[`compare-${value}`] }));
  const kind = picker(words["compare-label"], kinds, (value) => view.set({ compare: firstPair(value, republics, years) }));
  const sides = element("div", { class: "comparison-sides" });
  const told = element("div", { class: "comparison-told", "aria-live": "polite" });
  slot.append(element("section", { class: "comparison", "aria-label": words["compare-heading"] }, [kind.node, sides, told]));
  const show = () => {
    const { compare } = view.values;
    kind.list.value = kindOf(compare, republics);
    sides.replaceChildren(...(compare ? sidePickers(compare, compare[0] in republics ? republics : years, view, words) : []));
    told.replaceChildren(...(view.comparison ? comparisonParts(view.comparison, words) : []));
  };
  view.onChange(show);
  show();
}

function kindOf(compare, republics) {
  if (!compare) return "none";
  return compare[0] in republics ? "republics" : "years";
}

function firstPair(kind, republics, years) {
  if (kind === "none") return null;
  const names = Object.keys(kind === "republics" ? republics : years);
  return kind === "republics" ? names.slice(0, 2) : names.slice(-2);
}

function sidePickers(compare, named, view, words) {
  return compare.map((side, number) => {
    const other = compare[1 - number];
    const options = Object.entries(named).filter(([value]) => value !== other).map(([value, name]) => ({ value, name }));
    const pick = (value) => {
      const pair = Object.keys(named).filter((name) => name === value || name === other);
      view.set({ compare: pair });
    };
    const { node, list } = picker(words[number === 0 ? "compare-first" : "compare-second"], options, pick);
    list.value = side;
    return node;
  });
}

function comparisonParts({ title, subtitle, sides, rows, empty }, words) {
  const heading = element("h2", { class: "comparison-title", text: title });
  if (empty) return [heading, element("p", { text: empty })];
  const head = element("thead", {}, [element("tr", {}, [element("th", { scope: "col", text: subtitle || words["compare-figure"] }), ...sides.map((side) => element("th", { scope: "col", text: side }))])]);
  return [heading, element("table", { class: "comparison-table" }, [head, element("tbody", {}, rows.map((row) => comparisonRow(row)))])];
}

function comparisonRow({ name, sides, warning }) {
  const term = [element("span", { text: name }), ...(warning ? [element("span", { class: "comparison-warning", text: warning })] : [])];
  return element("tr", {}, [element("th", { scope: "row" }, term), ...sides.map(sideCell)]);
}

// A bar on the scale of its row; a figure that is not painted has none.
function sideCell({ text, share, state }) {
  const parts = [element("span", { class: `comparison-value state-${state}`, text })];
  if (share !== null) {
    const bar = svgElement("rect", { class: "comparison-bar", x: 0, y: 0, width: (share * 100).toFixed(2), height: 8 });
    parts.unshift(svgElement("svg", { class: "comparison-scale", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, [bar]));
  }
  return element("td", {}, parts);
}
