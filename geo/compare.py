"""Two republics, or two years, side by side on one scale: what `compare` in a view asks for.

Every bar of a row is drawn on the scale of that row, which begins at zero, so that the larger figure has the longer
bar; a figure that the rule does not paint has none, and says why in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.edition import Edition
from geo.themes import Painted
from geo.view import View


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared in a row: how it is painted, and its share of the longest bar, 0 to 1."""

    painted: Painted
    share: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row: a theme for two republics, or a republic in two years."""

    theme: str
    republic: str | None
    """The republic whose years are compared; None where two republics are."""
    sides: tuple[Side, Side]
    years_differ: bool
    """Whether the two figures are of different years although republics are compared."""


def compared_rows(edition: Edition, view: View) -> list[Comparison]:
    """Return the rows that a view's `compare` asks for; none without it, and none in which neither side says anything.

    Two republics are compared in every theme that has figures, two years in the view's theme for every republic.
    """
    if view.compare is None:
        return []
    rows = _by_republic(edition, view) if view.compare[0] in edition.vocabulary.republics else _by_year(edition, view)
    return [row for row in rows if any(side.painted.state not in _SILENT for side in row.sides)]


_SILENT = ("not-stated", "not-applicable")


def _by_republic(edition: Edition, view: View) -> Iterator[Comparison]:
    for theme in edition.themes:
        if theme == "none" or "." in theme:
            continue
        republics = edition.painting(view.with_(theme=theme)).republics
        first, second = (republics[code] for code in view.compare or ())
        dates = {painted.date[:4] for painted in (first, second) if painted.date}
        yield Comparison(theme, None, _sides((first, second)), len(dates) > 1)


def _by_year(edition: Edition, view: View) -> Iterator[Comparison]:
    paintings = [edition.painting(view.with_(year=year)).republics for year in view.compare or ()]
    for code in edition.vocabulary.republics:
        first, second = (painting[code] for painting in paintings)
        yield Comparison(view.theme, code, _sides((first, second)), years_differ=False)


def _sides(pair: Sequence[Painted]) -> tuple[Side, Side]:
    drawn = [painted.value if painted.state == "painted" else None for painted in pair]
    longest = max((value for value in drawn if value is not None), default=0.0)
    shares = [value / longest if value is not None and longest > 0 else None for value in drawn]
    return Side(pair[0], shares[0]), Side(pair[1], shares[1])
