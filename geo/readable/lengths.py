"""The lengths of a corridor: what we measured and what others published, side by side, and how far they differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.corridor_words import LENGTHS, CorridorWords, Fact, whole_km
from geo.readable.sheet import Piece
from geo.readable.strip import ROLES, SEA, Run
from geo.readable.teller import Teller


@dataclass(frozen=True, slots=True)
class Published:
    """A published length: what it says, how far ours is from it, whose it is."""

    value: str
    difference: str
    network_difference: str
    date: str
    source: Piece


@dataclass(frozen=True, slots=True)
class LengthRow:
    """A corridor or a part of it: as we measured it, and as others publish it."""

    part: str
    measured: str
    network: str
    published: tuple[Published, ...]
    is_whole: bool = False


class LengthWriter:
    """Writes the lengths of one corridor in the words of one reader."""

    def __init__(self, teller: Teller, corridor: Mapping[str, Any], told: CorridorWords, runs: Sequence[Run]) -> None:
        self.teller = teller
        self.corridor = corridor
        self.told = told
        self.runs = runs
        self.main = [leg for leg in told.legs if leg["role"] == ROLES[0]]
        self.facts = [fact for fact in told.facts if fact["key"] in LENGTHS]

    def rows(self) -> list[LengthRow]:
        """Return the lengths, the whole line first."""
        return [self._whole(), *self._countries(), *self._other_runs(), *self._parts()]

    def is_published(self) -> bool:
        """Return whether anybody publishes a length of it or of a part of it."""
        return bool(self.facts)

    def is_routed(self) -> bool:
        """Return whether any of its lengths is one along a network."""
        return any(leg["network_km"] is not None for leg in self.told.legs)

    def _whole(self) -> LengthRow:
        stated = [fact for fact in self.facts if fact["key"] == "length" and fact["subject"] is None]
        measured, network = self.corridor["length_km"], self.corridor["network_km"]
        routed = sum(leg["network_km"] is not None for leg in self.main)
        # What is routed in part is no length of the whole.
        compared = network if routed == len(self.main) else None
        return LengthRow(
            self.teller.say("length-whole"),
            self._km(measured),
            self._along_network(network, routed, len(self.main)),
            tuple(self._published(fact, measured, compared) for fact in stated),
            is_whole=True,
        )

    def _along_network(self, length: float | None, routed: int = 0, total: int = 0) -> str:
        """Return a length along the network, and of how many legs it is where these are not all."""
        if length is None:
            return ""
        if routed == total:
            return self.teller.say("length-network", length=self._km(length))
        counts = {"routed": self.teller.number(routed), "total": self.teller.number(total)}
        return self.teller.say("length-network-part", length=self._km(length), **counts)

    def _countries(self) -> Iterator[LengthRow]:
        measured = self.corridor["length_by_country_km"]
        stated = [fact for fact in self.facts if fact["key"] == "length-in-country"]
        named = dict.fromkeys([*measured, *(fact["subject"] for fact in stated if _is_state(fact))])
        for code in sorted(named, key=lambda code: code == SEA):
            published = [fact for fact in stated if fact["subject"] == code]
            if measured.get(code) or published:
                name = self.teller.say("length-at-sea") if code == SEA else self.teller.country(code)
                yield self._row(name, published, measured.get(code))

    def _other_runs(self) -> Iterator[LengthRow]:
        for run in self.runs:
            if run.role != ROLES[0]:
                name = self.teller.own(self.told.from_to(run.start, run.end))
                part = self.teller.say("length-of-run", run=self.teller.say(f"run-{run.role}"), name=name)
                yield self._row(part, [], run.length_km, run.network_km)

    def _parts(self) -> Iterator[LengthRow]:
        """Return the published lengths of parts that are no run and no country of ours, part by part."""
        parts: dict[str, list[Fact]] = {}
        for fact in self.facts:
            if fact["subject"] is not None and not (fact["key"] == "length-in-country" and _is_state(fact)):
                parts.setdefault(self.teller.own(self.told.fact_subject(fact)), []).append(fact)
        for name, facts in parts.items():
            yield self._row(name, facts, None)

    def _row(
        self, part: str, facts: Sequence[Fact], measured_km: float | None, network_km: float | None = None
    ) -> LengthRow:
        published = (self._published(fact, measured_km, network_km) for fact in facts)
        return LengthRow(part, self._km(measured_km), self._along_network(network_km), tuple(published))

    def _km(self, length: float | None) -> str:
        return "" if length is None else whole_km(self.teller.words, length)

    def _published(self, fact: Fact, measured_km: float | None, network_km: float | None) -> Published:
        return Published(
            self.told.fact_value(fact),
            self._difference(measured_km, fact),
            self._difference(network_km, fact),
            self.told.fact_date(fact),
            self.teller.source(fact["source"]),
        )

    def _difference(self, ours_km: float | None, fact: Fact) -> str:
        """Return in words by how many per cent our length differs from a published one."""
        if ours_km is None or fact["unit"] != "km" or not fact["value"]:
            return ""
        per_cent = round((ours_km - fact["value"]) / fact["value"] * 100, 1)
        if not per_cent:
            return self.teller.say("length-equal")
        amount = self.teller.words.with_unit(self.teller.words.number(abs(per_cent), decimals=1), "%")
        return self.teller.say("length-shorter" if per_cent < 0 else "length-longer", amount=amount)


def _is_state(fact: Fact) -> bool:
    return fact["subject"] is not None and fact["subject_name"] is None
