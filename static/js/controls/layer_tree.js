import { treeMove } from "../lib/tree.js";
import { element, slotFor } from "../ui/element.js";
import { swatch } from "../ui/swatch.js";

// The layers by group as an ARIA tree: each can be switched, shown alone, zoomed to, and corridors read about.
export function layerTree(map, view, { groups, words }) {
  const items = groups.flatMap((group) => groupItems(group, view, words));
  const title = element("h2", { class: "layer-tree-title", id: "layer-tree-title", text: words["tree-title"] });
  const warning = element("p", { class: "layer-tree-warning", role: "alert", hidden: true });
  const tops = items.filter((item) => item.level === 1).map((item) => item.node);
  const tree = element("ul", { class: "layer-tree-list", role: "tree", "aria-labelledby": "layer-tree-title", "aria-multiselectable": "true" }, tops);
  slotFor("layer-tree", map, "topleft").append(element("div", { class: "layer-tree" }, [title, warning, tree]));
  tree.addEventListener("keydown", (event) => answerKey(event, items, view));
  tree.addEventListener("focusin", (event) => makeCurrent(items, items.find((item) => item.node === event.target.closest("[role=treeitem]"))));
  const show = () => items.forEach((item) => showState(item, view, words));
  view.onChange(() => {
    warning.hidden = true;
    show();
  });
  makeCurrent(items, items[0]);
  show();
  map.on("orta:failed", () => {
    warning.hidden = false;
    warning.textContent = words["tree-load-failed"];
  });
}

function groupItems(group, view, words) {
  const layers = group.layers.map((layer) => layerItem(layer, group, view, words));
  const slugs = group.layers.map((layer) => layer.slug);
  const count = element("span", { class: "layer-tree-count", id: `tree-count-${group.group}` });
  const item = { level: 1, name: group.name, slugs, layers, count, isShown: true };
  const opener = element("span", { class: "layer-tree-opener", "aria-hidden": "true", on: { click: (event) => openGroup(item, !item.isOpen, event) } });
  const row = treeRow(item, view, [treeBox(), element("span", { class: "layer-tree-group-name", id: `tree-group-${group.group}`, text: group.name }), count, opener]);
  const list = element("ul", { class: "layer-tree-layers", role: "group" }, layers.map((layer) => layer.node));
  const labels = { "aria-labelledby": `tree-group-${group.group} tree-count-${group.group}`, "data-group": group.group };
  item.node = element("li", { class: "layer-tree-group", role: "treeitem", "aria-level": 1, ...labels }, [row, list]);
  openGroup(item, slugs.some((slug) => view.isOn(slug)));
  return [item, ...layers];
}

function layerItem(layer, group, view, words) {
  const item = { level: 2, name: layer.name, slugs: [layer.slug], isShown: true };
  const name = element("span", { class: "layer-tree-name", id: `tree-name-${layer.slug}`, text: layer.name });
  const amount = layer.count > 0 ? [element("span", { class: "layer-tree-count", title: words["tree-count"], text: view.number(layer.count) })] : [];
  const remark = layer.inPaper ? [element("span", { class: "layer-tree-remark", id: `tree-remark-${layer.slug}`, text: layer.inPaper })] : [];
  const row = treeRow(item, view, [treeBox(), ...layer.swatches.map((look) => swatch(look)), name, ...amount]);
  const labels = { "aria-labelledby": `tree-name-${layer.slug}`, "aria-describedby": remark.length > 0 ? `tree-remark-${layer.slug}` : null };
  item.actions = actionButtons(layer, view, words);
  const actions = element("span", { class: "layer-tree-actions" }, item.actions);
  item.node = element("li", { class: "layer-tree-layer", role: "treeitem", "aria-level": 2, "data-layer": layer.slug, ...labels }, [row, ...remark, actions]);
  return item;
}

function treeBox() {
  return element("span", { class: "layer-tree-box", "aria-hidden": "true" });
}

function treeRow(item, view, parts) {
  return element("div", { class: "layer-tree-row", on: { click: () => switchItem(item, view) } }, parts);
}

function actionButtons(layer, view, words) {
  const button = (word, sign, click) =>
    element("button", { type: "button", class: `layer-tree-action action-${sign}`, tabindex: "-1", title: words[word], "aria-label": `${words[word]}: ${layer.name}`, on: { click } });
  const buttons = [];
  if (layer.inPaper) buttons.push(button("tree-about", "about", () => view.set({ focus: layer.slug })));
  if (!layer.isContext) buttons.push(button("tree-only", "only", () => view.showOnly(layer.slug)));
  if (layer.isPlaced) buttons.push(button("tree-zoom", "zoom", () => view.zoomTo(layer.bounds)));
  return buttons;
}

// Switches a layer, or all layers of a group: on, unless all of them are.
function switchItem(item, view) {
  view.setLayers(item.slugs, !item.slugs.every((slug) => view.isOn(slug)));
}

function openGroup(item, isOpen, event) {
  if (event) event.stopPropagation();
  item.isOpen = isOpen;
  item.node.setAttribute("aria-expanded", String(isOpen));
  for (const layer of item.layers) layer.isShown = isOpen;
}

function showState(item, view, words) {
  const on = item.slugs.filter((slug) => view.isOn(slug)).length;
  const state = on === item.slugs.length ? "true" : on === 0 ? "false" : "mixed";
  item.node.setAttribute("aria-checked", state);
  if (!item.count) return;
  item.count.textContent = words["tree-on-of"].replace("⟨•⟩", view.number(on)).replace("⟨••⟩", view.number(item.slugs.length));
}

// One item is in the order of Tab, with its buttons; arrows lead to the others.
function makeCurrent(items, current) {
  if (!current) return;
  for (const item of items) {
    item.isCurrent = item === current;
    item.node.tabIndex = item.isCurrent ? 0 : -1;
    for (const button of item.actions || []) button.tabIndex = item.isCurrent ? 0 : -1;
  }
}

function answerKey(event, items, view) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const current = items.findIndex((item) => item.isCurrent);
  const isOnButton = event.target.closest("button");
  if ((event.key === " " || event.key === "Enter") && isOnButton) return;
  if (event.key === " " || event.key === "Enter") {
    event.preventDefault();
    switchItem(items[current], view);
    return;
  }
  const { to, open } = treeMove(items, current, event.key, document.documentElement.dir === "rtl");
  if (open !== undefined) openGroup(items[current], open);
  if (to !== undefined) items[to].node.focus();
  if (open !== undefined || to !== undefined) event.preventDefault();
}
