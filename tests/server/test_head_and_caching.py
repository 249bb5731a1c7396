"""HEAD as GET without the body; ETags that change with the content and with nothing else."""

import re

import pytest
from answers import API, HEALTH, PAGES, PERSON, ROUTES, body_on_the_wire

from server.routes import api, files, health, pages, readable
from server.settings import Settings

every_route = pytest.mark.parametrize("route", ROUTES)
cached_routes = pytest.mark.parametrize("route", [route for route in ROUTES if route != "/openapi.json"])
STRONG_ETAG = re.compile(r'"[!#-~]+"')


def test_no_route_is_left_out_of_these_tests():
    served = {route.path for group in (api, files, health, pages, readable) for route in group.router.routes}
    assert served | {"/openapi.json"} == set(ROUTES)


@every_route
def test_head_has_the_headers_of_get_and_no_body(client, address_of, route):
    address = address_of(route)
    full, head = client.get(address), client.head(address)
    assert head.status_code == full.status_code == 200
    assert body_on_the_wire(client.app, "HEAD", address) == b""
    assert dict(head.headers) == dict(full.headers)
    assert int(head.headers["content-length"]) == len(full.content)


@pytest.mark.parametrize("path", ["/nowhere", "/static/nothing.js", "/api/v1/corridors/x", "/api/v1/layers?limit=0"])
@pytest.mark.parametrize("headers", [pytest.param({}, id="program"), pytest.param(PERSON, id="person")])
def test_head_of_an_error_has_the_headers_of_get_and_no_body(client, path, headers):
    full, head = client.get(path, headers=headers), client.head(path, headers=headers)
    assert head.status_code == full.status_code
    assert body_on_the_wire(client.app, "HEAD", path) == b""
    assert dict(head.headers) == dict(full.headers)


@cached_routes
def test_etags_are_strong_and_stable(client, start, built_dir, address_of, route):
    etag = client.get(address_of(route)).headers["etag"]
    assert STRONG_ETAG.fullmatch(etag)
    assert client.get(address_of(route)).headers["etag"] == etag
    assert start(Settings(built_dir)).get(address_of(route)).headers["etag"] == etag


@cached_routes
@pytest.mark.parametrize(
    "known",
    [
        pytest.param("{}", id="the tag"),
        pytest.param("W/{}", id="weakened by a proxy"),
        pytest.param('"other", {}', id="in a list"),
        pytest.param('W/"other" , W/{},"third"', id="weakened in a list"),
        pytest.param("*", id="anything"),
    ],
)
def test_who_has_it_already_is_not_sent_it_again(client, address_of, route, known):
    address = address_of(route)
    full = client.get(address)
    again = client.get(address, headers={"If-None-Match": known.format(full.headers["etag"])})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("etag", "cache-control", "vary", "content-security-policy", "access-control-allow-origin"):
        assert again.headers.get(name) == full.headers.get(name)


@cached_routes
@pytest.mark.parametrize("known", ['"other"', 'W/"other", "third"', "", '""', "nonsense"])
def test_who_has_something_else_is_sent_the_whole(client, address_of, route, known):
    response = client.get(address_of(route), headers={"If-None-Match": known})
    assert response.status_code == 200
    assert response.content


def test_head_answers_304_as_get_does(client):
    etag = client.get("/about").headers["etag"]
    assert client.head("/about", headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_another_view_has_another_etag(client, path):
    views = ["lang=en", "lang=tr", "lang=ar", "lang=en&layers=btc", "lang=en&theme=area", "lang=en&scheme=dark", "x=1"]
    etags = {client.get(f"{path}?{view}").headers["etag"] for view in views}
    assert len(etags) == len(views)


def test_the_same_view_in_other_words_has_the_same_etag(client):
    etags = {client.get(f"/?{query}").headers["etag"] for query in ("layers=seas,btc", "lang=EN&layers=btc,seas")}
    assert len(etags) == 1


def test_another_host_has_another_etag(client):
    etags = {client.get("/", headers={"Host": host}).headers["etag"] for host in ("one.example", "two.example")}
    assert len(etags) == 2


def test_a_part_of_a_list_has_an_etag_of_its_own(client):
    etags = {client.get(f"/api/v1/layers?limit=2&offset={offset}").headers["etag"] for offset in (0, 2, 4)}
    assert len(etags) == 3


@pytest.mark.parametrize("route", [*PAGES, *API, *HEALTH])
def test_what_may_change_is_asked_for_again(client, address_of, route):
    assert client.get(address_of(route)).headers["cache-control"] == "no-cache"
