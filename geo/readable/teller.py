"""Puts records into words: names of closed lists, values, dates, flags, sources, links that carry the view."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

from geo.edition import Edition
from geo.language import Language, language
from geo.readable.sheet import Piece, foreign
from geo.view import View

Claim = Mapping[str, Any]
BACKGROUND = ("context-base", "context-rivals", "model")
"""What the paper tells beside the tools of smart power."""
_LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_IN_WORDS_FROM = 1_000_000
"""The language module writes figures from here on with a word and three decimals."""


@dataclass(frozen=True)
class Links:
    """Addresses on a page: relative to it, and with the view of the reader."""

    view: View
    root: str = ""

    @cached_property
    def _undated(self) -> str:
        # A list that a page counts is about all years, whatever years the map is on.
        return self.view.with_(year=None).query()

    def to(self, path: str, *, fragment: str = "", **own: str) -> str:
        """Return a link to another readable page, with parameters of its own."""
        query = f"{self._undated}&{urlencode(own, safe=',')}" if own else self._undated
        return f"{self.root}{path}?{query}" + (f"#{quote(fragment)}" if fragment else "")

    def claim(self, claim_id: str) -> str:
        """Return a link to the page of a claim."""
        return self.to(f"claims/{quote(claim_id)}")

    def source(self, source_id: str) -> str:
        """Return a link to a source in the list of sources."""
        return self.to("sources", fragment=f"source-{source_id}")

    def corridor(self, slug: str) -> str:
        """Return a link to the page of a corridor."""
        return self.to(f"corridors/{quote(slug)}")

    def corridor_on_map(self, slug: str) -> str:
        """Return a link to the map with a corridor switched on and in focus."""
        return self.map(slug, layers=sorted({*self.view.layers, slug}))

    def map(self, focus: str, **changes: object) -> str:
        """Return a link to the map with something in focus, fitted to what is shown."""
        return f"{self.root or './'}?{self.view.with_(focus=focus, map=None, **changes).query()}"


@dataclass(frozen=True, slots=True)
class Mark:
    """The flag of a doubtful or wrong claim: a sign and a word, never colour alone."""

    kind: str
    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in one line of a list or table."""

    claim_id: str
    label: str
    href: str
    country: Piece
    date: str
    value: str
    mark: Mark | None
    tool: Piece
    sources: tuple[Piece, ...]
    is_told_twice: bool


class Teller:
    """Words for the records of one edition, in the language and digits of one view."""

    def __init__(self, edition: Edition, view: View, root: str = "") -> None:
        self.edition = edition
        self.words: Language = language(view.lang, view.nu)
        self.links = Links(view, root)
        self.sources: dict[str, Mapping[str, Any]] = {source["id"]: source for source in edition.sources}
        self.claims: dict[str, Claim] = {claim["id"]: claim for claim in edition.claims}
        self._lists = edition.relations["words"]

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.words.lang

    def say(self, message: str, **arguments: object) -> str:
        """Return a message of the catalogue."""
        return self.words.say(message, **arguments)

    def own(self, text: str) -> str:
        """Return a text of ours with its digits written as the view asks."""
        if self.words.nu == "latn":
            return text.translate(_LATIN_DIGITS)
        return text if self.lang == "ar" else self.words.digits(text)

    def said(self, texts: Mapping[str, str]) -> str:
        """Return a text that is there in all languages."""
        return self.own(texts[self.lang])

    def word(self, of: str, slug: str) -> str:
        """Return the name of a word of a closed list; the word itself where a data folder names it nowhere."""
        names = self._lists.get(of, {}).get(slug)
        return str(names[self.lang]) if names else slug

    def country(self, code: str) -> str:
        """Return the name of a state, an organisation or the whole region."""
        if code in self._lists.get("actor", {}):
            return self.word("actor", code)
        try:
            return self.words.country(code)
        except KeyError:
            return code

    def country_piece(self, code: str) -> Piece:
        """Return the name of a country, linked to its page if it is one of the five."""
        is_republic = code in self.edition.vocabulary.republics
        return Piece(self.country(code), href=self.links.to(f"republics/{code}") if is_republic else "")

    def number(self, value: float) -> str:
        """Return a plain number."""
        return self.words.number(value)

    def quantity(self, value: float, unit: str | None) -> str:
        """Return a figure with its unit: in words where these lose nothing, else in full."""
        if abs(value) >= _IN_WORDS_FROM and not _is_said_by_three_decimals(value):
            amount = self.words.number(value)
            return amount if unit is None else self.words.with_unit(amount, unit)
        return self.words.quantity(value, unit)

    def value(self, claim: Claim) -> str:
        """Return what a claim says in short: its words, or its figure with unit and qualifier; or nothing."""
        if claim["value_text"]:
            return self.said(claim["value_text"])
        if claim["value"] is None:
            return ""
        amount = self.quantity(claim["value"], claim["unit"])
        return self.say(f"qualifier-{claim['qualifier']}", value=amount) if claim["qualifier"] else amount

    def day(self, iso: str | None) -> str:
        """Return a date in words, or nothing."""
        return self.words.day(iso) if iso else ""

    def mark(self, claim: Claim) -> Mark | None:
        """Return the flag of a claim."""
        kind = claim["plausibility"]
        return None if kind == "ok" else Mark(kind, self.say(f"sign-{kind}"), self.say(f"mark-{kind}"))

    def source(self, source_id: str) -> Piece:
        """Return a source in short, linked to its place in the list of sources."""
        source = self.sources[source_id]
        return foreign(
            self._in_short(source), self.lang, lang=source.get("language", ""), href=self.links.source(source_id)
        )

    def _in_short(self, source: Mapping[str, Any]) -> str:
        authors = source.get("authors")
        name = "؛ ".join(authors) if authors else source.get("producer") or source["title"]
        return " ".join(part for part in (name, self.words.digits(source.get("published", "")[:4])) if part)

    def tools(self) -> list[str]:
        """Return the tools, and after them what the paper tells as background."""
        listed = list(self._lists["tool"])
        return sorted(listed, key=lambda tool: tool in BACKGROUND)

    def line(self, claim: Claim) -> ClaimLine:
        """Return a claim in one line."""
        missing = claim["source_missing"]
        stated = tuple(self.source(source) for source in claim["sources"])
        return ClaimLine(
            claim_id=claim["id"],
            label=self.said(claim["label"]),
            href=self.links.claim(claim["id"]),
            country=self.country_piece(claim["country"]),
            date=self.day(claim["date"]),
            value=self.value(claim),
            mark=self.mark(claim),
            tool=Piece(self.word("tool", claim["tool"])),
            sources=stated or ((Piece(self.said(missing), look="quiet"),) if missing else ()),
            is_told_twice=any(other["relation"] == "same-event" for other in claim["related"]),
        )

    def lines(self, claims: Iterable[Claim]) -> list[ClaimLine]:
        """Return claims in a line each."""
        return [self.line(claim) for claim in claims]


def _is_said_by_three_decimals(value: float) -> bool:
    unit = 1.0
    while abs(value) >= unit * 1000 and unit < 1e12:
        unit *= 1000
    shown = round(value / unit, 3) * unit
    return abs(shown - value) < 0.5


def count_once(claims: Iterable[Claim]) -> int:
    """Return how many things claims tell of: what is told twice counts once."""
    return len({_event(claim) for claim in claims})


def _event(claim: Claim) -> str:
    same = [other["id"] for other in claim["related"] if other["relation"] == "same-event"]
    return str(min(claim["id"], *same)) if same else str(claim["id"])


def date_key(claim: Claim) -> tuple[bool, str]:
    """Return what claims are put in order of time by: the first known day; undated ones come last."""
    parts = [part for part in (claim["date"] or "").split("/") if part not in ("", "..")]
    return not parts, parts[0] if parts else ""
