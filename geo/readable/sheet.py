"""What the readable pages are written with: pieces of text, rows, and the templates that make HTML of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from geo.language import Language, direction
from geo.pages import PageAddress
from geo.resources import templates_dir

_ARABIC = re.compile(r"[\u0621-\u064a]")
_UNKNOWN_LATIN = "und-Latn"
"""BCP 47 for a text in Latin letters whose language nobody has stated."""


@dataclass(frozen=True, slots=True)
class Readable:
    """A page without what surrounds it."""

    address: PageAddress
    title: str
    body: str
    """HTML from a template."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words: perhaps a link, perhaps in another language than the page, perhaps with a look of their own."""

    text: str
    href: str = ""
    lang: str = ""
    look: str = ""

    @property
    def dir(self) -> str:
        """The direction of a foreign text; nothing where it is in the page's language."""
        return direction(self.lang) if self.lang else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A term and what is said of it, with a remark where one is needed."""

    term: str
    pieces: tuple[Piece, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading over rows."""

    heading: str
    rows: tuple[Row, ...]


def foreign(text: str, page_lang: str, *, lang: str = "", href: str = "", look: str = "") -> Piece:
    """Return a text that keeps its own language: Arabic letters are Arabic, other letters `lang` where it is known."""
    own = "ar" if _ARABIC.search(text) else _latin(lang)
    return Piece(text, href=href, lang="" if own == page_lang else own, look=look)


def _latin(lang: str) -> str:
    return lang if lang and lang != "ar" else _UNKNOWN_LATIN


def sections_with_rows(words: Language, sections: Iterable[tuple[str, Iterable[Row | None]]]) -> list[Section]:
    """Return the sections that have anything to say, their headings in words."""
    filled = [(heading, tuple(row for row in rows if row is not None)) for heading, rows in sections]
    return [Section(words.say(heading), rows) for heading, rows in filled if rows]


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(templates_dir() / "readable"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render(template: str, words: Language, **contents: object) -> str:
    """Return a template filled; every text in it is escaped."""
    return _templates().get_template(template).render(say=words.say, lang=words.lang, **contents)
