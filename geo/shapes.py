"""What the page draws: per layer and level of detail one small GeoJSON file, nothing more than is needed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.edition import REPUBLICS
from geo.facts import Facts
from geo.language import language
from geo.layers import GEOGRAPHIC, Layers
from geo.levels import (
    LEVELS,
    Level,
    large_enough,
    round_points,
    simplify_apart,
    simplify_coverage,
    simplify_lines,
    water_between,
)
from geo.measure import area_km2
from geo.records import feature, in_languages, line_look, members_of, places_of
from geo.rows import ClaimRow, LayerRow
from geo.style import FLOW_INKS, FLOW_PLAIN_WIDTH, FLOW_WIDEST
from geo.view import LANGUAGES

_LAKE_PIXELS = 60
"""A lake that covers fewer pixels at a level's last zoom is a speck there."""
_LABEL_WIDTH_PX = 70
"""About the width of a neighbour's name: it is shown once the state is that wide on the screen."""


def shape_records(facts: Facts, layers: Layers) -> Iterator[tuple[str, Level, dict[str, Any]]]:
    """Yield layer, level and FeatureCollection for everything that the page draws."""
    for level in LEVELS:
        land, legs = simplified_land(layers, level), simplify_lines(layers.legs, level)
        is_republic = land["iso3"].isin(layers.republics["iso3"])
        yield REPUBLICS, level, _collection(_republic_features(land[is_republic]))
        for layer in facts.layers:
            if layer.kind == "neighbours":
                yield layer.layer, level, _collection(_neighbour_features(land[~is_republic], layers, facts))
            elif layer.kind == "water":
                yield layer.layer, level, _collection(_water_features(land, layers, facts, level))
            elif layer.kind == "rivers":
                yield layer.layer, level, _collection(_river_features(simplify_lines(layers.rivers, level)))
            elif layer.kind == "corridor":
                drawn = legs[legs["corridor"] == layer.layer]
                yield layer.layer, level, _collection(_corridor_features(drawn, facts, layers, level))
            elif layer.kind in _ONE_LEVEL and level is LEVELS[-1]:
                yield layer.layer, level, _collection(_ONE_LEVEL[layer.kind](layer, facts, layers))


def simplified_land(layers: Layers, level: Level) -> gpd.GeoDataFrame:
    """Return republics and neighbours at a level as one coverage: no gap and no overlap between any two."""
    parts = [layers.republics[["iso3", "geometry"]], layers.neighbours[["iso3", "geometry"]]]
    return simplify_coverage(gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs=GEOGRAPHIC), level)


def _collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}


def _republic_features(republics: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    return [feature(row.geometry, {"iso3": row.iso3}) for row in republics.itertuples()]


def _neighbour_features(land: gpd.GeoDataFrame, layers: Layers, facts: Facts) -> list[dict[str, Any]]:
    known = layers.neighbours.set_index("iso3")
    context = shapely.box(*facts.info.context)
    return [
        feature(row.geometry, _neighbour_properties(row.iso3, known.loc[row.iso3], row.geometry, context))
        for row in land.itertuples()
    ]


def _neighbour_properties(
    code: str,
    row: Any,  # noqa: ANN401 - a row of a data frame
    polygon: BaseGeometry,
    context: BaseGeometry,
) -> dict[str, Any]:
    printed = shapely.Point(row.label_lon, row.label_lat)
    seen = polygon.intersection(context)
    label = printed if printed.within(seen) else seen.representative_point()
    return {
        "iso3": code,
        "name": in_languages(row, "name"),
        "label": [round(label.x, 2), round(label.y, 2)],
        "label_zoom": _label_zoom(area_km2(polygon)),
    }


def _label_zoom(area: float) -> float:
    """Return the zoom from which a state of this area (km2), taken as a square at 40 N, is as wide as its name."""
    pixel_m = area**0.5 * 1000 / _LABEL_WIDTH_PX
    return round(float(np.log2(156_543.034 * np.cos(np.radians(40)) / pixel_m)), 1)


def _water_features(land: gpd.GeoDataFrame, layers: Layers, facts: Facts, level: Level) -> list[dict[str, Any]]:
    sea = water_between(land.geometry.to_list(), facts.info.context)
    on_land = layers.lakes[layers.lakes["cuts_land"]]
    lakes = simplify_apart(large_enough(on_land, level, pixels=_LAKE_PIXELS), level).geometry
    areas = [
        *(feature(part, {"water": "sea"}) for part in getattr(sea, "geoms", [sea])),
        *(feature(lake, {"water": "lake"}) for lake in lakes),
    ]
    names = layers.places[layers.places["kind"] == "sea"]
    return [*areas, *_place_features(names)]


def _river_features(rivers: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    return [
        feature(row.geometry, {"name": in_languages(row, "name"), "rank": int(row.scalerank)})
        for row in rivers.itertuples()
    ]


def _place_features(places: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    return [
        feature(row.geometry, {"place": row.place, "name": in_languages(row, "name")}) for row in places.itertuples()
    ]


def _spot_features(layer: LayerRow, facts: Facts, layers: Layers) -> list[dict[str, Any]]:  # noqa: ARG001
    return _place_features(places_of(layer, layers))


def _member_features(layer: LayerRow, facts: Facts, layers: Layers) -> list[dict[str, Any]]:  # noqa: ARG001
    return [
        feature(row.geometry, {"organisation": row.organisation, "country": row.country, "state": row.state})
        for row in members_of(layer, layers).itertuples()
    ]


def _flow_features(layer: LayerRow, facts: Facts, layers: Layers) -> list[dict[str, Any]]:
    flows = [flow for flow in layers.flows.itertuples() if flow.layer == layer.layer]
    figures = {flow.flow: _flow_figure(flow.claims, facts) for flow in flows}
    dates = {flow.flow: _dates(flow.claims, facts) for flow in flows}
    largest: dict[str | None, float] = {}
    for claim in filter(None, figures.values()):
        largest[claim.unit] = max(largest.get(claim.unit, 0), claim.value or 0)
    return [
        feature(flow.geometry, _flow_properties(flow, figures[flow.flow], largest, dates[flow.flow])) for flow in flows
    ]


def _flow_figure(claim_ids: Sequence[str], facts: Facts) -> ClaimRow | None:
    """Return the claim with the latest sound figure among those that document a flow."""
    stated = [c for c in facts.claims if c.claim in claim_ids and c.value is not None and c.fault != "value"]
    flows = [claim for claim in stated if claim.unit not in _NO_AMOUNTS]
    return max(flows, key=lambda claim: claim.date or "", default=None)


_NO_AMOUNTS = (None, "rank", "%", "years", "map no.", "ratio")
"""Units of figures that are no amount of what flows."""


def _dates(claim_ids: Sequence[str], facts: Facts) -> list[str]:
    """Return when the claims that document a flow are dated."""
    return sorted({claim.date for claim in facts.claims if claim.claim in claim_ids and claim.date is not None})


def _flow_properties(
    flow: Any,  # noqa: ANN401 - a row of a data frame
    claim: ClaimRow | None,
    largest: Mapping[str | None, float],
    dates: Sequence[str],
) -> dict[str, Any]:
    share = 0.0 if claim is None or not claim.value else claim.value / largest[claim.unit]
    width = FLOW_PLAIN_WIDTH + (FLOW_WIDEST - FLOW_PLAIN_WIDTH) * share**0.5
    return {
        "flow": flow.flow,
        "label": in_languages(flow, "label"),
        "to": flow.to_actor,
        "ink": FLOW_INKS.get(flow.layer, "flow"),
        "width": round(width, 2),
        "figure": None if claim is None else _figure_words(claim),
        "dates": list(dates),
    }


def _figure_words(claim: ClaimRow) -> dict[str, str]:
    """Return a figure with its unit and date in the three languages."""
    words = {lang: language(lang) for lang in LANGUAGES}
    amounts = {lang: say.quantity(claim.value or 0, claim.unit) for lang, say in words.items()}
    if claim.date is None:
        return amounts
    return {
        lang: say.say("state-with-date", value=amounts[lang], date=say.day(claim.date)) for lang, say in words.items()
    }


_ONE_LEVEL = {"places": _spot_features, "flows": _flow_features, "membership": _member_features}
"""Layers that look the same at every level of detail."""


def _corridor_features(legs: gpd.GeoDataFrame, facts: Facts, layers: Layers, level: Level) -> list[dict[str, Any]]:
    """Return a corridor's legs, which were simplified together with those of all others, and its stops."""
    kinds = {corridor.corridor: corridor.kind for corridor in facts.corridors}
    stops = dict.fromkeys(stop for leg in legs.itertuples() for stop in (leg.from_stop, leg.to_stop))
    if level is LEVELS[0]:
        stops = _termini(legs)
    points = round_points(layers.stops, level).set_index("stop")
    names = {stop: in_languages(facts.stops[stop], "name") for stop in facts.stops}
    return [
        *(feature(leg.geometry, _leg_properties(leg, kinds[leg.corridor], names)) for leg in legs.itertuples()),
        *(feature(points.loc[stop].geometry, {"stop": stop, "name": names[stop]}) for stop in stops),
    ]


def _termini(legs: gpd.GeoDataFrame) -> dict[str, None]:
    """Return the stops at which only one leg begins or ends."""
    ends = [stop for leg in legs.itertuples() for stop in (leg.from_stop, leg.to_stop)]
    return dict.fromkeys(stop for stop in ends if ends.count(stop) == 1)


def _leg_properties(leg: Any, corridor_kind: str, names: Mapping[str, dict[str, Any]]) -> dict[str, Any]:  # noqa: ANN401
    return {
        "leg": leg.leg,
        "mode": leg.mode,
        "status": leg.status,
        "opened": leg.opened if isinstance(leg.opened, str) else None,
        "closed": leg.closed if isinstance(leg.closed, str) else None,
        "from": names[leg.from_stop],
        "to": names[leg.to_stop],
        "accuracy_km": None if leg.accuracy_km != leg.accuracy_km else leg.accuracy_km,
        **line_look(leg.mode, leg.status, leg.role, corridor_kind),
    }
