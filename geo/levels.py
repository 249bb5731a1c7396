"""Levels of detail: the one place where geometry is simplified for drawing.

A level serves the zooms up to `max_zoom`; there, what it draws lies within half a pixel of what it was drawn from, and
the reverse, rounding included; only islands smaller than a pixel are left out. What several lines have in common, be it
the border of two states or the track of two corridors, is simplified once and drawn the same in all; where they part or
end, their points stay, so that no border is torn and legs stay joined at their stops. Tolerances are metres in Web
Mercator, the plane of the screen, and not lengths on the ground.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import LinearRing, LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

_GEOGRAPHIC = "EPSG:4326"
_SCREEN = "EPSG:3857"
_METRES_PER_PIXEL_AT_ZOOM_0 = 156_543.034
"""Circumference of the Web Mercator world, 2 pi 6,378,137 m, over 256 pixels."""
_METRES_PER_DEGREE = 111_319.491
_EARTH_RADIUS_M = 6_378_137.0


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
_NOISE_AFTER = 10
"""Decimals of a degree that there and back through Web Mercator leaves alone."""
LEVELS = (Level("overview", 5.5, 3), Level("region", 8, 4), Level("detail", 12, 5))


def simplify_coverage(polygons: gpd.GeoDataFrame, level: Level) -> gpd.GeoDataFrame:
    """Return polygons at a level, borders that neighbours share still shared, vertex by vertex.

    Islands smaller than a pixel that touch no other polygon go. Takes and gives EPSG:4326; the input must be a valid
    coverage.
    """
    plane = polygons.to_crs(_SCREEN)
    parts, owners = shapely.get_parts(_without_specks(plane.geometry, level), return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    simpler = _simplified_together(rings, _tolerance_m(plane, level))
    # The outer ring of a part comes first, then its holes.
    rings_of_parts = [simpler[part_of_ring == part] for part in range(len(parts))]
    whole = np.array([Polygon(outer, holes) for outer, *holes in rings_of_parts])
    degrees = gpd.GeoSeries(_gathered(whole, owners), plane.index, crs=_SCREEN).to_crs(_GEOGRAPHIC)
    return polygons.set_geometry(_rounded_coverage(degrees, level.decimals))


def simplify_lines(lines: gpd.GeoDataFrame, level: Level) -> gpd.GeoDataFrame:
    """Return lines at a level; ends stay, and so do the points where lines meet. Takes and gives EPSG:4326."""
    if lines.empty:
        return lines.copy()
    plane = lines.to_crs(_SCREEN)
    parts, owners = shapely.get_parts(plane.geometry.to_numpy(), return_index=True)
    simpler = _simplified_together(parts, _tolerance_m(plane, level))
    degrees = gpd.GeoSeries(_gathered(simpler, owners), lines.index, crs=_SCREEN).to_crs(_GEOGRAPHIC)
    return lines.set_geometry(_rounded(degrees, level.decimals))


def simplify_apart(polygons: gpd.GeoDataFrame, level: Level) -> gpd.GeoDataFrame:
    """Return polygons that share nothing at a level; parts that vanish are left out. Takes and gives EPSG:4326."""
    plane = polygons.to_crs(_SCREEN)
    simpler = plane.geometry.simplify(_tolerance_m(plane, level)).to_crs(_GEOGRAPHIC)
    degrees = shapely.set_precision(simpler.to_numpy(), 10**-level.decimals)
    rounded = polygons.set_geometry(gpd.GeoSeries(degrees, polygons.index, crs=_GEOGRAPHIC))
    return rounded[~rounded.geometry.is_empty]


def round_points(points: gpd.GeoDataFrame, level: Level) -> gpd.GeoDataFrame:
    """Return points as a level rounds the ends of lines, so that stops lie on their legs. Takes and gives EPSG:4326."""
    return points.set_geometry(_rounded(points.geometry, level.decimals))


def large_enough(polygons: gpd.GeoDataFrame, level: Level, *, pixels: float) -> gpd.GeoDataFrame:
    """Return the polygons that cover at least so many pixels at the level's last zoom. Takes and gives EPSG:4326."""
    return polygons[polygons.geometry.to_crs(_SCREEN).area >= pixels * level.pixel_m**2]


def water_between(land: Sequence[BaseGeometry], box: tuple[float, float, float, float]) -> BaseGeometry:
    """Return what of a box (west, south, east, north, degrees) the land leaves: the seas, fitting the coasts exactly.

    The land must be a valid coverage.
    """
    return shapely.box(*box).difference(shapely.coverage_union_all(np.asarray(land)))


def _tolerance_m(plane: gpd.GeoDataFrame, level: Level) -> float:
    """Return half a pixel less what rounding moves a point by at most, where Web Mercator stretches it most."""
    farthest_m = np.abs(plane.total_bounds[[1, 3]]).max()
    stretch = np.cosh(farthest_m / _EARTH_RADIUS_M)
    rounding_m = np.hypot(0.5, 0.5 * stretch) * 10**-level.decimals * _METRES_PER_DEGREE
    return float(max(0.0, level.pixel_m / 2 - rounding_m))


def _simplified_together(lines: np.ndarray, tolerance_m: float) -> np.ndarray:
    """Return lines that are off by a tolerance at most.

    Lines are cut at their joints: where they end, meet or part. Each piece is simplified once (Douglas and Peucker's
    method, as GEOS does it without letting lines cross that did not), and what shares it gets the same points. Rings
    stay closed, but may begin elsewhere.
    """
    lines = shapely.remove_repeated_points(lines)
    points, numbers = np.unique(shapely.get_coordinates(lines), axis=0, return_inverse=True)
    paths = np.split(numbers, np.cumsum(shapely.get_num_coordinates(lines))[:-1])
    is_joint = _joints(paths, len(points))
    is_joint[[path[end] for path in _open(paths, lines) for end in (0, -1)]] = True
    pieces: dict[tuple[int, ...], int] = {}
    uses = [[_number_of(piece, pieces) for piece in _cut(path, is_joint)] for path in paths]
    whole = MultiLineString([points[list(piece)] for piece in pieces])
    simpler = [shapely.get_coordinates(piece) for piece in shapely.get_parts(shapely.simplify(whole, tolerance_m))]
    return np.array([_joined([simpler[n][::-1] if is_turned else simpler[n] for n, is_turned in use]) for use in uses])


def _joints(paths: Sequence[np.ndarray], count: int) -> np.ndarray:
    """Return of each point whether lines meet or part there: whether it has other than two neighbours."""
    steps = np.concatenate([np.stack([path[:-1], path[1:]]) for path in paths], axis=1)
    neighbours = np.bincount(np.unique(np.sort(steps, axis=0), axis=1).ravel(), minlength=count)
    is_joint: np.ndarray = neighbours != 2
    return is_joint


def _open(paths: Sequence[np.ndarray], lines: np.ndarray) -> Iterator[np.ndarray]:
    """Yield the paths of lines that are no rings, even if they end where they begin."""
    return (path for path, line in zip(paths, lines, strict=True) if not isinstance(line, LinearRing))


def _cut(path: np.ndarray, is_joint: np.ndarray) -> Iterator[np.ndarray]:
    """Yield the pieces of a path between joints; a ring begins at one, or where all that share it do."""
    if path[0] == path[-1]:
        start = np.argmax(is_joint[path]) if is_joint[path].any() else np.argmin(path[:-1])
        path = np.concatenate([path[start:-1], path[: start + 1]])
    ends = np.flatnonzero(is_joint[path[1:-1]]) + 1
    for start, end in zip([0, *ends], [*ends, len(path) - 1], strict=True):
        yield path[start : end + 1]


def _number_of(piece: np.ndarray, pieces: dict[tuple[int, ...], int]) -> tuple[int, bool]:
    """Return the number of a piece among those known, and whether it is known the other way round."""
    forward, backward = tuple(piece.tolist()), tuple(piece[::-1].tolist())
    return pieces.setdefault(min(forward, backward), len(pieces)), backward < forward


def _joined(pieces: Sequence[np.ndarray]) -> LineString:
    return LineString(np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])]))


def _gathered(parts: np.ndarray, owners: np.ndarray) -> np.ndarray:
    """Return one geometry per owner (0, 1, ...), of several parts only where it has several."""
    return np.array([_of_parts(parts[owners == owner]) for owner in range(owners.max() + 1)])


def _of_parts(parts: Sequence[BaseGeometry]) -> BaseGeometry:
    if len(parts) == 1:
        return parts[0]
    return MultiPolygon([*parts]) if isinstance(parts[0], Polygon) else MultiLineString([*parts])


def _without_specks(polygons: gpd.GeoSeries, level: Level) -> np.ndarray:
    """Return polygons without islands that are smaller than a pixel and touch no other part; none vanishes whole."""
    parts, owners = shapely.get_parts(polygons.to_numpy(), return_index=True)
    areas = shapely.area(parts)
    touched = shapely.STRtree(parts).query(parts, predicate="intersects")
    is_alone = np.bincount(touched[0], minlength=len(parts)) == 1
    largest = {max(np.flatnonzero(owners == owner), key=areas.__getitem__) for owner in range(len(polygons))}
    is_speck = is_alone & (areas < level.pixel_m**2) & ~np.isin(np.arange(len(parts)), list(largest))
    return _gathered(parts[~is_speck], owners[~is_speck])


def _rounded(degrees: gpd.GeoSeries, decimals: int) -> gpd.GeoSeries:
    """Return geometry with so many decimals; what came back from the plane first loses the noise of the way there."""
    rounded = shapely.transform(degrees.to_numpy(), lambda points: np.round(np.round(points, _NOISE_AFTER), decimals))
    return gpd.GeoSeries(rounded, degrees.index, crs=_GEOGRAPHIC)


def _rounded_coverage(degrees: gpd.GeoSeries, decimals: int) -> gpd.GeoSeries:
    """Return polygons with as few decimals as keep them a valid coverage."""
    while True:
        rounded = _rounded(degrees, decimals)
        is_whole = rounded.is_valid.all() and shapely.coverage_is_valid(rounded.to_numpy())
        if is_whole or decimals > _MOST_DECIMALS:
            return rounded
        decimals += 1
