// What the folium elements of geo/controls call; the bundle makes it the global `orta`.
import { comparison } from "./controls/comparison.js";
import { credit } from "./controls/credit.js";
import { details } from "./controls/details.js";
import { drawCorridor, drawFlows, drawGraticule, drawMembers, drawNeighbours, drawPlaces, drawRepublics, drawRivers, drawWater } from "./controls/layer_shapes.js";
import { layerTree } from "./controls/layer_tree.js";
import { legend } from "./controls/legend.js";
import { mapFrame } from "./controls/map_frame.js";
import { search } from "./controls/search.js";
import { themePicker } from "./controls/theme_picker.js";
import { timeline } from "./controls/timeline.js";
import { openView, switchLayers } from "./controls/view_state.js";

export { comparison, credit, details, drawCorridor, drawFlows, drawGraticule, drawMembers, drawNeighbours, drawPlaces, drawRepublics, drawRivers, drawWater, layerTree, legend, mapFrame, openView, search, switchLayers, themePicker, timeline };
