"""Lengths and areas on the WGS 84 ellipsoid: geometry in EPSG:4326 (lon, lat in degrees) in, numbers out.

Nothing here projects or simplifies; what is measured is what is given. Formulas: pyproj.Geod, after C. F. F. Karney,
"Algorithms for geodesics", Journal of Geodesy 87 (2013).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import shapely
import shapely.ops
from pyproj import Geod
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
"""lon, lat in degrees."""


@cache
def _wgs84() -> Geod:
    return Geod(ellps="WGS84")


def length_km(line: BaseGeometry) -> float:
    """Return the geodesic length of a line, or of the parts of a multi-line."""
    return float(_wgs84().geometry_length(line)) / 1000


def distance_km(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the geodesic distance between two points (lon, lat in degrees)."""
    return float(_wgs84().inv(*start, *end)[2]) / 1000


def distances_km(starts: Sequence[Point], ends: Sequence[Point]) -> np.ndarray:
    """Return the geodesic distance of each pair of points (lon, lat in degrees)."""
    (lon, lat), (far_lon, far_lat) = (np.array(points, dtype=float).reshape(-1, 2).T for points in (starts, ends))
    return np.asarray(_wgs84().inv(lon, lat, far_lon, far_lat)[2]) / 1000


def geodesic_arc(start: tuple[float, float], end: tuple[float, float], *, pieces: int) -> LineString:
    """Return the shortest line on the ellipsoid between two points (lon, lat in degrees), in equal pieces."""
    between = _wgs84().npts(*start, *end, pieces - 1)
    return LineString([start, *between, end])


def area_km2(polygon: BaseGeometry) -> float:
    """Return the geodesic area of a polygon or multi-polygon; holes count out, whichever way rings run."""
    parts = getattr(polygon, "geoms", [polygon])
    return sum(_polygon_area_km2(part) for part in parts)


def _polygon_area_km2(polygon: BaseGeometry) -> float:
    exterior = abs(_wgs84().geometry_area_perimeter(polygon.exterior)[0])
    holes = sum(abs(_wgs84().geometry_area_perimeter(ring)[0]) for ring in polygon.interiors)
    return float(exterior - holes) / 1e6


@dataclass(frozen=True, slots=True)
class BorderCrossing:
    """Where a line leaves one country for another, or for the sea: kilometres from its start."""

    from_country: str
    to_country: str
    km: float


def border_crossings(
    line: LineString, countries: Mapping[str, BaseGeometry], *, by_land: bool = False
) -> list[BorderCrossing]:
    """Return where a line passes from country to country, in its direction; `sea` is what lies in none.

    Stretches shorter than _SHORTEST_STAY_KM are passed over: there a border, a coast and a line run along each other,
    none of them drawn so exactly. What runs by land is at no sea, wherever the coast is drawn.
    """
    merged: list[tuple[str, float]] = []
    at_km = 0.0
    for start_km, end_km, country in sorted(_stays(line, countries)):
        if start_km - at_km >= _SHORTEST_STAY_KM and not by_land:
            _enter(merged, SEA, at_km)
        if end_km - start_km >= _SHORTEST_STAY_KM:
            _enter(merged, country, start_km)
        at_km = max(at_km, end_km)
    if length_km(line) - at_km >= _SHORTEST_STAY_KM and not by_land:
        _enter(merged, SEA, at_km)
    return [BorderCrossing(left, entered, km) for (left, _), (entered, km) in pairwise(merged)]


SEA = "sea"
_SHORTEST_STAY_KM = 2.0


def _enter(stays: list[tuple[str, float]], country: str, km: float) -> None:
    if not stays or stays[-1][0] != country:
        stays.append((country, km))


def _stays(line: LineString, countries: Mapping[str, BaseGeometry]) -> Iterator[tuple[float, float, str]]:
    """Yield each stretch of a line in a country: kilometres from the start at which it begins and ends."""
    for country, polygon in countries.items():
        for part in shapely.get_parts(line.intersection(polygon)):
            if part.geom_type == "LineString" and part.length > 0:
                ends = sorted(line.project(shapely.Point(part.coords[n])) for n in (0, -1))
                yield *(length_km(shapely.ops.substring(line, 0, end)) for end in ends), country  # type: ignore[misc]


def length_by_country_km(
    line: BaseGeometry, countries: Mapping[str, BaseGeometry], *, by_land: bool = False
) -> dict[str, float]:
    """Return the kilometres of a line within each country that it enters, and `sea` for what lies in none.

    What runs by land and lies in no country, beside a coast, is counted to the nearest one. Parts shorter than 0.05 km
    are left out: they come from a line that touches a border.
    """
    by_country = {
        code: length_km(line.intersection(polygon)) for code, polygon in countries.items() if line.intersects(polygon)
    }
    off_land = line
    for code in by_country:
        off_land = off_land.difference(countries[code])
    for part in shapely.get_parts(off_land):
        nearest = min(by_country, key=lambda code: countries[code].distance(part)) if by_land and by_country else SEA
        by_country[nearest] = by_country.get(nearest, 0.0) + length_km(part)
    return {code: kilometres for code, kilometres in by_country.items() if kilometres >= 0.05}
