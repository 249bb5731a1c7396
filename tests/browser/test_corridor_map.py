"""The small map of a corridor as a browser draws it: one size at a time, and names that can all be read."""

import pytest
from playwright.sync_api import expect

from geo.atlas import Atlas

pytestmark = pytest.mark.browser

BOXES = """(map) => [map, ...map.querySelectorAll("text")].map((part) => {
  const { left, top, right, bottom } = part.getBoundingClientRect();
  return [part.textContent, left, top, right, bottom];
})"""
SLUGS = ("btc", "south-caucasus", "middle-corridor")
SIZES = [pytest.param(1280, "wide", id="wide"), pytest.param(360, "narrow", id="phone")]


@pytest.fixture
def open_corridor(new_page, atlas_url):
    """Return a function that opens the page of a corridor on a screen so many pixels wide."""

    def open_page(slug, lang, width, **options):
        page = new_page(viewport={"width": width, "height": 900}, **options)
        page.goto(f"{atlas_url}corridors/{slug}?lang={lang}")
        return page

    return open_page


@pytest.mark.parametrize(("width", "name"), SIZES)
def test_one_map_is_seen_at_a_time(open_corridor, width, name):
    page = open_corridor("btc", "en", width)
    expect(page.get_by_role("img", name="Map: Baku-Tbilisi-Ceyhan")).to_have_count(1)
    expect(page.locator(f".locator-{name}")).to_be_visible()


@pytest.mark.parametrize(("width", "name"), SIZES)
@pytest.mark.parametrize("lang", ["ar", "en", "tr"])
@pytest.mark.parametrize("slug", SLUGS)
def test_names_neither_meet_nor_leave_the_map(open_corridor, slug, lang, width, name):
    frame, *boxes = open_corridor(slug, lang, width).locator(f".locator-{name}").evaluate(BOXES)
    assert len(boxes) > 3
    assert [box[0] for box in boxes if not _is_within(box, frame)] == []
    pairs = [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :]]
    assert [(a[0], b[0]) for a, b in pairs if _meet(a, b)] == []


def _is_within(box, frame):
    return box[1] >= frame[1] and box[2] >= frame[2] and box[3] <= frame[3] and box[4] <= frame[4]


def _meet(one, other):
    return one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]


@pytest.mark.parametrize("lang", ["ar", "en", "tr"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_no_page_is_wider_than_the_screen(open_corridor, lang, width):
    page = open_corridor("middle-corridor", lang, width)
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_strip_runs_along_the_side_where_reading_begins(open_corridor, lang):
    page = open_corridor("btc", lang, 768)
    line, text = (
        page.locator(f".strip-stop {part}").first.bounding_box()["x"] for part in (".strip-line", ".strip-text")
    )
    assert (line > text) == (lang == "ar")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_takes_the_colours_of_the_scheme(open_corridor, scheme):
    page = open_corridor("btc", "en", 768, color_scheme=scheme)
    fill = page.locator(".locator-wide .locator-sea").evaluate("(shape) => getComputedStyle(shape).fill")
    assert fill == {"light": "rgb(227, 237, 241)", "dark": "rgb(18, 33, 43)"}[scheme]


def test_the_panel_leads_to_the_page_with_the_view(open_screen):
    screen = open_screen("?lang=en&focus=btc&layers=btc")
    screen.box("south-caucasus").click()
    screen.panel().get_by_role("link", name="All about this corridor").click()
    expect(screen.page.get_by_role("heading", name="Baku-Tbilisi-Ceyhan oil pipeline (BTC)")).to_be_visible()
    assert screen.page.url.partition("?")[0].endswith("/corridors/btc")
    assert screen.query()["layers"] == "btc,south-caucasus"


def test_a_saved_file_has_no_link_to_a_page_that_is_not_there(atlas_file, edition):
    page = atlas_file(Atlas(edition).map(layers=["btc"], focus="btc"))
    expect(page.get_by_role("heading", name="Baku-Tbilisi-Ceyhan oil pipeline (BTC)")).to_be_visible()
    expect(page.get_by_role("link", name="All about this corridor")).to_have_count(0)
