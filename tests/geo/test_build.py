"""A build is a function of its input: byte for byte the same, whole or not at all, and checked when it is read."""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256

import pytest

from geo.build import ensure_built
from geo.edition import Edition
from geo.errors import BuildError
from geo.folders import is_current
from geo.resources import shipped_data_dir, templates_dir

BUILD = """
import sys
from pathlib import Path
from geo.build import build
build(Path(sys.argv[1]), Path(sys.argv[2]), lambda line: None)
"""


def content_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def change(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def built_copy(built_dir, tmp_path):
    """Return a copy of the built folder that a test may break."""
    return shutil.copytree(built_dir, tmp_path / "built")


@pytest.fixture(scope="module")
def manifest(built_dir):
    return json.loads((built_dir / "datapackage.json").read_bytes())


def test_two_builds_are_equal_byte_for_byte(built_dir, build_edition, tmp_path):
    build_edition(shipped_data_dir(), tmp_path / "again")
    assert content_of(tmp_path / "again") == content_of(built_dir)


def test_the_seed_of_hashing_and_the_time_zone_do_not_matter(built_dir, tmp_path):
    environment = {**os.environ, "PYTHONHASHSEED": "4242", "LANG": "C", "TZ": "Asia/Almaty"}
    arguments = [sys.executable, "-c", BUILD, str(shipped_data_dir()), str(tmp_path / "again")]
    subprocess.run(arguments, env=environment, check=True)  # noqa: S603 - our own Python
    assert content_of(tmp_path / "again") == content_of(built_dir)


def test_the_place_of_the_folders_does_not_matter(edition, data_folder, build_edition, tmp_path):
    again = build_edition(data_folder("elsewhere"), tmp_path / "deep" / "built")
    assert (again.edition_id, again.files) == (edition.edition_id, edition.files)


def test_the_manifest_lists_every_file_with_its_bytes_and_checksum(built_dir, manifest):
    files = content_of(built_dir)
    del files["datapackage.json"]
    stated = {entry["path"]: (entry["bytes"], entry["hash"]) for entry in manifest["resources"]}
    assert stated == {path: (len(text), f"sha256:{sha256(text).hexdigest()}") for path, text in files.items()}


def test_names_in_the_manifest_are_unique_and_as_data_packages_want_them(manifest):
    names = [entry["name"] for entry in manifest["resources"]]
    assert len(set(names)) == len(names)
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.") for name in names)


def test_the_manifest_says_licence_and_sources(manifest):
    assert "CC-BY-4.0" in [licence["name"] for licence in manifest["licenses"]]
    assert "https://www.naturalearthdata.com/" in [source.get("path") for source in manifest["sources"]]


def test_hashed_addresses_are_those_of_their_content(edition):
    hashed = {path: content for path, content in edition.files.items() if path.startswith("static/")}
    assert len(hashed) > 20
    for path, content in hashed.items():
        assert path.split(".")[-2] == sha256(content).hexdigest()[:12]


def test_what_was_built_is_what_is_read(data_folder, build_edition):
    folder = data_folder()
    assert build_edition(folder, folder / "built") == Edition.load(folder / "built")


@pytest.mark.parametrize("path", ["data/claims.json", "pages/atlas.ar.html", "data/corridors/btc.geojson"])
def test_altered_files_are_refused_by_name(built_copy, path):
    with (built_copy / path).open("ab") as file:
        file.write(b" ")
    with pytest.raises(BuildError, match=rf"{path}: is not the file that was built"):
        Edition.load(built_copy)


def test_missing_files_are_refused_by_name(built_copy):
    (built_copy / "data" / "themes.json").unlink()
    with pytest.raises(BuildError, match=r"data/themes\.json: cannot be read"):
        Edition.load(built_copy)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(None, "cannot be read", id="missing"),
        pytest.param("{", "is not JSON", id="cut off"),
        pytest.param('{"orta": {"format": 0}}', "was not built by this version", id="of another format"),
        pytest.param("{}", "was not built by this version", id="of another program"),
        pytest.param("[]", "was not built by this version", id="a list"),
    ],
)
def test_a_folder_without_its_manifest_is_refused(built_copy, text, message):
    path = built_copy / "datapackage.json"
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=message):
        Edition.load(built_copy)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(BuildError, match=r"datapackage\.json: cannot be read"):
        Edition.load(tmp_path)


def test_a_changed_fact_changes_the_edition_id(edition, data_folder, build_edition):
    folder = data_folder()
    change(folder / "facts" / "claims.csv", ",2100000000,", ",2100000001,")
    assert build_edition(folder, folder / "built").edition_id != edition.edition_id


def test_a_changed_template_changes_the_pages_and_not_the_edition_id(
    edition, data_folder, build_edition, tmp_path, monkeypatch
):
    templates = shutil.copytree(templates_dir(), tmp_path / "templates")
    change(templates / "base.html", "</body>", "<!-- changed --></body>")
    monkeypatch.setattr("geo.render.page.templates_dir", lambda: templates)
    changed = build_edition(data_folder(), tmp_path / "built")
    assert changed.edition_id == edition.edition_id
    assert changed.files["pages/about.en.html"] != edition.files["pages/about.en.html"]


def test_a_new_edition_takes_the_place_of_the_old_one_whole(data_folder, build_edition):
    folder = data_folder()
    build_edition(folder, folder / "built")
    (folder / "built" / "stray.txt").write_text("left over", encoding="utf-8")
    change(folder / "facts" / "claims.csv", ",2100000000,", ",2100000001,")
    fresh = build_edition(folder, folder / "built")
    assert Edition.load(folder / "built") == fresh
    assert set(content_of(folder / "built")) == {*fresh.files, "datapackage.json"}
    assert sorted(path.name for path in folder.iterdir()) == ["built", "facts"]


def test_a_build_that_fails_half_way_leaves_nothing_behind(data_folder, build_edition, monkeypatch):
    def fail(*_):
        raise OSError("no space left on device")

    folder = data_folder()
    monkeypatch.setattr("geo.build._manifest", fail)
    with pytest.raises(OSError, match="no space left"):
        build_edition(folder, folder / "built")
    assert [path.name for path in folder.iterdir()] == ["facts"]


def test_a_folder_is_built_only_where_its_input_has_changed(data_folder):
    folder, said = data_folder(), []
    ensure_built(folder, said.append)
    first_words = said.copy()
    ensure_built(folder, said.append)
    assert (is_current(folder), len(first_words) > 3, said) == (True, True, first_words)
    change(folder / "facts" / "claims.csv", ",2100000000,", ",2100000001,")
    assert not is_current(folder)
