"""Levels of detail: the one place where geometry is simplified for drawing.

A level serves the zooms up to `max_zoom`; there, it leaves out what is smaller than a pixel. Polygons that share
borders are simplified together, so that no gap or overlap opens between neighbours; lines keep their ends, so that
legs stay joined at their stops. Tolerances are metres in Web Mercator, the plane of the screen, and not lengths on the
ground.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

_GEOGRAPHIC = "EPSG:4326"
_SCREEN = "EPSG:3857"
_METRES_PER_PIXEL_AT_ZOOM_0 = 156_543.034
"""Circumference of the Web Mercator world, 2 pi 6,378,137 m, over 256 pixels."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of detail: its name, the last zoom that it serves, and the decimals of a degree that it keeps."""

    name: str
    max_zoom: float
    decimals: int

    @property
    def pixel_m(self) -> float:
        """A pixel at the last zoom, in metres of Web Mercator."""
        return _METRES_PER_PIXEL_AT_ZOOM_0 / 2**self.max_zoom


_MOST_DECIMALS = 7
"""About a centimetre."""
LEVELS = (Level("overview", 5.5, 3), Level("region", 8, 4), Level("detail", 12, 5))


def simplify_coverage(polygons: gpd.GeoDataFrame, level: Level) -> gpd.GeoDataFrame:
    """Return polygons at a level, borders that neighbours share still shared, vertex by vertex.

    Corners whose triangle is smaller than a pixel go (Visvalingam and Whyatt, as GEOS does it for coverages), and so do
    islands smaller than a pixel that touch no other polygon. Takes and gives EPSG:4326; the input must be a valid
    coverage.
    """
    plane = polygons.to_crs(_SCREEN)
    without_specks = _without_specks(plane.geometry, level)
    simpler = shapely.coverage_simplify(without_specks, level.pixel_m)
    degrees = gpd.GeoSeries(simpler, plane.index, crs=_SCREEN).to_crs(_GEOGRAPHIC)
    return polygons.set_geometry(_rounded_coverage(degrees, level.decimals))


def simplify_lines(lines: gpd.GeoDataFrame, level: Level) -> gpd.GeoDataFrame:
    """Return lines at a level, off by half a pixel at most; ends stay.

    Douglas and Peucker's method. Takes and gives EPSG:4326.
    """
    plane = lines.geometry.to_crs(_SCREEN).simplify(level.pixel_m / 2)
    return lines.set_geometry(_rounded(plane.to_crs(_GEOGRAPHIC), level.decimals))


def simplify_apart(polygons: gpd.GeoDataFrame, level: Level) -> gpd.GeoDataFrame:
    """Return polygons that share nothing at a level, off by half a pixel at most; parts that vanish are left out.

    Takes and gives EPSG:4326.
    """
    plane = polygons.geometry.to_crs(_SCREEN).simplify(level.pixel_m / 2)
    degrees = shapely.set_precision(plane.to_crs(_GEOGRAPHIC).to_numpy(), 10**-level.decimals)
    simpler = polygons.set_geometry(gpd.GeoSeries(degrees, polygons.index, crs=_GEOGRAPHIC))
    return simpler[~simpler.geometry.is_empty]


def large_enough(polygons: gpd.GeoDataFrame, level: Level, *, pixels: float) -> gpd.GeoDataFrame:
    """Return the polygons that cover at least so many pixels at the level's last zoom. Takes and gives EPSG:4326."""
    return polygons[polygons.geometry.to_crs(_SCREEN).area >= pixels * level.pixel_m**2]


def water_between(land: Sequence[BaseGeometry], box: tuple[float, float, float, float]) -> BaseGeometry:
    """Return what of a box (west, south, east, north, degrees) the land leaves: the seas, fitting the coasts exactly.

    The land must be a valid coverage.
    """
    return shapely.box(*box).difference(shapely.coverage_union_all(np.asarray(land)))


def _without_specks(polygons: gpd.GeoSeries, level: Level) -> np.ndarray:
    """Return polygons without islands that are smaller than a pixel and touch no other part; none vanishes whole."""
    parts, owners = shapely.get_parts(polygons.to_numpy(), return_index=True)
    areas = shapely.area(parts)
    touched = shapely.STRtree(parts).query(parts, predicate="intersects")
    is_alone = np.bincount(touched[0], minlength=len(parts)) == 1
    largest = {max(np.flatnonzero(owners == owner), key=areas.__getitem__) for owner in range(len(polygons))}
    is_speck = is_alone & (areas < level.pixel_m**2) & ~np.isin(np.arange(len(parts)), list(largest))
    kept = [parts[(owners == owner) & ~is_speck] for owner in range(len(polygons))]
    return np.array([part[0] if len(part) == 1 else shapely.multipolygons(part) for part in kept])


def _rounded(degrees: gpd.GeoSeries, decimals: int) -> gpd.GeoSeries:
    rounded = shapely.transform(degrees.to_numpy(), lambda points: np.round(points, decimals))
    return gpd.GeoSeries(rounded, degrees.index, crs=_GEOGRAPHIC)


def _rounded_coverage(degrees: gpd.GeoSeries, decimals: int) -> gpd.GeoSeries:
    """Return polygons with as few decimals as keep every one of them valid."""
    while True:
        rounded = _rounded(degrees, decimals)
        if rounded.is_valid.all() or decimals > _MOST_DECIMALS:
            return rounded
        decimals += 1
