"""Shapes that do not come: the page says so, and a second try brings them."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WARNINGS = [
    pytest.param("ar", "تعذّر تحميل أشكال هذه الطبقة", id="ar"),
    pytest.param("en", "The shapes of this layer could not be loaded", id="en"),
    pytest.param("tr", "Bu katmanın çizimleri yüklenemedi", id="tr"),
]


@pytest.fixture
def open_without_rivers(open_screen, watch):
    """Return a function that opens a page whose first request for rivers fails when they are switched on."""

    def open_and_switch(lang):
        watch.expected = "ERR_FAILED"
        screen = open_screen(f"?lang={lang}")
        screen.page.route("**/static/rivers-*.json", lambda route: route.abort(), times=1)
        screen.box("rivers").click()
        expect(screen.page.get_by_role("alert")).to_be_visible()
        return screen

    return open_and_switch


@pytest.mark.parametrize(("lang", "warning"), WARNINGS)
def test_page_says_that_shapes_did_not_come(open_without_rivers, lang, warning):
    expect(open_without_rivers(lang).page.get_by_role("alert")).to_contain_text(warning)


def test_other_layers_stay(open_without_rivers):
    assert open_without_rivers("en").corridors() == {"btc", "south-caucasus", "middle-corridor"}


def test_second_try_brings_the_shapes(open_without_rivers):
    screen = open_without_rivers("en")
    screen.box("rivers").dblclick()
    expect(screen.page.locator("path.river").first).to_be_attached()


def test_warning_goes_once_the_shapes_have_come(open_without_rivers):
    screen = open_without_rivers("en")
    screen.box("rivers").dblclick()
    expect(screen.page.get_by_role("alert")).to_be_hidden()
