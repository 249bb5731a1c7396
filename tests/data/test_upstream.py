"""The extracts of public data that the build reads: unchanged, whole, and true to what is known elsewhere."""

import csv
import json
import tomllib
from hashlib import sha256
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import Point

UPSTREAM = Path(__file__).resolve().parents[2] / "data" / "upstream"
COUNTRIES, WATER = UPSTREAM / "natural-earth-countries", UPSTREAM / "natural-earth-water"
NETWORKS = [UPSTREAM / "openstreetmap-rail", UPSTREAM / "searoute-lanes"]
FOLDERS = [COUNTRIES, WATER, *NETWORKS]
EXTRACTS = [COUNTRIES / "countries.geojson", WATER / "lakes.geojson", WATER / "rivers.geojson"]
WGS84 = Geod(ellps="WGS84")


def stated_files():
    for folder in FOLDERS:
        origin = tomllib.loads((folder / "origin.toml").read_text(encoding="utf-8"))
        for entry in [*origin["files"], *origin.get("inputs", [])]:
            yield pytest.param(folder / entry["name"], entry, id=f"{folder.name}/{entry['name']}")


def read(path):
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return gpd.GeoDataFrame.from_features(features, crs="EPSG:4326")


def area_km2(polygon):
    return WGS84.geometry_area_perimeter(shapely.orient_polygons(polygon))[0] / 1e6


def total_area(shapes):
    """In square degrees, which is enough to compare with the area of the union."""
    return shapely.area(shapes.to_numpy()).sum()


@pytest.fixture(scope="module")
def countries():
    return read(COUNTRIES / "countries.geojson").set_index("iso3").geometry


@pytest.fixture(scope="module")
def lakes():
    return read(WATER / "lakes.geojson").set_index("slug")


@pytest.fixture(scope="module")
def rivers():
    return read(WATER / "rivers.geojson").set_index("slug")


@pytest.mark.parametrize(("path", "entry"), list(stated_files()))
def test_each_file_is_the_one_its_origin_states(path, entry):
    content = path.read_bytes()
    assert (len(content), sha256(content).hexdigest()) == (entry["bytes"], entry["sha256"])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_file_is_without_origin(folder):
    origin = tomllib.loads((folder / "origin.toml").read_text(encoding="utf-8"))
    stated = {entry["name"] for entry in [*origin["files"], *origin.get("inputs", [])]}
    assert {path.name for path in folder.iterdir()} == stated | {"origin.toml"}


@pytest.mark.parametrize("path", EXTRACTS, ids=lambda path: path.name)
def test_no_coordinate_lies_outside_the_context_box(path):
    west, south, east, north = read(path).total_bounds
    assert (west >= 10, south >= 22, east <= 100, north <= 60) == (True,) * 4


@pytest.mark.parametrize("path", EXTRACTS, ids=lambda path: path.name)
def test_geometries_are_valid_and_not_empty(path):
    shapes = read(path).geometry
    assert shapes.is_valid.all()
    assert not shapes.is_empty.any()


@pytest.mark.parametrize("path", EXTRACTS, ids=lambda path: path.name)
def test_ids_are_unique_and_sorted(path):
    frame = read(path)
    ids = frame["iso3" if path.name == "countries.geojson" else "slug"].to_list()
    assert ids == sorted(set(ids))


def test_neighbours_share_each_vertex_of_their_border(countries):
    assert shapely.coverage_is_valid(countries.to_numpy())


def test_no_two_countries_overlap(countries):
    assert total_area(countries) == pytest.approx(countries.union_all().area, abs=1e-9)


def test_borders_leave_no_gap(countries):
    """The Caspian Sea is the only water that land encloses on all sides and that no country holds."""
    box = shapely.box(10, 22, 100, 60)
    rest = shapely.get_parts(box.difference(countries.union_all()))
    enclosed = [part for part in rest if not part.intersects(box.exterior)]
    assert [part.contains(Point(51, 41)) for part in enclosed] == [True]


# Areas as the statistical offices publish them; Turkmenistan's is with the lagoon.
@pytest.mark.parametrize(
    ("iso3", "published_km2"),
    [("KAZ", 2_724_900), ("TKM", 488_100), ("KGZ", 199_950), ("UZB", 447_400), ("TJK", 143_100)],
)
def test_republics_have_their_published_areas(countries, lakes, iso3, published_km2):
    lagoon_km2 = area_km2(lakes.geometry["garabogazkol"]) if iso3 == "TKM" else 0
    assert area_km2(countries[iso3]) + lagoon_km2 == pytest.approx(published_km2, rel=0.007)


# Degrees. The town of Shakhimardan (71.80, 39.98) lies just outside its exclave as Natural Earth draws it.
@pytest.mark.parametrize(
    ("iso3", "lon", "lat"),
    [
        pytest.param("UZB", 71.13, 39.97, id="Sokh"),
        pytest.param("UZB", 71.75, 39.95, id="Shakhimardan"),
        pytest.param("TJK", 70.58, 39.86, id="Vorukh"),
        pytest.param("TJK", 70.60, 41.00, id="Sarvan"),
        pytest.param("KAZ", 63.31, 45.62, id="Baikonur"),
        pytest.param("KGZ", 72.80, 40.53, id="Osh"),
        pytest.param("TUR", 43.38, 38.49, id="Van"),
    ],
)
def test_places_lie_in_their_state_alone(countries, iso3, lon, lat):
    assert countries.index[countries.contains(Point(lon, lat))].to_list() == [iso3]


@pytest.mark.parametrize("iso3", ["UZB", "TJK"])
def test_exclaves_are_apart_from_the_main_land(countries, iso3):
    assert len(countries[iso3].geoms) == 3


# Extents as reference works give them; water levels move, hence the width.
@pytest.mark.parametrize(
    ("slug", "published_km2", "within"),
    [
        ("balkhash", 16_996, 0.1),
        ("issyk-kul", 6_236, 0.05),
        ("van", 3_574, 0.05),
        ("sevan", 1_360, 0.1),
        ("garabogazkol", 18_000, 0.05),
    ],
)
def test_lakes_have_about_their_published_extent(lakes, slug, published_km2, within):
    assert lakes["area_km2"][slug] == pytest.approx(published_km2, rel=within)


def test_lagoon_shares_each_vertex_of_the_coast(countries, lakes):
    assert shapely.coverage_is_valid([*countries, lakes.geometry["garabogazkol"]])


def test_cuts_land_says_whether_a_country_lies_under_the_lake(countries, lakes):
    covers = lakes.geometry.map(shapely.point_on_surface).within(countries.union_all())
    assert covers.to_list() == lakes["cuts_land"].to_list()


def test_lakes_do_not_overlap(lakes):
    """Up to a hundredth of a km²: lakes that adjoin have no common vertices for rounding to keep."""
    assert total_area(lakes.geometry) == pytest.approx(lakes.union_all().area, abs=1e-6)


def test_no_sea_is_among_the_lakes(lakes):
    seas = [Point(51, 41), Point(34, 43), Point(37, 46), Point(30, 34)]
    assert not any(lakes.intersects(sea).any() for sea in seas)


# Centres of towns on the banks, in degrees.
@pytest.mark.parametrize(
    ("slug", "lon", "lat"),
    [
        pytest.param("amu-darya", 67.28, 37.22, id="Amu Darya at Termez"),
        pytest.param("syr-darya", 65.51, 44.85, id="Syr Darya at Kyzylorda"),
        pytest.param("tigris", 44.40, 33.32, id="Tigris at Baghdad"),
        pytest.param("aras", 45.63, 38.96, id="Aras at Julfa"),
        pytest.param("ural", 51.92, 47.11, id="Ural at Atyrau"),
        pytest.param("ertis", 76.95, 52.30, id="Irtysh at Pavlodar"),
    ],
)
def test_rivers_pass_their_towns(rivers, slug, lon, lat):
    assert rivers.geometry[slug].distance(Point(lon, lat)) < 0.1  # degrees: about 10 km


def test_every_name_kept_by_hand_is_drawn(lakes, rivers):
    with (WATER / "names.csv").open(encoding="utf-8", newline="") as file:
        named = {(row["kind"], row["slug"]) for row in csv.DictReader(file)}
    drawn = {("lake", slug) for slug in lakes.index[lakes["name_en"] != ""]}
    assert drawn | {("river", slug) for slug in rivers.index} == named


def test_what_is_named_has_a_name_in_all_three_languages(lakes, rivers):
    for frame in (lakes, rivers):
        has_name = frame[["name_ar", "name_en", "name_tr"]] != ""
        assert (has_name.all(axis=1) == has_name.any(axis=1)).all()


def network(folder):
    with (folder / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = [(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)]
    with (folder / "edges.csv").open(encoding="utf-8", newline="") as file:
        return nodes, [(int(row["from"]), int(row["to"]), float(row["km"])) for row in csv.DictReader(file)]


@pytest.mark.parametrize("folder", NETWORKS, ids=lambda folder: folder.name)
def test_a_network_names_only_its_own_nodes_and_each_of_them(folder):
    nodes, edges = network(folder)
    assert {node for start, end, _ in edges for node in (start, end)} == set(range(len(nodes)))
    assert len({(start, end) for start, end, _ in edges}) == len(edges)


@pytest.mark.parametrize("folder", NETWORKS, ids=lambda folder: folder.name)
def test_no_recorded_length_is_shorter_than_the_straight_piece(folder):
    """Nodes and records are rounded, so a few metres may lack."""
    nodes, edges = network(folder)
    lacking = [
        (start, end) for start, end, km in edges if km < WGS84.inv(*nodes[start], *nodes[end])[2] / 1000 * 0.99 - 0.12
    ]
    assert lacking == []


def test_the_railways_are_told_to_be_under_the_open_database_licence():
    origin = tomllib.loads((UPSTREAM / "openstreetmap-rail" / "origin.toml").read_text(encoding="utf-8"))
    assert origin["spdx"] == "ODbL-1.0"
    assert "© OpenStreetMap contributors" in origin["licence_statement"]
