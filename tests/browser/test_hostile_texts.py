"""Texts of a data folder are shown as text, whatever stands in them. Any dialog fails the test (see conftest.py)."""

import pytest
from playwright.sync_api import expect
from screen import HOSTILE_TEXT, Screen, drawn

from geo.atlas import Atlas
from geo.edition import Edition

pytestmark = pytest.mark.browser


@pytest.fixture
def hostile_screen(new_page, hostile_url):
    """Return a function that opens an address of the hostile atlas."""

    def open_drawn(address):
        page = new_page()
        page.goto(hostile_url + address)
        return Screen(drawn(page))

    return open_drawn


@pytest.fixture
def hostile_file(atlas_file, hostile_built_dir):
    """Return the hostile atlas saved to a file, with the panel of Kazakhstan open."""
    return Screen(atlas_file(Atlas(Edition.load(hostile_built_dir)).map(layers=["btc"], focus="KAZ")))


def has_no_foreign_element(screen):
    """Return whether no element came from the hostile text."""
    return screen.page.locator("img[src=x], body script:text-is('alert(1)')").count() == 0


@pytest.mark.parametrize("place", [".layer-tree", ".legend"])
def test_corridor_name_is_text(hostile_screen, place):
    screen = hostile_screen("?lang=en&layers=btc")
    expect(screen.page.locator(place)).to_contain_text(HOSTILE_TEXT)
    assert has_no_foreign_element(screen)


@pytest.mark.parametrize("focus", [pytest.param("KAZ", id="claim"), pytest.param("btc", id="corridor and stop")])
def test_panel_is_text(hostile_screen, focus):
    screen = hostile_screen(f"?lang=en&layers=btc&focus={focus}")
    expect(screen.panel()).to_contain_text(HOSTILE_TEXT)
    assert has_no_foreign_element(screen)


@pytest.mark.parametrize("shape", ["path.leg-hit", "path.stop"])
def test_tooltip_is_text(hostile_screen, shape):
    screen = hostile_screen("?lang=en&layers=btc&map=7/40.2/49.4")
    screen.page.locator(shape).first.dispatch_event("mouseover")
    expect(screen.page.locator(".leaflet-tooltip")).to_contain_text(HOSTILE_TEXT)
    assert has_no_foreign_element(screen)


@pytest.mark.parametrize("place", [".layer-tree", ".legend", "section.details"])
def test_saved_file_shows_text(hostile_file, place):
    expect(hostile_file.page.locator(place)).to_contain_text(HOSTILE_TEXT)
    assert has_no_foreign_element(hostile_file)


def test_address_is_shown_as_text(hostile_screen):
    screen = hostile_screen("?lang=en&theme=%3Cimg%20src%3Dx%20onerror%3Dalert(2)%3E")
    expect(screen.page.locator(".notice")).to_contain_text("<img src=x onerror=alert(2)>")
    assert has_no_foreign_element(screen)
