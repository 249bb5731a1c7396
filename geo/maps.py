"""Composition of the map, and only that: one feature group per layer, what it holds, then the controls.

The page, the frame and `atlas.map()` all come from `compose_map`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import folium

from geo.controls.atlas_map import AtlasMap
from geo.controls.comparison import ComparisonTable
from geo.controls.credit import Credit
from geo.controls.details import Details
from geo.controls.element import AtlasElement
from geo.controls.layer_shapes import (
    CorridorShapes,
    FlowShapes,
    GraticuleShapes,
    MemberShapes,
    NeighbourShapes,
    PlaceShapes,
    RepublicShapes,
    RiverShapes,
    WaterShapes,
)
from geo.controls.layer_tree import LayerTree
from geo.controls.legend import Legend
from geo.controls.map_frame import MapFrame
from geo.controls.search import Search
from geo.controls.theme_picker import ThemePicker
from geo.controls.timeline import Timeline
from geo.controls.view_state import LayerSwitch, ViewState
from geo.edition import REPUBLICS, Edition
from geo.language import Language, language
from geo.style import ACCURACY_LOOK, leg_ink
from geo.timeline import timeline_record
from geo.view import RULES, View, grammar

_SHAPES: dict[str, type[AtlasElement]] = {
    "corridor": CorridorShapes,
    "flows": FlowShapes,
    "membership": MemberShapes,
    "places": PlaceShapes,
    "water": WaterShapes,
    "neighbours": NeighbourShapes,
    "rivers": RiverShapes,
}


@dataclass(frozen=True, slots=True)
class ShapeFile:
    """Where the page script finds a layer's shapes at one level of detail."""

    level: str
    max_zoom: float
    url: str
    """An address relative to the page, or `#id` of a JSON block in the page itself."""

    def as_options(self) -> dict[str, Any]:
        """Return what the partner scripts are handed."""
        return {"level": self.level, "max_zoom": self.max_zoom, "url": self.url}


@dataclass(frozen=True, slots=True)
class PageFiles:
    """Where a page finds its data: the shapes of each layer, coarse level first, and the texts of the panel."""

    shapes: Mapping[str, Sequence[ShapeFile]]
    details: str
    claims: str = "api/v1/claims/"
    """The texts about one claim: an address to which its id is added, or `#id` of a JSON block with all of them."""


def compose_map(edition: Edition, view: View, files: PageFiles) -> AtlasMap:
    """Return the folium map of a view: all layers of the catalogue, those of the view shown, and the controls."""
    words = language(view.lang)
    names = {layer["slug"]: layer["name"][view.lang] for layer in edition.layers}
    atlas_map = AtlasMap(context=edition.atlas["context"])
    atlas_map.add_child(_view_state(edition))
    _add_group(atlas_map, REPUBLICS, edition.atlas["title"][view.lang], True, _republics(edition, words, files))
    for layer in edition.layers:
        slug = layer["slug"]
        shapes = _layer_shapes(edition, layer, words, files)
        _add_group(atlas_map, slug, names[slug], slug in view.layers, shapes)
    groups = {layer["slug"]: _group_variable(layer["slug"]) for layer in edition.layers}
    atlas_map.add_child(LayerSwitch("layers", {"groups": _variables(groups)}))
    for control in _controls(edition, words, files):
        atlas_map.add_child(control)
    return atlas_map


_CONTEXT = "context"
"""The group of layers that are ground and not subject."""
_SPREAD = ("water", "neighbours", "rivers", "graticule")
"""Kinds of layers that are everywhere: there is nothing to zoom to."""
_FITTED = ("corridor", "flows")
"""Kinds of layers that the map is fitted to when they are on, beside the republics."""


def _view_state(edition: Edition) -> ViewState:
    bounds = {layer["slug"]: layer["bounds"] for layer in edition.layers if layer["kind"] in _FITTED}
    return ViewState(
        "view",
        {
            "grammar": grammar(edition.vocabulary),
            "bounds": bounds,
            "home": edition.atlas["bounds"],
            "context": [layer["slug"] for layer in edition.layers if layer["group"] == _CONTEXT],
        },
    )


def _add_group(atlas_map: AtlasMap, slug: str, name: str, is_shown: bool, shapes: AtlasElement) -> None:
    group = folium.FeatureGroup(name=name, control=False, show=is_shown)
    group._id = _variable(slug)
    group.add_child(shapes)
    atlas_map.add_child(group, name=slug)


def _variable(slug: str) -> str:
    return slug.replace("-", "_")


def _group_variable(slug: str) -> str:
    return f"feature_group_{_variable(slug)}"


def _variables(names: Mapping[str, str]) -> dict[str, folium.JsCode]:
    return {slug: folium.JsCode(name) for slug, name in names.items()}


def _levels(files: PageFiles, slug: str) -> list[dict[str, Any]]:
    return [file.as_options() for file in files.shapes[slug]]


def _republics(edition: Edition, words: Language, files: PageFiles) -> RepublicShapes:
    republics = {
        row["iso3"]: {"name": row["name"][words.lang], "label": row["label"]} for row in edition.atlas["republics"]
    }
    options = {
        "levels": _levels(files, REPUBLICS),
        "republics": republics,
        "words": words.messages("sign-"),
    }
    return RepublicShapes(REPUBLICS, options)


def _layer_shapes(edition: Edition, layer: Mapping[str, Any], words: Language, files: PageFiles) -> AtlasElement:
    slug = layer["slug"]
    if layer["kind"] == "graticule":
        return GraticuleShapes(slug, {"bounds": edition.atlas["context"], "step": 10})
    options: dict[str, Any] = {"layer": slug, "lang": words.lang, "levels": _levels(files, slug)}
    if layer["kind"] == "corridor":
        name = layer["name"][words.lang]
        options |= {"name": name, "accuracy": ACCURACY_LOOK, "words": words.messages("leg-")}
    if layer["kind"] == "membership":
        rows = [other["slug"] for other in edition.layers if other["kind"] == "membership"]
        options |= {"row": rows.index(slug), "words": words.messages("member-")}
    if layer["kind"] == "places":
        options |= {"place": layer["swatches"][0]["place"]}
    return _SHAPES[layer["kind"]](slug, options)


def _controls(edition: Edition, words: Language, files: PageFiles) -> list[AtlasElement]:
    years = timeline_record(edition)
    return [
        MapFrame("frame", {"bounds": edition.atlas["context"], "words": words.messages("map-")}),
        Credit("credit", {"parts": credit_parts(edition, words)}),
        LayerTree("layer_tree", {"groups": _tree(edition, words), "words": words.messages("tree-")}),
        Legend(
            "legend",
            {
                "layers": _legend_rows(edition, words),
                "bands": _band_inks(edition),
                "words": words.messages("legend-") | words.messages("sign-"),
            },
        ),
        ThemePicker("theme_picker", _theme_choices(edition, words)),
        Timeline("timeline", _years(edition, years, words)),
        ComparisonTable("comparison", _comparison(edition, years, words)),
        Details(
            "details",
            {
                "file": files.details,
                "claims": files.claims,
                "words": words.messages("details-") | words.messages("sign-") | words.messages("piece-"),
            },
        ),
        Search(
            "search",
            {
                "address": "api/v1/search",
                "words": words.messages("finder-") | words.messages("sign-") | words.messages("mark-"),
                "counted": words.counted("found-count"),
            },
        ),
    ]


def _theme_choices(edition: Edition, words: Language) -> dict[str, Any]:
    """Return the themes, those by tool in a group of their own, and the rules."""
    plain: list[dict[str, str]] = []
    by_tool: list[dict[str, str]] = []
    for slug, theme in edition.themes.items():
        (by_tool if "." in slug else plain).append({"value": slug, "name": theme["name"][words.lang]})
    groups = [("themes-plain", plain), ("themes-by-tool", by_tool)]
    return {
        "themes": [{"name": words.say(name), "members": members} for name, members in groups if members],
        "rules": [{"value": rule, "name": words.say(f"rule-{rule}")} for rule in RULES],
        "words": words.messages("theme-"),
    }


def _years(edition: Edition, record: Mapping[str, Any], words: Language) -> dict[str, Any]:
    names = {layer["slug"]: layer["name"][words.lang] for layer in edition.layers if layer["kind"] == "corridor"}
    count = record["undated_claims"]
    claims = words.say("years-undated-claims", count=count, number=words.number(count))
    undated = [names[slug] for slug in record["undated_corridors"]]
    said = (
        words.say("years-undated", claims=claims, corridors=words.say("list-separator").join(undated))
        if undated
        else words.say("years-undated-none", claims=claims)
    )
    kept = ("first", "last", "claims", "opened")
    return {
        **{name: record[name] for name in kept},
        "names": names,
        "undated": words.digits(said),
        "separator": words.say("list-separator"),
        "words": words.messages("time-"),
    }


def _comparison(edition: Edition, record: Mapping[str, Any], words: Language) -> dict[str, Any]:
    return {
        "republics": {code: words.country(code) for code in edition.vocabulary.republics},
        "years": {str(year): words.digits(str(year)) for year in range(record["first"], record["last"] + 1)},
        "words": words.messages("compare-"),
    }


def _tree(edition: Edition, words: Language) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for layer in edition.layers:
        entry = {
            "slug": layer["slug"],
            "name": layer["name"][words.lang],
            "swatches": layer["swatches"][:1],
            "in_paper": words.say(f"in-paper-{layer['in_paper']}") if layer["in_paper"] else "",
            "count": 0 if layer["kind"] in ("corridor", *_SPREAD) else layer["count"],
            "is_context": layer["group"] == _CONTEXT,
            "is_placed": layer["kind"] not in _SPREAD,
            "bounds": layer["bounds"],
        }
        groups.setdefault(layer["group"], []).append(entry)
    return [{"group": group, "name": words.say(f"group-{group}"), "layers": layers} for group, layers in groups.items()]


def _legend_rows(edition: Edition, words: Language) -> dict[str, list[dict[str, Any]]]:
    return {
        layer["slug"]: [{**swatch, "text": _swatch_words(layer, swatch, words)} for swatch in layer["swatches"]]
        for layer in edition.layers
    }


def _band_inks(edition: Edition) -> dict[str, str]:
    """Return, of each corridor of which a leg has a known accuracy, the ink of the first such leg."""
    inks: dict[str, str] = {}
    for layer in edition.layers:
        if layer["kind"] == "corridor":
            corridor = edition.document(edition.corridor_file(layer["slug"]))
            legs = [shape["properties"] for shape in corridor["features"] if "leg" in shape["properties"]]
            first = next((leg for leg in legs if leg["accuracy_km"] is not None), None)
            if first is not None:
                inks[layer["slug"]] = leg_ink(first["mode"], corridor["kind"])
    return inks


def _swatch_words(layer: Mapping[str, Any], swatch: Mapping[str, Any], words: Language) -> str:
    name = str(layer["name"][words.lang])
    if swatch["form"] == "chip":
        state = words.say(f"member-{swatch['state']}")
        return words.say("legend-line", name=name, form=state)
    if swatch["form"] != "line":
        return name
    parts = [words.say(f"leg-{swatch['mode']}")]
    if swatch["status"] != "operating":
        parts.append(words.say(f"leg-{swatch['status']}"))
    return words.say("legend-line", name=name, form=words.say("list-separator").join(parts))


def credit_parts(edition: Edition, words: Language) -> list[dict[str, str]]:
    """Return the credit of every picture of the map: who made what, and which edition this is."""
    say: Callable[..., str] = words.say
    return [
        {"text": "Leaflet", "url": "https://leafletjs.com"},
        {"text": say("credit-borders"), "url": "https://www.naturalearthdata.com/"},
        {"text": say("credit-places"), "url": "https://www.geonames.org/"},
        {"text": say("credit-lines"), "url": "https://www.openstreetmap.org/copyright"},
        {"text": say("credit-edition", edition=edition.edition_id), "url": ""},
    ]
