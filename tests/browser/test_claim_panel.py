"""The panel of a claim: what the paper states, whether it is sound, and what it contradicts."""

import pytest
from playwright.sync_api import expect

from geo.atlas import Atlas

pytestmark = pytest.mark.browser

PRINTED = "٣٠٤٩٥ مليار دولار امريكي"


@pytest.fixture
def open_panel(open_screen):
    """Return a function that opens the map with a claim in focus and gives its panel."""
    return lambda claim, query="lang=en": open_screen(f"?{query}&focus={claim}").panel()


@pytest.mark.parametrize(
    ("lang", "flag", "reason"), [("ar", "خاطئ", "مستحيل"), ("en", "wrong", "impossible"), ("tr", "yanlış", "imkânsız")]
)
def test_a_claim_is_told_with_its_flag_and_the_reason(open_panel, lang, flag, reason):
    panel = open_panel("kaz-trade-2013", f"lang={lang}")
    expect(panel.locator(".details-flag")).to_contain_text(flag)
    expect(panel.locator(".details-flag")).to_contain_text(reason)
    expect(panel).to_contain_text(PRINTED)


def test_words_of_the_paper_keep_language_and_digits(open_panel):
    printed = open_panel("kaz-trade-2013", "lang=en&nu=arab").get_by_text(PRINTED)
    expect(printed).to_have_attribute("lang", "ar")
    expect(printed).to_have_attribute("dir", "rtl")


def test_a_contradicting_claim_opens_in_the_same_view(open_screen):
    screen = open_screen("?lang=en&layers=btc,seas&focus=tjk-60-agreements&map=5.5/38.5/71.2")
    link = screen.panel().get_by_role("link", name="Seventy bilateral agreements")
    assert link.get_attribute("href") == "?lang=en&layers=btc,seas&focus=tjk-70-agreements&map=5.5/38.5/71.2"
    screen.page.evaluate("document.body.dataset.kept = 'yes'")
    link.press("Enter")
    expect(screen.panel().get_by_role("heading", name="Seventy bilateral agreements")).to_be_visible()
    expect(screen.page.locator("body[data-kept=yes]")).to_be_attached()
    assert screen.query()["focus"] == "tjk-70-agreements"
    screen.page.go_back()
    expect(screen.panel().get_by_role("heading", name="More than 60 bilateral agreements")).to_be_visible()


def test_links_follow_the_view(open_screen):
    screen = open_screen("?lang=en&layers=btc&focus=kaz-trade-2013")
    link = screen.panel().get_by_role("link", name="The page of this claim")
    assert link.get_attribute("href") == "claims/kaz-trade-2013?lang=en&layers=btc&focus=kaz-trade-2013"
    screen.drag(40, 0)
    expect(link).to_have_attribute("href", f"claims/kaz-trade-2013{screen.page.evaluate('location.search')}")


def test_a_claim_in_the_panel_of_a_republic_leads_to_its_own(open_screen):
    screen = open_screen("?lang=en&focus=KAZ")
    screen.panel().get_by_role("link", name="Bilateral trade at end of 2013").click()
    expect(screen.panel().locator(".details-flag")).to_contain_text("wrong")
    screen.page.keyboard.press("Escape")
    expect(screen.panel()).to_be_hidden()


def test_a_claim_that_does_not_come_is_said(open_screen, watch):
    watch.expected = "ERR_FAILED"
    screen = open_screen("?lang=en&focus=KAZ")
    screen.page.route("**/panel?*", lambda route: route.abort(), times=1)
    screen.panel().get_by_role("link", name="Bilateral trade at end of 2013").click()
    expect(screen.panel().get_by_role("alert")).to_have_text("The details could not be loaded.")


def test_a_saved_file_tells_of_claims_without_a_server(atlas_file, edition):
    page = atlas_file(Atlas(edition).map(layers=["btc"], focus="tjk-60-agreements"))
    panel = page.locator("section.details")
    expect(panel.get_by_role("heading", name="More than 60 bilateral agreements")).to_be_visible()
    panel.get_by_role("link", name="Seventy bilateral agreements").click()
    expect(panel.get_by_role("heading", name="Seventy bilateral agreements")).to_be_visible()
    assert panel.get_by_text("The page of this claim").count() == 0
    assert page.locator(".search").count() == 0
