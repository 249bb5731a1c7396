"""The page of a corridor: its map and strip, how long and how exact it is, what is published and what is claimed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from geo.corridor_words import LENGTHS, CorridorWords, Fact, Leg, whole_km
from geo.edition import Edition
from geo.pages import PageAddress
from geo.readable.lengths import LengthWriter
from geo.readable.sheet import Piece, Readable, Row, foreign, render
from geo.readable.strip import ROLES, Look, StripWriter, runs_of
from geo.readable.teller import Teller, date_key
from geo.view import View

_BY_TIME = "throughput"
"""The key of facts that make a table by year."""


@dataclass(frozen=True, slots=True)
class Exactness:
    """Legs of which the same can be said: how exact they are, and how we know."""

    legs: tuple[str, ...]
    accuracy: str
    basis: str


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where lines come from: their source and its licence, and the legs drawn from it."""

    source: tuple[Piece, ...]
    parts: tuple[Exactness, ...]


@dataclass(frozen=True, slots=True)
class FactLine:
    """A published figure: what of, how much, when, and by whom."""

    subject: str
    value: str
    date: str
    source: Piece


@dataclass(frozen=True, slots=True)
class Series:
    """What flowed through by year: one column for each who counts, one row for each time."""

    heads: tuple[Piece, ...]
    rows: tuple[tuple[str, tuple[tuple[FactLine, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The small map in one size, with its names and its scale in the reader's words."""

    record: Mapping[str, Any]
    names: Sequence[Mapping[str, Any]]
    scale: str


def corridor_page(edition: Edition, view: View, slug: str) -> Readable:
    """Return the page of a corridor; raise UnknownCorridorError."""
    corridor = edition.document(edition.corridor_file(slug))
    return _CorridorWriter(Teller(edition, view, "../"), corridor).page()


class _CorridorWriter:
    """Writes the page of one corridor in the words of one reader."""

    def __init__(self, teller: Teller, corridor: Mapping[str, Any]) -> None:
        self.teller = teller
        self.corridor = corridor
        self.slug: str = corridor["slug"]
        self.told = CorridorWords(corridor, teller.words)
        self.locator = teller.edition.document(f"data/locators/{self.slug}.json")
        self.runs = runs_of(self.told.legs)

    def page(self) -> Readable:
        teller, corridor = self.teller, self.corridor
        name = teller.said(corridor["name"])
        claims = [teller.claims[claim] for claim in corridor["claims"]]
        lengths = LengthWriter(teller, corridor, self.told, self.runs)
        glance = self._glance()
        strips = StripWriter(teller, self.told, corridor["length_km"], self.locator, self._looks()).strips()
        body = render(
            "corridor.html",
            teller.words,
            name=name,
            kicker=self._kicker(),
            in_paper=self._in_paper(),
            summary=teller.said(corridor["summary"]) if corridor["summary"] else "",
            glance=glance,
            map_link=teller.links.corridor_on_map(self.slug),
            drawings=self._drawings(),
            map_title=teller.say("locator-title", name=name),
            map_text=teller.say("list-separator").join(self._in_words(row) for row in glance),
            legend=self._legend(),
            map_notes=self._map_notes(),
            map_credit=self._map_credit(),
            strips=strips,
            is_schematic=any(leg["accuracy_km"] is None for leg in self.told.legs),
            lengths=lengths.rows(),
            is_length_published=lengths.is_published(),
            is_routed=lengths.is_routed(),
            geometries=self._geometries(),
            facts=self._facts(),
            series=self._series(),
            series_name=teller.word("fact", _BY_TIME),
            claims=teller.lines(sorted(claims, key=date_key)),
            claims_heading="corridor-related" if corridor["in_paper"] == "no" else "details-claims",
            sources=self._sources(),
            data_link=f"../api/v1/corridors/{quote(self.slug)}",
            list_link="../api/v1/corridors",
            others=self._others(),
        )
        return Readable(PageAddress(f"corridors/{quote(self.slug)}", root="../"), name, body)

    def _kicker(self) -> str:
        """Return what kind of corridor it is, and the statuses of its main line that the kind does not say."""
        kind = self.corridor["kind"]
        main = [leg for leg in self.told.legs if leg["role"] == ROLES[0]]
        statuses = dict.fromkeys(leg["status"] for leg in main or self.told.legs)
        said = [self.teller.say(f"leg-{status}") for status in statuses if status != kind]
        parts = [self.teller.say(f"kind-{kind}"), self.teller.say("list-separator").join(said)]
        return self.teller.say("piece-separator").join(part for part in parts if part)

    def _looks(self) -> dict[int, Look]:
        """Return how each leg is drawn, by its number."""
        drawn = self.locator["drawings"][0]["legs"]
        return {leg["leg"]: Look(leg["mode"], leg["ink"], leg["width"], leg["dash"]) for leg in drawn}

    def _in_paper(self) -> str:
        """Return in a sentence whether the paper speaks of the corridor."""
        state = self.corridor["in_paper"]
        return self.teller.say(
            "corridor-no-but-related" if state == "no" and self.corridor["claims"] else f"corridor-{state}"
        )

    def _glance(self) -> list[Row]:
        """Return the rows that a reader looks at first."""
        countries = [self.teller.country_piece(code) for code in self.corridor["countries"]]
        whole = [fact for fact in self.told.facts if fact["key"] == "length" and fact["subject"] is None]
        published = [self.told.fact_value(fact) for fact in whole]
        rows = [
            ("corridor-ends", [Piece(end) for end in self._ends()]),
            ("corridor-countries", countries),
            ("corridor-length", [Piece(whole_km(self.teller.words, self.corridor["length_km"]))]),
            ("corridor-length-published", [Piece(value) for value in dict.fromkeys(published)]),
        ]
        return [Row(self.teller.say(term), tuple(pieces)) for term, pieces in rows if pieces]

    def _ends(self) -> list[str]:
        """Return where the main line begins and ends; each of its parts, if it has several."""
        main = [run for run in self.runs if run.role == ROLES[0]]
        return [self.teller.own(self.told.from_to(run.start, run.end)) for run in main or self.runs[:1]]

    def _in_words(self, row: Row) -> str:
        """Return a row as a few words, for those who hear the map instead of seeing it."""
        said = self.teller.say("list-separator").join(piece.text for piece in row.pieces)
        return self.teller.say("details-fact-of", fact=row.term, subject=said)

    def _drawings(self) -> list[Drawing]:
        teller = self.teller
        return [
            Drawing(
                drawing,
                [{**name, "text": teller.own(name["text"])} for name in drawing["names"][teller.lang]],
                teller.words.with_unit(teller.number(drawing["scale"]["km"]), "km"),
            )
            for drawing in self.locator["drawings"]
        ]

    def _legend(self) -> list[tuple[Look, str]]:
        """Return how each kind of line looks, and what it stands for."""
        kinds: dict[tuple[str, str], Look] = {}
        looks = self._looks()
        for leg in self.told.legs:
            kinds.setdefault((leg["mode"], leg["status"]), looks[leg["leg"]])
        separator = self.teller.say("list-separator")
        return [
            (look, separator.join(self.teller.say(f"leg-{word}") for word in words)) for words, look in kinds.items()
        ]

    def _map_notes(self) -> list[str]:
        """Return what a reader must know of the lines on the map."""
        vague = [leg["accuracy_km"] is None for leg in self.told.legs]
        banded = any(leg["band"] for drawing in self.locator["drawings"] for leg in drawing["legs"])
        notes = [
            "locator-all-schematic" if all(vague) else "locator-schematic" if any(vague) else "",
            "locator-band" if banded else "",
        ]
        return [self.teller.say(note) for note in notes if note]

    def _map_credit(self) -> str:
        """Return whose borders and lines the map draws."""
        is_mapped = any((leg["licence"] or "").startswith("ODbL") for leg in self.told.legs)
        credits = ["credit-borders", *(["credit-lines"] if is_mapped else [])]
        return self.teller.say("piece-separator").join(map(self.teller.say, credits))

    def _geometries(self) -> list[Geometry]:
        """Return where the lines come from, and how exact the legs are that do."""
        groups: dict[tuple[str, str | None], list[Leg]] = {}
        for leg in self.told.legs:
            groups.setdefault((leg["geometry_source"], leg["licence"]), []).append(leg)
        return [
            Geometry(tuple(self._geometry(*source)), tuple(self._exactness(legs))) for source, legs in groups.items()
        ]

    def _geometry(self, source: str, licence: str | None) -> Iterator[Piece]:
        yield self.teller.source(source)
        if licence:
            yield foreign(licence, self.teller.lang, lang="en")

    def _exactness(self, legs: Iterable[Leg]) -> Iterator[Exactness]:
        """Yield how exact legs are; those of which the same can be said stand together."""
        groups: dict[tuple[str, str], list[str]] = {}
        for leg in legs:
            said = (self.told.accuracy(leg), self.teller.own(self.told.accuracy_basis(leg)))
            groups.setdefault(said, []).append(self.teller.own(self.told.from_to(leg["from"], leg["to"])))
        for (accuracy, basis), names in groups.items():
            yield Exactness(tuple(names), accuracy, basis)

    def _line(self, fact: Fact) -> FactLine:
        return FactLine(
            self.teller.own(self.told.fact_subject(fact)),
            self.teller.own(self.told.fact_value(fact)),
            self.told.fact_date(fact),
            self.teller.source(fact["source"]),
        )

    def _facts(self) -> list[tuple[str, list[FactLine]]]:
        """Return the published figures by what they say, but for lengths and what flowed through."""
        groups: dict[str, list[FactLine]] = {}
        for fact in self.told.facts:
            if fact["key"] not in (*LENGTHS, _BY_TIME):
                groups.setdefault(self.teller.word("fact", fact["key"]), []).append(self._line(fact))
        return list(groups.items())

    def _series(self) -> Series | None:
        """Return what flowed through by year. Figures of different counts or units never share a column."""
        facts = [fact for fact in self.told.facts if fact["key"] == _BY_TIME]
        columns: dict[tuple[str, str | None], Piece] = {}
        cells: dict[str | None, dict[tuple[str, str | None], list[FactLine]]] = {}
        for fact in facts:
            column = (fact["subject"] or f"source {fact['source']}", fact["unit"])
            subject = self.teller.own(self.told.fact_subject(fact))
            columns.setdefault(column, Piece(subject) if subject else self.teller.source(fact["source"]))
            cells.setdefault(fact["as_of"], {}).setdefault(column, []).append(self._line(fact))
        # The longest series first: where the table is wider than the page, the others are what is scrolled to.
        ordered = sorted(columns, key=lambda column: -sum(column in row for row in cells.values()))
        rows = [
            (self.teller.day(time), tuple(tuple(cells[time].get(column, ())) for column in ordered))
            for time in sorted(cells, key=_in_time)
        ]
        return Series(tuple(columns[column] for column in ordered), tuple(rows)) if facts else None

    def _sources(self) -> list[tuple[Piece, Piece | None]]:
        """Return the sources that this page rests on: each as it is cited, and where it is published."""
        corridor = self.corridor
        cited = [
            corridor["source"],
            *(fact["source"] for fact in self.told.facts),
            *(leg["geometry_source"] for leg in self.told.legs),
        ]
        return [(self._citation(source), self._address(source)) for source in dict.fromkeys(cited)]

    def _citation(self, source_id: str) -> Piece:
        """Return a source as it is cited, linked to its place in the list of sources."""
        source, href = self.teller.sources[source_id], self.teller.links.source(source_id)
        text = source.get("citation") or self.teller.source(source_id).text
        return foreign(text, self.teller.lang, lang=source.get("language") or "en", href=href)

    def _address(self, source_id: str) -> Piece | None:
        """Return the host of a published page, linked to the page."""
        url = self.teller.sources[source_id].get("url", "")
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        return foreign(host, self.teller.lang, lang="en", href=url) if host else None

    def _others(self) -> list[tuple[str, list[Piece]]]:
        """Return the other corridors of the edition by group."""
        groups: dict[str, list[Piece]] = {}
        for layer in self.teller.edition.layers:
            if layer["kind"] == "corridor" and layer["slug"] != self.slug:
                piece = Piece(self.teller.said(layer["name"]), self.teller.links.corridor(layer["slug"]))
                groups.setdefault(self.teller.say(f"group-{layer['group']}"), []).append(piece)
        return list(groups.items())


def _in_time(time: str | None) -> tuple[bool, str]:
    """Return what times are put in order by: their beginning, an unknown one first; what is undated comes last."""
    start = (time or "").partition("/")[0]
    return time is None, "" if start == ".." else start
