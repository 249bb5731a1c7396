"""The pages that need no script: claims, republics, corridors, sources and the two matrices."""

from collections.abc import Callable

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from geo.edition import Edition
from geo.errors import Problem
from geo.pages import fill_readable_page
from geo.readable import (
    CLAIM_LIST_PARAMETERS,
    Readable,
    claim_list,
    claim_page,
    corridor_page,
    matrix_page,
    republic_page,
    source_list,
)
from geo.readable.asked import split_query
from geo.view import View
from server.current import CurrentEdition
from server.policy import NO_FRAMES, OWN_FORMS, content_policy
from server.reader import base_url, preferred_language
from server.replies import reply

router = APIRouter(include_in_schema=False)


@router.get("/claims")
def read_claim_list(request: Request) -> Response:
    """Return the table of the claims that the filters ask for."""
    edition = _edition(request)
    query, own = split_query(request.url.query, CLAIM_LIST_PARAMETERS)
    view, problems = View.read(query, edition.vocabulary, lang=preferred_language(request))
    page, refused = claim_list(edition, view, own)
    return _reply(request, page, view, [*problems, *refused])


@router.get("/claims/{claim_id}")
def read_claim(request: Request, claim_id: str) -> Response:
    """Return everything about one claim in words."""
    return _page(request, lambda edition, view: claim_page(edition, view, claim_id))


@router.get("/republics/{iso3}")
def read_republic(request: Request, iso3: str) -> Response:
    """Return what the paper says of a republic, and what it does not."""
    return _page(request, lambda edition, view: republic_page(edition, view, iso3))


@router.get("/corridors/{slug}")
def read_corridor(request: Request, slug: str) -> Response:
    """Return the course of a corridor stop by stop, its lengths, how exact it is drawn, and what is published of it."""
    return _page(request, lambda edition, view: corridor_page(edition, view, slug))


@router.get("/sources")
def read_sources(request: Request) -> Response:
    """Return the bibliography as printed, and the other sources of the atlas."""
    return _page(request, source_list)


@router.get("/matrix")
def read_matrix(request: Request) -> Response:
    """Return the counts of claims by tool and republic, and what is stated of each republic."""
    return _page(request, matrix_page)


def _edition(request: Request) -> Edition:
    current: CurrentEdition = request.app.state.current
    return current.edition


def _page(request: Request, write: Callable[[Edition, View], Readable]) -> Response:
    edition = _edition(request)
    view, problems = View.read(request.url.query, edition.vocabulary, lang=preferred_language(request))
    return _reply(request, write(edition, view), view, problems)


def _reply(request: Request, page: Readable, view: View, problems: list[Problem]) -> Response:
    current: CurrentEdition = request.app.state.current
    text = fill_readable_page(
        current.page("text", view.lang),
        view,
        address=page.address,
        title=page.title,
        body=page.body,
        base_url=base_url(request),
        problems=problems,
    )
    checksums = current.edition.document(f"pages/policy.{view.lang}.json")
    headers = {
        "Content-Security-Policy": content_policy(checksums, frames=NO_FRAMES, forms=OWN_FORMS),
        "Content-Language": view.lang,
        "Vary": "Accept-Language",
    }
    return reply(request, text.encode(), "text/html; charset=utf-8", headers=headers)
