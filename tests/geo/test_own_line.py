"""A leg with a line of one's own: the folder says whose it is and how good, and on any fault nothing has changed."""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import LineString

from geo import own_line
from geo.errors import FactError, LineError
from geo.facts import read_facts
from geo.layers import build_layers
from geo.measure import length_km
from geo.own_line import replace_leg
from geo.starter import make_folder, starter_files

WEST, EAST = (49.4813, 40.2013), (45.1894, 41.3883)
"""The stops of the first leg of `btc`, sangachal and boyuk-kesik, as stops.csv has them."""
COURSE = [WEST, (48.5, 40.3), (47.4, 40.7), (46.3, 41.0), EAST]
TITLE = "Survey of the line, 2024"
SAID = {"source": TITLE, "licence": "CC-BY-4.0", "accuracy_km": 2.5}


@pytest.fixture(scope="module")
def starter(tmp_path_factory):
    """Return a small folder that works, with files beside its tables. Do not change what is in it."""
    folder = tmp_path_factory.mktemp("own") / "mine"
    make_folder(folder, starter_files())
    (folder / "facts" / "notes.txt").write_text("mine", encoding="utf-8")
    return folder


@pytest.fixture
def folder(starter, tmp_path):
    return shutil.copytree(starter, tmp_path / "mine")


@pytest.fixture(scope="module")
def former_layers(starter):
    return build_layers(read_facts(starter), starter)


@pytest.fixture
def unmeasured(monkeypatch, former_layers):
    """Spare tests that look at no geometry the second that measuring every boundary takes."""
    monkeypatch.setattr(own_line, "build_layers", lambda *_: former_layers)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """Return a file with a line along the leg, in metres, from east to west."""
    return file_of(tmp_path_factory.mktemp("file"), COURSE[::-1], crs=32638)


def file_of(folder, points, crs=4326):
    path = folder / "line.gpkg"
    gpd.GeoDataFrame(geometry=[LineString(points)], crs=4326).to_crs(crs).to_file(path, engine="pyogrio")
    return path


def content_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def changes(before, folder):
    """Return the names of the files that are not as they were."""
    after = content_of(folder)
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def leg_of(folder, leg=1):
    facts = read_facts(folder)
    return next(row for row in facts.legs if (row.corridor, row.leg) == ("btc", leg))


def rewrite(path, change):
    path.write_bytes(change(path.read_bytes()))


def test_the_layers_take_the_line_up_in_travel_order_with_what_is_said_of_it(folder, file):
    replace_leg(folder, "btc", 1, file, **SAID)
    legs = build_layers(read_facts(folder), folder).legs.set_index(["corridor", "leg"])
    leg = legs.loc[("btc", 1)]
    assert [pytest.approx(point, abs=1.1e-5) for point in COURSE] == list(leg.geometry.coords)
    assert (leg.geometry.coords[0], leg.geometry.coords[-1]) == (WEST, EAST)
    assert (leg["course"], leg["accuracy_km"], leg["licence"]) == ("file", 2.5, "CC-BY-4.0")
    assert leg["length_km"] == pytest.approx(length_km(LineString(COURSE)), abs=0.06)
    assert (leg["from_stop"], leg["to_stop"], leg["source"]) == ("sangachal", "boyuk-kesik", "report-btc-2025")


@pytest.mark.usefixtures("unmeasured")
def test_the_file_is_geojson_as_rfc_7946_has_it(folder, file):
    done = replace_leg(folder, "btc", 1, file, **SAID)
    assert done.path == folder / "facts" / "lines" / "btc-1.geojson"
    document = json.loads(done.path.read_bytes())
    (feature,) = document["features"]
    assert (document["type"], feature["type"], feature["geometry"]["type"]) == (
        "FeatureCollection",
        "Feature",
        "LineString",
    )
    assert feature["properties"] == {"corridor": "btc", "leg": 1}
    assert "crs" not in document
    for point in feature["geometry"]["coordinates"]:
        assert [round(number, 5) for number in point] == point
        assert len(point) == 2


@pytest.mark.usefixtures("unmeasured")
def test_only_what_the_leg_needs_is_changed(folder, file):
    before = content_of(folder)
    replace_leg(folder, "btc", 1, file, **SAID)
    assert changes(before, folder) == [
        "facts/legs.csv",
        "facts/lines/btc-1.geojson",
        "facts/sources/lines.toml",
        "facts/waypoints.csv",
    ]
    legs, points = ("facts/legs.csv", "facts/waypoints.csv")
    after = content_of(folder)
    changed = [line for line in before[legs].splitlines() if line not in after[legs].splitlines()]
    assert [line[:6] for line in changed] == [b"btc,1,"]
    assert after[points].splitlines() == [
        line for line in before[points].splitlines() if not line.startswith(b"btc,1,")
    ]


@pytest.mark.usefixtures("unmeasured")
def test_legs_of_the_same_number_in_other_corridors_keep_line_and_waypoints(data_folder, file):
    folder = data_folder()
    before = content_of(folder)
    replace_leg(folder, "btc", 1, file, **SAID)
    after = content_of(folder)
    for name in ("facts/legs.csv", "facts/waypoints.csv"):
        gone = set(before[name].splitlines()) - set(after[name].splitlines())
        assert {line[:6] for line in gone} == {b"btc,1,"}


@pytest.mark.usefixtures("unmeasured")
def test_of_the_row_only_course_accuracy_and_geometry_source_change(folder, file):
    before = leg_of(folder)
    replace_leg(folder, "btc", 1, file, **SAID)
    after = leg_of(folder)
    changed = {name for name in type(after).model_fields if getattr(before, name) != getattr(after, name)}
    assert changed <= {
        *("course", "accuracy_km", "accuracy_basis_ar", "accuracy_basis_en", "accuracy_basis_tr", "geometry_source")
    }
    assert "geometry_source" in changed


@pytest.mark.usefixtures("unmeasured")
def test_tables_that_a_spreadsheet_wrote_keep_its_way_of_writing(folder, file):
    path = folder / "facts" / "legs.csv"

    def as_spreadsheet(table):
        text = StringIO(newline="")
        rows = list(csv.reader(StringIO(table.decode(), newline="")))
        csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
        return b"\xef\xbb\xbf" + text.getvalue().encode()

    rewrite(path, as_spreadsheet)
    before = path.read_bytes().split(b"\r\n")
    replace_leg(folder, "btc", 1, file, **SAID)
    after = path.read_bytes().split(b"\r\n")
    assert [number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] == [1]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")


@pytest.mark.usefixtures("unmeasured")
def test_what_it_rests_on_is_said_in_three_languages_with_the_title(folder, file):
    replace_leg(folder, "btc", 1, file, **SAID)
    leg = leg_of(folder)
    said = (leg.accuracy_basis_ar, leg.accuracy_basis_en, leg.accuracy_basis_tr)
    assert len(set(said)) == 3
    assert all(TITLE in text for text in said)
    assert "km join" not in leg.accuracy_basis_en


def test_straight_pieces_to_the_stops_are_owned_up_to(folder, tmp_path):
    course = [(49.4813, 40.2413), *COURSE[1:]]  # begins 4.4 km north of the stop
    done = replace_leg(folder, "btc", 1, file_of(tmp_path, course), **SAID)
    assert done.fitted.from_km == pytest.approx(4.4, abs=0.1)
    leg = leg_of(folder)
    assert "up to 4.3 km" in leg.accuracy_basis_en or "up to 4.4 km" in leg.accuracy_basis_en
    assert "٤٫" in leg.accuracy_basis_ar
    assert "4," in leg.accuracy_basis_tr


@pytest.mark.usefixtures("unmeasured")
def test_a_new_source_is_written_with_its_licence_and_may_be_passed_on(folder, file):
    done = replace_leg(folder, "btc", 1, file, **{**SAID, "licence": "ODC-By-1.0"})
    source = next(one for one in read_facts(folder).sources if one.source == done.source.source)
    assert (done.source.source, done.is_new_source) == ("survey-of-the-line-2024", True)
    assert (source.kind, source.title, source.spdx) == ("geometry", TITLE, "ODC-By-1.0")
    assert source.licence
    assert source.licence_url
    assert leg_of(folder).geometry_source == source.source


@pytest.mark.usefixtures("unmeasured")
def test_a_licence_of_ones_own_has_no_page(folder, file):
    done = replace_leg(folder, "btc", 1, file, **{**SAID, "licence": "LicenseRef-Survey"})
    assert (done.source.licence, done.source.licence_url) == ("LicenseRef-Survey", None)


@pytest.mark.usefixtures("unmeasured")
def test_a_known_source_is_cited_by_its_id(folder, file):
    before = content_of(folder)
    done = replace_leg(folder, "btc", 1, file, **{**SAID, "source": "own-estimate"})
    assert (done.is_new_source, leg_of(folder).geometry_source) == (False, "own-estimate")
    assert not [name for name in changes(before, folder) if "sources" in name]


@pytest.mark.parametrize(
    ("source", "licence", "said"),
    [
        pytest.param("own-estimate", "ODbL-1.0", "has the licence CC-BY-4.0, not ODbL-1.0", id="another licence"),
        pytest.param("bp-btc", "CC-BY-4.0", "has no SPDX licence, not CC-BY-4.0", id="none"),
    ],
)
def test_a_known_source_keeps_its_licence(folder, file, source, licence, said):
    with pytest.raises(LineError, match=said):
        replace_leg(folder, "btc", 1, file, **{**SAID, "source": source, "licence": licence})


def test_a_second_line_of_the_same_title_has_the_same_source(folder, file, tmp_path):
    replace_leg(folder, "btc", 1, file, **SAID)
    stops = read_facts(folder).stops
    ends = [(stops[name].lon, stops[name].lat) for name in ("boyuk-kesik", "turkgozu")]
    before = content_of(folder)
    done = replace_leg(folder, "btc", 2, file_of(tmp_path, [ends[0], (44.0, 41.6), ends[1]]), **SAID)
    assert not done.is_new_source
    assert changes(before, folder) == ["facts/legs.csv", "facts/lines/btc-2.geojson", "facts/waypoints.csv"]


@pytest.mark.usefixtures("unmeasured")
def test_a_second_source_is_added_below_the_first(folder, file):
    replace_leg(folder, "btc", 1, file, **SAID)
    path = folder / "facts" / "sources" / "lines.toml"
    rewrite(path, lambda document: b"# mine\r\n" + document.rstrip(b"\n"))
    before = path.read_bytes()
    replace_leg(folder, "btc", 1, file, **{**SAID, "source": "Another survey"})
    assert path.read_bytes().startswith(before + b"\n")
    assert {"survey-of-the-line-2024", "another-survey"} <= {source.source for source in read_facts(folder).sources}


@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize(
    ("title", "source"),
    [
        pytest.param("Iğdır–Kars hattı (2024)", "igdir-kars-hatti-2024", id="Turkish"),
        pytest.param("مسح ميداني", "line-btc-1", id="Arabic"),
        pytest.param("A-29!", "a-29", id="signs"),
        pytest.param("Own estimate", "own-estimate-2", id="like a known id"),
        pytest.param("Baku-Tbilisi-Ceyhan pipeline", "baku-tbilisi-ceyhan-pipeline", id="title of what is no geometry"),
        pytest.param("  Two\n words ", "two-words", id="white space"),
        pytest.param("x" * 100, "x" * 60, id="long"),
    ],
)
def test_ids_are_made_from_titles(folder, file, title, source):
    assert replace_leg(folder, "btc", 1, file, **{**SAID, "source": title}).source.source == source


def test_doing_it_again_changes_nothing_more(folder, file):
    replace_leg(folder, "btc", 1, file, **SAID)
    before = content_of(folder)
    done = replace_leg(folder, "btc", 1, file, **SAID)
    assert changes(before, folder) == []
    assert done.former_km == pytest.approx(done.length_km)


@pytest.mark.usefixtures("unmeasured")
def test_equal_lines_in_equal_folders_are_equal_bytes(folder, starter, file, tmp_path):
    other = shutil.copytree(starter, tmp_path / "other" / "place")
    for data_dir in (folder, other):
        replace_leg(data_dir, "btc", 1, file, **SAID)
    assert content_of(folder) == content_of(other)


def test_lengths_of_before_and_now_and_what_is_published_come_back(folder, file):
    former = build_layers(read_facts(folder), folder).legs.set_index("leg").geometry.loc[[1, 2, 3]]
    done = replace_leg(folder, "btc", 1, file, **SAID)
    assert done.former_km == pytest.approx(length_km(former[1]))
    assert done.length_km == pytest.approx(length_km(LineString(COURSE)), abs=0.01)
    assert done.corridor_km == pytest.approx(done.length_km + length_km(former[2]) + length_km(former[3]))
    assert {fact.value for fact in done.published} == {"1768", "1776", "1743"}


def test_a_leg_whose_line_could_not_be_drawn_can_be_given_one(folder, file):
    """The network of `natural-earth-water` does not exist, so the leg as it stands has no way."""
    rewrite(folder / "facts" / "legs.csv", lambda t: t.replace(b",own-estimate,", b",natural-earth-water,", 1))
    rewrite(folder / "facts" / "legs.csv", lambda t: t.replace(b",drawn,", b",routed,", 1))
    points = folder / "facts" / "waypoints.csv"
    rewrite(points, lambda t: b"".join(x for x in t.splitlines(keepends=True) if not x.startswith(b"btc,1,")))
    with pytest.raises(FactError):
        build_layers(read_facts(folder), folder)
    done = replace_leg(folder, "btc", 1, file, **SAID)
    assert done.former_km is None
    build_layers(read_facts(folder), folder)


# Refused, and nothing has changed


@pytest.mark.parametrize(
    ("corridor", "leg", "said", "reason"),
    [
        pytest.param("tanap", 1, {}, "there is no corridor 'tanap' in this folder, only: btc", id="no corridor"),
        pytest.param("btc", 9, {}, "corridor 'btc' has no leg 9, only: 1, 2, 3", id="no leg"),
        pytest.param("btc", 2, {}, "line.gpkg: stop 'turkgozu' is", id="line of another leg"),
        pytest.param("btc", 1, {"licence": "all rights reserved"}, "is no SPDX licence id", id="no licence"),
        pytest.param("btc", 1, {"source": " \n"}, "is neither the id of a source nor", id="no source"),
        pytest.param("btc", 1, {"source": "a\x00b"}, "is neither the id of a source nor", id="title with NUL"),
        pytest.param("btc", 1, {"layer": "x"}, "line.gpkg: has no layer 'x'", id="no layer"),
    ],
)
def test_what_is_refused_leaves_the_folder_as_it_was(folder, file, corridor, leg, said, reason):
    before = content_of(folder)
    with pytest.raises(LineError) as caught:
        replace_leg(folder, corridor, leg, file, **{**SAID, **said})
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (changes(before, folder), sorted(path.name for path in folder.iterdir())) == ([], ["README.md", "facts"])


@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize("kilometres", [0, -1, float("inf"), float("nan")])
def test_an_accuracy_that_is_none_leaves_the_folder_as_it_was(folder, file, kilometres):
    before = content_of(folder)
    with pytest.raises(FactError, match="accuracy_km"):
        replace_leg(folder, "btc", 1, file, **{**SAID, "accuracy_km": kilometres})
    assert changes(before, folder) == []


def test_a_line_through_what_is_outside_the_region_is_refused(folder, tmp_path):
    before = content_of(folder)
    far = file_of(tmp_path, [WEST, (48.0, 70.0), EAST])
    with pytest.raises(LineError, match=r"line\.gpkg: passes 48.000, 70.000, which is outside the region"):
        replace_leg(folder, "btc", 1, far, **SAID)
    assert changes(before, folder) == []


def test_what_lies_beyond_the_stops_may_be_outside_the_region(folder, tmp_path):
    longer = file_of(tmp_path, [(60.0, 70.0), *COURSE, (-20.0, 41.0)])
    replace_leg(folder, "btc", 1, longer, **SAID)
    assert leg_of(folder).course == "file"


def test_a_folder_at_fault_is_left_as_it_was(folder, file):
    rewrite(folder / "facts" / "places.csv", lambda table: table.replace(b",KAZ,", b",Kazakhstan,", 1))
    before = content_of(folder)
    with pytest.raises(FactError, match=r"places\.csv"):
        replace_leg(folder, "btc", 1, file, **SAID)
    assert changes(before, folder) == []


def test_a_folder_that_would_be_at_fault_is_left_as_it_was(folder, file, monkeypatch):
    """The geometry of the new line is checked by the same code as `orta check`: here, by its file."""
    monkeypatch.setattr(own_line, "_geojson", lambda *_: b"{}")
    before = content_of(folder)
    with pytest.raises(FactError):
        replace_leg(folder, "btc", 1, file, **SAID)
    assert changes(before, folder) == []


@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_disk_that_fails_leaves_the_folder_as_it_was(folder, file, monkeypatch, count):
    before, calls, replace = content_of(folder), [], Path.replace

    def fail_once(path, target):
        calls.append(target)
        if len(calls) == count:
            raise OSError(5, "Input/output error")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail_once)
    with pytest.raises(LineError, match="cannot be written: Input/output error"):
        replace_leg(folder, "btc", 1, file, **SAID)
    assert changes(before, folder) == []
    assert not (folder / "facts" / "lines").exists()


def test_a_change_by_somebody_else_meanwhile_is_not_overwritten(folder, file, monkeypatch):
    path = folder / "facts" / "legs.csv"

    def edit_and_build(facts, data_dir):
        if data_dir != folder:
            rewrite(path, lambda table: table + b"\n")
        return build_layers(facts, data_dir)

    monkeypatch.setattr(own_line, "build_layers", edit_and_build)
    before = content_of(folder)
    with pytest.raises(LineError, match="was changed while the line was checked"):
        replace_leg(folder, "btc", 1, file, **SAID)
    assert changes(before, folder) == ["facts/legs.csv"]
    assert path.read_bytes() == before["facts/legs.csv"] + b"\n"


@pytest.mark.parametrize("name", ["site-packages", "dist-packages"])
def test_the_folder_of_an_installed_package_is_left_alone(starter, file, tmp_path, name):
    folder = shutil.copytree(starter, tmp_path / name / "geo" / "_data")
    before = content_of(folder)
    with pytest.raises(LineError, match="is part of the installed package; make a folder of your own"):
        replace_leg(folder, "btc", 1, file, **SAID)
    assert changes(before, folder) == []
