"""How the legs of a corridor got their lines, as plain text for whoever keeps the data."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from geo.edition import Edition
from geo.measure import distance_km
from geo.routing import GAP_KM

_HEADING = (
    f"{'leg':>3} {'role':12} {'mode':8} {'drawn km':>9} {'network km':>10} {'within km':>9}  from - to (source of line)"
)


def explain_corridor(edition: Edition, slug: str) -> str:
    """Return the legs of a corridor with drawn and network length, and every long straight piece.

    Raises UnknownCorridorError.
    """
    record = edition.document(edition.corridor_file(slug))
    legs = [feature for feature in record["features"] if "leg" in feature["properties"]]
    lines = [
        f"{slug}: {record['name']['en']}",
        _HEADING,
        *(_leg_line(leg["properties"]) for leg in legs),
        _total_line(record),
        "",
        *_section(f"straight pieces longer than {GAP_KM:g} km, as drawn", _straight_lines(legs)),
        *_section(f"gaps of the network: pieces that it holds straight for more than {GAP_KM:g} km", _gap_lines(legs)),
    ]
    return "\n".join(line.rstrip() for line in lines)


def _leg_line(leg: Mapping[str, Any]) -> str:
    accuracy = "schematic" if leg["accuracy_km"] is None else f"{leg['accuracy_km']:g}"
    return (
        f"{leg['leg']:>3} {leg['role']:12} {leg['mode']:8} {leg['length_km']:>9,.1f} {_network(leg['network_km']):>10} "
        f"{accuracy:>9}  {leg['from']} - {leg['to']} ({leg['geometry_source']})"
    )


def _network(kilometres: float | None) -> str:
    return "-" if kilometres is None else f"{kilometres:,.1f}"


def _total_line(record: Mapping[str, Any]) -> str:
    return (
        f"main legs: {record['length_km']:,.1f} km drawn; {_network(record['network_km'])} km by network where routed"
    )


def _section(title: str, found: Iterator[str]) -> list[str]:
    return [f"{title}:", *(list(found) or ["  none"]), ""]


def _straight_lines(legs: list[dict[str, Any]]) -> Iterator[str]:
    for leg in legs:
        for start, end in pairwise(leg["geometry"]["coordinates"]):
            straight = distance_km(start, end)
            if straight > GAP_KM:
                yield f"  leg {leg['properties']['leg']}: {straight:.1f} km{_from_to(start, end, leg['properties'])}"


def _gap_lines(legs: list[dict[str, Any]]) -> Iterator[str]:
    for leg in legs:
        for gap in leg["properties"]["gaps"]:
            known = f"; drawn through {', '.join(gap['through'])}" if gap["through"] else "; no known point in it"
            yield (
                f"  leg {leg['properties']['leg']}: {gap['straight_km']:.1f} km straight, {gap['network_km']:.1f} km "
                f"recorded{_from_to(gap['from'], gap['to'], leg['properties'])}{known}"
            )


def _from_to(start: list[float], end: list[float], leg: Mapping[str, Any]) -> str:
    places = " to ".join(f"{lat:.3f}, {lon:.3f}" for lon, lat in (start, end))
    return f", {'/'.join(leg['countries']) or 'sea'}, lat, lon {places}"
