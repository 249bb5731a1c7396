"""The rows of a data folder's tables: what each may hold, typed and frozen.

Unknown keys, missing values, infinite numbers, impossible dates and links to anything but the web are refused here;
what concerns several rows or files is checked in `geo.facts`.
"""

import re
from datetime import date
from typing import Annotated, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Lower-case ASCII words joined by hyphens."""
SourceId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]
"""Like a slug; the works of the bibliography keep their capital, as in `A-10`."""
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
"""ISO 3166-1 alpha-3."""


ActorCode = Annotated[str, Field(pattern=r"^[A-Z]{2,5}$")]
"""ISO 3166-1 alpha-3, or a code of our own for those who are no state: `ALL` the region, `EU`, `OTS`."""


def _as_words(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value or ()


Words = Annotated[tuple[str, ...], BeforeValidator(_as_words)]
"""A cell with ids separated by spaces."""


_PARTIAL_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def _check_partial_date(text: str) -> str:
    """Refuse what is not YYYY, YYYY-MM or YYYY-MM-DD of a real day."""
    if _PARTIAL_DATE.fullmatch(text) is None:
        raise ValueError("must be YYYY, YYYY-MM or YYYY-MM-DD")
    parts = text.split("-")
    date(*(int(part) for part in (parts + ["01", "01"])[:3]))
    return text


def _check_date_or_interval(text: str) -> str:
    ends = text.split("/")
    if len(ends) > 2 or ends == ["..", ".."]:
        raise ValueError("must be a date or an interval of two dates")
    for end in ends:
        if not (end == ".." and len(ends) == 2):
            _check_partial_date(end)
    if len(ends) == 2 and ".." not in ends and ends[1][:4] < ends[0][:4]:
        raise ValueError("must not end before it begins")
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


def closed_list(row_type: type[Row], field: str) -> tuple[str, ...]:
    """Return the words that a field of a row may hold."""
    annotation = row_type.model_fields[field].annotation
    if get_origin(annotation) is not Literal:
        raise TypeError(f"{row_type.__name__}.{field} has no closed list")
    return get_args(annotation)


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


PlaceKind = Literal[
    "capital",
    "sea",
    "city",
    "institution",
    "meeting",
    "energy-field",
    "dispute",
    "exclave",
    "port",
    "region",
    "mountain",
    "river",
    "valley",
    "border",
]


class LayerRow(Row):
    """One layer of the catalogue; a corridor's names stand in `corridors.csv`, so its cells here are empty."""

    layer: Slug
    group: Literal["energy", "transport", "relations", "organisations", "rivals", "places", "context"]
    kind: Literal["corridor", "flows", "membership", "places", "water", "neighbours", "rivers", "graticule"]
    places: PlaceKind | None
    """The kind of place that a layer of places shows."""
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
    kind: PlaceKind
    name_ar: str
    name_en: str
    name_tr: str
    lon: float
    lat: float
    country: CountryCode | None
    source: SourceId
    note: str | None


class Label(Row):
    """Where the name of a state is written and flows begin: `lon`, `lat` in degrees. A cartographer's choice."""

    country: ActorCode
    lon: float
    lat: float
    source: SourceId


Basis = Literal["none", "latest", "sum", "count", "share", "measured"]
"""What a theme makes of the claims that it selects: the latest figure, a sum, their number, the share of hard power."""


class ThemeRow(Row):
    """What colours the republics, made from claims that a theme selects or from what we measured ourselves."""

    theme: Slug
    basis: Basis
    indicator: str | None
    claims: Words
    evidence: str | None
    by_tool: bool
    """Whether the theme stands for one theme per tool, `<theme>.<tool>`."""
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
    place: Slug | None
    place_basis: Literal["span", "section", "inferred"] | None
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


class Flow(Row):
    """What goes from one actor to another, as claims document it; its figure is the claims' own."""

    flow: Slug
    layer: Slug
    from_actor: ActorCode = Field(alias="from")
    to_actor: ActorCode = Field(alias="to")
    claims: Words
    label_ar: str
    label_en: str
    label_tr: str


class Membership(Row):
    """What a state is to an organisation: a member that the paper names, another member, an observer, neither."""

    organisation: Slug
    country: CountryCode
    state: Literal["named", "member", "observer", "not-member"]
    claims: Words
    since: DateOrInterval | None
    source: SourceId | None
    note_ar: str | None
    note_en: str | None
    note_tr: str | None


class Coverage(Row):
    """Whether the paper states an indicator for a republic, by which claims, or why not."""

    country: CountryCode
    indicator_group: Slug
    state: Literal["stated", "not-stated", "not-applicable"]
    claims: Words
    reason_ar: str | None
    reason_en: str | None
    reason_tr: str | None


class PartnershipStep(Row):
    """One step of the partnership between a republic and Türkiye."""

    country: CountryCode
    order: int
    date: DateOrInterval | None
    step_ar: str
    step_en: str
    step_tr: str
    claims: Words


class PublishedView(Row):
    """A view that the atlas offers as a way in, and keeps working for ever."""

    view: Slug
    query: str
    """Canonical, without the language."""
    title_ar: str
    title_en: str
    title_tr: str
    text_ar: str
    text_en: str
    text_tr: str
    claims: Words


class Word(Row):
    """A word of one of the closed lists (`tool`, `domain`, `kind`, ...) as readers see it."""

    list: str
    word: str
    name_ar: str
    name_en: str
    name_tr: str


class Synonym(Row):
    """Spellings that search takes for one word; variants stand between vertical bars."""

    word: str
    variants: str


class Remark(Row):
    """What the atlas says about citations, in the three languages; many claims share one."""

    remark: Slug
    text_ar: str
    text_en: str
    text_tr: str


class SourceNote(Row):
    """What the atlas remarks on an entry of the bibliography, in the three languages."""

    source: SourceId
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
    course: Literal["drawn", "routed", "file"]
    """Where its line comes from: waypoints; the network that `geometry_source` names; a file in `lines`."""
    accuracy_km: Annotated[float, Field(gt=0)] | None
    """Honest 95th percentile of the distance to the real line; empty means schematic, or as the network says."""
    accuracy_basis_ar: str | None
    accuracy_basis_en: str | None
    accuracy_basis_tr: str | None
    """How we came to it; empty where the build takes both from the lengths that the network records."""
    geometry_source: SourceId
    source: SourceId


def line_file(corridor: str, leg: int) -> str:
    """Return where below `facts` the line of a leg stands whose course is `file`."""
    return f"lines/{corridor}-{leg}.geojson"


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


class NetworkPoint(Row):
    """A known point of a railway where the network has a gap: it bends the straight piece that bridges the gap."""

    network: SourceId
    point: Slug
    lon: float
    lat: float
    place: str
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
