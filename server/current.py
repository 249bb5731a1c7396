"""The edition that is being served, and its replacement by a newer one under the running server."""

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path

from geo.edition import MANIFEST, Edition
from geo.errors import BuildError
from geo.pages import BuiltPage

_LOG = logging.getLogger("orta")


class CurrentEdition:
    """Holds one edition whole. A newer folder is taken up only when every file in it is what its manifest says."""

    def __init__(self, built_dir: Path) -> None:
        self._built_dir = built_dir
        self._edition: Edition | None = None
        self._pages: dict[str, BuiltPage] = {}
        self._former_static: Mapping[str, bytes] = {}
        self._stamp: tuple[int, int] | None = None
        self._refused_stamp: tuple[int, int] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether there is an edition to serve."""
        return self._edition is not None

    @property
    def edition(self) -> Edition:
        """The edition; raises BuildError while there is none."""
        if self._edition is None:
            raise BuildError("no edition has been built yet")
        return self._edition

    def page(self, name: str, lang: str) -> BuiltPage:
        """Return a built page, cut at its slots once."""
        path = f"pages/{name}.{lang}.html"
        if path not in self._pages:
            self._pages[path] = BuiltPage(self.edition.text(path))
        return self._pages[path]

    def static(self, name: str) -> bytes | None:
        """Return a hashed file; those of the edition before this one are kept for pages that are still open."""
        path = f"static/{name}"
        return self.edition.files.get(path) or self._former_static.get(path)

    def refresh(self) -> None:
        """Take up the folder if it has changed; keep the last good edition if the new one is not whole."""
        self._take_up(self._load_if_changed())

    def _load_if_changed(self) -> tuple[Edition, tuple[int, int]] | None:
        stamp = self._read_stamp()
        if stamp is None or stamp == self._stamp:
            return None
        try:
            return Edition.load(self._built_dir), stamp
        except BuildError as error:
            if stamp != self._refused_stamp:
                _LOG.warning("keeping the last good edition: %s", error)
            self._refused_stamp = stamp
            return None

    def _take_up(self, loaded: tuple[Edition, tuple[int, int]] | None) -> None:
        if loaded is None:
            return
        fresh, self._stamp = loaded
        if self._edition is not None:
            files = self._edition.files
            self._former_static = {path: files[path] for path in files if path.startswith("static/")}
        self._edition, self._pages = fresh, {}
        _LOG.info("serving edition %s", fresh.edition_id)

    def _read_stamp(self) -> tuple[int, int] | None:
        try:
            status = (self._built_dir / MANIFEST).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_ino

    async def watch(self, seconds: float) -> None:
        """Refresh for ever; ends when cancelled.

        Files are read beside the event loop and taken up on it, so that no request ever meets two editions.
        """
        while True:
            await asyncio.sleep(seconds)
            try:
                self._take_up(await asyncio.to_thread(self._load_if_changed))
            except Exception:
                _LOG.exception("looking for a newer edition failed; trying again")
