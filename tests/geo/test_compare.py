"""Two republics or two years side by side: on one scale, never flattering a faulty figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.compare import _sides, compared_rows
from geo.themes import Painted
from geo.view import View


@pytest.fixture
def compared(edition):
    """Return a function that compares what a query asks for, by theme or republic."""

    def rows(query):
        found = compared_rows(edition, View.parse(query, edition.vocabulary))
        return {row.republic or row.theme: row for row in found}

    return rows


def test_nothing_is_compared_unless_asked_for(compared):
    assert compared("theme=area") == {}


def test_322_million_is_never_drawn_longer_than_2_1_billion(compared):
    row = compared("rule=printed&compare=KAZ,TJK&year=2020")["trade-volume"]
    by_value = sorted(row.sides, key=lambda side: side.painted.value)
    assert [round(side.painted.value / 1e6) for side in by_value] == [322, 2100]
    assert by_value[0].share < by_value[1].share == 1
    assert by_value[0].share == pytest.approx(322 / 2100, abs=0.001)


def test_a_faulty_figure_has_no_bar_and_keeps_its_state(compared):
    kazakhstan, uzbekistan = compared("compare=KAZ,UZB")["trade-volume"].sides
    assert (kazakhstan.painted.state, kazakhstan.share) == ("doubtful", None)
    assert (uzbekistan.painted.state, uzbekistan.share) == ("painted", 1)


def test_figures_of_different_years_are_said_to_be(compared):
    assert compared("compare=TKM,UZB")["trade-volume"].years_differ
    assert not compared("compare=TKM,UZB")["area"].years_differ


def test_two_years_are_compared_for_every_republic_that_has_one(compared):
    rows = compared("compare=2016,2021")
    assert {"UZB", "TJK"} <= set(rows)
    assert "KGZ" not in rows
    first, second = rows["UZB"].sides
    assert (first.painted.date, second.painted.date) == ("2016", "2021")
    assert 0 < first.share < second.share == 1


def test_rows_in_which_neither_side_says_anything_are_left_out(compared):
    assert all(
        any(side.painted.state != "not-stated" for side in row.sides) for row in compared("compare=KGZ,TJK").values()
    )


@given(st.floats(0, 1e13), st.floats(0, 1e13))
def test_bars_keep_the_order_and_the_ratio_of_the_figures(one, other):
    first, second = _sides((Painted("painted", one), Painted("painted", other)))
    if max(one, other) == 0:
        assert (first.share, second.share) == (None, None)
        return
    assert max(first.share, second.share) == 1
    assert (first.share <= second.share) == (one <= other) or one == other
    assert first.share * max(one, other) == pytest.approx(one)
