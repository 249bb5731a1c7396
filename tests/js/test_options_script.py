"""Which option of an open list a key leads to."""

import pytest

pytestmark = pytest.mark.browser

CASES = [
    pytest.param(3, -1, "ArrowDown", 0, id="down to the first"),
    pytest.param(3, 0, "ArrowDown", 1, id="down"),
    pytest.param(3, 2, "ArrowDown", 0, id="down and round"),
    pytest.param(3, -1, "ArrowUp", 2, id="up to the last"),
    pytest.param(3, 0, "ArrowUp", 2, id="up and round"),
    pytest.param(3, 1, "Home", 0, id="first"),
    pytest.param(3, 1, "End", 2, id="last"),
    pytest.param(3, -1, "Home", None, id="Home moves the cursor while nothing is marked"),
    pytest.param(3, -1, "End", None, id="End moves the cursor while nothing is marked"),
    pytest.param(3, 1, "a", None, id="a letter is typed"),
    pytest.param(0, -1, "ArrowDown", None, id="no option"),
]


@pytest.mark.parametrize(("count", "current", "key", "number"), CASES)
def test_keys_move_through_the_options(script, count, current, key, number):
    assert script("options.js", "(lib, given) => lib.optionMove(...given) ?? null", [count, current, key]) == number
