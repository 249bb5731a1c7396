"""The panel of details: how it opens and closes, and that it hides no fault of a figure."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PRINTED = "٣٠٤٩٥ مليار دولار امريكي"
"""The paper's trade volume of 2013, as printed: 30,495 billion US dollars, ten thousand times too much."""
FLAGS = [
    pytest.param("ar", "خاطئ", "مستحيل", id="ar"),
    pytest.param("en", "wrong", "impossible", id="en"),
    pytest.param("tr", "yanlış", "imkânsız", id="tr"),
]
OPENERS = [
    pytest.param(lambda shape: shape.click(), id="click"),
    pytest.param(lambda shape: shape.press("Enter"), id="Enter"),
    pytest.param(lambda shape: shape.press("Space"), id="Space"),
]


@pytest.fixture
def bare_screen(open_screen):
    """Return the English page without layers, so that nothing lies over the republics."""
    return open_screen("?lang=en&layers=")


def test_panel_is_closed_at_first(screen):
    expect(screen.panel()).to_be_hidden()


@pytest.mark.parametrize("open_it", OPENERS)
def test_republic_opens_its_panel(bare_screen, open_it):
    open_it(bare_screen.republic("KAZ"))
    expect(bare_screen.panel().get_by_role("heading", name="Kazakhstan")).to_be_visible()
    assert bare_screen.query()["focus"] == "KAZ"


@pytest.mark.parametrize("open_it", OPENERS)
def test_escape_closes_the_panel_and_gives_the_focus_back(bare_screen, open_it):
    open_it(bare_screen.republic("KAZ"))
    expect(bare_screen.panel()).to_be_focused()
    bare_screen.page.keyboard.press("Escape")
    expect(bare_screen.panel()).to_be_hidden()
    expect(bare_screen.republic("KAZ")).to_be_focused()


def test_close_button_closes_the_panel(bare_screen):
    bare_screen.republic("KAZ").press("Enter")
    bare_screen.panel().get_by_role("button", name="Close").click()
    expect(bare_screen.panel()).to_be_hidden()
    assert "focus" not in bare_screen.query()


def test_closing_gives_the_focus_back_to_the_button_that_opened(screen):
    button = screen.page.get_by_role("button", name="About this corridor: Baku-Tbilisi-Ceyhan")
    button.click()
    expect(screen.panel()).to_be_focused()
    screen.page.keyboard.press("Escape")
    expect(button).to_be_focused()


@pytest.mark.parametrize(("lang", "flag", "reason"), FLAGS)
def test_misprinted_figure_is_shown_as_printed_with_flag_and_reason(open_screen, lang, flag, reason):
    row = open_screen(f"?lang={lang}&focus=KAZ").panel().locator(".details-row", has_text=PRINTED)
    expect(row).to_contain_text(flag)
    expect(row).to_contain_text(reason)


@pytest.mark.parametrize("nu", ["arab", "latn"])
def test_printed_words_keep_their_digits(open_screen, nu):
    expect(open_screen(f"?lang=ar&nu={nu}&focus=KAZ").panel()).to_contain_text(PRINTED)


def test_focus_in_the_address_opens_the_panel(open_screen):
    panel = open_screen("?lang=en&focus=btc").panel()
    expect(panel.get_by_role("heading", name="Baku-Tbilisi-Ceyhan oil pipeline (BTC)")).to_be_visible()


def test_back_closes_the_panel(bare_screen):
    bare_screen.republic("KAZ").press("Enter")
    expect(bare_screen.panel()).to_be_visible()
    bare_screen.page.go_back()
    expect(bare_screen.panel()).to_be_hidden()


def test_line_opens_the_panel_of_its_corridor(open_screen):
    screen = open_screen("?lang=en&layers=btc")
    screen.page.locator("path.leg-hit").first.dispatch_event("click", {"bubbles": True})
    expect(screen.panel().get_by_role("heading", name="Baku-Tbilisi-Ceyhan")).to_be_visible()


def test_panel_says_if_its_texts_do_not_come_and_tries_again(bare_screen, watch):
    watch.expected = "ERR_FAILED"
    bare_screen.page.route("**/static/details-*.json", lambda route: route.abort(), times=1)
    bare_screen.republic("KAZ").press("Enter")
    expect(bare_screen.panel().get_by_role("alert")).to_have_text("The details could not be loaded.")
    bare_screen.republic("UZB").press("Enter")
    expect(bare_screen.panel().get_by_role("heading", name="Uzbekistan")).to_be_visible()
