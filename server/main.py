"""The application: lifespan, routers, error table. Nothing else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.metadata import version

from fastapi import FastAPI

from server.current import CurrentEdition
from server.errors import add_error_handlers
from server.front import Front
from server.routes import api, files, health, pages
from server.settings import Settings, read_settings


def create_app(settings: Settings) -> FastAPI:
    """Return the atlas' server for these settings."""
    app = FastAPI(
        title="Orta Atlas",
        summary="Türkiye's corridors and relations in the five Central Asian republics",
        version=version("orta-atlas"),
        root_path=settings.root_path,
        lifespan=_lifespan,
        # FastAPI's own pages load scripts from a CDN.
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.current = CurrentEdition(settings.built_dir)
    for group in (pages, api, files, health):
        app.include_router(group.router)
    add_error_handlers(app)
    app.add_middleware(Front)
    return app


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
