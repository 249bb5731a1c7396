"""Theme, rule, years and comparison, chosen on the page: the map follows, the address says it, back undoes it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def choose(screen, label, option):
    screen.page.get_by_label(label, exact=True).select_option(label=option)
    screen.wait()


def painted(screen, iso3):
    return screen.republic(iso3).get_attribute("aria-label")


def test_another_theme_paints_the_republics_and_the_legend_anew(open_screen):
    screen = open_screen("?lang=en")
    choose(screen, "Theme", "Area")
    expect(screen.page.locator(".legend")).to_contain_text("Area")
    assert "km²" in painted(screen, "KAZ")
    assert screen.query()["theme"] == "area"
    screen.page.go_back()
    expect(screen.page.locator(".legend")).to_contain_text("Trade volume")
    assert screen.page.get_by_label("Theme", exact=True).input_value() == "trade-volume"


def test_the_rule_about_faulty_figures_paints_them(open_screen):
    screen = open_screen("?lang=en")
    assert "stated, but doubtful" in painted(screen, "KAZ")
    choose(screen, "Faulty figures", "paint doubtful ones as printed")
    assert "billion" in painted(screen, "KAZ")
    assert screen.query()["rule"] == "printed"


def test_a_year_hides_legs_that_had_not_opened_and_no_other_shape(open_screen):
    screen = open_screen("?lang=en&layers=btc,middle-corridor,seas,neighbours")
    before = screen.kinds()
    choose(screen, "Years", "one year")
    screen.page.get_by_label("From year").fill("2004")
    screen.wait()
    expect(screen.lines("btc")).to_have_count(0)
    after = screen.kinds()
    assert {kind: n for kind, n in before.items() if kind in ("water", "neighbour")} == {
        kind: n for kind, n in after.items() if kind in ("water", "neighbour")
    }
    assert screen.query()["year"] == "2004"
    screen.page.get_by_label("From year").fill("2007")
    expect(screen.lines("btc")).to_have_count(3)
    choose(screen, "Years", "all years")
    assert "year" not in screen.query()


def test_years_are_worked_with_the_keyboard(open_screen):
    screen = open_screen("?lang=en&year=2015")
    slider = screen.page.get_by_label("From year")
    slider.press("ArrowRight")
    expect(screen.page.locator(".years-said")).to_contain_text("2016")
    screen.wait()
    assert screen.query()["year"] == "2016"
    assert "1.242 billion" in painted(screen, "UZB")


def test_the_earliest_year_is_at_the_right_in_arabic(open_screen):
    ends = []
    for lang in ("ar", "en"):
        slider = open_screen(f"?lang={lang}&year=2010").page.locator(".years-slider").first
        box = slider.bounding_box()
        slider.click(position={"x": 12, "y": box["height"] / 2})
        ends.append(int(slider.input_value()))
    assert ends[0] > 2015
    assert ends[1] < 1995


def test_undated_things_are_listed_apart(open_screen):
    screen = open_screen("?lang=en&year=2010")
    screen.page.get_by_text("Not dated").click()
    expect(screen.page.locator(".years-undated")).to_contain_text("Trans-Caspian gas pipeline")


def test_play_stands_still_for_who_wants_no_motion(open_screen):
    screen = open_screen("?lang=en&year=2010", reduced_motion="reduce")
    expect(screen.page.get_by_role("button", name="Play the years")).to_be_hidden()


def test_play_runs_through_the_years_and_stops_when_pressed(open_screen):
    screen = open_screen("?lang=en&year=2010")
    screen.page.get_by_role("button", name="Play the years").click()
    expect(screen.page.locator(".years-said")).to_contain_text("2012", timeout=15_000)
    screen.page.get_by_role("button", name="Pause").click()
    screen.wait()
    assert int(screen.query()["year"]) >= 2012


def test_two_republics_are_compared_with_bars_on_one_scale(open_screen):
    screen = open_screen("?lang=en")
    choose(screen, "Compare", "two republics")
    table = screen.page.locator(".comparison-table")
    expect(table.get_by_role("columnheader")).to_have_text(["Figure", "Kazakhstan", "Turkmenistan"])
    area = table.get_by_role("row").filter(has_text="Area")
    widths = area.locator(".comparison-bar").evaluate_all(
        "(bars) => bars.map((bar) => bar.getBoundingClientRect().width)"
    )
    assert widths[0] > 5 * widths[1] > 0
    expect(table.get_by_role("row").filter(has_text="Trade volume")).to_contain_text("stated, but doubtful")
    assert screen.query()["compare"] == "KAZ,TKM"


def test_what_is_compared_is_opened_again_by_its_address(open_screen):
    screen = open_screen("?lang=tr&compare=2016,2021")
    expect(screen.page.locator(".comparison-title")).to_have_text("2016 ve 2021")
    assert screen.page.get_by_label("Karşılaştır", exact=True).input_value() == "years"
