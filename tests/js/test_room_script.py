"""Which names are shown where not all have room."""

import pytest

pytestmark = pytest.mark.browser


def box(left, top, width=40, height=10):
    return {"left": left, "right": left + width, "top": top, "bottom": top + height}


CASES = [
    pytest.param([], [], id="none"),
    pytest.param([box(0, 0), box(100, 0), box(0, 50)], [0, 1, 2], id="all apart"),
    pytest.param([box(0, 0), box(20, 5)], [0], id="one on the other: the first stays"),
    pytest.param([box(0, 0), box(20, 0), box(50, 0)], [0, 2], id="what gave way is in nobody's way"),
    pytest.param([box(0, 0), box(40, 0)], [0, 1], id="side by side"),
    pytest.param([box(0, 0), box(0, 10)], [0, 1], id="one under the other"),
    pytest.param([box(0, 0), box(0, 0)], [0], id="the same place"),
]


@pytest.mark.parametrize(("boxes", "kept"), CASES)
def test_first_names_have_room_first(script, boxes, kept):
    assert script("room.js", "(lib, boxes) => lib.roomFor(boxes)", boxes) == kept


@pytest.mark.parametrize(
    ("place", "free"),
    [
        pytest.param(box(0, 0), False, id="on one"),
        pytest.param(box(60, 5), True, id="beside it"),
        pytest.param(box(90, 5), False, id="on the other"),
        pytest.param(box(0, 300), True, id="far off"),
    ],
)
def test_a_place_is_free_if_nothing_taken_lies_there(script, place, free):
    code = "(lib, [place, taken]) => lib.isFree(place, taken)"
    assert script("room.js", code, [place, [box(10, 0), box(110, 0)]]) == free
