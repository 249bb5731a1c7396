"""The facts that come with the atlas: whole, said in three languages, and true to what the paper and others print."""

import re
from collections import Counter
from itertools import pairwise

import pytest
import shapely

from geo.facts import Facts
from geo.language import language

LANGUAGES = ("ar", "en", "tr")
ARABIC, LATIN = re.compile("[\u0600-\u06ff]"), re.compile("[A-Za-z]")


def texts(row, lang):
    """Return what a row says in a language, by column."""
    columns = type(row).model_fields
    return {name: text for name in columns if name.endswith(f"_{lang}") and (text := getattr(row, name)) is not None}


@pytest.fixture(scope="module")
def said(facts: Facts):
    """Return every row that holds words in three languages."""
    tables = (facts.places, facts.themes, facts.corridors, facts.legs, facts.corridor_facts, facts.layers)
    return [
        *facts.claim_texts.values(),
        *facts.remarks.values(),
        *facts.stops.values(),
        *(r for t in tables for r in t),
    ]


@pytest.fixture(scope="module")
def claims(facts):
    return {claim.claim: claim for claim in facts.claims}


def test_the_bibliography_has_the_56_works_of_the_paper(facts):
    assert sum(source.kind == "bibliography" for source in facts.sources) == 56


def test_the_republics_are_the_five_in_the_order_of_the_paper(facts):
    assert [republic.iso3 for republic in facts.republics] == ["KAZ", "TKM", "KGZ", "UZB", "TJK"]


def test_what_is_said_in_one_language_is_said_in_all(said):
    for row in said:
        stems = [{name.removesuffix(f"_{lang}") for name in texts(row, lang)} for lang in LANGUAGES]
        assert stems[0] == stems[1] == stems[2], row


def test_arabic_texts_are_in_arabic_letters(said):
    bare = [
        text for row in said for text in texts(row, "ar").values() if LATIN.search(text) and not ARABIC.search(text)
    ]
    assert bare == []


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_other_texts_hold_no_arabic_letters(said, lang):
    assert [text for row in said for text in texts(row, lang).values() if ARABIC.search(text)] == []


def test_english_texts_say_turkiye(said):
    assert [text for row in said for text in texts(row, "en").values() if re.search(r"\bTurkey\b", text)] == []


def test_texts_hold_no_markup_and_no_stray_spaces(said):
    every = [text for row in said for lang in LANGUAGES for text in texts(row, lang).values()]
    assert [text for text in every if re.search(r"<[a-z/]|&[a-z]+;|  |^\s|\s$", text)] == []


def test_flagged_claims_say_why(facts):
    flagged = [claim.claim for claim in facts.claims if claim.plausibility != "ok"]
    assert len(flagged) > 50
    assert [name for name in flagged if facts.claim_texts[name].note_en is None] == []


def test_only_flagged_values_are_corrected(facts):
    corrected = [claim for claim in facts.claims if claim.value_corrected is not None]
    assert [claim.claim for claim in corrected if claim.fault != "value"] == []
    dated = [claim for claim in facts.claims if claim.date_corrected is not None]
    assert [claim.claim for claim in dated if claim.fault != "date" and claim.date_basis is None] == []


def test_the_misprint_of_2013_stands_as_printed_with_its_correction(claims):
    claim = claims["kaz-trade-2013"]
    assert (claim.value, claim.value_corrected, claim.plausibility) == (30_495e9, 3.495e9, "wrong")
    assert "٣٠٤٩٥" in claim.as_printed


# As the paper prints them.
@pytest.mark.parametrize(
    ("claim", "value", "date", "plausibility"),
    [
        ("kaz-trade-2020", 2.1e9, "2020", "doubtful"),
        ("tkm-trade-2024", 2.2e9, "2024", "ok"),
        ("uzb-trade-2016", 1.242e9, "2016", "ok"),
        ("uzb-trade-2021", 3.645e9, "2021", "ok"),
        ("tjk-trade-2020", 322e6, "2020", "ok"),
        ("tjk-trade-2021", 390.5e6, "2021", "ok"),
    ],
)
def test_trade_volumes_are_those_of_the_paper(claims, claim, value, date, plausibility):
    row = claims[claim]
    assert (row.value, row.unit, row.date, row.plausibility) == (value, "USD", date, plausibility)


@pytest.mark.parametrize("relation", ["same_event", "conflicts"])
def test_relations_between_claims_go_both_ways(claims, relation):
    pairs = {(name, other) for name, claim in claims.items() for other in getattr(claim, relation)}
    assert len(pairs) > 2
    assert [pair for pair in pairs if pair[::-1] not in pairs or pair[0] == pair[1]] == []


def test_numbers_have_a_unit(facts):
    """But for ordinals: the phases of relations."""
    bare = [claim for claim in facts.claims if claim.value is not None and claim.unit is None]
    assert {claim.indicator for claim in bare} <= {"relations_phase"}


def test_every_unit_is_said_in_every_language(facts):
    units = {row.unit for row in (*facts.claims, *facts.corridor_facts, *facts.themes) if row.unit is not None}
    for lang in ("ar", "tr"):
        same = [unit for unit in units if unit != "count" and language(lang).quantity(3, unit).endswith(f" {unit}")]
        assert [unit for unit in same if unit not in ("km", "m")] == [], lang


def test_no_source_stands_twice(facts):
    titles = Counter((source.kind, source.title, source.url) for source in facts.sources)
    assert [title for title, count in titles.items() if count > 1] == []


def test_geometry_sources_have_a_licence(facts):
    drawn = {leg.geometry_source for leg in facts.legs}
    assert [s.source for s in facts.sources if s.source in drawn and not (s.spdx and s.licence)] == []


def test_two_stops_are_not_one_place(facts):
    stops = list(facts.stops.values())
    points = shapely.points([[stop.lon, stop.lat] for stop in stops])
    near = [
        (a.stop, b.stop) for i, a in enumerate(stops) for j, b in enumerate(stops) if i < j and points[i] == points[j]
    ]
    assert near == []


def test_every_stop_is_a_stop_of_some_leg(facts):
    used = {stop for leg in facts.legs for stop in (leg.from_stop, leg.to_stop)}
    assert set(facts.stops) == used


def test_legs_neither_stand_still_nor_cross_themselves(layers):
    """But for stations where a railway is entered from one side and left on another."""
    for leg in layers.legs.itertuples():
        points = list(leg.geometry.coords)
        assert all(one != next_one for one, next_one in pairwise(points)), (leg.corridor, leg.leg)
        assert leg.geometry.is_simple or leg.course == "routed", (leg.corridor, leg.leg)


# UN/LOCODE and gazetteers, in degrees.
@pytest.mark.parametrize(
    ("stop", "lon", "lat"),
    [("tbilisi", 44.80, 41.72), ("kars", 43.10, 40.60), ("almaty", 76.95, 43.34), ("ceyhan-terminal", 35.94, 36.88)],
)
def test_stops_are_where_others_say(facts, stop, lon, lat):
    assert (facts.stops[stop].lon, facts.stops[stop].lat) == pytest.approx((lon, lat), abs=0.06)
