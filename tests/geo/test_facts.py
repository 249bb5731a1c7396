"""The loader refuses what is not as it must be, one line per fault: `FILE:ROW: FIELD: message (value ...)`."""

import csv
import re

import pytest

from geo.errors import FactError
from geo.facts import read_facts, read_vocabulary
from geo.layers import build_layers
from server.cli import main as orta

TAKEN = "is taken already"
FLAGGED = "must be given for a doubtful or wrong claim"
IN_ALL = "must be given in all three languages or in none"
NOT_FINITE = "input should be a finite number"
EXTRA = "extra inputs are not permitted"


def read_rows(folder, table):
    with (folder / "facts" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_rows(folder, table, rows):
    with (folder / "facts" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def set_cells(folder, table, row, cells):
    """Set cells of a row, numbered as editors number lines: the header is 1."""
    rows = read_rows(folder, table)
    for column, text in cells.items():
        rows[row - 1][rows[0].index(column)] = text
    write_rows(folder, table, rows)


def add_text(folder, file, text):
    with (folder / "facts" / file).open("a", encoding="utf-8") as document:
        document.write(text)


def lines_of(folder):
    with pytest.raises(FactError) as caught:
        read_facts(folder)
    return str(caught.value).splitlines()


def content_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("table", "cells", "line"),
    [
        pytest.param("places", {"source": ""}, "places.csv:2: source: is empty", id="no source"),
        pytest.param("legs", {"source": " "}, "legs.csv:2: source: is empty", id="blank source"),
        pytest.param(
            "claims",
            {"sources": "", "source_missing": ""},
            "claims.csv:2: sources: must name a source, or source_missing the reason there is none",
            id="claim with neither source nor reason",
        ),
        pytest.param(
            "stops",
            {"source": "hearsay"},
            "stops.csv:2: source: is not in sources (value 'hearsay')",
            id="no such source",
        ),
        pytest.param(
            "claims",
            {"sources": "A-1 Z-99"},
            "claims.csv:2: sources: is not in sources (value 'Z-99')",
            id="one unknown source of two",
        ),
        pytest.param(
            "legs", {"to": "atlantis"}, "legs.csv:2: to: is not in stops (value 'atlantis')", id="leg to no stop"
        ),
        pytest.param(
            "legs",
            {"to": "sangachal"},
            "legs.csv:2: to: is the stop that the leg begins at (value 'sangachal')",
            id="leg that goes nowhere",
        ),
        pytest.param("stops", {"lon": "nan"}, f"stops.csv:2: lon: {NOT_FINITE} (value 'nan')", id="NaN longitude"),
        pytest.param(
            "places", {"lat": "inf"}, f"places.csv:2: lat: {NOT_FINITE} (value 'inf')", id="infinite latitude"
        ),
        pytest.param(
            "claims", {"value": "-inf"}, f"claims.csv:2: value: {NOT_FINITE} (value '-inf')", id="infinite value"
        ),
        pytest.param(
            "claims", {"value": "1e999"}, f"claims.csv:2: value: {NOT_FINITE} (value '1e999')", id="too large"
        ),
        pytest.param(
            "stops",
            {"lon": "125.1"},
            "stops.csv:2: lon: lies outside the region, -10 to 125 (value '125.1')",
            id="east of the region",
        ),
        pytest.param(
            "waypoints",
            {"lat": "14.9"},
            "waypoints.csv:2: lat: lies outside the region, 15 to 65 (value '14.9')",
            id="south of the region",
        ),
        pytest.param(
            "corridor_facts",
            {"value": "about 1768"},
            "corridor_facts.csv:2: value: must be a number, since it has a unit (value 'about 1768')",
            id="words with a unit",
        ),
        pytest.param(
            "claims",
            {"plausibility": "doubtful", "check_basis": "published"},
            f"claims.csv:2: fault: {FLAGGED}, and for no other",
            id="flagged claim without fault",
        ),
        pytest.param(
            "claims",
            {"fault": "value"},
            f"claims.csv:2: fault: {FLAGGED}, and for no other (value 'value')",
            id="sound claim with a fault",
        ),
        pytest.param(
            "claims",
            {"plausibility": "wrong", "fault": "date"},
            f"claims.csv:2: check_basis: {FLAGGED}",
            id="flagged claim without reason",
        ),
        pytest.param("places", {"name_tr": ""}, "places.csv:2: name_tr: is empty", id="name in two languages"),
        pytest.param(
            "claim_texts", {"note_en": "x"}, f"claim_texts.csv:2: note_ar: {IN_ALL}", id="note in one language"
        ),
        pytest.param("themes", {"note_en": "x"}, f"themes.csv:2: note_ar: {IN_ALL}", id="theme note in one language"),
        pytest.param(
            "corridors", {"summary_tr": ""}, f"corridors.csv:2: summary_ar: {IN_ALL}", id="summary in two languages"
        ),
        pytest.param(
            "layers",
            {"kind": "rivers", "name_ar": "x", "name_en": "x"},
            "layers.csv:2: name_tr: is empty",
            id="layer name in two languages",
        ),
    ],
)
def test_bad_rows_are_refused(data_folder, table, cells, line):
    folder = data_folder()
    set_cells(folder, table, 2, cells)
    assert line in lines_of(folder)


# What is refused by its kind: the message is not ours, so it is only looked at for file, row, field and value.
@pytest.mark.parametrize(
    ("table", "column", "text"),
    [
        pytest.param("legs", "opened", "2006-13", id="month 13"),
        pytest.param("legs", "opened", "2006-02-30", id="30 February"),
        pytest.param("legs", "opened", "13.07.2006", id="date written backwards"),
        pytest.param("legs", "opened", "٢٠٠٦", id="date in Arabic digits"),
        pytest.param("claims", "date", "2021/", id="interval without end"),
        pytest.param("claims", "date", "../..", id="interval without ends"),
        pytest.param("claims", "date", "2024/2021", id="interval backwards"),
        pytest.param("places", "lon", "71,4", id="decimal comma"),
        pytest.param("legs", "leg", "0", id="leg 0"),
        pytest.param("legs", "leg", "1.5", id="leg and a half"),
        pytest.param("legs", "accuracy_km", "-3", id="negative accuracy"),
        pytest.param("legs", "status", "open", id="unknown status"),
        pytest.param("claims", "plausibility", "maybe", id="unknown flag"),
        pytest.param("layers", "layer", "BTC", id="slug in capitals"),
        pytest.param("republics", "iso3", "KZ", id="two-letter code"),
        pytest.param("layers", "default", "perhaps", id="neither yes nor no"),
    ],
)
def test_values_of_another_kind_are_refused_where_they_stand(data_folder, table, column, text):
    folder = data_folder()
    set_cells(folder, table, 2, {column: text})
    wanted = re.compile(rf"{table}\.csv:2: {column}: .+ \(value '{re.escape(text)}'\)")
    assert [line for line in lines_of(folder) if wanted.fullmatch(line)]


@pytest.mark.parametrize(
    ("table", "columns", "field", "value"),
    [
        pytest.param("places", ["place"], "place", "astana", id="place"),
        pytest.param("claims", ["claim"], "claim", "ca-geopolitical-pivot", id="claim"),
        pytest.param("stops", ["stop"], "stop", "sangachal", id="stop"),
        pytest.param("republics", ["iso3"], "iso3", "KAZ", id="republic"),
        pytest.param("legs", ["corridor", "leg"], "leg", "btc, 1", id="leg of a corridor"),
    ],
)
def test_ids_are_taken_once(data_folder, table, columns, field, value):
    folder = data_folder()
    header, first, *_ = read_rows(folder, table)
    set_cells(folder, table, 3, {column: first[header.index(column)] for column in columns})
    assert f"{table}.csv:3: {field}: {TAKEN} (value {value!r})" in lines_of(folder)


def test_a_corridor_without_legs_is_refused(data_folder):
    folder = data_folder()
    write_rows(folder, "legs", [row for row in read_rows(folder, "legs") if row[0] != "btc"])
    assert "corridors.csv:2: corridor: has no leg in legs.csv (value 'btc')" in lines_of(folder)


def test_unknown_columns_are_refused(data_folder):
    folder = data_folder()
    write_rows(folder, "places", [[*row, "x"] for row in read_rows(folder, "places")])
    assert "places.csv:1: x: is not a column of this table" in lines_of(folder)


def test_missing_columns_are_refused(data_folder):
    folder = data_folder()
    rows = read_rows(folder, "places")
    write_rows(folder, "places", [row[:-1] for row in rows])
    assert f"places.csv:1: {rows[0][-1]}: this column is missing" in lines_of(folder)


@pytest.mark.parametrize("change", [lambda row: row[:-1], lambda row: [*row, "x"]], ids=["one less", "one more"])
def test_rows_with_another_number_of_cells_are_refused(data_folder, change):
    folder = data_folder()
    header, first, *others = read_rows(folder, "places")
    write_rows(folder, "places", [header, change(first), *others])
    assert f"places.csv:2: must have {len(header)} cells" in lines_of(folder)


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        pytest.param(
            "atlas.toml", 'colour = "red"', rf"atlas\.toml: colour: {EXTRA} \(value 'red'\)", id="unknown key"
        ),
        pytest.param(
            "sources/own.toml",
            '[extra]\nkind = "own-estimate"\ntitle = "x"\ncolour = "red"',
            rf"sources/own\.toml: extra\.colour: {EXTRA} \(value 'red'\)",
            id="unknown key of a source",
        ),
        pytest.param(
            "sources/own.toml",
            '[extra]\nkind = "own-estimate"\ntitle = "x"\nurl = "javascript:alert(1)"',
            r"sources/own\.toml: extra\.url: .*https://.* \(value 'javascript:alert\(1\)'\)",
            id="address that is a script",
        ),
        pytest.param(
            "sources/own.toml",
            '[extra]\nkind = "own-estimate"',
            r"sources/own\.toml: extra\.title: field required",
            id="source without title",
        ),
        pytest.param(
            "sources/own.toml",
            '[geonames]\nkind = "own-estimate"\ntitle = "x"',
            rf"sources/own\.toml: geonames: {TAKEN} \(value 'geonames'\)",
            id="source of another file",
        ),
        pytest.param("atlas.toml", "[", r"atlas\.toml: is not TOML: .+", id="bad TOML"),
        pytest.param("sources/own.toml", "a = = b", r"sources/own\.toml: is not TOML: .+", id="bad TOML of sources"),
    ],
)
def test_bad_documents_are_refused(data_folder, file, text, line):
    folder = data_folder()
    add_text(folder, file, f"\n{text}\n")
    assert [found for found in lines_of(folder) if re.fullmatch(line, found)]


def test_what_is_not_utf8_is_refused_with_its_line(data_folder):
    folder = data_folder()
    path = folder / "facts" / "places.csv"
    path.write_bytes(path.read_bytes().replace("Aşkabat".encode(), "Aşkabat".encode("iso-8859-9")))
    assert "places.csv:3: is not UTF-8" in lines_of(folder)


def test_missing_files_are_named(data_folder):
    folder = data_folder()
    (folder / "facts" / "stops.csv").unlink()
    assert "stops.csv: cannot be read: No such file or directory" in lines_of(folder)


def test_a_byte_order_mark_is_no_fault(data_folder):
    folder = data_folder()
    path = folder / "facts" / "places.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_facts(folder).places[0].place == "astana"


def test_all_faults_are_told_at_once(data_folder):
    folder = data_folder()
    set_cells(folder, "places", 2, {"lon": "126"})
    set_cells(folder, "stops", 2, {"source": "hearsay"})
    set_cells(folder, "claims", 2, {"fault": "date"})
    assert [line.split(" ")[0] for line in lines_of(folder)] == ["stops.csv:2:", "places.csv:2:", "claims.csv:2:"]


def test_a_bad_number_does_not_hide_the_other_faults(data_folder):
    folder = data_folder()
    set_cells(folder, "corridor_facts", 2, {"as_of": "soon"})
    set_cells(folder, "stops", 2, {"source": "hearsay"})
    assert [line.split(" ")[0] for line in lines_of(folder)] == ["corridor_facts.csv:2:", "stops.csv:2:"]


def test_a_lagoon_that_no_extract_holds_is_refused(data_folder):
    folder = data_folder()
    set_cells(folder, "republics", 3, {"lagoon": "atlantis"})
    with pytest.raises(FactError, match=r"republics\.csv.*lagoon.*atlantis"):
        build_layers(read_facts(folder), folder)


def test_check_says_every_fault_and_fails(data_folder, capsys):
    folder = data_folder()
    set_cells(folder, "stops", 2, {"lon": "126", "lat": "66"})
    assert orta(["check", str(folder)]) == 1
    assert [line.split(": ")[:2] for line in capsys.readouterr().err.splitlines()] == [
        ["stops.csv:2", "lon"],
        ["stops.csv:2", "lat"],
    ]


def test_building_a_broken_folder_leaves_the_built_one_as_it_was(data_folder, capsys):
    folder = data_folder()
    assert orta(["build", str(folder)]) == 0
    before = content_of(folder / "built")
    set_cells(folder, "stops", 2, {"lon": "126"})
    assert orta(["build", str(folder)]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert (content_of(folder / "built"), sorted(path.name for path in folder.iterdir())) == (
        before,
        ["built", "facts"],
    )


def test_a_former_slug_of_a_layer_is_an_alias(data_folder):
    folder = data_folder()
    set_cells(folder, "layers", 2, {"aliases": "baku-ceyhan old-btc"})
    assert read_vocabulary(folder).aliases == {"baku-ceyhan": "btc", "old-btc": "btc"}


def test_an_alias_does_not_take_the_slug_of_another_layer(data_folder):
    folder = data_folder()
    set_cells(folder, "layers", 2, {"aliases": "south-caucasus"})
    assert [line for line in lines_of(folder) if re.fullmatch(r"layers\.csv:2: aliases: .+south-caucasus.*", line)]
