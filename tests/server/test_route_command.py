"""`orta route` as somebody types it: a leg gets a line of one's own, or one line says why not and nothing changes."""

import json
import os
import subprocess
import sys

import geopandas as gpd
import pytest
from shapely.geometry import LineString

from geo.measure import length_km
from geo.starter import make_folder, starter_files

WEST, EAST = (49.4813, 40.2013), (45.1894, 41.3883)
"""The stops of the first leg of `btc`, as stops.csv has them."""
COURSE = [WEST, (48.5, 40.3), (47.4, 40.7), (46.3, 41.0), EAST]
SAID = ["--leg", 1, "--source", "Survey of the line, 2024", "--licence", "ODbL-1.0", "--accuracy-km", 2.5]


def command(*arguments, **options):
    """Run `orta` to its end and return what it said."""
    line = [sys.executable, "-m", "server.cli", *map(str, arguments)]
    options = {"capture_output": True, "text": True, "encoding": "utf-8", "check": False, "timeout": 120, **options}
    return subprocess.run(line, **options)  # noqa: S603 - our own command


@pytest.fixture
def folder(tmp_path):
    make_folder(tmp_path / "mine", starter_files())
    return tmp_path / "mine"


@pytest.fixture
def file(tmp_path):
    """Return a file with a line along the leg, in metres, from east to west."""
    return file_of(tmp_path / "line.gpkg", COURSE[::-1], crs=32638)


def file_of(path, *courses, crs=4326, **options):
    shapes = gpd.GeoDataFrame(geometry=[LineString(points) for points in courses], crs=4326)
    shapes.to_crs(crs).to_file(path, engine="pyogrio", **options)
    return path


def content_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_leg_gets_the_line_and_the_edition_shows_it(folder, file):
    done = command("route", "btc", file, *SAID, "--data", folder)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == f"next: orta build {folder}"
    assert command("check", folder).returncode == 0
    assert command("build", folder).returncode == 0
    corridor = json.loads((folder / "built" / "data" / "corridors" / "btc.geojson").read_bytes())
    leg = corridor["features"][0]
    assert [pytest.approx(point, abs=1.1e-5) for point in COURSE] == [tuple(p) for p in leg["geometry"]["coordinates"]]
    told = {name: leg["properties"][name] for name in ("leg", "accuracy_km", "geometry_source", "licence")}
    assert told == {
        "leg": 1,
        "accuracy_km": 2.5,
        "geometry_source": "survey-of-the-line-2024",
        "licence": "ODbL-1.0",
    }
    assert leg["properties"]["length_km"] == pytest.approx(length_km(LineString(COURSE)), abs=0.06)


def test_it_says_what_was_done_and_what_is_published(folder, file):
    lines = command("route", "btc", file, *SAID, "--data", folder).stdout.splitlines()
    now = length_km(LineString(COURSE))
    assert lines[0].startswith(f"btc leg 1: {now:.1f} km instead of ")
    assert "sangachal 0.00 km and boyuk-kesik 0.00 km" in lines[1]
    assert "published: 1768 km (bp-btc)" in lines[2]
    assert lines[3].startswith("source: survey-of-the-line-2024, new in ")
    assert lines[3].endswith("lines.toml")
    assert "rows of the former line taken out" in lines[4]


def test_progress_is_told_apart_from_the_answer(folder, file):
    done = command("route", "btc", file, *SAID, "--data", folder)
    assert all(line.startswith("orta: ") for line in done.stderr.splitlines())
    assert not any(line.startswith("orta: ") for line in done.stdout.splitlines())


def test_without_a_folder_it_is_the_one_of_the_environment(folder, file):
    done = command("route", "btc", file, *SAID, env={**os.environ, "ORTA_DATA": str(folder)})
    assert done.returncode == 0
    assert (folder / "facts" / "lines" / "btc-1.geojson").is_file()


def test_a_path_with_spaces_is_quoted_in_what_to_do_next(tmp_path, file):
    make_folder(tmp_path / "my data", starter_files())
    done = command("route", "btc", file, *SAID, "--data", tmp_path / "my data")
    assert done.stdout.splitlines()[-1] == f"next: orta build '{tmp_path / 'my data'}'"


def test_of_several_layers_one_is_named(folder, tmp_path):
    file_of(tmp_path / "both.gpkg", [(lon, lat + 1) for lon, lat in COURSE], layer="gas")
    file = file_of(tmp_path / "both.gpkg", COURSE, layer="oil")
    refused = command("route", "btc", file, *SAID, "--data", folder)
    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1].endswith("choose one with --layer: gas, oil")
    assert command("route", "btc", file, *SAID, "--layer", "oil", "--data", folder).returncode == 0


def far(tmp_path):
    return file_of(tmp_path / "far.gpkg", [(lon, lat + 6.05 / 111.06) for lon, lat in [WEST, EAST]])


def in_two(tmp_path):
    return file_of(tmp_path / "two.geojson", COURSE[:2], COURSE[2:])


def without_system(tmp_path):
    path = file_of(tmp_path / "line.shp", COURSE, crs=32638)
    path.with_suffix(".prj").unlink()
    return path


def prose(tmp_path):
    (tmp_path / "line.txt").write_text("west to east", encoding="utf-8")
    return tmp_path / "line.txt"


@pytest.mark.parametrize(
    ("make_file", "said"),
    [
        pytest.param(far, "stop 'sangachal' is 6.", id="6 km off"),
        pytest.param(far, "at most 5 km are allowed", id="6 km off, with the limit"),
        pytest.param(in_two, "holds 2 separate lines; the longest has", id="two lines"),
        pytest.param(without_system, "says no coordinate reference system", id="no projection"),
        pytest.param(prose, "cannot be read as geodata", id="no geodata"),
        pytest.param(lambda tmp_path: tmp_path / "none.gpkg", "there is no such file", id="no file"),
    ],
)
def test_a_line_at_fault_is_one_line_of_complaint_and_leaves_the_folder_as_it_was(folder, tmp_path, make_file, said):
    file, before = make_file(tmp_path), content_of(folder)
    done = command("route", "btc", file, *SAID, "--data", folder)
    complaint = [line for line in done.stderr.splitlines() if not line.startswith("orta: reading ")]
    assert (done.returncode, done.stdout, len(complaint)) == (1, "", 1)
    assert complaint[0].startswith(f"orta: {file}: ")
    assert said in complaint[0]
    assert content_of(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == ["README.md", "facts"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["tanap", "FILE", *SAID], "there is no corridor 'tanap'", id="no corridor"),
        pytest.param(["btc", "FILE", *SAID, "--leg", 9], "has no leg 9", id="no leg"),
        pytest.param(["btc", "FILE", *SAID, "--source", "own-estimate"], "not ODbL-1.0", id="licence of another"),
    ],
)
def test_a_leg_or_source_that_is_not_there_is_an_input_at_fault(folder, file, arguments, said):
    before = content_of(folder)
    done = command("route", *(file if word == "FILE" else word for word in arguments), "--data", folder)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert content_of(folder) == before


@pytest.mark.parametrize(
    ("option", "value"),
    [
        pytest.param("--leg", "first", id="leg is no number"),
        pytest.param("--leg", "0", id="leg 0"),
        pytest.param("--licence", "all rights reserved", id="no SPDX id"),
        pytest.param("--licence", "NA", id="licence not known"),
        pytest.param("--accuracy-km", "near", id="accuracy is no number"),
        pytest.param("--accuracy-km", "0", id="accuracy 0"),
        pytest.param("--accuracy-km", "nan", id="accuracy nan"),
        pytest.param("--accuracy-km", "inf", id="accuracy infinite"),
        pytest.param("--data", "nowhere", id="no such folder"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_how_it_is_meant(tmp_path, option, value):
    done = command("route", "btc", "line.gpkg", *SAID, option, value, cwd=tmp_path)
    assert done.returncode == 2
    assert "orta route" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("missing", ["--leg", "--source", "--licence", "--accuracy-km"])
def test_what_must_be_said_of_a_line_cannot_be_left_out(tmp_path, missing):
    place = SAID.index(missing)
    done = command("route", "btc", "line.gpkg", *SAID[:place], *SAID[place + 2 :], cwd=tmp_path)
    assert done.returncode == 2
    assert missing in done.stderr


def test_lines_of_ones_own_leave_and_come_back_with_the_facts(folder, file, tmp_path):
    command("route", "btc", file, *SAID, "--data", folder)
    assert command("export", tmp_path / "all.zip", "--data", folder).returncode == 0
    assert command("init", tmp_path / "again", "--from", tmp_path / "all.zip").returncode == 0
    assert content_of(tmp_path / "again" / "facts") == content_of(folder / "facts")
