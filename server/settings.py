"""What an operator may set. `read_settings` is the only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.errors import GeoError
from geo.folders import built_dir_of
from geo.resources import shipped_data_dir


class SettingsError(GeoError):
    """A setting that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How one server runs."""

    built_dir: Path
    """The finished edition that is served; taken up again when it is replaced."""
    public_url: str | None = None
    """The address by which readers reach the atlas, with a slash at the end; None: the request's own."""
    root_path: str = ""
    """The path under which a proxy mounts the atlas, such as `/x/atlas`."""
    check_seconds: float = 1.0
    """How often to look whether the edition has been replaced."""


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings in `ORTA_DATA`, `ORTA_PUBLIC_URL`, `ORTA_ROOT_PATH`; raise SettingsError on a bad one."""
    return Settings(
        built_dir=built_dir_of(read_data_dir(environment)),
        public_url=check_public_url(environment.get("ORTA_PUBLIC_URL")),
        root_path=environment.get("ORTA_ROOT_PATH", "").rstrip("/"),
    )


def read_data_dir(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the data folder in `ORTA_DATA`, or the shipped one."""
    return Path(environment.get("ORTA_DATA") or shipped_data_dir())


def check_public_url(text: str | None) -> str | None:
    """Return a public address with a slash at its end; raise SettingsError if it is none."""
    if not text:
        return None
    if not text.startswith(("http://", "https://")) or any(sign in text for sign in "?# \"'<>"):
        raise SettingsError(f"the public address must be an http(s) address without query: {text!r}")
    return text.rstrip("/") + "/"
