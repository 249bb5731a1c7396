"""Finding anything of the atlas as people type: republics, corridors, places, stops, claims and sources.

One index per edition, over the names in all three languages and over the texts beside them. Folding, synonyms and what
is searched of a claim are those of `geo.search` and `geo.claims`. A name counts more the closer it comes to what was
typed; of names equally close, those of the map come before those of the paper.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any
from urllib.parse import quote

from geo.edition import Edition
from geo.language import Language
from geo.readable.sheet import Piece, foreign
from geo.readable.teller import Teller
from geo.search import Entry, Synonyms, find, fold, make_entry
from geo.view import LANGUAGES, View

Texts = Mapping[str, str]
KINDS = ("republic", "corridor", "place", "stop", "claim", "source")
"""What can be found; of names equally close, in this order."""
_SENTENCES = ("claim", "source")
"""Kinds whose names are whole sentences: the first word of one says no more than the others."""
MOST_FOUND = 50
LONGEST_QUERY = 200

_WIDE = ("sea", "region", "river", "mountain", "valley", "border")
"""Kinds of places that are much larger than a town."""
_ZOOM_WIDE, _ZOOM_CLOSE = 6.0, 8.0
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_SHORTEST_INSIDE = 3
"""Fewer letters stand inside so many words that finding them says nothing."""


class Closeness(IntEnum):
    """How near a name comes to what was typed, nearest first."""

    WHOLE = 0
    BEGINNING = 1
    WORDS = 2
    INSIDE = 3
    BESIDE = 4
    """It stands in a text beside the name."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a thing that was found: a focus of the view with its layer and its part of the map, or a page."""

    focus: str | None = None
    layer: str | None = None
    """The layer that must be on for the thing to be seen."""
    map: tuple[float, float, float] | None = None
    """Zoom, latitude, longitude, for what is a point."""
    bounds: tuple[float, float, float, float] | None = None
    """West, south, east, north in degrees, for what is not."""
    page: str | None = None
    """The page about it, relative to the atlas and without the parameters of a view."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be found."""

    kind: str
    thing_id: str
    names: Texts
    """What it is called, by language; a source is called the same in all."""
    opens: Opening
    kind_word: str
    """The message that says what it is."""
    country: str | None = None
    language: str = ""
    """The language of a name that is not ours to translate, where it is known."""
    corridors: tuple[str, ...] = ()
    """The corridors that a stop lies on, in catalogue order."""
    also: tuple[str, ...] = ()
    """Texts beside the name of a source: who wrote it, and how it is cited."""
    codes: tuple[str, ...] = ()
    """Short names that count as names."""


@dataclass(frozen=True)
class Finder:
    """The index over one edition."""

    things: Sequence[Thing]
    synonyms: Synonyms
    entries: Sequence[Entry]
    """The texts beside the names, numbered like the things."""
    _spellings: Sequence[tuple[str, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        spellings = [_spellings((*thing.names.values(), *thing.codes), self.synonyms) for thing in self.things]
        object.__setattr__(self, "_spellings", spellings)

    @classmethod
    def of(cls, edition: Edition) -> "Finder":
        """Return the index over everything that an edition names."""
        claim_entries, synonyms = edition.claim_index
        drawn = [*_republics(edition), *_corridors(edition), *_places(edition), *_stops(edition)]
        sources = _sources(edition)
        words = _Words(edition)
        entries = [
            *(_entry(words.beside(thing), synonyms) for thing in drawn),
            *claim_entries,
            *(_entry(source.also, synonyms) for source in sources),
        ]
        numbered = [Entry(str(number), entry.worth) for number, entry in enumerate(entries)]
        return cls([*drawn, *_claims(edition), *sources], synonyms, numbered)

    def find(self, query: str) -> list[Thing]:
        """Return everything that a query finds, best first."""
        asked = _asked(query, self.synonyms)
        beside = {int(number): rank for rank, number in enumerate(find(self.entries, query, self.synonyms))}
        ranked: list[tuple[int, int, int, int]] = []
        for number, thing in enumerate(self.things):
            close = _closeness(self._spellings[number], asked)
            if close is Closeness.BEGINNING and thing.kind in _SENTENCES:
                close = Closeness.WORDS
            if close is None and number in beside:
                close = Closeness.BESIDE
            if close is not None:
                rank = beside[number] if close is Closeness.BESIDE else 0
                ranked.append((close, KINDS.index(thing.kind), rank, number))
        return [self.things[number] for *_, number in sorted(ranked)]


def search_record(edition: Edition, query: str, words: Language, *, limit: int) -> dict[str, Any]:
    """Return what a query finds as the API gives it: how many things, and the best of them in a reader's language."""
    found = edition.finder.find(query)
    teller = Teller(edition, View.of(edition.vocabulary, lang=words.lang, nu=words.nu))
    return {"total": len(found), "limit": limit, "items": [_told(thing, teller) for thing in found[:limit]]}


def _told(thing: Thing, teller: Teller) -> dict[str, Any]:
    name, about = _name(thing, teller), _about(thing, teller)
    return {
        "kind": thing.kind,
        "id": thing.thing_id,
        "name": name.text,
        "lang": name.lang or teller.lang,
        "kind_name": teller.say(thing.kind_word),
        "country": thing.country and {"code": thing.country, "name": teller.country(thing.country)},
        "about": about.text,
        "about_lang": about.lang or teller.lang,
        "plausibility": teller.claims[thing.thing_id]["plausibility"] if thing.kind == "claim" else None,
        "corridors": list(thing.corridors),
        "opens": {
            "focus": thing.opens.focus,
            "layer": thing.opens.layer,
            "map": thing.opens.map,
            "bounds": thing.opens.bounds,
            "page": thing.opens.page,
        },
    }


def _name(thing: Thing, teller: Teller) -> Piece:
    text = thing.names[teller.lang]
    return foreign(text, teller.lang, lang=thing.language) if thing.kind == "source" else Piece(teller.own(text))


def _about(thing: Thing, teller: Teller) -> Piece:
    """Return a few words that tell a thing from its like: a stop's corridors, a claim's date, who made a source."""
    if thing.kind == "source":
        return teller.source(thing.thing_id)
    if thing.kind == "claim":
        return Piece(teller.day(teller.claims[thing.thing_id]["date"]))
    names = {layer["slug"]: layer["name"] for layer in teller.edition.layers}
    return Piece(teller.say("list-separator").join(teller.said(names[slug]) for slug in thing.corridors))


def _spellings(names: Iterable[str], synonyms: Synonyms) -> tuple[str, ...]:
    """Return names as they are compared: with brackets and without, folded, and with variant spellings replaced."""
    said = {form: None for name in names for form in (name, _IN_BRACKETS.sub("", name))}
    folded = (spelling for name in said for spelling in (fold(name), " ".join(synonyms.words(name))))
    return tuple(dict.fromkeys(filter(None, folded)))


def _asked(query: str, synonyms: Synonyms) -> tuple[str, ...]:
    """Return what was typed as it is compared with names.

    The folding takes the Arabic article off whole words; a word that is still being typed may end within or soon
    after it.
    """
    *before, last = fold(query).split() or [""]
    unfinished = last.removeprefix("ال") if len(last) < _SHORTEST_INSIDE + 2 else last
    return _spellings([query, " ".join([*before, unfinished])], synonyms)


def _closeness(names: Iterable[str], asked: Sequence[str]) -> Closeness | None:
    found = (_compare(name, form) for name in names for form in asked)
    return min((close for close in found if close is not None), default=None)


def _compare(name: str, form: str) -> Closeness | None:
    if name.startswith(form):
        return Closeness.WHOLE if name == form else Closeness.BEGINNING
    words = name.split()
    if all(any(word.startswith(part) for word in words) for part in form.split()):
        return Closeness.WORDS
    return Closeness.INSIDE if len(form) >= _SHORTEST_INSIDE and form in name else None


def _republics(edition: Edition) -> Iterator[Thing]:
    shapes = {shape["id"]: shape for shape in edition.document("data/republics.geojson")["features"]}
    for republic in edition.atlas["republics"]:
        code = republic["iso3"]
        box = _bounds(shapes[code]["geometry"]["coordinates"])
        opens = Opening(focus=code, bounds=box, page=f"republics/{code}")
        yield Thing("republic", code, republic["name"], opens, "details-republic", country=code, codes=(code,))


def _bounds(coordinates: Sequence[Any]) -> tuple[float, float, float, float]:
    points = list(_points(coordinates))
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return min(lons), min(lats), max(lons), max(lats)


def _points(coordinates: Sequence[Any]) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _points(part)


def _corridor_layers(edition: Edition) -> list[Mapping[str, Any]]:
    return [layer for layer in edition.layers if layer["kind"] == "corridor"]


def _corridors(edition: Edition) -> Iterator[Thing]:
    kinds = {corridor["slug"]: corridor["kind"] for corridor in edition.corridors}
    for layer in _corridor_layers(edition):
        slug = layer["slug"]
        opens = Opening(focus=slug, layer=slug, bounds=tuple(layer["bounds"]), page=f"corridors/{quote(slug)}")
        yield Thing("corridor", slug, layer["name"], opens, f"kind-{kinds[slug]}", codes=(slug,))


def _places(edition: Edition) -> Iterator[Thing]:
    for place in edition.relations["places"]:
        yield Thing(
            "place",
            place["slug"],
            place["name"],
            _opening_at(edition, place["slug"], place),
            f"place-{place['kind']}",
            country=place["country"],
        )


def _opening_at(edition: Edition, focus: str, place: Mapping[str, Any], page: str | None = None) -> Opening:
    zoom = _ZOOM_WIDE if place["kind"] in _WIDE else _ZOOM_CLOSE
    camera = (zoom, round(place["lat"], 3), round(place["lon"], 3))
    return Opening(focus=focus, layer=_layer_of_places(edition, place["kind"]), map=camera, page=page)


def _layer_of_places(edition: Edition, kind: str) -> str | None:
    """Return the layer that shows places of a kind."""
    area = {"sea": "water", "river": "rivers"}.get(kind)
    for layer in edition.layers:
        if layer["kind"] == area or (layer["kind"] == "places" and layer["swatches"][0]["place"] == kind):
            return str(layer["slug"])
    return None


def _stops(edition: Edition) -> Iterator[Thing]:
    """Yield each stop once, on whatever corridors it lies; the first of them opens it."""
    found: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for layer in _corridor_layers(edition):
        record = edition.document(edition.corridor_file(layer["slug"]))
        for shape in record["features"]:
            if "stop" in shape["properties"]:
                found.setdefault(shape["properties"]["stop"], []).append((layer["slug"], shape))
    for stop, shapes in found.items():
        (corridor, shape), corridors = shapes[0], tuple(slug for slug, _ in shapes)
        lon, lat = shape["geometry"]["coordinates"]
        opens = Opening(focus=corridor, layer=corridor, map=(_ZOOM_CLOSE, round(lat, 3), round(lon, 3)))
        names = {lang: shape["properties"][f"name_{lang}"] for lang in LANGUAGES}
        country = shape["properties"].get("country")
        yield Thing("stop", stop, names, opens, "search-kind-stop", country=country, corridors=corridors)


def _claims(edition: Edition) -> list[Thing]:
    places = {place["slug"]: place for place in edition.relations["places"]}
    return [
        Thing(
            "claim",
            claim["id"],
            claim["label"],
            _claim_opening(edition, claim, places),
            "search-kind-claim",
            country=claim["country"],
        )
        for claim in edition.claims
    ]


def _claim_opening(edition: Edition, claim: Mapping[str, Any], places: Mapping[str, Mapping[str, Any]]) -> Opening:
    page = f"claims/{quote(claim['id'])}"
    place = places.get((claim["place"] or {}).get("slug", ""))
    return _opening_at(edition, claim["id"], place, page) if place else Opening(focus=claim["id"], page=page)


def _sources(edition: Edition) -> list[Thing]:
    return [
        Thing(
            "source",
            source["id"],
            dict.fromkeys(LANGUAGES, source["title"]),
            Opening(page=f"sources#source-{quote(source['id'])}"),
            "search-kind-source",
            language=source.get("language", "").partition("/")[0] or "en",
            also=tuple(_texts_of_source(source)),
        )
        for source in edition.sources
    ]


def _texts_of_source(source: Mapping[str, Any]) -> Iterator[str]:
    yield source["id"]
    yield from (source[member] for member in ("producer", "citation", "published") if source.get(member))
    yield from (*source.get("authors", ()), *source.get("cited_as", ()))


def _entry(texts: Iterable[str], synonyms: Synonyms) -> Entry:
    return make_entry("", [(text, 1.0) for text in texts], synonyms)


class _Words:
    """What is said beside the names of things on the map: what they are and where, in every language."""

    def __init__(self, edition: Edition) -> None:
        self._tellers = [Teller(edition, View.of(edition.vocabulary, lang=lang)) for lang in LANGUAGES]
        self._layers = {layer["slug"]: layer["name"] for layer in edition.layers}

    def beside(self, thing: Thing) -> Iterator[str]:
        """Yield the texts beside the name of a thing."""
        yield thing.thing_id
        for teller in self._tellers:
            yield teller.say(thing.kind_word)
            if thing.country:
                yield teller.country(thing.country)
            yield from (self._layers[slug][teller.lang] for slug in thing.corridors)
