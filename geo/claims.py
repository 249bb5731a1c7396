"""Finding claims: the filters of the API and of the claims page, over the records of one edition.

A comma in a filter means any of, different filters mean all of. `country=KAZ` leaves out claims about the whole region.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.edition import Edition
from geo.search import Entry, Synonyms, find, make_entry
from geo.themes import matches_years
from geo.view import LANGUAGES, Years

Claim = Mapping[str, Any]
FILTERS = (
    *("country", "partner", "tool", "power", "domain", "indicator", "kind", "plausibility", "evidence", "priority"),
    *("place", "source"),
)
"""The filters that compare a member of the claim with a list of words."""

_LABEL, _VALUE, _NOTE = 3.0, 2.0, 1.0
"""What a word is worth in a search by where it stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """The claims that a search gives, and how many were left out because they have no date."""

    claims: Sequence[Claim]
    undated: int


def claim_entries(edition: Edition) -> tuple[list[Entry], Synonyms]:
    """Return the search index over the claims of an edition."""
    groups = [(row["word"], row["variants"]) for row in edition.document("data/synonyms.json")]
    synonyms = Synonyms.of(groups)
    names = {row["iso3"]: row["name"] for row in edition.atlas["republics"]}
    entries = [make_entry(claim["id"], _searchable(claim, names), synonyms) for claim in edition.claims]
    return entries, synonyms


def _searchable(claim: Claim, names: Mapping[str, Mapping[str, str]]) -> list[tuple[str, float]]:
    country = names.get(claim["country"], {})
    texts = [
        *((claim["label"][lang], _LABEL) for lang in LANGUAGES),
        *((name, _LABEL) for name in country.values()),
        (claim["date"] or "", _VALUE),
        (claim["as_printed"] or "", _VALUE),
        (claim["id"], _NOTE),
    ]
    for member, weight in (("value_text", _VALUE), ("note", _NOTE)):
        texts += [(text, weight) for text in (claim[member] or {}).values()]
    return texts


def known_words(edition: Edition, name: str) -> set[str]:
    """Return the words that a filter may hold: those of its closed list, or those that claims of the edition use."""
    if name == "place":
        return {place["slug"] for place in edition.relations["places"]}
    if name == "source":
        return {source["id"] for source in edition.sources}
    closed = edition.relations["words"].get(name, {})
    return {*closed, *(str(claim[name]) for claim in edition.claims if claim[name] is not None)}


def find_claims(
    edition: Edition, filters: Mapping[str, Sequence[str]], *, year: Years | None = None, query: str = ""
) -> Found:
    """Return the claims that match: in catalogue order, or best first where a query is searched for."""
    claims: dict[str, Claim] = {claim["id"]: claim for claim in edition.claims}
    if query.strip():
        entries, synonyms = edition.claim_index
        claims = {name: claims[name] for name in find(entries, query, synonyms)}
    chosen = [claim for claim in claims.values() if all(_has(claim, name, words) for name, words in filters.items())]
    if year is None:
        return Found(chosen, 0)
    in_time = [claim for claim in chosen if matches_years(claim["date"], year)]
    return Found(in_time, sum(claim["date"] is None for claim in chosen))


def _has(claim: Claim, name: str, words: Sequence[str]) -> bool:
    if not words:
        return True
    if name == "place":
        return claim["place"] is not None and claim["place"]["slug"] in words
    if name == "source":
        return any(source in words for source in claim["sources"])
    return str(claim[name]) in words
