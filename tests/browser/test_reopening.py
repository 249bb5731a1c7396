"""An address shows the same picture whenever, wherever and by whomever it is opened."""

from math import asinh, pi, radians, tan

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CAMERAS = [
    pytest.param("4.5/43.2/62.1", id="the five"),
    pytest.param("8/41.01/28.95", id="Istanbul"),
    pytest.param("4/41/29", id="far west and wide"),
    pytest.param("12/40.201/49.481", id="closest"),
    pytest.param("2.5/43/60", id="widest"),
]
ASTANA = (51.1801, 71.446)
"""Latitude and longitude in degrees, GeoNames."""


def pixels(zoom, lat, lon):
    """Return x and y in the Web Mercator plane, whose world is 256 pixels wide at zoom 0."""
    world = 256 * 2**zoom
    return world * (lon + 180) / 360, world * (0.5 - asinh(tan(radians(lat))) / (2 * pi))


@pytest.fixture
def changed_screen(screen):
    """Return a page on which a layer has been switched off and another one on."""
    screen.switch("btc")
    screen.box("rivers").click()
    expect(screen.page.locator("path.river").first).to_be_attached()
    return screen


def test_reload_shows_the_same(changed_screen):
    before = changed_screen.picture()
    changed_screen.page.reload()
    changed_screen.wait()
    assert changed_screen.picture() == before


def test_another_reader_sees_the_same(changed_screen, open_screen):
    assert open_screen(changed_screen.page.url).picture() == changed_screen.picture()


def test_dragging_writes_the_camera_into_the_address(screen):
    screen.drag(-120, 60)
    expect(screen.page).to_have_url(screen.with_camera())


def test_reopened_address_has_the_same_centre_and_zoom(screen, open_screen):
    screen.drag(-120, 60)
    screen.page.get_by_role("button", name="Zoom in").click()
    expect(screen.page).to_have_url(screen.with_camera())
    again = open_screen(screen.settled().page.url)
    assert again.place_of("UZB") == pytest.approx(screen.place_of("UZB"), abs=1)


def test_reopened_address_shows_the_same_shapes_after_zooming(screen, open_screen):
    screen.page.get_by_role("button", name="Zoom in").click(click_count=3)
    again = open_screen(screen.settled().page.url)
    assert again.kinds() == screen.kinds()


@pytest.mark.parametrize("camera", CAMERAS)
def test_camera_of_an_address_is_kept(open_screen, camera):
    screen = open_screen(f"?lang=en&map={camera}").settled()
    assert screen.query().get("map") == camera


@pytest.mark.parametrize("camera", CAMERAS)
def test_camera_of_an_address_is_where_the_map_looks(open_screen, camera):
    screen = open_screen(f"?lang=en&layers=capitals&map={camera}")
    zoom, lat, lon = map(float, camera.split("/"))
    (x, y), (middle_x, middle_y) = pixels(zoom, *ASTANA), pixels(zoom, lat, lon)
    assert screen.offset_of_name("Astana") == pytest.approx([x - middle_x, y - middle_y], abs=1.5)


def test_resizing_the_window_does_not_pin_the_camera(screen):
    screen.page.set_viewport_size({"width": 1000, "height": 640})
    assert "map" not in screen.settled().query()


def test_opening_the_panel_does_not_pin_the_camera(screen):
    screen.page.get_by_role("button", name="About this corridor: Baku-Tbilisi-Ceyhan").click()
    expect(screen.panel()).to_be_visible()
    assert screen.settled().query() == {"lang": "en", "focus": "btc"}


def test_fit_button_forgets_the_camera(screen):
    before = screen.place_of("KAZ")
    screen.drag(-120, 60)
    expect(screen.page).to_have_url(screen.with_camera())
    screen.page.get_by_role("button", name="Fit to what is shown").click()
    assert "map" not in screen.settled().query()
    assert screen.place_of("KAZ") == pytest.approx(before, abs=2)
