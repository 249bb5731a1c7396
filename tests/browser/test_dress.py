"""Directions, sizes and colours: Arabic from right to left, narrow screens, dark schemes."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}
PAGES = [
    pytest.param(f"{page}?lang={lang}", id=f"{page or 'atlas'} {lang}")
    for page in ("", "embed", "about")
    for lang in ("ar", "en", "tr")
]
SCHEMES = [
    pytest.param("auto", "light", "light", id="the reader's, light"),
    pytest.param("auto", "dark", "dark", id="the reader's, dark"),
    pytest.param("dark", "light", "dark", id="asked for dark"),
    pytest.param("light", "dark", "light", id="asked for light"),
]
WATER = {"light": "rgb(227, 237, 241)", "dark": "rgb(18, 33, 43)"}
"""#e3edf1 and #12212b, as the atlas' look is described."""


def middle(locator):
    """Return the x of the middle of an element, in pixels."""
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr"), ("tr", "ltr")])
def test_page_has_the_direction_of_its_language(open_page, lang, direction):
    assert open_page(f"?lang={lang}").locator("html").get_attribute("dir") == direction


@pytest.mark.parametrize("lang", ["ar", "en", "tr"])
def test_map_itself_is_never_mirrored(open_page, lang):
    expect(open_page(f"?lang={lang}").locator(".leaflet-container")).to_have_css("direction", "ltr")


@pytest.mark.parametrize(("lang", "side"), [("ar", "right"), ("en", "left"), ("tr", "left")])
def test_layers_stand_at_the_start_of_the_line(open_page, lang, side):
    page = open_page(f"?lang={lang}")
    is_right = middle(page.locator(".layer-tree")) > middle(page.locator(".leaflet-container"))
    assert is_right == (side == "right")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_tooltip_is_beside_the_pointer(open_screen, lang):
    screen = open_screen(f"?lang={lang}&layers=")
    shape = screen.republic("KAZ").bounding_box()
    x, y = shape["x"] + shape["width"] / 2, shape["y"] + shape["height"] / 2
    screen.page.mouse.move(x, y, steps=3)
    tip = screen.page.locator(".leaflet-tooltip").bounding_box()
    assert tip["x"] - 30 <= x <= tip["x"] + tip["width"] + 30
    assert tip["y"] - 30 <= y <= tip["y"] + tip["height"] + 30


@pytest.mark.parametrize("address", PAGES)
def test_narrow_screen_needs_no_sideways_scrolling(new_page, atlas_url, address):
    page = new_page(viewport=PHONE)
    page.goto(atlas_url + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("lang", ["ar", "en", "tr"])
def test_layers_can_be_reached_on_a_narrow_screen(open_screen, lang):
    screen = open_screen(f"?lang={lang}", viewport=PHONE)
    screen.switch("btc")
    assert screen.corridors() == {"south-caucasus", "middle-corridor"}


@pytest.mark.parametrize(("scheme", "of_reader", "expected"), SCHEMES)
def test_water_has_the_colour_of_the_scheme(open_page, scheme, of_reader, expected):
    page = open_page(f"?lang=en&scheme={scheme}", color_scheme=of_reader)
    expect(page.locator("path.water").first).to_have_css("fill", WATER[expected])
