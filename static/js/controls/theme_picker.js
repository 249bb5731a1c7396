import { element, slotFor } from "../ui/element.js";
import { picker } from "../ui/picker.js";

// What colours the republics, and how faulty figures are read. A page without a server keeps what it was made with.
export function themePicker(map, view, { themes, rules, words }) {
  if (!view.hasServer) return;
  const theme = picker(words["theme-label"], themes, (value) => view.set({ theme: value }));
  const rule = picker(words["theme-rule"], rules, (value) => view.set({ rule: value }));
  const box = element("section", { class: "theme-picker", "aria-label": words["theme-title"] }, [theme.node, rule.node]);
  slotFor("theme", map, "topleft").append(box);
  const show = () => {
    theme.list.value = view.values.theme;
    rule.list.value = view.values.rule;
  };
  view.onChange(show);
  show();
}
