"""The View: what is shown, as one small frozen value with one canonical query string.

The grammar is the table `PARAMETERS` and nothing else: the server reads it from here, the page script gets it as JSON
(`grammar()`), and the tests walk it. What a slug may be comes from a `Vocabulary`, which is data: the layers, themes,
republics and ids of one edition, in catalogue order.

Reading is lenient (`View.read` returns a view and the problems) or strict (`View.parse` raises `ViewError`).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any, Self
from urllib.parse import parse_qsl, quote

from geo.errors import Problem, ViewError

LANGUAGES = ("ar", "en", "tr")
RULES = ("plausible", "corrected", "printed")
"""Which reading of a faulty figure is painted, the strictest first."""
MAX_QUERY_LENGTH = 4096
"""Characters; a view with every layer of the atlas needs about 700."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that views of one edition may use, each tuple in catalogue order."""

    layers: tuple[str, ...]
    default_layers: tuple[str, ...]
    themes: tuple[str, ...]
    default_theme: str
    republics: tuple[str, ...]
    items: frozenset[str]
    """Ids that `focus` may name beside the republics: corridors, places, claims."""
    aliases: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Former slugs and what they are called today."""


@lru_cache(maxsize=1)
def shipped_vocabulary() -> Vocabulary:
    """Return the vocabulary of the data folder that comes with the package."""
    from geo.facts import read_vocabulary
    from geo.resources import shipped_data_dir

    return read_vocabulary(shipped_data_dir())


@dataclass(frozen=True, slots=True, order=True)
class Years:
    """A closed interval of calendar years; one year has equal ends."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the map looks: Web Mercator zoom (one decimal), latitude and longitude in degrees (three decimals)."""

    zoom: float
    lat: float
    lon: float

    def __str__(self) -> str:
        return "/".join((_decimals(self.zoom, 1), _decimals(self.lat, 3), _decimals(self.lon, 3)))


def _decimals(number: float, places: int) -> str:
    text = f"{number:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@dataclass(frozen=True, slots=True)
class Parameter:
    """One row of the grammar."""

    name: str
    form: str
    """`choice`, `slug`, `list`, `years`, `item`, `pair` or `camera`: how a value is read and written."""
    values: tuple[str, ...] = ()
    """The closed list of a `choice`, or the name of the vocabulary list that slugs come from."""

    def allowed(self, vocabulary: Vocabulary) -> str:
        """Return in a few words what the value may be."""
        return _FORMS[self.form].allowed(self, vocabulary)


PARAMETERS: tuple[Parameter, ...] = (
    Parameter("lang", "choice", LANGUAGES),
    Parameter("nu", "choice", ("arab", "latn")),
    Parameter("layers", "list", ("layers",)),
    Parameter("theme", "slug", ("themes",)),
    Parameter("year", "years"),
    Parameter("rule", "choice", RULES),
    Parameter("focus", "item"),
    Parameter("compare", "pair"),
    Parameter("map", "camera"),
    Parameter("base", "choice", ("plain", "none")),
    Parameter("scheme", "choice", ("auto", "light", "dark")),
)
_BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}


@dataclass(frozen=True, slots=True)
class View:
    """What is shown. Made by `parse`, `read` or `of`, which check it; fields are those of the grammar, in its order."""

    lang: str
    nu: str
    layers: tuple[str, ...]
    theme: str
    year: Years | None
    rule: str
    focus: str | None
    compare: tuple[str, str] | None
    map: Camera | None
    base: str
    scheme: str
    vocabulary: Vocabulary = field(compare=False, repr=False)

    @classmethod
    def parse(cls, query: str, vocabulary: Vocabulary | None = None) -> Self:
        """Return the view that a query string asks for; raise ViewError if any of it is not understood."""
        view, problems = cls.read(query, vocabulary)
        if problems:
            raise ViewError(problems)
        return view

    @classmethod
    def read(cls, query: str, vocabulary: Vocabulary | None = None, *, lang: str = "en") -> tuple[Self, list[Problem]]:
        """Return the view that a query string asks for as far as it is understood, and what was not.

        `lang` is the language where the query names none.
        """
        vocabulary = vocabulary or shipped_vocabulary()
        if len(query) > MAX_QUERY_LENGTH:
            problem = Problem("", f"{query[:40]}…", "bad-value", f"at most {MAX_QUERY_LENGTH} characters")
            return cls._from_values({"lang": lang}, vocabulary), [problem]
        pairs = parse_qsl(query.removeprefix("?"), keep_blank_values=True)
        values, problems = _read_pairs(pairs, vocabulary)
        return cls._from_values({"lang": lang, **values}, vocabulary), problems

    @classmethod
    def of(cls, vocabulary: Vocabulary | None = None, **parameters: object) -> Self:
        """Return the view with these parameters: `View.of(layers=["btc"], lang="tr")`; raise ViewError on a bad one."""
        pairs = [(name, _as_text(value)) for name, value in parameters.items() if value is not None]
        vocabulary = vocabulary or shipped_vocabulary()
        values, problems = _read_pairs(pairs, vocabulary)
        if problems:
            raise ViewError(problems)
        return cls._from_values(values, vocabulary)

    @classmethod
    def _from_values(cls, values: Mapping[str, Any], vocabulary: Vocabulary) -> Self:
        lang = values.get("lang", "en")
        return cls(**{**_defaults(lang, vocabulary), **values}, vocabulary=vocabulary)

    def with_(self, **changes: object) -> Self:
        """Return this view with other values for some parameters, checked like any other; None means the default."""
        kept = {parameter.name: getattr(self, parameter.name) for parameter in PARAMETERS}
        if "lang" in changes and "nu" not in changes and self.nu == usual_digits(self.lang):
            kept["nu"] = None
        return self.of(self.vocabulary, **{**kept, **changes})

    def query(self) -> str:
        """Return the canonical query string: equal views have equal strings."""
        defaults = _defaults(self.lang, self.vocabulary)
        return "&".join(
            f"{p.name}={quote(_as_text(getattr(self, p.name)), safe=',/.')}"
            for p in PARAMETERS
            if p.name == "lang" or getattr(self, p.name) != defaults[p.name]
        )

    def as_values(self) -> dict[str, Any]:
        """Return the parameters as plain JSON values, for the page script."""
        return {f.name: _as_json(getattr(self, f.name)) for f in fields(self) if f.name != "vocabulary"}

    def reset(self) -> Self:
        """Return the default view in this view's language and digits."""
        defaults = _defaults(self.lang, self.vocabulary)
        return replace(self, **{**defaults, "lang": self.lang, "nu": self.nu})


def grammar(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the table and the vocabulary as JSON values: what the page script parses and writes addresses with.

    The ids that `focus` may name are left out for their number; the script takes any id and the server checks it.
    """
    return {
        "parameters": [{"name": p.name, "form": p.form, "values": list(p.values)} for p in PARAMETERS],
        "defaults": {lang: {k: _as_json(v) for k, v in _defaults(lang, vocabulary).items()} for lang in LANGUAGES},
        "layers": list(vocabulary.layers),
        "themes": list(vocabulary.themes),
        "republics": list(vocabulary.republics),
        "aliases": dict(sorted(vocabulary.aliases.items())),
    }


def usual_digits(lang: str) -> str:
    """Return the digits that a language is read with where the view does not say: `arab` or `latn`."""
    return "arab" if lang == "ar" else "latn"


def _defaults(lang: str, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "lang": lang,
        "nu": usual_digits(lang),
        "layers": vocabulary.default_layers,
        "theme": vocabulary.default_theme,
        "year": None,
        "rule": "plausible",
        "focus": None,
        "compare": None,
        "map": None,
        "base": "plain",
        "scheme": "auto",
    }


def _read_pairs(pairs: Iterable[tuple[str, str]], vocabulary: Vocabulary) -> tuple[dict[str, Any], list[Problem]]:
    values: dict[str, Any] = {}
    problems = []
    seen = set()
    for name, text in pairs:
        parameter = _BY_NAME.get(name)
        if parameter is None:
            problems.append(Problem(name, text, "unknown-name", ", ".join(_BY_NAME)))
        elif name in seen:
            problems.append(Problem(name, text, "repeated", "once"))
        else:
            seen.add(name)
            value, refused = _FORMS[parameter.form].read(parameter, text, vocabulary)
            if refused is not None:
                problems.append(Problem(name, refused, "bad-value", parameter.allowed(vocabulary)))
            if value is not _NOTHING:
                values[name] = value
    return values, problems


_NOTHING = object()
_Reading = tuple[Any, str | None]
"""The value, or _NOTHING, and the part of the text that was refused, or None."""


def _refuse(text: str) -> _Reading:
    return _NOTHING, text


def _read_choice(parameter: Parameter, text: str, vocabulary: Vocabulary) -> _Reading:  # noqa: ARG001
    word = text.lower()
    return (word, None) if word in parameter.values else _refuse(text)


def _slugs(parameter: Parameter, vocabulary: Vocabulary) -> tuple[str, ...]:
    slugs: tuple[str, ...] = getattr(vocabulary, parameter.values[0])
    return slugs


def _read_slug(parameter: Parameter, text: str, vocabulary: Vocabulary) -> _Reading:
    slug = vocabulary.aliases.get(text.lower(), text.lower())
    return (slug, None) if slug in _slugs(parameter, vocabulary) else _refuse(text)


def _read_list(parameter: Parameter, text: str, vocabulary: Vocabulary) -> _Reading:
    known = _slugs(parameter, vocabulary)
    asked = [part for part in text.split(",") if part] if text else []
    named = {part: vocabulary.aliases.get(part.lower(), part.lower()) for part in asked}
    refused = [part for part, slug in named.items() if slug not in known]
    wanted = set(named.values())
    kept = tuple(slug for slug in known if slug in wanted)
    nothing_left = bool(refused) and not kept
    return (_NOTHING if nothing_left else kept), ",".join(refused) if refused else None


_YEARS = re.compile(r"([12]\d{3})(?:\.\.([12]\d{3}))?", re.ASCII)


def _read_years(parameter: Parameter, text: str, vocabulary: Vocabulary) -> _Reading:  # noqa: ARG001
    match = _YEARS.fullmatch(text)
    if match is None:
        return _refuse(text)
    years = Years(int(match[1]), int(match[2] or match[1]))
    return (years, None) if years.first <= years.last else _refuse(text)


def _read_item(parameter: Parameter, text: str, vocabulary: Vocabulary) -> _Reading:  # noqa: ARG001
    if text.upper() in vocabulary.republics:
        return text.upper(), None
    slug = vocabulary.aliases.get(text.lower(), text.lower())
    return (slug, None) if slug in vocabulary.items else _refuse(text)


def _read_pair(parameter: Parameter, text: str, vocabulary: Vocabulary) -> _Reading:  # noqa: ARG001
    parts = text.upper().split(",")
    if len(parts) != 2 or parts[0] == parts[1]:
        return _refuse(text)
    if all(part in vocabulary.republics for part in parts):
        return tuple(code for code in vocabulary.republics if code in parts), None
    if all(_YEARS.fullmatch(part) and ".." not in part for part in parts):
        return tuple(sorted(parts)), None
    return _refuse(text)


_CAMERA = re.compile(r"(\d{1,2}(?:\.\d)?)/(-?\d{1,2}(?:\.\d{1,3})?)/(-?\d{1,3}(?:\.\d{1,3})?)", re.ASCII)


_DECIMAL = re.compile(r"(-?\d+)\.(\d+?)0*", re.ASCII)


def _without_trailing_zeros(number: str) -> str:
    """Return a decimal with its trailing zeros cut, so that 4.50 is read like 4.5."""
    match = _DECIMAL.fullmatch(number)
    if match is None:
        return number
    return match[1] if match[2] == "0" else f"{match[1]}.{match[2]}"


def _read_camera(parameter: Parameter, text: str, vocabulary: Vocabulary) -> _Reading:  # noqa: ARG001
    match = _CAMERA.fullmatch("/".join(map(_without_trailing_zeros, text.split("/"))))
    if match is None:
        return _refuse(text)
    zoom, lat, lon = (float(number) + 0.0 for number in match.groups())
    fits = zoom <= 12 and abs(lat) <= 90 and abs(lon) <= 180
    return (Camera(zoom, lat, lon), None) if fits else _refuse(text)


@dataclass(frozen=True, slots=True)
class _Form:
    """How one kind of value is read, and what it may be in words."""

    read: Callable[[Parameter, str, Vocabulary], _Reading]
    allowed: Callable[[Parameter, Vocabulary], str]


_FORMS: dict[str, _Form] = {
    "choice": _Form(_read_choice, lambda p, _: ", ".join(p.values)),
    "slug": _Form(_read_slug, lambda p, v: ", ".join(_slugs(p, v))),
    "list": _Form(_read_list, lambda p, v: ", ".join(_slugs(p, v))),
    "years": _Form(_read_years, lambda _p, _v: "2021 or 1991..2024"),
    "item": _Form(_read_item, lambda _p, _v: "an ISO 3166 alpha-3 code, or the id of a corridor, place or claim"),
    "pair": _Form(_read_pair, lambda _p, v: f"two of {', '.join(v.republics)}, or two years, with a comma"),
    "camera": _Form(_read_camera, lambda _p, _v: "zoom/lat/lon: 0-12 (one decimal), degrees (three decimals)"),
}


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return str(value)


def _as_json(value: object) -> object:
    if isinstance(value, Years):
        return [value.first, value.last]
    if isinstance(value, Camera):
        return [value.zoom, value.lat, value.lon]
    return list(value) if isinstance(value, tuple) else value
