"""What the tests of the server share: a running server on the shipped atlas, and folders that a test may replace."""

import json
import shutil
from contextlib import ExitStack
from hashlib import sha256

import pytest
from starlette.testclient import TestClient

from server.main import create_app
from server.settings import Settings

pytest.register_assert_rewrite("answers")


@pytest.fixture(scope="session")
def client(built_dir):
    """Return a client of a server on the shipped atlas. It keeps nothing between requests."""
    with TestClient(create_app(Settings(built_dir))) as client:
        yield client


@pytest.fixture
def start():
    """Return a function that starts a server with settings of the test's own and returns a client of it."""
    with ExitStack() as running:

        def start_server(settings, **options):
            return running.enter_context(TestClient(create_app(settings), **options))

        yield start_server


@pytest.fixture
def empty_client(start, tmp_path):
    """Return a client of a server that has no edition yet."""
    return start(Settings(tmp_path / "built"))


@pytest.fixture(scope="session")
def static_files(built_dir):
    """Return the names of the hashed files of the edition."""
    return sorted(path.name for path in (built_dir / "static").iterdir())


@pytest.fixture(scope="session")
def address_of(static_files):
    """Return a function from a route to an address of it."""
    return lambda route: route.format(slug="btc", claim_id="kaz-btc-pipeline", iso3="KAZ", name=static_files[0])


@pytest.fixture
def folder(built_dir, tmp_path):
    """Return a copy of the built folder that the test may change and replace."""
    return shutil.copytree(built_dir, tmp_path / "served" / "built")


@pytest.fixture
def next_folder(folder, tmp_path):
    """Return an edition to come: another id, another name for every hashed file."""
    fresh = shutil.copytree(folder, tmp_path / "next")
    manifest = json.loads((fresh / "datapackage.json").read_bytes())
    manifest["version"] = "feedfacecafe"
    for entry in manifest["resources"]:
        if entry["path"].startswith("static/"):
            stem, _, ending = entry["path"].rsplit(".", 2)
            (fresh / entry["path"]).rename(fresh / f"{stem}.feedfacecafe.{ending}")
            entry["path"] = f"{stem}.feedfacecafe.{ending}"
    for path in (fresh / "pages").glob("about.*.html"):
        path.write_text(path.read_text(encoding="utf-8") + "<!-- the next edition -->", encoding="utf-8")
    for entry in manifest["resources"]:
        entry["hash"] = f"sha256:{sha256((fresh / entry['path']).read_bytes()).hexdigest()}"
    (fresh / "datapackage.json").write_text(json.dumps(manifest), encoding="utf-8")
    return fresh
