import { element } from "../ui/element.js";

// Who made what is shown, in a corner that nothing covers.
export function credit(map, view, { parts }) {
  const control = new L.Control({ position: "bottomright" });
  control.onAdd = () => {
    const links = parts.map(({ text, url }) => (url ? element("a", { href: url, rel: "noopener", target: "_blank", text }) : element("span", { text })));
    return element("div", { class: "credit", dir: document.documentElement.dir }, links);
  };
  control.addTo(map);
}
