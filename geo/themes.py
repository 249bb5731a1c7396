"""What colours the republics: the painting of a theme under a view's `rule` and `year`.

Plain values in and out, no geometry and no data frames, so that server, page, figure and tables share one answer. The
rules are those of the atlas' contract: a faulty value is never painted as if it were sound, never stretches a scale, a
class break or a sum, and never looks like "not stated" or zero.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

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
    qualifier: Literal["about", "more-than"] | None = None
    event: str | None = None
    """What the claim tells of; two claims of one event count once."""
    conflicts: tuple[str, ...] = ()
    """Claims that say otherwise."""


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
    mark: Literal["corrected", "doubtful", "partial"] | None = None
    qualifier: Literal["about", "more-than"] | None = None
    in_conflict: bool = False
    """Whether two figures that the theme found for the republic contradict each other."""


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


def paint(
    theme: str,
    figures: Mapping[str, Sequence[Figure]],
    republics: Iterable[str],
    *,
    rule: str,
    year: Years | None,
    basis: str = "latest",
) -> Painting:
    """Return how a theme paints the republics, from the figures found for each.

    `basis` says what is made of them: the `latest` one, their `sum`, the `count` of events, or the `share` in per cent.
    """
    codes = list(republics)
    dated = {code: [f for f in figures.get(code, ()) if matches_years(f.date, year)] for code in codes}
    chosen = {code: _BASES[basis](dated[code], rule) for code in codes}
    if basis in _OF_FIGURES:
        chosen = {code: _in_conflict(painted, dated[code]) for code, painted in chosen.items()}
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


def _in_conflict(painted: Painted, figures: Sequence[Figure]) -> Painted:
    found = {figure.claim for figure in figures}
    return replace(painted, in_conflict=any(found.intersection(figure.conflicts) for figure in figures))


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
    return replace(painted, class_number=sum(painted.value >= bound for bound in bounds[1:-1]) + 1)


def _latest(figures: Sequence[Figure], rule: str) -> Painted:
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


def _once(figures: Sequence[Figure]) -> list[Figure]:
    """Return one figure per event, the first told."""
    return list({figure.event or figure.claim: figure for figure in reversed(figures)}.values())[::-1]


def _sum(figures: Sequence[Figure], rule: str) -> Painted:
    """Return the sum of the figures that the rule paints; marked where some are left out."""
    painted = [_painted(figure, rule) for figure in _once(figures)]
    values = [one.value for one in painted if one is not None and one.value is not None]
    if not values:
        return _latest(figures, rule)
    return Painted("painted", sum(values), mark="partial" if len(values) < len(painted) else None)


def _count(figures: Sequence[Figure], rule: str) -> Painted:  # noqa: ARG001 - a flagged claim documents a tool, too
    return Painted("painted", len(_once(figures)))


def _share(figures: Sequence[Figure], rule: str) -> Painted:  # noqa: ARG001
    """Return the mean of figures that are 1 or 0, in per cent."""
    once = _once(figures)
    return Painted("painted", 100 * sum(f.value for f in once) / len(once)) if once else Painted("not-stated")


_OF_FIGURES = ("latest", "sum")
"""Bases that compare figures, so that two of them may contradict each other."""
_BASES: dict[str, Callable[[Sequence[Figure], str], Painted]] = {
    "none": _latest,
    "latest": _latest,
    "measured": _latest,
    "sum": _sum,
    "count": _count,
    "share": _share,
}


def _painted(figure: Figure, rule: str) -> Painted | None:
    """Return a figure as the rule paints it, or None. Only a fault of the value keeps it from being painted."""
    if figure.fault != "value":
        return Painted("painted", figure.value, figure.date, figure.claim, qualifier=figure.qualifier)
    if rule == "corrected" and figure.value_corrected is not None:
        return Painted("painted", figure.value_corrected, figure.date, figure.claim, mark="corrected")
    if rule == "printed" and figure.plausibility == "doubtful":
        return Painted("painted", figure.value, figure.date, figure.claim, mark="doubtful")
    return None


def matches_years(date: str | None, year: Years | None) -> bool:
    """Return whether an ISO date or interval was true, open or dated in those years; an undated one is not."""
    if year is None:
        return True
    if date is None:
        return False
    years = years_of(date)
    return years.first <= year.last and years.last >= year.first


FOREVER = 9999


def years_of(date: str) -> Years:
    """Return the calendar years of an ISO date or interval; an open end reaches as far as years go, 0 to FOREVER."""
    first, _, last = date.partition("/")
    last = last or first
    return Years(0 if first == ".." else int(first[:4]), FOREVER if last == ".." else int(last[:4]))


def _last_day(date: str | None) -> str:
    """Return something to sort dates by: where a figure's time ends; undated ones come before all."""
    if date is None:
        return ""
    end = date.rpartition("/")[2]
    return "9999" if end == ".." else end
