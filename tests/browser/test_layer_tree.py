"""The tree of layers: by keyboard as trees are worked, by mouse, and in words for who does not see it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def focused(screen):
    """Return the layer or group that has the focus."""
    return screen.page.evaluate(
        "(document.activeElement.closest('[role=treeitem]') || {dataset: {}}).dataset.layer || "
        "document.activeElement.dataset.group"
    )


def press(screen, *keys):
    for key in keys:
        screen.page.keyboard.press(key)


def group(screen, name):
    return screen.page.locator(f"[role=treeitem][data-group={name}]")


@pytest.fixture
def tree(open_screen):
    """Return the atlas with the focus on the first item of the tree."""
    screen = open_screen("?lang=en")
    group(screen, "energy").focus()
    return screen


def test_the_tree_takes_one_stop_of_tab(tree):
    stops = tree.page.locator(".layer-tree [role=treeitem][tabindex='0']")
    expect(stops).to_have_count(1)
    press(tree, "ArrowDown", "ArrowDown")
    expect(stops).to_have_count(1)
    assert focused(tree) == "south-caucasus"


def test_arrows_walk_the_tree_as_it_is_shown(tree):
    press(tree, "ArrowRight")
    assert focused(tree) == "btc"
    press(tree, "ArrowLeft")
    assert focused(tree) == "energy"
    press(tree, "ArrowLeft", "ArrowDown")
    assert focused(tree) == "transport"
    expect(group(tree, "energy")).to_have_attribute("aria-expanded", "false")
    press(tree, "Home", "ArrowRight", "ArrowDown")
    assert focused(tree) == "btc"
    press(tree, "End")
    assert focused(tree) == "graticule"


def test_a_letter_leads_to_the_next_item_that_begins_with_it(tree):
    press(tree, "m")
    assert focused(tree) == "middle-corridor"


def test_in_arabic_the_left_arrow_leads_inwards(open_screen):
    screen = open_screen("?lang=ar")
    group(screen, "energy").focus()
    press(screen, "ArrowLeft")
    assert focused(screen) == "btc"
    press(screen, "ArrowRight")
    assert focused(screen) == "energy"


def test_a_group_is_mixed_while_some_of_its_layers_are_on(tree):
    places = group(tree, "places")
    expect(places).to_have_attribute("aria-checked", "mixed")
    expect(places).to_have_accessible_name("Places 1 of 7 on")
    places.focus()
    press(tree, "Space")
    expect(places).to_have_attribute("aria-checked", "true")
    assert {"capitals", "ports", "disputes"} <= set(tree.checked())
    press(tree, "Space")
    expect(places).to_have_attribute("aria-checked", "false")
    assert "capitals" not in tree.checked()


def test_only_this_leaves_the_ground_and_nothing_else(tree):
    press(tree, "ArrowDown", "Tab", "Tab")
    expect(tree.page.get_by_role("button", name="Show only this: Baku-Tbilisi-Ceyhan")).to_be_focused()
    press(tree, "Enter")
    assert tree.checked() == ["btc", "seas", "neighbours"]
    assert tree.query()["layers"] == "btc,seas,neighbours"


def test_zoom_shows_the_layer_and_keeps_the_camera_in_the_address(tree):
    press(tree, "ArrowDown")
    tree.page.get_by_role("button", name="Zoom to this: Baku-Tbilisi-Ceyhan").click()
    zoom, lat, lon = map(float, tree.settled().query()["map"].split("/"))
    assert (zoom > 5, 37 < lat < 41, 40 < lon < 45) == (True, True, True)


def test_what_the_paper_says_of_a_corridor_is_its_description(tree):
    expect(tree.item("btc")).to_have_accessible_description("named in the paper")


def test_tab_leaves_the_tree(tree):
    press(tree, "ArrowDown", "Tab", "Tab", "Tab", "Tab")
    assert focused(tree) is None
