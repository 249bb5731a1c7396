import { element, slotFor } from "../ui/element.js";
import { swatch } from "../ui/swatch.js";

// The layers by group: a box to switch each on, a swatch as it is drawn, and for corridors a button to its panel.
export function layerTree(map, view, { groups, words }) {
  const boxes = new Map();
  const parts = groups.map((group) => groupPart(group, view, boxes, words));
  const title = element("h2", { class: "layer-tree-title", text: words["tree-title"] });
  const warning = element("p", { class: "layer-tree-warning", role: "alert", hidden: true });
  slotFor("layer-tree", map, "topleft").append(element("div", { class: "layer-tree" }, [title, warning, ...parts]));
  const show = () => {
    for (const [layer, box] of boxes) box.checked = view.isOn(layer);
  };
  view.onChange(() => {
    warning.hidden = true;
    show();
  });
  show();
  map.on("orta:failed", () => {
    warning.hidden = false;
    warning.textContent = words["tree-load-failed"];
  });
}

function groupPart(group, view, boxes, words) {
  const rows = group.layers.map((layer) => layerRow(layer, group, view, boxes, words));
  return element("fieldset", { class: "layer-tree-group" }, [element("legend", { text: group.name }), ...rows]);
}

function layerRow(layer, group, view, boxes, words) {
  const box = element("input", { type: "checkbox", "data-layer": layer.slug, on: { change: () => view.setLayer(layer.slug, box.checked) } });
  boxes.set(layer.slug, box);
  const name = element("span", { class: "layer-tree-name", text: layer.name });
  const label = element("label", { class: "layer-tree-row" }, [box, ...layer.swatches.map((look) => swatch(look)), name]);
  if (!layer.inPaper) return label;
  const open = () => view.set({ focus: layer.slug });
  const about = element("button", { type: "button", class: "layer-tree-about", "aria-label": `${words["tree-about"]}: ${layer.name}`, text: "i", on: { click: open } });
  const remark = element("span", { class: "layer-tree-remark", text: layer.inPaper });
  return element("div", { class: "layer-tree-corridor" }, [label, about, remark]);
}
