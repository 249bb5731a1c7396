"""Hashed scripts, styles and shapes: any page on any host may load them, and keep them for ever."""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from server.current import CurrentEdition
from server.replies import static_reply

router = APIRouter(include_in_schema=False)


@router.get("/static/{name}")
async def read_file(request: Request, name: str) -> Response:
    """Return a file of the edition. Names are looked up among its files, so no path reaches the disk."""
    current: CurrentEdition = request.app.state.current
    content = current.static(name)
    if content is None:
        raise HTTPException(404)
    return static_reply(request, name, content)
