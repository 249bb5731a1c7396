"""Whether the server lives, whether it has an edition to serve, and what its addresses are."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from server.replies import json_reply
from server.routes.api import NoParameters

router = APIRouter(tags=["operation"])


@router.get("/healthz", summary="Alive")
async def read_health(request: Request, _: Annotated[NoParameters, Query()]) -> Response:
    """Return 200 as long as the server answers."""
    return json_reply(request, {"status": "alive"})


@router.get("/readyz", summary="Ready to serve")
async def read_readiness(request: Request, _: Annotated[NoParameters, Query()]) -> Response:
    """Return 200 and the edition id once an edition is loaded, else 503."""
    return json_reply(request, {"status": "ready", "edition": request.app.state.current.edition.edition_id})


@router.get("/openapi.json", include_in_schema=False)
async def read_description(request: Request) -> Response:
    """Return the description of the API, OpenAPI 3.1."""
    return json_reply(request, request.app.openapi())
