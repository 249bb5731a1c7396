"""A line out of any file that geopandas reads, and the part of it that runs from one stop to another.

A file may hold more than is wanted, in any direction and projection, and in pieces that meet. Refused is what would
have to be guessed: a file without a line or with several, without a coordinate reference system, a ring, or a line that
passes far from the stops.
"""

import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, floor, radians
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from pyproj.exceptions import ProjError
from shapely.errors import ShapelyError
from shapely.geometry import LineString, MultiLineString

from geo.errors import LineError
from geo.measure import distance_km, length_km
from geo.rows import Stop

MOST_KM_FROM_STOP = 5.0
"""How far a stop may lie from the line: one that lies further belongs to something else."""
JOIN_KM = 0.1
"""Gaps between pieces up to this are closed: digitising leaves them, and no corridor has one."""
_GEOGRAPHIC = "EPSG:4326"
_DECIMALS = 5
"""Of a degree: about a metre."""
_KM_PER_DEGREE = 110.5
"""Of latitude, where it is least: for looking around, not for measuring."""

Coordinates = npt.NDArray[np.float64]
Place = tuple[float, float]
"""lon, lat in degrees."""


# From a file to one line


def read_line(file: Path, *, layer: str | None = None) -> LineString:
    """Return the one line that a file, or a layer of it, holds: EPSG:4326, pieces joined, rounded to a metre.

    Raises LineError where there is no line, or more than one after joining, or where it is not known where it lies.
    """
    if not file.exists():
        raise LineError("cannot be read: there is no such file")
    pieces = _geographic(_lines_of_file(file, layer)).geometry
    return _only_line(_joined([line for line in map(_rounded, pieces) if line is not None]))


def _lines_of_file(file: Path, layer: str | None) -> gpd.GeoSeries:
    """Return the lines of the named layer, or of the only one that holds some."""
    names = _layers_of_lines(file)
    if layer is not None and layer not in names:
        raise LineError(f"has no layer {layer!r} of lines, only: {', '.join(names) or 'none'}")
    found = {name: lines for name in ([layer] if layer else names) if len(lines := _lines_of_layer(file, name))}
    if not found:
        raise LineError("holds no line")
    if len(found) > 1:
        raise LineError(f"holds lines in more than one layer; choose one with --layer: {', '.join(found)}")
    return next(iter(found.values()))


def _layers_of_lines(file: Path) -> list[str]:
    """Return the layers of a file whose type of geometry may be a line."""
    with _reading():
        layers = gpd.list_layers(file)
    return [
        str(name)
        for name, kind in layers.itertuples(index=False)
        if kind and not re.search("Point|Polygon|Surface|TIN|Triangle", kind)
    ]


def _lines_of_layer(file: Path, layer: str) -> gpd.GeoSeries:
    """Return the lines of a layer, each of one piece, without heights."""
    with _reading():
        shapes = gpd.read_file(file, layer=layer, columns=[], engine="pyogrio").geometry.dropna()
    shapes = shapes.force_2d()  # a height that is no number would spoil the whole point when it is reprojected
    while shapes.geom_type.isin(["MultiLineString", "GeometryCollection"]).any():
        shapes = shapes[~shapes.is_empty].explode(ignore_index=True)
    return shapes[(shapes.geom_type == "LineString") & ~shapes.is_empty]


@contextmanager
def _reading() -> Iterator[None]:
    """Say in one line why a file cannot be read, whatever the driver raises; its warnings concern no line."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except ShapelyError as error:
        raise LineError(f"holds a shape that is none ({_first_line(error)})") from error
    except (RuntimeError, ValueError, OSError) as error:  # what pyogrio's errors are
        raise LineError(f"cannot be read as geodata: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].partition("; It might help")[0].rstrip(".")


def _geographic(lines: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return lines in EPSG:4326; raise LineError where nobody knows which places their coordinates mean."""
    if lines.crs is None:
        raise LineError("says no coordinate reference system; a shapefile has it in a .prj file beside it")
    _check_finite(lines, "has a coordinate that is no finite number")
    try:
        reprojected = lines.to_crs(_GEOGRAPHIC)
    except ProjError as error:
        raise LineError(f"cannot be reprojected to longitude and latitude: {_first_line(error)}") from error
    _check_finite(reprojected, f"has a coordinate that means no place in its reference system, {lines.crs.name}")
    points = shapely.get_coordinates(reprojected.to_numpy())
    beyond = points[(np.abs(points) > (180, 90)).any(axis=1)]
    if len(beyond):
        lon, lat = beyond[0]
        raise LineError(f"has {lon:g}, {lat:g} for longitude and latitude: its reference system must be another")
    return reprojected


def _check_finite(lines: gpd.GeoSeries, message: str) -> None:
    if not np.isfinite(shapely.get_coordinates(lines.to_numpy())).all():
        raise LineError(message)


def _rounded(line: LineString) -> LineString | None:
    """Return a line with rounded coordinates and no point twice in a row, or None where only one is left."""
    points = _without_repeats(shapely.get_coordinates(line).tolist())
    return LineString(points) if len(points) > 1 else None


def _without_repeats(points: Sequence[Sequence[float]]) -> list[Place]:
    rounded = [(round(lon, _DECIMALS), round(lat, _DECIMALS)) for lon, lat in points]
    return rounded[:1] + [here for before, here in pairwise(rounded) if here != before]


def _joined(pieces: Sequence[LineString]) -> list[LineString]:
    """Return pieces made one where their ends meet, or nearly so; the longest first."""
    if not pieces:
        return []
    distinct = {piece.normalize().wkb: piece for piece in pieces}.values()
    merged = shapely.line_merge(MultiLineString(list(distinct)))
    lines = _chained(list(getattr(merged, "geoms", [merged])))
    return sorted(lines, key=length_km, reverse=True)


def _chained(pieces: list[LineString]) -> list[LineString]:
    """Return pieces linked over gaps of at most JOIN_KM, the smallest gap first; no end is linked twice."""
    # The ends of piece n are 2n, its first point, and 2n + 1, its last; `end ^ 1` is the other end of the same piece.
    links: dict[int, int] = {}
    chains = list(range(len(pieces)))
    for _, one, other in sorted(_gaps(pieces)):
        roots = _root(chains, one // 2), _root(chains, other // 2)
        if one not in links and other not in links and roots[0] != roots[1]:  # in one chain they would close a ring
            links |= {one: other, other: one}
            chains[roots[1]] = roots[0]
    starts = [end for end in range(2 * len(pieces)) if end not in links]
    walks = [(start, *_walk(pieces, links, start)) for start in starts]
    return [line for start, end, line in walks if start < end]  # a chain is walked from both of its ends


def _root(chains: list[int], piece: int) -> int:
    """Return the piece that stands for the chain that a piece is in."""
    while chains[piece] != piece:
        chains[piece] = chains[chains[piece]]
        piece = chains[piece]
    return piece


def _walk(pieces: Sequence[LineString], links: dict[int, int], start: int) -> tuple[int, LineString]:
    """Return the other end of the chain that begins with an end, and the line from here to there."""
    points: list[Sequence[float]] = []
    end = start
    while True:
        inwards = shapely.get_coordinates(pieces[end // 2]).tolist()
        points += inwards if end % 2 == 0 else reversed(inwards)
        if end ^ 1 not in links:
            return end ^ 1, LineString(_without_repeats(points))
        end = links[end ^ 1]


def _gaps(pieces: Sequence[LineString]) -> Iterator[tuple[float, int, int]]:
    """Yield the gaps up to JOIN_KM between ends of pieces: kilometres, and the two ends."""
    ends = [place for piece in pieces for place in _ends(piece)]
    points = shapely.points(ends)
    northernmost = max(abs(lat) for _, lat in ends)
    radius = JOIN_KM / _KM_PER_DEGREE / max(cos(radians(northernmost)), 0.01)
    for one, other in shapely.STRtree(points).query(points, predicate="dwithin", distance=radius).T.tolist():
        if one < other and (gap := distance_km(ends[one], ends[other])) <= JOIN_KM:
            yield gap, one, other


def _ends(line: LineString) -> tuple[Place, Place]:
    (first, *_, last) = line.coords
    return first, last


def _only_line(lines: Sequence[LineString]) -> LineString:
    if not lines:
        raise LineError("holds no line")
    longest, *others = lines
    if others:
        first, last = _ends(longest)
        gap = min(distance_km(end, far) for line in others for far in _ends(line) for end in (first, last))
        raise LineError(
            f"holds {len(lines)} separate lines; the longest has {length_km(longest):.1f} km, "
            f"from {_written(first)} to {_written(last)}, and the nearest end of another is {gap:.1f} km from its ends "
            f"(only gaps of up to {JOIN_KM * 1000:.0f} m are closed)"
        )
    if distance_km(*_ends(longest)) <= JOIN_KM:
        raise LineError(f"holds a ring, from {_written(_ends(longest)[0])} and back: both ways round would do")
    return longest


def _written(place: Place) -> str:
    lon, lat = place
    return f"{lon:.3f} {lat:.3f}"


# From one line to the part between two stops


@dataclass(frozen=True, slots=True)
class FittedLine:
    """A line from stop to stop in travel order, and how far the stops lie from the line that was given."""

    line: LineString
    from_km: float
    to_km: float


@dataclass(frozen=True, slots=True)
class _Foot:
    """The point of a line that is nearest to a stop."""

    position: float
    """Which piece of the line it is on, and how far along it: 3.5 lies halfway between the points 3 and 4."""
    place: Place
    distance_km: float


def fit_line(line: LineString, start: Stop, end: Stop) -> FittedLine:
    """Return the part of a line (EPSG:4326) between the points nearest to two stops, joined straight to the stops.

    Raises LineError where a stop is more than MOST_KM_FROM_STOP from the line, or too little of it lies between them.
    """
    points = np.array(_without_repeats(shapely.get_coordinates(line).tolist()))
    first, last = _nearest(points, start), _nearest(points, end)
    _check_distances(points, {start: first, end: last})
    low, high = sorted((first, last), key=lambda foot: foot.position)
    between = points[floor(low.position) + 1 : ceil(high.position)].tolist()
    used = _without_repeats([low.place, *between, high.place])
    _check_part(used, start, end)
    if first.position > last.position:
        used.reverse()
    whole = [(start.lon, start.lat), *used, (end.lon, end.lat)]
    kept = whole[:1] + [here for before, here in pairwise(whole) if here != before]
    return FittedLine(LineString(kept), first.distance_km, last.distance_km)


def _nearest(points: Coordinates, stop: Stop) -> _Foot:
    """Return the point of a line that is nearest to a stop, in the plane that touches the globe there."""
    here = np.array([stop.lon, stop.lat])
    scale = np.array([cos(radians(stop.lat)), 1.0])
    begins, steps = points[:-1], np.diff(points, axis=0)
    along = (((here - begins) * scale) * (steps * scale)).sum(axis=1) / ((steps * scale) ** 2).sum(axis=1)
    shares = np.clip(along, 0, 1)
    feet = begins + shares[:, np.newaxis] * steps
    nearest = int((((feet - here) * scale) ** 2).sum(axis=1).argmin())
    place = (float(feet[nearest][0]), float(feet[nearest][1]))
    return _Foot(nearest + float(shares[nearest]), place, distance_km(place, (stop.lon, stop.lat)))


def _check_distances(points: Coordinates, feet: dict[Stop, _Foot]) -> None:
    far = {stop: foot.distance_km for stop, foot in feet.items() if foot.distance_km > MOST_KM_FROM_STOP}
    if not far:
        return
    said = " and ".join(f"stop {stop.stop!r} is {distance:.1f} km from the line" for stop, distance in far.items())
    turned = [_nearest(points[:, ::-1], stop).distance_km for stop in feet]
    hint = "; the file seems to give latitude before longitude" if max(turned) <= MOST_KM_FROM_STOP else ""
    raise LineError(f"{said}; at most {MOST_KM_FROM_STOP:g} km are allowed{hint}")


def _check_part(used: Sequence[Place], start: Stop, end: Stop) -> None:
    """Raise LineError where the stops would be joined by our straight pieces rather than by the line."""
    used_km = length_km(LineString(used)) if len(used) > 1 else 0.0
    straight_km = distance_km((start.lon, start.lat), (end.lon, end.lat))
    if len(used) < 2 or used_km < straight_km / 2:
        raise LineError(
            f"only {used_km:.1f} km of the line lie between stops {start.stop!r} and {end.stop!r}, "
            f"which are {straight_km:.1f} km apart"
        )
