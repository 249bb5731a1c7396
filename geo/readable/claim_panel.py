"""What the panel beside the map tells of one claim: the page of the claim in short, by the same writer.

Addresses are written without the parameters of a view: the page script adds those of the reader's own, as they are when
the link is followed.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from geo.edition import Edition
from geo.language import Language
from geo.readable.claim import ClaimWriter
from geo.readable.sheet import Piece, Row, sections_with_rows
from geo.readable.teller import ClaimLine, Links, Mark, Teller
from geo.view import View


@dataclass(frozen=True)
class BareLinks(Links):
    """Addresses relative to the atlas that carry no view."""

    def to(self, path: str, *, fragment: str = "", **own: str) -> str:
        """Return the address of a readable page."""
        query = f"?{urlencode(own, safe=',')}" if own else ""
        return f"{path}{query}" + (f"#{quote(fragment)}" if fragment else "")

    def map(self, focus: str, **changes: object) -> str:  # noqa: ARG002 - the script keeps everything but the focus
        """Return the address of the map with something in focus."""
        return f"?focus={quote(focus)}"


def claim_panel(edition: Edition, words: Language, claim_id: str) -> dict[str, Any]:
    """Return the panel of a claim; raise UnknownClaimError."""
    claim = edition.claim(claim_id)
    view = View.of(edition.vocabulary, lang=words.lang, nu=words.nu)
    teller = Teller(edition, view)
    teller.links = BareLinks(view)
    writer = ClaimWriter(teller, claim)
    kinds = [teller.say("search-kind-claim"), teller.word("kind", claim["kind"]), teller.country(claim["country"])]
    sections = [("claim-section-statement", writer.statement()), ("claim-section-paper", writer.in_the_paper())]
    return {
        "kind": teller.say("piece-separator").join(kinds),
        "title": teller.said(claim["label"]),
        "flag": _flag(teller.mark(claim), teller.word("fault", claim["fault"]) if claim["fault"] else "", words),
        "note": teller.said(claim["note"]) if claim["note"] else "",
        "basis": [_piece(piece) for piece in writer.basis()],
        "sections": [
            {"heading": section.heading, "rows": [_row(row) for row in section.rows]}
            for section in sections_with_rows(words, sections)
        ],
        "related": [
            {"heading": heading, "claims": [_line(line) for line in lines]} for heading, lines in writer.related()
        ],
        "page": f"claims/{quote(claim_id)}",
    }


def _flag(mark: Mark | None, fault: str, words: Language) -> dict[str, str] | None:
    if mark is None:
        return None
    return {**_mark(mark), "fault": f"{words.say('flag-fault')} {fault}" if fault else ""}


def _mark(mark: Mark) -> dict[str, str]:
    return {"kind": mark.kind, "sign": mark.sign, "word": mark.word}


def _row(row: Row) -> dict[str, Any]:
    return {"term": row.term, "pieces": [_piece(piece) for piece in row.pieces], "remark": row.remark}


def _piece(piece: Piece) -> dict[str, str]:
    said = {"text": piece.text, "href": piece.href, "lang": piece.lang, "dir": piece.dir}
    return {name: text for name, text in said.items() if text}


def _line(line: ClaimLine) -> dict[str, Any]:
    return {
        "text": line.label,
        "href": f"?focus={quote(line.claim_id)}",
        "value": line.value,
        "date": line.date,
        "mark": _mark(line.mark) if line.mark else None,
    }
