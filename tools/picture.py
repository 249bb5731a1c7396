"""Draw the README's picture from the running atlas in a real browser: `python -m tools.picture docs/atlas.png`."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from geo.build import ensure_built
from geo.resources import shipped_data_dir
from server.main import create_app
from server.settings import Settings
from tools.chromium import FLAGS, find_chromium

SIZE = {"width": 1440, "height": 820}


@contextmanager
def running_atlas() -> Iterator[str]:
    """Serve the shipped atlas on a free port of this machine; yield its address."""
    built_dir = ensure_built(shipped_data_dir(), lambda line: print(line, file=sys.stderr))
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(built_dir)), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            thread.join(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.should_exit = True
        thread.join()


def draw(address: str, target: Path) -> None:
    """Write a picture of a page once its map is drawn."""
    chromium = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_page(viewport=SIZE)
        page.goto(address)
        page.wait_for_selector("html[data-ready]")
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    with running_atlas() as address:
        draw(f"{address}?lang=en", Path(sys.argv[1]))
