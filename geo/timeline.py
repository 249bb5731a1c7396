"""What the years of the atlas hold: corridors that opened or closed, claims that are dated, and what is not dated."""

from collections import Counter
from typing import Any

from geo.edition import Edition
from geo.themes import FOREVER, years_of


def timeline_record(edition: Edition) -> dict[str, Any]:
    """Return the range of years, and for each of them how many claims are dated in it and which corridors opened.

    An interval counts in each of its years. What has no date is told apart.
    """
    spans = [years_of(claim["date"]) for claim in edition.claims if claim["date"]]
    corridors = [layer["slug"] for layer in edition.layers if layer["kind"] == "corridor"]
    opened = {slug: _opened(edition, slug) for slug in corridors}
    ends = [year for span in spans for year in (span.first, span.last) if _EARLIEST <= year < FOREVER]
    last = max([*ends, *(year for year in opened.values() if year is not None)], default=_EARLIEST)
    counted = Counter(year for span in spans for year in range(max(span.first, _EARLIEST), min(span.last, last) + 1))
    return {
        "first": _EARLIEST,
        "last": last,
        "claims": [counted[year] for year in range(_EARLIEST, last + 1)],
        "opened": [[slug for slug in corridors if opened[slug] == year] for year in range(_EARLIEST, last + 1)],
        "undated_claims": len(edition.claims) - len(spans),
        "undated_corridors": [slug for slug in corridors if opened[slug] is None],
    }


_EARLIEST = 1991
"""The republics' independence: what is dated before is found by an open interval, and would stretch the range."""


def _opened(edition: Edition, slug: str) -> int | None:
    """Return the year in which the first leg of a corridor opened."""
    record = edition.document(edition.corridor_file(slug))
    dates = [f["properties"]["opened"] for f in record["features"] if f["properties"].get("opened")]
    return min((int(date[:4]) for date in dates), default=None)
