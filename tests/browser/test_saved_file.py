"""`atlas.map(...).save(file)`: one file that needs no server and no network, and takes up a user's own elements."""

import folium
import pytest
from playwright.sync_api import expect
from screen import Screen

from geo.atlas import Atlas

pytestmark = pytest.mark.browser

FIVE = {"KAZ", "KGZ", "TJK", "TKM", "UZB"}


@pytest.fixture
def atlas(edition):
    return Atlas(edition)


@pytest.fixture
def saved_screen(atlas, atlas_file):
    """Return an English file with the default view."""
    return Screen(atlas_file(atlas.map(lang="en")))


@pytest.fixture
def screen_with_marker(atlas, atlas_file):
    """Return a file with a marker of the user's own and its popup."""
    atlas_map = atlas.map(lang="en", layers=[])
    folium.Marker([43.24, 76.89], popup=folium.Popup("Seen from here")).add_to(atlas_map)
    return Screen(atlas_file(atlas_map))


@pytest.mark.parametrize("lang", ["ar", "en", "tr"])
def test_file_draws_the_republics(atlas, atlas_file, lang):
    assert Screen(atlas_file(atlas.map(lang=lang))).republics() == FIVE


def test_file_draws_the_corridors_asked_for(atlas, atlas_file):
    assert Screen(atlas_file(atlas.map(layers=["btc"]))).corridors() == {"btc"}


def test_file_asks_nobody_for_anything(saved_screen, watch):
    saved_screen.settled()
    assert [url for url in watch.requests if not url.startswith("data:")] == [saved_screen.page.url]


def test_layers_of_a_file_can_be_switched(saved_screen):
    before = saved_screen.paths()
    saved_screen.switch("btc")
    assert saved_screen.corridors() == {"south-caucasus", "middle-corridor"}
    saved_screen.switch("btc")
    assert saved_screen.paths() == before


def test_panel_of_a_file_opens(saved_screen):
    saved_screen.republic("KAZ").press("Enter")
    expect(saved_screen.panel()).to_contain_text("٣٠٤٩٥ مليار دولار امريكي")


def test_marker_of_the_user_is_shown(screen_with_marker):
    marker = screen_with_marker.page.locator(".leaflet-marker-icon:not(.name-anchor)")
    expect(marker).to_be_visible()
    assert marker.evaluate("(picture) => picture.naturalWidth") == 25


def test_popup_of_the_user_opens(screen_with_marker, watch):
    screen_with_marker.page.locator(".leaflet-marker-icon:not(.name-anchor)").click()
    expect(screen_with_marker.page.locator(".leaflet-popup")).to_have_text("Seen from here×")
    assert [url for url in watch.requests if not url.startswith("data:")] == [screen_with_marker.page.url]


def test_arabic_file_reads_from_right_to_left(atlas, atlas_file):
    page = atlas_file(atlas.map(lang="ar"))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator(".leaflet-container")).to_have_css("direction", "ltr")
