"""Facts and upstream extracts as GeoDataFrames: EPSG:4326 (lon, lat in degrees), stable ids, catalogue order.

Numbers in columns carry their unit in the name and are measured here from the full geometry, never typed.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.courses import Course, CourseFinder
from geo.errors import FactError, Fault
from geo.extracts import read_extract
from geo.facts import Facts
from geo.folders import upstream_dir
from geo.language import language
from geo.measure import area_km2, border_crossings, geodesic_arc, length_by_country_km, length_km
from geo.rows import Flow, LegRow, Membership
from geo.view import LANGUAGES

GEOGRAPHIC = "EPSG:4326"
_ARC_PIECES = 48
_BY_LAND = ("rail", "road")
"""Modes that never leave the land; a pipeline may lie on the bed of a sea."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers of one data folder, full detail."""

    republics: gpd.GeoDataFrame
    neighbours: gpd.GeoDataFrame
    lakes: gpd.GeoDataFrame
    rivers: gpd.GeoDataFrame
    places: gpd.GeoDataFrame
    legs: gpd.GeoDataFrame
    stops: gpd.GeoDataFrame
    flows: gpd.GeoDataFrame
    members: gpd.GeoDataFrame


def build_layers(facts: Facts, data_dir: Path) -> Layers:
    """Return the layers of a data folder; extracts that it does not hold come from the shipped one.

    Raises FactError where facts and extracts do not fit each other.
    """
    countries = _read_features(data_dir, "natural-earth-countries", "countries").set_index("iso3", drop=False)
    for label in facts.labels:
        countries.loc[countries["iso3"] == label.country, ["label_lon", "label_lat"]] = label.lon, label.lat
    lakes = _read_features(data_dir, "natural-earth-water", "lakes")
    return Layers(
        republics=_republics(facts, countries, lakes),
        neighbours=_neighbours(facts, countries),
        lakes=lakes,
        rivers=_read_features(data_dir, "natural-earth-water", "rivers"),
        places=_places(facts),
        legs=_legs(facts, countries, data_dir),
        stops=_stops(facts),
        flows=_flows(facts),
        members=_members(facts, countries),
    )


def _read_features(data_dir: Path, source: str, name: str) -> gpd.GeoDataFrame:
    content = read_extract(upstream_dir(data_dir, source), f"{name}.geojson")
    return gpd.GeoDataFrame.from_features(json.loads(content)["features"], crs=GEOGRAPHIC)


def _with_country_names(codes: pd.Series, fallback: gpd.GeoDataFrame) -> dict[str, list[str]]:
    """Return `name_ar`, `name_en`, `name_tr` by CLDR, or by Natural Earth where a code is not in ISO 3166."""

    def name(code: str, lang: str) -> str:
        try:
            return language(lang).country(code)
        except KeyError:
            return str(fallback.loc[code, f"name_{lang}"])

    return {f"name_{lang}": [name(code, lang) for code in codes] for lang in LANGUAGES}


def _republics(facts: Facts, countries: gpd.GeoDataFrame, lakes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    codes = [republic.iso3 for republic in facts.republics]
    missing = [code for code in codes if code not in countries.index]
    if missing:
        raise FactError([Fault("republics.csv", None, "iso3", "has no boundary", code) for code in missing])
    lagoons = lakes.set_index("slug").geometry
    unknown = [republic.lagoon for republic in facts.republics if republic.lagoon not in (None, *lagoons.index)]
    if unknown:
        raise FactError([Fault("republics.csv", None, "lagoon", "is no lake of the extract", name) for name in unknown])
    chosen = countries.loc[codes]
    areas = [area_km2(polygon) for polygon in chosen.geometry]
    with_lagoon = [
        round(area + area_km2(lagoons[republic.lagoon]), 1) if republic.lagoon else None
        for area, republic in zip(areas, facts.republics, strict=True)
    ]
    columns = {
        "iso3": codes,
        **_with_country_names(chosen["iso3"], countries),
        "area_km2": [round(area, 1) for area in areas],
        "area_with_lagoon_km2": pd.array(with_lagoon, dtype="Float64"),
        "label_lon": chosen["label_lon"].to_numpy(),
        "label_lat": chosen["label_lat"].to_numpy(),
    }
    return gpd.GeoDataFrame(columns, geometry=chosen.geometry.to_numpy(), crs=GEOGRAPHIC)


def _neighbours(facts: Facts, countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    republics = {republic.iso3 for republic in facts.republics}
    chosen = countries[~countries["iso3"].isin(republics)].sort_index()
    columns = {"iso3": chosen["iso3"].to_numpy(), **_with_country_names(chosen["iso3"], countries)}
    for name in ("label_lon", "label_lat"):
        columns[name] = chosen[name].to_numpy()
    return gpd.GeoDataFrame(columns, geometry=chosen.geometry.to_numpy(), crs=GEOGRAPHIC)


def _places(facts: Facts) -> gpd.GeoDataFrame:
    return _points([place.model_dump() for place in facts.places])


def _stops(facts: Facts) -> gpd.GeoDataFrame:
    return _points([stop.model_dump() for stop in facts.stops.values()])


def _flows(facts: Facts) -> gpd.GeoDataFrame:
    """Return flows as geodesic arcs between the label points of their ends."""
    points = {label.country: (label.lon, label.lat) for label in facts.labels}
    arcs = [geodesic_arc(points[f.from_actor], points[f.to_actor], pieces=_ARC_PIECES) for f in facts.flows]
    rows = pd.DataFrame([flow.model_dump() for flow in facts.flows], columns=list(Flow.model_fields))
    return gpd.GeoDataFrame(rows, geometry=arcs, crs=GEOGRAPHIC)


def _members(facts: Facts, countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return what states are to organisations, each at its label point; what is not on the base map is left out."""
    known = [row for row in facts.memberships if row.country in countries.index]
    labels = countries.loc[[row.country for row in known]]
    rows = pd.DataFrame([row.model_dump() for row in known], columns=list(Membership.model_fields))
    points = gpd.points_from_xy(labels["label_lon"], labels["label_lat"])
    return gpd.GeoDataFrame(rows, geometry=points, crs=GEOGRAPHIC)


def _points(rows: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    geometry = [Point(row.pop("lon"), row.pop("lat")) for row in rows]
    return gpd.GeoDataFrame(rows, geometry=geometry, crs=GEOGRAPHIC)


def _legs(facts: Facts, countries: gpd.GeoDataFrame, data_dir: Path) -> gpd.GeoDataFrame:
    order = {corridor.corridor: n for n, corridor in enumerate(facts.corridors)}
    courses = CourseFinder(facts, data_dir).courses()
    licences = {source.source: source.spdx for source in facts.sources}
    legs = sorted(facts.legs, key=lambda leg: (order[leg.corridor], leg.leg))
    rows = [
        {**_leg(leg, courses[leg.corridor, leg.leg], countries.geometry), "licence": licences[leg.geometry_source]}
        for leg in legs
    ]
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=GEOGRAPHIC)


def _leg(leg: LegRow, course: Course, countries: gpd.GeoSeries) -> dict[str, Any]:
    line = course.line
    crossed = _crossed(line, countries)
    by_land = leg.mode in _BY_LAND
    by_country = length_by_country_km(line, crossed, by_land=by_land)
    return {
        **leg.model_dump(),
        "accuracy_km": course.accuracy_km,
        **{f"accuracy_basis_{lang}": text for lang, text in course.accuracy_basis.items()},
        "length_km": round(length_km(line), 1),
        "network_km": None if course.network_km is None else round(course.network_km, 1),
        "length_by_country_km": {code: round(km, 1) for code, km in by_country.items()},
        "countries": [code for code in by_country if code != "sea"],
        "borders": border_crossings(line, crossed, by_land=by_land),
        "gaps": course.gaps,
        "geometry": line,
    }


def _crossed(line: BaseGeometry, countries: gpd.GeoSeries) -> dict[str, BaseGeometry]:
    """Return the countries that a line enters, in the order in which it first does."""
    entered = countries[countries.intersects(line)]
    first = {code: _first_distance(line, polygon) for code, polygon in entered.items()}
    return {code: entered[code] for code in sorted(first, key=first.__getitem__)}


def _first_distance(line: BaseGeometry, polygon: BaseGeometry) -> float:
    """Return how far along a line (in its own units, for ordering only) it first meets a polygon."""
    met = shapely.points(shapely.get_coordinates(line.intersection(polygon)))
    return float(min(shapely.line_locate_point(line, met)))
