"""Errors: one shape for programs, a page in the reader's language for people, and never a word about our insides."""

from urllib.parse import urljoin

import pytest
from answers import API, LANGUAGES, PAGES, PERSON, ROUTES, assert_problem, body_on_the_wire
from page_reading import read_page
from starlette.testclient import TestClient

from geo.errors import FactError, Fault
from server.main import create_app
from server.settings import Settings

INSIDE = "/srv/inside/path"
NOT_FOUND = {
    "ar": "لا توجد صفحة بهذا العنوان",
    "en": "There is no such page",
    "tr": "Böyle bir sayfa yok",
}
READ_ONLY = {
    "ar": "هذا العنوان للقراءة فقط",
    "en": "This address can only be read",
    "tr": "Bu adres yalnızca okunabilir",
}


@pytest.fixture
def broken_client(built_dir):
    """Return a client of a server with two addresses whose handlers fail."""
    app = create_app(Settings(built_dir))

    async def fail():
        raise RuntimeError(INSIDE)

    async def find_bad_facts():
        raise FactError([Fault(INSIDE, 7, "lon", "is no number", "x")])

    app.add_api_route("/broken", fail)
    app.add_api_route("/bad-facts", find_bad_facts)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/nowhere", "/api/v1/nothing", "/static/nothing.js", "/a/b/c", "/embed/x"])
@pytest.mark.parametrize("accept", ["*/*", "application/json", ""])
def test_a_program_is_told_in_json_what_is_not_there(client, path, accept):
    response = client.get(path, headers={"Accept": accept})
    assert assert_problem(response, 404) == []
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_person_is_told_in_a_page_of_their_language(client, lang):
    response = client.get("/nowhere", headers={**PERSON, "Accept-Language": lang})
    page = read_page(response)
    assert response.status_code == 404
    assert (page.root["lang"], page.root["dir"]) == (lang, LANGUAGES[lang])
    assert page.one("h1").text == NOT_FOUND[lang]
    assert {"accept", "accept-language"} <= set(response.headers["vary"].lower().split(", "))


def test_lang_in_the_address_chooses_the_language_of_an_error(client):
    response = client.get("/nowhere?lang=tr", headers={**PERSON, "Accept-Language": "ar"})
    assert read_page(response).one("h1").text == NOT_FOUND["tr"]


def test_of_two_languages_in_the_address_the_first_counts_for_errors_too(client):
    page = read_page(client.get("/nowhere?lang=tr&lang=ar", headers=PERSON))
    assert page.root["lang"] == "tr"


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/corridors/nothing", "/static/nothing.js"])
def test_data_addresses_answer_in_json_even_to_a_browser(client, path):
    assert_problem(client.get(path, headers=PERSON), 404)


def test_search_engines_are_asked_to_leave_error_pages_out(client):
    robots = read_page(client.get("/nowhere", headers=PERSON)).one("meta", name="robots")
    assert robots["content"] == "noindex"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/nowhere", id="at the top"),
        pytest.param("/a/b/c", id="deep"),
        pytest.param("/a/b/", id="a slash at the end"),
        pytest.param("/a%2Fb", id="an encoded slash is no step down"),
        pytest.param("/embed/deeper", id="under a page"),
        pytest.param("/%D8%A3%D8%B7%D9%84%D8%B3/x", id="arabic letters"),
    ],
)
def test_links_of_an_error_page_work_at_any_depth_under_any_prefix(client, path):
    page = read_page(client.get(path, headers=PERSON))
    here = f"http://host.example/prefix{path}"
    home, *_ = [urljoin(here, link["href"]) for link in page.all("a")]
    assert home.partition("?")[0] == "http://host.example/prefix/"
    loaded = [urljoin(here, address) for address in page.loaded()]
    assert all(address.startswith("http://host.example/prefix/static/") for address in loaded)


def test_links_of_an_error_page_work_under_the_root_path_of_a_proxy(start, built_dir):
    client = start(Settings(built_dir), root_path="/x/atlas", base_url="http://host.example")
    page = read_page(client.get("/x/atlas/a/b", headers=PERSON))
    (home,) = [urljoin("http://host.example/x/atlas/a/b", link["href"]) for link in page.all("a")]
    assert home == "http://host.example/x/atlas/"


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_than_get_and_head_are_refused(client, address_of, route, method):
    response = client.request(method, address_of(route))
    assert assert_problem(response, 405) == []
    assert sorted(response.headers["allow"].split(", ")) == ["GET", "HEAD"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_person_is_told_that_an_address_can_only_be_read(client, path, lang):
    response = client.post(path, headers={**PERSON, "Accept-Language": lang})
    assert response.status_code == 405
    assert read_page(response).one("h1").text == READ_ONLY[lang]
    assert response.headers["allow"] == "GET, HEAD"


def test_a_script_in_an_unknown_name_stays_text(client):
    response = client.get("/api/v1/corridors/%3Cscript%3Ealert(1)%3C%2Fscript%3E", headers=PERSON)
    assert_problem(response, 404)
    page = read_page(client.get("/%3Cscript%3Ealert(1)%3C%2Fscript%3E?x=%3Cscript%3E", headers=PERSON))
    assert page.all("script") == []


@pytest.mark.parametrize("path", ["/broken", "/bad-facts"])
@pytest.mark.parametrize("headers", [pytest.param({}, id="program"), pytest.param(PERSON, id="person")])
def test_our_own_fault_says_nothing_of_our_insides(broken_client, path, headers):
    response = broken_client.get(path, headers=headers)
    assert response.status_code == 500
    assert not [word for word in (INSIDE, "Traceback", "RuntimeError", "FactError", ".py") if word in response.text]


@pytest.mark.parametrize("path", ["/broken", "/bad-facts"])
def test_our_own_fault_has_the_shape_of_any_error(broken_client, path):
    assert assert_problem(broken_client.get(path), 500) == []


@pytest.mark.parametrize("path", ["/broken", "/bad-facts"])
def test_a_person_gets_a_page_after_our_own_fault(broken_client, path):
    page = read_page(broken_client.get(path, headers={**PERSON, "Accept-Language": "tr"}))
    assert page.one("h1").text == "Bizden kaynaklanan bir sorun oluştu"


def test_head_after_our_own_fault_has_no_body(broken_client):
    assert body_on_the_wire(broken_client.app, "HEAD", "/broken") == b""


def test_what_is_wrong_with_our_facts_stands_in_the_log(broken_client, caplog):
    broken_client.get("/bad-facts")
    assert INSIDE in caplog.text


@pytest.mark.parametrize("route", API)
def test_errors_of_the_api_may_be_read_by_any_page(client, address_of, route):
    response = client.get(f"{address_of(route)}?colour=red", headers={"Origin": "https://report.example"})
    assert_problem(response, 422)
