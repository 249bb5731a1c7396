"""The page of one claim: every field in words."""

from collections.abc import Iterable
from urllib.parse import quote

from geo.edition import Edition
from geo.pages import PageAddress
from geo.readable.sheet import Piece, Readable, Row, foreign, render, sections_with_rows
from geo.readable.teller import Claim, ClaimLine, Teller
from geo.view import View

REPORT_ADDRESS = ""
"""Where an error report goes; a reader's mail program asks for an address while there is none."""
_RELATIONS = ("same-event", "conflicts")


def claim_page(edition: Edition, view: View, claim_id: str) -> Readable:
    """Return the page of a claim; raise UnknownClaimError."""
    claim = edition.claim(claim_id)
    writer = ClaimWriter(Teller(edition, view, "../"), claim)
    return writer.page()


class ClaimWriter:
    """Writes what there is to say of one claim in the words of one reader."""

    def __init__(self, teller: Teller, claim: Claim) -> None:
        self.teller = teller
        self.claim = claim
        self.say = teller.say

    def page(self) -> Readable:
        """Return the page."""
        teller, claim = self.teller, self.claim
        label = teller.said(claim["label"])
        sections = [
            ("claim-section-statement", self.statement()),
            ("claim-section-paper", self.in_the_paper()),
            ("claim-section-class", self._classes()),
        ]
        body = render(
            "claim.html",
            teller.words,
            label=label,
            kind=teller.word("kind", claim["kind"]),
            country=teller.country_piece(claim["country"]),
            mark=teller.mark(claim),
            fault=teller.word("fault", claim["fault"]) if claim["fault"] else "",
            note=teller.said(claim["note"]) if claim["note"] else "",
            basis=self.basis(),
            sections=sections_with_rows(teller.words, sections),
            related=self.related(),
            map_link=teller.links.map(claim["id"]),
            list_link=teller.links.to("claims"),
            record_link=f"../api/v1/claims/{quote(claim['id'])}",
            report_link=self._report_link(),
            claim_id=claim["id"],
            edition=teller.edition.edition_id,
        )
        return Readable(PageAddress(f"claims/{quote(claim['id'])}", root="../"), label, body)

    def basis(self) -> list[Piece]:
        """Return what the flag rests on: our own judgement, said to be one, or a published source."""
        basis = self.claim["check_basis"]
        if basis is None:
            return []
        return [Piece(self.say(f"check-{basis}")), *self._check_source()]

    def _check_source(self) -> list[Piece]:
        source = self.claim["check_source"]
        return [self.teller.source(source)] if source else []

    def _row(self, term: str, text: str, remark: str = "", more: Iterable[Piece] = ()) -> Row | None:
        pieces = (*([Piece(text)] if text else []), *more)
        return Row(self.say(term), pieces, self.say(remark) if remark else "") if pieces else None

    def statement(self) -> list[Row | None]:
        """Return what the paper states: value, date, place."""
        claim, teller = self.claim, self.teller
        printed = claim["as_printed"]
        return [
            self._row("claim-value", teller.value(claim)),
            self._row("claim-as-printed", "", more=[foreign(printed, teller.lang)] if printed else []),
            self._figure("claim-corrected", claim["value_corrected"], "claim-corrected-remark"),
            self._outside("claim-reference", self._reference()),
            self._row("claim-date", teller.day(claim["date"]), self._date_remark()),
            self._outside("claim-date-corrected", teller.day(claim["date_corrected"])),
            self._place(),
        ]

    def _amount(self, value: float | None) -> str:
        return "" if value is None else self.teller.quantity(value, self.claim["unit"])

    def _reference(self) -> str:
        """Return the outside reference: a figure in the unit of the claim, or words as a data folder gives them."""
        stated = self.claim["value_reference"]
        try:
            return self._amount(None if stated is None else float(stated))
        except ValueError:
            return self.teller.own(str(stated))

    def _figure(self, term: str, value: float | None, remark: str) -> Row | None:
        return self._row(term, self._amount(value), remark)

    def _outside(self, term: str, text: str) -> Row | None:
        """Return knowledge from outside the paper, named as such, with what it rests on."""
        if not text:
            return None
        is_published = self.claim["check_basis"] == "published"
        remark = "claim-outside-published" if is_published else "claim-outside-judgement"
        return self._row(term, text, remark, self._check_source() if is_published else ())

    def _date_remark(self) -> str:
        basis = self.claim["date_basis"]
        return f"date-basis-{basis}" if basis else ""

    def _place(self) -> Row | None:
        place = self.claim["place"]
        if place is None:
            return None
        name = Piece(self.teller.said(place["name"]), href=self.teller.links.map(place["slug"]))
        return self._row("field-place", "", f"place-basis-{place['basis']}", [name])

    def in_the_paper(self) -> list[Row | None]:
        """Return where the paper states it, and on what it rests there."""
        claim, teller = self.claim, self.teller
        cited, missing, remark = claim["cited_as"], claim["source_missing"], claim["source_remark"]
        sources = [teller.source(source) for source in claim["sources"]]
        reason = [Piece(teller.said(missing))] if missing else []
        return [
            self._row("claim-locator", "; ".join(self._locators())),
            self._row("claim-cited-as", "", more=[foreign(cited, teller.lang)] if cited else []),
            self._row("claim-source" if sources else "claim-no-source", "", more=sources or reason),
            self._row("claim-source-remark", teller.said(remark) if remark else ""),
        ]

    def _locators(self) -> list[str]:
        return [
            self.say(
                "claim-section-and-paragraph",
                section=self.teller.word("section", place["section"]),
                paragraph=self.teller.number(place["paragraph"]),
            )
            for place in self.claim["locator"]
        ]

    def _classes(self) -> list[Row | None]:
        claim, teller = self.claim, self.teller
        power = claim["power"]
        named = {name: teller.word(name, claim[name]) for name in ("kind", "indicator", "domain") if claim[name]}
        about = {"country": claim["country"], "tool": claim["tool"]}
        return [
            self._row("field-country", "", more=[teller.country_piece(claim["country"])]),
            self._row("field-partner", teller.country(claim["partner"]) if claim["partner"] else ""),
            *(self._row(f"field-{name}", text) for name, text in named.items()),
            self._row(
                "field-tool", "", more=[Piece(teller.word("tool", claim["tool"]), teller.links.to("claims", **about))]
            ),
            self._row("field-power", teller.word("power", power) if power else "", "power-remark" if power else ""),
            self._row("field-evidence", teller.word("evidence", claim["evidence"])),
            self._row("field-priority", self.say(f"priority-{claim['priority']}")),
        ]

    def related(self) -> list[tuple[str, list[ClaimLine]]]:
        """Return the related claims, relation by relation."""
        groups: list[tuple[str, list[ClaimLine]]] = []
        for relation in _RELATIONS:
            others = [other["id"] for other in self.claim["related"] if other["relation"] == relation]
            if others:
                lines = self.teller.lines(self.teller.claims[name] for name in others)
                groups.append((self.say(f"related-{relation}"), lines))
        return groups

    def _report_link(self) -> str:
        subject = self.say("report-subject", claim=self.claim["id"], edition=self.teller.edition.edition_id)
        return f"mailto:{quote(REPORT_ADDRESS, safe='@')}?subject={quote(subject)}"
