"""What simplifying for the screen must not do: tear borders, lose exclaves, move the ends of legs."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, box, shape

from geo.levels import LEVELS, Level, simplify_coverage, simplify_lines, water_between
from geo.shapes import shape_records, simplified_land

EARTH_M = 40_075_016.7
"""The equator, which Web Mercator draws 256 pixels long at zoom 0."""
COARSE, FINE = LEVELS[0], LEVELS[-1]
EXCLAVES = [
    pytest.param("UZB", 71.13, 39.97, id="Sokh"),
    pytest.param("UZB", 71.75, 39.95, id="Shakhimardan"),
    pytest.param("TJK", 70.58, 39.86, id="Vorukh"),
    pytest.param("TJK", 70.60, 41.00, id="Sarvan"),
]


def frame(*shapes):
    return gpd.GeoDataFrame(geometry=list(shapes), crs="EPSG:4326")


def square(west, south, *, side):
    return box(west, south, west + side, south + side)


def enclosed(shapes):
    """Return what no polygon holds although they enclose it on all sides."""
    union = shapely.union_all(shapes)
    return [shapely.Polygon(ring) for part in shapely.get_parts(union) for ring in part.interiors]


@pytest.fixture(scope="module")
def land_by_level(layers):
    return {level.name: simplified_land(layers, level).set_index("iso3").geometry for level in LEVELS}


@pytest.fixture(scope="module")
def full_land(layers):
    return [*layers.republics.geometry, *layers.neighbours.geometry]


@pytest.fixture(params=[level.name for level in LEVELS])
def land(request, land_by_level):
    return land_by_level[request.param]


def test_levels_go_from_coarse_to_fine_up_to_the_last_zoom():
    zooms = [level.max_zoom for level in LEVELS]
    assert (zooms, zooms[-1], len({level.name for level in LEVELS})) == (sorted(set(zooms)), 12, len(LEVELS))


@pytest.mark.parametrize(("max_zoom", "pixels"), [(0, 256), (5.5, 256 * 2**5.5), (12, 256 * 4096)])
def test_a_pixel_is_its_part_of_the_equator(max_zoom, pixels):
    assert Level("x", max_zoom, 3).pixel_m == pytest.approx(EARTH_M / pixels, rel=1e-6)


def test_every_state_is_there_at_every_level(land, layers):
    assert set(land.index) == {*layers.republics["iso3"], *layers.neighbours["iso3"]}
    assert (land.is_valid & ~land.is_empty).all()


def test_neighbours_share_their_borders_vertex_by_vertex(land):
    assert shapely.coverage_is_valid(land.to_numpy())


def test_no_two_states_overlap(land):
    first, second = shapely.STRtree(land.to_numpy()).query(land.to_numpy(), predicate="intersects")
    pairs = [(land.iloc[i], land.iloc[j]) for i, j in zip(first, second, strict=True) if i < j]
    assert len(pairs) > 50
    assert [area for one, other in pairs if (area := one.intersection(other).area) > 0] == []


def test_no_hole_opens_that_was_not_there(land, full_land):
    before = enclosed(full_land)
    opened = [hole for hole in enclosed(land.to_numpy()) if not any(hole.intersects(old) for old in before)]
    assert opened == []


@pytest.mark.parametrize(("code", "lon", "lat"), EXCLAVES)
def test_exclaves_of_the_fergana_valley_stay_at_every_level(land_by_level, code, lon, lat):
    """A part of the state that is not its main land lies at the place, give or take 2 km."""
    for shapes in land_by_level.values():
        parts = sorted(shapely.get_parts(shapes[code]), key=shapely.area)
        assert [part.area > 0.001 for part in parts[:-1] if part.distance(Point(lon, lat)) < 0.02] == [True]


@pytest.mark.parametrize("code", ["KAZ", "TKM", "KGZ", "UZB", "TJK"])
def test_areas_hardly_change(land, layers, code):
    (full,) = layers.republics.geometry[layers.republics["iso3"] == code]
    assert land[code].symmetric_difference(full).area / full.area < 0.015


def test_no_border_moves_by_much_more_than_a_pixel(land_by_level, layers):
    plane = layers.republics.set_index("iso3").geometry.to_crs(3857)
    for level in LEVELS:
        drawn = land_by_level[level.name].reindex(plane.index).to_crs(3857)
        assert shapely.hausdorff_distance(drawn.boundary, plane.boundary).max() < 6 * level.pixel_m


def test_coarser_levels_have_fewer_points(land_by_level):
    counts = [shapely.get_num_coordinates(land_by_level[level.name].to_numpy()).sum() for level in LEVELS]
    assert counts == sorted(set(counts))


def test_two_neighbours_stay_neighbours():
    zigzag = [(60 + 0.001 * (n % 2), 40 + n / 50) for n in range(51)]
    west = shapely.Polygon([*zigzag, (58, 41), (58, 40)])
    east = shapely.Polygon([*zigzag, (62, 41), (62, 40)])
    simpler = simplify_coverage(frame(west, east), COARSE).geometry
    assert shapely.get_num_coordinates(simpler.to_numpy()).sum() < 20
    assert (shapely.coverage_is_valid(simpler.to_numpy()), simpler[0].intersection(simpler[1]).area) == (True, 0)


def test_specks_go_and_islands_larger_than_a_pixel_stay():
    pixel = COARSE.pixel_m / EARTH_M * 360
    main, island, speck = square(60, 10, side=2), square(63, 10, side=3 * pixel), square(65, 10, side=pixel / 2)
    (simpler,) = simplify_coverage(frame(MultiPolygon([main, island, speck])), COARSE).geometry
    assert sorted(round(part.bounds[0]) for part in shapely.get_parts(simpler)) == [60, 63]


def test_a_small_exclave_that_touches_its_host_is_no_speck():
    pixel = COARSE.pixel_m / EARTH_M * 360
    exclave = square(61, 11, side=pixel / 2)
    host = square(60, 10, side=2).difference(exclave)
    owner = MultiPolygon([square(70, 10, side=2), exclave])
    simpler = simplify_coverage(frame(host, owner), COARSE).geometry
    assert shapely.get_num_geometries(simpler[1]) == 2
    assert shapely.coverage_is_valid(simpler.to_numpy())


def test_a_state_smaller_than_a_pixel_does_not_vanish():
    (simpler,) = simplify_coverage(frame(square(7, 43, side=0.001)), COARSE).geometry
    assert (simpler.is_valid, simpler.area > 0) == (True, True)


def test_simplifying_leaves_its_argument_alone():
    given = frame(square(60, 40, side=2))
    before = given.copy(deep=True)
    simplify_coverage(given, COARSE)
    simplify_lines(given, COARSE)
    assert given.equals(before)


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_legs_end_where_they_did(layers, level):
    drawn = simplify_lines(layers.legs, level)
    for full, simpler in zip(layers.legs.geometry, drawn.geometry, strict=True):
        ends = np.array([[*full.coords][0], [*full.coords][-1], [*simpler.coords][0], [*simpler.coords][-1]])
        assert np.abs(ends[:2] - ends[2:]).max() <= 0.5 * 10**-level.decimals + 1e-12


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_legs_stay_within_a_pixel_of_themselves(layers, level):
    full, drawn = (lines.geometry.to_crs(3857) for lines in (layers.legs, simplify_lines(layers.legs, level)))
    assert shapely.hausdorff_distance(full, drawn, densify=0.05).max() < level.pixel_m


def test_bends_smaller_than_half_a_pixel_go():
    quarter = COARSE.pixel_m / EARTH_M * 360 / 4
    (line,) = simplify_lines(frame(LineString([(60, 0), (61, quarter), (62, 0)])), COARSE).geometry
    assert list(line.coords) == [(60, 0), (62, 0)]


def test_the_sea_is_what_the_land_leaves():
    sea = water_between([box(0, 0, 1, 1), box(1, 0, 2, 1)], (-1, -1, 3, 2))
    assert sea.equals(shapely.Polygon(box(-1, -1, 3, 2).exterior, [box(0, 0, 2, 1).exterior]))


def test_page_shapes_are_valid_at_every_level(facts, layers):
    for slug, level, collection in shape_records(facts, layers):
        drawn = [shape(feature["geometry"]) for feature in collection["features"]]
        assert drawn, slug
        assert [one.wkt for one in drawn if not one.is_valid or one.is_empty] == [], (slug, level.name)


def test_stops_on_the_page_are_ends_of_legs_on_the_page(facts, layers):
    for slug, level, collection in shape_records(facts, layers):
        shapes = [(f["properties"], f["geometry"]["coordinates"]) for f in collection["features"]]
        ends = [end for properties, line in shapes if "leg" in properties for end in (line[0], line[-1])]
        stops = [point for properties, point in shapes if "stop" in properties]
        loose = [stop for stop in stops if np.abs(np.subtract(ends, stop)).max(axis=1).min() > 10**-level.decimals]
        assert loose == [], (slug, level.name)
