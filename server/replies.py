"""Answers: bytes with a strong ETag, 304 where the reader has them already, and the headers of their kind."""

from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from geo.edition import to_json

ANY_ORIGIN = {"Access-Control-Allow-Origin": "*"}
GEOJSON = "application/geo+json"
JSON = "application/json"
_MEDIA_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": JSON,
    "svg": "image/svg+xml",
}


def reply(
    request: Request, content: bytes, media_type: str, *, headers: dict[str, str], cache: str = "no-cache"
) -> Response:
    """Return content, or 304 if the request's `If-None-Match` names it."""
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    described = {**headers, "ETag": etag, "Cache-Control": cache}
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or etag in (tag.strip().removeprefix("W/") for tag in known.split(",")):
        return Response(status_code=304, headers=described)
    return Response(content, media_type=media_type, headers=described)


def data_reply(request: Request, content: bytes, media_type: str = JSON) -> Response:
    """Return data that any page on any host may read."""
    return reply(request, content, media_type, headers=dict(ANY_ORIGIN))


def json_reply(request: Request, document: object) -> Response:
    """Return a document as JSON that any page on any host may read."""
    return data_reply(request, to_json(document))


def static_reply(request: Request, name: str, content: bytes) -> Response:
    """Return a file whose address changes with its content: kept for ever."""
    media_type = _MEDIA_TYPES[name.rpartition(".")[2]]
    cache = "public, max-age=31536000, immutable"
    return reply(request, content, media_type, headers=dict(ANY_ORIGIN), cache=cache)
