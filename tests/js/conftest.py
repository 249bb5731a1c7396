"""The modules of static/js/lib, imported by a real Chromium without any page of ours around them."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from geo.resources import static_dir
from tools.chromium import FLAGS, find_chromium

ORIGIN = "http://lib.test/"
"""Answered from the disk; no request leaves the browser."""


def _answer(route):
    path = Path(route.request.url.removeprefix(ORIGIN)).name
    if path:
        script = (static_dir() / "js" / "lib" / path).read_text(encoding="utf-8")
        route.fulfill(content_type="text/javascript; charset=utf-8", body=script)
    else:
        route.fulfill(content_type="text/html", body="<!doctype html><title>lib</title>")


@pytest.fixture(scope="session")
def chromium_path():
    """Return the Chromium to test with; without one the tests fail, and say that `make browser` gets one."""
    return find_chromium()


@pytest.fixture(scope="module")
def script(chromium_path):
    """Return a function that runs `(lib, given) => ...` on a module of static/js/lib: `script(module, code, given)`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        page = browser.new_page()
        page.route("**/*", _answer)
        page.goto(ORIGIN)
        yield lambda module, code, given: page.evaluate(
            f"async (given) => ({code})(await import('/{module}'), given)", given
        )
        browser.close()
