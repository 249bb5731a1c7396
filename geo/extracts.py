"""Reads the files of an extract of public data, each compared with the checksum that its origin states."""

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

from geo.errors import FactError, Fault

ORIGIN = "origin.toml"


def read_origin(folder: Path) -> dict[str, Any]:
    """Return where an extract is from, and what its files are."""
    return tomllib.loads((folder / ORIGIN).read_text(encoding="utf-8"))


def read_extract(folder: Path, file: str) -> bytes:
    """Return a file of an extract; raise FactError where it is not the one that its origin states."""
    content = (folder / file).read_bytes()
    (stated,) = [entry["sha256"] for entry in read_origin(folder)["files"] if entry["name"] == file]
    if sha256(content).hexdigest() != stated:
        where = f"upstream/{folder.name}/{file}"
        raise FactError([Fault(where, None, "sha256", "is not the one in origin.toml; run `make upstream`")])
    return content
