"""What a reader asks of the list of claims: filters, words to search for, order, part. What is not understood is said.

The view has parameters of its own; `year` belongs to both and is read as one of the view's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from geo.claims import FILTERS
from geo.edition import Edition
from geo.errors import Problem
from geo.view import MAX_QUERY_LENGTH

Pairs = Sequence[tuple[str, str]]
SORTS = ("catalogue", "date", "value", "country")
CLAIM_LIST_PARAMETERS = frozenset({*FILTERS, "q", "sort", "limit", "offset"})
USUAL_LIMIT = 100
MOST_ITEMS = 1000
_LONGEST_SEARCH = 200
_PLAIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


@dataclass(frozen=True, slots=True)
class ListAsked:
    """Which claims, in which order, which part of them."""

    filters: Mapping[str, tuple[str, ...]]
    search: str = ""
    sort: str = SORTS[0]
    limit: int = USUAL_LIMIT
    offset: int = 0

    def own(self, **changes: object) -> str:
        """Return the parameters of the list as a query string, those at their default left out."""
        members: dict[str, object] = {name: ",".join(words) for name, words in self.filters.items()}
        members |= {"q": self.search, "sort": self.sort, "limit": self.limit, "offset": self.offset}
        members |= changes
        usual = {"sort": SORTS[0], "limit": USUAL_LIMIT, "offset": 0}
        stated = {name: value for name, value in members.items() if value and value != usual.get(name)}
        return urlencode(stated, safe=",")


def split_query(query: str, own: frozenset[str]) -> tuple[str, Pairs]:
    """Return the part of a query that is the view's, and the parameters that are a page's own.

    A form sends its empty fields, too: they ask for nothing. Years may be typed in Arabic digits.
    """
    if len(query) > MAX_QUERY_LENGTH:
        return query, []
    pairs = parse_qsl(query, keep_blank_values=True)
    mine = [(name, text) for name, text in pairs if name in own]
    views = [(name, _plain_year(text) if name == "year" else text) for name, text in pairs if name not in own]
    return urlencode([pair for pair in views if pair != ("year", "")]), mine


def _plain_year(text: str) -> str:
    return text.strip().translate(_PLAIN_DIGITS)


def read_list(edition: Edition, pairs: Pairs) -> tuple[ListAsked, list[Problem]]:
    """Return what is asked of the list as far as it is understood, and what was not."""
    problems = []
    members: dict[str, str] = {}
    for name, text in pairs:
        if name in members:
            problems.append(Problem(name, text, "repeated", "once"))
        else:
            members[name] = text
    reader = _ListReader(edition, problems)
    asked = ListAsked(
        filters=reader.filters({name: text for name, text in members.items() if name in FILTERS and text}),
        search=reader.search(members.get("q", "").strip()),
        sort=reader.sort(members.get("sort", "")),
        limit=reader.number("limit", members.get("limit", ""), USUAL_LIMIT, 1, MOST_ITEMS),
        offset=reader.number("offset", members.get("offset", ""), 0, 0, 10**6),
    )
    return asked, problems


class _ListReader:
    """Reads one parameter after another and collects the problems."""

    def __init__(self, edition: Edition, problems: list[Problem]) -> None:
        self._edition = edition
        self._problems = problems

    def _refuse(self, name: str, text: str, allowed: str) -> None:
        self._problems.append(Problem(name, text, "bad-value", allowed))

    def filters(self, texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        read = {name: self._filter(name, texts[name]) for name in FILTERS if name in texts}
        return {name: words for name, words in read.items() if words}

    def _filter(self, name: str, text: str) -> tuple[str, ...]:
        known = {word.casefold(): word for word in filter_words(self._edition, name)}
        parts = [part.strip() for part in text.split(",") if part.strip()]
        unknown = [part for part in parts if part.casefold() not in known]
        if unknown:
            self._refuse(name, ",".join(unknown), ", ".join(known.values()))
        return tuple(dict.fromkeys(known[part.casefold()] for part in parts if part.casefold() in known))

    def search(self, text: str) -> str:
        if len(text) <= _LONGEST_SEARCH:
            return text
        self._refuse("q", f"{text[:40]}…", f"at most {_LONGEST_SEARCH} characters")
        return ""

    def sort(self, text: str) -> str:
        if text.lower() in ("", *SORTS):
            return text.lower() or SORTS[0]
        self._refuse("sort", text, ", ".join(SORTS))
        return SORTS[0]

    def number(self, name: str, text: str, usual: int, least: int, most: int) -> int:
        if not text:
            return usual
        if text.isdecimal() and len(text) < 9 and least <= int(text) <= most:
            return int(text)
        self._refuse(name, text, f"{least} to {most}")
        return usual


def filter_words(edition: Edition, name: str) -> list[str]:
    """Return what a filter may ask for: the words that claims have, the sources and republics of the edition."""
    if name == "source":
        return [source["id"] for source in edition.sources]
    if name == "place":
        return [place["slug"] for place in edition.relations["places"]]
    used = dict.fromkeys(str(claim[name]) for claim in edition.claims if claim[name] is not None)
    listed = edition.relations["words"].get(name, {})
    if name == "country":
        return list(dict.fromkeys([*edition.vocabulary.republics, "ALL", *used]))
    return list(dict.fromkeys([*listed, *used]))
