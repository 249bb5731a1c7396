"""Two matrices: how densely the paper documents each tool in each republic, and what it states of each."""

from dataclasses import dataclass

from geo.edition import Edition
from geo.pages import PageAddress
from geo.readable.sheet import Piece, Readable, render
from geo.readable.teller import BACKGROUND, Teller, count_once
from geo.view import View

_REGION = "ALL"


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """Whether the paper states something of a republic, and why not."""

    state: str
    text: str
    href: str
    reason: str


def matrix_page(edition: Edition, view: View) -> Readable:
    """Return the page of both matrices."""
    writer = _MatrixWriter(Teller(edition, view))
    return writer.page()


class _MatrixWriter:
    """Writes the matrices in the words of one reader."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller
        self.republics = teller.edition.vocabulary.republics

    def page(self) -> Readable:
        teller = self.teller
        tools = teller.tools()
        body = render(
            "matrix.html",
            teller.words,
            columns=[teller.country_piece(code) for code in self.republics],
            region=Piece(teller.country(_REGION)),
            tools=[self._tool_row(tool) for tool in tools if tool not in BACKGROUND],
            background=[self._tool_row(tool) for tool in tools if tool in BACKGROUND],
            groups=[self._group_row(group) for group in teller.edition.relations["words"]["indicator_group"]],
        )
        return Readable(PageAddress("matrix"), teller.say("matrix-title"), body)

    def _tool_row(self, tool: str) -> tuple[Piece, list[Piece]]:
        name = Piece(self.teller.word("tool", tool), self.teller.links.to("claims", tool=tool))
        return name, [self._count(code, tool) for code in (*self.republics, _REGION)]

    def _count(self, code: str, tool: str) -> Piece:
        claims = [c for c in self.teller.edition.claims if c["country"] == code and c["tool"] == tool]
        count = self.teller.number(count_once(claims))
        return Piece(count, self.teller.links.to("claims", country=code, tool=tool)) if claims else Piece(count)

    def _group_row(self, group: str) -> tuple[str, str, list[CoverageCell]]:
        rows = {
            row["country"]: row for row in self.teller.edition.relations["coverage"] if row["indicator_group"] == group
        }
        return (
            group,
            self.teller.word("indicator_group", group),
            [
                self._coverage(group, code, rows[code]["state"], rows[code]["reason"])
                for code in self.republics
                if code in rows
            ],
        )

    def _coverage(self, group: str, code: str, state: str, reason: dict[str, str] | None) -> CoverageCell:
        href = self.teller.links.to(f"republics/{code}", fragment=f"group-{group}")
        why = self.teller.said(reason) if reason else ""
        return CoverageCell(state, self.teller.word("coverage_state", state), href, why)
