"""Built pages filled with a view: the page itself was composed by folium when the edition was built.

A built page is HTML with slots. What fills them is data: the view as a JSON block, links to the same view in the other
languages, what was ignored of the address. Everything is escaped here, once.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

from geo.compare import Comparison, compared_rows
from geo.edition import Edition
from geo.errors import Problem
from geo.language import Language, direction, language, unit_id
from geo.themes import Painted, Painting, matches_years
from geo.view import LANGUAGES, View

LANGUAGE_NAMES = {"ar": "العربية", "en": "English", "tr": "Türkçe"}
PAGE_NAMES = {
    "": "page-map",
    "claims": "nav-claims",
    "matrix": "nav-matrix",
    "sources": "nav-sources",
    "about": "page-about",
}
"""The pages that every header links, and the messages that name them."""
_SLOT = re.compile(r"@@slot:([a-z]+)@@")


def slot(name: str) -> str:
    """Return the mark that stands in a built page for what is filled in later."""
    return f"@@slot:{name}@@"


@dataclass(frozen=True)
class BuiltPage:
    """One page in one language, cut at its slots."""

    text: str

    @cached_property
    def _parts(self) -> list[str]:
        return _SLOT.split(self.text)

    def fill(self, contents: Mapping[str, str]) -> str:
        """Return the page with each slot filled with escaped HTML; raise KeyError if a slot has no content."""
        parts = self._parts
        return "".join(contents[part] if number % 2 else part for number, part in enumerate(parts))


@dataclass(frozen=True, slots=True)
class PageAddress:
    """Where a page is: its path from the atlas, the way back to the atlas, and the parameters that are its own."""

    path: str
    root: str = ""
    own: str = ""

    def link(self, view: View) -> str:
        """Return the address of this page with a view, as a link on a page of the same depth."""
        return f"{self.root}{self.path}?{self._query(view)}" if self.path else f"{self.root or './'}?{view.query()}"

    def under(self, base_url: str, view: View) -> str:
        """Return the absolute address of this page with a view."""
        return f"{base_url}{self.path}?{self._query(view)}"

    def _query(self, view: View) -> str:
        return f"{view.query()}&{self.own}" if self.own else view.query()


def fill_atlas_page(
    page: BuiltPage, edition: Edition, view: View, *, base_url: str, problems: Sequence[Problem]
) -> str:
    """Return the atlas page or frame of a view. `base_url` ends in a slash; it is where the atlas is reached."""
    words = language(view.lang, view.nu)
    return page.fill(
        {
            **_common_slots(view, PageAddress(""), base_url),
            "notices": _notices(problems, words, button=_dismiss_button(words)),
            "full": escape(f"./?{view.query()}"),
            "view": script_safe(view_block(edition, view)),
        }
    )


def fill_text_page(page: BuiltPage, view: View, *, path: str, base_url: str, problems: Sequence[Problem]) -> str:
    """Return a readable page such as `about`."""
    notices = _notices(problems, language(view.lang, view.nu))
    return page.fill({**_common_slots(view, PageAddress(path), base_url), "notices": notices})


def fill_readable_page(
    page: BuiltPage,
    view: View,
    *,
    address: PageAddress,
    title: str,
    body: str,
    base_url: str,
    problems: Sequence[Problem],
) -> str:
    """Return a page such as `claims`. `title` is text; `body` is HTML that templates have escaped."""
    slots = {
        **_common_slots(view, address, base_url),
        "notices": _notices(problems, language(view.lang, view.nu)),
        "title": escape(title),
        "body": body,
    }
    return page.fill(slots)


def fill_error_page(page: BuiltPage, *, root: str, title: str, detail: str) -> str:
    """Return the page that tells a person what went wrong. `root` leads from the page's address to the atlas'."""
    home = escape(root or "./")
    slots = {"title": escape(title), "detail": escape(detail), "home": home, "root": escape(root), "scheme": "auto"}
    return page.fill(slots)


def _common_slots(view: View, address: PageAddress, base_url: str) -> dict[str, str]:
    return {
        "scheme": view.scheme,
        "root": address.root,
        "home": address.root or "./",
        "pages": _page_links(view, address),
        "languages": _language_links(view, address),
        "links": _head_links(view, address, base_url),
    }


def _page_links(view: View, address: PageAddress) -> str:
    words = language(view.lang, view.nu)
    links = []
    for path, message in PAGE_NAMES.items():
        current = ' aria-current="page"' if path == address.path else ""
        target = escape(PageAddress(path, address.root).link(view))
        links.append(f'<a class="header-link" href="{target}"{current}>{escape(words.say(message))}</a>')
    return "\n".join(links)


def _language_links(view: View, address: PageAddress) -> str:
    links = []
    for lang in LANGUAGES:
        current = ' aria-current="true"' if lang == view.lang else ""
        target = escape(address.link(view.with_(lang=lang)))
        links.append(
            f'<a class="header-link" data-lang="{lang}" lang="{lang}" dir="{direction(lang)}" hreflang="{lang}"'
            f' href="{target}"{current}>{LANGUAGE_NAMES[lang]}</a>'
        )
    return "\n".join(links)


def _head_links(view: View, address: PageAddress, base_url: str) -> str:
    alternates = [
        f'<link rel="alternate" hreflang="{lang}" href="{escape(address.under(base_url, view.with_(lang=lang)))}">'
        for lang in LANGUAGES
    ]
    canonical = f'<link rel="canonical" href="{escape(address.under(base_url, view))}">'
    return "\n".join([canonical, *alternates])


def _notices(problems: Sequence[Problem], words: Language, *, button: str = "") -> str:
    if not problems:
        return ""
    items = "".join(f'<li class="notice-item">{escape(_notice(problem, words))}</li>' for problem in problems)
    title = escape(words.say("notice-title"))
    return f'<div class="notice" role="status"><p>{title}</p><ul dir="auto">{items}</ul>{button}</div>'


def _dismiss_button(words: Language) -> str:
    """Return the button that closes a notice, for pages with a script that hears it."""
    label = escape(words.say("notice-dismiss"))
    return f'<button class="notice-dismiss" type="button" aria-label="{label}">×</button>'


def _notice(problem: Problem, words: Language) -> str:
    return words.say(f"notice-{problem.reason}", parameter=problem.parameter or "?", value=problem.value)


def script_safe(document: object) -> str:
    """Return JSON that no HTML parser takes for anything but text."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def view_block(edition: Edition, view: View) -> dict[str, Any]:
    """Return the view as data for the page script: its parameters, and its theme painted and put into words."""
    words = language(view.lang, view.nu)
    theme = edition.themes[view.theme]
    painting = edition.painting(view)
    return {
        "query": view.query(),
        "values": view.as_values(),
        "edition": edition.edition_id,
        "painting": {
            code: {
                "state": "none" if view.theme == "none" else painted.state,
                "classNumber": painted.class_number,
                "mark": painted.mark,
                "inConflict": painted.in_conflict,
                "text": "" if view.theme == "none" else _painted_words(painted, theme, words),
                "label": "" if view.theme == "none" else _painted_label(painted, words),
            }
            for code, painted in painting.republics.items()
        },
        "legend": None if view.theme == "none" else theme_legend(painting, theme, words),
        "compare": comparison_block(edition, view),
        "dated": _dated(edition, view, words),
    }


def _dated(edition: Edition, view: View, words: Language) -> str | None:
    """Return how many claims are dated in a view's years, in words."""
    if view.year is None:
        return None
    count = sum(matches_years(claim["date"], view.year) for claim in edition.claims)
    return words.digits(words.say("years-dated", count=count, number=words.number(count)))


def comparison_block(edition: Edition, view: View) -> dict[str, Any] | None:
    """Return what a view compares, in words: a heading, the names of the two sides, rows with bars, warnings."""
    if view.compare is None:
        return None
    words = language(view.lang, view.nu)
    sides = [_side_name(side, edition, words) for side in view.compare]
    rows = compared_rows(edition, view)
    return {
        "title": words.say("compare-title", first=sides[0], second=sides[1]),
        "subtitle": "" if rows and rows[0].republic is None else edition.themes[view.theme]["name"][view.lang],
        "sides": sides,
        "rows": [_comparison_row(row, edition, words) for row in rows],
        "empty": "" if rows else words.say("compare-empty"),
    }


def _side_name(side: str, edition: Edition, words: Language) -> str:
    return words.country(side) if side in edition.vocabulary.republics else words.digits(side)


def _comparison_row(row: Comparison, edition: Edition, words: Language) -> dict[str, Any]:
    theme = edition.themes[row.theme]
    return {
        "name": theme["name"][words.lang] if row.republic is None else words.country(row.republic),
        "sides": [
            {"text": _painted_words(side.painted, theme, words), "share": side.share, "state": side.painted.state}
            for side in row.sides
        ],
        "warning": words.say("compare-years-differ") if row.years_differ else "",
    }


def _painted_words(painted: Painted, theme: Mapping[str, Any], words: Language) -> str:
    if painted.state != "painted" or painted.value is None:
        return words.say(f"state-{painted.state}")
    text = _qualified(words.quantity(_sensible(painted.value), theme["unit"]), painted, words)
    if painted.date is not None:
        text = words.say("state-with-date", value=text, date=words.day(painted.date))
    remarks = [words.say(f"state-{painted.mark}")] if painted.mark else []
    if painted.in_conflict:
        remarks.append(words.say("state-conflict"))
    return words.say("list-separator").join([text, *remarks])


def _painted_label(painted: Painted, words: Language) -> str:
    """Return what is written on a republic: the unit stands in the legend."""
    if painted.state != "painted" or painted.value is None:
        return words.say(f"state-{painted.state}")
    amount = _qualified(words.compact(_sensible(painted.value)), painted, words)
    return words.say("state-with-date", value=amount, date=words.day(painted.date)) if painted.date else amount


def _sensible(value: float) -> float:
    """Return a value without decimals that nobody would read: one below a thousand, none above."""
    return round(value, 1) if abs(value) < 1000 else round(value)


def _qualified(amount: str, painted: Painted, words: Language) -> str:
    return words.say(f"qualifier-{painted.qualifier}", value=amount) if painted.qualifier else amount


def theme_legend(painting: Painting, theme: Mapping[str, Any], words: Language) -> dict[str, Any]:
    """Return the legend of a theme: a title, a row per look that is on the map, and what a reader must know."""
    coverage = words.say("legend-coverage", count=painting.coverage, total=words.number(len(painting.republics)))
    notes = [theme["note"][words.lang] if theme["note"] else "", coverage]
    if painting.bounds:
        notes.append(words.say("legend-quantiles"))
    if painting.undated:
        notes.append(words.say("legend-undated", count=painting.undated))
    return {
        "title": _theme_title(theme, words),
        "rows": [*_class_rows(painting, words), *_state_rows(painting, words)],
        "notes": [words.digits(note) for note in notes if note],
    }


def _theme_title(theme: Mapping[str, Any], words: Language) -> str:
    unit = theme["unit"]
    name = str(theme["name"][words.lang])
    return (
        name
        if unit in (None, "count")
        else words.say("legend-with-unit", name=name, unit=words.say(f"unit-name-{unit_id(unit)}"))
    )


def _class_rows(painting: Painting, words: Language) -> list[dict[str, str]]:
    if not painting.bounds:
        return [{"look": "one-tint", "text": words.say("legend-painted")}] if painting.coverage else []
    amounts = [words.compact(_sensible(bound)) for bound in painting.bounds]
    return [
        {"look": f"class-{number}", "text": words.say("legend-between", low=low, high=high)}
        for number, (low, high) in enumerate(zip(amounts, amounts[1:], strict=False), start=1)
    ]


def _state_rows(painting: Painting, words: Language) -> list[dict[str, str]]:
    present = {painted.state for painted in painting.republics.values()}
    marks = {painted.mark for painted in painting.republics.values()}
    conflicting = any(painted.in_conflict for painted in painting.republics.values())
    conflicts = [{"look": "marked-conflict", "text": words.say("legend-conflict")}] if conflicting else []
    rows = [
        {"look": state, "text": words.say(f"legend-{state}")}
        for state in ("doubtful", "wrong", "not-stated", "not-applicable")
        if state in present
    ]
    return (
        rows
        + [
            {"look": f"marked-{mark}", "text": words.say(f"legend-marked-{mark}")}
            for mark in ("corrected", "doubtful", "partial")
            if mark in marks
        ]
        + conflicts
    )
