"""The search of the API and the panel of a claim: strict parameters, one shape, the reader's language."""

from html import unescape

import pytest
from answers import assert_problem

from geo.language import language
from geo.readable import claim_panel

ADDRESS = "/api/v1/search"
MEMBERS = [
    "kind",
    "id",
    "name",
    "lang",
    "kind_name",
    "country",
    "about",
    "about_lang",
    "plausibility",
    "corridors",
    "opens",
]


def search(client, **parameters):
    return client.get(ADDRESS, params=parameters)


@pytest.mark.parametrize(("lang", "query"), [("en", "Ceyhan"), ("ar", "جيهان"), ("tr", "ceyhan")])
def test_ceyhan_is_found_as_stop_port_and_corridor(client, lang, query):
    found = search(client, q=query, lang=lang).json()
    kinds = {item["kind"]: item for item in reversed(found["items"])}
    assert kinds["stop"]["id"] == "ceyhan-terminal"
    assert kinds["place"]["country"]["code"] == "TUR"
    assert kinds["corridor"]["opens"]["focus"] == "btc"


def test_every_result_has_the_same_members(client):
    found = search(client, q="kazakhstan", limit=50).json()
    assert list(found) == ["total", "limit", "items"]
    assert {item["kind"] for item in found["items"]} > {"republic", "place", "claim"}
    assert all(list(item) == MEMBERS for item in found["items"])
    assert all(list(item["opens"]) == ["focus", "layer", "map", "bounds", "page"] for item in found["items"])


def test_nothing_asked_is_nothing_found(client):
    assert search(client).json() == {"total": 0, "limit": 20, "items": []}


def test_a_focus_that_is_found_opens_a_page_without_a_notice(client):
    found = search(client, q="ankara", lang="en", limit=50).json()["items"]
    for opens in (item["opens"] for item in found):
        if opens["focus"]:
            camera = {"map": "/".join(f"{number:g}" for number in opens["map"])} if opens["map"] else {}
            page = client.get("/", params={"lang": "en", "focus": opens["focus"], **camera})
            assert 'class="notice"' not in page.text, opens


def test_pages_that_are_found_are_there(client):
    items = [
        item for query in ("kazakhstan", "btc", "trade", "earth") for item in search(client, q=query).json()["items"]
    ]
    pages = {item["opens"]["page"] for item in items if item["kind"] in ("republic", "claim", "source")}
    assert len(pages) > 10
    for page in pages:
        path, _, anchor = page.partition("#")
        answer = client.get(f"/{path}", params={"lang": "en"})
        assert answer.status_code == 200
        assert not anchor or f'id="{anchor}"' in answer.text


@pytest.mark.parametrize(
    ("parameters", "name"),
    [
        pytest.param({"q": "x" * 201}, "q", id="too long"),
        pytest.param({"limit": 51}, "limit", id="too many"),
        pytest.param({"limit": 0}, "limit", id="none"),
        pytest.param({"limit": "many"}, "limit", id="no number"),
        pytest.param({"lang": "de"}, "lang", id="another language"),
        pytest.param({"nu": "roman"}, "nu", id="other digits"),
        pytest.param({"offset": 1}, "offset", id="unknown"),
        pytest.param({"q": ["a", "b"]}, "q", id="twice"),
    ],
)
def test_bad_parameters_are_refused_and_named(client, parameters, name):
    errors = assert_problem(client.get(ADDRESS, params=parameters), 422)
    assert {error["parameter"] for error in errors} == {name}


def test_any_origin_may_search_and_keep_the_answer(client):
    answer = search(client, q="btc")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert (
        client.get(ADDRESS, params={"q": "btc"}, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    )


def test_the_description_names_the_parameters(client):
    described = client.get("/openapi.json").json()["paths"][ADDRESS]["get"]
    assert {parameter["name"] for parameter in described["parameters"]} == {"q", "lang", "nu", "limit"}


@pytest.mark.parametrize(("lang", "word"), [("ar", "خاطئ"), ("en", "wrong"), ("tr", "yanlış")])
def test_the_panel_of_a_claim_says_what_its_page_says(client, lang, word):
    panel = client.get("/api/v1/claims/kaz-trade-2013/panel", params={"lang": lang}).json()
    page = client.get("/claims/kaz-trade-2013", params={"lang": lang}).text
    said = [panel["title"], panel["note"], panel["flag"]["fault"].split(maxsplit=2)[-1]]
    rows = [row for section in panel["sections"] for row in section["rows"]]
    said += [text for row in rows for text in (row["term"], row["remark"], *(piece["text"] for piece in row["pieces"]))]
    assert panel["flag"]["word"] == word
    assert len(rows) > 5
    assert [text for text in said if text not in unescape(page)] == []


def test_the_panel_of_a_claim_links_what_contradicts_it(client):
    panel = client.get("/api/v1/claims/tjk-60-agreements/panel", params={"lang": "en"}).json()
    links = [claim["href"] for group in panel["related"] for claim in group["claims"]]
    assert links == ["?focus=tjk-70-agreements"]
    assert panel["related"][0]["claims"][0]["mark"]["word"] == "doubtful"


def test_printed_words_keep_their_digits_in_the_panel(client):
    panel = client.get("/api/v1/claims/kaz-trade-2013/panel", params={"lang": "ar", "nu": "latn"}).json()
    texts = [piece["text"] for section in panel["sections"] for row in section["rows"] for piece in row["pieces"]]
    assert "٣٠٤٩٥ مليار دولار امريكي" in texts
    assert "30.495 ترليون دولار أمريكي" in texts


@pytest.mark.parametrize("lang", ["ar", "en", "tr"])
def test_every_claim_has_a_panel(edition, lang):
    panels = [claim_panel(edition, language(lang), claim["id"]) for claim in edition.claims]
    assert all(panel["title"] and panel["kind"] and panel["sections"] for panel in panels)


def test_a_panel_that_is_not_there_is_not_found(client):
    assert_problem(client.get("/api/v1/claims/nowhere/panel"), 404)
    errors = assert_problem(client.get("/api/v1/claims/kaz-trade-2013/panel", params={"lang": "de"}), 422)
    assert errors[0]["parameter"] == "lang"
