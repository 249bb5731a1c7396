"""The facts of a data folder: CSV and TOML files in, frozen rows out, or a FactError that names every fault.

A row is refused when a key is unknown, a value is missing or of the wrong kind, a number is not finite, a coordinate
lies outside the folder's region, an id is taken twice, or a source (or any other id) it cites does not exist.
Reading needs nothing but this folder: no network, no geometry library.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from geo.errors import FactError, Fault
from geo.view import LANGUAGES, Vocabulary

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Lower-case ASCII words joined by hyphens."""
SourceId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]
"""Like a slug; the works of the bibliography keep their capital, as in `A-10`."""
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
"""ISO 3166-1 alpha-3."""


def _as_words(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value or ()


Words = Annotated[tuple[str, ...], BeforeValidator(_as_words)]
"""A cell with ids separated by spaces."""


def _check_partial_date(text: str) -> str:
    """Refuse what is not YYYY, YYYY-MM or YYYY-MM-DD of a real day."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or [len(p) for p in parts] not in ([4], [4, 2], [4, 2, 2]):
        raise ValueError("must be YYYY, YYYY-MM or YYYY-MM-DD")
    date(*(int(part) for part in (parts + ["01", "01"])[:3]))
    return text


def _check_date_or_interval(text: str) -> str:
    ends = text.split("/")
    if len(ends) > 2 or ends == ["..", ".."]:
        raise ValueError("must be a date or an interval of two dates")
    for end in ends:
        if not (end == ".." and len(ends) == 2):
            _check_partial_date(end)
    return text


def _check_web_address(text: str) -> str:
    """Refuse what a link must not lead to, such as a script."""
    if not text.startswith(("https://", "http://")):
        raise ValueError("must begin with https:// or http://")
    return text


WebAddress = Annotated[str, AfterValidator(_check_web_address)]
PartialDate = Annotated[str, AfterValidator(_check_partial_date)]
DateOrInterval = Annotated[str, AfterValidator(_check_date_or_interval)]
"""An ISO 8601 date, month or year, or an interval of them: `2021/2022`, open `1999/..`."""


class Row(BaseModel):
    """What every row of every table keeps to: no unknown key, no infinite number, never changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True)


class AtlasInfo(Row):
    """`atlas.toml`: what holds for the whole folder."""

    title_ar: str
    title_en: str
    title_tr: str
    edition_date: date
    region: tuple[float, float, float, float]
    """west, south, east, north in degrees: where the folder's coordinates may lie."""
    context: tuple[float, float, float, float]
    """west, south, east, north in degrees: what the base map draws."""
    default_theme: str


class Source(Row):
    """Where a row comes from: a work of the bibliography, a published page, a data set, or our own judgement."""

    source: SourceId
    kind: Literal["bibliography", "infrastructure", "geometry", "own-estimate"]
    title: str
    producer: str | None = None
    citation: str | None = None
    url: WebAddress | None = None
    published: str | None = None
    accessed: str | None = None
    licence: str | None = None
    licence_url: WebAddress | None = None
    spdx: str | None = None
    note: str | None = None
    number_as_printed: str | None = None
    list_as_printed: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    type: str | None = None
    cited_as: tuple[str, ...] = ()


class LayerRow(Row):
    """One layer of the catalogue; a corridor's names stand in `corridors.csv`, so its cells here are empty."""

    layer: Slug
    group: Literal["energy", "transport", "relations", "organisations", "rivals", "places", "context"]
    kind: Literal["corridor", "places", "water", "neighbours", "rivers", "graticule"]
    default: bool
    name_ar: str | None
    name_en: str | None
    name_tr: str | None
    aliases: Words


class Republic(Row):
    """One of the republics that the atlas is about; names come from CLDR."""

    iso3: CountryCode
    capital: Slug
    lagoon: Slug | None
    """A water body that official area figures count as land."""


class Place(Row):
    """A point with a name: `lon`, `lat` in degrees, EPSG:4326."""

    place: Slug
    kind: Literal["capital", "sea"]
    name_ar: str
    name_en: str
    name_tr: str
    lon: float
    lat: float
    country: CountryCode | None
    source: SourceId


class ThemeRow(Row):
    """What colours the republics: the figures of an indicator, chosen claims, or something measured by ourselves."""

    theme: Slug
    indicator: str | None
    claims: Words
    measure: Literal["area_km2"] | None
    unit: str | None
    name_ar: str
    name_en: str
    name_tr: str
    note_ar: str | None
    note_en: str | None
    note_tr: str | None


Kind = Literal["figure", "event", "agreement", "membership", "institution", "project", "attribute", "assessment"]


class ClaimRow(Row):
    """One statement read from the paper, without its words (those are in `claim_texts.csv`)."""

    claim: Slug
    kind: Kind
    country: str
    partner: str | None
    power: Literal["hard", "soft", "mixed"] | None
    domain: str
    tool: Slug
    evidence: Literal["supports", "limits", "context", "model"]
    priority: Literal["1", "2", "3"]
    indicator: str
    value: float | None
    unit: str | None
    qualifier: Literal["about", "more-than"] | None
    as_printed: str | None
    value_corrected: float | None
    value_reference: str | None
    date: DateOrInterval | None
    date_basis: Literal["span", "nearby", "inferred", "citation-year"] | None
    date_corrected: DateOrInterval | None
    plausibility: Literal["ok", "doubtful", "wrong"]
    fault: Literal["value", "date", "name", "statement"] | None
    check_basis: Literal["published", "own-judgement"] | None
    check_source: SourceId | None
    section: str
    paragraph: int
    cited_as: str | None
    sources: Words
    source_missing: Slug | None
    """Why no work of the bibliography is matched: a remark."""
    source_remark: Slug | None
    """What is odd about the citation or the matched entry: a remark."""
    same_event: Words
    conflicts: Words


class ClaimText(Row):
    """The words of one claim in the three languages."""

    claim: Slug
    label_ar: str
    label_en: str
    label_tr: str
    value_text_ar: str | None
    value_text_en: str | None
    value_text_tr: str | None
    note_ar: str | None
    note_en: str | None
    note_tr: str | None


class Remark(Row):
    """What the atlas says about citations, in the three languages; many claims share one."""

    remark: Slug
    text_ar: str
    text_en: str
    text_tr: str


class CorridorRow(Row):
    """One corridor: a layer made of legs."""

    corridor: Slug
    kind: Literal["oil-pipeline", "gas-pipeline", "multimodal", "rail", "sea", "historic", "flow"]
    in_paper: Literal["named", "implied", "no"]
    name_ar: str
    name_en: str
    name_tr: str
    summary_ar: str | None
    summary_en: str | None
    summary_tr: str | None
    claims: Words
    source: SourceId


class Stop(Row):
    """A named point where legs begin and end: `lon`, `lat` in degrees, EPSG:4326."""

    stop: Slug
    name_ar: str
    name_en: str
    name_tr: str
    lon: float
    lat: float
    country: CountryCode | None
    unlocode: str | None
    source: SourceId
    note: str | None


class LegRow(Row):
    """One leg of a corridor between two stops, in travel order."""

    corridor: Slug
    leg: Annotated[int, Field(ge=1)]
    role: Literal["main", "branch", "continuation", "access"]
    mode: Literal["pipeline", "rail", "sea", "ferry", "road", "flow"]
    from_stop: Slug = Field(alias="from")
    to_stop: Slug = Field(alias="to")
    status: Literal["operating", "under-construction", "proposed", "suspended", "historic"]
    opened: PartialDate | None
    closed: PartialDate | None
    accuracy_km: Annotated[float, Field(gt=0)] | None
    """Honest 95th percentile of the distance to the real line; empty means schematic."""
    accuracy_basis_ar: str
    accuracy_basis_en: str
    accuracy_basis_tr: str
    geometry_source: SourceId
    source: SourceId


class Waypoint(Row):
    """A point that a leg passes between its stops, in travel order: `lon`, `lat` in degrees, EPSG:4326."""

    corridor: Slug
    leg: int
    order: int
    lon: float
    lat: float
    place: str | None
    confidence: Literal["high", "medium", "low"]
    source: SourceId
    note: str | None


class CorridorFact(Row):
    """A published figure about a corridor; conflicting ones are all kept."""

    corridor: Slug
    key: Slug
    subject: str | None
    """What it is a figure of, if not of the whole: an ISO code, or a word that `subject_*` puts in three languages."""
    subject_ar: str | None
    subject_en: str | None
    subject_tr: str | None
    value: str | None
    """A number with a unit, or an ISO date without one; empty where `value_*` has words."""
    value_ar: str | None
    value_en: str | None
    value_tr: str | None
    unit: str | None
    qualifier: Literal["about", "more-than"] | None
    as_of: DateOrInterval | None
    source: SourceId
    note: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a data folder states, in the order of its files."""

    info: AtlasInfo
    sources: tuple[Source, ...]
    layers: tuple[LayerRow, ...]
    republics: tuple[Republic, ...]
    places: tuple[Place, ...]
    themes: tuple[ThemeRow, ...]
    claims: tuple[ClaimRow, ...]
    claim_texts: Mapping[str, ClaimText]
    remarks: Mapping[str, Remark]
    corridors: tuple[CorridorRow, ...]
    stops: Mapping[str, Stop]
    legs: tuple[LegRow, ...]
    waypoints: tuple[Waypoint, ...]
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
            themes=tuple(theme.theme for theme in self.themes),
            default_theme=self.info.default_theme,
            republics=tuple(republic.iso3 for republic in self.republics),
            items=frozenset(ids),
            aliases={alias: layer.layer for layer in self.layers for alias in layer.aliases},
        )


def read_vocabulary(data_dir: Path) -> Vocabulary:
    """Return the names that views of a data folder may use."""
    return read_facts(data_dir).vocabulary()


def read_facts(data_dir: Path) -> Facts:
    """Read and check `data_dir/facts`; raise FactError with every fault found."""
    reader = _Reader(data_dir / "facts")
    info = reader.read_document("atlas.toml", AtlasInfo)
    tables = {name: reader.read_table(f"{name}.csv", row_type) for name, row_type in _TABLES.items()}
    sources = reader.read_sources("sources")
    if info is None or reader.faults:
        raise FactError(reader.faults)
    faults = [*reader.faults, *_check_rows(reader, info, sources, tables)]
    if faults:
        raise FactError(faults)
    rows: dict[str, Any] = {**tables, "info": info, "sources": tuple(sources.values())}
    rows["claim_texts"] = {text.claim: text for text in rows["claim_texts"]}
    rows["remarks"] = {remark.remark: remark for remark in rows["remarks"]}
    rows["stops"] = {stop.stop: stop for stop in rows["stops"]}
    return Facts(**rows)


_TABLES: dict[str, type[Row]] = {
    "layers": LayerRow,
    "republics": Republic,
    "places": Place,
    "themes": ThemeRow,
    "claims": ClaimRow,
    "claim_texts": ClaimText,
    "remarks": Remark,
    "corridors": CorridorRow,
    "stops": Stop,
    "legs": LegRow,
    "waypoints": Waypoint,
    "corridor_facts": CorridorFact,
}

_KEYS: dict[str, tuple[str, ...]] = {
    "layers": ("layer",),
    "republics": ("iso3",),
    "places": ("place",),
    "themes": ("theme",),
    "claims": ("claim",),
    "claim_texts": ("claim",),
    "remarks": ("remark",),
    "corridors": ("corridor",),
    "stops": ("stop",),
    "legs": ("corridor", "leg"),
    "waypoints": ("corridor", "leg", "order"),
}
"""What may stand only once in a table."""

_REFERENCES: tuple[tuple[str, str, str], ...] = (
    ("republics", "capital", "places"),
    ("places", "source", "sources"),
    ("themes", "claims", "claims"),
    ("claims", "sources", "sources"),
    ("claims", "check_source", "sources"),
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
    for name in ("places", "stops", "waypoints"):
        yield from _check_region(reader, info, tables[name])
    yield from _check_layers(reader, tables)
    yield from _check_claims(reader, tables)
    yield from _check_legs(reader, tables)
    if info.default_theme not in _ids("themes", tables):
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
    known = {name: _ids(name, tables) for name, keys in _KEYS.items() if len(keys) == 1}
    known["sources"] = set(sources)
    for table, field, target in _REFERENCES:
        for row in tables[table]:
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
    corridors = _ids("corridors", tables)
    layer: Any
    for layer in tables["layers"]:
        is_corridor = layer.kind == "corridor"
        if is_corridor and layer.layer not in corridors:
            yield reader.fault(layer, "layer", "is not in corridors", layer.layer)
        for field in ("name_ar", "name_en", "name_tr"):
            name = getattr(layer, field)
            if is_corridor and name is not None:
                yield reader.fault(layer, field, "must be empty: a corridor is named in corridors.csv", name)
            if not is_corridor and name is None:
                yield reader.fault(layer, field, "is empty")


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
    for text in tables["claim_texts"]:
        yield from _check_said_in_all(reader, text, ("value_text", "note"))


def _check_legs(reader: _Reader, tables: _Tables) -> Iterator[Fault]:
    leg: Any
    legs = {(leg.corridor, leg.leg) for leg in tables["legs"]}
    for leg in tables["legs"]:
        if leg.from_stop == leg.to_stop:
            yield reader.fault(leg, "to", "is the stop that the leg begins at", leg.to_stop)
    yield from _check_corridor_facts(reader, tables)
    with_legs = {corridor for corridor, _ in legs}
    corridor: Any
    for corridor in tables["corridors"]:
        if corridor.corridor not in with_legs:
            yield reader.fault(corridor, "corridor", "has no leg in legs.csv", corridor.corridor)
    waypoint: Any
    for waypoint in tables["waypoints"]:
        if (waypoint.corridor, waypoint.leg) not in legs:
            yield reader.fault(waypoint, "leg", "is no leg of this corridor", waypoint.leg)


def _check_corridor_facts(reader: _Reader, tables: _Tables) -> Iterator[Fault]:
    fact: Any
    for fact in tables["corridor_facts"]:
        if (fact.value is None) == (fact.value_en is None):
            yield reader.fault(fact, "value", "must be given either as a number or date, or in words", fact.value)
        if fact.value is not None and fact.unit is not None and not _is_number(fact.value):
            yield reader.fault(fact, "value", "must be a number, since it has a unit", fact.value)
        yield from _check_said_in_all(reader, fact, ("subject", "value"))


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
