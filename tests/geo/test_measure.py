"""Lengths and areas against numbers that come from elsewhere: the figure of the earth, and second formulas."""

from math import asin, cos, hypot, log, pi, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon, box

from geo.measure import area_km2, border_crossings, length_by_country_km, length_km

SEMI_MAJOR_KM, SEMI_MINOR_KM = 6378.137, 6356.752314245
"""WGS 84, as NIMA TR8350.2 states it."""
MEAN_RADIUS_KM = 6371.0088
"""After Moritz, Geodetic Reference System 1980."""
SURFACE_KM2 = 510_065_621.7
"""Of the WGS 84 ellipsoid, published in many places."""

ISTANBUL, ANKARA, BAKU = (28.9784, 41.0082), (32.8543, 39.9199), (49.8671, 40.4093)
TBILISI, TASHKENT, ALMATY, ASTANA = (44.8271, 41.7151), (69.2401, 41.2995), (76.8897, 43.2389), (71.446, 51.1801)

lons = st.floats(-179, 179)
lats = st.floats(-89, 89)
points = st.tuples(lons, lats)


def haversine_km(one, other):
    """Return the distance on the mean sphere, which differs from that on the ellipsoid by less than 0.6 %."""
    (lon_1, lat_1), (lon_2, lat_2) = (map(radians, point) for point in (one, other))
    half_chord = hypot(sin((lat_2 - lat_1) / 2), sqrt(cos(lat_1) * cos(lat_2)) * sin((lon_2 - lon_1) / 2))
    return 2 * MEAN_RADIUS_KM * asin(min(1, half_chord))


def zone_area_km2(south, north, width):
    """Return the area between two parallels and two meridians by the closed formula for the ellipsoid."""
    e = sqrt(1 - (SEMI_MINOR_KM / SEMI_MAJOR_KM) ** 2)

    def from_equator(lat):
        s = sin(radians(lat))
        return s / (2 * (1 - (e * s) ** 2)) + log((1 + e * s) / (1 - e * s)) / (4 * e)

    return radians(width) * SEMI_MINOR_KM**2 * (from_equator(north) - from_equator(south))


def along_parallels(west, south, east, north, *, steps=400):
    """Return a cell whose sides follow the parallels, where a plain box would follow geodesics."""
    xs = [west + (east - west) * n / steps for n in range(steps + 1)]
    return Polygon([*((x, south) for x in xs), *((x, north) for x in reversed(xs))])


def test_a_degree_of_the_equator_is_its_360th_part():
    assert length_km(LineString([(50, 0), (51, 0)])) == pytest.approx(111.3195, abs=5e-5)
    assert length_km(LineString([(50, 0), (51, 0)])) == pytest.approx(2 * pi * SEMI_MAJOR_KM / 360, rel=1e-9)


def test_the_meridian_from_equator_to_pole_has_its_published_length():
    assert length_km(LineString([(70, 0), (70, 45), (70, 90)])) == pytest.approx(10_001.965_729, abs=1e-5)


@pytest.mark.parametrize(
    ("lat", "published_km"),
    [
        pytest.param(0, 110.574, id="equator"),
        pytest.param(45, 111.132, id="45 degrees"),
        pytest.param(89.5, 111.694, id="pole"),
    ],
)
def test_a_degree_of_latitude_grows_to_the_pole(lat, published_km):
    """Lengths of a degree of latitude centred on a parallel, as textbooks print them."""
    assert length_km(LineString([(60, lat - 0.5), (60, lat + 0.5)])) == pytest.approx(published_km, abs=2e-3)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(ISTANBUL, ANKARA, id="Istanbul to Ankara"),
        pytest.param(BAKU, TBILISI, id="Baku to Tbilisi"),
        pytest.param(TASHKENT, ALMATY, id="Tashkent to Almaty"),
        pytest.param(ANKARA, TASHKENT, id="Ankara to Tashkent"),
        pytest.param(ASTANA, ANKARA, id="Astana to Ankara"),
    ],
)
def test_cities_are_as_far_apart_as_a_second_formula_says(start, end):
    assert length_km(LineString([start, end])) == pytest.approx(haversine_km(start, end), rel=0.006)


@given(points, points)
def test_lengths_agree_with_the_sphere_everywhere(start, end):
    assert length_km(LineString([start, end])) == pytest.approx(haversine_km(start, end), rel=0.006, abs=0.001)


@given(points, points, points)
def test_a_way_is_as_long_as_its_pieces_whichever_way_one_goes(one, two, three):
    whole = length_km(LineString([one, two, three]))
    pieces = MultiLineString([[one, two], [two, three]])
    assert (length_km(pieces), length_km(LineString([three, two, one]))) == pytest.approx((whole, whole), abs=1e-6)


@pytest.mark.parametrize("south", [0, 30, 41, 55, 88])
def test_a_cell_of_one_degree_has_the_area_of_the_closed_formula(south):
    cell = along_parallels(60, south, 61, south + 1)
    assert area_km2(cell) == pytest.approx(zone_area_km2(south, south + 1, 1), rel=1e-6)


def test_the_cell_at_the_equator_has_its_published_area():
    assert area_km2(box(10, 0, 11, 1)) == pytest.approx(12_308.778, abs=0.3)


def test_an_eighth_of_the_earth_is_an_eighth_of_its_surface():
    assert area_km2(Polygon([(0, 0), (45, 0), (90, 0), (45, 90)])) == pytest.approx(SURFACE_KM2 / 8, rel=1e-6)


def test_holes_do_not_count():
    ring, hole = box(60, 40, 64, 44), box(61, 41, 62, 42)
    with_hole = Polygon(ring.exterior, [hole.exterior])
    assert area_km2(with_hole) == pytest.approx(area_km2(ring) - area_km2(hole))


def test_the_way_that_rings_run_does_not_matter():
    ring, hole = box(60, 40, 64, 44), box(61, 41, 62, 42)
    usual = Polygon(ring.exterior, [hole.exterior])
    for outer, inner in [(ring.exterior, hole.exterior.reverse()), (ring.exterior.reverse(), hole.exterior)]:
        assert area_km2(Polygon(outer, [inner])) == pytest.approx(area_km2(usual))


def test_the_parts_of_a_multipolygon_add_up():
    one, other = box(60, 40, 61, 41), box(70, 40, 72, 41)
    assert area_km2(MultiPolygon([one, other])) == pytest.approx(area_km2(one) + area_km2(other))


def test_kilometres_are_told_by_country_and_the_rest_is_sea():
    line = LineString([(0, 0), (4, 0)])
    parts = length_by_country_km(line, {"ONE": box(-1, -1, 1, 1), "TWO": box(2, -1, 3, 1), "FAR": box(50, 0, 51, 1)})
    assert list(parts) == ["ONE", "TWO", "sea"]
    assert list(parts.values()) == pytest.approx([111.3195, 111.3195, 2 * 111.3195], abs=1e-3)


def test_a_line_that_touches_a_border_does_not_enter_the_country():
    line = LineString([(0, 0), (1, 0)])
    assert list(length_by_country_km(line, {"ONE": box(-1, -1, 1, 1), "TWO": box(1, -1, 2, 1)})) == ["ONE"]


def test_a_line_that_comes_back_counts_all_of_its_parts():
    line = LineString([(0, 0), (3, 0)])
    land = MultiPolygon([box(-1, -1, 1, 1), box(2, -1, 4, 1)])
    assert length_by_country_km(line, {"ONE": land})["ONE"] == pytest.approx(2 * 111.3195, abs=1e-3)


def test_what_runs_by_land_beside_a_coast_counts_to_the_nearest_country():
    line = LineString([(0, 0), (4, 0)])
    lands = {"ONE": box(-1, -1, 1, 1), "TWO": box(3, -1, 5, 1)}
    parts = length_by_country_km(line, lands, by_land=True)
    assert sum(parts.values()) == pytest.approx(4 * 111.3195, abs=1e-3)
    assert "sea" not in parts


def crossings(line, lands, **options):
    return [(c.from_country, c.to_country, round(c.km)) for c in border_crossings(line, lands, **options)]


def test_borders_are_told_in_the_direction_of_travel():
    line = LineString([(0, 0), (4, 0)])
    lands = {"ONE": box(-1, -1, 1, 1), "TWO": box(2, -1, 5, 1)}
    assert crossings(line, lands) == [("ONE", "sea", 111), ("sea", "TWO", 223)]
    assert crossings(line.reverse(), lands) == [("TWO", "sea", 223), ("sea", "ONE", 334)]
    assert crossings(line, lands, by_land=True) == [("ONE", "TWO", 223)]


def test_a_line_along_a_border_crosses_it_once_and_where_it_stays():
    zigzag = LineString([(0, -0.5), (1, 0.001), (1.01, -0.001), (1.02, 0.001), (1.03, -0.001), (1.04, 0.001), (2, 0.5)])
    assert crossings(zigzag, {"SOUTH": box(-1, -1, 3, 0), "NORTH": box(-1, 0, 3, 1)}) == [("SOUTH", "NORTH", 128)]
