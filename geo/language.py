"""Words, names, numbers and dates in Arabic, English and Turkish.

Messages are Fluent files in `geo/locale/<lang>/`, one per part of the atlas; names of states, number and date forms
come from CLDR through Babel. Digits follow the view's `nu`, whatever the language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast

from geo.errors import UnknownLanguageError
from geo.resources import locale_dir
from geo.view import LANGUAGES, usual_digits

_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_COMPACT_FROM = 1_000_000
"""Figures from here on are written with a word: 2.1 billion."""
_COMPACT_DECIMALS = 3
"""Enough for every compact figure that the paper prints (3.495 billion)."""
_EVERY_CATEGORY = 100
"""Counts up to this one take every plural form that our languages have; 100 is Arabic's first of the last form."""


def direction(lang: str) -> str:
    """Return `rtl` for Arabic, else `ltr`."""
    return "rtl" if lang == "ar" else "ltr"


@dataclass(frozen=True, slots=True)
class Language:
    """One language with its messages, and the digits that numbers are written in."""

    lang: str
    nu: str
    _messages: FluentBundle
    _ids: tuple[str, ...]

    def say(self, message: str, **arguments: object) -> str:
        """Return a message in this language; raise KeyError if the catalogue lacks it or an argument is missing."""
        pattern = self._messages.get_message(message)
        if pattern is None or pattern.value is None:
            raise KeyError(f"no message {message!r} in {self.lang}")
        text, errors = self._messages.format_pattern(pattern.value, arguments)
        if errors:
            raise KeyError(f"message {message!r} in {self.lang}: {errors[0]}")
        return str(text)

    def messages(self, prefix: str) -> dict[str, str]:
        """Return all messages without arguments whose id starts with a prefix, for the page script."""
        return {name: self.say(name) for name in self._ids if name.startswith(prefix)}

    def counted(self, message: str) -> dict[str, str]:
        """Return a counted message once per plural category, `{number}` for the number, for the page script."""
        category = Locale(self.lang).plural_form
        examples = {category(count): count for count in range(_EVERY_CATEGORY, -1, -1)}
        return {name: self.say(message, count=count, number="{number}") for name, count in examples.items()}

    def number(self, value: float, *, decimals: int | None = None) -> str:
        """Return a number with this language's separators; `decimals` at most, all of them if None."""
        pattern = "#,##0." + "#" * (12 if decimals is None else decimals)
        return self.digits(format_decimal(value, format=pattern, locale=self._cldr, numbering_system=self.nu))

    def compact(self, value: float) -> str:
        """Return a number in words from a million on (2.1 billion), in figures below."""
        if abs(value) < _COMPACT_FROM:
            return self.number(value)
        text = format_compact_decimal(
            value,
            format_type="long",
            locale=self._cldr,
            fraction_digits=_COMPACT_DECIMALS,
            numbering_system=self.nu,
        )
        return self.digits(text)

    def quantity(self, value: float, unit: str | None) -> str:
        """Return a number with its unit in words: `2.1 billion US dollars`."""
        amount = self.compact(value)
        return amount if unit is None else self.with_unit(amount, unit)

    def with_unit(self, amount: str, unit: str) -> str:
        """Return a written number with its unit in words, or as it is where a data folder has a unit of its own."""
        message = f"unit-{unit_id(unit)}"
        return self.say(message, amount=amount) if self._messages.has_message(message) else f"{amount} {unit}"

    def day(self, iso: str) -> str:
        """Return an ISO date, month, year or interval as this language writes it."""
        if "/" in iso:
            first, last = iso.split("/")
            if last == "..":
                return self.say("date-since", date=self.day(first))
            if first == "..":
                return self.say("date-until", date=self.day(last))
            return self.say("date-interval", first=self.day(first), last=self.day(last))
        parts = [int(part) for part in iso.split("-")]
        form = {1: "y", 2: "MMMM y", 3: "d MMMM y"}[len(parts)]
        return self.digits(format_date(date(*(parts + [1, 1])[:3]), form, locale=self._cldr))

    def country(self, iso3: str) -> str:
        """Return the CLDR name of a state by its ISO 3166-1 alpha-3 code; raise KeyError if there is none."""
        return str(Locale(self.lang).territories[_alpha2(iso3)])

    @property
    def _cldr(self) -> str:
        return self.lang

    def digits(self, text: str) -> str:
        """Return a text with its ASCII digits written as this language writes them."""
        return text.translate(_ARABIC_DIGITS) if self.nu == "arab" else text


def unit_id(unit: str) -> str:
    """Return a unit as message ids spell it: `bcm/y` is `bcm-y`."""
    return unit.lower().replace("/", "-").replace("%", "percent").replace(" ", "-").replace(".", "")


def _alpha2(iso3: str) -> str:
    # CLDR lists alpha-3 codes as aliases of the alpha-2 ones.
    return str(get_global("territory_aliases")[iso3][0])


@cache
def language(lang: str, nu: str | None = None) -> Language:
    """Return a language by its code, with the digits it is usually read with unless `nu` says others."""
    if lang not in LANGUAGES:
        raise UnknownLanguageError(lang)
    bundle = FluentBundle([lang], use_isolating=False)
    ids: list[str] = []
    for text in _catalogue_files(lang).values():
        bundle.add_resource(FluentResource(text))
        ids.extend(_message_ids(text))
    return Language(lang, nu or usual_digits(lang), bundle, tuple(ids))


def _catalogue_files(lang: str) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((locale_dir() / lang).glob("*.ftl"))}


def _message_ids(text: str) -> Iterator[str]:
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ast.Message) and not _has_arguments(entry):
            yield entry.id.name


def _has_arguments(message: ast.Message) -> bool:
    parts = message.value.elements if message.value else ()
    placed = (part.expression for part in parts if isinstance(part, ast.Placeable))
    return any(not isinstance(expression, ast.StringLiteral) for expression in placed)
