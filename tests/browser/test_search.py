"""The search of the whole atlas: by keyboard alone, in three languages, told to screen readers."""

import re

import pytest
from playwright.sync_api import expect
from screen import HOSTILE_TEXT, Screen, drawn

from geo.language import language

pytestmark = pytest.mark.browser

READERS = [
    pytest.param("ar", "جيهان", "محطة جيهان البحرية", id="ar"),
    pytest.param("en", "Ceyhan", "Ceyhan marine terminal", id="en"),
    pytest.param("tr", "ceyhan", "Ceyhan Deniz Terminali", id="tr"),
]
"""Language, what is typed, and how the stop is called."""
SEARCH = "**/api/v1/search?*"
OFFSET_OF_RING = """() => {
  const ring = document.querySelector("path.found").getBoundingClientRect();
  const map = document.querySelector(".leaflet-container").getBoundingClientRect();
  return [ring.x + ring.width / 2 - map.x - map.width / 2, ring.y + ring.height / 2 - map.y - map.height / 2];
}"""
"""How far right of and below the middle of the map the ring around what was found lies, in pixels."""
TYPE_AT_ONCE = """(field) => {
  for (const text of ["k", "ka", "kaz", "kaza", "kazakh"]) {
    field.value = text;
    field.dispatchEvent(new Event("input"));
  }
}"""


class Search:
    """The search of a page as a person uses it."""

    def __init__(self, page):
        self.page = page
        self.field = page.get_by_role("search").get_by_role("combobox")
        self.options = page.get_by_role("search").get_by_role("option")
        self.status = page.locator(".search-status")

    def type(self, text):
        """Go to the field by the keyboard and type, and wait until there is an answer."""
        for _ in range(10):
            self.page.keyboard.press("Tab")
            if self.field.evaluate("(field) => field === document.activeElement"):
                break
        self.page.keyboard.type(text)
        expect(self.page.locator(".search-popup")).to_be_visible()

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def marked(self):
        """Return the option that the field says is marked."""
        return self.page.locator(f"#{self.field.get_attribute('aria-activedescendant')}")

    def move_to(self, name):
        """Press the down arrow until the marked option has a name."""
        for _ in range(self.options.count()):
            self.press("ArrowDown")
            if name in self.marked().inner_text():
                return
        raise AssertionError(f"no option {name!r}")


@pytest.fixture
def open_search(open_page):
    """Return a function that opens an address of the atlas and gives its search."""
    return lambda address="?lang=en", **options: Search(open_page(address, **options))


@pytest.fixture
def count_in_words(edition):
    """Return a function that says in words how many results a query has."""

    def say(query, lang, nu=None):
        words = language(lang, nu)
        total = len(edition.finder.find(query))
        return words.say("found-count", count=total, number=words.number(total))

    return say


@pytest.mark.parametrize(("lang", "text", "stop"), READERS)
def test_a_stop_is_found_and_shown_by_keyboard_alone(open_search, count_in_words, lang, text, stop):
    search = open_search(f"?lang={lang}&layers=seas")
    search.type(text)
    expect(search.status).to_contain_text(count_in_words(text, lang))
    search.move_to(stop)
    search.press("Enter")
    screen = Screen(search.page)
    expect(screen.panel()).to_be_focused()
    expect(screen.panel().locator(".details-title")).to_contain_text({"ar": "جيهان"}.get(lang, "Ceyhan"))
    query = screen.query()
    assert (query["focus"], query["layers"]) == ("btc", "btc,seas")
    assert query["map"].startswith("8/36.9")
    expect(screen.lines("btc").first).to_be_attached()
    expect(search.page.locator(".leaflet-tooltip")).to_contain_text(stop)
    assert search.page.evaluate(OFFSET_OF_RING) == pytest.approx([0, 0], abs=4)


def test_a_stop_of_the_corridor_that_is_open_moves_map_and_focus(open_search):
    search = open_search("?lang=en&layers=btc&focus=btc")
    search.type("Sangachal")
    search.press("ArrowDown", "Enter")
    expect(Screen(search.page).panel()).to_be_focused()
    assert Screen(search.page).query()["map"].startswith("8/40.")


def test_escape_in_the_panel_gives_the_focus_back_to_the_search(open_search):
    search = open_search()
    search.type("Kazakhstan")
    search.press("ArrowDown", "Enter")
    expect(Screen(search.page).panel()).to_be_focused()
    search.press("Escape")
    expect(search.field).to_be_focused()
    expect(search.page.locator(".search-popup")).to_be_hidden()


def test_the_field_says_what_is_open_and_marked(open_search):
    search = open_search()
    expect(search.field).to_have_attribute("aria-expanded", "false")
    search.type("port")
    expect(search.field).to_have_attribute("aria-expanded", "true")
    assert search.field.get_attribute("aria-controls") == search.page.get_by_role("search").get_by_role(
        "listbox"
    ).get_attribute("id")
    assert search.field.get_attribute("aria-activedescendant") is None
    last = search.options.count() - 1
    for keys, number in [(["ArrowDown"], 0), (["End"], last), (["ArrowDown"], 0), (["ArrowUp"], last), (["Home"], 0)]:
        search.press(*keys)
        expect(search.marked()).to_have_attribute("aria-selected", "true")
        assert search.marked().get_attribute("id") == search.options.nth(number).get_attribute("id")
    assert search.page.locator(".search [aria-selected=true]").count() == 1


def test_options_tell_kind_and_country(open_search):
    search = open_search()
    search.type("Port of Ceyhan")
    expect(search.options.first).to_contain_text("Port · Türkiye")


def test_escape_closes_the_list_and_then_empties_the_field(open_search):
    search = open_search()
    search.type("port")
    search.press("Escape")
    expect(search.page.locator(".search-popup")).to_be_hidden()
    expect(search.field).to_have_attribute("aria-expanded", "false")
    expect(search.field).to_have_value("port")
    search.press("Escape")
    expect(search.field).to_have_value("")
    expect(search.field).to_be_focused()


def test_the_down_arrow_opens_the_list_again(open_search):
    search = open_search()
    search.type("port")
    search.press("Escape", "ArrowDown")
    expect(search.page.locator(".search-popup")).to_be_visible()


def test_nothing_traps_the_focus(open_search):
    search = open_search()
    search.type("port")
    search.press("Tab")
    expect(search.page.get_by_role("link", name="All claims with these words")).to_be_focused()
    search.press("Tab")
    expect(search.page.locator(".search-popup")).to_be_hidden()
    assert not search.page.evaluate("document.querySelector('.search').contains(document.activeElement)")


def test_enter_alone_opens_the_best_result(open_search):
    search = open_search()
    search.field.focus()
    search.page.keyboard.type("Tajikistan")
    search.press("Enter")
    expect(Screen(search.page).panel().get_by_role("heading", name="Tajikistan").first).to_be_visible()
    assert Screen(search.page).query()["focus"] == "TJK"


def test_no_result_is_said(open_search):
    search = open_search("?lang=tr")
    search.type("qqqqq")
    expect(search.status).to_contain_text("Hiçbir şey bulunamadı")
    expect(search.options).to_have_count(0)
    expect(search.field).to_have_attribute("aria-expanded", "false")


def test_a_failure_is_said_and_can_be_tried_again(open_search, watch):
    watch.expected = "ERR_FAILED"
    search = open_search()
    search.page.route(SEARCH, lambda route: route.abort(), times=1)
    search.type("port")
    expect(search.status).to_have_text("The search could not be reached. Try again in a moment.")
    search.page.keyboard.type("i")
    search.press("Backspace")
    expect(search.options.first).to_be_visible()


def test_a_newer_question_calls_off_the_older(open_search):
    search = open_search()
    held = []
    search.page.route(SEARCH, lambda route: held.append(route), times=1)
    search.field.focus()
    with search.page.expect_request(SEARCH) as older:
        search.page.keyboard.type("port")
    with search.page.expect_event("requestfailed") as called_off:
        search.page.keyboard.type(" of poti")
    expect(search.options.first).to_contain_text("Port of Poti")
    assert called_off.value.url == older.value.url


def test_typing_asks_once_it_pauses(open_search):
    search = open_search()
    asked = []
    search.page.on("request", lambda request: asked.append(request.url) if "/search?" in request.url else None)
    search.field.focus()
    search.field.evaluate(TYPE_AT_ONCE)
    expect(search.options.first).to_contain_text("Kazakhstan")
    assert len(asked) == 1


@pytest.mark.parametrize("nu", ["arab", "latn"])
def test_numbers_are_announced_in_the_digits_of_the_view(open_search, count_in_words, nu):
    search = open_search(f"?lang=ar&nu={nu}")
    search.type("جيهان")
    expect(search.status).to_contain_text(count_in_words("جيهان", "ar", nu))


def test_the_form_of_the_page_is_the_search_of_the_reader_without_script(new_page, atlas_url):
    page = new_page(java_script_enabled=False)
    page.goto(f"{atlas_url}?lang=tr")
    page.locator("#search-input").fill("enerji")
    page.locator("#search-input").press("Enter")
    expect(page).to_have_url(re.compile(r"/claims\?q=enerji&lang=tr$"))
    expect(page.locator(".claim-table tbody tr").first).to_be_visible()


def test_all_claims_keep_words_and_view(open_search):
    search = open_search("?lang=en&theme=area")
    search.type("energy")
    search.page.get_by_role("link", name="All claims with these words").click()
    expect(search.page).to_have_url(re.compile(r"/claims\?lang=en&theme=area&q=energy$"))


def test_a_source_leads_to_its_place_in_the_list(open_search):
    search = open_search("?lang=en")
    search.type("نعمة")
    search.press("ArrowDown", "Enter")
    expect(search.page).to_have_url(re.compile(r"/sources\?lang=en#source-A-2$"))


def test_foreign_titles_keep_language_and_direction(open_search):
    search = open_search("?lang=en")
    search.type("نعمة")
    title = search.options.first.locator(".search-name")
    expect(title).to_have_attribute("lang", "ar")
    expect(title).to_have_attribute("dir", "rtl")


def test_flagged_claims_say_so_in_the_list(open_search):
    search = open_search()
    search.type("bilateral trade at end of 2013")
    expect(search.options.first).to_contain_text("! wrong")


def test_a_phone_opens_the_field_from_its_sign(open_search):
    search = open_search("?lang=ar", viewport={"width": 320, "height": 640}, has_touch=True)
    header = search.page.locator(".header")
    assert search.field.bounding_box()["width"] <= 40
    search.page.locator(".search-sign").tap()
    expect(search.field).to_be_focused()
    assert search.field.bounding_box()["width"] > 200
    search.page.keyboard.type("جيهان")
    expect(search.options.first).to_be_visible()
    search.options.first.tap()
    expect(Screen(search.page).panel()).to_be_visible()
    assert search.page.evaluate("document.documentElement.scrollWidth") == 320
    assert header.bounding_box()["width"] == 320


def test_a_frame_has_no_search(open_page):
    assert open_page("embed?lang=en").locator(".search").count() == 0


def test_a_name_in_a_result_is_text(new_page, hostile_url):
    page = new_page()
    page.goto(f"{hostile_url}?lang=en")
    search = Search(drawn(page))
    search.type("alert")
    expect(search.options.filter(has_text=HOSTILE_TEXT).first).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    search.move_to(HOSTILE_TEXT)
    search.press("Enter")
    expect(Screen(page).panel()).to_be_focused()
    assert page.locator("img[src=x]").count() == 0
