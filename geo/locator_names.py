"""Where names stand on the small map of a corridor: by their point or in their area, over no line and no other name.

Pixels. How wide a text is nobody knows before a browser draws it, so widths are guessed on the large side; a name that
finds no room is left out, as everything on the map is told in words below it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.view import LANGUAGES

_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_SIZES = {"stop": 13, "state": 11, "republic": 13, "water": 12, "scale": 12}
"""Pixels of type, as static/css/corridor.css sets them; Arabic is set larger by a tenth."""
_ARABIC_LARGER = 1.1
_EMS_A_LETTER = {"ar": 0.56, "en": 0.6, "tr": 0.6}
_SPACED = {"state": 0.06, "republic": 0.04}
"""Letter-spacing in ems; Arabic letters are never spaced."""
_DISTANCE = 7
"""Between a stop and its name."""
_EDGE = 5
"""Between a name and the frame."""
_APART = 3
"""Between two names."""
_GRID = 18
"""Steps in which room for the name of an area is sought."""
_NEAR = 90
"""How far a water's name may move from where the base map writes it."""
_CORNERS = ((0, 1), (1, 1), (1, 0), (0, 0))
"""Where a scale bar may stand, the best corner first: left or right, upper or lower."""


@dataclass(frozen=True, slots=True)
class Named:
    """What may be named: its names by language, the point of the name, and the area that the name must stay in."""

    names: Mapping[str, str]
    point: shapely.Point
    area: BaseGeometry | None = None
    look: str = "stop"


@dataclass(frozen=True, slots=True)
class Names:
    """What may be written on a drawing, the most needed first in each list, and what must stay free."""

    size: tuple[int, int]
    lines: BaseGeometry
    points: Sequence[shapely.Point]
    stops: Sequence[Named]
    states: Sequence[Named]
    waters: Sequence[Named]
    scale: Mapping[str, Any]


Placed = dict[str, Any]
"""`text`, `x`, `y` (of the base line), `anchor` (`start`, `middle`, `end`: from left to right), `look`."""


def place_names(names: Names) -> tuple[dict[str, list[Placed]], dict[str, Any]]:
    """Return the names that have room, language by language, and the scale bar with its lower left corner."""
    scale = _place_scale(names)
    bar = shapely.box(scale["x"] - _EDGE, scale["y"] - 22, scale["x"] + scale["px"] + _EDGE, scale["y"] + _EDGE)
    return {lang: _Writer(names, lang, bar).written() for lang in LANGUAGES}, scale


def _place_scale(names: Names) -> dict[str, Any]:
    """Return the scale bar in the corner that is farthest from the lines, the lower left one if it is free."""
    width, height = names.size
    length = names.scale["px"]
    places = [((width - 14 - length) if right else 14, (height - 12) if lower else 30) for right, lower in _CORNERS]
    rooms = [min(names.lines.distance(shapely.box(x, y - 20, x + length, y)), 12.0) for x, y in places]
    x, y = places[rooms.index(max(rooms))]
    return {**names.scale, "x": round(x, 1), "y": y}


@dataclass
class _Writer:
    """Writes the names of one drawing in one language."""

    names: Names
    lang: str
    bar: BaseGeometry
    taken: list[BaseGeometry] = field(default_factory=list)

    def written(self) -> list[Placed]:
        """Return all names that have room."""
        self.taken.append(self.bar)
        placed = [self._beside(stop) for stop in self.names.stops]
        placed += [self._within(named, _NEAR) for named in self.names.waters]
        placed += [self._within(named, None) for named in self.names.states]
        return [name for name in placed if name is not None]

    def _extent(self, named: Named) -> tuple[str, float, float]:
        """Return the text of a name, and its guessed width and height."""
        text = _IN_BRACKETS.sub("", named.names[self.lang]) or named.names[self.lang]
        size = _SIZES[named.look] * (_ARABIC_LARGER if self.lang == "ar" else 1)
        spacing = 0.0 if self.lang == "ar" else _SPACED.get(named.look, 0.0)
        return text, len(text) * size * (_EMS_A_LETTER[self.lang] + spacing), size * 1.15

    def _beside(self, named: Named) -> Placed | None:
        """Return the name of a stop on that side of it where it covers least; None where there is no room."""
        text, width, height = self._extent(named)
        best, least = None, float("inf")
        for rank, (anchor, box) in enumerate(self._sides(named.point, width, height)):
            cost = self._cost(box) + rank
            if cost < least:
                best, least = (anchor, box), cost
        if best is None:
            return None
        anchor, box = best
        self.taken.append(box.buffer(_APART))
        return _placed(text, named.look, anchor, box)

    def _sides(self, point: shapely.Point, width: float, height: float) -> Iterator[tuple[str, BaseGeometry]]:
        """Yield where the name of a point may stand, the usual side of the script first."""
        first, second = (-1, 1) if self.lang == "ar" else (1, -1)
        near = _DISTANCE * 0.7
        for side, lift in (
            *((first, 0.0), (second, 0.0), (0, -1.0), (0, 1.0)),
            *((first, -1.0), (first, 1.0), (second, -1.0), (second, 1.0)),
        ):
            distance = near if lift else _DISTANCE
            middle_x = point.x + side * (distance + width / 2)
            middle_y = point.y + lift * (distance + height / 2)
            anchor = {1: "start", -1: "end", 0: "middle"}[side]
            yield anchor, _box(middle_x, middle_y, width, height)

    def _cost(self, box: BaseGeometry) -> float:
        """Return how much a name would cover there; infinite where it may not stand at all."""
        if not self._is_free(box):
            return float("inf")
        points = sum(box.intersects(point) for point in self.names.points)
        return float(box.intersection(self.names.lines).length + 15 * points)

    def _is_free(self, box: BaseGeometry) -> bool:
        return box.within(self._frame()) and not any(box.intersects(other) for other in self.taken)

    def _frame(self) -> BaseGeometry:
        width, height = self.names.size
        return shapely.box(_EDGE, _EDGE, width - _EDGE, height - _EDGE)

    def _within(self, named: Named, near: float | None) -> Placed | None:
        """Return the name of an area as near to its point as there is room; None where there is none."""
        text, width, height = self._extent(named)
        if named.area is None or named.area.area < width * height:
            return None
        xs, ys = self._middles(named, near)
        boxes = shapely.box(xs - width / 2, ys - height / 2, xs + width / 2, ys + height / 2)
        # Each question is put to all boxes at once, and the dear one to those that are left.
        boxes = boxes[shapely.within(boxes, self._frame())]
        boxes = boxes[~shapely.intersects(shapely.geometrycollections([*self.taken, self.names.lines]), boxes)]
        boxes = boxes[shapely.contains(named.area, boxes)]
        if not len(boxes):
            return None
        self.taken.append(boxes[0].buffer(_APART))
        return _placed(text, named.look, "middle", boxes[0])

    def _middles(self, named: Named, near: float | None) -> tuple[np.ndarray, np.ndarray]:
        """Return points of an area, x and y, the nearest to where its name is wanted first."""
        width, height = self.names.size
        left, top, right, bottom = shapely.bounds(named.area)
        xs, ys = np.meshgrid(
            np.arange(max(left, 0), min(right, width), _GRID), np.arange(max(top, 0), min(bottom, height), _GRID)
        )
        points = np.vstack([[(named.point.x, named.point.y)], np.column_stack([xs.ravel(), ys.ravel()])])
        away = np.hypot(*(points - points[0]).T)
        kept = np.argsort(away, kind="stable")
        ordered = points[kept if near is None else kept[away[kept] <= near]]
        return ordered[:, 0], ordered[:, 1]


def _box(middle_x: float, middle_y: float, width: float, height: float) -> BaseGeometry:
    return shapely.box(middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2)


def _placed(text: str, look: str, anchor: str, box: BaseGeometry) -> Placed:
    left, top, right, bottom = box.bounds
    x = {"start": left, "middle": (left + right) / 2, "end": right}[anchor]
    return {
        "text": text,
        "look": look,
        "anchor": anchor,
        "x": round(x, 1),
        "y": round(bottom - (bottom - top) * 0.25, 1),
    }
