"""The level of detail that the page takes for a zoom."""

import pytest

pytestmark = pytest.mark.browser

LEVELS = [{"name": "coarse", "maxZoom": 5.5}, {"name": "middle", "maxZoom": 8}, {"name": "fine", "maxZoom": 12}]
CASES = [
    pytest.param(2.5, "coarse", id="widest"),
    pytest.param(5.5, "coarse", id="last zoom of a level"),
    pytest.param(5.6, "middle", id="just past it"),
    pytest.param(8, "middle", id="last zoom of the next"),
    pytest.param(8.1, "fine", id="just past that"),
    pytest.param(12, "fine", id="closest"),
    pytest.param(14, "fine", id="beyond all levels"),
]


@pytest.mark.parametrize(("zoom", "name"), CASES)
def test_level_of_a_zoom(script, zoom, name):
    assert script("levels.js", "(lib, [levels, zoom]) => lib.levelFor(levels, zoom).name", [LEVELS, zoom]) == name


def test_single_level_serves_every_zoom(script):
    code = "(lib, levels) => [0, 6, 12].map((zoom) => lib.levelFor(levels, zoom).name)"
    assert script("levels.js", code, LEVELS[:1]) == ["coarse"] * 3
