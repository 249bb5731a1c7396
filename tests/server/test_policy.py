"""What protects readers: nothing inline, nothing from elsewhere, no cookie, and headers that every answer carries."""

from base64 import b64encode
from hashlib import sha256

import pytest
from answers import ALWAYS, HEALTH, LANGUAGES, PAGES, PERSON, ROUTES
from page_reading import read_page
from starlette.testclient import TestClient

from server.main import create_app
from server.settings import Settings

pages = pytest.mark.parametrize("path", [*PAGES, "/nowhere"])
languages = pytest.mark.parametrize("lang", LANGUAGES)


def policy_of(response):
    directives = (part.split() for part in response.headers["content-security-policy"].split(";"))
    return {name: sources for name, *sources in directives}


def checksum(content):
    return f"sha256-{b64encode(sha256(content).digest()).decode()}"


def get(client, path, lang):
    return client.get(path, params={"lang": lang}, headers=PERSON)


@pages
@languages
def test_nothing_is_allowed_but_our_own_files(client, path, lang):
    policy = policy_of(get(client, path, lang))
    assert policy["default-src"] == ["'none'"]
    assert policy["connect-src"] == ["'self'"]
    assert policy["img-src"] == ["'self'", "data:"]
    assert policy["base-uri"] == ["'none'"]
    # The atlas page has a form: the search, which leads to the claims where there is no script.
    assert policy["form-action"] == ["'self'" if path == "/" else "'none'"]
    assert not [source for sources in policy.values() for source in sources if source.startswith(("'unsafe", "http"))]


@pages
@languages
def test_the_policy_names_the_linked_style_as_it_is_served(client, path, lang):
    response = get(client, path, lang)
    link = read_page(response).one("link", rel="stylesheet")
    served = checksum(client.get(f"/{link['href']}").content)
    assert policy_of(response)["style-src"] == ["'self'", f"'{served}'"]
    assert link["integrity"] == served


@pytest.mark.parametrize("path", ["/", "/embed"])
@languages
def test_the_policy_names_the_linked_script_as_it_is_served(client, path, lang):
    response = get(client, path, lang)
    (script,) = [script for script in read_page(response).all("script") if script.get("src")]
    served = checksum(client.get(f"/{script['src']}").content)
    assert policy_of(response)["script-src"] == ["'self'", f"'{served}'"]
    assert script["integrity"] == served


@pytest.mark.parametrize(
    ("path", "framers"), [("/", "*"), ("/about", "'none'"), ("/nowhere", "'none'"), ("/embed", "*")]
)
def test_only_maps_may_be_framed(client, path, framers):
    assert policy_of(get(client, path, "en"))["frame-ancestors"] == [framers]


@pages
@languages
def test_no_script_stands_inside_a_page_but_the_data_block(client, path, lang):
    inline = [script for script in read_page(get(client, path, lang)).all("script") if not script.get("src")]
    assert [(script["type"], script["id"]) for script in inline] in ([], [("application/json", "orta-view")])


@pages
@languages
def test_no_style_and_no_event_handler_stands_inside_a_page(client, path, lang):
    page = read_page(get(client, path, lang))
    assert page.all("style") == []
    names = {name for element in page.elements for name in element.attributes}
    assert not {name for name in names if name == "style" or name.startswith("on")}
    assert not [address for address in page.addresses() if address.lower().startswith(("javascript:", "data:"))]


@pages
@languages
def test_a_page_loads_nothing_from_another_host(client, path, lang):
    loaded = read_page(get(client, path, lang)).loaded()
    assert loaded
    assert not [address for address in loaded if "//" in address]


@pytest.mark.parametrize("route", [*ROUTES, "/nowhere", "/static/nothing.js", "/api/v1/corridors/nothing"])
@pytest.mark.parametrize("headers", [pytest.param(PERSON, id="person"), pytest.param({}, id="program")])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_carries_the_protecting_headers_and_no_cookie(client, address_of, route, headers, method):
    answer = client.request(method, address_of(route), headers=headers).headers
    assert {name: answer.get(name) for name in ALWAYS} == ALWAYS
    assert "set-cookie" not in answer
    assert "server" not in answer


@pytest.mark.parametrize("route", [*HEALTH, *PAGES, "/api/v1/layers"])
def test_answers_of_a_server_that_is_not_ready_carry_the_protecting_headers(empty_client, route):
    answer = empty_client.get(route, headers=PERSON).headers
    assert {name: answer.get(name) for name in ALWAYS} == ALWAYS


def test_an_answer_after_our_own_fault_carries_the_protecting_headers(built_dir):
    app = create_app(Settings(built_dir))
    app.add_api_route("/broken", lambda: 1 / 0)
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS


def test_a_cookie_that_is_sent_changes_nothing(client):
    plain = client.get("/?lang=en").content
    assert client.get("/?lang=en", headers={"Cookie": "lang=ar; session=1"}).content == plain
