"""Facts that commands write: a changed table keeps the bytes of every other row, and files change together or not."""

import csv
import os
import tomllib
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.fact_files import is_spdx_id, replace_files, rewrite_rows, source_table
from geo.rows import Source


def with_c_for_b(cells):
    return {**cells, "value": "c"} if cells["value"] == "b" else cells


def without_b(cells):
    return None if cells["value"] == "b" else cells


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        pytest.param(b"key,value\n1,a\n2,b\n", b"key,value\n1,a\n2,c\n", id="plain"),
        pytest.param(b"key,value\r\n1,a\r\n2,b\r\n", b"key,value\r\n1,a\r\n2,c\r\n", id="line ends of Windows"),
        pytest.param(b"key,value\n1,a\r\n2,b\n", b"key,value\n1,a\r\n2,c\n", id="line ends mixed"),
        pytest.param(b"key,value\n1,a\n2,b", b"key,value\n1,a\n2,c", id="no end of the last line"),
        pytest.param(b'"key","value"\n"1","a"\n2,b\n', b'"key","value"\n"1","a"\n2,c\n', id="quotes without need"),
        pytest.param(b'key,value\n"1\n,""x""",a\n2,b\n', b'key,value\n"1\n,""x""",a\n2,c\n', id="line break in a cell"),
        pytest.param(b"key,value\n\n1,a\n\n2,b\n\n", b"key,value\n\n1,a\n\n2,c\n\n", id="blank lines"),
        pytest.param(b"\xef\xbb\xbfvalue,key\nb,1\n", b"\xef\xbb\xbfvalue,key\nc,1\n", id="byte order mark"),
        pytest.param("key,value\nح,İ\nİ,b\n".encode(), "key,value\nح,İ\nİ,c\n".encode(), id="other scripts"),
        pytest.param('key,value\n"\u2028",b\n'.encode(), 'key,value\n"\u2028","c"\n'.encode(), id="line separator"),
        pytest.param(b"key,value\n", b"key,value\n", id="no row"),
    ],
)
def test_what_a_change_does_not_touch_keeps_its_bytes(table, changed):
    assert rewrite_rows(table, with_c_for_b) == changed


@pytest.mark.parametrize(
    ("table", "rest"),
    [
        pytest.param(b"key,value\n1,a\n2,b\n3,a\n", b"key,value\n1,a\n3,a\n", id="in the middle"),
        pytest.param(b"key,value\r\n1,a\r\n2,b", b"key,value\r\n1,a\r\n", id="at the end"),
        pytest.param(b"key,value\n1,b\n2,b\n", b"key,value\n", id="all"),
    ],
)
def test_rows_are_taken_out(table, rest):
    assert rewrite_rows(table, without_b) == rest


cells = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")) | st.sampled_from(',"\n'), max_size=6
)


@given(st.lists(st.tuples(cells, cells), max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_a_changed_table_reads_as_it_should(rows, line_end):
    text = StringIO(newline="")
    csv.writer(text, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows([("key", "value"), *rows])
    changed = rewrite_rows(text.getvalue().encode(), lambda cells: {**cells, "value": cells["value"] + ",x"})
    assert [tuple(row) for row in csv.reader(StringIO(changed.decode(), newline=""))] == [
        ("key", "value"),
        *((key, value + ",x") for key, value in rows),
    ]


@pytest.mark.parametrize("text", ["CC-BY-4.0", "ODbL-1.0", "GPL-2.0+", "LicenseRef-Survey", "LicenseRef-a.b-c", "0BSD"])
def test_spdx_ids_are_known_by_their_form(text):
    assert is_spdx_id(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "all rights reserved", "CC BY 4.0", "MIT OR Apache-2.0", "CC-BY-4.0\n", "LicenseRef-", "-MIT"),
        *("NA", "none", "NOASSERTION", "Unknown", "MİT", "https://spdx.org"),
    ],
)
def test_what_names_no_licence_is_no_spdx_id(text):
    assert not is_spdx_id(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), min_size=1).filter(str.strip))
def test_a_source_is_the_same_after_writing_and_reading(title):
    source = Source(source="survey-2024", kind="geometry", title=title, spdx="CC0-1.0", authors=("A", "B"))
    assert Source(source="survey-2024", **tomllib.loads(source_table(source))["survey-2024"]) == source


# Files in their places


@pytest.fixture
def folder(tmp_path):
    for name in "ab":
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


def content_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_are_replaced_and_made(folder):
    replace_files({folder / "a": b"1", folder / "new": b"2"})
    assert content_of(folder) == {"a": b"1", "b": b"b", "new": b"2"}


def test_a_replaced_file_keeps_its_mode_and_a_new_one_may_be_read_by_all(folder):
    (folder / "a").chmod(0o640)
    replace_files({folder / "a": b"1", folder / "new": b"2"})
    assert [(folder / name).stat().st_mode & 0o777 for name in ("a", "new")] == [0o640, 0o644]


def test_a_link_stays_a_link(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "real"
    elsewhere.write_bytes(b"old")
    (folder / "link").symlink_to(elsewhere)
    replace_files({folder / "link": b"new"})
    assert ((folder / "link").is_symlink(), elsewhere.read_bytes()) == (True, b"new")


def test_a_folder_that_is_not_there_leaves_everything_as_it_was(folder):
    before = content_of(folder)
    with pytest.raises(FileNotFoundError):
        replace_files({folder / "a": b"1", folder / "none" / "c": b"2"})
    assert content_of(folder) == before


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk", "Ctrl-C"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_whichever_renaming_fails_all_is_as_it_was(folder, monkeypatch, count, fault):
    before, calls, replace = content_of(folder), [], Path.replace

    def fail_once(path, target):
        calls.append(target)
        if len(calls) == count:
            raise fault
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail_once)
    with pytest.raises(type(fault)):
        replace_files({folder / "a": b"1", folder / "b": b"2", folder / "new": b"3"})
    assert content_of(folder) == before


@pytest.mark.parametrize("count", [1, 2])
def test_a_disk_that_is_full_leaves_everything_as_it_was(folder, monkeypatch, count):
    before, calls, fdopen = content_of(folder), [], os.fdopen

    def fail(handle, mode):
        calls.append(handle)
        if len(calls) == count:
            os.close(handle)
            raise OSError(28, "No space left on device")
        return fdopen(handle, mode)

    monkeypatch.setattr(os, "fdopen", fail)
    with pytest.raises(OSError, match="No space left"):
        replace_files({folder / "a": b"1", folder / "b": b"2"})
    assert content_of(folder) == before
