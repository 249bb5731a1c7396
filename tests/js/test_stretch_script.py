"""Which part of a line is seen, and where beside it a word has room; compared with GEOS on lines made at random."""

import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, MultiLineString, Point, box

pytestmark = pytest.mark.browser

SHEET = {"left": 0, "top": 0, "right": 300, "bottom": 200}
PARTS = "(lib, [lines, box]) => lines.map((line) => lib.partsWithin(line, box))"
THROUGH = "(lib, [lines, box]) => lines.map((line) => lib.runsThrough(lib.boxed(line), box))"
CLIPPED = [
    pytest.param([[10, 10], [50, 10]], [[[10, 10], [50, 10]]], id="inside"),
    pytest.param([[-10, 10], [50, 10]], [[[0, 10], [50, 10]]], id="comes in"),
    pytest.param([[10, 10], [10, 300]], [[[10, 10], [10, 200]]], id="goes out"),
    pytest.param([[-50, 100], [350, 100]], [[[0, 100], [300, 100]]], id="right through"),
    pytest.param([[10, 10], [-9, 10], [-9, 30], [10, 30]], [[[10, 10], [0, 10]], [[0, 30], [10, 30]]], id="two parts"),
    pytest.param([[-50, -50], [-10, 300]], [], id="outside"),
    pytest.param([[310, 0], [310, 200]], [], id="beside"),
]


@pytest.fixture(scope="module")
def random_lines():
    """Return 200 lines of 2 to 12 points in and around the sheet, the same every time."""
    random = np.random.default_rng(20261122)
    return [random.uniform([-150, -100], [450, 300], (random.integers(2, 13), 2)).tolist() for _ in range(200)]


def area(a_box):
    return box(a_box["left"], a_box["top"], a_box["right"], a_box["bottom"])


def beside(script, line, width=80, height=14):
    code = "(lib, [line, width, height]) => lib.boxesBeside(line, width, height)"
    return script("stretch.js", code, [line, width, height])


@pytest.mark.parametrize(("line", "parts"), CLIPPED)
def test_parts_within_a_box(script, line, parts):
    assert script("stretch.js", PARTS, [[line], SHEET]) == [parts]


def test_parts_within_a_box_are_what_geos_cuts_out(script, random_lines):
    for line, parts in zip(random_lines, script("stretch.js", PARTS, [random_lines, SHEET]), strict=True):
        cut = shapely.intersection(LineString(line), area(SHEET))
        found = MultiLineString([part for part in parts if len(part) > 1])
        assert found.length == pytest.approx(cut.length, abs=1e-6)
        assert shapely.hausdorff_distance(found, cut) < 1e-6 if cut.length else found.is_empty


def test_lines_that_run_through_a_box_are_those_that_geos_finds(script, random_lines):
    small = {"left": 120, "top": 60, "right": 200, "bottom": 74}
    expected = [bool(shapely.intersects(LineString(line), area(small))) for line in random_lines]
    assert script("stretch.js", THROUGH, [random_lines, small]) == expected
    assert 40 < sum(expected) < 160


def test_longest_stretch_comes_first_and_short_ones_not_at_all(script):
    lines = [[[10, 10], [60, 10]], [[-100, 50], [90, 50]], [[0, 80], [20, 80]], [[10, 90], [10, 400]]]
    code = "(lib, [lines, box]) => lib.stretchesOf(lines, box, 40).map(({ number, length }) => [number, length])"
    assert script("stretch.js", code, [lines, SHEET]) == [[3, 110], [1, 90], [0, 50]]


@pytest.mark.parametrize(
    ("share", "point"), [(0, [0, 0]), (0.25, [10, 0]), (0.75, [20, 10]), (1, [20, 20]), (0.5, [20, 0])]
)
def test_point_at_a_share_of_a_line(script, share, point):
    code = "(lib, [line, share]) => lib.pointAt(line, share)"
    assert script("stretch.js", code, [[[0, 0], [20, 0], [20, 20]], share]) == point


def test_best_box_is_above_the_middle_of_a_level_line(script):
    first = beside(script, [[0, 100], [300, 100]])[0]
    assert (first["left"], first["right"]) == (110, 190)
    assert 85 < first["bottom"] < 100


@pytest.mark.parametrize("degrees", range(0, 360, 15))
def test_no_box_lies_on_a_straight_line_and_all_are_near(script, degrees):
    turn = np.radians(degrees)
    line = [[150, 100], [150 + 300 * np.cos(turn), 100 + 300 * np.sin(turn)]]
    distances = [area(one).distance(LineString(line)) for one in beside(script, line)]
    assert (min(distances) > 2, max(distances) < 30, len(distances) > 20) == (True, True, True)


def test_each_box_says_which_point_of_the_line_it_stands_beside(script):
    line = [[0, 0], [100, 40], [200, 10]]
    assert max(LineString(line).distance(Point(one["at"])) for one in beside(script, line)) < 1e-9


@pytest.mark.parametrize(("point", "lies"), [([50, 0], True), ([50, 0.8], True), ([50, 3], False), ([103, 0], False)])
def test_a_point_lies_on_a_line_give_or_take_a_pixel(script, point, lies):
    code = "(lib, [point, line]) => lib.liesOn(point, line)"
    assert script("stretch.js", code, [point, [[0, 0], [100, 0]]]) == lies


def test_a_stretch_of_no_length_makes_no_trouble(script):
    assert all(np.isfinite(one["left"]) for one in beside(script, [[5, 5], [5, 5]]))
