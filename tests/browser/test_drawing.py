"""What is drawn when the atlas is opened, in each language."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FIVE = {"KAZ", "KGZ", "TJK", "TKM", "UZB"}
CORRIDORS = {"btc", "south-caucasus", "middle-corridor"}
EACH_LANGUAGE = pytest.mark.parametrize("lang", ["ar", "en", "tr"])
NAMES = [
    pytest.param("ar", ["كازاخستان", "قيرغيزستان", "طاجيكستان", "تركمانستان", "أوزبكستان"], id="ar"),
    pytest.param("en", ["Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"], id="en"),
    pytest.param("tr", ["Kazakistan", "Kırgızistan", "Tacikistan", "Türkmenistan", "Özbekistan"], id="tr"),
]
TRADE = [
    pytest.param("ar", "كازاخستان", "مذكور لكنه مشكوك فيه", id="ar doubtful"),
    pytest.param("en", "Kazakhstan", "stated, but doubtful", id="en doubtful"),
    pytest.param("tr", "Kazakistan", "belirtilmiş ancak şüpheli", id="tr doubtful"),
    pytest.param("ar", "قيرغيزستان", "غير مذكور", id="ar not stated"),
    pytest.param("en", "Kyrgyzstan", "not stated", id="en not stated"),
    pytest.param("tr", "Kırgızistan", "belirtilmemiş", id="tr not stated"),
]
LEGEND = [
    pytest.param("ar", "مذكور لكنه مشكوك فيه", "غير مذكور في البحث", id="ar"),
    pytest.param("en", "Stated, but doubtful", "Not stated in the paper", id="en"),
    pytest.param("tr", "Belirtilmiş ancak şüpheli", "Makalede belirtilmemiş", id="tr"),
]


@EACH_LANGUAGE
def test_five_republics_are_drawn(open_screen, lang):
    assert open_screen(f"?lang={lang}").republics() == FIVE


@EACH_LANGUAGE
def test_three_corridors_are_drawn(open_screen, lang):
    assert open_screen(f"?lang={lang}").corridors() == CORRIDORS


@pytest.mark.parametrize(("lang", "names"), NAMES)
def test_republics_are_named_in_the_language_of_the_page(open_page, lang, names):
    written = open_page(f"?lang={lang}").locator(".republic-name").all_inner_texts()
    assert sorted(name.rstrip(" ?؟") for name in written) == sorted(names)


@pytest.mark.parametrize(("lang", "name", "words"), TRADE)
def test_trade_of_a_republic_is_put_into_words(open_page, lang, name, words):
    page = open_page(f"?lang={lang}")
    expect(page.get_by_role("button", name=f"{name}: {words}", exact=True)).to_be_visible()
    expect(page.locator(".name").filter(has_text=name)).to_contain_text(words)


@pytest.mark.parametrize(("lang", "doubtful", "not_stated"), LEGEND)
def test_legend_tells_doubtful_from_not_stated(open_page, lang, doubtful, not_stated):
    rows = open_page(f"?lang={lang}").locator(".legend").get_by_role("listitem")
    expect(rows.filter(has_text=doubtful)).to_have_count(1)
    expect(rows.filter(has_text=not_stated)).to_have_count(1)


def test_doubtful_and_not_stated_have_different_patterns(screen):
    fills = [screen.republic(iso3).get_attribute("fill") for iso3 in ("KAZ", "KGZ")]
    assert fills == ["url(#orta-faulty)", "url(#orta-not-stated)"]


def test_reader_of_turkish_gets_turkish_without_asking(open_page):
    page = open_page("./", locale="tr-TR")
    expect(page.locator("html")).to_have_attribute("lang", "tr")


def test_language_link_keeps_the_layers(open_screen):
    screen = open_screen("?lang=en&layers=btc")
    screen.page.get_by_role("link", name="Türkçe").click()
    screen.page.wait_for_url("**/?lang=tr&layers=btc")
    assert screen.checked() == ["btc"]
