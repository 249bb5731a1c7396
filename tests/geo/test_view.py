"""The grammar of addresses: section 1 of the contract, case by case, and as properties over all views and all texts."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ViewError
from geo.view import MAX_QUERY_LENGTH, Camera, View, Vocabulary, Years, grammar, shipped_vocabulary

VOCABULARY = Vocabulary(
    layers=("btc", "south-caucasus", "middle-corridor", "capitals", "seas"),
    default_layers=("btc", "capitals"),
    themes=("none", "trade-volume", "area"),
    default_theme="trade-volume",
    republics=("KAZ", "TKM", "KGZ", "UZB", "TJK"),
    items=frozenset({"btc", "astana", "kaz-trade-2013"}),
    aliases={"orta-koridor": "middle-corridor"},
)
VECTORS = json.loads((Path(__file__).parent / "view_vectors.json").read_text(encoding="utf-8"))
# The contract's table: name, and two values that differ from the default, in canonical spelling.
PARAMETERS = {
    "lang": ["tr", "ar"],
    "nu": ["arab", "arab"],
    "layers": ["btc,seas", ""],
    "theme": ["area", "none"],
    "year": ["2021", "1991..2024"],
    "rule": ["corrected", "printed"],
    "focus": ["KAZ", "kaz-trade-2013"],
    "compare": ["KAZ,UZB", "2016,2021"],
    "map": ["4.5/43.2/62.1", "0/-90/-180"],
    "base": ["none", "none"],
    "scheme": ["light", "dark"],
}
DEFAULTS = {
    "lang": "en",
    "nu": "latn",
    "layers": "btc,capitals",
    "theme": "trade-volume",
    "rule": "plausible",
    "base": "plain",
    "scheme": "auto",
}


def parse(query):
    return View.parse(query, VOCABULARY)


def problems_of(query):
    with pytest.raises(ViewError) as caught:
        parse(query)
    return [(problem.parameter, problem.reason) for problem in caught.value.problems]


def test_the_table_of_the_contract_is_the_grammar():
    assert [row["name"] for row in grammar(VOCABULARY)["parameters"]] == list(PARAMETERS)


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        pytest.param("", "lang=en", id="nothing asked for"),
        pytest.param("?lang=tr", "lang=tr", id="question mark"),
        pytest.param("scheme=dark&lang=tr&year=2021", "lang=tr&year=2021&scheme=dark", id="order of the table"),
        pytest.param("&".join(f"{k}={v}" for k, v in DEFAULTS.items()), "lang=en", id="defaults are left out"),
        pytest.param("lang=ar&nu=arab", "lang=ar", id="usual digits of Arabic are left out"),
        pytest.param("lang=ar&nu=latn", "lang=ar&nu=latn", id="other digits in Arabic"),
        pytest.param("nu=latn&lang=ar", "lang=ar&nu=latn", id="digits named before the language"),
        pytest.param("layers=seas,btc,seas", "lang=en&layers=btc,seas", id="catalogue order without duplicates"),
        pytest.param("layers=capitals,btc", "lang=en", id="default layers in another order"),
        pytest.param("layers=", "lang=en&layers=", id="no layers"),
        pytest.param("layers=BTC,Seas", "lang=en&layers=btc,seas", id="upper-case slugs"),
        pytest.param("layers=btc%2Cseas", "lang=en&layers=btc,seas", id="encoded comma"),
        pytest.param("layers=orta-koridor", "lang=en&layers=middle-corridor", id="former slug"),
        pytest.param("layers=orta-koridor,middle-corridor", "lang=en&layers=middle-corridor", id="both slugs"),
        pytest.param("lang=TR&theme=Area&rule=PRINTED", "lang=tr&theme=area&rule=printed", id="words"),
        pytest.param("year=2021..2021", "lang=en&year=2021", id="interval of one year"),
        pytest.param("compare=UZB,KAZ", "lang=en&compare=KAZ,UZB", id="pair of republics"),
        pytest.param("compare=tjk,kgz", "lang=en&compare=KGZ,TJK", id="lower-case pair in catalogue order"),
        pytest.param("compare=2021,2016", "lang=en&compare=2016,2021", id="pair of years"),
        pytest.param("focus=kaz", "lang=en&focus=KAZ", id="lower-case code"),
        pytest.param("focus=Astana", "lang=en&focus=astana", id="upper-case id"),
        pytest.param("map=4.0/43.200/62.100", "lang=en&map=4/43.2/62.1", id="trailing zeros"),
        pytest.param("map=10/40/100", "lang=en&map=10/40/100", id="zeros of whole numbers stay"),
        pytest.param("map=4/-0.0/-0", "lang=en&map=4/0/0", id="no negative zero"),
        pytest.param("map=4%2F43.2%2F62.1", "lang=en&map=4/43.2/62.1", id="encoded slashes"),
    ],
)
def test_views_have_one_canonical_string(query, canonical):
    assert parse(query).query() == canonical


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("name", list(PARAMETERS))
def test_each_parameter_is_written_as_it_is_read(name, which):
    text = PARAMETERS[name][which]
    assert f"&{name}={text}" in "&" + parse(f"{name}={text}").query()


def test_a_view_holds_what_was_asked_for():
    view = parse("lang=ar&layers=seas&year=1991..2024&compare=2016,2021&map=4.5/43.2/62.1")
    assert (view.lang, view.nu, view.layers) == ("ar", "arab", ("seas",))
    assert (view.year, view.map) == (Years(1991, 2024), Camera(zoom=4.5, lat=43.2, lon=62.1))
    assert (view.theme, view.rule, view.focus, view.base, view.scheme) == (
        "trade-volume",
        "plausible",
        None,
        "plain",
        "auto",
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("lang", "de", id="another language"),
        pytest.param("lang", "", id="empty language"),
        pytest.param("nu", "roman", id="digits"),
        pytest.param("layers", "atlantis", id="unknown layer"),
        pytest.param("layers", "btc,atlantis", id="one unknown layer among known ones"),
        pytest.param("layers", "btc seas", id="layers with a space"),
        pytest.param("theme", "wealth", id="theme"),
        pytest.param("theme", "", id="empty theme"),
        pytest.param("year", "21", id="two-digit year"),
        pytest.param("year", "2024..1991", id="interval backwards"),
        pytest.param("year", "1991..", id="open interval"),
        pytest.param("year", "1991-2024", id="interval with a hyphen"),
        pytest.param("year", "٢٠٢١", id="year in Arabic digits"),
        pytest.param("year", "2٠٢١", id="year in mixed digits"),
        pytest.param("map", "٤/43/62", id="zoom in Arabic digits"),
        pytest.param("rule", "best", id="rule"),
        pytest.param("focus", "FRA", id="a state that is none of the republics"),
        pytest.param("focus", "<script>", id="focus on markup"),
        pytest.param("compare", "KAZ", id="pair of one"),
        pytest.param("compare", "KAZ,KAZ", id="pair of the same"),
        pytest.param("compare", "KAZ,kaz", id="pair of the same in two spellings"),
        pytest.param("compare", "KAZ,2021", id="pair of a republic and a year"),
        pytest.param("compare", "KAZ,UZB,TJK", id="pair of three"),
        pytest.param("compare", "2016..2017,2021", id="pair with an interval"),
        pytest.param("map", "4.5/43.2", id="two numbers"),
        pytest.param("map", "4.55/43.2/62.1", id="zoom with two decimals"),
        pytest.param("map", "4.5/43.2001/62.1", id="latitude with four decimals"),
        pytest.param("map", "12.1/43.2/62.1", id="zoom above 12"),
        pytest.param("map", "-1/43.2/62.1", id="zoom below 0"),
        pytest.param("map", "4.5/90.001/62.1", id="latitude above 90"),
        pytest.param("map", "4.5/43.2/-180.5", id="longitude below -180"),
        pytest.param("map", "4.5/nan/62.1", id="latitude that is no number"),
        pytest.param("map", "4.5/4e1/62.1", id="latitude with an exponent"),
        pytest.param("map", "4./43.2/62.1", id="point without a decimal"),
        pytest.param("map", " 4/43.2/62.1", id="space before the zoom"),
        pytest.param("base", "relief2", id="base map"),
        pytest.param("scheme", "sepia", id="scheme"),
    ],
)
def test_bad_values_are_refused_by_the_name_of_their_parameter(name, text):
    assert problems_of(f"{name}={quote(text)}") == [(name, "bad-value")]


def test_an_error_says_parameter_value_and_what_is_allowed():
    with pytest.raises(ViewError, match=r"rule='best'.*plausible, corrected, printed"):
        parse("rule=best")


def test_only_the_unknown_part_of_a_list_is_named():
    _, problems = View.read("layers=btc,atlantis,seas", VOCABULARY)
    assert [problem.value for problem in problems] == ["atlantis"]


@pytest.mark.parametrize("name", ["zoom", "Lang", "layer", "", "layers[]", "__proto__"])
def test_unknown_names_are_refused(name):
    assert problems_of(f"{name}=x") == [(name, "unknown-name")]


@pytest.mark.parametrize("query", ["lang=tr&lang=tr", "lang=tr&theme=area&lang=ar"])
def test_a_parameter_given_twice_is_refused(query):
    assert problems_of(query) == [("lang", "repeated")]


def test_the_first_of_two_counts_even_where_it_is_bad():
    view, problems = View.read("layers=atlantis&layers=seas", VOCABULARY)
    assert [problem.reason for problem in problems] == ["bad-value", "repeated"]
    assert view == parse("")


def test_all_problems_are_told_at_once():
    assert problems_of("rule=best&zoom=4&year=21") == [
        ("rule", "bad-value"),
        ("zoom", "unknown-name"),
        ("year", "bad-value"),
    ]


def test_lenient_reading_keeps_the_rest():
    view, problems = View.read("lang=tr&year=soon&layers=seas,atlantis&theme=area", VOCABULARY)
    assert view.query() == "lang=tr&layers=seas&theme=area"
    assert [problem.parameter for problem in problems] == ["year", "layers"]


def test_a_list_of_unknown_layers_alone_shows_the_default_ones():
    view, _ = View.read("layers=atlantis,eldorado", VOCABULARY)
    assert view.layers == ("btc", "capitals")


def test_the_language_of_the_reader_is_used_where_none_is_asked_for():
    asked = [View.read(query, VOCABULARY, lang="ar")[0] for query in ("", "lang=tr")]
    assert [(view.lang, view.nu) for view in asked] == [("ar", "arab"), ("tr", "latn")]


def test_overlong_queries_are_refused_and_shown_as_the_default_view():
    query = "layers=" + "btc," * (MAX_QUERY_LENGTH // 4)
    view, problems = View.read(query, VOCABULARY)
    assert (view.query(), [problem.reason for problem in problems]) == ("lang=en", ["bad-value"])


def test_the_longest_query_that_fits_is_read():
    query = "layers=" + "btc," * 2000
    assert parse(query[: query.rindex(",", 0, MAX_QUERY_LENGTH)]).layers == ("btc",)


@pytest.mark.parametrize(
    ("parameters", "canonical"),
    [
        pytest.param({}, "lang=en", id="nothing"),
        pytest.param({"layers": ["seas", "btc"], "lang": "tr"}, "lang=tr&layers=btc,seas", id="list"),
        pytest.param({"layers": []}, "lang=en&layers=", id="empty list"),
        pytest.param({"layers": "seas"}, "lang=en&layers=seas", id="text for a list"),
        pytest.param({"year": 2021}, "lang=en&year=2021", id="number for a year"),
        pytest.param({"year": Years(1991, 2024)}, "lang=en&year=1991..2024", id="years"),
        pytest.param({"compare": ("UZB", "KAZ")}, "lang=en&compare=KAZ,UZB", id="pair"),
        pytest.param({"map": Camera(4.0, 43.25, 62.0)}, "lang=en&map=4/43.25/62", id="camera"),
        pytest.param({"focus": None}, "lang=en", id="None is the default"),
    ],
)
def test_views_are_made_from_python_values(parameters, canonical):
    assert View.of(VOCABULARY, **parameters).query() == canonical


@pytest.mark.parametrize("parameters", [{"layers": ["atlantis"]}, {"zoom": 4}, {"lang": "de"}, {"year": 21}])
def test_bad_python_values_are_refused_by_name(parameters):
    with pytest.raises(ViewError) as caught:
        View.of(VOCABULARY, **parameters)
    assert [problem.parameter for problem in caught.value.problems] == list(parameters)


@pytest.mark.parametrize(
    ("query", "lang", "canonical"),
    [
        pytest.param("lang=en", "ar", "lang=ar", id="digits follow the language"),
        pytest.param("lang=ar", "tr", "lang=tr", id="digits follow it back"),
        pytest.param("lang=en&nu=arab", "tr", "lang=tr&nu=arab", id="asked-for digits stay"),
        pytest.param("lang=ar&nu=latn", "en", "lang=en", id="asked-for digits that are usual there"),
        pytest.param("lang=en&nu=arab", "ar", "lang=ar", id="asked-for digits that are usual in Arabic"),
        pytest.param("lang=en&theme=area&layers=", "tr", "lang=tr&layers=&theme=area", id="all else stays"),
    ],
)
def test_another_language_keeps_the_view(query, lang, canonical):
    assert parse(query).with_(lang=lang).query() == canonical


def test_changes_to_a_view_are_checked_and_leave_it_as_it_was():
    view = parse("lang=tr&theme=area")
    with pytest.raises(ViewError, match="theme"):
        view.with_(theme="wealth")
    assert (view.with_(theme=None).query(), view.query()) == ("lang=tr", "lang=tr&theme=area")


def test_reset_keeps_only_language_and_digits():
    assert parse("lang=ar&nu=latn&theme=area&layers=&map=4/43/62").reset().query() == "lang=ar&nu=latn"


def test_equal_views_are_equal_and_hash_alike():
    one, other = parse("layers=seas,btc"), parse("layers=BTC,seas&theme=trade-volume")
    assert (one == other, len({one, other})) == (True, 1)


def test_the_default_set_is_that_of_the_contract():
    default = "btc south-caucasus middle-corridor capitals seas neighbours"
    assert set(shipped_vocabulary().default_layers) == set(default.split())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["query"] or "empty")
def test_shared_vectors_are_read_and_written_as_they_say(vector):
    view, _ = View.read(vector["query"])
    assert (view.as_values(), view.query()) == (vector["values"], vector["canonical"])


# Properties.

years = st.tuples(st.integers(1000, 2999), st.integers(1000, 2999)).map(lambda ends: Years(*sorted(ends)))
cameras = st.builds(
    Camera,
    st.integers(0, 120).map(lambda tenths: tenths / 10),
    st.integers(-90_000, 90_000).map(lambda thousandths: thousandths / 1000),
    st.integers(-180_000, 180_000).map(lambda thousandths: thousandths / 1000),
)
year_texts = st.integers(1000, 2999).map(str)
pairs = st.lists(st.sampled_from(VOCABULARY.republics) | year_texts, min_size=2, max_size=2, unique=True).filter(
    lambda pair: pair[0].isdigit() == pair[1].isdigit()
)
valid_parts = {
    "lang": st.sampled_from(["ar", "en", "tr"]),
    "nu": st.sampled_from(["arab", "latn"]),
    "layers": st.lists(st.sampled_from(VOCABULARY.layers)),
    "theme": st.sampled_from(VOCABULARY.themes),
    "year": years,
    "rule": st.sampled_from(["plausible", "corrected", "printed"]),
    "focus": st.sampled_from([*VOCABULARY.republics, *sorted(VOCABULARY.items)]),
    "compare": pairs,
    "map": cameras,
    "base": st.sampled_from(["plain", "none"]),
    "scheme": st.sampled_from(["auto", "light", "dark"]),
}
views = st.fixed_dictionaries({}, optional=valid_parts).map(lambda parts: View.of(VOCABULARY, **parts))
digits_and_signs = st.text("0123456789./-,+%&= eEnaN\u0660\u0130\u212a")
fragments = st.one_of(st.text(), digits_and_signs, st.sampled_from(sum(PARAMETERS.values(), [])))
near_queries = st.lists(st.tuples(st.sampled_from(list(PARAMETERS)), fragments)).map(
    lambda pairs: "&".join(f"{name}={text}" for name, text in pairs)
)


@given(views)
def test_a_canonical_string_gives_its_view_back(view):
    again = parse(view.query())
    assert (again, again.query()) == (view, view.query())


@given(st.one_of(st.text(), digits_and_signs, near_queries))
def test_any_text_is_read_as_some_view_with_a_strict_address(text):
    view, _ = View.read(text, VOCABULARY)
    assert parse(view.query()) == view


@given(views, st.data())
def test_equal_layers_have_equal_strings_however_they_are_listed(view, data):
    repeated = [slug for slug in view.layers for _ in range(data.draw(st.integers(1, 3)))]
    shuffled = data.draw(st.permutations(repeated))
    spelled = [slug.upper() if data.draw(st.booleans()) else slug for slug in shuffled]
    other = view.with_(layers=spelled)
    assert (other, other.query()) == (view, view.query())


@given(views, st.permutations(list(PARAMETERS)))
def test_the_order_of_parameters_does_not_matter(view, order):
    parts = dict(part.split("=", 1) for part in view.query().split("&"))
    query = "&".join(f"{name}={parts[name]}" for name in order if name in parts)
    assert parse(query).query() == view.query()


@given(views)
def test_only_what_differs_from_a_default_is_written(view):
    written = dict(part.split("=", 1) for part in view.query().split("&"))
    usual = DEFAULTS | {"nu": "arab" if view.lang == "ar" else "latn"}
    assert "lang" in written
    assert not [name for name, text in written.items() if name != "lang" and text == usual.get(name)]
