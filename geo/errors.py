"""Everything that can go wrong with the atlas' input, as one family.

GeoError
├── FactError            a row or file of a data folder does not say what it must (carries every Fault found)
├── LineError            a file holds no line that could be that of a leg, or the line cannot be put into the folder
├── PackageError         a ZIP is not a data package of ours, or holds what must not be unpacked
├── RouteError           a network has no way between two stops, or no gap for a known point
├── BuildError           a built folder is missing, incomplete or not what its manifest says
├── ViewError            a query string asks for what no view can be (carries every Problem found)
└── UnknownItemError     a name in an address or call that this edition does not hold
    ├── UnknownLayerError
    ├── UnknownCorridorError
    ├── UnknownClaimError
    ├── UnknownRepublicError
    └── UnknownLanguageError
"""

from collections.abc import Sequence
from dataclasses import dataclass


class GeoError(Exception):
    """Root of the family; its text is fit to be shown to a person."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a data folder: where it is, what is wrong, and the value found there."""

    file: str
    row: int | None
    field: str | None
    message: str
    value: str | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.row}" if self.row is not None else self.file
        named = f"{place}: {self.field}" if self.field else place
        found = f" (value {self.value!r})" if self.value is not None else ""
        return f"{named}: {self.message}{found}"


class FactError(GeoError):
    """A data folder that does not load; `faults` lists all that is wrong, one line each."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class LineError(GeoError):
    """A line that cannot become that of a leg; one line says why."""


class PackageError(GeoError):
    """A ZIP or folder that cannot be written or taken up; one line says why."""


class RouteError(GeoError):
    """A way that cannot be found through a network; the text says from where to where, and why."""


class BuildError(GeoError):
    """A built folder that cannot be served."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One parameter of a query that was not understood.

    `reason` is a closed word (`unknown-name`, `bad-value`, `repeated`), so that each language can say it.
    """

    parameter: str
    value: str
    reason: str
    allowed: str


class ViewError(GeoError):
    """A query string that no view answers to; `problems` names each parameter at fault."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "; ".join(f"{p.parameter}={p.value!r}: {p.reason}, allowed: {p.allowed}" for p in self.problems)
        )


class UnknownItemError(GeoError):
    """A name that this edition of the atlas does not hold."""

    kind = "item"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"there is no {self.kind} {name!r} in this edition")


class UnknownLayerError(UnknownItemError):
    """A layer slug that the catalogue does not hold."""

    kind = "layer"


class UnknownCorridorError(UnknownItemError):
    """A corridor slug that the catalogue does not hold."""

    kind = "corridor"


class UnknownClaimError(UnknownItemError):
    """A claim id that this edition does not hold."""

    kind = "claim"


class UnknownRepublicError(UnknownItemError):
    """A code that is none of the five republics'."""

    kind = "republic"


class UnknownLanguageError(UnknownItemError):
    """A language other than Arabic, English and Turkish."""

    kind = "language"
