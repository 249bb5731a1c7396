"""The small map on the page of a corridor: drawn when the edition is built, as paths that a template writes into SVG.

Web Mercator, in pixels from the upper left corner; land comes from the level of detail of a region and loses here what
a pixel cannot show. There are two drawings of each corridor, since names that fit a wide page cannot be read on a
phone. Colours are not here: paths name their ink, and the styles know it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.facts import Facts
from geo.layers import GEOGRAPHIC, Layers
from geo.levels import LEVELS, Level, large_enough, simplify_apart, simplify_coverage, simplify_lines
from geo.locator_names import Named, Names, place_names
from geo.measure import length_km
from geo.records import in_languages, line_look
from geo.shapes import simplified_land

_SCREEN = "EPSG:3857"
_GROUND = LEVELS[1]
"""The level of detail that the land is taken from."""
_CLOSEST_M = 1_000
"""Metres of Web Mercator a pixel: what is shorter is drawn small, so that one sees where it lies."""
_METRES_A_DEGREE = 111_319.490_793
"""Of longitude in Web Mercator: 2 pi 6,378,137 m over 360."""
_METRES_PER_PIXEL_AT_ZOOM_0 = _METRES_A_DEGREE * 360 / 256
_SEEN_FROM_PX = 3
"""An accuracy of fewer pixels is hidden by the line itself."""
_COARSER = 3
"""Pixels that count as one: the map shows where a corridor lies, and its file stays small."""
_MARGIN_PX = 6
"""Land is cut this far outside the frame, so that no edge of the cut is seen."""
_LAKE_PIXELS = 60
_SCALE_BAR_PX = 130
"""The longest that a scale bar may be."""
_DRAWN_FIRST = ("access", "branch", "continuation", "main")
"""Roles from below to above."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of the map: pixels, the room that is left around the line, and how much is written."""

    name: str
    width: int
    least_height: int
    most_height: int
    room: int
    names: int
    """How many stops are named at most."""


SHEETS = (Sheet("wide", 720, 300, 470, 56, 9), Sheet("narrow", 340, 200, 380, 30, 5))


@dataclass(frozen=True, slots=True)
class Frame:
    """What a drawing shows: its upper left corner in metres of Web Mercator, its size in pixels, metres a pixel."""

    left: float
    top: float
    width: int
    height: int
    pixel_m: float

    @property
    def level(self) -> Level:
        """The level of detail of this frame. It leaves out a little more than a level of the large map would."""
        return Level("locator", float(np.log2(_METRES_PER_PIXEL_AT_ZOOM_0 / (self.pixel_m * _COARSER))), 5)

    def box(self, margin_px: float = 0) -> BaseGeometry:
        """Return the frame in degrees, wider by a margin on all sides."""
        edges = shapely.box(-margin_px, -margin_px, self.width + margin_px, self.height + margin_px)
        on_plane = shapely.transform(
            edges, lambda points: points * (self.pixel_m, -self.pixel_m) + (self.left, self.top)
        )
        return gpd.GeoSeries([on_plane], crs=_SCREEN).to_crs(GEOGRAPHIC).iloc[0]

    def pixels(self, degrees: gpd.GeoSeries) -> np.ndarray:
        """Return geometries in pixels of the frame."""
        plane = degrees.to_crs(_SCREEN).to_numpy()
        corner, step = (self.left, self.top), (self.pixel_m, -self.pixel_m)
        moved: np.ndarray = shapely.transform(plane, lambda points: (points - corner) / step)
        return moved

    def pixels_a_km(self, lat: float) -> float:
        """Return how many pixels a kilometre on the ground is at a latitude, from west to east."""
        step = 0.01
        ground_km = length_km(shapely.LineString([(0, lat), (step, lat)]))
        return step * _METRES_A_DEGREE / self.pixel_m / ground_km

    @property
    def middle_lat(self) -> float:
        """The latitude halfway between the lower and the upper edge."""
        _, south, _, north = self.box().bounds
        return float(south + north) / 2


def frame_around(lines: gpd.GeoSeries, sheet: Sheet) -> Frame:
    """Return the frame of a sheet in whose middle lines (EPSG:4326) lie, as large as they can be drawn."""
    west, south, east, north = lines.to_crs(_SCREEN).total_bounds
    inner_width, inner_height = sheet.width - 2 * sheet.room, sheet.most_height - 2 * sheet.room
    pixel_m = max((east - west) / inner_width, (north - south) / inner_height, _CLOSEST_M)
    height = max(sheet.least_height, round((north - south) / pixel_m) + 2 * sheet.room)
    left = (west + east) / 2 - sheet.width / 2 * pixel_m
    top = (south + north) / 2 + height / 2 * pixel_m
    return Frame(left, top, sheet.width, height, pixel_m)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all drawings show a part of: land and lakes, and what states and waters are called."""

    land: gpd.GeoDataFrame
    lakes: gpd.GeoDataFrame
    states: Mapping[str, Any]
    """Rows of states by code."""
    republics: frozenset[str]
    waters: gpd.GeoDataFrame


def _ground(layers: Layers) -> _Ground:
    frames = (layers.republics, layers.neighbours)
    return _Ground(
        land=simplified_land(layers, _GROUND),
        lakes=layers.lakes[layers.lakes["cuts_land"]],
        states={row.iso3: row for frame in frames for row in frame.itertuples()},
        republics=frozenset(layers.republics["iso3"]),
        waters=layers.places[layers.places["kind"] == "sea"],
    )


def locator_records(facts: Facts, layers: Layers) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each corridor with its drawings, the country of each stop, and the one in which most of each leg lies."""
    ground = _ground(layers)
    for corridor in facts.corridors:
        legs = layers.legs[layers.legs["corridor"] == corridor.corridor]
        drawings = [_Drawing(facts, layers, ground, legs, sheet) for sheet in SHEETS]
        by_country = legs.set_index("leg")["length_by_country_km"].items()
        yield (
            corridor.corridor,
            {
                "corridor": corridor.corridor,
                "stops": {stop: facts.stops[stop].country for stop in drawings[0].stops},
                "legs": {leg: max(lengths, key=lengths.__getitem__) for leg, lengths in by_country},
                "drawings": [drawing.record(corridor.kind) for drawing in drawings],
            },
        )


class _Drawing:
    """One corridor on one sheet."""

    def __init__(self, facts: Facts, layers: Layers, ground: _Ground, legs: gpd.GeoDataFrame, sheet: Sheet) -> None:
        self.facts = facts
        self.layers = layers
        self.ground = ground
        self.legs = legs
        self.rows = list(legs.itertuples())
        self.sheet = sheet
        self.frame = frame_around(legs.geometry, sheet)
        self.land = self._land()
        self.lakes = self._lakes()
        self.lines = dict(zip(legs["leg"], self._lines(), strict=True))
        self.stops = self._stops()

    def record(self, kind: str) -> dict[str, Any]:
        """Return the drawing: outlines, lines, points and names in pixels."""
        ordered = sorted(self.rows, key=lambda leg: (_DRAWN_FIRST.index(leg.role), leg.leg))
        republics = self.ground.republics
        names, scale = place_names(self._names())
        return {
            "name": self.sheet.name,
            "width": self.frame.width,
            "height": self.frame.height,
            "sea": _areas([self._sea()]),
            "neighbours": _areas(shape for code, shape in self.land.items() if code not in republics),
            "republics": _areas(shape for code, shape in self.land.items() if code in republics),
            "lakes": _areas(self.lakes),
            "legs": [self._leg(leg, kind) for leg in ordered],
            "stops": [[round(point.x, 1), round(point.y, 1)] for point in self.stops.values()],
            "scale": scale,
            "names": names,
        }

    def _land(self) -> dict[str, BaseGeometry]:
        """Return the outlines of states in pixels, by code: what the frame shows of them and a little more."""
        seen = _cut(self.ground.land, self.frame.box(_MARGIN_PX))
        simpler = simplify_coverage(seen, self.frame.level)
        return dict(zip(simpler["iso3"], self.frame.pixels(simpler.geometry), strict=True))

    def _lakes(self) -> np.ndarray:
        seen = _cut(self.ground.lakes, self.frame.box(_MARGIN_PX))
        large = large_enough(seen, self.frame.level, pixels=_LAKE_PIXELS)
        return self.frame.pixels(simplify_apart(large, self.frame.level).geometry)

    def _sea(self) -> BaseGeometry:
        """Return the ground of the drawing: as far as the land is known; beyond it nothing is drawn."""
        known = gpd.GeoSeries([shapely.box(*self.facts.info.context)], crs=GEOGRAPHIC)
        edge = shapely.box(-_MARGIN_PX, -_MARGIN_PX, self.frame.width + _MARGIN_PX, self.frame.height + _MARGIN_PX)
        return self.frame.pixels(known)[0].intersection(edge)

    def _lines(self) -> np.ndarray:
        return self.frame.pixels(simplify_lines(self.legs, self.frame.level).geometry)

    def _stops(self) -> dict[str, shapely.Point]:
        named = dict.fromkeys(stop for leg in self.rows for stop in (leg.from_stop, leg.to_stop))
        points = self.layers.stops.set_index("stop").geometry.loc[list(named)]
        return dict(zip(named, self.frame.pixels(points), strict=True))

    def _leg(self, leg: Any, kind: str) -> dict[str, Any]:  # noqa: ANN401 - a row of a data frame
        look = line_look(leg.mode, leg.status, leg.role, kind)
        path = _path(self.lines[leg.leg].coords)
        return {"leg": leg.leg, "mode": leg.mode, "path": path, **look, "band": self._band(leg)}

    def _band(self, leg: Any) -> float | None:  # noqa: ANN401 - a row of a data frame
        """Return how wide the soft band of a leg is, twice its accuracy; None where the line itself would hide it."""
        if pd.isna(leg.accuracy_km):
            return None
        _, south, _, north = leg.geometry.bounds
        half_px = float(leg.accuracy_km) * self.frame.pixels_a_km((south + north) / 2)
        return round(2 * half_px, 1) if half_px >= _SEEN_FROM_PX else None

    def _scale(self) -> dict[str, Any]:
        """Return the longest round number of kilometres that fits, and how long it is at the middle latitude."""
        pixels_a_km = self.frame.pixels_a_km(self.frame.middle_lat)
        longest = min(_SCALE_BAR_PX, self.frame.width / 4)
        km = max(
            size * 10**power for power in range(5) for size in (1, 2, 5) if size * 10**power * pixels_a_km <= longest
        )
        return {"km": km, "px": round(float(km * pixels_a_km), 1)}

    def _names(self) -> Names:
        """Return what may be written, the most needed first, and what it must not cover."""
        return Names(
            size=(self.frame.width, self.frame.height),
            lines=shapely.union_all(list(self.lines.values())),
            points=list(self.stops.values()),
            stops=[Named(in_languages(self.facts.stops[stop], "name"), self.stops[stop]) for stop in self._named()],
            states=self._states(),
            waters=self._waters(),
            scale=self._scale(),
        )

    def _named(self) -> list[str]:
        """Return the stops to name: ends of the main line, other ends, changes of mode, then those farthest apart."""
        main = [leg for leg in self.rows if leg.role == "main"]
        ends = [*_ends(main), *_ends(self.rows), *_changes(self.rows)]
        chosen = list(dict.fromkeys(ends))[: self.sheet.names]
        left = [stop for stop in self.stops if stop not in chosen]
        while left and len(chosen) < self.sheet.names:
            chosen.append(max(left, key=lambda stop: self._room_of(stop, chosen)))
            left.remove(chosen[-1])
        return chosen

    def _room_of(self, stop: str, others: Sequence[str]) -> float:
        return float(min(self.stops[stop].distance(self.stops[other]) for other in others))

    def _states(self) -> list[Named]:
        """Return the states with their outlines, the republics first, then the largest."""
        rows, republics = self.ground.states, self.ground.republics
        ordered = sorted(self.land, key=lambda code: (code not in republics, -self.land[code].area))
        printed = self.frame.pixels(
            gpd.GeoSeries([shapely.Point(rows[c].label_lon, rows[c].label_lat) for c in ordered], crs=GEOGRAPHIC)
        )
        return [
            Named(
                in_languages(rows[code], "name"), point, self.land[code], "republic" if code in republics else "state"
            )
            for code, point in zip(ordered, printed, strict=True)
        ]

    def _waters(self) -> list[Named]:
        """Return the seas and lakes whose name has its place in the frame."""
        frame = shapely.box(0, 0, self.frame.width, self.frame.height)
        land = shapely.union_all(list(self.land.values()))
        water = shapely.union_all([frame.difference(land), *self.lakes])
        points = self.frame.pixels(self.ground.waters.geometry)
        return [
            Named(in_languages(row, "name"), point, water, "water")
            for row, point in zip(self.ground.waters.itertuples(), points, strict=True)
            if point.within(frame)
        ]


def _cut(polygons: gpd.GeoDataFrame, box: BaseGeometry) -> gpd.GeoDataFrame:
    """Return what of polygons lies in a box; those that only touch it are left out."""
    near = polygons[polygons.geometry.intersects(box)]
    inside = near.set_geometry(near.geometry.intersection(box))
    whole = inside.geometry.map(_only_areas)
    return inside.set_geometry(gpd.GeoSeries(whole, inside.index, crs=inside.crs))[~whole.is_empty]


def _only_areas(shape: BaseGeometry) -> BaseGeometry:
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)


def _ends(legs: Sequence[Any]) -> list[str]:
    """Return the stops at which only one leg begins or ends, in travel order."""
    ends = [stop for leg in legs for stop in (leg.from_stop, leg.to_stop)]
    return [stop for stop in dict.fromkeys(ends) if ends.count(stop) == 1]


def _changes(legs: Sequence[Any]) -> list[str]:
    """Return the stops at which legs of different modes meet, in travel order."""
    modes: dict[str, set[str]] = {}
    for leg in legs:
        for stop in (leg.from_stop, leg.to_stop):
            modes.setdefault(stop, set()).add(leg.mode)
    return [stop for stop, met in modes.items() if len(met) > 1]


def _areas(shapes: Any) -> str:  # noqa: ANN401 - any iterable of polygons
    """Return the rings of polygons as one SVG path."""
    parts = shapely.get_parts(np.array(list(shapes), dtype=object))
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return "".join(_path(ring.coords[:-1], steps_a_pixel=2, is_closed=True) for ring in rings)


def _path(points: Any, *, steps_a_pixel: int = 10, is_closed: bool = False) -> str:  # noqa: ANN401 - coordinates
    """Return points as an SVG path, an absolute start and then steps, rounded to parts of a pixel; none for a speck."""
    tenths = np.round(np.asarray(points) * steps_a_pixel).astype(int) * (10 // steps_a_pixel)
    moved = np.concatenate([[True], np.any(np.diff(tenths, axis=0) != 0, axis=1)])
    kept = tenths[moved]
    if is_closed and len(kept) < 3:
        return ""
    steps = np.diff(kept, axis=0)
    written = " ".join(f"{_number(x)} {_number(y)}" for x, y in steps).replace(" -", "-")
    return f"M{_number(kept[0][0])} {_number(kept[0][1])}" + (f"l{written}" if written else "") + "Z" * is_closed


def _number(tenths: int) -> str:
    """Return tenths as a decimal, as short as SVG allows."""
    whole, tenth = divmod(abs(int(tenths)), 10)
    text = f"{whole or ''}.{tenth}" if tenth else str(whole)
    return f"-{text}" if tenths < 0 else text
