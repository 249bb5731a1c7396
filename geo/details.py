"""What the panel tells about a republic, a corridor or a place: headings and rows of text, one document per language.

Texts are plain: the page shows them as text and never as HTML.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from geo.corridor_words import CorridorWords, Fact, Leg, whole_km
from geo.edition import Edition
from geo.language import Language

Row = dict[str, Any]
"""`term`, `value`, and where they apply `mark` (`doubtful` or `wrong`), `mark_word`, `note`, `printed`, `sources`,
`href`: the address of a panel of its own, without the view."""


def details_document(edition: Edition, words: Language) -> dict[str, Any]:
    """Return the panel texts of an edition by the id that `focus` names."""
    claims = {claim["id"]: claim for claim in edition.claims}
    sources = {source["id"]: source for source in edition.sources}
    teller = _Teller(words, claims, sources, edition.relations["words"]["fact"])
    republics = {row["iso3"]: teller.republic(row) for row in edition.atlas["republics"]}
    corridors = {
        layer["slug"]: teller.corridor(edition.document(edition.corridor_file(layer["slug"])))
        for layer in edition.layers
        if layer["kind"] == "corridor"
    }
    places = {place["slug"]: teller.place(place) for place in edition.relations["places"]}
    return {**places, **corridors, **republics}


class _Teller:
    """Writes panel texts in one language from the records of one edition."""

    def __init__(
        self,
        words: Language,
        claims: Mapping[str, Any],
        sources: Mapping[str, Any],
        fact_names: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.words = words
        self.claims = claims
        self.sources = sources
        self.fact_names = fact_names

    def republic(self, republic: Mapping[str, Any]) -> dict[str, Any]:
        """Return the panel of a republic: its measured area, and what the paper claims of it and Türkiye."""
        about = [claim for claim in self.claims.values() if claim["country"] == republic["iso3"]]
        sections = [
            self._section("details-area", self._areas(republic)),
            self._section("details-borders", self._claim_rows(c for c in about if c["indicator"] in _BORDERS)),
            self._section("details-trade", self._claim_rows(c for c in about if c["tool"] == "trade")),
            self._section("details-agreements", self._claim_rows(c for c in about if _is_agreement(c))),
            self._section("details-memberships", self._claim_rows(c for c in about if c["kind"] == "membership")),
        ]
        return {
            "title": republic["name"][self.words.lang],
            "kind": self.words.say("details-republic"),
            "sections": [section for section in sections if section["rows"]],
        }

    def corridor(self, corridor: Mapping[str, Any]) -> dict[str, Any]:
        """Return the panel of a corridor: what it is, its measured and published figures, and what the paper says."""
        told = CorridorWords(corridor, self.words)
        said = self._claim_rows(self.claims[claim] for claim in corridor["claims"])
        figures = [fact for fact in told.facts if fact["key"] != "length"]
        sections = [
            self._section("details-lengths", self._lengths(corridor, told)),
            self._section("details-legs", [self._leg(leg, told) for leg in told.legs]),
            self._section("details-facts", [self._fact(fact, told) for fact in figures]),
            self._section("details-claims", said),
        ]
        summary = corridor["summary"]
        return {
            "title": corridor["name"][self.words.lang],
            "kind": self.words.say(f"kind-{corridor['kind']}"),
            "lead": summary[self.words.lang] if summary else "",
            "page": f"corridors/{quote(corridor['slug'])}",
            "sections": [section for section in sections if section["rows"]],
        }

    def place(self, place: Mapping[str, Any]) -> dict[str, Any]:
        """Return the panel of a place: what the paper says of it or what happened there."""
        said = [claim for claim in self.claims.values() if (claim["place"] or {}).get("slug") == place["slug"]]
        section = self._section("details-claims", self._claim_rows(said))
        return {
            "title": place["name"][self.words.lang],
            "kind": self.words.say(f"place-{place['kind']}"),
            "lead": "" if said else self.words.say("details-no-claims"),
            "sections": [section] if said else [],
        }

    def _section(self, heading: str, rows: Sequence[Row]) -> dict[str, Any]:
        return {"heading": self.words.say(heading), "rows": list(rows)}

    def _areas(self, republic: Mapping[str, Any]) -> list[Row]:
        measured = self._row("details-area-measured", self._km2(republic["area_km2"]), "natural-earth-countries")
        if republic["area_with_lagoon_km2"] is None:
            return [measured]
        with_lagoon = self._km2(republic["area_with_lagoon_km2"])
        return [measured, self._row("details-area-with-lagoon", with_lagoon, "natural-earth-water")]

    def _km2(self, area: float) -> str:
        return self.words.with_unit(self.words.number(round(area)), "km2")

    def _km(self, length: float) -> str:
        return self.words.with_unit(self.words.number(round(length)), "km")

    def _row(self, term: str, value: str, *sources: str) -> Row:
        return {"term": self.words.say(term), "value": value, "sources": self._cited(sources)}

    def _cited(self, sources: Sequence[str]) -> list[dict[str, str]]:
        return [
            {"text": self.sources[name].get("citation") or _short_citation(self.sources[name]), "url": self._url(name)}
            for name in sources
        ]

    def _url(self, source: str) -> str:
        return str(self.sources[source].get("url", ""))

    def _claim_rows(self, claims: Any) -> list[Row]:  # noqa: ANN401 - any iterable of claim records
        return [self._claim(claim) for claim in claims]

    def _claim(self, claim: Mapping[str, Any]) -> Row:
        lang = self.words.lang
        row: Row = {"term": claim["label"][lang], "value": self._value(claim), "sources": self._cited(claim["sources"])}
        row["href"] = f"?focus={quote(claim['id'])}"
        if claim["source_missing"]:
            row["sources"] = [{"text": claim["source_missing"][lang], "url": ""}]
        if claim["plausibility"] != "ok":
            row |= {"mark": claim["plausibility"], "mark_word": self.words.say(f"mark-{claim['plausibility']}")}
        if claim["note"]:
            row["note"] = claim["note"][lang]
        if claim["as_printed"]:
            row["printed"] = claim["as_printed"]
        return row

    def _value(self, claim: Mapping[str, Any]) -> str:
        words = self.words
        if claim["value_text"]:
            value = claim["value_text"][words.lang]
        elif claim["value"] is not None:
            value = self._quantity(claim["value"], claim["unit"], claim["qualifier"])
        else:
            value = ""
        date = words.day(claim["date"]) if claim["date"] else ""
        if value and date:
            return words.say("state-with-date", value=value, date=date)
        return value or date

    def _quantity(self, value: float, unit: str | None, qualifier: str | None) -> str:
        amount = self.words.quantity(value, unit)
        return self.words.say(f"qualifier-{qualifier}", value=amount) if qualifier else amount

    def _lengths(self, corridor: Mapping[str, Any], told: CorridorWords) -> list[Row]:
        measured = self._row("details-length-measured", whole_km(self.words, corridor["length_km"]), "own-estimate")
        term = self.words.say("details-length-published")
        whole = [fact for fact in told.facts if fact["key"] == "length" and fact["subject"] is None]
        return [measured, *({**self._fact(fact, told), "term": term} for fact in whole)]

    def _leg(self, leg: Leg, told: CorridorWords) -> Row:
        words = self.words
        parts = [words.say(f"leg-{leg['mode']}"), words.say(f"leg-{leg['status']}"), whole_km(words, leg["length_km"])]
        exact = [part for part in (told.opened(leg), told.accuracy(leg)) if part]
        return {
            "term": told.from_to(leg["from"], leg["to"]),
            "value": words.say("list-separator").join([*parts, *exact]),
            "note": told.accuracy_basis(leg),
            "sources": self._cited([leg["geometry_source"]]),
        }

    def _fact(self, fact: Fact, told: CorridorWords) -> Row:
        term, subject = self.fact_names[fact["key"]][self.words.lang], told.fact_subject(fact)
        value, date = told.fact_value(fact), told.fact_date(fact)
        return {
            "term": self.words.say("details-fact-of", fact=term, subject=subject) if subject else term,
            "value": self.words.say("state-with-date", value=value, date=date) if date else value,
            "sources": self._cited([fact["source"]]),
        }


_BORDERS = (
    *("border_length", "coast_length", "borders_all_republics"),
    *("neighbour_north", "neighbour_east", "neighbour_south", "neighbour_west", "neighbour_southwest"),
)
"""Indicators of what a republic borders on."""


def _is_agreement(claim: Mapping[str, Any]) -> bool:
    return bool(claim["kind"] == "agreement" or claim["indicator"] == "agreements_signed")


def _short_citation(source: Mapping[str, Any]) -> str:
    """Return a work of the bibliography in short: its number there, authors, title, year."""
    authors = "، ".join(source.get("authors", ()))
    said = [authors, source["title"], source.get("published", "")]
    return f"{source['id']}: " + ". ".join(part for part in said if part)
