"""The API: layers, republics and corridors as JSON and GeoJSON."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from server.current import CurrentEdition
from server.replies import GEOJSON, data_reply, json_reply

MOST_ITEMS = 1000


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
    names = [name for name, _ in request.query_params.multi_items()]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise RequestValidationError(
            [{"loc": ("query", name), "type": "repeated", "msg": "once", "input": None} for name in repeated]
        )


router = APIRouter(prefix="/api/v1", tags=["atlas"], dependencies=[Depends(refuse_repeated)])


@router.get("/layers", summary="The catalogue of layers, in catalogue order")
async def read_layers(request: Request, page: Annotated[Page, Query()]) -> Response:
    """Return the layers with names in three languages, kind, status, bounds (west, south, east, north) and count."""
    current: CurrentEdition = request.app.state.current
    return json_reply(request, list_page(current.edition.layers, page, "layers"))


@router.get("/republics", summary="The five republics as GeoJSON")
async def read_republics(request: Request, _: Annotated[NoParameters, Query()]) -> Response:
    """Return the boundaries (EPSG:4326) with names in three languages and geodesic areas in km2."""
    current: CurrentEdition = request.app.state.current
    return data_reply(request, current.edition.files["data/republics.geojson"], GEOJSON)


@router.get("/corridors/{slug}", summary="One corridor as GeoJSON")
async def read_corridor(request: Request, slug: str, _: Annotated[NoParameters, Query()]) -> Response:
    """Return a LineString per leg in travel order and a Point per stop (EPSG:4326), with lengths, facts and claims."""
    current: CurrentEdition = request.app.state.current
    return data_reply(request, current.edition.files[current.edition.corridor_file(slug)], GEOJSON)


def list_page(items: list[dict[str, object]], page: Page, name: str) -> dict[str, object]:
    """Return a part of a list as every list of the API is given, with links relative to its address."""
    total = len(items)

    def link(offset: int) -> str:
        return f"{name}?{urlencode({'limit': page.limit, 'offset': offset})}"

    after, before = page.offset + page.limit, max(0, page.offset - page.limit)
    return {
        "total": total,
        "limit": page.limit,
        "offset": page.offset,
        "undated": 0,
        "items": items[page.offset : after],
        "links": {
            "self": link(page.offset),
            "next": link(after) if after < total else None,
            "prev": link(before) if page.offset > 0 else None,
        },
    }
