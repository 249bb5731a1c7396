"""The course of each leg: drawn through waypoints, routed over a network, or taken from a file of the data folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geo.errors import FactError, Fault, RouteError
from geo.facts import Facts
from geo.folders import NETWORKS, upstream_dir
from geo.language import language
from geo.measure import distance_km
from geo.routing import Gap, Network, Way
from geo.rows import LegRow, line_file
from geo.view import LANGUAGES

_NEAR_STOP_KM = 1.0
"""A line from a file begins and ends within this of its stops."""


@dataclass(frozen=True, slots=True)
class Course:
    """Where a leg runs, and how well that is known."""

    line: LineString
    network_km: float | None
    accuracy_km: float | None
    accuracy_basis: Mapping[str, str]
    gaps: tuple[Gap, ...]


class CourseFinder:
    """Finds the courses of the legs of one data folder; networks are read when the first leg asks for them."""

    def __init__(self, facts: Facts, data_dir: Path) -> None:
        self._facts = facts
        self._data_dir = data_dir
        self._networks: dict[str, Network] = {}
        self._between: dict[tuple[str, int], list[tuple[float, float]]] = {}
        for waypoint in sorted(facts.waypoints, key=lambda waypoint: waypoint.order):
            key = waypoint.corridor, waypoint.leg
            self._between.setdefault(key, []).append((waypoint.lon, waypoint.lat))

    def courses(self) -> dict[tuple[str, int], Course]:
        """Return the course of every leg by corridor and number; raise FactError with every leg that has none."""
        found: dict[tuple[str, int], Course] = {}
        faults: list[Fault] = []
        for leg in self._facts.legs:
            try:
                found[leg.corridor, leg.leg] = self._course(leg)
            except RouteError as error:
                faults.append(Fault("legs.csv", None, f"{leg.corridor} {leg.leg}", str(error)))
        if faults:
            raise FactError(faults)
        return found

    def _course(self, leg: LegRow) -> Course:
        if leg.course == "routed":
            return self._routed(leg)
        line = self._drawn(leg) if leg.course == "drawn" else self._from_file(leg)
        return Course(line, None, leg.accuracy_km, _stated_basis(leg), ())

    def _ends(self, leg: LegRow) -> tuple[tuple[float, float], tuple[float, float]]:
        start, end = (self._facts.stops[stop] for stop in (leg.from_stop, leg.to_stop))
        return (start.lon, start.lat), (end.lon, end.lat)

    def _drawn(self, leg: LegRow) -> LineString:
        start, end = self._ends(leg)
        return LineString([start, *self._between.get((leg.corridor, leg.leg), []), end])

    def _routed(self, leg: LegRow) -> Course:
        network = self._network(leg.geometry_source)
        way = network.way(*self._ends(leg))
        if leg.accuracy_basis_en is not None:
            return Course(way.line, way.network_km, leg.accuracy_km, _stated_basis(leg), way.gaps)
        if way.error_km is None:
            raise RouteError(f"{network.name} records no lengths: accuracy_basis must be given")
        bound = max(1, ceil(way.error_km))
        return Course(way.line, way.network_km, bound, _bounded_basis(way, bound), way.gaps)

    def _network(self, name: str) -> Network:
        if name not in NETWORKS:
            raise RouteError(f"{name} is no network; there are {', '.join(NETWORKS)}")
        if name not in self._networks:
            points = [point for point in self._facts.network_points if point.network == name]
            try:
                self._networks[name] = Network.read(upstream_dir(self._data_dir, name), points)
            except RouteError as error:
                raise FactError([Fault("network_points.csv", None, "point", str(error))]) from error
        return self._networks[name]

    def _from_file(self, leg: LegRow) -> LineString:
        path = self._data_dir / "facts" / line_file(leg.corridor, leg.leg)
        try:
            (feature,) = json.loads(path.read_text(encoding="utf-8"))["features"]
            line = shapely.from_geojson(json.dumps(feature["geometry"]))
        except (OSError, ValueError, KeyError, TypeError, shapely.errors.ShapelyError) as error:
            raise RouteError(f"{path.name} cannot be read as one line: {error}") from error
        return self._checked(line, leg, path.name)

    def _checked(self, line: BaseGeometry, leg: LegRow, name: str) -> LineString:
        if not isinstance(line, LineString) or not line.is_valid:
            raise RouteError(f"{name} does not hold one LineString")
        for stop, end, found in zip((leg.from_stop, leg.to_stop), self._ends(leg), (0, -1), strict=True):
            off_km = distance_km(end, line.coords[found][:2])
            if off_km > _NEAR_STOP_KM:
                raise RouteError(f"{name} lies {off_km:.1f} km from the stop {stop}, more than {_NEAR_STOP_KM:g}")
        return line


def _stated_basis(leg: LegRow) -> dict[str, Any]:
    return {lang: getattr(leg, f"accuracy_basis_{lang}") for lang in LANGUAGES}


def _bounded_basis(way: Way, bound: float) -> dict[str, str]:
    """Return, in three languages, how the error was bounded from the lengths that the network records."""
    said = {}
    for lang in LANGUAGES:
        words = language(lang)
        numbers = {"bound": words.number(bound), "longest": words.number(round(way.longest_km))}
        said[lang] = words.say("course-bounded-by-network", **numbers)
    return said
