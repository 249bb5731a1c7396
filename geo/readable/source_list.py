"""The page of sources: the paper's bibliography as it is printed, then what the atlas itself rests on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.edition import Edition
from geo.pages import PageAddress
from geo.readable.sheet import Piece, Readable, foreign, render
from geo.readable.teller import Teller
from geo.view import View

OTHER_KINDS = ("infrastructure", "geometry", "own-estimate")
_LISTS = ("Arabic", "Foreign")


@dataclass(frozen=True, slots=True)
class Entry:
    """A source as it is listed."""

    source_id: str
    number: str
    pieces: tuple[Piece, ...]
    """Authors, title, producer, dates: each in its own language."""
    address: Piece | None
    remark: Piece | None
    cited_as: tuple[Piece, ...]
    use: Piece
    """How many claims rest on it, linked to them."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A work that the paper cites and does not list."""

    cited_as: Piece
    reason: str
    links: tuple[Piece, ...]


def source_list(edition: Edition, view: View) -> Readable:
    """Return the page of all sources."""
    return _SourceWriter(Teller(edition, view)).page()


class _SourceWriter:
    """Writes the list of sources in the words of one reader."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller
        self.cited = Counter(source for claim in teller.edition.claims for source in claim["sources"])
        self.checked = Counter(claim["check_source"] for claim in teller.edition.claims)

    def page(self) -> Readable:
        teller = self.teller
        printed = [source for source in teller.edition.sources if source["kind"] == "bibliography"]
        body = render(
            "sources.html",
            teller.words,
            lead=teller.say("sources-lead", count=teller.number(len(printed))),
            printed=[
                (name.lower(), [self._entry(source) for source in printed if source["list_as_printed"] == name])
                for name in _LISTS
            ],
            missing=self._missing(),
            others=[
                (kind, [self._entry(source) for source in teller.edition.sources if source["kind"] == kind])
                for kind in OTHER_KINDS
            ],
        )
        return Readable(PageAddress("sources"), teller.say("sources-title"), body)

    def _entry(self, source: Mapping[str, Any]) -> Entry:
        url = source.get("url", "")
        is_web = url.startswith(("http://", "https://"))
        return Entry(
            source_id=source["id"],
            number=self.teller.words.digits(source.get("number_as_printed", "")),
            pieces=tuple(self._pieces(source)),
            address=Piece(url, href=url if is_web else "") if url else None,
            remark=self._remark(source),
            cited_as=tuple(foreign(text, self.teller.lang) for text in source.get("cited_as", ())),
            use=self._use(source["id"], source["kind"]),
        )

    def _remark(self, source: Mapping[str, Any]) -> Piece | None:
        """Return what we remark on a source: in the page's language, or an editor's note in English."""
        if "remark" in source:
            return Piece(self.teller.words.digits(source["remark"][self.teller.lang]))
        note = source.get("note")
        return Piece(note, lang="" if self.teller.lang == "en" else "en") if note else None

    def _pieces(self, source: Mapping[str, Any]) -> list[Piece]:
        page = self.teller.lang
        licence = source.get("licence")
        known = self._cited(source) if "citation" in source else self._listed(source)
        terms = [foreign(licence, page, lang="en", href=source.get("licence_url", ""))] if licence else []
        return [*known, *terms]

    def _cited(self, source: Mapping[str, Any]) -> list[Piece]:
        """Return a source whose citation the data folder gives in full."""
        return [foreign(source["citation"], self.teller.lang, lang=source.get("language") or "en")]

    def _listed(self, source: Mapping[str, Any]) -> list[Piece]:
        """Return authors, title, producer and dates."""
        lang, page = source.get("language", "").partition("/")[0], self.teller.lang
        said = [foreign(name, page, lang=lang) for name in source.get("authors", ())]
        said.append(foreign(source["title"], page, lang=lang or "en", look="source-title"))
        if source.get("producer"):
            said.append(foreign(source["producer"], page, lang=lang))
        dates = [(member, source[member]) for member in ("published", "accessed") if source.get(member)]
        return [*said, *(Piece(self.teller.say(f"source-{member}", date=self._date(day))) for member, day in dates)]

    def _date(self, text: str) -> str:
        """Return a date in words, or as it stands where it is none."""
        try:
            return self.teller.day(text)
        except (ValueError, KeyError):
            return self.teller.words.digits(text)

    def _use(self, source: str, kind: str) -> Piece:
        cited, checked = self.cited[source], self.checked[source]
        number = self.teller.number(cited or checked)
        if cited:
            href = self.teller.links.to("claims", source=source)
            return Piece(self.teller.say("source-cited-by", count=cited, number=number), href)
        if checked:
            return Piece(self.teller.say("source-checks", count=checked, number=number))
        return Piece(self.teller.say("source-never-cited"), look="quiet") if kind == "bibliography" else Piece("")

    def _missing(self) -> list[Missing]:
        """Return the works that the text cites and the bibliography lacks, with the claims that cite them."""
        groups: dict[tuple[str, str], list[str]] = {}
        for claim in self.teller.edition.claims:
            if claim["cited_as"] and not claim["sources"] and claim["source_missing"]:
                key = (claim["cited_as"], self.teller.said(claim["source_missing"]))
                groups.setdefault(key, []).append(claim["id"])
        return [
            Missing(foreign(cited, self.teller.lang), reason, tuple(self._claim(name) for name in names))
            for (cited, reason), names in groups.items()
        ]

    def _claim(self, name: str) -> Piece:
        return Piece(self.teller.said(self.teller.claims[name]["label"]), self.teller.links.claim(name))
