"""The application: lifespan, routers, error table. Nothing else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.metadata import version

from fastapi import FastAPI
from starlette.types import ASGIApp

from server.current import CurrentEdition
from server.errors import add_error_handlers
from server.front import Front
from server.routes import api, files, health, pages, readable
from server.settings import Settings, read_settings


def create_app(settings: Settings) -> FastAPI:
    """Return the atlas' server for these settings."""
    app = AtlasServer(
        title="Orta Atlas",
        summary="Türkiye's corridors and relations in the five Central Asian republics",
        version=version("orta-atlas"),
        lifespan=_lifespan,
        redirect_slashes=False,
        # FastAPI's own pages load scripts from a CDN, and its own openapi.json lacks our headers.
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.state.settings = settings
    app.state.current = CurrentEdition(settings.built_dir)
    for group in (pages, readable, api, files, health):
        app.include_router(group.router)
    add_error_handlers(app)
    return app


class AtlasServer(FastAPI):
    """FastAPI with our front before everything else, its own answer to a failure included."""

    def build_middleware_stack(self) -> ASGIApp:
        """Return the layers that a request passes, outermost first."""
        settings: Settings = self.state.settings
        return Front(super().build_middleware_stack(), root_path=settings.root_path)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    current: CurrentEdition = app.state.current
    current.refresh()
    watching = asyncio.create_task(current.watch(app.state.settings.check_seconds))
    yield
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


def create_app_from_environment() -> FastAPI:
    """Return the server as the environment asks for it; what worker processes call."""
    return create_app(read_settings())
