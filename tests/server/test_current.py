"""A running server and the folder under it: taken up whole, or not at all."""

import json
import time

import pytest
from answers import API, HEALTH, PAGES, PERSON, assert_problem

from server.settings import Settings

NEVER = 3600.0
"""Seconds between two looks at the folder: the tests look themselves."""


@pytest.fixture
def served(start, folder):
    """Return a client of a server on a folder that may be replaced."""
    return start(Settings(folder, check_seconds=NEVER))


@pytest.fixture
def replace(served, folder):
    """Return a function that puts another folder in the place of the served one, as `orta build` does, and looks."""

    def replace_folder(fresh):
        folder.rename(folder.with_name("former"))
        fresh.rename(folder)
        served.app.state.current.refresh()

    return replace_folder


def edition_of(client):
    return client.get("/readyz").json()["edition"]


def rewrite_manifest(folder, **members):
    path = folder / "datapackage.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **members}), encoding="utf-8")


def remove_manifest_members(folder, *names):
    path = folder / "datapackage.json"
    manifest = json.loads(path.read_bytes())
    path.write_text(json.dumps({k: v for k, v in manifest.items() if k not in names}), encoding="utf-8")


def test_a_server_without_edition_lives(empty_client):
    assert empty_client.get("/healthz").status_code == 200


@pytest.mark.parametrize("route", ["/readyz", *PAGES, *API, "/static/atlas.js"])
@pytest.mark.parametrize("headers", [pytest.param({}, id="program"), pytest.param(PERSON, id="person")])
def test_a_server_without_edition_asks_to_come_again(empty_client, route, headers):
    response = empty_client.get(route.format(slug="btc", claim_id="kaz-btc-pipeline"), headers=headers)
    assert assert_problem(response, 503) == []
    assert int(response.headers["retry-after"]) > 0
    assert response.headers["cache-control"] == "no-store"


def test_a_server_becomes_ready_with_its_first_edition(start, folder):
    waiting = folder.rename(folder.with_name("waiting"))
    client = start(Settings(folder, check_seconds=NEVER))
    waiting.rename(folder)
    client.app.state.current.refresh()
    assert [client.get(path).status_code for path in (*HEALTH, *PAGES)] == [200] * 5


def test_readiness_names_the_edition(served, edition):
    assert served.get("/readyz").json() == {"status": "ready", "edition": edition.edition_id}


def test_a_new_edition_is_taken_up_whole(served, replace, next_folder):
    served.get("/about")
    replace(next_folder)
    assert edition_of(served) == "feedfacecafe"
    assert served.get("/").text.count("feedfacecafe") >= 1
    assert "the next edition" in served.get("/about").text


def test_a_new_edition_has_new_etags(served, replace, next_folder):
    former = served.get("/about").headers["etag"]
    replace(next_folder)
    assert served.get("/about", headers={"If-None-Match": former}).status_code == 200


def test_files_of_the_former_edition_are_still_served_to_open_pages(served, replace, next_folder, static_files):
    contents = {name: served.get(f"/static/{name}").content for name in static_files}
    replace(next_folder)
    assert {name: served.get(f"/static/{name}").content for name in static_files} == contents


def test_files_of_the_new_edition_are_served(served, replace, next_folder):
    names = [path.name for path in (next_folder / "static").iterdir()]
    replace(next_folder)
    assert {served.get(f"/static/{name}").status_code for name in names} == {200}


def test_an_untouched_folder_is_not_read_again(served):
    before = served.app.state.current.edition
    served.app.state.current.refresh()
    assert served.app.state.current.edition is before


def alter(folder):
    (folder / "data" / "layers.json").write_bytes(b"[]")


def remove(folder):
    (folder / "data" / "claims.json").unlink()


@pytest.mark.parametrize(
    "break_folder",
    [
        pytest.param(lambda folder: (folder / "datapackage.json").write_text("{"), id="manifest is no JSON"),
        pytest.param(lambda folder: (folder / "datapackage.json").write_text(""), id="manifest is empty"),
        pytest.param(lambda folder: (folder / "datapackage.json").write_bytes(b"\xff\xfe"), id="manifest is no text"),
        pytest.param(lambda folder: (folder / "datapackage.json").write_text("[]"), id="manifest is a list"),
        pytest.param(lambda folder: (folder / "datapackage.json").unlink(), id="manifest is missing"),
        pytest.param(lambda folder: rewrite_manifest(folder, orta=None), id="manifest of something else"),
        pytest.param(lambda folder: rewrite_manifest(folder, orta={"format": 999}), id="form of another version"),
        pytest.param(lambda folder: rewrite_manifest(folder, orta={"format": 1}), id="manifest without date"),
        pytest.param(lambda folder: rewrite_manifest(folder, resources=[{"path": "x"}]), id="file without checksum"),
        pytest.param(lambda folder: remove_manifest_members(folder, "resources"), id="manifest without files"),
        pytest.param(lambda folder: remove_manifest_members(folder, "version"), id="manifest without edition id"),
        pytest.param(alter, id="a file is altered"),
        pytest.param(remove, id="a file is missing"),
    ],
)
def test_a_broken_folder_keeps_the_last_good_edition(served, replace, next_folder, break_folder):
    former = edition_of(served), served.get("/about").content
    break_folder(next_folder)
    replace(next_folder)
    assert (edition_of(served), served.get("/about").content) == former


def test_a_folder_that_vanishes_keeps_the_last_good_edition(served, folder, edition):
    folder.rename(folder.with_name("gone"))
    served.app.state.current.refresh()
    assert edition_of(served) == edition.edition_id


def test_why_a_broken_folder_is_not_taken_up_stands_in_the_log(replace, next_folder, caplog):
    alter(next_folder)
    replace(next_folder)
    assert "layers.json" in caplog.text


def test_a_good_folder_after_a_broken_one_is_taken_up(served, replace, folder, next_folder, tmp_path):
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "datapackage.json").write_text("{", encoding="utf-8")
    replace(broken)
    folder.rename(folder.with_name("broken"))
    next_folder.rename(folder)
    served.app.state.current.refresh()
    assert edition_of(served) == "feedfacecafe"


def test_a_folder_that_was_caught_half_copied_is_taken_up_once_it_is_whole(served, replace, folder, next_folder):
    missing = next_folder / "data" / "claims.json"
    content = missing.read_bytes()
    missing.unlink()
    replace(next_folder)
    (folder / "data" / "claims.json").write_bytes(content)
    served.app.state.current.refresh()
    assert edition_of(served) == "feedfacecafe"


def test_a_running_server_notices_a_new_edition_by_itself(start, folder, next_folder):
    client = start(Settings(folder, check_seconds=0.01))
    folder.rename(folder.with_name("former"))
    next_folder.rename(folder)
    assert comes_true(lambda: edition_of(client) == "feedfacecafe")


def comes_true(condition):
    """Return whether a condition holds at last; how fast the machine is does not matter."""
    end = time.monotonic() + 20
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
