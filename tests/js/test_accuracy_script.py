"""How wide and how opaque the band around a line is, and which legs are one stretch."""

import pytest

pytestmark = pytest.mark.browser

EARTH_M = 40_075_016.7
"""The equator, which Web Mercator draws 256 pixels long at zoom 0."""
PIXELS = [
    pytest.param(0, 0, EARTH_M / 256, id="equator, whole world"),
    pytest.param(60, 0, EARTH_M / 512, id="a parallel half as long"),
    pytest.param(-60, 0, EARTH_M / 512, id="south as north"),
    pytest.param(0, 7, EARTH_M / 256 / 128, id="seven zooms closer"),
    pytest.param(45, 4.5, EARTH_M / 256 / 2**5, id="half a zoom more where all is larger by the root of two"),
]
LOOK = {"opacity": 0.15, "leastOpacity": 0.05}
A, B, C, D = [50, 40], [51, 41], [52, 40], [53, 41]


def leg(accuracy, *line, ink="rail"):
    return {"accuracy": accuracy, "ink": ink, "line": list(line)}


RUNS = [
    pytest.param([leg(5, A, B), leg(5, B, C)], [(5, [A, B, C])], id="equally exact"),
    pytest.param([leg(5, A, B), leg(9, B, C)], [(5, [A, B]), (9, [B, C])], id="not equally exact"),
    pytest.param([leg(5, A, B), leg(5, C, D)], [(5, [A, B]), (5, [C, D])], id="not joined"),
    pytest.param([leg(None, A, B), leg(None, B, C)], [(None, [A, B, C])], id="schematic"),
    pytest.param([leg(None, A, B), leg(0, B, C)], [(None, [A, B]), (0, [B, C])], id="nothing known is not exact"),
    pytest.param([], [], id="no legs"),
]


@pytest.mark.parametrize(("lat", "zoom", "metres"), PIXELS)
def test_metres_of_a_pixel(script, lat, zoom, metres):
    found = script("accuracy.js", "(lib, [lat, zoom]) => lib.metresPerPixel(lat, zoom)", [lat, zoom])
    assert found == pytest.approx(metres, rel=1e-6)


def test_band_is_as_wide_as_where_the_line_is_farthest_from_the_equator(script):
    code = "(lib, lats) => lib.halfWidth(25, lats, 7)"
    assert script("accuracy.js", code, [40, 60, 52]) == pytest.approx(25_000 / (EARTH_M / 512 / 128), rel=1e-6)


@pytest.mark.parametrize(
    ("half", "opacity"),
    [
        pytest.param(5, 0.15, id="thin"),
        pytest.param(100, 0.15, id="an eighth of the view"),
        pytest.param(250, 0.1, id="half way"),
        pytest.param(400, 0.05, id="all of the view"),
        pytest.param(4000, 0.05, id="more than the view: never nothing"),
    ],
)
def test_band_fades_as_it_fills_a_view_800_pixels_high(script, half, opacity):
    code = "(lib, [half, look]) => lib.bandOpacity(half, 800, look)"
    assert script("accuracy.js", code, [half, LOOK]) == pytest.approx(opacity, abs=1e-3)


@pytest.mark.parametrize(("legs", "runs"), RUNS)
def test_legs_that_go_on_and_are_equally_exact_are_one_run(script, legs, runs):
    found = script("accuracy.js", "(lib, legs) => lib.runsOf(legs)", legs)
    assert [(run["accuracy"], run["line"]) for run in found] == runs


def test_joining_leaves_the_legs_alone(script):
    code = "(lib, legs) => { lib.runsOf(legs); return legs; }"
    legs = [leg(5, A, B), leg(5, B, C)]
    assert script("accuracy.js", code, legs) == legs
