"""The facts of a data folder as one ZIP, a Data Package (v2), and such a ZIP as facts again.

Equal facts make equal bytes: names are sorted, times are the edition's date, and nothing is compressed, as what zlib
makes of the same bytes differs from one of its versions to the next.

A ZIP may come from anybody. Refused are names that lead out of the folder or mean different things on different
systems, links, files that have no place in a data folder, more than 50 MB, and whatever is not, byte for byte, what
the package's own list says. Nothing is written here but the ZIP itself.
"""

import ast
import inspect
import json
import re
import stat
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from csv import reader as csv_reader
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from string import Template
from textwrap import fill
from typing import Any, get_args, get_type_hints
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from geo import rows
from geo.build import Files, Report, ensure_built
from geo.edition import MANIFEST, read_manifest
from geo.errors import PackageError
from geo.fact_files import replace_files
from geo.facts import Facts, read_facts
from geo.folders import EXTRACTS, upstream_dir
from geo.resources import shipped_data_dir, templates_dir
from geo.rows import Row, Source

README = "README.txt"
PACKAGE_FORMAT = 1
"""Raised when ZIPs of before can no longer be read."""
MOST_BYTES = 50_000_000
MOST_FILES = 1_000


_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".toml": "application/toml",
    ".json": "application/json",
    ".geojson": "application/geo+json",
}
_READ_BY_PATTERN = ("facts/sources/*.toml", "facts/lines/*.geojson")
"""Whatever is so named is read, so none of it may be left out in silence."""
_PLAIN_NAME = re.compile(r"\w(?:[\w.+ -]*\w)?")
"""A name that is one plain file or folder on every system; no `..`, no drive, no hidden file."""


def export_data(data_dir: Path, out: Path, report: Report) -> None:
    """Write the facts of a data folder as a ZIP: whole, or not at all.

    The folder is built first where its edition is missing or out of date, as the ZIP says the edition's id.
    """
    files = _fact_files(data_dir)
    edition_id = str(read_manifest(ensure_built(data_dir, report))["version"])
    facts = read_facts(data_dir)
    if _fact_files(data_dir) != files:
        raise PackageError(f"{data_dir}: was changed while it was exported; export it again")
    if any(upstream_dir(data_dir, name) != upstream_dir(shipped_data_dir(), name) for name in EXTRACTS):
        report("upstream/ stays behind: an edition made from the ZIP has the atlas' own boundaries, and another id")
    _write_whole(out, package_of(facts, files, edition_id))


def _fact_files(data_dir: Path) -> Files:
    """Return tables and documents of a data folder by path; what editors leave beside them is left out."""
    found = {path.relative_to(data_dir).as_posix(): path for path in (data_dir / "facts").rglob("*")}
    for name in sorted(found):
        if any(fnmatchcase(name, pattern) for pattern in _READ_BY_PATTERN) and not _is_fact_file(name):
            raise PackageError(f"{name!r} has a name that not every system can hold; rename it")
    try:
        return {
            name: found[name].read_bytes() for name in sorted(found) if _is_fact_file(name) and found[name].is_file()
        }
    except OSError as error:
        raise PackageError(f"{error.filename}: cannot be read: {error.strerror}") from error


def _is_fact_file(path: str) -> bool:
    """Return whether a path is that of a table or document of facts, and safe to write below any folder."""
    folder, *names = path.split("/")
    is_plain = bool(names) and all(_PLAIN_NAME.fullmatch(name) for name in names)
    return folder == "facts" and is_plain and Path(path).suffix in _MEDIA_TYPES


def package_of(facts: Facts, files: Files, edition_id: str) -> bytes:
    """Return facts, and the files that they were read from, as the bytes of a ZIP."""
    _check_size(files)
    whole = {
        **files,
        MANIFEST: json.dumps(_manifest(facts, files, edition_id), ensure_ascii=False, indent=1).encode(),
        README: _readme(facts, edition_id).encode(),
    }
    _check_size(whole)
    return _zipped(whole, facts.info.edition_date)


def _check_size(files: Files) -> None:
    """Raise on what `read_package` would refuse to take up again."""
    if sum(map(len, files.values())) > MOST_BYTES or len(files) > MOST_FILES:
        raise PackageError(f"the facts are more than {MOST_BYTES // 10**6} MB or {MOST_FILES} files")


def _zipped(files: Files, day: date) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as archive:
        for path in sorted(files):
            # A ZIP knows no time before 1980 and none after 2107.
            entry = ZipInfo(path, (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, on every system: it is part of the bytes
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, files[path])
    return content.getvalue()


def _write_whole(path: Path, content: bytes) -> None:
    try:
        replace_files({path: content})
    except OSError as error:
        raise PackageError(f"{path}: cannot be written: {error.strerror}") from error


def _manifest(facts: Facts, files: Files, edition_id: str) -> dict[str, Any]:
    day = facts.info.edition_date.isoformat()
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "orta-atlas-facts",
        "title": f"{facts.info.title_en}: data",
        "description": f"The facts as they are kept, each row with its source. What flags mean stands in {README}.",
        "version": edition_id,
        "created": f"{day}T00:00:00Z",
        "licenses": list(_licences(facts.sources)),
        "sources": [_source(source) for source in facts.sources],
        "resources": [_resource(path, content) for path, content in sorted(files.items())],
        "orta": {"package_format": PACKAGE_FORMAT, "edition_date": day},
    }


_OWN_LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}


def _licences(sources: Iterable[Source]) -> Iterator[dict[str, str]]:
    """Yield the atlas' own licence, then each other one that a source has and that is to be passed on."""
    yield _OWN_LICENCE
    found = {s.spdx: s for s in sources if s.spdx and s.licence and s.licence_url}
    for spdx in sorted(found.keys() - {_OWN_LICENCE["name"]}):
        yield {"name": spdx, "path": str(found[spdx].licence_url), "title": str(found[spdx].licence)}


def _source(source: Source) -> dict[str, str]:
    return {"title": source.title, **({"path": source.url} if source.url else {})}


def _resource(path: str, content: bytes) -> dict[str, Any]:
    name = path.removeprefix("facts/")
    described = {
        "name": name.replace("/", "-").lower(),
        "path": path,
        "mediatype": _MEDIA_TYPES[Path(path).suffix],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
    }
    if fnmatchcase(name, "lines/*.geojson"):
        return {**described, "description": _LINE_DESCRIPTION}
    row_type = row_types().get(name)
    if row_type is None:
        return described
    described["description"] = inspect.getdoc(row_type)
    if Path(path).suffix != ".csv":
        return described
    header = next(csv_reader([content.decode("utf-8-sig").splitlines()[0]]))
    schema = {"fields": [_field(row_type, column) for column in header], "missingValues": [""]}
    return {**described, "type": "table", "format": "csv", "schema": schema}


@cache
def row_types() -> dict[str, type[Row]]:
    """Return the row of each file of `facts/`: what `Facts` holds under a name is read from the file of that name."""
    found: dict[str, type[Row]] = {"atlas.toml": rows.AtlasInfo}
    for name, hint in get_type_hints(Facts).items():
        for argument in get_args(hint):
            if isinstance(argument, type) and issubclass(argument, Row) and argument is not Source:
                found[f"{name}.csv"] = argument
    return found


_LINE_DESCRIPTION = (
    "The line of a leg whose course is `file`: GeoJSON (RFC 7946), lon, lat in degrees, in travel order."
)
_TABLE_TYPES = {"array": "list"}
_CONSTRAINTS = {
    "enum": "enum",
    "pattern": "pattern",
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusiveMinimum",
    "exclusiveMaximum": "exclusiveMaximum",
}
_EXTRAS: dict[str, dict[str, Any]] = {
    "list": {"itemType": "string", "delimiter": " "},
    "boolean": {"trueValues": ["yes", "true", "1"], "falseValues": ["no", "false", "0"]},
}


def _field(row_type: type[Row], column: str) -> dict[str, Any]:
    """Return a column as Table Schema has it, from what its row refuses."""
    stated = row_type.model_json_schema()["properties"][column]
    variants = stated.get("anyOf", [stated])
    (allowed,) = [variant for variant in variants if variant["type"] != "null"]
    kind = _TABLE_TYPES.get(allowed["type"], allowed["type"])
    constraints = {name: allowed[key] for key, name in _CONSTRAINTS.items() if key in allowed}
    if len(variants) == 1 and kind != "list":
        constraints["required"] = True
    field = {"name": column, "type": kind, **_EXTRAS.get(kind, {})}
    about = _docstrings().get((row_type.__name__, column))
    return {
        **field,
        **({"description": about} if about else {}),
        **({"constraints": constraints} if constraints else {}),
    }


@cache
def _docstrings() -> dict[tuple[str, str], str]:
    """Return what stands below the columns in `geo.rows`, by row and column."""
    return {
        (row.name, field.target.id): inspect.cleandoc(text.value.value)
        for row in ast.parse(inspect.getsource(rows)).body
        if isinstance(row, ast.ClassDef)
        for field, text in pairwise(row.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)
    }


def _readme(facts: Facts, edition_id: str) -> str:
    template = Template((templates_dir() / "data_package.txt").read_text(encoding="utf-8"))
    title = facts.info.title_en
    return template.substitute(
        title=title,
        underline="=" * len(title),
        edition_id=edition_id,
        edition_date=facts.info.edition_date.isoformat(),
        count_claims=len(facts.claims),
        count_corridors=len(facts.corridors),
        count_sources=len(facts.sources),
        licences="\n".join(_licence_lines(facts.sources)),
        **{name: "\n".join(_word_lines(facts, name)) for name in ("plausibility", "fault", "check_basis")},
    )


def _licence_lines(sources: Iterable[Source]) -> Iterator[str]:
    licensed = sorted((source for source in sources if source.spdx), key=lambda source: str(source.spdx))
    for spdx, group in groupby(licensed, key=lambda source: source.spdx):
        of_licence = list(group)
        yield f"    {of_licence[0].licence or spdx} ({spdx})"
        names = ", ".join(source.source for source in of_licence)
        yield fill(names, 116, initial_indent=" " * 6, subsequent_indent=" " * 6, break_on_hyphens=False)


def _word_lines(facts: Facts, kind: str) -> Iterator[str]:
    for word in facts.words:
        if word.list == kind:
            yield f"    {word.word:<16} {word.name_en} / {word.name_tr} / {word.name_ar}"


_UNREADABLE = (BadZipFile, RuntimeError, ValueError, EOFError, OverflowError, struct.error, zlib.error)
"""What zipfile raises on bytes that are no ZIP, or one that it cannot read."""


def read_package(path: Path) -> Files:
    """Return the fact files of a ZIP by path, each as the package's list says; raise PackageError."""
    try:
        if path.stat().st_size > MOST_BYTES * 2:
            raise PackageError(f"{path}: is larger than any data package")
        with ZipFile(path) as archive:
            entries = list(_checked_entries(archive.infolist()))
            files = {entry.filename: archive.read(entry) for entry in entries}
    except PackageError as error:
        raise PackageError(f"{path}: {error}") from error
    except OSError as error:
        raise PackageError(f"{path}: cannot be read: {error.strerror or error}") from error
    except _UNREADABLE as error:
        raise PackageError(f"{path}: is not a whole ZIP file") from error
    try:
        return _as_listed(files)
    except PackageError as error:
        raise PackageError(f"{path}: {error}") from error


def _checked_entries(entries: Iterable[ZipInfo]) -> Iterator[ZipInfo]:
    """Yield the files of a ZIP, and raise PackageError on the first that must not be unpacked."""
    seen: set[str] = set()
    size = 0
    for entry in entries:
        name = entry.orig_filename
        message = _fault_of_entry(entry)
        if message:
            raise PackageError(f"{name!r} {message}")
        # Systems that know no case, or compose letters, would write both into one file.
        if normalize("NFC", name).casefold() in seen:
            raise PackageError(f"{name!r} stands in it twice")
        seen.add(normalize("NFC", name).casefold())
        size += entry.file_size
        if size > MOST_BYTES or len(seen) > MOST_FILES:
            raise PackageError(f"holds more than {MOST_BYTES // 10**6} MB or {MOST_FILES} files")
        if not name.endswith("/"):
            yield entry


def _fault_of_entry(entry: ZipInfo) -> str | None:
    """Return what speaks against an entry, or None."""
    name = entry.orig_filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    is_folder = name.endswith("/")
    if not all(_PLAIN_NAME.fullmatch(part) for part in name.removesuffix("/").split("/")):
        return "is not a plain name below the folder"
    if kind not in (0, stat.S_IFDIR if is_folder else stat.S_IFREG):
        return "is a link, or no ordinary file"
    if entry.flag_bits & 0x1:
        return "is encrypted"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "is compressed in an unusual way"
    is_known = name.startswith("facts/") if is_folder else name in (MANIFEST, README) or _is_fact_file(name)
    return None if is_known else "has no place in a data folder"


def _as_listed(files: Mapping[str, bytes]) -> Files:
    """Return the fact files, compared with the list in the package's manifest."""
    stated = _stated_hashes(files)
    facts = {path: content for path, content in files.items() if path not in (MANIFEST, README)}
    for path in sorted(stated.keys() ^ facts.keys()):
        raise PackageError(f"{path!r} is {'missing' if path in stated else f'not listed in {MANIFEST}'}")
    for path, content in facts.items():
        if stated[path] != f"sha256:{sha256(content).hexdigest()}":
            raise PackageError(f"{path!r} is not the file that was exported (its checksum differs)")
    return facts


def _stated_hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    if MANIFEST not in files:
        raise PackageError(f"holds no {MANIFEST}, so it is no data package")
    try:
        manifest = json.loads(files[MANIFEST])
        if manifest["orta"]["package_format"] != PACKAGE_FORMAT:
            raise PackageError("was exported by another version of Orta Atlas")
        return {str(entry["path"]): str(entry["hash"]) for entry in manifest["resources"]}
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise PackageError(f"{MANIFEST} is not one that `orta export` wrote") from error
