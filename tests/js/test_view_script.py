"""The page reads and writes addresses exactly as the server does."""

import json
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest

from geo.view import LANGUAGES, PARAMETERS, View, grammar, shipped_vocabulary

pytestmark = pytest.mark.browser

VECTORS = json.loads((Path(__file__).parent.parent / "geo" / "view_vectors.json").read_text(encoding="utf-8"))
SEED = 20261122
READ = "(lib, [queries, grammar]) => queries.map((query) => lib.parseView(query, grammar))"
WRITE = "(lib, [queries, grammar]) => queries.map((query) => lib.writeQuery(lib.parseView(query, grammar), grammar))"
TRANSLATE = """(lib, [queries, lang, grammar]) =>
  queries.map((query) => lib.writeQuery(lib.inLanguage(lib.parseView(query, grammar), lang, grammar), grammar))"""
CAMERAS = [
    pytest.param([4.54, 43.20049, 62.0996], [4.5, 43.2, 62.1], id="rounded"),
    pytest.param([12, -0.0001, 180], [12, 0, 180], id="no minus before zero"),
    pytest.param([2.5, -33.12345, -70.98765], [2.5, -33.123, -70.988], id="south and west"),
]


@pytest.fixture(scope="module")
def vocabulary():
    return shipped_vocabulary()


@pytest.fixture(scope="module")
def table(vocabulary):
    return grammar(vocabulary)


@pytest.fixture(scope="module")
def random_queries(vocabulary):
    """Return 300 valid queries, the same every time: any parameters in any order, lists in any order with repeats."""
    random = Random(SEED)  # noqa: S311 - examples, not secrets
    return [_random_query(random, vocabulary) for _ in range(300)]


def _random_query(random, vocabulary):
    chosen = random.sample(PARAMETERS, random.randint(0, len(PARAMETERS)))
    values = [(parameter.name, _random_value(random, parameter, vocabulary)) for parameter in chosen]
    return "&".join(f"{name}={quote(value, safe=random.choice(['', ',/']))}" for name, value in values)


def _random_value(random, parameter, vocabulary):
    years = sorted(random.sample(range(1991, 2026), 2))
    republics = random.sample(vocabulary.republics, 2)
    makers = {
        "choice": lambda: _any_case(random, random.choice(parameter.values)),
        "slug": lambda: random.choice(vocabulary.themes),
        "list": lambda: ",".join(random.choices(vocabulary.layers, k=random.randint(0, 9))),
        "years": lambda: random.choice(["{0}", "{1}..{1}", "{0}..{1}"]).format(*years),
        "item": lambda: _any_case(random, random.choice([*sorted(vocabulary.items), *vocabulary.republics])),
        "pair": lambda: ",".join(map(str, random.choice([republics, random.sample(years, 2)]))),
        "camera": lambda: _random_camera(random),
    }
    return makers[parameter.form]()


def _any_case(random, word):
    return random.choice([word, word.upper(), word.title()])


def _random_camera(random):
    numbers = (random.uniform(0, 12), 1), (random.uniform(-90, 90), 3), (random.uniform(-180, 180), 3)
    return "/".join(f"{number:.{random.randint(0, places)}f}" for number, places in numbers)


def test_every_random_query_is_valid(random_queries, vocabulary):
    assert [query for query in random_queries if View.read(query, vocabulary)[1]] == []


@pytest.mark.parametrize("vector", [pytest.param(vector, id=vector["query"][:60] or "empty") for vector in VECTORS])
def test_page_understands_an_address_as_agreed(script, table, vector):
    assert script("view.js", READ, [[vector["query"]], table]) == [vector["values"]]


@pytest.mark.parametrize("vector", [pytest.param(vector, id=vector["query"][:60] or "empty") for vector in VECTORS])
def test_page_writes_the_agreed_address(script, table, vector):
    assert script("view.js", WRITE, [[vector["query"]], table]) == [vector["canonical"]]


def test_page_reads_views_as_the_server_does(script, table, random_queries, vocabulary):
    expected = [View.parse(query, vocabulary).as_values() for query in random_queries]
    assert script("view.js", READ, [random_queries, table]) == expected


def test_page_writes_views_as_the_server_does(script, table, random_queries, vocabulary):
    expected = [View.parse(query, vocabulary).query() for query in random_queries]
    assert script("view.js", WRITE, [random_queries, table]) == expected


def test_writing_a_canonical_address_again_changes_nothing(script, table, random_queries):
    once = script("view.js", WRITE, [random_queries, table])
    assert script("view.js", WRITE, [once, table]) == once


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_changes_the_language_as_the_server_does(script, table, random_queries, vocabulary, lang):
    expected = [View.parse(query, vocabulary).with_(lang=lang).query() for query in random_queries]
    assert script("view.js", TRANSLATE, [random_queries, lang, table]) == expected


@pytest.mark.parametrize(("camera", "expected"), CAMERAS)
def test_camera_is_rounded_to_the_decimals_of_addresses(script, camera, expected):
    assert script("view.js", "(lib, camera) => lib.roundCamera(...camera)", camera) == expected
