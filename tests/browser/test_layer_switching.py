"""Switching layers on and off, and the address that says which are on."""

from collections import Counter

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DEFAULT = ["btc", "south-caucasus", "middle-corridor", "capitals", "seas", "neighbours"]
WITHOUT_BTC = "lang=en&layers=south-caucasus,middle-corridor,capitals,seas,neighbours"
BTC_SHAPES = {"leg-casing": 3, "leg": 3, "leg-hit": 3, "stop": 2}
"""Three legs; of the stops, the two ends that the widest level of detail keeps: Sangachal and Ceyhan."""
ONLY = [
    pytest.param("?lang=en&layers=", [], set(), id="none"),
    pytest.param("?lang=en&layers=btc", ["btc"], {"btc"}, id="only btc"),
    pytest.param(
        "?lang=en&layers=middle-corridor,btc", ["btc", "middle-corridor"], {"btc", "middle-corridor"}, id="two"
    ),
    pytest.param("?lang=en&layers=rivers", ["rivers"], set(), id="only rivers"),
]


def test_default_layers_are_on(screen):
    assert screen.checked() == DEFAULT


@pytest.mark.parametrize(("address", "checked", "corridors"), ONLY)
def test_address_says_which_layers_are_on(open_screen, address, checked, corridors):
    screen = open_screen(address)
    assert screen.checked() == checked
    assert screen.corridors() == corridors


def test_republics_stay_when_no_layer_is_on(open_screen):
    screen = open_screen("?lang=en&layers=")
    assert screen.republics() == {"KAZ", "KGZ", "TJK", "TKM", "UZB"}
    assert screen.corridors() == set()


def test_switching_btc_off_removes_its_shapes_and_no_other(screen):
    before = Counter(screen.paths())
    screen.switch("btc")
    removed = before - Counter(screen.paths())
    assert Counter(path.split()[0] for path in removed.elements()) == BTC_SHAPES
    assert Counter(screen.paths()) == before - removed


def test_lines_that_remain_are_those_of_the_others(screen):
    screen.switch("btc")
    assert screen.corridors() == {"south-caucasus", "middle-corridor"}


def test_switching_btc_on_again_restores_every_shape(screen):
    before = screen.paths()
    screen.switch("btc")
    screen.switch("btc")
    assert screen.paths() == before


def test_address_follows_the_boxes(screen):
    screen.switch("btc")
    assert screen.page.url.partition("?")[2] == WITHOUT_BTC
    screen.switch("btc")
    assert screen.page.url.partition("?")[2] == "lang=en"


def test_back_and_forward_switch_layers(screen):
    screen.switch("btc")
    screen.page.go_back()
    expect(screen.lines("btc")).to_have_count(3)
    assert screen.checked() == DEFAULT
    screen.page.go_forward()
    expect(screen.lines("btc")).to_have_count(0)
    assert screen.page.url.partition("?")[2] == WITHOUT_BTC


def test_back_restores_the_picture(screen):
    before = screen.picture()
    screen.switch("btc")
    screen.page.go_back()
    expect(screen.lines("btc")).to_have_count(3)
    assert screen.picture() == before


def test_legend_tells_only_of_corridors_that_are_on(screen):
    rows = screen.page.locator(".legend").get_by_role("listitem").filter(has_text="BTC")
    expect(rows).to_have_count(1)
    screen.switch("btc")
    expect(rows).to_have_count(0)


@pytest.mark.parametrize(("clicks", "lines"), [pytest.param(3, 0, id="off-on-off"), pytest.param(4, 3, id="even")])
def test_quick_clicks_end_in_the_right_state(screen, clicks, lines):
    screen.page.evaluate(
        f"for (let i = 0; i < {clicks}; i += 1) document.querySelector('[data-layer=btc] > .layer-tree-row').click()"
    )
    expect(screen.lines("btc")).to_have_count(lines)
    assert ("btc" in screen.checked()) == bool(lines)


def test_layer_switched_off_while_it_loads_stays_off(open_screen):
    screen = open_screen("?lang=en&layers=btc,seas")
    with screen.page.expect_response("**/static/rivers-*.json"):
        screen.box("rivers").dblclick()
    assert screen.settled().checked() == ["btc", "seas"]
    expect(screen.page.locator("path.river")).to_have_count(0)


def test_a_layer_can_be_switched_with_the_keyboard(screen):
    screen.page.get_by_role("treeitem", name="Baku-Tbilisi-Ceyhan").press("Space")
    expect(screen.lines("btc")).to_have_count(0)
