"""Find a Chromium for the browser tests, or get one: `python -m tools.chromium`.

Debian as root: apt. Otherwise Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NoBrowserError(Exception):
    """There is no Chromium on this machine."""


def find_chromium() -> Path:
    """Return the Chromium to test with: ORTA_CHROMIUM, one on the PATH, or Playwright's; raise NoBrowserError."""
    for candidate in _candidates():
        if candidate and Path(candidate).exists():
            return Path(candidate)
    raise NoBrowserError("there is no Chromium here; `make browser` gets one, or ORTA_CHROMIUM names one")


def _candidates() -> Iterator[str | None]:
    named = os.environ.get("ORTA_CHROMIUM")
    if named:
        yield named
    else:
        yield from map(shutil.which, _NAMES)
        yield _playwright_chromium()


def _playwright_chromium() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def get_chromium() -> None:
    """Install a Chromium; raise CalledProcessError if that fails."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], check=True, env=quiet)  # noqa: S607 - the system's own
        subprocess.run(["apt-get", "install", "-y", "-q", "chromium"], check=True, env=quiet)  # noqa: S607
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)  # noqa: S603


def main() -> int:
    """Make sure that there is a Chromium, and say which."""
    try:
        found = find_chromium()
    except NoBrowserError:
        get_chromium()
        found = find_chromium()
    print(f"browser: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
