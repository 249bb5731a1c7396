"""Stops and a network to the way between them: the shortest by the lengths that the network records.

A network is an extract of two tables (`nodes.csv`: lon, lat in degrees, EPSG:4326; `edges.csv`: km). The railways that
we have are coarse in three ways, and each is dealt with here, in the open:

- pieces of one railway do not touch: a loose end is joined to what is near it, up to BRIDGE_KM, but far by rail;
- a straight piece stands for a long stretch: known points of the real railway (`network_points.csv`) bend it, and the
  length that the source records stays;
- what is straight between two nodes is not straight on the ground: the recorded length says how far off the railway
  can be at most, since no path of length w between two points c apart leaves the ellipse around them.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import shapely
from shapely.geometry import LineString

from geo.errors import RouteError
from geo.extracts import read_extract, read_origin
from geo.measure import Point, distance_km, distances_km
from geo.rows import NetworkPoint

SNAP_KM = 6.0
"""A stop farther than this from every node is not on the network of railways."""
PORT_SNAP_KM = 55.0
"""And of sea lanes: these begin well off the ports that they serve."""
BRIDGE_KM = 3.0
_DETOUR_KM = 20.0
"""Ends that a way shorter than this connects are not joined: sidings run beside the line that they leave."""
GAP_KM = 60.0
"""A straight piece longer than this is a gap of the network, and is said to be one."""
NODE_KM = 2.0
"""How far nodes stand off the real line: railways of Natural Earth pass them within 0.2 to 1.9 km (median by route),
and beside a line there is often a second one, older or faster.
"""
POINT_KM = 3.0
"""The same for known points, which are read from smaller maps and from gazetteers."""
_BENT_FROM_KM = 30.0
"""Only straight pieces longer than this are bent by a known point."""
_BENT_SLACK = 1.02
"""How much longer than recorded the way by a known point may be: records are rounded, and so are points."""
_MOST_DECIMALS = 5


@dataclass(frozen=True, slots=True)
class Gap:
    """A straight piece of the network longer than GAP_KM, and the pieces in which known points let it be drawn."""

    start: Point
    end: Point
    straight_km: float
    network_km: float
    points: tuple[str, ...]
    longest_drawn_km: float


@dataclass(frozen=True, slots=True)
class Way:
    """A way through a network: its line in travel order, from stop to stop, and what the network says of it."""

    line: LineString
    network_km: float
    error_km: float | None
    """The 95th percentile along the way of the distance that recorded lengths leave open; None if none are recorded."""
    longest_km: float
    """The longest straight piece as drawn."""
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One straight piece of a way, and the length recorded for it (None: a join of ours, of unknown course)."""

    straight_km: float
    recorded_km: float | None
    is_bent: bool = False


class Network:
    """Nodes and edges of one extract, joined and bent as the module says."""

    def __init__(self, name: str, graph: nx.Graph, *, lengths_recorded: bool) -> None:
        self.name = name
        self.lengths_recorded = lengths_recorded
        self._snap_km = SNAP_KM if lengths_recorded else PORT_SNAP_KM
        self._graph = graph
        self._gaps: dict[tuple[Point, Point], tuple[float, list[str]]] = {}
        self._index_nodes()

    @classmethod
    def read(cls, folder: Path, points: Iterable[NetworkPoint]) -> "Network":
        """Return the network of an extract, whole; raise FactError on a wrong checksum, RouteError on a bad point."""
        graph = nx.Graph()
        for row in _table(folder, "nodes.csv"):
            graph.add_node(int(row["node"]), point=(float(row["lon"]), float(row["lat"])))
        for row in _table(folder, "edges.csv"):
            graph.add_edge(int(row["from"]), int(row["to"]), km=float(row["km"]), recorded=True)
        network = cls(folder.name, graph, lengths_recorded=read_origin(folder)["lengths_recorded"])
        if network.lengths_recorded:
            network._join_loose_ends()
        for point in points:
            network._bend(point)
        network._index_nodes()
        return network

    def way(self, start: Point, end: Point) -> Way:
        """Return the shortest way between two points; raise RouteError where the network has none."""
        first, last = self._ends(start, end)
        nodes = nx.shortest_path(self._graph, first, last, weight="km")
        at = [self._point(node) for node in nodes]
        edges = [self._graph.edges[pair] for pair in pairwise(nodes)]
        pieces = [
            _Piece(distance_km(start, at[0]), None),
            *(
                _Piece(distance_km(a, b), edge["km"] if edge["recorded"] else None, "gap" in edge)
                for (a, b), edge in zip(pairwise(at), edges, strict=True)
            ),
            _Piece(distance_km(at[-1], end), None),
        ]
        return Way(
            line=_line([start, *at, end]),
            network_km=float(sum(edge["km"] for edge in edges)),
            error_km=_error_km(pieces) if self.lengths_recorded else None,
            longest_km=max(piece.straight_km for piece in pieces),
            gaps=tuple(self._gaps_of(at, edges)) if self.lengths_recorded else (),
        )

    def _point(self, node: int) -> Point:
        point: Point = self._graph.nodes[node]["point"]
        return point

    def _index_nodes(self) -> None:
        self._nodes = list(self._graph.nodes)
        self._tree = shapely.STRtree(shapely.points([self._point(node) for node in self._nodes]))
        self._part = {node: n for n, part in enumerate(nx.connected_components(self._graph)) for node in part}

    def _near(self, point: Point, limit_km: float) -> list[tuple[float, int]]:
        """Return the nodes within a distance of a point, nearest first."""
        reach = _square(point, limit_km)
        found = [self._nodes[n] for n in self._tree.query(reach)]
        distances = sorted((distance_km(point, self._point(node)), node) for node in found)
        return [(km, node) for km, node in distances if km <= limit_km]

    def _ends(self, start: Point, end: Point) -> tuple[int, int]:
        """Return the nodes nearest to two points that some way connects."""
        by_part = [self._nearest_by_part(point) for point in (start, end)]
        common = by_part[0].keys() & by_part[1].keys()
        if not common:
            raise RouteError(f"no way of {self.name} leads from {_at(start)} to {_at(end)}")
        best = min(common, key=lambda part: (by_part[0][part][0] + by_part[1][part][0], part))
        return by_part[0][best][1], by_part[1][best][1]

    def _nearest_by_part(self, point: Point) -> dict[int, tuple[float, int]]:
        nearest: dict[int, tuple[float, int]] = {}
        for km, node in self._near(point, self._snap_km):
            nearest.setdefault(self._part[node], (km, node))
        if not nearest:
            raise RouteError(f"{_at(point)} lies more than {self._snap_km:g} km from every node of {self.name}")
        return nearest

    def _join_loose_ends(self) -> None:
        """Join each loose end to nodes within BRIDGE_KM that the network reaches only by a detour, nearest first."""
        loose = [node for node, degree in self._graph.degree if degree == 1]
        joins = sorted(
            (km, node, other) for node in loose for km, other in self._near(self._point(node), BRIDGE_KM) if km > 0
        )
        known: dict[int, set[int]] = {}
        for km, node, other in joins:
            # What was near stays near, since joins only shorten ways; what was not may have become so.
            if other in known.get(node, ()):
                continue
            near = nx.single_source_dijkstra_path_length(self._graph, node, cutoff=_DETOUR_KM, weight="km")
            known[node] = set(near)
            if other not in near:
                self._graph.add_edge(node, other, km=km, recorded=False)

    def _bend(self, known: NetworkPoint) -> None:
        """Let the straight piece that a known point fits best run through it; share out the recorded length."""
        point = (known.lon, known.lat)
        fits = sorted(self._fits(point))
        if not fits:
            raise RouteError(f"{known.point} lies in no gap of {self.name}")
        _, start, end = fits[0]
        edge = self._graph.edges[start, end]
        gap = edge.get("gap", (self._point(start), self._point(end)))
        straight = [distance_km(self._point(node), point) for node in (start, end)]
        share = max(edge["km"] / sum(straight), 1.0)
        between = self._graph.number_of_nodes()
        self._graph.add_node(between, point=point)
        self._graph.remove_edge(start, end)
        for node, km in zip((start, end), straight, strict=True):
            self._graph.add_edge(node, between, km=km * share, recorded=True, gap=gap)
        recorded, names = self._gaps.setdefault(gap, (edge["km"], []))
        self._gaps[gap] = recorded, [*names, known.point]

    def _fits(self, point: Point) -> list[tuple[float, int, int]]:
        """Return the straight pieces that may run through a point, with how much longer that makes them."""
        long = [(start, end, km) for start, end, km in self._graph.edges(data="km") if km >= _BENT_FROM_KM]
        starts, ends = ([self._point(edge[side]) for edge in long] for side in (0, 1))
        straight = distances_km(starts, ends)
        through = distances_km(starts, [point] * len(long)) + distances_km([point] * len(long), ends)
        return [
            (extra, start, end)
            for (start, end, km), chord, extra in zip(long, straight, through - straight, strict=True)
            if chord >= _BENT_FROM_KM and chord + extra <= km * _BENT_SLACK
        ]

    def _gaps_of(self, at: list[Point], edges: list[dict[str, Any]]) -> Iterator[Gap]:
        """Yield the gaps that a way runs through, each once."""
        longest: dict[tuple[Point, Point], float] = {}
        for (start, end), edge in zip(pairwise(at), edges, strict=True):
            gap = edge.get("gap", (start, end))
            km = distance_km(start, end)
            longest[gap] = max(longest.get(gap, 0.0), km)
            self._gaps.setdefault(gap, (float(edge["km"]), []))
        for gap, drawn_km in longest.items():
            recorded, names = self._gaps[gap]
            straight = distance_km(*gap)
            if straight > GAP_KM:
                yield Gap(*gap, straight, recorded, tuple(names), drawn_km)


def _table(folder: Path, file: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(read_extract(folder, file).decode().splitlines())


def _square(point: Point, half_km: float) -> shapely.Polygon:
    """Return a box of degrees that holds all within a distance of a point."""
    lon, lat = point
    north = half_km / 110.5
    east = north / np.cos(np.radians(lat))
    return shapely.box(lon - east, lat - north, lon + east, lat + north)


def _at(point: Point) -> str:
    return f"lon {point[0]:g}, lat {point[1]:g}"


def _line(points: Iterable[Point]) -> LineString:
    distinct: list[Point] = []
    for lon, lat in points:
        point = round(lon, _MOST_DECIMALS), round(lat, _MOST_DECIMALS)
        if not distinct or point != distinct[-1]:
            distinct.append(point)
    return LineString(distinct)


def _error_km(pieces: Iterable[_Piece]) -> float:
    """Return the 95th percentile along a way of how far from the drawn line the real one can be.

    A path of length w between two points c apart stays inside the ellipse of which they are the foci; beside the
    straight piece, at the share t of it, that is sqrt(w^2 - c^2) sqrt(t (1 - t)) away, and its ends are themselves off
    by NODE_KM, or by POINT_KM where known points bend it. A join of ours, of unknown course, is given half its length.
    """
    reaches: list[np.ndarray] = []
    for piece in pieces:
        steps = max(1, round(piece.straight_km * 4))
        share = (np.arange(steps) + 0.5) / steps
        ends_km = POINT_KM if piece.is_bent else NODE_KM
        if piece.recorded_km is None:
            reaches.append(np.full(steps, ends_km + piece.straight_km / 2))
        else:
            open_km = np.sqrt(max(piece.recorded_km**2 - piece.straight_km**2, 0.0))
            reaches.append(ends_km + open_km * np.sqrt(share * (1 - share)))
    return float(np.percentile(np.concatenate(reaches), 95))
