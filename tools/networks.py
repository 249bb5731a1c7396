"""Railways and sea lanes as networks: two small extracts, each `nodes.csv` and `edges.csv`.

A node has a number, `lon` and `lat` in degrees (EPSG:4326); an edge joins two nodes by a straight piece, and `km` is
the length that its source records for it. Nothing in the packages is imported: the railways are read as
JSON, as the lanes are.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tools.extracts import Package, UpstreamError, fetch, file_entry, read_member, toml

RAIL_ID, LANES_ID = "openstreetmap-rail", "searoute-lanes"
COUNTRIES = "natural-earth-countries/countries.geojson"
WGS84 = Geod(ellps="WGS84")

RAIL_PACKAGE = Package(
    name="scgraph-data",
    version="2.0.0",
    archive="scgraph_data-2.0.0-py3-none-any.whl",
    sha256="a8df15f4d9b4cce945f195b27c9e239ac49ebfa81aa948afc882b28653725406",
)
RAIL_MODULE = "scgraph_data/world_railways.py"
LANES_PACKAGE = Package(
    name="searoute",
    version="1.6.0",
    archive="searoute-1.6.0.tar.gz",
    sha256="a2f9827b0aa0f1216f4696aa9cd9d358e9950cba496e8445dc2a3d5691862697",
)
LANES_FILE = "searoute-1.6.0/searoute/data/marnet_searoute.geojson"

RAIL_COUNTRIES = ("TUR", "GEO", "AZE", "ARM", "IRN", "TKM", "UZB", "KAZ", "KGZ", "TJK")
# Stations just over a border stay: degrees.
RAIL_MARGIN = 0.15
# west, south, east, north in degrees: the crossings from China, Altynkol and Dostyk
CHINESE_BORDER = shapely.box(80, 43, 83, 46)
# the Aegean, the Black Sea and the Caspian
LANES_BOX = shapely.box(22, 34, 56, 48)

Node = tuple[float, float]
Edge = tuple[int, int, float]


def network_files(packages_dir: Path | None, scratch: Path, natural_earth: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return every file to write, by its path below `data/upstream`."""
    rail_module = read_member(fetch(RAIL_PACKAGE, packages_dir, scratch), RAIL_MODULE)
    lanes = json.loads(read_member(fetch(LANES_PACKAGE, packages_dir, scratch), LANES_FILE))
    area = rail_area(json.loads(natural_earth[COUNTRIES])["features"])
    rail = csv_files(*railways(rail_module.decode(), area))
    sea = csv_files(*sea_lanes(lanes["features"]))
    return {
        **{f"{RAIL_ID}/{name}": content for name, content in rail.items()},
        f"{RAIL_ID}/origin.toml": toml(rail_origin(rail)),
        **{f"{LANES_ID}/{name}": content for name, content in sea.items()},
        f"{LANES_ID}/origin.toml": toml(lanes_origin(sea)),
    }


def rail_area(countries: Iterable[Mapping[str, Any]]) -> BaseGeometry:
    """Return where railways are kept."""
    chosen = [shape(c["geometry"]) for c in countries if c["properties"]["iso3"] in RAIL_COUNTRIES]
    if len(chosen) != len(RAIL_COUNTRIES):
        raise UpstreamError("a country of the railway extract has no boundary")
    return shapely.union_all([*chosen, CHINESE_BORDER]).buffer(RAIL_MARGIN)


def railways(module: str, area: BaseGeometry) -> tuple[list[Node], list[Edge]]:
    """Return the railways inside an area: nodes that an edge meets, in the order of the package, and their edges."""
    literals = module_literals(module, ("graph", "nodes"))
    points = np.array(literals["nodes"])[:, ::-1]
    inside = shapely.contains_xy(area, points[:, 0], points[:, 1])
    edges = {
        (min(start, end), max(start, end)): float(km)
        for start in np.flatnonzero(inside).tolist()
        for end, km in ((int(end), km) for end, km in literals["graph"][start].items())
        if inside[end] and start != end
    }
    return numbered([tuple(point) for point in points.tolist()], edges)


def module_literals(module: str, names: Iterable[str]) -> dict[str, Any]:
    """Return what a module assigns to names, read as JSON; the module does not run.

    Python's own parser of literals takes three gigabytes for this file.
    """
    assigned = dict(line.split("=", 1) for line in module.splitlines() if re.match(r"\w+ *=", line))
    stripped = {name.strip(): literal for name, literal in assigned.items()}
    missing = set(names) - set(stripped)
    if missing:
        raise UpstreamError(f"{RAIL_MODULE} assigns no {', '.join(sorted(missing))}")
    return {name: json.loads(re.sub(r"(\d+):", r'"\1":', stripped[name])) for name in names}


def sea_lanes(features: Iterable[Mapping[str, Any]]) -> tuple[list[Node], list[Edge]]:
    """Return the lanes inside LANES_BOX; `km` is the geodesic length of each straight piece."""
    nodes: dict[Node, int] = {}
    edges: dict[tuple[int, int], float] = {}
    for feature in features:
        for start, end in straight_pieces(shape(feature["geometry"])):
            if start != end and LANES_BOX.covers(shapely.LineString([start, end])):
                first, second = sorted(nodes.setdefault(node, len(nodes)) for node in (start, end))
                edges[first, second] = round(WGS84.inv(*start, *end)[2] / 1000, 3)
    return numbered(list(nodes), edges)


def straight_pieces(lanes: BaseGeometry) -> Iterator[tuple[Node, Node]]:
    """Yield the ends of every straight piece of a line or multi-line, lon, lat with four decimals."""
    for line in shapely.get_parts(lanes):
        points = [(round(lon, 4), round(lat, 4)) for lon, lat in shapely.get_coordinates(line).tolist()]
        yield from zip(points, points[1:], strict=False)


def numbered(nodes: list[Node], edges: Mapping[tuple[int, int], float]) -> tuple[list[Node], list[Edge]]:
    """Return the nodes that an edge meets, numbered anew from 0 in their order, and the edges sorted."""
    used = sorted({node for edge in edges for node in edge})
    number = {node: new for new, node in enumerate(used)}
    return [nodes[node] for node in used], sorted((number[a], number[b], km) for (a, b), km in edges.items())


def csv_files(nodes: list[Node], edges: list[Edge]) -> dict[str, bytes]:
    """Return a network as two tables."""
    return {
        "nodes.csv": table(("node", "lon", "lat"), ((n, lon, lat) for n, (lon, lat) in enumerate(nodes))),
        "edges.csv": table(("from", "to", "km"), edges),
    }


def table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return rows as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def rail_origin(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the origin of the railways: where from, and what is not as the package has it."""
    return {
        "source_id": RAIL_ID,
        "title": "World railway network from OpenStreetMap, a part",
        "producer": "OpenStreetMap contributors",
        "url": "https://www.openstreetmap.org/copyright",
        "licence": "Open Database License 1.0",
        "spdx": "ODbL-1.0",
        "licence_statement": "© OpenStreetMap contributors. This extract is a derived database and stays under the "
        "Open Database License 1.0, https://opendatacommons.org/licenses/odbl/1-0/; so do lines made from it.",
        "lengths_recorded": True,
        "crs": "EPSG:4326; lon, lat in degrees, three decimals",
        "countries": list(RAIL_COUNTRIES),
        "changes": [
            f"nodes within {RAIL_MARGIN} degrees of the countries, and about the crossings from China",
            "loops of a node to itself left out; nodes numbered anew",
        ],
        **origin(RAIL_PACKAGE, RAIL_MODULE, files),
    }


def lanes_origin(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the origin of the sea lanes: where from, and what is not as the package has it."""
    return {
        "source_id": LANES_ID,
        "title": "Sea lanes of searoute, a part",
        "producer": "Eurostat (SeaRoute, MARNET); package by G. Halili",
        "url": "https://github.com/eurostat/searoute",
        "licence": "European Union Public Licence 1.2",
        "spdx": "EUPL-1.2",
        "licence_statement": "The package is under Apache-2.0; its network descends from Eurostat SeaRoute (EUPL-1.2).",
        "lengths_recorded": False,
        "crs": "EPSG:4326; lon, lat in degrees",
        "box": list(LANES_BOX.bounds),
        "changes": [
            "lanes wholly inside the box; coordinates rounded to four decimals",
            "km is the geodesic length of each straight piece on WGS 84, computed by us",
        ],
        **origin(LANES_PACKAGE, LANES_FILE, files),
    }


def origin(package: Package, path: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what the origins of both networks have in common."""
    return {
        "package": package.name,
        "package_version": package.version,
        "package_file": package.archive,
        "package_sha256": package.sha256,
        "package_path": path,
        "command": "make upstream",
        "files": [file_entry(name, content) for name, content in files.items()],
    }
