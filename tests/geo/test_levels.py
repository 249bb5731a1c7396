"""What simplifying for the screen must not do: show, tear borders, lose exclaves, move the ends of legs."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box, shape

from geo.levels import LEVELS, Level, simplify_apart, simplify_coverage, simplify_lines, water_between
from geo.shapes import shape_records, simplified_land

EARTH_M = 40_075_016.7
"""The equator, which Web Mercator draws 256 pixels long at zoom 0."""
COARSE, FINE = LEVELS[0], LEVELS[-1]
EACH_LEVEL = pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
SEEDS = st.integers(min_value=0, max_value=2**32 - 1)
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


def on_screen(geometry, level):
    """Return lon, lat in degrees as pixels at the level's last zoom, by Mercator's own formula."""
    world = 256 * 2**level.max_zoom / 360

    def project(points):
        lon, lat = np.radians(points.T)
        return np.degrees(np.column_stack([lon, np.log(np.tan(np.pi / 4 + lat / 2))])) * world

    return shapely.transform(geometry, project)


def on_earth(pixels, level):
    """Return pixels at the level's last zoom as lon, lat in degrees."""
    x, y = np.radians(pixels * 360 / 256 / 2**level.max_zoom).T
    return np.degrees(np.column_stack([x, 2 * np.arctan(np.exp(y)) - np.pi / 2]))


def somewhere(level):
    """Return a place in Central Asia in pixels at the level's last zoom."""
    return np.array([60.0, 45.0]) * 256 / 360 * 2**level.max_zoom


def segments(shapes):
    """Return every segment of lines or of the borders of polygons."""
    rings = [ring for part in shapely.get_parts(shapes) for ring in getattr(part, "interiors", ())]
    outer = [getattr(part, "exterior", part) for part in shapely.get_parts(shapes)]
    pairs = [np.stack([points[:-1], points[1:]], axis=1) for points in map(shapely.get_coordinates, [*outer, *rings])]
    return shapely.linestrings(np.concatenate(pairs))


def farthest(shapes, others):
    """Return how far any of three points on each segment of shapes lies from the others at most."""
    samples = np.concatenate(
        [shapely.line_interpolate_point(segments(shapes), n / 2, normalized=True) for n in range(3)]
    )
    _, distances = shapely.STRtree(segments(others)).query_nearest(samples, return_distance=True, all_matches=False)
    return distances.max()


def pixels_between(full, drawn, level):
    """Return how far shapes lie from what was drawn of them, and the reverse, in pixels at the level's last zoom."""
    here, there = (on_screen(np.asarray(shapes), level) for shapes in (full, drawn))
    return max(farthest(here, there), farthest(there, here))


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


@EACH_LEVEL
def test_no_border_or_coast_moves_by_more_than_half_a_pixel(land_by_level, full_land, level):
    """Islands smaller than a pixel aside, which touch nothing."""
    parts = shapely.get_parts(full_land)
    first, _ = shapely.STRtree(parts).query(parts, predicate="intersects")
    is_speck = (np.bincount(first) == 1) & (shapely.area(on_screen(parts, level)) < 1)
    assert pixels_between(parts[~is_speck], land_by_level[level.name], level) <= 0.5


@EACH_LEVEL
@pytest.mark.parametrize("name", ["legs", "rivers"])
def test_no_line_moves_by_more_than_half_a_pixel(layers, name, level):
    full = getattr(layers, name).geometry
    drawn = simplify_lines(getattr(layers, name), level).geometry
    moved = [pixels_between([one], [other], level) for one, other in zip(full, drawn, strict=True)]
    assert max(moved) <= 0.5


@EACH_LEVEL
def test_no_lake_moves_by_more_than_half_a_pixel(layers, level):
    drawn = simplify_apart(layers.lakes, level).geometry
    large = drawn[shapely.area(on_screen(drawn.to_numpy(), level)) > 60]
    moved = [pixels_between([layers.lakes.geometry[number]], [lake], level) for number, lake in large.items()]
    assert len(moved) > 20
    assert max(moved) <= 0.5


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


@EACH_LEVEL
def test_legs_end_where_they_did(layers, level):
    drawn = simplify_lines(layers.legs, level)
    for full, simpler in zip(layers.legs.geometry, drawn.geometry, strict=True):
        ends = np.array([[*full.coords][0], [*full.coords][-1], [*simpler.coords][0], [*simpler.coords][-1]])
        assert np.abs(ends[:2] - ends[2:]).max() <= 0.5 * 10**-level.decimals + 1e-12


def test_bends_smaller_than_half_a_pixel_go():
    quarter = COARSE.pixel_m / EARTH_M * 360 / 4
    (line,) = simplify_lines(frame(LineString([(60, 0), (61, quarter), (62, 0)])), COARSE).geometry
    assert list(line.coords) == [(60, 0), (62, 0)]


def test_the_sea_is_what_the_land_leaves():
    sea = water_between([box(0, 0, 1, 1), box(1, 0, 2, 1)], (-1, -1, 3, 2))
    assert sea.equals(shapely.Polygon(box(-1, -1, 3, 2).exterior, [box(0, 0, 2, 1).exterior]))


def test_page_shapes_are_valid_at_every_level(page_shapes):
    for slug, level, collection in page_shapes:
        drawn = [shape(feature["geometry"]) for feature in collection["features"]]
        assert drawn, slug
        assert [one.wkt for one in drawn if not one.is_valid or one.is_empty] == [], (slug, level.name)


@pytest.fixture(scope="module")
def page_shapes(facts, layers):
    return list(shape_records(facts, layers))


@pytest.fixture(scope="module")
def page_corridors(page_shapes):
    """Return slug, level, the legs and the stops of each corridor on the page: properties and coordinates."""
    return list(corridors_among(page_shapes))


def corridors_among(page_shapes):
    for slug, level, collection in page_shapes:
        shapes = [(f["properties"], f["geometry"]["coordinates"]) for f in collection["features"]]
        legs = [(properties, line) for properties, line in shapes if "leg" in properties]
        if legs:
            yield slug, level, legs, [(properties, point) for properties, point in shapes if "stop" in properties]


def test_stops_on_the_page_are_ends_of_legs_on_the_page(page_corridors):
    for slug, level, legs, stops in page_corridors:
        ends = [end for _, line in legs for end in (line[0], line[-1])]
        assert [stop for stop, point in stops if point not in ends] == [], (slug, level.name)


def test_legs_that_meet_at_a_stop_meet_on_the_page(page_corridors):
    for slug, level, legs, _ in page_corridors:
        ends = {}
        for leg, line in legs:
            ends.setdefault(leg["from"]["en"], set()).add(tuple(line[0]))
            ends.setdefault(leg["to"]["en"], set()).add(tuple(line[-1]))
        assert {stop for stop, points in ends.items() if len(points) > 1} == set(), (slug, level.name)


def test_stops_lie_within_half_a_pixel_of_where_they_are(page_corridors, layers):
    places = layers.stops.set_index("stop").geometry
    for slug, level, _, stops in page_corridors:
        moved = [
            shapely.distance(*on_screen(np.array([places[stop["stop"]], Point(point)]), level)) for stop, point in stops
        ]
        assert max(moved) <= 0.5, (slug, level.name)


def test_two_corridors_along_the_same_line_are_drawn_alike(page_corridors):
    """The two pipelines from Sangachal to Turkgozu run in one ditch, and are kept with the same points."""
    drawn = {(slug, level.name): legs for slug, level, legs, _ in page_corridors}
    for level in LEVELS:
        oil, gas = ([line for _, line in drawn[slug, level.name]] for slug in ("btc", "south-caucasus"))
        assert oil[:2] == gas[:2]


def wandering(random, start, *, steps):
    """Return points in pixels from a start on, each within two pixels of a path to the east."""
    places = np.cumsum(random.uniform(0.1, 1.5, steps))
    return np.column_stack([start[0] + places, start[1] + random.uniform(-2, 2, steps)])


@given(seed=SEEDS, level=st.sampled_from(LEVELS))
def test_shared_sections_of_lines_are_drawn_with_the_same_points(seed, level):
    """One line joins another, runs with it the other way round, and leaves it before its end."""
    random = np.random.default_rng(seed)
    base = somewhere(level)
    starts = [base, base - [40, 30], base + [120, 20], base - [30, -20]]
    trunk, access, joining, leaving = (on_earth(wandering(random, start, steps=50), level) for start in starts)
    full = frame(LineString([*access, *trunk]), LineString([*joining[::-1], *trunk[40:9:-1], *leaving[::-1]]))
    drawn = simplify_lines(full, level)
    one, other = (np.array(line.coords) for line in drawn.geometry)
    ends = np.round(trunk[[10, 40]], level.decimals)
    shared, back = section(one, *ends), section(other, *ends)
    assert (len(shared) > 2, shared) == (True, back[::-1])
    assert pixels_between(full.geometry, drawn.geometry, level) <= 0.5


@given(seed=SEEDS, level=st.sampled_from(LEVELS))
def test_a_line_that_passes_a_stop_is_drawn_like_those_that_end_there(seed, level):
    trunk = on_earth(wandering(np.random.default_rng(seed), somewhere(level), steps=50), level)
    lines = (LineString(points) for points in (trunk, trunk[:26], trunk[25:]))
    through, before, after = (list(line.coords) for line in simplify_lines(frame(*lines), level).geometry)
    assert through == before + after[1:]


def section(line, *ends):
    """Return what of a line is between two of its points, both included."""
    first, last = sorted(int(np.flatnonzero(np.isclose(line, end, rtol=0, atol=1e-9).all(axis=1))[0]) for end in ends)
    return line[first : last + 1].tolist()


def crumpled_states(random, *, inlet):
    """Return nine states on a sheet in pixels: borders zigzag by up to 4 pixels, the middle one has an enclave."""

    def edge(start, end):
        shares = np.sort(random.uniform(0, 1, 30))[:, None]
        aside = np.array([start[1] - end[1], end[0] - start[0]]) / 20
        points = start + (end - start) * shares + aside * np.sin(np.pi * shares) * random.uniform(-4, 4, (30, 1))
        return [start, *points, end]

    corners = np.array([[(20.0 * x, 20.0 * y) for x in range(4)] for y in range(4)])
    rows = [[edge(corners[y][x], corners[y][x + 1]) for x in range(3)] for y in range(4)]
    columns = [[edge(corners[y][x], corners[y + 1][x]) for x in range(4)] for y in range(3)]
    turn = (np.arange(12) + random.uniform(0, 0.9, 12)) * np.pi / 6
    enclave = np.column_stack([np.cos(turn), np.sin(turn)]) * random.uniform(0.5, 1, (12, 1)) * inlet + 30
    for y in range(3):
        for x in range(3):
            below, right, above, left = rows[y][x], columns[y][x + 1], rows[y + 1][x][::-1], columns[y][x][::-1]
            yield np.array([*below[:-1], *right[:-1], *above[:-1], *left]), [enclave] if x == y == 1 else []
    # As another source might give it: the other way round, from another corner on.
    yield np.roll(enclave[::-1], 5, axis=0), []


@given(seed=SEEDS, level=st.sampled_from(LEVELS), inlet=st.floats(0.2, 5))
def test_borders_of_any_shape_are_neither_torn_nor_moved_by_more_than_half_a_pixel(seed, level, inlet):
    base = somewhere(level)
    sheet = crumpled_states(np.random.default_rng(seed), inlet=inlet)
    full = frame(
        *(Polygon(on_earth(o + base, level), [on_earth(h + base, level) for h in holes]) for o, holes in sheet)
    )
    drawn = simplify_coverage(full, level).geometry.to_numpy()
    assert shapely.coverage_is_valid(drawn)
    assert enclosed(drawn) == []
    moved = [pixels_between([one], [other], level) for one, other in zip(full.geometry, drawn, strict=True)]
    assert max(moved) <= 0.5
    assert shapely.get_num_coordinates(drawn).sum() < shapely.get_num_coordinates(full.geometry.to_numpy()).sum()


def test_a_tributary_still_flows_into_its_river():
    """It joins at a bend of less than half a pixel."""
    quarter = COARSE.pixel_m / EARTH_M * 360 / 4
    river = LineString([(60, 0), (61, quarter), (62, 0)])
    tributary = LineString([(61, 3), (61, quarter)])
    drawn = simplify_lines(frame(river, tributary), COARSE).geometry
    assert drawn[1].coords[-1] in list(drawn[0].coords)


def test_a_line_back_to_its_start_begins_where_it_did():
    loop = LineString([(60, 40), (60, 40), (62, 40), (62, 42), (60, 40)])
    passing = LineString([(58, 42), (62, 42), (64, 42)])
    drawn = simplify_lines(frame(loop, passing), COARSE).geometry[0]
    assert list(drawn.coords) == [(60, 40), (62, 40), (62, 42), (60, 40)]


def test_no_lines_are_no_lines():
    assert simplify_lines(frame(), COARSE).empty
