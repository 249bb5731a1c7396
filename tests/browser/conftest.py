"""A real Chromium, atlases served on ports of their own, and pages that fail their test on any fault.

A fault is a request to another host, an error on the console or in a script, something that the page's policy refused,
or a dialog. Chromium lives for one module, because Playwright keeps an event loop running on this thread meanwhile.
"""

import csv
import re
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urljoin

import pytest
import uvicorn
from playwright.sync_api import sync_playwright
from screen import HOSTILE_TEXT, Screen, drawn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from geo.build import build
from geo.resources import shipped_data_dir
from server.main import create_app
from server.settings import Settings
from tools.chromium import FLAGS, find_chromium

HOST = "127.0.0.1"
ELSEWHERE = re.compile(rf"^(?!http://{re.escape(HOST)}:|file:|data:|blob:)")
REPORT_REFUSALS = """
addEventListener("securitypolicyviolation", (refused) =>
  console.error(`refused by the policy: ${refused.violatedDirective} ${refused.blockedURI}`));
"""
HOSTILE_CELLS = {
    "claim_texts.csv": ("claim", "kaz-trade-2013", "label_en"),
    "stops.csv": ("stop", "sangachal", "name_en"),
    "corridors.csv": ("corridor", "btc", "name_en"),
}
"""File, key and column of each text of the hostile folder."""


@pytest.fixture(scope="session")
def chromium_path():
    """Return the Chromium to test with; without one the tests fail, and say that `make browser` gets one."""
    return find_chromium()


@pytest.fixture(scope="module")
def chromium(chromium_path):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def _serve_in_thread(app):
    config = uvicorn.Config(app, host=HOST, port=0, log_level="warning", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            thread.join(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://{HOST}:{port}/"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def atlas_url(built_dir):
    with _serve_in_thread(create_app(Settings(built_dir))) as url:
        yield url


@pytest.fixture(scope="session")
def report_url():
    """Return the address of a page on another origin, `?src=...`, that shows the atlas in a sandboxed frame."""

    async def report(request):
        src = request.url.query.removeprefix("src=")
        return HTMLResponse(
            '<!doctype html><link rel="icon" href="data:,"><title>A report</title>'
            f'<iframe src="{src}" sandbox="allow-scripts" width="1100" height="640"></iframe>'
        )

    with _serve_in_thread(Starlette(routes=[Route("/", report)])) as url:
        yield url


@pytest.fixture(scope="session")
def hostile_built_dir(tmp_path_factory):
    """Return a built folder in which a claim, a stop and a corridor are called HOSTILE_TEXT."""
    data_dir = tmp_path_factory.mktemp("hostile")
    shutil.copytree(shipped_data_dir() / "facts", data_dir / "facts")
    for name, cell in HOSTILE_CELLS.items():
        _write_hostile_text(data_dir / "facts" / name, *cell)
    build(data_dir, data_dir / "built", lambda _line: None)
    return data_dir / "built"


def _write_hostile_text(path, key, value, column):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row[key] == value:
            row[column] = HOSTILE_TEXT
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="session")
def hostile_url(hostile_built_dir):
    with _serve_in_thread(create_app(Settings(hostile_built_dir))) as url:
        yield url


@dataclass
class Watch:
    """What pages asked for, and what went wrong on them. A test that provokes an error names its text in `expected`."""

    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    expected: str | None = None

    def over(self, context):
        """Watch all pages of a browser context."""
        context.route(ELSEWHERE, self._refuse)
        context.add_init_script(REPORT_REFUSALS)
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._listen)
        context.on("weberror", lambda error: self.faults.append(f"page error: {error.error}"))
        context.on("dialog", self._dismiss)

    def _refuse(self, route):
        self.faults.append(f"asked another host: {route.request.url}")
        route.abort()

    def _listen(self, message):
        if message.type == "error" and not (self.expected and self.expected in message.text):
            self.faults.append(f"console: {message.text}")

    def _dismiss(self, dialog):
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture
def watch():
    """Watch every page of the test, and fail it at the end if there was a fault."""
    watch = Watch()
    yield watch
    assert watch.faults == []


@pytest.fixture
def new_page(chromium, watch):
    """Return a function that opens an empty page in a context of its own: nothing is shared with other pages."""
    contexts = []

    def open_empty(**options):
        contexts.append(chromium.new_context(**{"locale": "en-US", **options}))
        contexts[-1].set_default_timeout(10_000)
        watch.over(contexts[-1])
        return contexts[-1].new_page()

    yield open_empty
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(new_page, atlas_url):
    """Return a function that opens an address of the atlas and waits until everything asked for is drawn."""

    def open_drawn(address="?lang=en", **options):
        page = new_page(**options)
        page.goto(urljoin(atlas_url, address))
        return drawn(page)

    return open_drawn


@pytest.fixture
def atlas_file(tmp_path, new_page):
    """Return a function that saves a folium map to a file, opens that file without a server, and waits for it."""

    def save_and_open(atlas_map):
        atlas_map.save(tmp_path / "atlas.html")
        page = new_page()
        page.goto((tmp_path / "atlas.html").as_uri())
        return drawn(page)

    return save_and_open


@pytest.fixture
def screen(open_page):
    """Return the English page with the default view."""
    return Screen(open_page())


@pytest.fixture
def open_screen(open_page):
    """Return a function that opens an address of the atlas as a Screen."""

    def open_drawn(address, **options):
        return Screen(open_page(address, **options))

    return open_drawn
