"""The page of all claims: a form that filters, a table, and links from part to part."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from geo.claims import Found, find_claims
from geo.edition import Edition
from geo.errors import Problem
from geo.pages import PageAddress
from geo.readable.asked import SORTS, USUAL_LIMIT, ListAsked, Pairs, filter_words, read_list
from geo.readable.sheet import Readable, render
from geo.readable.teller import Claim, Teller, date_key
from geo.view import View

PATH = "claims"
CHOICES = ("country", "tool", "kind", "plausibility", "evidence")
"""The filters that the form offers as lists; the others work in the address and are kept."""
_COLUMNS = ("claim", "country", "date", "value", "tool", "source")
_SORTED_BY = {"country": "ascending", "date": "ascending", "value": "descending"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list in the form."""

    value: str
    text: str
    is_chosen: bool


def claim_list(edition: Edition, view: View, own: Pairs) -> tuple[Readable, list[Problem]]:
    """Return the page of the claims that are asked for, and what of the asking was not understood."""
    asked, problems = read_list(edition, own)
    found = find_claims(edition, asked.filters, year=view.year, query=asked.search)
    ordered = _in_order(found.claims, asked.sort, edition)
    writer = _ListWriter(Teller(edition, view), view, asked)
    return writer.page(ordered, found), problems


def _in_order(claims: Sequence[Claim], sort: str, edition: Edition) -> list[Claim]:
    if sort == "date":
        return sorted(claims, key=date_key)
    if sort == "value":
        return sorted(claims, key=_value_key)
    if sort == "country":
        places = {code: place for place, code in enumerate(filter_words(edition, "country"))}
        return sorted(claims, key=lambda claim: places[claim["country"]])
    return list(claims)


def _value_key(claim: Claim) -> tuple[bool, str, float]:
    """Return what figures are put in order by: unit by unit, the largest first, claims without a figure last."""
    value = claim["value"]
    return value is None, claim["unit"] or "", -value if value is not None else 0.0


class _ListWriter:
    """Writes the page in the words of one reader."""

    def __init__(self, teller: Teller, view: View, asked: ListAsked) -> None:
        self.teller = teller
        self.view = view
        self.asked = asked

    def page(self, claims: Sequence[Claim], found: Found) -> Readable:
        teller, asked = self.teller, self.asked
        part = claims[asked.offset : asked.offset + asked.limit]
        body = render(
            "claims.html",
            teller.words,
            lead=teller.say("claims-lead", count=teller.number(len(teller.edition.claims))),
            choices={name: self._choices(name) for name in CHOICES},
            asked=asked,
            year=teller.words.digits(str(self.view.year or "")),
            # Arabic digits run from right to left around the dots, Latin ones from left to right.
            year_dir="rtl" if self.view.nu == "arab" else "ltr",
            sorts=self._sorts(),
            hidden=self._hidden(),
            other_filters=self._other_filters(),
            clear=self._link(ListAsked({}), year=False),
            is_filtered=bool(asked.filters or asked.search or self.view.year),
            summary=self._summary(len(claims), len(part)),
            undated=self._undated(found.undated) if found.undated else "",
            columns=[(name, self._sort_link(name), self._sorted(name)) for name in _COLUMNS],
            lines=teller.lines(part),
            turns=self._turns(len(claims)),
        )
        return Readable(PageAddress(PATH, own=asked.own()), teller.say("claims-title"), body)

    def _choices(self, name: str) -> list[Choice]:
        chosen = self.asked.filters.get(name, ())
        listed = [
            Choice(word, self._name(name, word), (word,) == chosen)
            for word in filter_words(self.teller.edition, name)
            if name != "country" or any(claim["country"] == word for claim in self.teller.edition.claims)
        ]
        several = [Choice(",".join(chosen), self._names(name, chosen), True)] if len(chosen) > 1 else []
        return [Choice("", self.teller.say("claims-any"), not chosen), *several, *listed]

    def _name(self, name: str, word: str) -> str:
        if name in ("country", "partner"):
            return self.teller.country(word)
        if name == "source":
            return self.teller.source(word).text
        if name == "place":
            return next(
                self.teller.said(place["name"])
                for place in self.teller.edition.relations["places"]
                if place["slug"] == word
            )
        if name == "priority":
            return self.teller.say(f"priority-{word}")
        return self.teller.word(name, word)

    def _names(self, name: str, words: Sequence[str]) -> str:
        return self.teller.say("list-separator").join(self._name(name, word) for word in words)

    def _other_filters(self) -> list[tuple[str, str, str]]:
        """Return the filters that the form has no field for: name, what is asked for, the list without it."""
        return [
            (self.teller.say(f"field-{name}"), self._names(name, words), self._without(name))
            for name, words in self.asked.filters.items()
            if name not in CHOICES
        ]

    def _without(self, name: str) -> str:
        left = {other: words for other, words in self.asked.filters.items() if other != name}
        return self._link(replace(self.asked, filters=left))

    def _hidden(self) -> list[tuple[str, str]]:
        """Return what a form must send along: the view, and the filters without a field."""
        kept = parse_qsl(self.view.with_(year=None).query(), keep_blank_values=True)
        others = [(name, ",".join(words)) for name, words in self.asked.filters.items() if name not in CHOICES]
        limit = [("limit", str(self.asked.limit))] if self.asked.limit != USUAL_LIMIT else []
        return [*kept, *others, *limit]

    def _sorts(self) -> list[Choice]:
        first = "sort-best" if self.asked.search else "sort-catalogue"
        names = {"catalogue": first, **{sort: f"sort-{sort}" for sort in SORTS[1:]}}
        return [Choice(sort, self.teller.say(names[sort]), sort == self.asked.sort) for sort in SORTS]

    def _sort_link(self, column: str) -> str:
        return self._link(self.asked, sort=column, offset=0) if column in _SORTED_BY else ""

    def _sorted(self, column: str) -> str:
        return _SORTED_BY.get(column, "") if column == self.asked.sort else ""

    def _link(self, asked: ListAsked, *, year: bool = True, **changes: object) -> str:
        view = self.view if year else self.view.with_(year=None)
        return PageAddress(PATH, own=asked.own(**changes)).link(view)

    def _summary(self, total: int, shown: int) -> str:
        teller, first = self.teller, self.asked.offset
        if not total:
            return teller.say("claims-none")
        if not shown:
            return teller.say("claims-past-the-end", count=total, total=teller.number(total))
        if shown == total:
            return teller.say("claims-all", count=total, total=teller.number(total))
        ends = {"first": teller.number(first + 1), "last": teller.number(first + shown)}
        return teller.say("claims-part", **ends, total=teller.number(total))

    def _undated(self, count: int) -> str:
        return self.teller.say("claims-undated", count=count, number=self.teller.number(count))

    def _turns(self, total: int) -> list[dict[str, str]]:
        """Return the links to the parts before and after this one."""
        limit, offset = self.asked.limit, self.asked.offset
        turns = []
        if offset > 0:
            before = min(offset - limit, (total - 1) // limit * limit)
            turns.append({"rel": "prev", "text": "claims-previous", "href": self._turn(max(0, before))})
        if offset + limit < total:
            turns.append({"rel": "next", "text": "claims-next", "href": self._turn(offset + limit)})
        return turns

    def _turn(self, offset: int) -> str:
        return self._link(self.asked, offset=offset)
