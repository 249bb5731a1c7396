"""The API: layers, themes, claims and sources as JSON, republics and corridors as GeoJSON."""

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from geo.claims import FILTERS, find_claims, known_words
from geo.finder import LONGEST_QUERY, MOST_FOUND, search_record
from geo.language import Language, language
from geo.readable import claim_panel
from geo.rows import CorridorRow, LegRow, Source, closed_list
from geo.view import Years
from server.current import CurrentEdition
from server.replies import GEOJSON, data_reply, json_reply

MOST_ITEMS = 1000


class GeoJsonResponse(Response):
    """Says in the description of the API what GeoJSON routes answer with."""

    media_type = GEOJSON


PROBLEM_RESPONSE: dict[str, Any] = {
    "description": "What was wrong, RFC 9457",
    "content": {"application/problem+json": {"schema": {"type": "object"}}},
}


class NoParameters(BaseModel):
    """An address that takes no parameter."""

    model_config = ConfigDict(extra="forbid")


class Page(BaseModel):
    """Which part of a list."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Field(ge=1, le=MOST_ITEMS)] = 100
    offset: Annotated[int, Field(ge=0)] = 0


def refuse_repeated(request: Request) -> None:
    """Raise if a parameter is given twice: which of the two was meant?"""
    pairs = request.query_params.multi_items()
    names = [name for name, _ in pairs]
    repeated = {name: value for name, value in pairs if names.count(name) > 1}
    if repeated:
        raise RequestValidationError([_fault(name, value, "once") for name, value in repeated.items()])


def _fault(name: str, value: str, allowed: str) -> dict[str, Any]:
    return {"loc": ("query", name), "type": "value_error", "msg": allowed, "input": value}


def check_words(filters: Mapping[str, Sequence[str]], known: Mapping[str, Collection[str]]) -> None:
    """Raise RequestValidationError for each word of a filter that nothing could ever match."""
    faults = [
        _fault(name, word, ", ".join(sorted(known[name])[:_MOST_NAMED]))
        for name, words in filters.items()
        for word in words
        if word not in known[name]
    ]
    if faults:
        raise RequestValidationError(faults)


_MOST_NAMED = 40
"""So many allowed words are named in an error; a place or source has hundreds."""


router = APIRouter(
    prefix="/api/v1",
    tags=["atlas"],
    dependencies=[Depends(refuse_repeated)],
    responses=dict.fromkeys((404, 422), PROBLEM_RESPONSE),
)


@router.get("/layers", summary="The catalogue of layers, in catalogue order")
async def read_layers(request: Request, page: Annotated[Page, Query()]) -> Response:
    """Return the layers with names in three languages, kind, status, bounds (west, south, east, north) and count."""
    current: CurrentEdition = request.app.state.current
    return json_reply(request, list_page(current.edition.layers, page, "layers"))


@router.get("/republics", response_class=GeoJsonResponse, summary="The five republics as GeoJSON")
async def read_republics(request: Request, _: Annotated[NoParameters, Query()]) -> Response:
    """Return the boundaries (EPSG:4326) with names in three languages and geodesic areas in km2."""
    current: CurrentEdition = request.app.state.current
    return data_reply(request, current.edition.files["data/republics.geojson"], GEOJSON)


class CorridorFilter(Page):
    """Which corridors: a comma means any of, different names mean all of."""

    country: str = ""
    kind: str = ""
    status: str = ""
    in_paper: str = ""


@router.get("/corridors", summary="The corridors")
async def read_corridors(request: Request, asked: Annotated[CorridorFilter, Query()]) -> Response:
    """Return the corridors with names, kind, status, lengths and the countries that they cross."""
    current: CurrentEdition = request.app.state.current
    filters = {name: _words(getattr(asked, name)) for name in _CORRIDOR_WORDS}
    crossed = {code for corridor in current.edition.corridors for code in corridor["countries"]}
    check_words(filters, {**_CORRIDOR_WORDS, "country": crossed.union(current.edition.vocabulary.republics)})
    found = [corridor for corridor in current.edition.corridors if _is_asked_for(corridor, filters)]
    return json_reply(request, list_page(found, asked, "corridors"))


_CORRIDOR_WORDS: dict[str, Collection[str]] = {
    "country": (),
    "kind": closed_list(CorridorRow, "kind"),
    "status": closed_list(LegRow, "status"),
    "in_paper": closed_list(CorridorRow, "in_paper"),
}


def _is_asked_for(corridor: Mapping[str, Any], filters: Mapping[str, Sequence[str]]) -> bool:
    held = {name: [corridor[name]] for name in ("kind", "status", "in_paper")} | {"country": corridor["countries"]}
    return all(not words or set(words).intersection(held[name]) for name, words in filters.items())


@router.get("/corridors/{slug}", response_class=GeoJsonResponse, summary="One corridor as GeoJSON")
async def read_corridor(request: Request, slug: str, _: Annotated[NoParameters, Query()]) -> Response:
    """Return a LineString per leg in travel order and a Point per stop (EPSG:4326), with lengths, facts and claims."""
    current: CurrentEdition = request.app.state.current
    return data_reply(request, current.edition.files[current.edition.corridor_file(slug)], GEOJSON)


@router.get("/themes", summary="What may colour the republics")
async def read_themes(request: Request, page: Annotated[Page, Query()]) -> Response:
    """Return the themes with what is stated or measured for each republic, faulty figures flagged."""
    current: CurrentEdition = request.app.state.current
    return json_reply(request, list_page(list(current.edition.themes.values()), page, "themes"))


class SourceFilter(Page):
    """Which sources."""

    kind: str = ""


@router.get("/sources", summary="The sources")
async def read_sources(request: Request, asked: Annotated[SourceFilter, Query()]) -> Response:
    """Return the sources: the 56 entries of the bibliography as printed, published pages, data sets, own estimates."""
    current: CurrentEdition = request.app.state.current
    kinds = _words(asked.kind)
    check_words({"kind": kinds}, {"kind": closed_list(Source, "kind")})
    found = [source for source in current.edition.sources if not kinds or source["kind"] in kinds]
    return json_reply(request, list_page(found, asked, "sources"))


class ClaimFilter(Page):
    """Which claims: a comma means any of, different names mean all of."""

    country: str = ""
    partner: str = ""
    tool: str = ""
    power: str = ""
    domain: str = ""
    indicator: str = ""
    kind: str = ""
    plausibility: str = ""
    evidence: str = ""
    priority: str = ""
    place: str = ""
    source: str = ""
    year: Annotated[str, Field(pattern=r"^([12]\d{3}(\.\.[12]\d{3})?)?$", description="2021 or 1991..2024")] = ""
    q: Annotated[str, Field(max_length=200, description="words to search for, best match first")] = ""


@router.get("/claims", summary="The claims read from the paper")
async def read_claims(request: Request, asked: Annotated[ClaimFilter, Query()]) -> Response:
    """Return the claims that match, in catalogue order, or best first where `q` is searched for."""
    current: CurrentEdition = request.app.state.current
    filters = {name: _words(getattr(asked, name)) for name in FILTERS}
    check_words(filters, {name: known_words(current.edition, name) for name in FILTERS if filters[name]})
    found = find_claims(current.edition, filters, year=_years(asked.year), query=asked.q)
    return json_reply(request, list_page(found.claims, asked, "claims", undated=found.undated))


def _years(text: str) -> Years | None:
    if not text:
        return None
    first, _, last = text.partition("..")
    if last and last < first:
        raise RequestValidationError([_fault("year", text, "2021 or 1991..2024")])
    return Years(int(first), int(last or first))


@router.get("/claims/{claim_id}", summary="One claim")
async def read_claim(request: Request, claim_id: str, _: Annotated[NoParameters, Query()]) -> Response:
    """Return a claim with its label in three languages, flags, locator, sources and related claims."""
    current: CurrentEdition = request.app.state.current
    return json_reply(request, current.edition.claim(claim_id))


class InLanguage(BaseModel):
    """In which language something is told."""

    model_config = ConfigDict(extra="forbid")

    lang: Annotated[Literal["ar", "en", "tr"], Field(description="language of the answer")] = "en"
    nu: Annotated[Literal["arab", "latn"] | None, Field(description="its digits, else those usual in it")] = None

    def words(self) -> Language:
        """Return the language with its digits."""
        return language(self.lang, self.nu)


@router.get("/claims/{claim_id}/panel", summary="One claim in words")
async def read_claim_panel(request: Request, claim_id: str, asked: Annotated[InLanguage, Query()]) -> Response:
    """Return what the panel beside the map tells of a claim: texts, and addresses relative to the atlas."""
    current: CurrentEdition = request.app.state.current
    return json_reply(request, claim_panel(current.edition, asked.words(), claim_id))


class Search(InLanguage):
    """What is searched for in the whole atlas."""

    q: Annotated[str, Field(max_length=LONGEST_QUERY, description="words or their beginnings, in any language")] = ""
    limit: Annotated[int, Field(ge=1, le=MOST_FOUND)] = 20


@router.get("/search", summary="Everything with a name: republics, corridors, places, stops, claims, sources")
def read_search(request: Request, asked: Annotated[Search, Query()]) -> Response:
    """Return the best of what is found, names nearest to `q` first, and for each what opens it on the map or as a page.

    `opens` holds the `focus` of a view, the `layer` to switch on, `map` (zoom, lat, lon) or `bounds` (west, south,
    east, north), and the `page` about it.
    """
    current: CurrentEdition = request.app.state.current
    return json_reply(request, search_record(current.edition, asked.q, asked.words(), limit=asked.limit))


def _words(text: str) -> list[str]:
    return [word for word in text.split(",") if word]


def list_page(items: Sequence[Mapping[str, Any]], page: Page, name: str, *, undated: int = 0) -> dict[str, Any]:
    """Return a part of a list as every list of the API is given, with links relative to its address."""
    total = len(items)
    filters = {key: value for key, value in page.model_dump().items() if value and key not in ("limit", "offset")}

    def link(offset: int) -> str:
        return f"{name}?{urlencode({**filters, 'limit': page.limit, 'offset': offset}, safe=',')}"

    after, before = page.offset + page.limit, max(0, page.offset - page.limit)
    return {
        "total": total,
        "limit": page.limit,
        "offset": page.offset,
        "undated": undated,
        "items": items[page.offset : after],
        "links": {
            "self": link(page.offset),
            "next": link(after) if after < total else None,
            "prev": link(before) if page.offset > 0 else None,
        },
    }
