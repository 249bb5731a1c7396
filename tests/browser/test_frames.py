"""The atlas in a sandboxed frame of somebody else's page: no right to storage, to history or to an origin."""

import pytest
from playwright.sync_api import expect
from screen import Screen, drawn

pytestmark = pytest.mark.browser

PAGES = [pytest.param("?lang=en", id="atlas"), pytest.param("embed?lang=en", id="embed")]


@pytest.fixture
def open_framed(new_page, report_url, atlas_url):
    """Return a function that opens a report with an address of the atlas in a frame, and returns the frame."""

    def open_drawn(address):
        page = new_page()
        page.goto(f"{report_url}?src={atlas_url}{address}")
        return Screen(drawn(page.locator("iframe").element_handle().content_frame()))

    return open_drawn


@pytest.mark.parametrize("address", PAGES)
def test_frame_draws_republics_and_corridors(open_framed, address):
    framed = open_framed(address)
    assert framed.republics() == {"KAZ", "KGZ", "TJK", "TKM", "UZB"}
    assert framed.corridors() == {"btc", "south-caucasus", "middle-corridor"}


@pytest.mark.parametrize("address", PAGES)
def test_layers_of_a_frame_can_be_switched(open_framed, address):
    framed = open_framed(address)
    before = framed.paths()
    framed.box("btc").dispatch_event("click")
    expect(framed.lines("btc")).to_have_count(0)
    framed.box("btc").dispatch_event("click")
    expect(framed.lines("btc")).to_have_count(3)
    assert framed.paths() == before


@pytest.mark.parametrize("address", PAGES)
def test_panel_opens_in_a_frame(open_framed, address):
    framed = open_framed(address)
    framed.republic("KAZ").press("Enter")
    expect(framed.panel().get_by_role("heading", name="Kazakhstan")).to_be_visible()


@pytest.mark.parametrize("address", PAGES)
def test_frame_can_be_zoomed(open_framed, address):
    framed = open_framed(address)
    before = framed.place_of("UZB")
    framed.page.get_by_role("button", name="Zoom in").click()
    framed.settled()
    assert framed.place_of("UZB")[2] > before[2]


def test_embed_links_to_the_full_page_with_the_same_view(open_screen, atlas_url):
    link = open_screen("embed?lang=tr&layers=btc").page.get_by_role("link", name="Tam atlasta aç")
    assert link.evaluate("(link) => link.href") == f"{atlas_url}?lang=tr&layers=btc"
