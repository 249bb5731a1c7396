"""A data folder on the disk: where its extracts and its built edition are, and whether the edition is up to date.

Only the standard library and platformdirs, so that a server can ask this before it imports anything large.
"""

import os
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from platformdirs import user_cache_path

from geo.edition import FORMAT, read_manifest
from geo.errors import BuildError
from geo.resources import locale_dir, shipped_data_dir, static_dir, templates_dir

NETWORKS = ("openstreetmap-rail", "searoute-lanes")
"""Extracts over which legs are routed; their names are the ids of their sources."""
EXTRACTS = ("natural-earth-countries", "natural-earth-water", *NETWORKS)
_LIBRARIES = ("babel", "folium", "geopandas", "networkx", "shapely", "XStatic-Leaflet")
"""What the built bytes depend on beside our own files."""


def upstream_dir(data_dir: Path, extract: str) -> Path:
    """Return the folder of an extract: the data folder's own, or the shipped one."""
    own = data_dir / "upstream" / extract
    return own if own.is_dir() else shipped_data_dir() / "upstream" / extract


def built_dir_of(data_dir: Path) -> Path:
    """Return where a data folder is built to: into it, or into the user's cache where it cannot be written."""
    if os.access(data_dir, os.W_OK) and not is_installed(data_dir):
        return data_dir / "built"
    name = sha256(str(data_dir.resolve()).encode()).hexdigest()[:12]
    return user_cache_path("orta-atlas", appauthor=False) / name


def is_installed(data_dir: Path) -> bool:
    """Return whether a data folder is part of an installed package, where nothing of one's own belongs."""
    return not {"site-packages", "dist-packages"}.isdisjoint(data_dir.resolve().parts)


def is_current(data_dir: Path) -> bool:
    """Return whether the built edition of a data folder is there and made from what is there now."""
    try:
        manifest = read_manifest(built_dir_of(data_dir))
    except BuildError:
        return False
    return bool(manifest["orta"]["input_digest"] == input_digest(data_dir))


def input_digest(data_dir: Path) -> str:
    """Return a checksum of all that an edition is made from: facts, extracts, scripts, styles, templates, code."""
    folders = [
        data_dir / "facts",
        *(upstream_dir(data_dir, extract) for extract in EXTRACTS),
        static_dir(),
        templates_dir(),
        locale_dir(),
    ]
    total = sha256(str(FORMAT).encode())
    for library in _LIBRARIES:
        total.update(f"{library} {version(library)}\n".encode())
    for line in chain(*(_file_lines(folder, "*") for folder in folders), _file_lines(Path(__file__).parent, "*.py")):
        total.update(line)
    return total.hexdigest()


def _file_lines(folder: Path, pattern: str) -> Iterator[bytes]:
    for path in sorted(folder.rglob(pattern)):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            yield f"{name} {sha256(path.read_bytes()).hexdigest()}\n".encode()
