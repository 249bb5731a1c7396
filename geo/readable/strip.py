"""The strip diagram of a corridor: its runs of legs, and on each the stops, ways and borders in travel order.

A run is a chain of legs of one role. Kilometres are those of the drawn line, from the start of the run.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.corridor_words import CorridorWords, Leg, whole_km
from geo.readable.teller import Teller

ROLES = ("main", "branch", "continuation", "access")
SEA = "sea"
"""Where no state is: what the records say beside ISO codes."""


@dataclass(frozen=True, slots=True)
class Run:
    """Legs of one role, each beginning where the one before it ends."""

    role: str
    legs: tuple[Leg, ...]

    @property
    def start(self) -> str:
        """The first stop."""
        return str(self.legs[0]["from"])

    @property
    def end(self) -> str:
        """The last stop."""
        return str(self.legs[-1]["to"])

    @property
    def length_km(self) -> float:
        """The sum of the lengths of its legs."""
        return float(round(sum(leg["length_km"] for leg in self.legs), 1))

    @property
    def network_km(self) -> float | None:
        """The length along the network; None unless all of it is routed."""
        lengths = [leg["network_km"] for leg in self.legs]
        return None if None in lengths else round(sum(lengths), 1)

    def kilometres(self) -> dict[str, float]:
        """Return how far each stop is from the start of the run; the first time, if a run comes back to it."""
        reached, at_km = {self.start: 0.0}, 0.0
        for leg in self.legs:
            at_km += leg["length_km"]
            reached.setdefault(leg["to"], at_km)
        return reached


def runs_of(legs: Sequence[Leg]) -> list[Run]:
    """Return the runs of a corridor, the main line first, then branches, continuations and ways of access."""
    runs: list[Run] = []
    for role in ROLES:
        chain: list[Leg] = []
        for leg in (leg for leg in legs if leg["role"] == role):
            if chain and chain[-1]["to"] != leg["from"]:
                runs.append(Run(role, tuple(chain)))
                chain = []
            chain.append(leg)
        runs += [Run(role, tuple(chain))] if chain else []
    return runs


@dataclass(frozen=True, slots=True)
class Look:
    """How a leg is drawn: the ink, width and dash of the map, and its mode."""

    mode: str
    ink: str
    width: float
    dash: str


@dataclass(frozen=True, slots=True)
class StripRow:
    """A line of the diagram: a stop, the way to the next one, or a border on it."""

    kind: str
    """`stop`, `way` or `border`."""
    text: str
    km: str = ""
    more: str = ""
    """The country of a stop; since when a way is open."""
    marks: tuple[str, ...] = ()
    before: Look | None = None
    after: Look | None = None
    """How the line looks that comes from above and the one that goes on below."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One run as a diagram."""

    role: str
    name: str
    length: str
    joins: tuple[str, ...]
    """Where a run that is not the main line leaves or meets it."""
    rows: tuple[StripRow, ...]


class StripWriter:
    """Writes the diagrams of one corridor in the words of one reader."""

    def __init__(
        self,
        teller: Teller,
        told: CorridorWords,
        main_km: float,
        places: Mapping[str, Mapping[str, Any]],
        looks: Mapping[int, Look],
    ) -> None:
        self.teller = teller
        self.told = told
        self.main_km = main_km
        self.stops: Mapping[str, str | None] = places["stops"]
        self.legs: Mapping[str, str] = places["legs"]
        """The country of each stop, and that in which most of each leg lies, or the sea."""
        self.looks = looks

    def strips(self) -> list[Strip]:
        """Return a diagram per run."""
        runs = runs_of(self.told.legs)
        main = runs[0].kilometres() if runs and runs[0].role == ROLES[0] else {}
        return [
            Strip(
                role=self.teller.say(f"run-{run.role}"),
                name=self.teller.own(self.told.from_to(run.start, run.end)),
                length=self._km(self._length_of(run, runs)),
                joins=() if run.role == ROLES[0] else tuple(self._joins(run, main)),
                rows=tuple(self._rows(run, self._length_of(run, runs))),
            )
            for run in runs
        ]

    def _length_of(self, run: Run, runs: Sequence[Run]) -> float:
        """Return how long a run is: a main line in one piece as the record says, which adds up before it rounds."""
        is_whole = run.role == ROLES[0] and sum(other.role == ROLES[0] for other in runs) == 1
        return self.main_km if is_whole else run.length_km

    def _km(self, length: float) -> str:
        return whole_km(self.teller.words, length)

    def _joins(self, run: Run, main: Mapping[str, float]) -> Iterator[str]:
        for message, stop in (("run-leaves", run.start), ("run-meets", run.end)):
            if stop in main:
                yield self.teller.say(message, stop=self._stop(stop), km=self._km(main[stop]))

    def _stop(self, slug: str) -> str:
        return self.teller.own(self.told.stop(slug))

    def _rows(self, run: Run, length_km: float) -> Iterator[StripRow]:
        at_km, before, place = 0.0, None, ""
        for leg in run.legs:
            look = self.looks[leg["leg"]]
            yield self._stop_row(leg["from"], at_km, before, leg)
            entered = self._place_at(leg, 0, "from")
            if place and entered != place:
                yield self._border(place, entered, at_km, look)
            yield self._way_row(leg, look)
            for border in leg["borders"]:
                yield self._border(border["from"], border["to"], at_km + border["km"], look)
            at_km += leg["length_km"]
            place = self._place_at(leg, -1, "to")
            before = leg
        yield self._stop_row(run.end, length_km, before, None)

    def _place_at(self, leg: Leg, border: int, side: str) -> str:
        """Return the country in which a leg begins or ends, or the sea; short ends across a border are left out."""
        return str(leg["borders"][border][side] if leg["borders"] else self.legs[str(leg["leg"])])

    def _stop_row(self, slug: str, at_km: float, before: Leg | None, after: Leg | None) -> StripRow:
        country = self.stops[slug]
        return StripRow(
            "stop",
            self._stop(slug),
            self._km(at_km),
            more=self.teller.country(country) if country else "",
            marks=(self._change(before, after),) if before and after and before["mode"] != after["mode"] else (),
            before=self.looks[before["leg"]] if before else None,
            after=self.looks[after["leg"]] if after else None,
        )

    def _way_row(self, leg: Leg, look: Look) -> StripRow:
        return StripRow(
            "way",
            self.teller.say(f"leg-{leg['mode']}"),
            self._km(leg["length_km"]),
            more=self.told.opened(leg),
            marks=tuple(self._way_marks(leg)),
            before=look,
            after=look,
        )

    def _change(self, before: Leg, after: Leg) -> str:
        was, becomes = (self.teller.say(f"leg-{leg['mode']}") for leg in (before, after))
        return self.teller.say("strip-change", before=was, after=becomes)

    def _way_marks(self, leg: Leg) -> Iterator[str]:
        if leg["status"] != "operating":
            yield self.teller.say(f"leg-{leg['status']}")
        if leg["accuracy_km"] is None:
            yield self.teller.say("leg-schematic")

    def _border(self, start: str, end: str, at_km: float, look: Look) -> StripRow:
        names = {"start": self.teller.country(start), "end": self.teller.country(end)}
        message = "strip-to-sea" if end == SEA else "strip-from-sea" if start == SEA else "strip-border"
        return StripRow("border", self.teller.say(message, **names), self._km(at_km), before=look, after=look)
