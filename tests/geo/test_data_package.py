"""The facts as a ZIP and back: nothing is lost, equal facts are equal bytes, and tricks in a ZIP are refused."""

import csv
import json
import re
import shutil
import stat
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.data_package import MOST_BYTES, MOST_FILES, PackageError, export_data, package_of, read_package
from geo.resources import shipped_data_dir

SHIPPED = {
    path.relative_to(shipped_data_dir()).as_posix(): path.read_bytes()
    for path in (shipped_data_dir() / "facts").rglob("*")
    if path.is_file()
}
TABLES = sorted(path for path in SHIPPED if path.endswith(".csv") and path != "facts/terms.csv")
EDITION = "0123456789ab"
IS_CELL_OF = {
    "string": bool,
    "number": lambda cell: re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", cell),
    "integer": lambda cell: re.fullmatch(r"-?\d+", cell),
    "boolean": lambda cell: cell in ("yes", "no"),
    "list": lambda cell: re.fullmatch(r"\S+( \S+)*", cell),
}


@pytest.fixture(scope="module")
def package(facts):
    """Return the shipped facts as a ZIP's bytes."""
    return package_of(facts, SHIPPED, EDITION)


@pytest.fixture(scope="module")
def manifest(package):
    return json.loads(entries_of(package)["datapackage.json"])


def entries_of(package):
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest_of(files):
    """Return the list of a small package, as somebody may write it who knows how."""
    resources = [{"path": path, "hash": f"sha256:{sha256(text).hexdigest()}"} for path, text in files.items()]
    return json.dumps({"orta": {"package_format": 1}, "resources": resources}).encode()


def zip_of(folder, entries, compression=ZIP_DEFLATED):
    """Write a ZIP of `(name or entry, content)`, whatever they are, and return its path."""
    path = folder / "of-somebody.zip"
    with ZipFile(path, "w", compression) as archive:
        for entry, content in entries:
            archive.writestr(entry, content)
    return path


def entry_named(name, mode=0, compression=ZIP_DEFLATED):
    """Return an entry with exactly this name: `ZipInfo` would mend some."""
    entry = ZipInfo("x")
    entry.filename = entry.orig_filename = name
    entry.external_attr = mode << 16
    entry.compress_type = compression
    return entry


def refusal(path):
    """Return what is said of a ZIP that is refused: one line."""
    with pytest.raises(PackageError) as caught:
        read_package(path)
    (line,) = str(caught.value).splitlines()
    return line


# What is written


def test_what_is_packed_is_what_is_read_again(package, tmp_path):
    (tmp_path / "all.zip").write_bytes(package)
    assert read_package(tmp_path / "all.zip") == SHIPPED


def test_two_packages_are_equal_byte_for_byte(package, facts):
    backwards = dict(sorted(SHIPPED.items(), reverse=True))
    assert package_of(facts, backwards, EDITION) == package


def test_nothing_in_a_package_depends_on_clock_system_or_version_of_zlib(package, facts):
    day = facts.info.edition_date
    with ZipFile(BytesIO(package)) as archive:
        told = {(e.date_time, e.create_system, e.compress_type, e.external_attr >> 16) for e in archive.infolist()}
        names = archive.namelist()
    assert told == {((day.year, day.month, day.day, 0, 0, 0), 3, 0, stat.S_IFREG | 0o644)}
    assert names == sorted(names)


def test_the_manifest_lists_every_file_with_its_bytes_and_checksum(manifest):
    stated = {entry["path"]: (entry["bytes"], entry["hash"]) for entry in manifest["resources"]}
    assert stated == {path: (len(text), f"sha256:{sha256(text).hexdigest()}") for path, text in SHIPPED.items()}
    names = [entry["name"] for entry in manifest["resources"]]
    assert len(set(names)) == len(names)


def test_the_manifest_says_edition_licences_and_every_source(manifest, facts):
    licences = [licence["name"] for licence in manifest["licenses"]]
    assert licences == ["CC-BY-4.0", "CC-BY-SA-4.0", "EUPL-1.2", "ODbL-1.0"]
    assert (manifest["version"], manifest["created"]) == (EDITION, f"{facts.info.edition_date}T00:00:00Z")
    assert len(manifest["sources"]) == len(facts.sources)
    assert manifest["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"


@pytest.mark.parametrize("path", TABLES)
def test_every_cell_fits_what_the_manifest_says_of_its_column(manifest, path):
    (resource,) = [entry for entry in manifest["resources"] if entry["path"] == path]
    table = csv.DictReader(SHIPPED[path].decode().splitlines(keepends=True))
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert list(fields) == table.fieldnames
    for row in table:
        for column, cell in row.items():
            field, limits = fields[column], fields[column].get("constraints", {})
            assert cell or not limits.get("required"), column
            if cell:
                assert IS_CELL_OF[field["type"]](cell), (column, cell)
                assert cell in limits.get("enum", [cell]), (column, cell)
                assert re.search(limits.get("pattern", ""), cell), (column, cell)
                assert float(cell) > limits["exclusiveMinimum"] if "exclusiveMinimum" in limits else True


@pytest.mark.parametrize(
    ("table", "field"),
    [
        pytest.param(
            "legs.csv",
            {"name": "role", "type": "string"}
            | {"constraints": {"enum": ["main", "branch", "continuation", "access"], "required": True}},
            id="closed list",
        ),
        pytest.param("legs.csv", {"name": "opened", "type": "string"}, id="may be empty"),
        pytest.param(
            "legs.csv", {"name": "leg", "type": "integer"} | {"constraints": {"minimum": 1, "required": True}}
        ),
        pytest.param("claims.csv", {"name": "sources", "type": "list", "itemType": "string", "delimiter": " "}),
        pytest.param(
            "layers.csv",
            {"name": "default", "type": "boolean", "trueValues": ["yes", "true", "1"]}
            | {"falseValues": ["no", "false", "0"], "constraints": {"required": True}},
            id="yes or no",
        ),
    ],
)
def test_columns_are_described_as_table_schema_has_them(manifest, table, field):
    (resource,) = [entry for entry in manifest["resources"] if entry["name"] == table]
    assert field in resource["schema"]["fields"]


def test_what_the_rows_say_of_their_columns_is_in_the_manifest(manifest):
    described = {
        (entry["name"], field["name"]): field["description"]
        for entry in manifest["resources"]
        for field in entry.get("schema", {}).get("fields", ())
        if "description" in field
    }
    assert "95th percentile" in described["legs.csv", "accuracy_km"]
    assert "no work of the bibliography" in described["claims.csv", "source_missing"]
    undescribed = {entry["path"] for entry in manifest["resources"] if not entry.get("description")}
    assert {path for path in undescribed if not path.startswith("facts/sources/")} <= {"facts/terms.csv"}


def test_the_readme_says_edition_date_licences_and_every_flag(package, facts):
    readme = entries_of(package)["README.txt"].decode()
    flags = [word for word in facts.words if word.list in ("plausibility", "fault", "check_basis")]
    said = [EDITION, str(facts.info.edition_date), "CC BY 4.0", "ODbL-1.0", *(word.name_ar for word in flags)]
    assert [text for text in said if text not in readme] == []
    assert "$" not in readme


def test_what_editors_leave_in_the_folder_stays_there(data_folder, tmp_path):
    folder = data_folder()
    for name in (
        ".DS_Store",
        "claims.csv~",
        ".~lock.claims.csv#",
        "notes.docx",
        "~$claims.csv",
        "sources/notes.txt",
    ):
        (folder / "facts" / name).write_bytes(b"private")
    export_data(folder, tmp_path / "all.zip", str)
    assert read_package(tmp_path / "all.zip") == SHIPPED


@pytest.mark.parametrize("name", [".more.toml", "more (1).toml", "more:.toml"])
def test_a_file_of_sources_is_not_left_out_in_silence(data_folder, tmp_path, name):
    folder = data_folder()
    (folder / "facts" / "sources" / "own.toml").rename(folder / "facts" / "sources" / name)
    with pytest.raises(PackageError, match="rename it"):
        export_data(folder, tmp_path / "all.zip", str)


def test_boundaries_of_the_folders_own_stay_behind_and_that_is_said(data_folder, tmp_path):
    folder, said = data_folder(), []
    shutil.copytree(shipped_data_dir() / "upstream", folder / "upstream")
    export_data(folder, tmp_path / "all.zip", said.append)
    assert said[-1].startswith("upstream/ stays behind")
    assert read_package(tmp_path / "all.zip") == SHIPPED


def test_a_file_beside_the_tables_goes_along_whatever_it_holds(facts, tmp_path):
    files = {**SHIPPED, "facts/old.csv": "Aşkabat".encode("iso-8859-9")}
    (tmp_path / "all.zip").write_bytes(package_of(facts, files, EDITION))
    assert read_package(tmp_path / "all.zip") == files


def test_facts_that_change_while_they_are_exported_are_not(data_folder, tmp_path):
    folder = data_folder()

    def edit(line):
        if line == "writing records":
            with (folder / "facts" / "terms.csv").open("a", encoding="utf-8") as file:
                file.write("corridor,ممر,koridor,\n")

    with pytest.raises(PackageError, match="was changed while it was exported"):
        export_data(folder, tmp_path / "all.zip", edit)
    assert not (tmp_path / "all.zip").exists()


def test_facts_that_no_folder_would_take_up_again_are_not_packed(facts):
    with pytest.raises(PackageError, match="more than 50 MB"):
        package_of(facts, {**SHIPPED, "facts/large.csv": bytes(MOST_BYTES)}, EDITION)


LINE = b'{"type": "FeatureCollection", "features": []}\n'
LINE_PATH = "facts/lines/btc-1.geojson"


def test_lines_of_ones_own_go_along_with_checksum_and_description(facts, tmp_path):
    package = package_of(facts, {**SHIPPED, LINE_PATH: LINE}, EDITION)
    (entry,) = [
        one for one in json.loads(entries_of(package)["datapackage.json"])["resources"] if one["path"] == LINE_PATH
    ]
    assert (entry["path"], entry["mediatype"]) == (LINE_PATH, "application/geo+json")
    assert (entry["bytes"], entry["hash"]) == (len(LINE), f"sha256:{sha256(LINE).hexdigest()}")
    assert "leg" in entry["description"]
    (tmp_path / "all.zip").write_bytes(package)
    assert read_package(tmp_path / "all.zip")[LINE_PATH] == LINE


@pytest.mark.parametrize("change", [LINE + b" ", None], ids=["altered", "taken out"])
def test_a_line_that_is_not_the_one_that_was_exported_is_refused(facts, tmp_path, change):
    entries = entries_of(package_of(facts, {**SHIPPED, LINE_PATH: LINE}, EDITION)) | {LINE_PATH: change}
    path = zip_of(tmp_path, [(name, content) for name, content in entries.items() if content is not None])
    assert LINE_PATH in refusal(path)


def test_a_file_of_a_line_is_not_left_out_in_silence(data_folder, tmp_path):
    folder = data_folder()
    (folder / "facts" / "lines").mkdir()
    (folder / "facts" / "lines" / "btc-1 (2).geojson").write_bytes(LINE)
    with pytest.raises(PackageError, match="rename it"):
        export_data(folder, tmp_path / "all.zip", str)


# What is refused


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("../facts/claims.csv", id="above the folder"),
        pytest.param("facts/../../claims.csv", id="above, later on"),
        pytest.param("facts/sources/..", id="ends above"),
        pytest.param("/etc/facts.csv", id="absolute"),
        pytest.param("//host/facts/x.csv", id="on another host"),
        pytest.param("C:/facts/x.csv", id="on a drive"),
        pytest.param("facts/C:x.csv", id="on a drive, later on"),
        pytest.param("facts\\..\\..\\x.csv", id="backslashes"),
        pytest.param("facts//x.csv", id="empty part"),
        pytest.param("./facts/x.csv", id="dot"),
        pytest.param("facts/.hidden.csv", id="hidden"),
        pytest.param("facts/x.csv\0.png", id="NUL"),
        pytest.param("facts/x\n.csv", id="line break"),
        pytest.param("facts/x.csv.", id="dot at the end"),
        pytest.param("facts/x.csv ", id="space at the end"),
        pytest.param("", id="nothing"),
        pytest.param("../", id="folder above"),
        pytest.param("facts/lines/../../btc-1.geojson", id="above, out of the lines"),
        pytest.param("facts/lines/..\\btc-1.geojson", id="backslash in the lines"),
    ],
)
def test_names_that_are_not_plain_are_refused(tmp_path, name):
    path = zip_of(tmp_path, [(entry_named(name), b"x")])
    assert "is not a plain name below the folder" in refusal(path)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("built/x.json", id="built"),
        pytest.param("upstream/natural-earth-water/lakes.geojson", id="upstream"),
        pytest.param("x.csv", id="beside facts"),
        pytest.param("README.md", id="another readme"),
        pytest.param("facts.csv", id="begins like facts"),
        pytest.param("factsheet/x.csv", id="folder begins like facts"),
        pytest.param("Facts/x.csv", id="capital"),
        pytest.param("facts/run.py", id="code"),
        pytest.param("facts/x", id="no ending"),
        pytest.param("sub/", id="another folder"),
    ],
)
def test_files_without_a_place_are_refused(tmp_path, name):
    path = zip_of(tmp_path, [(entry_named(name), b"")])
    assert refusal(path) == f"{path}: {name!r} has no place in a data folder"


@pytest.mark.parametrize(
    "mode",
    [
        pytest.param(stat.S_IFLNK | 0o777, id="symlink"),
        pytest.param(stat.S_IFIFO | 0o644, id="pipe"),
        pytest.param(stat.S_IFCHR | 0o644, id="device"),
        pytest.param(stat.S_IFDIR | 0o755, id="folder without slash"),
    ],
)
def test_links_and_special_files_are_refused(tmp_path, mode):
    path = zip_of(tmp_path, [(entry_named("facts/claims.csv", mode), b"/etc/passwd")])
    assert "is a link, or no ordinary file" in refusal(path)


def test_more_than_fifty_megabytes_are_refused_however_small_the_zip(tmp_path):
    half = bytes(MOST_BYTES // 2 + 1)
    path = zip_of(tmp_path, [("facts/a.csv", half), ("facts/b.csv", half)])
    assert path.stat().st_size < 100_000
    assert "holds more than 50 MB" in refusal(path)


def test_too_many_files_are_refused(tmp_path):
    path = zip_of(tmp_path, [(f"facts/{number}.csv", b"") for number in range(MOST_FILES + 1)])
    assert f"or {MOST_FILES} files" in refusal(path)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("facts/a.csv", "facts/A.csv", id="differ in case"),
        pytest.param("facts/\uac00.csv", "facts/\u1100\u1161.csv", id="differ in composition"),
    ],
)
def test_names_that_some_systems_take_for_one_are_refused(tmp_path, first, second):
    path = zip_of(tmp_path, [(entry_named(first), b"1"), (entry_named(second), b"2")])
    assert "stands in it twice" in refusal(path)


def test_unusual_compression_is_refused(tmp_path):
    path = zip_of(tmp_path, [(entry_named("facts/a.csv", compression=ZIP_BZIP2), b"x")])
    assert "is compressed in an unusual way" in refusal(path)


def test_encrypted_files_are_refused(tmp_path):
    path = zip_of(tmp_path, [("facts/a.csv", b"x")])
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert "is encrypted" in refusal(path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"facts/claims.csv": b"claim\n"}, "its checksum differs", id="altered"),
        pytest.param({"facts/extra.csv": b"x\n"}, "is not listed in datapackage.json", id="added"),
        pytest.param({"facts/claims.csv": None}, "is missing", id="taken out"),
        pytest.param({"datapackage.json": None}, "holds no datapackage.json", id="no manifest"),
        pytest.param({"datapackage.json": b"{"}, "is not one that `orta export` wrote", id="manifest cut off"),
        pytest.param({"datapackage.json": b"[]"}, "is not one that `orta export` wrote", id="manifest is a list"),
        pytest.param({"datapackage.json": b"{}"}, "is not one that `orta export` wrote", id="manifest of others"),
        pytest.param({"datapackage.json": b"[" * 10**5}, "is not one that `orta export` wrote", id="manifest too deep"),
        pytest.param({"datapackage.json": b"\xff"}, "is not one that `orta export` wrote", id="manifest no text"),
        pytest.param(
            {"datapackage.json": b'{"orta": {"package_format": 2}}'}, "another version of Orta", id="format to come"
        ),
        pytest.param(
            {"datapackage.json": b'{"orta": {"package_format": 1}, "resources": [1]}'},
            "is not one that `orta export` wrote",
            id="resources are numbers",
        ),
    ],
)
def test_what_is_not_as_listed_is_refused(package, tmp_path, change, said):
    entries = {**entries_of(package), **change}
    path = zip_of(tmp_path, [(name, content) for name, content in entries.items() if content is not None])
    assert said in refusal(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "is not a whole ZIP file", id="empty"),
        pytest.param(b"claim,kind\n", "is not a whole ZIP file", id="a table"),
        pytest.param(b"PK\x05\x06" + bytes(18), "holds no datapackage.json", id="a ZIP of nothing"),
        pytest.param(None, "cannot be read: No such file or directory", id="missing"),
    ],
)
def test_what_is_no_zip_is_refused(tmp_path, content, said):
    path = tmp_path / "of-somebody.zip"
    if content is not None:
        path.write_bytes(content)
    assert said in refusal(path)


def test_a_folder_is_no_zip(tmp_path):
    assert "cannot be read" in refusal(tmp_path)


def test_a_zip_packed_anew_by_another_program_is_taken(package, tmp_path):
    folders = [("facts/", b""), ("facts/sources/", b"")]
    assert read_package(zip_of(tmp_path, [*folders, *entries_of(package).items()])) == SHIPPED


NAMES = st.one_of(
    st.text(max_size=20),
    st.lists(
        st.sampled_from(["facts", "sources", "..", ".", "", "a", "C:", "~", "a.csv", "\\", "con"]), max_size=6
    ).map("/".join),
    st.text(max_size=8).map("facts/{}.csv".format),
)


@given(name=NAMES)
@example("facts/ok.csv")
@example("facts/../ok.csv")
def test_whatever_a_name_is_it_leads_nowhere_but_into_facts(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("zip")
    files = {name: b"x"}
    try:
        path = zip_of(folder, [(entry_named(name), b"x"), ("datapackage.json", manifest_of(files))])
    except (UnicodeEncodeError, ValueError):
        return
    try:
        taken = read_package(path)
    except PackageError:
        return
    assert list(taken) == [name]
    facts_dir = (folder / "mine" / "facts").resolve()
    assert facts_dir in Path(folder / "mine" / name).resolve().parents


@pytest.fixture(scope="module")
def small_package(tmp_path_factory):
    files = {"facts/a.csv": b"claim\nx\n", "facts/sources/b.toml": b"[b]\n"}
    path = zip_of(tmp_path_factory.mktemp("small"), [*files.items(), ("datapackage.json", manifest_of(files))])
    return path, path.read_bytes(), files


@given(data=st.data())
def test_damage_is_noticed_wherever_it_is(small_package, data):
    path, whole, files = small_package
    start = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(0, 4))
    damaged = whole[:start] + data.draw(st.binary(max_size=4)) + whole[start + length :]
    path.write_bytes(damaged)
    try:
        taken = read_package(path)
    except PackageError:
        return
    assert taken == files
