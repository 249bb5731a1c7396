"""Where the files that come with the package are: in a wheel beside the modules, in a checkout beside the packages.

Nothing else in the project knows that there are two places.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(in_wheel: str, in_checkout: str) -> Path:
    packaged = _PACKAGE / in_wheel
    return packaged if packaged.is_dir() else _PACKAGE.parent / in_checkout


def shipped_data_dir() -> Path:
    """Return the data folder of the paper's atlas: `facts/` and `upstream/`."""
    return _shipped("_data", "data")


def static_dir() -> Path:
    """Return the folder of authored scripts and styles: `js/` and `css/`."""
    return _shipped("_static", "static")


def templates_dir() -> Path:
    """Return the folder of the page templates."""
    return _PACKAGE / "templates"


def locale_dir() -> Path:
    """Return the folder of the message catalogues, one sub-folder per language."""
    return _PACKAGE / "locale"
