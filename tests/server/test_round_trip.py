"""All facts out as a ZIP and in again as a folder of one's own: the atlas made from it gives the same answers."""

import json
import shutil
from zipfile import ZipFile

import pytest
from answers import LISTS, PAGES
from starlette.testclient import TestClient

from geo.edition import Edition
from geo.resources import shipped_data_dir
from server.cli import main
from server.main import create_app
from server.settings import Settings


@pytest.fixture(scope="module")
def trip(tmp_path_factory):
    """Return a folder with shipped `data`, exported to `all.zip`, from which `mine` was made and built."""
    home = tmp_path_factory.mktemp("trip")
    shutil.copytree(shipped_data_dir() / "facts", home / "data" / "facts")
    assert main(["export", str(home / "all.zip"), "--as", "data", "--data", str(home / "data")]) == 0
    assert main(["init", str(home / "mine"), "--from", str(home / "all.zip")]) == 0
    assert main(["build", str(home / "mine")]) == 0
    return home


@pytest.fixture(scope="module")
def own_client(trip):
    with TestClient(create_app(Settings(trip / "mine" / "built"))) as client:
        yield client


def test_check_is_clean(trip, capsys):
    assert main(["check", str(trip / "mine")]) == 0
    assert capsys.readouterr().err == ""


def test_the_edition_has_the_same_id_and_the_same_files(trip, edition):
    own = Edition.load(trip / "mine" / "built")
    assert own.edition_id == edition.edition_id
    assert own.files == edition.files


def test_the_package_names_the_edition(trip, edition):
    with ZipFile(trip / "all.zip") as package:
        assert json.loads(package.read("datapackage.json"))["version"] == edition.edition_id
        assert f"Edition   {edition.edition_id}\n" in package.read("README.txt").decode()


@pytest.mark.parametrize("address", [*(f"{path}?limit=1000" for path in LISTS), "/api/v1/republics"])
def test_the_api_gives_the_same_lists(client, own_client, address):
    wanted, found = client.get(address), own_client.get(address)
    assert (found.status_code, found.content) == (200, wanted.content)


@pytest.mark.parametrize("kind", ["corridors", "claims"])
def test_the_api_gives_the_same_of_each_one(client, own_client, kind):
    name = {"corridors": "slug", "claims": "id"}[kind]
    items = client.get(f"/api/v1/{kind}?limit=1000").json()["items"]
    assert len(items) >= {"corridors": 3, "claims": 457}[kind]
    for item in items:
        address = f"/api/v1/{kind}/{item[name]}"
        assert own_client.get(address).content == client.get(address).content


def test_a_second_export_is_equal_byte_for_byte(trip):
    assert main(["export", str(trip / "again.zip"), "--data", str(trip / "mine")]) == 0
    assert (trip / "again.zip").read_bytes() == (trip / "all.zip").read_bytes()
    assert [path.name for path in trip.iterdir() if path.name.startswith(".")] == []


def test_a_folder_to_start_from_is_served(start, tmp_path):
    assert main(["init", str(tmp_path / "mine")]) == 0
    assert main(["check", str(tmp_path / "mine")]) == 0
    assert main(["build", str(tmp_path / "mine")]) == 0
    client = start(Settings(tmp_path / "mine" / "built"))
    assert [client.get(f"{page}?lang={lang}").status_code for page in PAGES for lang in ("ar", "en", "tr")] == [200] * 9
    assert [item["id"] for item in client.get("/api/v1/claims").json()["items"]] == ["uzb-trade-2021"]
    assert client.get("/api/v1/corridors/btc").json()["length_km"] > 1000


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(["map.png"], id="a picture"),
        pytest.param(["all.csv", "--as", "data"], id="a table"),
        pytest.param(["all"], id="no ending"),
        pytest.param(["all.zip", "--as", "cite"], id="citations"),
        pytest.param(["all.zip", "--as", "map"], id="a map"),
    ],
)
def test_what_cannot_be_exported_yet_is_said_in_one_line(line, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["export", *line]) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("orta: ")
    assert "not there yet" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("out", ["nowhere/all.zip", "taken.zip"])
def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(trip, tmp_path, capsys, out):
    (tmp_path / "taken.zip").mkdir()
    assert main(["export", str(tmp_path / out), "--data", str(trip / "mine")]) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"orta: {tmp_path / out}: cannot be written: ")
    assert [path.name for path in tmp_path.rglob("*")] == ["taken.zip"]


def test_an_export_that_fails_half_way_leaves_the_former_one(trip, tmp_path, monkeypatch):
    (tmp_path / "all.zip").write_bytes(b"the former one")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    assert main(["export", str(tmp_path / "all.zip"), "--data", str(trip / "mine")]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["all.zip"]
    assert (tmp_path / "all.zip").read_bytes() == b"the former one"


def test_a_bad_zip_is_said_in_one_line_and_no_folder_is_made(tmp_path, capsys):
    (tmp_path / "all.zip").write_bytes(b"no ZIP")
    assert main(["init", str(tmp_path / "mine"), "--from", str(tmp_path / "all.zip")]) == 1
    assert capsys.readouterr().err == f"orta: {tmp_path / 'all.zip'}: is not a whole ZIP file\n"
    assert [path.name for path in tmp_path.iterdir()] == ["all.zip"]


def test_a_folder_that_is_taken_is_said_in_one_line(trip, capsys):
    folder = trip / "mine"
    before = (folder / "facts" / "claims.csv").read_bytes()
    assert main(["init", str(folder), "--from", str(trip / "all.zip")]) == 1
    assert capsys.readouterr().err == f"orta: {folder}: is there already, and is not an empty folder\n"
    assert (folder / "facts" / "claims.csv").read_bytes() == before
