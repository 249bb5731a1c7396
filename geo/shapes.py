"""What the page draws: per layer and level of detail one small GeoJSON file, nothing more than is needed."""

from collections.abc import Iterator, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.edition import REPUBLICS
from geo.facts import Facts
from geo.layers import GEOGRAPHIC, Layers
from geo.levels import LEVELS, Level, large_enough, simplify_coverage, simplify_lines, water_between
from geo.measure import area_km2
from geo.records import capitals, feature, in_languages, line_look

_LAKE_PIXELS = 60
"""A lake that covers fewer pixels at a level's last zoom is a speck there."""
_LABEL_WIDTH_PX = 70
"""About the width of a neighbour's name: it is shown once the state is that wide on the screen."""


def shape_records(facts: Facts, layers: Layers) -> Iterator[tuple[str, Level, dict[str, Any]]]:
    """Yield layer, level and FeatureCollection for everything that the page draws."""
    for level in LEVELS:
        land = simplified_land(layers, level)
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
                yield layer.layer, level, _collection(_corridor_features(layer.layer, facts, layers, level))
            elif layer.kind == "places" and level is LEVELS[0]:
                yield layer.layer, LEVELS[-1], _collection(_place_features(capitals(layers)))


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
    lakes = simplify_lines(large_enough(on_land, level, pixels=_LAKE_PIXELS), level).geometry
    areas = [
        *(feature(part, {"water": "sea"}) for part in getattr(sea, "geoms", [sea])),
        *(feature(lake, {"water": "lake"}) for lake in lakes if not lake.is_empty),
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


def _corridor_features(slug: str, facts: Facts, layers: Layers, level: Level) -> list[dict[str, Any]]:
    (kind,) = [corridor.kind for corridor in facts.corridors if corridor.corridor == slug]
    legs = layers.legs[layers.legs["corridor"] == slug]
    drawn = simplify_lines(legs, level)
    stops = dict.fromkeys(stop for leg in legs.itertuples() for stop in (leg.from_stop, leg.to_stop))
    if level is LEVELS[0]:
        stops = _termini(legs)
    points = layers.stops.set_index("stop").loc[list(stops)]
    names = {stop: in_languages(facts.stops[stop], "name") for stop in facts.stops}
    return [
        *(feature(leg.geometry, _leg_properties(leg, kind, names)) for leg in drawn.itertuples()),
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
        "from": names[leg.from_stop],
        "to": names[leg.to_stop],
        "accuracy_km": None if leg.accuracy_km != leg.accuracy_km else leg.accuracy_km,
        **line_look(leg.mode, leg.status, leg.role, corridor_kind),
    }
