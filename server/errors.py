"""What went wrong: one table from GeoError to status, problem+json for programs, pages for people."""

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from geo.edition import to_json
from geo.errors import BuildError, GeoError, UnknownItemError, ViewError
from geo.language import language
from geo.pages import fill_error_page
from server.policy import NO_FRAMES, content_policy
from server.reader import preferred_language, wants_page
from server.replies import ANY_ORIGIN

STATUS: dict[type[GeoError], int] = {ViewError: 422, UnknownItemError: 404, BuildError: 503}
"""Every other GeoError is ours to mend: 500, and its text stays in the log."""
PROBLEM = "application/problem+json"
_LOG = logging.getLogger("orta")


@dataclass(frozen=True, slots=True)
class ParameterError:
    """One parameter at fault, and what it may be."""

    parameter: str
    value: str
    allowed: str


def add_error_handlers(app: FastAPI) -> None:
    """Make an app answer every error in the form of the contract."""
    app.add_exception_handler(GeoError, _on_geo_error)  # type: ignore[arg-type]  # Starlette types handlers too widely
    app.add_exception_handler(RequestValidationError, _on_bad_query)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, _on_http_error)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, _on_our_fault)


async def _on_geo_error(request: Request, error: GeoError) -> Response:
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR and not isinstance(error, BuildError):
        _LOG.error("%s %s", request.method, request.scope["path"], exc_info=error)
    problems = error.problems if isinstance(error, ViewError) else ()
    faults = [ParameterError(problem.parameter, problem.value, problem.allowed) for problem in problems]
    return error_reply(request, status, str(error) if status < 500 else "", faults)


async def _on_bad_query(request: Request, error: RequestValidationError) -> Response:
    faults = [
        ParameterError(
            str(detail["loc"][-1]), str(detail.get("input", ""))[:200], _allowed(detail["type"], detail["msg"])
        )
        for detail in error.errors()
    ]
    return error_reply(request, 422, "; ".join(f"{fault.parameter}: {fault.allowed}" for fault in faults), faults)


def _allowed(kind: str, message: str) -> str:
    return "no such parameter" if kind == "extra_forbidden" else message


async def _on_http_error(request: Request, error: HTTPException) -> Response:
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = "GET, HEAD"
    return error_reply(request, error.status_code, "", (), headers)


async def _on_our_fault(request: Request, error: Exception) -> Response:  # noqa: ARG001 - uvicorn logs it
    return error_reply(request, 500, "")


def error_reply(
    request: Request,
    status: int,
    detail: str,
    faults: Sequence[ParameterError] = (),
    headers: dict[str, str] | None = None,
) -> Response:
    """Return an error as a page to a person, as problem+json to a program."""
    described = {**(headers or {}), "Cache-Control": "no-store", "Vary": "Accept, Accept-Language"}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        described["Retry-After"] = "5"
    current = request.app.state.current
    if wants_page(request) and current.is_ready:
        return _error_page(request, status, detail, described)
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or HTTPStatus(status).description,
        "errors": [asdict(fault) for fault in faults],
    }
    return Response(to_json(problem), status, {**described, **ANY_ORIGIN}, PROBLEM)


def _steps_below_root(request: Request) -> int:
    """Return how many folders below the atlas an address lies: as a browser counts, so `%2F` is no step."""
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    path = raw.partition(b"?")[0].decode("ascii", "replace")
    return max(path.removeprefix(request.scope.get("root_path", "")).count("/") - 1, 0)


def _error_page(request: Request, status: int, detail: str, headers: dict[str, str]) -> Response:
    current = request.app.state.current
    lang = preferred_language(request)
    known = status if status in (400, 404, 405, 422, 500, 503) else (500 if status >= 500 else 400)
    depth = _steps_below_root(request)
    page = fill_error_page(
        current.page("error", lang),
        root="../" * depth,
        title=language(lang).say(f"error-{known}"),
        detail=detail,
    )
    checksums = current.edition.document(f"pages/policy.{lang}.json")
    policy = {"Content-Security-Policy": content_policy(checksums, frames=NO_FRAMES)}
    return Response(page, status, {**headers, **policy}, "text/html; charset=utf-8")
