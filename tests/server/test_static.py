"""Hashed files: everything that a page or its script names is there, and may be kept for ever by anybody."""

import json
import re
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

import pytest
from answers import LANGUAGES, PAGES, PERSON, assert_problem
from page_reading import read_page

languages = pytest.mark.parametrize("lang", LANGUAGES)
MEDIA_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
}


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/a/deep/path"])
@languages
def test_every_file_that_a_page_loads_is_served(client, path, lang):
    response = client.get(path, params={"lang": lang}, headers=PERSON)
    loaded = [urljoin(path, address) for address in read_page(response).loaded()]
    assert loaded
    assert [client.get(address).status_code for address in loaded] == [200] * len(loaded)


@pytest.mark.parametrize("path", PAGES)
@languages
def test_every_link_of_a_page_leads_somewhere(client, path, lang):
    links = [link["href"] for link in read_page(client.get(path, params={"lang": lang})).all("a")]
    targets = [urljoin(path, link) for link in links if not link.startswith("#")]
    assert targets
    assert {client.get(target, headers=PERSON).status_code for target in targets} == {200}


@languages
def test_every_file_that_the_script_names_is_served_and_is_what_it_should_be(client, lang):
    page = read_page(client.get("/", params={"lang": lang}))
    (script,) = [element["src"] for element in page.all("script") if element.get("src")]
    named = set(re.findall(r"static/[\w.-]+\.json", client.get(f"/{script}").text))
    assert f"static/details-{lang}." in " ".join(named)
    assert len([name for name in named if re.search(r"-(overview|region|detail)\.", name)]) >= 3 * 5
    for name in named:
        assert json.loads(client.get(f"/{name}").content)


def test_shapes_that_the_script_names_are_feature_collections(client, static_files):
    shapes = [name for name in static_files if re.search(r"-(overview|region|detail)\.", name)]
    documents = [client.get(f"/static/{name}").json() for name in shapes]
    assert {document["type"] for document in documents} == {"FeatureCollection"}
    assert all(document["features"] for document in documents)


def test_every_file_has_its_media_type(client, static_files):
    for name in static_files:
        served = client.get(f"/static/{name}").headers["content-type"]
        assert served == MEDIA_TYPES[name.rpartition(".")[2]]


def test_every_file_may_be_kept_for_ever_by_any_host(client, static_files):
    for name in static_files:
        headers = client.get(f"/static/{name}").headers
        assert headers["cache-control"] == "public, max-age=31536000, immutable"
        assert headers["access-control-allow-origin"] == "*"
        assert "vary" not in headers


def test_the_name_of_a_file_changes_with_its_content(client, static_files):
    for name in static_files:
        assert sha256(client.get(f"/static/{name}").content).hexdigest()[:12] == name.split(".")[-2]


def test_no_file_asks_another_host_for_anything(client, static_files):
    for name in static_files:
        text = client.get(f"/static/{name}").text
        loads = re.findall(r"""(?:@import|url\(|\bfrom|import\()\s*["']?\s*(?:https?:)?//""", text)
        assert (name, loads) == (name, [])


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/static/nothing.js", id="unknown"),
        pytest.param("/static/", id="the folder"),
        pytest.param("/static/atlas.js", id="without checksum"),
        pytest.param("/static/%2e%2e/datapackage.json", id="dots"),
        pytest.param("/static/..%2fdatapackage.json", id="encoded slash"),
        pytest.param("/static/..%5cdatapackage.json", id="encoded backslash"),
        pytest.param("/static/%2fetc%2fpasswd", id="absolute"),
        pytest.param("/static/....//....//etc/passwd", id="doubled dots"),
        pytest.param("/static/x%00.js", id="nul"),
        pytest.param("/static/../script/atlas.js", id="another folder of the edition"),
        pytest.param("/datapackage.json", id="the manifest"),
        pytest.param("/pages/atlas.en.html", id="an unfilled page"),
    ],
)
def test_names_that_are_no_hashed_files_are_not_found(client, path):
    assert assert_problem(client.get(path), 404) == []


def test_a_stylesheet_loads_only_what_is_served(client, static_files):
    (sheet,) = [name for name in static_files if name.endswith(".css")]
    urls = re.findall(r"""url\(["']?([^"')]+)""", client.get(f"/static/{sheet}").text)
    outside = [url for url in urls if not url.startswith(("data:", "#"))]
    found = [client.get(urlsplit(urljoin(f"/static/{sheet}", url)).path).status_code for url in outside]
    assert found == [200] * len(outside)
