"""Lengths and areas on the WGS 84 ellipsoid: geometry in EPSG:4326 (lon, lat in degrees) in, numbers out.

Nothing here projects or simplifies; what is measured is what is given. Formulas: pyproj.Geod, after C. F. F. Karney,
"Algorithms for geodesics", Journal of Geodesy 87 (2013).
"""

from collections.abc import Mapping
from functools import cache

from pyproj import Geod
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry


@cache
def _wgs84() -> Geod:
    return Geod(ellps="WGS84")


def length_km(line: BaseGeometry) -> float:
    """Return the geodesic length of a line, or of the parts of a multi-line."""
    return float(_wgs84().geometry_length(line)) / 1000


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


def length_by_country_km(line: BaseGeometry, countries: Mapping[str, BaseGeometry]) -> dict[str, float]:
    """Return the kilometres of a line within each country that it enters, and `sea` for what lies in none.

    Parts shorter than 0.05 km are left out: they come from a line that touches a border.
    """
    by_country = {
        code: length_km(line.intersection(polygon)) for code, polygon in countries.items() if line.intersects(polygon)
    }
    by_country["sea"] = length_km(line) - sum(by_country.values())
    return {code: kilometres for code, kilometres in by_country.items() if kilometres >= 0.05}
