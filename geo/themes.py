"""What colours the republics: the painting of a theme under a view's `rule` and `year`.

Plain values in and out, no geometry and no data frames, so that server, page, figure and tables share one answer. The
rules are those of the atlas' contract: a faulty value is never painted as if it were sound, never stretches a scale, a
class break or a sum, and never looks like "not stated" or zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from geo.view import Years

State = Literal["painted", "doubtful", "wrong", "not-stated", "not-applicable"]
CLASSES = 5
FEWEST_FOR_CLASSES = 4
"""With fewer painted values a ramp would pretend an order: one tint, values written on the map."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One stated value of a theme for one republic, as the build takes it from a claim or from a measurement."""

    claim: str | None
    value: float
    value_corrected: float | None
    date: str | None
    plausibility: Literal["ok", "doubtful", "wrong"]
    fault: str | None


@dataclass(frozen=True, slots=True)
class Painted:
    """How one republic is painted.

    `class_number` counts from 1; None means the one tint. `mark` is set where a value is painted that the paper does
    not print, or prints with a fault.
    """

    state: State
    value: float | None = None
    date: str | None = None
    claim: str | None = None
    class_number: int | None = None
    mark: Literal["corrected", "doubtful"] | None = None


@dataclass(frozen=True, slots=True)
class Painting:
    """A theme painted: one entry per republic, the class bounds, and how many of the republics have a painted value."""

    theme: str
    republics: dict[str, Painted]
    bounds: tuple[float, ...]
    """Class bounds, one more than there are classes; empty where there are no classes."""
    coverage: int
    undated: int
    """Figures left out because a year is asked for and they have none."""

    def as_json(self) -> dict[str, Any]:
        """Return plain values, for the page."""
        return asdict(self)


def paint(
    theme: str,
    figures: Mapping[str, Sequence[Figure]],
    republics: Iterable[str],
    *,
    rule: str,
    year: Years | None,
) -> Painting:
    """Return how a theme paints the republics, from the figures stated for each."""
    codes = list(republics)
    dated = {code: [f for f in figures.get(code, ()) if _matches(f.date, year)] for code in codes}
    chosen = {code: _choose(dated[code], rule) for code in codes}
    values = sorted(p.value for p in chosen.values() if p.state == "painted" and p.value is not None)
    bounds = class_bounds(values) if len(values) >= FEWEST_FOR_CLASSES else ()
    undated = sum(f.date is None for code in codes for f in figures.get(code, ())) if year else 0
    return Painting(
        theme=theme,
        republics={code: _classified(painted, bounds) for code, painted in chosen.items()},
        bounds=bounds,
        coverage=len(values),
        undated=undated,
    )


def class_bounds(values: Sequence[float]) -> tuple[float, ...]:
    """Return quantile bounds of at most five classes over sorted values: every class holds as many as the next.

    A bound lies between two values, with as few digits as that allows; equal values are never parted.
    """
    different = sorted(set(values))
    classes = min(CLASSES, len(different))
    starts = [round(len(different) * k / classes) for k in range(1, classes)]
    return (values[0], *(_round_between(different[n - 1], different[n]) for n in starts), values[-1])


def _round_between(low: float, high: float) -> float:
    """Return the number nearest to the middle of two, with the fewest significant digits that keep it between them."""
    middle = (low + high) / 2
    for digits in range(1, 16):
        rounded = float(f"{middle:.{digits - 1}e}")
        if low < rounded < high:
            return rounded
    return middle


def _classified(painted: Painted, bounds: tuple[float, ...]) -> Painted:
    if not bounds or painted.state != "painted" or painted.value is None:
        return painted
    number = sum(painted.value >= bound for bound in bounds[1:-1]) + 1
    return Painted(painted.state, painted.value, painted.date, painted.claim, number, painted.mark)


def _choose(figures: Sequence[Figure], rule: str) -> Painted:
    """Return the latest figure that the rule paints; else the flag of the latest one stated; else "not stated"."""
    if not figures:
        return Painted("not-stated")
    newest_first = sorted(figures, key=lambda figure: _last_day(figure.date), reverse=True)
    for figure in newest_first:
        painted = _painted(figure, rule)
        if painted is not None:
            return painted
    latest = newest_first[0]
    state: State = "wrong" if latest.plausibility == "wrong" else "doubtful"
    return Painted(state, latest.value, latest.date, latest.claim)


def _painted(figure: Figure, rule: str) -> Painted | None:
    """Return a figure as the rule paints it, or None. Only a fault of the value keeps it from being painted."""
    if figure.fault != "value":
        return Painted("painted", figure.value, figure.date, figure.claim)
    if rule == "corrected" and figure.value_corrected is not None:
        return Painted("painted", figure.value_corrected, figure.date, figure.claim, mark="corrected")
    if rule == "printed" and figure.plausibility == "doubtful":
        return Painted("painted", figure.value, figure.date, figure.claim, mark="doubtful")
    return None


def _matches(date: str | None, year: Years | None) -> bool:
    if year is None:
        return True
    if date is None:
        return False
    first, last = _ends(date)
    return first <= year.last and last >= year.first


def _ends(date: str) -> tuple[int, int]:
    """Return the first and last calendar year of an ISO date or interval; an open end reaches as far as years go."""
    first, _, last = date.partition("/")
    last = last or first
    return (0 if first == ".." else int(first[:4])), (9999 if last == ".." else int(last[:4]))


def _last_day(date: str | None) -> str:
    """Return something to sort dates by: where a figure's time ends; undated ones come before all."""
    if date is None:
        return ""
    end = date.rpartition("/")[2]
    return "9999" if end == ".." else end
