"""The pages that people read: the atlas, its frame for other pages, and the text about it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from geo.errors import Problem
from geo.pages import fill_atlas_page, fill_text_page, view_block
from geo.view import View
from server.current import CurrentEdition
from server.policy import ANY_FRAME, NO_FORMS, NO_FRAMES, OWN_FORMS, content_policy
from server.reader import base_url, preferred_language
from server.replies import json_reply, reply

router = APIRouter(include_in_schema=False)


@router.get("/")
async def read_atlas(request: Request) -> Response:
    """Return the atlas page of a view."""
    return _map_page(request, "atlas", frames=ANY_FRAME, forms=OWN_FORMS)


@router.get("/embed")
async def read_frame(request: Request) -> Response:
    """Return the same view dressed for an iframe."""
    return _map_page(request, "embed", frames=ANY_FRAME)


@router.get("/about")
async def read_about(request: Request) -> Response:
    """Return the text about the atlas, its method and its sources."""
    current: CurrentEdition = request.app.state.current
    view, problems = _read_view(request)
    page = current.page("about", view.lang)
    text = fill_text_page(page, view, path="about", base_url=base_url(request), problems=problems)
    return _page_reply(request, text, view.lang, frames=NO_FRAMES)


@router.get("/view.json")
async def read_view(request: Request) -> Response:
    """Return what a page shows of a view beside its shapes: how the theme paints, the legend, what is compared.

    The page script asks for it where a reader changes theme, years, rule or comparison.
    """
    edition = request.app.state.current.edition
    return json_reply(request, view_block(edition, View.parse(request.url.query, edition.vocabulary)))


def _map_page(request: Request, name: str, *, frames: str, forms: str = NO_FORMS) -> Response:
    current: CurrentEdition = request.app.state.current
    view, problems = _read_view(request)
    page = current.page(name, view.lang)
    text = fill_atlas_page(page, current.edition, view, base_url=base_url(request), problems=problems)
    return _page_reply(request, text, view.lang, frames=frames, forms=forms)


def _read_view(request: Request) -> tuple[View, list[Problem]]:
    current: CurrentEdition = request.app.state.current
    return View.read(request.url.query, current.edition.vocabulary, lang=preferred_language(request))


def _page_reply(request: Request, text: str, lang: str, *, frames: str, forms: str = NO_FORMS) -> Response:
    checksums = request.app.state.current.edition.document(f"pages/policy.{lang}.json")
    headers = {
        "Content-Security-Policy": content_policy(checksums, frames=frames, forms=forms),
        "Content-Language": lang,
        "Vary": "Accept-Language",
    }
    return reply(request, text.encode(), "text/html; charset=utf-8", headers=headers)
