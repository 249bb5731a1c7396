"""A data folder of one's own: it appears whole or not at all, takes nobody's place, and works from the first minute."""

import json
import re

import pytest

from geo import starter as starter_module
from geo.errors import FactError, PackageError
from geo.starter import make_folder, starter_files


@pytest.fixture(scope="module")
def files():
    return starter_files()


@pytest.fixture(scope="module")
def starter(files, tmp_path_factory):
    """Return the small folder that `orta init` makes, and its facts."""
    folder = tmp_path_factory.mktemp("own") / "mine"
    return folder, make_folder(folder, files)


def content_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_small_folder_holds_one_corridor_one_claim_and_the_five_republics(starter):
    _, facts = starter
    assert [corridor.corridor for corridor in facts.corridors] == ["btc"]
    assert [(claim.claim, claim.sources) for claim in facts.claims] == [("uzb-trade-2021", ("A-29",))]
    assert [(flow.flow, flow.claims) for flow in facts.flows] == [("trade-tur-uzb", ("uzb-trade-2021",))]
    assert [republic.iso3 for republic in facts.republics] == ["KAZ", "TKM", "KGZ", "UZB", "TJK"]


def test_the_closed_lists_are_whole(starter, facts):
    assert starter[1].words == facts.words


def test_what_is_kept_is_stated_as_in_the_shipped_facts(starter, facts):
    own = {source.source: source for source in facts.sources}
    assert all(source == own[source.source] for source in starter[1].sources)
    assert set(starter[1].stops.items()) <= set(facts.stops.items())
    assert starter[1].claim_texts.items() <= facts.claim_texts.items()


def test_no_source_is_kept_that_nothing_cites(starter):
    folder, facts = starter
    tables = " ".join(path.read_text(encoding="utf-8") for path in (folder / "facts").glob("*.csv"))
    uncited = [s.source for s in facts.sources if not re.search(rf"[, ]{s.source}[, \n]", tables)]
    assert set(uncited) <= {"natural-earth-countries", "natural-earth-water"}


def test_its_readme_explains_every_file(starter):
    folder, _ = starter
    readme = (folder / "README.md").read_text(encoding="utf-8")
    files = {path for path in content_of(folder) if path.startswith("facts/")}
    assert set(re.findall(r"^\| `([^`]+)` \|", readme, re.MULTILINE)) == files
    assert "$" not in readme


def test_it_builds_and_its_theme_paints_the_one_figure(starter, build_edition, tmp_path):
    edition = build_edition(starter[0], tmp_path / "built")
    theme = next(theme for theme in json.loads(edition.files["data/themes.json"]) if theme["slug"] == "trade-volume")
    assert [figure["value"] for figure in theme["figures"]["UZB"]] == [3_645_000_000]
    assert theme["figures"]["KAZ"] == []


def test_a_kept_leg_that_is_drawn_from_a_file_brings_its_line_along(data_folder, monkeypatch, tmp_path):
    """As if the shipped atlas had a line from a file; its points are the stops of the leg, as stops.csv has them."""
    folder = data_folder("shipped")
    facts_dir, geometry = (
        folder / "facts",
        {"type": "LineString", "coordinates": [[49.4813, 40.2013], [45.1894, 41.3883]]},
    )
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    (facts_dir / "lines").mkdir()
    line = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    (facts_dir / "lines" / "btc-1.geojson").write_bytes(line)
    for name, change in (
        ("legs.csv", lambda row: row.replace(",drawn,", ",file,") if row.startswith("btc,1,") else row),
        ("waypoints.csv", lambda row: "" if row.startswith("btc,1,") else row),
    ):
        rows = (facts_dir / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (facts_dir / name).write_text("".join(map(change, rows)), encoding="utf-8")
    monkeypatch.setattr(starter_module, "shipped_data_dir", lambda: folder)
    files = starter_files()
    assert files["facts/lines/btc-1.geojson"] == line
    make_folder(tmp_path / "mine", files)
    assert content_of(tmp_path / "mine") == files


def test_an_empty_folder_is_filled_and_stays_the_same_folder(files, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    before = folder.stat().st_ino
    make_folder(folder, files)
    assert (content_of(folder), folder.stat().st_ino) == (files, before)


def test_a_folder_deep_in_folders_to_be_is_made(files, tmp_path):
    make_folder(tmp_path / "a" / "b" / "mine", files)
    assert content_of(tmp_path / "a") == {f"b/mine/{path}": content for path, content in files.items()}


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "facts/claims.csv"])
def test_a_folder_that_holds_something_is_left_as_it_is(files, tmp_path, name):
    path = tmp_path / "mine" / name
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(PackageError, match="is not an empty folder"):
        make_folder(tmp_path / "mine", files)
    assert content_of(tmp_path) == {f"mine/{name}": b"mine"}


def test_a_file_is_no_place_for_a_folder(files, tmp_path):
    path = tmp_path / "mine"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(PackageError, match="is not an empty folder"):
        make_folder(path, files)
    with pytest.raises(PackageError, match="cannot be written: Not a directory"):
        make_folder(path / "below", files)
    assert content_of(tmp_path) == {"mine": b"mine"}


@pytest.mark.parametrize("is_there", [True, False], ids=["empty folder", "no folder"])
def test_facts_at_fault_leave_nothing_behind(files, tmp_path, is_there):
    folder = tmp_path / "mine"
    if is_there:
        folder.mkdir()
    with pytest.raises(FactError, match=r"legs\.csv"):
        make_folder(folder, {**files, "facts/legs.csv": b"corridor\n"})
    assert [path.name for path in tmp_path.rglob("*")] == (["mine"] if is_there else [])


def test_a_disk_that_is_full_leaves_nothing_behind(files, tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", fail)
    with pytest.raises(PackageError, match="cannot be written: No space left on device"):
        make_folder(tmp_path / "a" / "mine", files)
    assert list(tmp_path.iterdir()) == []
