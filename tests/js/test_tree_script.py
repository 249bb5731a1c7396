"""Which item of a tree a key leads to, in the script itself."""

import pytest

pytestmark = pytest.mark.browser

ITEMS = [
    {"level": 1, "name": "Energy", "isOpen": True, "isShown": True},
    {"level": 2, "name": "BTC", "isShown": True},
    {"level": 2, "name": "TANAP", "isShown": True},
    {"level": 1, "name": "Places", "isOpen": False, "isShown": True},
    {"level": 2, "name": "Ports", "isShown": False},
    {"level": 1, "name": "Context", "isOpen": True, "isShown": True},
    {"level": 2, "name": "Rivers", "isShown": True},
]


@pytest.mark.parametrize(
    ("current", "key", "is_right_to_left", "answer"),
    [
        (0, "ArrowDown", False, {"to": 1}),
        (3, "ArrowDown", False, {"to": 5}),
        (5, "ArrowUp", False, {"to": 3}),
        (0, "ArrowUp", False, {}),
        (0, "ArrowRight", False, {"to": 1}),
        (3, "ArrowRight", False, {"open": True}),
        (2, "ArrowLeft", False, {"to": 0}),
        (0, "ArrowLeft", False, {"open": False}),
        (2, "ArrowRight", True, {"to": 0}),
        (3, "ArrowLeft", True, {"open": True}),
        (1, "ArrowRight", False, {}),
        (4, "Home", False, {"to": 0}),
        (0, "End", False, {"to": 6}),
        (0, "p", False, {"to": 3}),
        (3, "t", False, {"to": 2}),
        (0, "x", False, {}),
        (0, "Escape", False, {}),
    ],
)
def test_each_key_leads_where_trees_lead(script, current, key, is_right_to_left, answer):
    found = script("tree.js", "(lib, given) => lib.treeMove(...given)", [ITEMS, current, key, is_right_to_left])
    assert {name: value for name, value in found.items() if value is not None} == answer
