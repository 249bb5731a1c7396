"""Whether the server lives, and whether it has an edition to serve."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from server.replies import json_reply

router = APIRouter(tags=["operation"])


@router.get("/healthz", summary="Alive")
async def read_health(request: Request) -> Response:
    """Return 200 as long as the server answers."""
    return json_reply(request, {"status": "alive"})


@router.get("/readyz", summary="Ready to serve")
async def read_readiness(request: Request) -> Response:
    """Return 200 and the edition id once an edition is loaded, else 503."""
    return json_reply(request, {"status": "ready", "edition": request.app.state.current.edition.edition_id})
