"""A corridor's record in the words of one language: what the panel on the map and the corridor's page both tell."""

from collections.abc import Mapping
from typing import Any

from geo.language import Language

Leg = Mapping[str, Any]
Fact = Mapping[str, Any]
LENGTHS = ("length", "length-in-country")
"""Keys of facts that say how long a corridor or a part of it is."""


def whole_km(words: Language, length: float) -> str:
    """Return a length in whole kilometres."""
    return words.with_unit(words.number(round(length)), "km")


class CorridorWords:
    """The record of one corridor, as `/api/v1/corridors/{slug}` gives it, in one language."""

    def __init__(self, corridor: Mapping[str, Any], words: Language) -> None:
        self.words = words
        properties = [part["properties"] for part in corridor["features"]]
        self.legs: list[Leg] = [leg for leg in properties if "leg" in leg]
        """In travel order."""
        self.facts: list[Fact] = corridor["facts"]
        self._stops = {stop["stop"]: stop[f"name_{words.lang}"] for stop in properties if "stop" in stop}

    def stop(self, slug: str) -> str:
        """Return the name of a stop."""
        return str(self._stops[slug])

    def from_to(self, start: str, end: str) -> str:
        """Return the names of two stops as the ends of a way."""
        return self.words.say("details-from-to", start=self.stop(start), end=self.stop(end))

    def accuracy(self, leg: Leg) -> str:
        """Return how far the drawn leg may lie from the real one."""
        if leg["accuracy_km"] is None:
            return self.words.say("leg-schematic")
        length = self.words.with_unit(self.words.number(leg["accuracy_km"], decimals=1), "km")
        return self.words.say("details-accuracy", length=length)

    def accuracy_basis(self, leg: Leg) -> str:
        """Return how we came to the accuracy of a leg."""
        name = "accuracy_basis" if self.words.lang == "en" else f"accuracy_basis_{self.words.lang}"
        return leg[name] or ""

    def opened(self, leg: Leg) -> str:
        """Return since when a leg is open, or nothing."""
        return self.words.say("details-opened", date=self.words.day(leg["opened"])) if leg["opened"] else ""

    def fact_subject(self, fact: Fact) -> str:
        """Return what a fact is a figure of, or nothing if it is one of the whole corridor."""
        if fact["subject_name"]:
            return str(fact["subject_name"][self.words.lang])
        return self.words.country(fact["subject"]) if fact["subject"] else ""

    def fact_value(self, fact: Fact) -> str:
        """Return a figure with its unit and qualifier, a date, or words."""
        if fact["value_text"]:
            return str(fact["value_text"][self.words.lang])
        if fact["unit"] is None:
            return self.words.day(fact["value"])
        amount = self.words.with_unit(self.words.number(fact["value"]), fact["unit"])
        return self.words.say(f"qualifier-{fact['qualifier']}", value=amount) if fact["qualifier"] else amount

    def fact_date(self, fact: Fact) -> str:
        """Return when a figure was true; nothing where that is not known or the figure is that date itself."""
        return self.words.day(fact["as_of"]) if fact["as_of"] and fact["as_of"] != fact["value"] else ""
