"""The command `orta` as somebody types it: what it answers, where it complains, and how it ends."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from geo.resources import shipped_data_dir

ORTA = [sys.executable, "-m", "server.cli"]
FAULT = re.compile(r"[\w/-]+\.(csv|toml)(:\d+)?: ([\w.]+: )?\S.*")
ONLY_FOR_BUILDING = ("folium", "branca", "pandas", "geopandas", "shapely", "pyproj", "matplotlib", "numpy")


def command(*arguments, **options):
    """Run `orta` to its end and return what it said."""
    options = {"capture_output": True, "text": True, "encoding": "utf-8", "check": False, "timeout": 120, **options}
    return subprocess.run([*ORTA, *map(str, arguments)], **options)  # noqa: S603 - our own command


@pytest.fixture(scope="module")
def built_folder(tmp_path_factory):
    """Return a data folder that `orta build` has built, and what the command said."""
    folder = tmp_path_factory.mktemp("own") / "data"
    shutil.copytree(shipped_data_dir() / "facts", folder / "facts")
    return folder, command("build", folder, cwd=folder)


@pytest.fixture
def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def serving(folder, port, *arguments, python=(), cwd=None):
    """Serve a folder until the block ends, and then ask the server to end."""
    line = [sys.executable, *python, *ORTA[1:], "serve", "--data", folder, "--port", str(port), *arguments]
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True, cwd=cwd) as server:  # noqa: S603
        try:
            wait_for(server, f"http://127.0.0.1:{port}/readyz")
            yield server
        finally:
            server.terminate()


def wait_for(server, address):
    """Return once the address answers; fail if the server ends before that."""
    end = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < end:
        try:
            with urlopen(address) as answer:  # noqa: S310 - our own host
                return answer.read()
        except URLError:
            time.sleep(0.05)
    raise AssertionError(f"{address} does not answer")


def get(port, path):
    with urlopen(f"http://127.0.0.1:{port}{path}") as answer:  # noqa: S310 - our own host
        return answer.read().decode()


def replace_in(folder, name, old, new):
    path = folder / "facts" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_clean_folder_has_no_fault(data_folder):
    done = command("check", data_folder())
    assert (done.returncode, done.stderr) == (0, "")
    assert "no fault" in done.stdout


def test_without_a_folder_the_shipped_one_is_checked():
    assert command("check").returncode == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        pytest.param("places.csv", ",51.1801,", ",north,", "north", id="coordinate is no number"),
        pytest.param("places.csv", ",51.1801,", ",-51.1801,", "-51.1801", id="coordinate outside the region"),
        pytest.param("places.csv", ",KAZ,geonames", ",KAZ,nobody", "nobody", id="unknown source"),
        pytest.param("places.csv", "place,kind", "place,colour,kind", "colour", id="unknown column"),
        pytest.param("stops.csv", "sangachal", "boyuk-kesik", "boyuk-kesik", id="an id twice"),
        pytest.param("atlas.toml", "=", "==", "atlas.toml", id="no TOML"),
    ],
)
def test_a_fault_is_one_line_that_names_file_and_value(data_folder, name, old, new, said):
    folder = data_folder()
    replace_in(folder, name, old, new)
    done = command("check", folder)
    lines = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert all(FAULT.fullmatch(line) for line in lines)
    assert any(name in line and said in line for line in lines)


def test_every_fault_is_said_at_once(data_folder):
    folder = data_folder()
    replace_in(folder, "places.csv", ",51.1801,", ",north,")
    replace_in(folder, "places.csv", ",natural-earth-water", ",nobody")
    replace_in(folder, "corridors.csv", ",named,", ",perhaps,")
    lines = command("check", folder).stderr.splitlines()
    assert all(any(word in line for line in lines) for word in ("north", "nobody", "perhaps"))


@pytest.mark.parametrize(
    "break_file",
    [
        pytest.param(lambda path: path.unlink(), id="missing"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(b"\xff\xfe\x00bad"), id="no text"),
        pytest.param(lambda path: path.write_text('a,b\n"never closed', encoding="utf-8"), id="an open quote"),
    ],
)
@pytest.mark.parametrize("name", ["places.csv", "claims.csv", "atlas.toml", "sources/geometry.toml"])
def test_an_unreadable_file_is_a_fault_and_no_traceback(data_folder, name, break_file):
    folder = data_folder()
    break_file(folder / "facts" / name)
    done = command("check", folder)
    assert done.returncode == 1
    assert name.rpartition("/")[2] in done.stderr or "sources" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_altered_extract_is_a_fault(data_folder):
    folder = data_folder()
    shutil.copytree(shipped_data_dir() / "upstream", folder / "upstream")
    with (folder / "upstream" / "natural-earth-water" / "lakes.geojson").open("ab") as file:
        file.write(b" ")
    done = command("check", folder)
    assert done.returncode == 1
    assert "lakes.geojson" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="no command"),
        pytest.param(["fly"], id="unknown command"),
        pytest.param(["check", "--loud"], id="unknown option"),
        pytest.param(["check", "nowhere"], id="no such folder"),
        pytest.param(["build", "."], id="no data folder"),
        pytest.param(["serve", "--data", "nowhere"], id="no such data"),
        pytest.param(["serve", "--port", "eighty"], id="port is no number"),
        pytest.param(["serve", "--workers", "none"], id="workers is no number"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_how_it_is_meant(tmp_path, arguments):
    done = command(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "orta" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "option",
    [
        pytest.param(["--port", "99999"], id="no such port"),
        pytest.param(["--port", "-1"], id="port below nought"),
        pytest.param(["--public-url", "atlas.example"], id="public address without scheme"),
        pytest.param(["--public-url", "https://atlas.example/?x=1"], id="public address with a query"),
    ],
)
def test_serve_refuses_what_it_cannot_do_before_it_starts(built_folder, free_port, option):
    done = command("serve", "--data", built_folder[0], "--port", free_port, *option, timeout=20)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_version_is_that_of_the_package():
    done = command("--version")
    assert (done.returncode, done.stdout) == (0, "orta 0.1.0\n")


def test_build_writes_the_edition_into_the_folder(built_folder):
    folder, done = built_folder
    assert (done.returncode, done.stdout) == (0, "")
    assert (folder / "built" / "datapackage.json").is_file()
    assert sorted(path.name for path in folder.iterdir()) == ["built", "facts"]


def test_bad_facts_leave_the_last_edition_as_it_was(built_folder, tmp_path):
    folder = shutil.copytree(built_folder[0], tmp_path / "data")
    before = (folder / "built" / "datapackage.json").read_bytes()
    replace_in(folder, "places.csv", ",51.1801,", ",north,")
    done = command("build", folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (folder / "built" / "datapackage.json").read_bytes() == before


def test_serve_answers_and_ends_when_it_is_told_to(built_folder, free_port, tmp_path):
    with serving(built_folder[0], free_port, cwd=tmp_path) as server:
        assert "Orta Atlas" in get(free_port, "/?lang=en")
        server.send_signal(signal.SIGTERM)
        _, said = server.communicate(timeout=30)
    assert server.returncode in (0, -signal.SIGTERM, 128 + signal.SIGTERM)
    assert f"http://127.0.0.1:{free_port}/" in said
    assert "Traceback" not in said


def test_the_serving_process_loads_nothing_that_only_building_needs(built_folder, free_port):
    with serving(built_folder[0], free_port, python=["-X", "importtime"]) as server:
        get(free_port, "/?lang=ar")
        get(free_port, "/api/v1/republics")
        server.send_signal(signal.SIGTERM)
        _, said = server.communicate(timeout=30)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in said.splitlines() if "|" in line}
    assert {"fastapi", "uvicorn", "geo"} <= loaded
    assert not loaded & set(ONLY_FOR_BUILDING)


def test_serve_builds_a_folder_that_has_no_edition_yet(data_folder, free_port):
    folder = data_folder()
    with serving(folder, free_port) as server:
        assert '"status":"ready"' in get(free_port, "/readyz")
        server.terminate()
        server.communicate(timeout=30)
    assert (folder / "built" / "datapackage.json").is_file()


def test_serve_with_bad_facts_and_no_edition_ends_with_1(data_folder, free_port):
    folder = data_folder()
    replace_in(folder, "places.csv", ",51.1801,", ",north,")
    done = command("serve", "--data", folder, "--port", free_port)
    assert done.returncode == 1
    assert "north" in done.stderr
    assert "Traceback" not in done.stderr


def test_serve_with_bad_facts_goes_on_with_the_last_good_edition(built_folder, free_port, tmp_path):
    folder = shutil.copytree(built_folder[0], tmp_path / "data")
    replace_in(folder, "places.csv", ",51.1801,", ",north,")
    with serving(folder, free_port) as server:
        assert '"status":"ready"' in get(free_port, "/readyz")
        server.terminate()
        _, said = server.communicate(timeout=30)
    assert "north" in said


def test_the_public_url_reaches_the_pages(built_folder, free_port):
    with serving(built_folder[0], free_port, "--public-url", "https://atlas.example/x") as server:
        page = get(free_port, "/about?lang=en")
        server.terminate()
        server.communicate(timeout=30)
    assert 'href="https://atlas.example/x/about?lang=en"' in page


def test_the_root_path_reaches_the_pages_and_nothing_complains(built_folder, free_port):
    with serving(built_folder[0], free_port, "--root-path", "/x") as server:
        page = get(free_port, "/x/about?lang=en")
        server.terminate()
        _, said = server.communicate(timeout=30)
    assert f'href="http://127.0.0.1:{free_port}/x/about?lang=en"' in page
    assert "Warning" not in said


def test_a_taken_port_is_said_without_traceback(built_folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = command("serve", "--data", built_folder[0], "--port", taken.getsockname()[1])
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert "address already in use" in done.stderr.lower()
