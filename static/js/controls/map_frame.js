import { element } from "../ui/element.js";

// Zoom buttons, "fit", and the scale bar. Words are for screen readers and for the pointer that rests.
export function mapFrame(map, view, { words }) {
  map.getContainer().setAttribute("role", "region");
  map.getContainer().setAttribute("aria-label", words["map-label"]);
  L.control.zoom({ position: "topright", zoomInTitle: words["map-zoom-in"], zoomOutTitle: words["map-zoom-out"] }).addTo(map);
  L.control.scale({ position: "bottomleft", imperial: false }).addTo(map);
  fitButton(view, words).addTo(map);
}

function fitButton(view, words) {
  const control = new L.Control({ position: "topright" });
  control.onAdd = () => {
    const fit = () => {
      view.set({ map: null });
      view.fit();
    };
    const button = element("button", { type: "button", class: "fit-button", title: words["map-fit"], "aria-label": words["map-fit"], text: "⤢", on: { click: fit } });
    L.DomEvent.disableClickPropagation(button);
    return element("div", { class: "leaflet-bar" }, [button]);
  };
  return control;
}
