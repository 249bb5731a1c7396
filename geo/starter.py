"""A data folder of one's own to start from: facts put in their place, and the small working set that is the default.

The small set is no copy: it is chosen from the shipped facts each time, so it cannot fall behind them.
"""

import csv
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from string import Template

from geo.build import Files
from geo.data_package import row_types
from geo.errors import PackageError
from geo.fact_files import Cells, source_table
from geo.facts import Facts, read_facts
from geo.folders import EXTRACTS, NETWORKS
from geo.layers import build_layers
from geo.resources import shipped_data_dir, templates_dir
from geo.rows import Row, Source, line_file

CORRIDOR = "btc"
CLAIM = "uzb-trade-2021"
ORGANISATION = "ots"


def make_folder(folder: Path, files: Mapping[str, bytes]) -> Facts:
    """Put files into a new or empty folder and return the facts that they state: all of them or, on bad facts, none.

    Raises PackageError where the folder holds something or cannot be written, FactError on facts at fault.
    """
    try:
        return _make_folder(folder, files)
    except OSError as error:
        raise PackageError(f"{folder}: cannot be written: {error.strerror}") from error


def _make_folder(folder: Path, files: Mapping[str, bytes]) -> Facts:
    place = folder.resolve()
    is_there = place.exists()
    if is_there and (not place.is_dir() or any(place.iterdir())):
        raise PackageError(f"{folder}: is there already, and is not an empty folder")
    home = next(parent for parent in (place, *place.parents) if parent.exists())
    fresh = Path(tempfile.mkdtemp(prefix=".orta-", dir=home))
    try:
        for path, content in files.items():
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh / path).write_bytes(content)
        facts = read_facts(fresh)
        build_layers(facts, fresh)  # raises where facts and boundaries do not fit each other
        if is_there:  # somebody may stand in it, so it must stay the folder that it is
            for child in sorted(fresh.iterdir()):
                child.rename(place / child.name)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh.chmod(0o755)
            fresh.rename(place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return facts


_CLAIM_LISTS = ("claims", "same_event", "conflicts")
_SOURCE_COLUMNS = ("source", "sources", "check_source", "geometry_source")


def starter_files() -> Files:
    """Return the files of a small folder: one corridor, one organisation, one claim with its flow and theme."""
    facts = read_facts(shipped_data_dir())
    tables = {name: list(_chosen(name, facts)) for name in sorted(row_types()) if name.endswith(".csv")}
    files = {f"facts/{name}": _as_csv(name, cells) for name, cells in tables.items()}
    files["facts/atlas.toml"] = (shipped_data_dir() / "facts" / "atlas.toml").read_bytes()
    sources = _cited(facts, tables.values())
    files["facts/sources/sources.toml"] = "\n".join(map(source_table, sources)).encode()
    counts = {**{name: len(cells) for name, cells in tables.items()}, "sources/sources.toml": len(sources)}
    return {"README.md": _readme(counts).encode(), **files, **_line_files(facts)}


def _line_files(facts: Facts) -> Files:
    """Return the lines of the kept legs that are drawn from a file."""
    legs = [leg for leg in facts.legs if leg.corridor == CORRIDOR and leg.course == "file"]
    paths = [f"facts/{line_file(leg.corridor, leg.leg)}" for leg in legs]
    return {path: (shipped_data_dir() / path).read_bytes() for path in paths}


def _chosen(name: str, facts: Facts) -> Iterator[Cells]:
    """Yield the rows of a shipped table that the small folder keeps, without ids of claims that it does not."""
    is_kept = _choices(facts).get(name)
    if is_kept is None:
        return
    for cells in _shipped_rows(name):
        if is_kept(cells):
            yield {column: _own_ids(text) if column in _CLAIM_LISTS else text for column, text in cells.items()}


def _shipped_rows(name: str) -> Iterable[Cells]:
    text = (shipped_data_dir() / "facts" / name).read_text(encoding="utf-8-sig")
    return csv.DictReader(text.splitlines(keepends=True), strict=True)


def _own_ids(text: str) -> str:
    return " ".join(name for name in text.split() if name == CLAIM)


def _choices(facts: Facts) -> dict[str, Callable[[Cells], bool]]:
    """Return what is kept of each table; of the others only the header is."""
    (claim,) = [claim for claim in facts.claims if claim.claim == CLAIM]
    legs = [leg for leg in facts.legs if leg.corridor == CORRIDOR]
    stops = {stop for leg in legs for stop in (leg.from_stop, leg.to_stop)}
    flow = next(flow for flow in facts.flows if CLAIM in flow.claims)
    capitals = {republic.capital for republic in facts.republics}

    def is_of_corridor(cells: Cells) -> bool:
        return cells["corridor"] == CORRIDOR

    def is_of_claim(cells: Cells) -> bool:
        return cells["claim"] == CLAIM

    def is_kept_always(_: Cells) -> bool:
        return True

    return {
        "layers.csv": lambda cells: (
            cells["layer"] in (CORRIDOR, flow.layer, ORGANISATION)
            or cells["places"] == "capital"
            or cells["kind"] in ("water", "neighbours", "rivers", "graticule")
        ),
        "republics.csv": is_kept_always,
        "places.csv": lambda cells: cells["place"] in (*capitals, claim.place) or cells["kind"] == "sea",
        "labels.csv": is_kept_always,
        "themes.csv": lambda cells: cells["basis"] in ("none", "measured") or cells["indicator"] == claim.indicator,
        "claims.csv": is_of_claim,
        "claim_texts.csv": is_of_claim,
        "flows.csv": lambda cells: cells["flow"] == flow.flow,
        "memberships.csv": lambda cells: cells["organisation"] == ORGANISATION and bool(cells["source"]),
        "words.csv": is_kept_always,
        "synonyms.csv": is_kept_always,
        "remarks.csv": lambda cells: cells["remark"] in (claim.source_missing, claim.source_remark),
        "corridors.csv": is_of_corridor,
        "stops.csv": lambda cells: cells["stop"] in stops,
        "legs.csv": is_of_corridor,
        "waypoints.csv": is_of_corridor,
        "corridor_facts.csv": lambda cells: is_of_corridor(cells) and cells["key"] == "length",
    }


def _as_csv(name: str, cells: Iterable[Cells]) -> bytes:
    columns = [field.alias or column for column, field in row_types()[name].model_fields.items()]
    text = StringIO()
    table = csv.DictWriter(text, columns, lineterminator="\n")
    table.writeheader()
    table.writerows(cells)
    return text.getvalue().encode()


def _cited(facts: Facts, tables: Iterable[Iterable[Cells]]) -> list[Source]:
    """Return the sources that rows cite, and those of the boundaries and waters that come with the atlas."""
    cited = {
        source for cells in tables for row in cells for name in _SOURCE_COLUMNS for source in row.get(name, "").split()
    }
    drawn = set(EXTRACTS) - set(NETWORKS)
    return [source for source in facts.sources if source.source in cited | drawn]


def _readme(counts: Mapping[str, int]) -> str:
    about = {name: _first_line(row_type).removeprefix(f"`{name}`: ") for name, row_type in row_types().items()}
    about["sources/sources.toml"] = f"{_first_line(Source)} Any number of `.toml` files may stand here."
    lines = [f"| `facts/{name}` | {counts.get(name, '–')} | {about[name]} |" for name in sorted(about)]
    template = Template((templates_dir() / "starter.md").read_text(encoding="utf-8"))
    return template.substitute(corridor=CORRIDOR, claim=CLAIM, organisation=ORGANISATION, files="\n".join(lines))


def _first_line(row_type: type[Row]) -> str:
    return str(row_type.__doc__).splitlines()[0]
