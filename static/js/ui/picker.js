import { element } from "./element.js";

let pickers = 0;

// Returns a labelled choice of one from a list of { value, name }; `onPick` is told the value that the reader picks.
export function picker(label, options, onPick) {
  pickers += 1;
  const id = `picker-${pickers}`;
  const list = element("select", { class: "picker-list", id, on: { change: () => onPick(list.value) } }, optionParts(options));
  const node = element("div", { class: "picker" }, [element("label", { class: "picker-label", for: id, text: label }), list]);
  return { node, list };
}

function optionParts(options) {
  return options.map(({ value, name, members }) =>
    members ? element("optgroup", { label: name }, optionParts(members)) : element("option", { value, text: name }),
  );
}
