"""The line of a leg replaced by one of somebody's own: what `orta route` does to a data folder.

The folder is checked as it would be before anything in it changes; then all of its files change, or none. Nothing here
depends on the clock or the network, and the folder of an installed package is left alone.
"""

import json
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from shapely.geometry import LineString

from geo.errors import FactError, LineError
from geo.fact_files import Cells, is_spdx_id, replace_files, rewrite_rows, source_table
from geo.facts import Facts, read_facts
from geo.folders import is_installed
from geo.given_line import FittedLine, fit_line, read_line
from geo.language import language
from geo.layers import Layers, build_layers
from geo.measure import length_km
from geo.rows import AtlasInfo, CorridorFact, LegRow, Source, line_file
from geo.search import fold
from geo.view import LANGUAGES

_SOURCES = "sources/lines.toml"
_SOURCES_HEADING = "# Where lines come from that `orta route` put into this folder.\n"
_MOST_SIGNS_OF_ID = 60
_SMALL_KM = 0.05
"""Pieces between line and stop that round to nothing are not worth a word."""

Report = Callable[[str], None]
Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Replacement:
    """What was done to a leg."""

    leg: LegRow
    """As it was before."""
    fitted: FittedLine
    path: Path
    source: Source
    is_new_source: bool
    removed_waypoints: int
    length_km: float
    former_km: float | None
    """The length before, or None where the former line could not be drawn."""
    corridor_km: float
    """Length of the corridor's legs of role `main`, which is what published lengths tell."""
    published: tuple[CorridorFact, ...]


def replace_leg(
    data_dir: Path,
    corridor: str,
    leg: int,
    file: Path,
    *,
    source: str,
    licence: str,
    accuracy_km: float,
    layer: str | None = None,
    report: Report = lambda _: None,
) -> Replacement:
    """Give a leg of a data folder the line in a file, and return what was done; on any fault nothing has been.

    `source` is the id of a source of the folder or the title of a new one, `licence` an SPDX id, `accuracy_km` the
    95th percentile of the distance to the real line, `layer` one of several layers of the file.
    Raises LineError on the line and what is said of it, FactError where the folder is at fault, now or afterwards.
    """
    if is_installed(data_dir):
        raise LineError(f"{data_dir}: is part of the installed package; make a folder of your own with: orta init DIR")
    facts = read_facts(data_dir)
    row = _find_leg(facts, corridor, leg)
    chosen, is_new = _choose_source(facts, row, source, licence)
    report(f"reading {file}")
    fitted = _line_for(facts, row, file, layer)
    report("measuring the folder as it is")
    former = _layers_or_none(facts, data_dir)
    report("checking the folder with the new line")
    try:
        before = _read_files(data_dir / "facts", row)
        after = _changed(before, row, fitted, chosen, is_new=is_new, accuracy_km=accuracy_km)
        layers = _check_staged(data_dir, after)
        _put_in_place(data_dir / "facts", row, before, after)
    except OSError as error:
        raise LineError(f"{data_dir}: cannot be written: {error.strerror or error}") from error
    return Replacement(
        leg=row,
        fitted=fitted,
        path=data_dir / "facts" / line_file(corridor, leg),
        source=chosen,
        is_new_source=is_new,
        removed_waypoints=sum((point.corridor, point.leg) == (corridor, leg) for point in facts.waypoints),
        length_km=length_km(fitted.line),
        former_km=None if former is None else _length_km(former, corridor, leg=leg),
        corridor_km=_length_km(layers, corridor, role="main"),
        published=tuple(fact for fact in facts.corridor_facts if _is_length_of(fact, corridor)),
    )


def _find_leg(facts: Facts, corridor: str, leg: int) -> LegRow:
    legs = {row.leg: row for row in facts.legs if row.corridor == corridor}
    if not legs:
        known = ", ".join(row.corridor for row in facts.corridors)
        raise LineError(f"there is no corridor {corridor!r} in this folder, only: {known or 'none'}")
    if leg not in legs:
        raise LineError(f"corridor {corridor!r} has no leg {leg}, only: {', '.join(map(str, sorted(legs)))}")
    return legs[leg]


def _line_for(facts: Facts, leg: LegRow, file: Path, layer: str | None) -> FittedLine:
    """Return the line in a file, cut to a leg and inside the region of the folder."""
    try:
        line = read_line(file, layer=layer)
        fitted = fit_line(line, facts.stops[leg.from_stop], facts.stops[leg.to_stop])
        _check_region(fitted.line, facts.info)
    except LineError as error:
        raise LineError(f"{file}: {error}") from error
    return fitted


def _check_region(line: LineString, info: AtlasInfo) -> None:
    west, south, east, north = info.region
    for lon, lat in line.coords:
        if not (west <= lon <= east and south <= lat <= north):
            region = f"{west:g} to {east:g}, {south:g} to {north:g}"
            raise LineError(f"passes {lon:.3f}, {lat:.3f}, which is outside the region of the folder, {region}")


def _layers_or_none(facts: Facts, data_dir: Path) -> Layers | None:
    """Return the layers as they are; None where one line cannot be drawn, which may be the one to be replaced."""
    try:
        return build_layers(facts, data_dir)
    except FactError:
        return None


def _length_km(layers: Layers, corridor: str, **wanted: object) -> float:
    """Return the length of the legs of a corridor whose columns hold what is wanted."""
    legs = layers.legs[layers.legs["corridor"] == corridor]
    for column, value in wanted.items():
        legs = legs[legs[column] == value]
    return sum(length_km(line) for line in legs.geometry)


def _is_length_of(fact: CorridorFact, corridor: str) -> bool:
    return (fact.corridor, fact.key, fact.subject) == (corridor, "length", None)


# Whose line it is


def _choose_source(facts: Facts, leg: LegRow, text: str, licence: str) -> tuple[Source, bool]:
    """Return the source that an id or a title means, and whether it is a new one."""
    if not is_spdx_id(licence):
        raise LineError(f"{licence!r} is no SPDX licence id such as CC-BY-4.0, ODbL-1.0 or LicenseRef-Survey")
    said = " ".join(text.split())
    if not said or any(unicodedata.category(sign) in ("Cc", "Cs") for sign in said):
        raise LineError(f"{text!r} is neither the id of a source nor the title of a new one")
    by_id = [source for source in facts.sources if source.source == said]
    by_title = [source for source in facts.sources if source.title == said and source.kind == "geometry"]
    if not (by_id or by_title):
        return _new_source(facts, leg, said, licence), True
    known = (by_id or by_title)[0]
    if (known.spdx or "").casefold() != licence.casefold():
        stated = f"the licence {known.spdx}" if known.spdx else "no SPDX licence"
        raise LineError(f"source {known.source!r} has {stated}, not {licence}; give the title of a new source")
    return known, False


def _new_source(facts: Facts, leg: LegRow, title: str, licence: str) -> Source:
    known = [source for source in facts.sources if source.spdx == licence and source.licence and source.licence_url]
    page = None if licence.startswith("LicenseRef-") else f"https://spdx.org/licenses/{licence}.html"
    return Source(
        source=_new_id(title, {source.source for source in facts.sources}, otherwise=f"line-{leg.corridor}-{leg.leg}"),
        kind="geometry",
        title=title,
        licence=known[0].licence if known else licence,
        licence_url=known[0].licence_url if known else page,
        spdx=licence,
    )


def _new_id(title: str, taken: set[str], *, otherwise: str) -> str:
    """Return an id made from the words of a title; one in letters that ASCII lacks gets another."""
    words = re.findall("[a-z0-9]+", fold(title))
    stem = "-".join(words)[:_MOST_SIGNS_OF_ID].strip("-") or otherwise
    names = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _basis(source: Source, fitted: FittedLine, lang: str) -> str:
    """Return the words on what the accuracy rests on."""
    words = language(lang)
    title = source.title.rstrip(".")
    longest = max(fitted.from_km, fitted.to_km)
    if longest < _SMALL_KM:
        return words.say("line-basis", title=title)
    return words.say("line-basis-joined", title=title, length=words.number(longest, decimals=1))


# What changes in the folder


def _read_files(facts_dir: Path, leg: LegRow) -> Files:
    """Return the files that a new line of a leg may change, as far as they are there."""
    names = ("legs.csv", "waypoints.csv", _SOURCES, line_file(leg.corridor, leg.leg))
    return {name: (facts_dir / name).read_bytes() for name in names if (facts_dir / name).is_file()}


def _changed(
    before: Mapping[str, bytes], leg: LegRow, fitted: FittedLine, source: Source, *, is_new: bool, accuracy_km: float
) -> Files:
    """Return the files that change, as they will be."""
    stated = {
        "course": "file",
        "accuracy_km": f"{accuracy_km:g}",
        **{f"accuracy_basis_{lang}": _basis(source, fitted, lang) for lang in LANGUAGES},
        "geometry_source": source.source,
    }

    def with_line(cells: Cells) -> Cells | None:
        return {**cells, **stated} if _is_of(cells, leg) else cells

    def unless_of_leg(cells: Cells) -> Cells | None:
        return None if _is_of(cells, leg) else cells

    files = {
        "legs.csv": rewrite_rows(before["legs.csv"], with_line),
        "waypoints.csv": rewrite_rows(before["waypoints.csv"], unless_of_leg),
        line_file(leg.corridor, leg.leg): _geojson(leg, fitted.line),
    }
    if is_new:
        files[_SOURCES] = _with_source(before.get(_SOURCES, _SOURCES_HEADING.encode()), source)
    return {name: content for name, content in files.items() if before.get(name) != content}


def _is_of(cells: Cells, leg: LegRow) -> bool:
    return cells["corridor"].strip() == leg.corridor and float(cells["leg"]) == leg.leg


def _with_source(document: bytes, source: Source) -> bytes:
    return document + b"\n" + source_table(source).encode()


def _geojson(leg: LegRow, line: LineString) -> bytes:
    """Return a FeatureCollection (RFC 7946) of one LineString, a point on each row."""
    properties = json.dumps({"corridor": leg.corridor, "leg": leg.leg})
    points = ",\n".join(json.dumps(point) for point in line.coords)
    text = (
        '{"type": "FeatureCollection", "features": [\n'
        f'{{"type": "Feature", "properties": {properties}, "geometry": {{"type": "LineString", "coordinates": [\n'
        f"{points}\n"
        "]}}\n"
        "]}\n"
    )
    return text.encode()


def _check_staged(data_dir: Path, changed: Mapping[str, bytes]) -> Layers:
    """Return the layers of a copy of a folder with files changed; raise FactError where it is at fault."""
    stage = Path(tempfile.mkdtemp(prefix=".orta-", dir=data_dir))
    try:
        for name in ("facts", "upstream"):
            if (data_dir / name).is_dir():
                shutil.copytree(data_dir / name, stage / name, ignore_dangling_symlinks=True)
        for name, content in changed.items():
            (stage / "facts" / name).parent.mkdir(exist_ok=True)
            (stage / "facts" / name).write_bytes(content)
        return build_layers(read_facts(stage), stage)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _put_in_place(facts_dir: Path, leg: LegRow, before: Files, changed: Mapping[str, bytes]) -> None:
    if _read_files(facts_dir, leg) != before:
        raise LineError(f"{facts_dir}: was changed while the line was checked; do it again")
    lines_dir = facts_dir / "lines"
    is_new = not lines_dir.is_dir()
    lines_dir.mkdir(exist_ok=True)
    try:
        replace_files({facts_dir / name: content for name, content in changed.items()})
    except BaseException:
        if is_new:
            lines_dir.rmdir()
        raise
