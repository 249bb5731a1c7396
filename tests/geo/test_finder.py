"""The search over the whole atlas: what is found, in which order, and what opens it."""

import pytest

from geo.finder import KINDS, MOST_FOUND, search_record
from geo.language import language
from geo.view import View

LANGUAGES = ("ar", "en", "tr")


@pytest.fixture
def search(edition):
    """Return a function that gives the results of a query, all of them unless fewer are asked for."""

    def find(query, lang="en", nu=None, limit=1000):
        return search_record(edition, query, language(lang, nu), limit=limit)

    return find


@pytest.fixture
def found(search):
    """Return a function that gives kind and id of each result of a query."""
    return lambda query, lang="en": [(item["kind"], item["id"]) for item in search(query, lang)["items"]]


@pytest.fixture
def item(search):
    """Return a function that gives one result of a query."""

    def pick(query, kind, item_id, lang="en", nu=None):
        (picked,) = [i for i in search(query, lang, nu)["items"] if (i["kind"], i["id"]) == (kind, item_id)]
        return picked

    return pick


def test_everything_with_a_name_is_in_the_index(edition):
    things = {kind: {thing.thing_id for thing in edition.finder.things if thing.kind == kind} for kind in KINDS}
    corridors = [layer["slug"] for layer in edition.layers if layer["kind"] == "corridor"]
    shapes = [shape for slug in corridors for shape in edition.document(edition.corridor_file(slug))["features"]]
    assert things == {
        "republic": set(edition.vocabulary.republics),
        "corridor": set(corridors),
        "place": {place["slug"] for place in edition.relations["places"]},
        "stop": {shape["properties"]["stop"] for shape in shapes if "stop" in shape["properties"]},
        "claim": {claim["id"] for claim in edition.claims},
        "source": {source["id"] for source in edition.sources},
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("query", ["Ceyhan", "CEYHAN", "ceyhan", "جيهان", "Ceyh", "جيه"])
def test_a_stop_is_found_in_every_spelling_whatever_the_reader_reads(found, query, lang):
    assert ("stop", "ceyhan-terminal") in found(query, lang)


@pytest.mark.parametrize(
    ("query", "kind", "item_id"),
    [
        pytest.param("Kazakhstan", "republic", "KAZ", id="republic"),
        pytest.param("قرغيزيا", "republic", "KGZ", id="variant spelling"),
        pytest.param("KAZ", "republic", "KAZ", id="ISO code"),
        pytest.param("btc", "corridor", "btc", id="slug"),
        pytest.param("TITR", "corridor", "middle-corridor", id="synonym"),
        pytest.param("Hazar", "place", "caspian-sea", id="synonym of a sea"),
        pytest.param("Middle Cor", "corridor", "middle-corridor", id="a synonym half typed"),
        pytest.param("الممر الأو", "corridor", "middle-corridor", id="an Arabic article before a beginning"),
        pytest.param("الممر ال", "corridor", "middle-corridor", id="an Arabic article alone"),
        pytest.param("İSTANBUL", "place", "istanbul-city", id="Turkish dotted capital"),
        pytest.param("yassawi", "place", "yassawi-university", id="institution"),
        pytest.param("نعمة", "source", "A-2", id="author"),
    ],
)
def test_what_is_meant_comes_first(found, query, kind, item_id):
    assert found(query)[0] == (kind, item_id)


@pytest.mark.parametrize("spellings", [("2012", "٢٠١٢"), ("Türkgözü", "turkgozu"), ("اتفاقية", "إتفاقيّه")])
def test_spellings_of_one_word_find_the_same(found, spellings):
    results = [found(spelling) for spelling in spellings]
    assert results[0]
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        pytest.param("ankara", ("place", "ankara"), ("stop", "ankara"), id="of equal names, places before stops"),
        pytest.param("ankara", ("stop", "ankara"), ("place", "meetings-ankara"), id="whole names before longer ones"),
        pytest.param("istanbul", ("place", "meetings-istanbul"), ("place", "ots-secretariat"), id="beginnings first"),
        pytest.param(
            "ankara", ("place", "meetings-ankara"), ("claim", "tur-smart-power-adopted"), id="places before claims"
        ),
        pytest.param("kazakhstan", ("claim", "kaz-area"), ("place", "yassawi-university"), id="names before texts"),
    ],
)
def test_closer_names_come_first_and_then_kinds(found, query, first, second):
    results = found(query)
    assert results.index(first) < results.index(second)


def test_a_name_counts_as_whole_without_what_stands_in_brackets(found):
    results = found("Türkgözü")
    assert results.index(("stop", "turkgozu")) < results.index(("source", "wikipedia-turkgozu"))


def test_letters_inside_a_word_are_found_after_all_beginnings(found):
    results = found("yhan")
    assert ("stop", "ceyhan-terminal") in results
    assert found("ey") != []
    assert ("stop", "ceyhan-terminal") not in found("ey")


def test_every_word_of_a_query_must_be_found(found):
    assert ("stop", "ceyhan-terminal") in found("terminal ceyhan")
    assert ("stop", "ceyhan-terminal") not in found("terminal tashkent")


def test_what_a_thing_is_and_where_finds_it_too(found):
    assert {("place", "port-poti"), ("place", "port-batumi")} <= set(found("port georgia"))


@pytest.mark.parametrize("query", ["", "   ", "…?!", "qqqqq"])
def test_nothing_is_found_for_nothing(search, query):
    assert search(query) == {"total": 0, "limit": 1000, "items": []}


def test_all_are_counted_and_some_are_given(search):
    some = search("trade", limit=3)
    assert some["total"] > 3
    assert some["items"] == search("trade")["items"][:3]
    assert MOST_FOUND == 50


@pytest.mark.parametrize(
    ("lang", "name", "kind", "country"),
    [
        ("ar", "ميناء جيهان", "ميناء", "تركيا"),
        ("en", "Port of Ceyhan", "Port", "Türkiye"),
        ("tr", "Ceyhan Limanı", "Liman", "Türkiye"),
    ],
)
def test_results_are_told_in_the_readers_language(item, lang, name, kind, country):
    port = item("ceyhan", "place", "port-ceyhan", lang)
    assert (port["name"], port["lang"], port["kind_name"]) == (name, lang, kind)
    assert port["country"] == {"code": "TUR", "name": country}


def test_titles_of_sources_keep_their_language(item):
    assert item("نعمة", "source", "A-2", "tr")["lang"] == "ar"
    assert item("نعمة", "source", "A-2", "ar")["lang"] == "ar"
    assert item("natural earth", "source", "natural-earth-countries", "ar")["lang"] == "en"


@pytest.mark.parametrize(("nu", "year"), [("arab", "٢٠١٢"), ("latn", "2012")])
def test_digits_are_those_asked_for(item, nu, year):
    assert item("2012", "claim", "kaz-council-2012", "ar", nu)["about"] == year


def test_flags_of_claims_are_not_left_behind(item):
    assert item("2013", "claim", "kaz-trade-2013")["plausibility"] == "wrong"
    assert item("btc", "corridor", "btc")["plausibility"] is None


def test_a_stop_opens_its_corridor_at_its_place(item):
    stop = item("sangachal", "stop", "sangachal")
    assert stop["corridors"][:2] == ["btc", "south-caucasus"]
    assert stop["opens"]["focus"] == stop["opens"]["layer"] == "btc"
    zoom, lat, lon = stop["opens"]["map"]
    assert (lat, lon) == pytest.approx((40.20, 49.47), abs=0.05)
    assert zoom >= 7


def test_a_place_opens_with_the_layer_that_shows_it(item):
    assert item("ceyhan", "place", "port-ceyhan")["opens"]["layer"] == "ports"
    assert item("caspian", "place", "caspian-sea")["opens"]["layer"] == "seas"
    assert item("istanbul", "place", "istanbul-city")["opens"]["layer"] is None


def test_republics_and_corridors_open_as_a_whole(item):
    # Kazakhstan lies between 46.5 and 87.3 degrees east, 40.6 and 55.4 degrees north.
    assert item("kazakhstan", "republic", "KAZ")["opens"]["bounds"] == pytest.approx((46.5, 40.6, 87.3, 55.4), abs=0.1)
    west, south, east, north = item("btc", "corridor", "btc")["opens"]["bounds"]
    assert west < 36 < 49 < east
    assert south < 37 < 41 < north


def test_claims_open_their_panel_and_sources_their_page(item):
    claim = item("2013", "claim", "kaz-trade-2013")["opens"]
    assert (claim["focus"], claim["page"]) == ("kaz-trade-2013", "claims/kaz-trade-2013")
    source = item("نعمة", "source", "A-2")["opens"]
    assert (source["focus"], source["page"]) == (None, "sources#source-A-2")


def test_everything_that_opens_is_understood_by_the_view(edition):
    opens = [thing.opens for thing in edition.finder.things]
    focus = {opening.focus for opening in opens} - {None, *edition.vocabulary.republics}
    assert focus <= edition.vocabulary.items
    assert {opening.layer for opening in opens} - {None} <= set(edition.vocabulary.layers)
    for camera in {"/".join(f"{number:g}" for number in opening.map) for opening in opens if opening.map}:
        assert str(View.of(edition.vocabulary, map=camera).map) == camera
