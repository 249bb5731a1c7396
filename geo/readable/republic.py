"""The page of a republic: what is measured, what the paper says of it, and what it does not say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.corridor_words import whole_km
from geo.edition import Edition
from geo.errors import UnknownRepublicError
from geo.pages import PageAddress
from geo.readable.sheet import Piece, Readable, Row, render
from geo.readable.teller import ClaimLine, Teller, count_once, date_key
from geo.view import View


@dataclass(frozen=True, slots=True)
class Group:
    """An indicator group: what is stated, or why nothing is."""

    slug: str
    name: str
    state: str
    reason: str
    lines: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of the ladder of partnership."""

    date: str
    text: str
    lines: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """What a republic is to an organisation."""

    name: str
    state: str
    since: str
    note: str
    source: Piece
    lines: tuple[ClaimLine, ...]


def republic_page(edition: Edition, view: View, iso3: str) -> Readable:
    """Return the page of a republic by its ISO 3166 alpha-3 code; raise UnknownRepublicError."""
    for republic in edition.atlas["republics"]:
        if republic["iso3"] == iso3.upper():
            return _RepublicWriter(Teller(edition, view, "../"), republic).page()
    raise UnknownRepublicError(iso3)


class _RepublicWriter:
    """Writes the page of one republic in the words of one reader."""

    def __init__(self, teller: Teller, republic: Mapping[str, Any]) -> None:
        self.teller = teller
        self.republic = republic
        self.code: str = republic["iso3"]
        self.claims = [claim for claim in teller.edition.claims if claim["country"] == self.code]

    def page(self) -> Readable:
        teller = self.teller
        groups = self._groups()
        name = teller.country(self.code)
        body = render(
            "republic.html",
            teller.words,
            name=name,
            count=teller.say("republic-count", count=len(self.claims), number=teller.number(len(self.claims))),
            areas=self._areas(),
            steps=self._steps(),
            stated=[group for group in groups if group.lines and group.state == "stated"],
            unstated=[group for group in groups if group.state != "stated"],
            timeline=teller.lines(sorted((c for c in self.claims if c["date"]), key=date_key)),
            trade=teller.lines(claim for claim in self.claims if claim["tool"] == "trade"),
            tools=self._tools(),
            limits=teller.lines(claim for claim in self.claims if claim["evidence"] == "limits"),
            memberships=self._memberships(),
            corridors=self._corridors(),
            map_link=teller.links.map(self.code),
            claims_link=teller.links.to("claims", country=self.code),
            matrix_link=teller.links.to("matrix"),
            area_source=teller.source("natural-earth-countries"),
        )
        return Readable(PageAddress(f"republics/{self.code}", root="../"), name, body)

    def _areas(self) -> list[Row]:
        measured = [("details-area-measured", self.republic["area_km2"])]
        if self.republic["area_with_lagoon_km2"] is not None:
            measured.append(("details-area-with-lagoon", self.republic["area_with_lagoon_km2"]))
        return [Row(self.teller.say(term), (Piece(self._km2(area)),)) for term, area in measured]

    def _km2(self, area: float) -> str:
        return self.teller.words.with_unit(self.teller.number(round(area)), "km2")

    def _lines_of(self, names: list[str]) -> tuple[ClaimLine, ...]:
        return tuple(self.teller.lines(self.teller.claims[name] for name in names))

    def _steps(self) -> list[Step]:
        return [
            Step(self.teller.day(row["date"]), self.teller.said(row["step"]), self._lines_of(row["claims"]))
            for row in self.teller.edition.relations["partnership_steps"]
            if row["country"] == self.code
        ]

    def _groups(self) -> list[Group]:
        return [
            Group(
                row["indicator_group"],
                self.teller.word("indicator_group", row["indicator_group"]),
                row["state"],
                self.teller.said(row["reason"]) if row["reason"] else "",
                self._lines_of(row["claims"]),
            )
            for row in self.teller.edition.relations["coverage"]
            if row["country"] == self.code
        ]

    def _tools(self) -> list[tuple[Piece, str]]:
        """Return each tool that claims document, linked to them, and how many they are."""
        rows = []
        for tool in self.teller.tools():
            claims = [claim for claim in self.claims if claim["tool"] == tool]
            if claims:
                href = self.teller.links.to("claims", country=self.code, tool=tool)
                rows.append((Piece(self.teller.word("tool", tool), href), self.teller.number(count_once(claims))))
        return rows

    def _memberships(self) -> list[Membership]:
        return [
            Membership(
                self.teller.said(self.teller.edition.layer(row["organisation"])["name"]),
                self.teller.word("membership_state", row["state"]),
                self.teller.day(row["since"]),
                self.teller.said(row["note"]) if row["note"] else "",
                self.teller.source(row["source"]),
                self._lines_of(row["claims"]),
            )
            for row in self.teller.edition.relations["memberships"]
            if row["country"] == self.code
        ]

    def _corridors(self) -> list[Row]:
        """Return the drawn corridors that cross the republic, with the kilometres that lie in it."""
        rows = []
        for layer in self.teller.edition.layers:
            if layer["kind"] != "corridor":
                continue
            corridor = self.teller.edition.document(self.teller.edition.corridor_file(layer["slug"]))
            kilometres = corridor["length_by_country_km"].get(self.code, 0)
            if kilometres or self.code in corridor["countries"]:
                rows.append(self._corridor(corridor, kilometres))
        return rows

    def _corridor(self, corridor: Mapping[str, Any], kilometres: float) -> Row:
        slug, links = corridor["slug"], self.teller.links
        pieces = (
            Piece(self.teller.said(corridor["name"]), links.corridor(slug)),
            Piece(self.teller.say("show-on-map"), links.corridor_on_map(slug)),
        )
        return Row(whole_km(self.teller.words, kilometres), pieces)
