"""The files of facts where commands of ours write them: rows of a CSV table, a source as TOML, files put in place.

What a change does not touch keeps its bytes: line ends, quotes, order, blank lines, a byte order mark. Files appear
whole, and all of them or none.
"""

import csv
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from pathlib import Path

from geo.rows import Source

Cells = dict[str, str]
_MARK = "\ufeff"
"""The byte order mark that some spreadsheet programs write before a table."""
_SPDX_ID = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.+-]*[A-Za-z0-9+])?")
"""`LicenseRef-` and a name included, which stands for a licence that SPDX does not list."""
_NO_LICENCES = frozenset({"na", "n-a", "none", "noassertion", "null", "unknown"})


def rewrite_rows(table: bytes, change: Callable[[Cells], Cells | None]) -> bytes:
    """Return a CSV table with its rows as `change` returns them; None takes a row out.

    Only rows that come back other than they were are written anew. The table must be one that `geo.facts` reads.
    """
    text = table.decode()
    mark = _MARK if text.startswith(_MARK) else ""
    records = _records(text.removeprefix(_MARK))
    header_text, header = next(records)
    parts = [mark, header_text]
    for record, values in records:
        if not values:  # a blank line is no row
            parts.append(record)
            continue
        cells = dict(zip(header, values, strict=True))
        changed = change(dict(cells))
        if changed == cells:
            parts.append(record)
        elif changed is not None:
            parts.append(_as_record([changed[column] for column in header], line_end=_line_end(record)))
    return "".join(parts).encode()


def _records(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each record of a CSV text as it stands there, and its cells."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    start = 0
    for cells in reader:
        yield "".join(lines[start : reader.line_num]), cells
        start = reader.line_num


def _line_end(record: str) -> str:
    return record[len(record.rstrip("\r\n")) :]


def _as_record(cells: list[str], *, line_end: str) -> str:
    # `geo.facts` takes more signs for line ends than csv quotes for.
    is_broken = any(cell.splitlines() != [cell] for cell in cells if cell)
    text = StringIO()
    csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL if is_broken else csv.QUOTE_MINIMAL).writerow(cells)
    return text.getvalue().removesuffix("\r\n") + line_end


def is_spdx_id(text: str) -> bool:
    """Return whether a text has the form of an SPDX licence id, as `ODbL-1.0` has, and means a licence."""
    return _SPDX_ID.fullmatch(text) is not None and text.casefold() not in _NO_LICENCES


def source_table(source: Source) -> str:
    """Return a source as a TOML table; strings and lists of them are written as JSON writes them."""
    stated = {name: value for name, value in source.model_dump(exclude={"source"}).items() if value}
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in stated.items()]
    return "\n".join([f"[{source.source}]", *lines, ""])


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Put files in their places, each whole; where one cannot be written, all stay as they were, and OSError is raised.

    Everything is written beside its place first, so that a full disk is noticed before anything has changed.
    """
    places = {path.resolve(): content for path, content in files.items()}  # a link stays a link
    former = {place: place.read_bytes() for place in places if place.is_file()}
    fresh: dict[Path, Path] = {}
    replaced: list[Path] = []
    try:
        for place, content in places.items():
            fresh[place] = _write_beside(place, content)
        for place in places:
            fresh[place].replace(place)
            replaced.append(place)
    except BaseException:  # an interrupt, too, must not leave half of them
        for place in replaced:
            _restore(place, former.get(place))
        for path in fresh.values():
            path.unlink(missing_ok=True)
        raise


def _restore(place: Path, content: bytes | None) -> None:
    if content is None:
        place.unlink(missing_ok=True)
    else:
        _write_beside(place, content).replace(place)


def _write_beside(place: Path, content: bytes) -> Path:
    """Write a content to a new file beside its place, readable as the place was or, if it is new, by all."""
    handle, name = tempfile.mkstemp(prefix=".orta-", suffix=place.suffix, dir=place.parent)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if place.is_file():
            shutil.copymode(place, path)
        else:
            path.chmod(0o644)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
