"""The arrows of the house: static <- server -> geo -> data. Who imports whom is read from the code, not from habit."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {"folium", "branca", "pandas", "geopandas", "matplotlib", "numpy", "shapely", "pyproj", "pyogrio"}
WEB = {"server", "fastapi", "starlette", "uvicorn", "httpx", "httpx2", "requests", "urllib.request", "http", "socket"}
SERVE = """
import json, sys
from pathlib import Path
from starlette.testclient import TestClient
from server.main import create_app
from server.settings import Settings

with TestClient(create_app(Settings(built_dir=Path(sys.argv[1])))) as client:
    answers = [client.get(path) for path in ("/", "/?lang=ar&rule=corrected", "/embed", "/api/v1/corridors/btc")]
loaded = {name.partition(".")[0] for name in sys.modules}
print(json.dumps({"status": [answer.status_code for answer in answers], "loaded": sorted(loaded)}))
"""


def modules(package):
    return [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in sorted((ROOT / package).rglob("*.py"))]


def imported(path):
    """Return every module that a file imports, at its top or inside a function, with all its parents."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports by dots"
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {".".join(name.split(".")[:length]) for name in names for length in range(1, name.count(".") + 2)}


def test_reading_imports_finds_them_wherever_they_stand(tmp_path):
    path = tmp_path / "example.py"
    path.write_text("import a.b\ndef f():\n    from c import d\n    if a:\n        import e as g\n", encoding="utf-8")
    assert imported(path) == {"a", "a.b", "c", "c.d", "e"}


@pytest.mark.parametrize("path", modules("geo"))
def test_geo_knows_no_web(path):
    assert imported(path) & WEB == set()


@pytest.mark.parametrize("path", modules("server"))
def test_the_server_knows_no_geometry_and_no_folium(path):
    assert imported(path) & HEAVY == set()


def test_measure_needs_nobody():
    assert not [name for name in imported(ROOT / "geo" / "measure.py") if name.startswith("geo")]


# Module, and what it must never import: the arrows inside geo.
@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        pytest.param("errors", "geo", id="errors need nobody"),
        pytest.param("style", "geo", id="style needs nobody"),
        pytest.param("facts", "geo.layers", id="facts before layers"),
        pytest.param("layers", "geo.build", id="layers before build"),
        pytest.param("layers", "geo.maps", id="layers without maps"),
        pytest.param("maps", "geo.render", id="maps before render"),
        pytest.param("maps", "geo.build", id="maps without build"),
        pytest.param("view", "geo.edition", id="views before editions"),
        pytest.param("themes", "geo.edition", id="themes before editions"),
        pytest.param("language", "geo.facts", id="words without facts"),
    ],
)
def test_arrows_inside_geo_point_one_way(module, forbidden):
    assert forbidden not in imported(ROOT / "geo" / f"{module}.py")


@pytest.mark.parametrize("path", [p for p in modules("geo") if "controls" in p.id])
def test_controls_know_neither_maps_nor_editions(path):
    assert imported(path) & {"geo.maps", "geo.edition", "geo.render", "geo.atlas", "geo.build"} == set()


@pytest.mark.parametrize("path", [*modules("geo"), *modules("server")])
def test_the_environment_is_read_in_the_settings_alone(path):
    text = path.read_text(encoding="utf-8")
    if path.name != "settings.py" and path.name != "cli.py":
        assert ("os.environ" in text, "getenv" in text) == (False, False)


def test_data_hold_no_code():
    assert [path.name for path in (ROOT / "data").rglob("*.py")] == []


def test_serving_loads_no_geometry_and_no_folium(built_dir):
    arguments = [sys.executable, "-c", SERVE, str(built_dir)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603 - our own Python
    told = json.loads(done.stdout)
    assert told["status"] == [200] * 4
    assert set(told["loaded"]) & HEAVY == set()
