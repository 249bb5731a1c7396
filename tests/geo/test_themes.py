"""How themes paint: faulty figures never as if they were sound, never stretching a scale, never "not stated"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.themes import Figure, paint
from geo.view import View, Years

CODES = ("KAZ", "TKM", "KGZ", "UZB", "TJK")
# The paper prints 30,495 billion dollars for 2013; the foreign ministry of Kazakhstan says 3.495 billion.
PRINTED_2013, CORRECTED_2013, PRINTED_2020 = 30_495e9, 3.495e9, 2.1e9
RULES = ("plausible", "corrected", "printed")


def sound(value, date=None):
    return Figure(None, value, None, date, "ok", None)


def faulty(value, *, plausibility="wrong", fault="value", corrected=None, date=None):
    return Figure(None, value, corrected, date, plausibility, fault)


def paint_values(*rows, rule="plausible", year=None):
    """Paint one list of figures per republic, in the order of CODES."""
    return paint("x", dict(zip(CODES, rows, strict=False)), CODES, rule=rule, year=year)


def kazakhstan(*figures, rule="plausible", year=None):
    return paint_values(figures, rule=rule, year=year).republics["KAZ"]


@pytest.fixture
def painting(edition):
    """Return a function that paints the shipped trade volumes: `painting("rule=printed")`."""
    return lambda query="": edition.painting(View.parse(query, edition.vocabulary))


def test_kazakhstan_is_stated_but_doubtful_and_not_unstated(painting):
    painted = painting().republics["KAZ"]
    assert (painted.state, painted.class_number, painted.mark) == ("doubtful", None, None)


def test_kyrgyzstan_is_not_stated_under_any_rule(painting):
    assert {painting(f"rule={rule}").republics["KGZ"].state for rule in RULES} == {"not-stated"}


def test_corrected_paints_the_corrected_value_and_marks_it(painting):
    painted = painting("rule=corrected").republics["KAZ"]
    assert (painted.state, painted.value, painted.mark) == ("painted", CORRECTED_2013, "corrected")
    assert painted.date == "2013"


def test_printed_paints_the_doubtful_value_and_marks_it(painting):
    painted = painting("rule=printed").republics["KAZ"]
    assert (painted.state, painted.value, painted.mark) == ("painted", PRINTED_2020, "doubtful")


def test_a_wrong_value_is_told_as_wrong_where_it_is_all_there_is(painting):
    painted = painting("year=2013").republics["KAZ"]
    assert (painted.state, painted.value, painted.class_number) == ("wrong", PRINTED_2013, None)


@pytest.mark.parametrize("year", ["", "&year=2013", "&year=1991..2024", "&year=2020"])
@pytest.mark.parametrize("rule", RULES)
def test_the_misprint_of_2013_is_never_painted_nor_a_bound(painting, rule, year):
    result = painting(f"rule={rule}{year}")
    painted = [entry.value for entry in result.republics.values() if entry.state == "painted"]
    assert PRINTED_2013 not in [*painted, *result.bounds]
    assert max([*painted, *result.bounds], default=0) < 5e9


def test_sound_figures_of_the_paper_are_painted_with_the_latest_one(painting):
    republics = painting().republics
    assert (republics["UZB"].value, republics["UZB"].date) == (3.645e9, "2021")
    assert (republics["TJK"].value, republics["TKM"].value) == (390.5e6, 2.2e9)


def test_years_choose_the_figure_of_that_time(painting):
    republics = painting("year=2016").republics
    assert (republics["UZB"].value, republics["TKM"].state) == (1.242e9, "not-stated")


def test_three_painted_republics_have_no_classes_and_four_have(painting):
    few, enough = painting(), painting("rule=corrected")
    assert (few.coverage, few.bounds) == (3, ())
    assert {entry.class_number for entry in few.republics.values()} == {None}
    assert (enough.coverage, enough.bounds[0], enough.bounds[-1]) == (4, 390.5e6, 3.645e9)


def test_areas_are_classed_from_the_smallest_to_the_largest(painting):
    republics = painting("theme=area").republics
    by_class = sorted(CODES, key=lambda code: republics[code].class_number)
    assert by_class == ["TJK", "KGZ", "UZB", "TKM", "KAZ"]


@pytest.mark.parametrize(
    ("date", "years", "is_painted"),
    [
        pytest.param("2021", Years(2021, 2021), True, id="that year"),
        pytest.param("2021-12-31", Years(2021, 2021), True, id="a day of it"),
        pytest.param("2020", Years(2021, 2021), False, id="the year before"),
        pytest.param("2022", Years(2021, 2021), False, id="the year after"),
        pytest.param("2019/2021", Years(2021, 2024), True, id="interval that ends in it"),
        pytest.param("2024/2030", Years(2021, 2024), True, id="interval that begins in it"),
        pytest.param("2019/2020", Years(2021, 2024), False, id="interval before"),
        pytest.param("1991/..", Years(2021, 2021), True, id="open interval"),
        pytest.param("2022/..", Years(2021, 2021), False, id="open interval from later on"),
        pytest.param("../2020", Years(2021, 2021), False, id="open interval that has ended"),
        pytest.param("../2021", Years(2021, 2021), True, id="open interval up to it"),
        pytest.param(None, Years(2021, 2021), False, id="undated"),
        pytest.param(None, None, True, id="undated without a year asked for"),
    ],
)
def test_a_figure_is_painted_for_years_that_it_overlaps(date, years, is_painted):
    assert (kazakhstan(sound(7, date), year=years).state == "painted") is is_painted


def test_undated_figures_are_counted_where_a_year_is_asked_for():
    rows = [[sound(1)], [sound(2, "2021"), sound(3)], [sound(4, "2020")]]
    asked, not_asked = paint_values(*rows, year=Years(2021, 2021)), paint_values(*rows)
    assert (asked.undated, not_asked.undated, asked.coverage) == (2, 0, 1)


@pytest.mark.parametrize("fault", ["date", "name", "statement"])
@pytest.mark.parametrize("rule", RULES)
def test_rules_touch_only_faults_of_the_value(rule, fault):
    assert kazakhstan(faulty(7, fault=fault), rule=rule).state == "painted"


@pytest.mark.parametrize("rule", RULES)
def test_a_sound_older_figure_is_painted_before_a_wrong_newer_one(rule):
    painted = kazakhstan(sound(7, "2010"), faulty(9e9, date="2020"), rule=rule)
    assert (painted.value, painted.mark) == (7, None)


@pytest.mark.parametrize("rule", ["plausible", "printed"])
def test_corrected_values_are_painted_only_where_asked_for(rule):
    assert kazakhstan(faulty(9e9, corrected=7), rule=rule).state == "wrong"


def test_corrected_leaves_what_has_no_correction_unpainted():
    assert kazakhstan(faulty(9e9), rule="corrected").state == "wrong"


def test_a_stated_zero_is_a_value():
    painted = kazakhstan(sound(0))
    assert (painted.state, painted.value) == ("painted", 0)


def test_equal_values_are_in_equal_classes():
    painting = paint_values(*([[sound(5)]] * 4))
    assert len({entry.class_number for code, entry in painting.republics.items() if code != "TJK"}) == 1


def test_every_republic_has_an_entry_even_without_figures():
    painting = paint_values()
    assert {code: entry.state for code, entry in painting.republics.items()} == dict.fromkeys(CODES, "not-stated")


dates = st.sampled_from([None, "2013", "2020-05", "2020/2021", "1999/.."])
values = st.integers(0, 10**9)
sound_figures = st.builds(sound, values, dates)
rows = st.lists(st.lists(sound_figures, max_size=3), min_size=5, max_size=5)
years = st.sampled_from([None, Years(2013, 2013), Years(2020, 2024)])
wrong_figures = st.builds(lambda value, date: faulty(value * 1e6, date=date), values, dates)


@given(rows, st.lists(wrong_figures, min_size=5, max_size=5), st.sampled_from(RULES), years)
def test_a_wrong_value_never_changes_bounds_or_coverage(rows, wrong, rule, year):
    without = paint_values(*rows, rule=rule, year=year)
    with_wrong = paint_values(*([*row, one] for row, one in zip(rows, wrong, strict=True)), rule=rule, year=year)
    assert (with_wrong.bounds, with_wrong.coverage) == (without.bounds, without.coverage)


@given(rows, st.sampled_from(RULES), years)
def test_classes_hold_what_their_bounds_say(rows, rule, year):
    painting = paint_values(*rows, rule=rule, year=year)
    painted = [entry for entry in painting.republics.values() if entry.class_number is not None]
    assert len(painted) == (painting.coverage if painting.bounds else 0)
    for entry in painted:
        low, high = painting.bounds[entry.class_number - 1 : entry.class_number + 1] or (None, None)
        assert low <= entry.value <= high


@given(rows, st.sampled_from(RULES), years)
def test_higher_values_are_never_in_lower_classes(rows, rule, year):
    painting = paint_values(*rows, rule=rule, year=year)
    classed = sorted((p.value, p.class_number) for p in painting.republics.values() if p.class_number is not None)
    numbers = [number for _, number in classed]
    assert numbers == sorted(numbers)
