"""The facts of a data folder: CSV and TOML files in, frozen rows out, or a FactError that names every fault.

A row is refused when a key is unknown, a value is missing or of the wrong kind, a number is not finite, a coordinate
lies outside the folder's region, an id is taken twice, or a source (or any other id) it cites does not exist.
Reading needs nothing but this folder: no network, no geometry library.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from geo.errors import FactError, Fault
from geo.rows import (
    AtlasInfo,
    ClaimRow,
    ClaimText,
    CorridorFact,
    CorridorRow,
    Coverage,
    Flow,
    Label,
    LayerRow,
    LegRow,
    Membership,
    NetworkPoint,
    PartnershipStep,
    Place,
    PublishedView,
    Remark,
    Republic,
    Row,
    Source,
    SourceNote,
    Stop,
    Synonym,
    ThemeRow,
    Waypoint,
    Word,
    line_file,
)
from geo.view import LANGUAGES, Vocabulary


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a data folder states, in the order of its files."""

    info: AtlasInfo
    sources: tuple[Source, ...]
    layers: tuple[LayerRow, ...]
    republics: tuple[Republic, ...]
    places: tuple[Place, ...]
    labels: tuple[Label, ...]
    themes: tuple[ThemeRow, ...]
    claims: tuple[ClaimRow, ...]
    claim_texts: Mapping[str, ClaimText]
    flows: tuple[Flow, ...]
    memberships: tuple[Membership, ...]
    coverage: tuple[Coverage, ...]
    partnership_steps: tuple[PartnershipStep, ...]
    published_views: tuple[PublishedView, ...]
    words: tuple[Word, ...]
    synonyms: tuple[Synonym, ...]
    source_notes: Mapping[str, SourceNote]
    remarks: Mapping[str, Remark]
    corridors: tuple[CorridorRow, ...]
    stops: Mapping[str, Stop]
    legs: tuple[LegRow, ...]
    waypoints: tuple[Waypoint, ...]
    network_points: tuple[NetworkPoint, ...]
    corridor_facts: tuple[CorridorFact, ...]

    def vocabulary(self) -> Vocabulary:
        """Return the names that views of this folder may use."""
        ids = [
            *(corridor.corridor for corridor in self.corridors),
            *(place.place for place in self.places),
            *self.stops,
            *(claim.claim for claim in self.claims),
        ]
        return Vocabulary(
            layers=tuple(layer.layer for layer in self.layers),
            default_layers=tuple(layer.layer for layer in self.layers if layer.default),
            themes=tuple(slug for slug, _, _ in self.themes_by_slug()),
            default_theme=self.info.default_theme,
            republics=tuple(republic.iso3 for republic in self.republics),
            items=frozenset(ids),
            aliases={alias: layer.layer for layer in self.layers for alias in layer.aliases},
        )

    def themes_by_slug(self) -> Iterator[tuple[str, ThemeRow, str | None]]:
        """Yield slug, theme and tool, if any: a theme by tool stands for one per tool that claims of ours document."""
        for theme in self.themes:
            if not theme.by_tool:
                yield theme.theme, theme, None
                continue
            for word in self.words:
                if word.list == "tool" and not word.word.startswith(_BACKGROUND_TOOLS):
                    yield f"{theme.theme}.{word.word}", theme, word.word

    def word(self, kind: str, word: str) -> Word:
        """Return the names of a word of a closed list."""
        return next(entry for entry in self.words if (entry.list, entry.word) == (kind, word))


_BACKGROUND_TOOLS = ("context-", "model")
"""Words in the place of a tool that mark background, and no tool of smart power."""


def read_vocabulary(data_dir: Path) -> Vocabulary:
    """Return the names that views of a data folder may use."""
    return read_facts(data_dir).vocabulary()


def read_facts(data_dir: Path) -> Facts:
    """Read and check `data_dir/facts`; raise FactError with every fault found."""
    reader = _Reader(data_dir / "facts")
    info = reader.read_document("atlas.toml", AtlasInfo)
    tables = {name: reader.read_table(f"{name}.csv", row_type) for name, row_type in _TABLES.items()}
    sources = reader.read_sources("sources")
    if info is None:
        raise FactError(reader.faults)
    faults = [*reader.faults, *_check_rows(reader, info, sources, tables)]
    if faults:
        raise FactError(faults)
    rows: dict[str, Any] = {**tables, "info": info, "sources": tuple(sources.values())}
    rows["claim_texts"] = {text.claim: text for text in rows["claim_texts"]}
    rows["source_notes"] = {note.source: note for note in rows["source_notes"]}
    rows["remarks"] = {remark.remark: remark for remark in rows["remarks"]}
    rows["stops"] = {stop.stop: stop for stop in rows["stops"]}
    return Facts(**rows)


_TABLES: dict[str, type[Row]] = {
    "layers": LayerRow,
    "republics": Republic,
    "places": Place,
    "labels": Label,
    "themes": ThemeRow,
    "claims": ClaimRow,
    "claim_texts": ClaimText,
    "flows": Flow,
    "memberships": Membership,
    "coverage": Coverage,
    "partnership_steps": PartnershipStep,
    "published_views": PublishedView,
    "words": Word,
    "synonyms": Synonym,
    "source_notes": SourceNote,
    "remarks": Remark,
    "corridors": CorridorRow,
    "stops": Stop,
    "legs": LegRow,
    "waypoints": Waypoint,
    "network_points": NetworkPoint,
    "corridor_facts": CorridorFact,
}

_KEYS: dict[str, tuple[str, ...]] = {
    "layers": ("layer",),
    "republics": ("iso3",),
    "places": ("place",),
    "labels": ("country",),
    "themes": ("theme",),
    "claims": ("claim",),
    "claim_texts": ("claim",),
    "flows": ("flow",),
    "memberships": ("organisation", "country"),
    "coverage": ("country", "indicator_group"),
    "partnership_steps": ("country", "order"),
    "published_views": ("view",),
    "words": ("list", "word"),
    "synonyms": ("word",),
    "source_notes": ("source",),
    "remarks": ("remark",),
    "corridors": ("corridor",),
    "stops": ("stop",),
    "legs": ("corridor", "leg"),
    "waypoints": ("corridor", "leg", "order"),
    "network_points": ("network", "point"),
}
"""What may stand only once in a table."""

_REFERENCES: tuple[tuple[str, str, str], ...] = (
    ("republics", "capital", "places"),
    ("places", "source", "sources"),
    ("labels", "source", "sources"),
    ("themes", "claims", "claims"),
    ("flows", "layer", "layers"),
    ("flows", "claims", "claims"),
    ("memberships", "organisation", "layers"),
    ("memberships", "claims", "claims"),
    ("memberships", "source", "sources"),
    ("coverage", "claims", "claims"),
    ("partnership_steps", "claims", "claims"),
    ("published_views", "claims", "claims"),
    ("claims", "place", "places"),
    ("claims", "sources", "sources"),
    ("claims", "check_source", "sources"),
    ("source_notes", "source", "sources"),
    ("claims", "source_missing", "remarks"),
    ("claims", "source_remark", "remarks"),
    ("claims", "same_event", "claims"),
    ("claims", "conflicts", "claims"),
    ("claims", "claim", "claim_texts"),
    ("claim_texts", "claim", "claims"),
    ("corridors", "corridor", "layers"),
    ("corridors", "claims", "claims"),
    ("corridors", "source", "sources"),
    ("stops", "source", "sources"),
    ("legs", "corridor", "corridors"),
    ("legs", "from_stop", "stops"),
    ("legs", "to_stop", "stops"),
    ("legs", "geometry_source", "sources"),
    ("legs", "source", "sources"),
    ("waypoints", "corridor", "corridors"),
    ("waypoints", "source", "sources"),
    ("network_points", "network", "sources"),
    ("network_points", "source", "sources"),
    ("corridor_facts", "corridor", "corridors"),
    ("corridor_facts", "source", "sources"),
)
"""Table, field, and the table in which each id of that field must stand."""

_R = TypeVar("_R", bound=Row)
_Tables = Mapping[str, Sequence[Row]]


class _Reader:
    """Reads the files of one folder, and remembers the faults and where each row stands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self._places: dict[int, tuple[str, int]] = {}

    def fault(self, row: Row, field: str | None, message: str, value: object = None) -> Fault:
        """Return the fault of a row that was read here."""
        file, number = self._places[id(row)]
        return Fault(file, number, field, message, None if value is None else str(value))

    def has_faults(self, table: str) -> bool:
        """Return whether the file of a table, or the folder of the sources, was found at fault while it was read."""
        return any(fault.file == f"{table}.csv" or fault.file.startswith(f"{table}/") for fault in self.faults)

    def read_document(self, name: str, row_type: type[_R]) -> _R | None:
        """Return a TOML file as one row, or None when it is at fault."""
        values = self._load_toml(self.folder / name)
        return None if values is None else self._validated(row_type, values, name, None)

    def read_sources(self, folder: str) -> dict[str, Source]:
        """Return all tables of all TOML files of a folder by id, in the order of file names and tables."""
        sources: dict[str, Source] = {}
        for path in sorted((self.folder / folder).glob("*.toml")):
            for source_id, values in (self._load_toml(path) or {}).items():
                name = f"{folder}/{path.name}"
                if not isinstance(values, dict):
                    self.faults.append(Fault(name, None, source_id, "must be a table [source-id]", str(values)))
                    continue
                source = self._validated(Source, {"source": source_id, **values}, name, None, source_id)
                if source_id in sources:
                    self.faults.append(Fault(name, None, source_id, "is taken already", source_id))
                elif source is not None:
                    sources[source_id] = source
        if not sources:
            self.faults.append(Fault(folder, None, None, "holds no sources"))
        return sources

    def read_table(self, name: str, row_type: type[_R]) -> tuple[_R, ...]:
        """Return the rows of a CSV file that are as they must be."""
        text = self._load_text(self.folder / name)
        if text is None:
            return ()
        lines = csv.DictReader(text.splitlines(keepends=True), strict=True)
        columns = [field.alias or key for key, field in row_type.model_fields.items()]
        if not self._check_header(name, lines.fieldnames or [], columns):
            return ()
        return tuple(self._rows(name, lines, row_type))

    def _rows(self, name: str, lines: "csv.DictReader[str]", row_type: type[_R]) -> Iterator[_R]:
        try:
            for cells in lines:
                if None in cells or None in cells.values():
                    message = f"must have {len(lines.fieldnames or [])} cells"
                    self.faults.append(Fault(name, lines.line_num, None, message))
                    continue
                values = {key: cell if cell.strip() else None for key, cell in cells.items()}
                row = self._validated(row_type, values, name, lines.line_num)
                if row is not None:
                    self._places[id(row)] = (name, lines.line_num)
                    yield row
        except csv.Error as error:
            self.faults.append(Fault(name, lines.line_num, None, f"is not CSV: {error}"))

    def _check_header(self, name: str, found: Sequence[str], wanted: Sequence[str]) -> bool:
        twice = {column for column in found if list(found).count(column) > 1}
        faults = [
            *(Fault(name, 1, column, "is not a column of this table") for column in found if column not in wanted),
            *(Fault(name, 1, column, "this column is missing") for column in wanted if column not in found),
            *(Fault(name, 1, column, "this column stands twice") for column in sorted(twice)),
        ]
        self.faults.extend(faults)
        return not faults

    def _validated(
        self, row_type: type[_R], values: Mapping[str, Any], file: str, number: int | None, parent: str = ""
    ) -> _R | None:
        try:
            return row_type.model_validate(values)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                path = ".".join(filter(None, [parent, *map(str, detail["loc"])]))
                found = None if detail["type"] == "missing" else _shorten(detail["input"])
                message = "is empty" if detail["input"] is None else detail["msg"][:1].lower() + detail["msg"][1:]
                self.faults.append(Fault(file, number, path, message, None if found == "None" else found))
            return None

    def _load_text(self, path: Path) -> str | None:
        name = path.relative_to(self.folder).as_posix()
        try:
            return path.read_text(encoding="utf-8-sig")
        except OSError as error:
            self.faults.append(Fault(name, None, None, f"cannot be read: {error.strerror}"))
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            self.faults.append(Fault(name, line, None, "is not UTF-8"))
        return None

    def _load_toml(self, path: Path) -> dict[str, Any] | None:
        text = self._load_text(path)
        if text is None:
            return None
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            name = path.relative_to(self.folder).as_posix()
            self.faults.append(Fault(name, None, None, f"is not TOML: {error}"))
            return None


def _shorten(value: object) -> str:
    text = str(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _check_rows(reader: _Reader, info: AtlasInfo, sources: Mapping[str, Source], tables: _Tables) -> Iterator[Fault]:
    yield from _check_keys(reader, tables)
    yield from _check_references(reader, sources, tables)
    for name in ("places", "labels", "stops", "waypoints", "network_points"):
        yield from _check_region(reader, info, tables[name])
    yield from _check_claims(reader, tables)
    # What compares tables says nothing while one of them lacks rows for a fault of its own.
    if not reader.has_faults("corridors"):
        yield from _check_layers(reader, tables)
        if not reader.has_faults("legs"):
            yield from _check_legs(reader, tables)
    if not reader.has_faults("labels"):
        yield from _check_relations(reader, tables)
    if not reader.has_faults("themes") and info.default_theme not in _ids("themes", tables):
        yield Fault("atlas.toml", None, "default_theme", "is no theme of themes.csv", info.default_theme)


def _ids(table: str, tables: _Tables) -> set[str]:
    (key,) = _KEYS[table]
    return {getattr(row, key) for row in tables[table]}


def _check_keys(reader: _Reader, tables: _Tables) -> Iterator[Fault]:
    for table, keys in _KEYS.items():
        seen = set()
        for row in tables[table]:
            key = tuple(getattr(row, name) for name in keys)
            if key in seen:
                yield reader.fault(row, keys[-1], "is taken already", ", ".join(map(str, key)))
            seen.add(key)


def _check_references(reader: _Reader, sources: Mapping[str, Source], tables: _Tables) -> Iterator[Fault]:
    """Yield a fault for each id that is not where it must be; tables with faults of their own may lack good ids."""
    known = {name: _ids(name, tables) for name, keys in _KEYS.items() if len(keys) == 1}
    known["sources"] = set(sources)
    whole = {name for name in known if not reader.has_faults(name)}
    for table, field, target in _REFERENCES:
        for row in tables[table] if target in whole else ():
            cited = getattr(row, field)
            for name in [cited] if isinstance(cited, str) else cited or ():
                if name not in known[target]:
                    yield reader.fault(row, _column(row, field), f"is not in {target}", name)


def _column(row: Row, field: str) -> str:
    return type(row).model_fields[field].alias or field


def _check_region(reader: _Reader, info: AtlasInfo, rows: Iterable[Any]) -> Iterator[Fault]:
    west, south, east, north = info.region
    for row in rows:
        if not west <= row.lon <= east:
            yield reader.fault(row, "lon", f"lies outside the region, {west:g} to {east:g}", row.lon)
        if not south <= row.lat <= north:
            yield reader.fault(row, "lat", f"lies outside the region, {south:g} to {north:g}", row.lat)


def _check_layers(reader: _Reader, tables: _Tables) -> Iterator[Fault]:
    corridors, slugs = _ids("corridors", tables), _ids("layers", tables)
    layer: Any
    for layer in tables["layers"]:
        for alias in slugs.intersection(layer.aliases):
            yield reader.fault(layer, "aliases", "is the slug of a layer of today", alias)
        is_corridor = layer.kind == "corridor"
        if is_corridor and layer.layer not in corridors:
            yield reader.fault(layer, "layer", "is not in corridors", layer.layer)
        for field in ("name_ar", "name_en", "name_tr"):
            name = getattr(layer, field)
            if is_corridor and name is not None:
                yield reader.fault(layer, field, "must be empty: a corridor is named in corridors.csv", name)
            if not is_corridor and name is None:
                yield reader.fault(layer, field, "is empty")
        if (layer.kind == "places") != (layer.places is not None):
            yield reader.fault(layer, "places", "must be given for a layer of places, and for no other", layer.places)


def _check_claims(reader: _Reader, tables: _Tables) -> Iterator[Fault]:
    claim: Any
    for claim in tables["claims"]:
        if not claim.sources and claim.source_missing is None:
            yield reader.fault(claim, "sources", "must name a source, or source_missing the reason there is none")
        if (claim.plausibility == "ok") != (claim.fault is None):
            yield reader.fault(
                claim, "fault", "must be given for a doubtful or wrong claim, and for no other", claim.fault
            )
        if claim.plausibility != "ok" and claim.check_basis is None:
            yield reader.fault(claim, "check_basis", "must be given for a doubtful or wrong claim")
    for table, stems in _SAID_IN_ALL.items():
        for row in tables[table]:
            yield from _check_said_in_all(reader, row, stems)


_SAID_IN_ALL: dict[str, tuple[str, ...]] = {
    "claim_texts": ("value_text", "note"),
    "themes": ("note",),
    "corridors": ("summary",),
    "legs": ("accuracy_basis",),
    "corridor_facts": ("subject", "value"),
    "memberships": ("note",),
    "coverage": ("reason",),
}
"""Texts that may be left out, but only in all three languages at once."""


def _check_legs(reader: _Reader, tables: _Tables) -> Iterator[Fault]:
    leg: Any
    courses: dict[tuple[str, int], str] = {}
    for leg in tables["legs"]:
        courses[leg.corridor, leg.leg] = leg.course
        if leg.from_stop == leg.to_stop:
            yield reader.fault(leg, "to", "is the stop that the leg begins at", leg.to_stop)
        yield from _check_course(reader, leg)
    yield from _check_corridor_facts(reader, tables)
    with_legs = {corridor for corridor, _ in courses}
    corridor: Any
    for corridor in tables["corridors"]:
        if corridor.corridor not in with_legs:
            yield reader.fault(corridor, "corridor", "has no leg in legs.csv", corridor.corridor)
    waypoint: Any
    for waypoint in tables["waypoints"]:
        course = courses.get((waypoint.corridor, waypoint.leg))
        if course is None:
            yield reader.fault(waypoint, "leg", "is no leg of this corridor", waypoint.leg)
        elif course != "drawn":
            yield reader.fault(waypoint, "leg", f"is a leg whose course is {course}, not drawn", waypoint.leg)


def _check_course(reader: _Reader, leg: LegRow) -> Iterator[Fault]:
    """Yield what does not fit how a leg gets its line: its basis of accuracy, and its file."""
    if leg.course != "routed" and leg.accuracy_basis_en is None:
        yield reader.fault(leg, "accuracy_basis_en", "must be given unless the leg is routed")
    if leg.accuracy_km is not None and leg.accuracy_basis_en is None:
        yield reader.fault(leg, "accuracy_basis_en", "must be given where accuracy_km is")
    name = line_file(leg.corridor, leg.leg)
    if (leg.course == "file") != (reader.folder / name).is_file():
        message = "must be `file` where the line's file is there, and only there"
        yield reader.fault(leg, "course", f"{message}: {name}", leg.course)


def _check_relations(reader: _Reader, tables: _Tables) -> Iterator[Fault]:
    labelled = _ids("labels", tables)
    flow: Any
    for flow in tables["flows"]:
        for field in ("from_actor", "to_actor"):
            if getattr(flow, field) not in labelled:
                yield reader.fault(flow, _column(flow, field), "has no point in labels", getattr(flow, field))
    membership: Any
    for membership in tables["memberships"]:
        if not membership.claims and membership.source is None:
            yield reader.fault(membership, "source", "must be given where no claim is")
    cell: Any
    for cell in tables["coverage"]:
        if cell.state == "stated" and not cell.claims:
            yield reader.fault(cell, "claims", "must be given where something is stated")
        if cell.state != "stated" and cell.reason_en is None:
            yield reader.fault(cell, "reason_en", "must be given where nothing is stated")


def _check_corridor_facts(reader: _Reader, tables: _Tables) -> Iterator[Fault]:
    named = {word.word for word in tables["words"] if word.list == "fact"}  # type: ignore[attr-defined]
    fact: Any
    for fact in tables["corridor_facts"]:
        if fact.key not in named and not reader.has_faults("words"):
            yield reader.fault(fact, "key", "has no name in words.csv, list fact", fact.key)
        if (fact.value is None) == (fact.value_en is None):
            yield reader.fault(fact, "value", "must be given either as a number or date, or in words", fact.value)
        if fact.value is not None and fact.unit is not None and not _is_number(fact.value):
            yield reader.fault(fact, "value", "must be a number, since it has a unit", fact.value)


def _is_number(text: str) -> bool:
    try:
        return isfinite(float(text))
    except ValueError:
        return False


def _check_said_in_all(reader: _Reader, row: Row, stems: Iterable[str]) -> Iterator[Fault]:
    for stem in stems:
        said = [getattr(row, f"{stem}_{lang}") is not None for lang in LANGUAGES]
        if any(said) and not all(said):
            yield reader.fault(row, f"{stem}_ar", "must be given in all three languages or in none")
