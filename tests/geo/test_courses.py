"""How legs get their lines: drawn, routed or from a file, and what is refused with the leg's name."""

import csv
import json
import math

import pytest

from geo.errors import FactError
from geo.facts import read_facts
from geo.layers import build_layers
from geo.rows import LegRow, NetworkPoint

BASIS = {f"accuracy_basis_{lang}": "measured" for lang in ("ar", "en", "tr")}
NO_BASIS = dict.fromkeys(BASIS, "")
DRAWN = {"course": "drawn", "geometry_source": "own-estimate", "accuracy_km": "20", **BASIS}
BY_RAIL = {"course": "routed", "geometry_source": "openstreetmap-rail", "accuracy_km": "", **NO_BASIS}


@pytest.fixture
def folder_with_leg(data_folder):
    """Return a function that copies the shipped facts and gives `middle-corridor` one leg only, as asked."""

    def make(start="alat-port", end="tbilisi", **cells):
        folder = data_folder()
        others = [leg for leg in rows(folder, "legs") if leg["corridor"] != "middle-corridor"]
        leg = {"corridor": "middle-corridor", "leg": "1", "role": "main", "mode": "rail", "from": start, "to": end}
        leg |= {"status": "operating", "source": "own-estimate", **DRAWN, **cells}
        write(folder, "legs", LegRow, [*others, leg])
        waypoints = [row for row in rows(folder, "waypoints") if row["corridor"] != "middle-corridor"]
        write_like(folder, "waypoints", waypoints)
        return folder

    return make


def rows(folder, table):
    with (folder / "facts" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder, table, row_type, records):
    columns = [field.alias or name for name, field in row_type.model_fields.items()]
    with (folder / "facts" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)


def write_like(folder, table, records):
    with (folder / "facts" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(records[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)


def write_line(folder, points, kind="LineString"):
    lines = folder / "facts" / "lines"
    lines.mkdir(exist_ok=True)
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": kind, "coordinates": points}}
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (lines / "middle-corridor-1.geojson").write_text(text, encoding="utf-8")


def leg_of(folder):
    legs = build_layers(read_facts(folder), folder).legs
    return legs[legs["corridor"] == "middle-corridor"].iloc[0]


def test_a_drawn_leg_without_waypoints_is_straight(folder_with_leg):
    leg = leg_of(folder_with_leg())
    assert len(leg.geometry.coords) == 2
    assert math.isnan(leg.network_km)


def test_a_list_of_stops_is_enough_for_a_leg_by_rail(folder_with_leg):
    leg = leg_of(folder_with_leg(**BY_RAIL))
    assert leg.network_km == pytest.approx(467, rel=0.03)
    assert leg.accuracy_km >= 1
    assert len(leg.geometry.coords) > 20
    for lang, words in {"ar": "السكك الحديدية", "en": "OpenStreetMap", "tr": "demir yolu"}.items():
        assert words in leg[f"accuracy_basis_{lang}"]


def test_a_routed_leg_keeps_the_accuracy_that_is_stated(folder_with_leg):
    leg = leg_of(folder_with_leg(**BY_RAIL | {"accuracy_km": "7"} | BASIS))
    assert (leg.accuracy_km, leg.accuracy_basis_en) == (7, "measured")


def test_borders_are_told_where_the_leg_crosses_them(folder_with_leg):
    (border,) = leg_of(folder_with_leg(**BY_RAIL)).borders
    assert (border.from_country, border.to_country) == ("AZE", "GEO")
    assert border.km == pytest.approx(419, abs=5)


def test_a_railway_beside_a_coast_is_not_at_sea(folder_with_leg):
    leg = leg_of(folder_with_leg("gebze", "istanbul", **BY_RAIL))
    assert list(leg.length_by_country_km) == ["TUR"]
    assert list(leg.borders) == []


def test_a_sea_leg_over_lanes_needs_a_stated_accuracy(folder_with_leg):
    over_lanes = {"mode": "sea", "course": "routed", "geometry_source": "searoute-lanes"}
    leg = leg_of(folder_with_leg("aktau-port", "alat-port", **over_lanes))
    assert leg.length_km == pytest.approx(526, rel=0.03)


def test_a_line_of_ones_own_is_taken_from_its_file(folder_with_leg):
    folder = folder_with_leg(course="file")
    line = [[49.4408, 39.9764], [47, 40.5], [44.801, 41.719]]
    write_line(folder, line)
    assert [list(point) for point in leg_of(folder).geometry.coords] == line


FAULTS = {
    "no way between the stops": ({**BY_RAIL, "start": "aktau-port"}, "middle-corridor 1: no way of openstreetmap-rail"),
    "a stop off the network": ({**BY_RAIL, "start": "ceyhan-terminal"}, "more than 6 km from every node"),
    "no network of this name": ({**BY_RAIL, "geometry_source": "geonames"}, "geonames is no network; there are"),
    "lanes without accuracy": (
        {**BY_RAIL, "geometry_source": "searoute-lanes", "start": "aktau-port", "end": "alat-port"},
        "searoute-lanes records no lengths: accuracy_basis must be given",
    ),
    "drawn without basis": ({**DRAWN, **NO_BASIS, "accuracy_km": ""}, "accuracy_basis_en: must be given unless"),
    "accuracy without basis": (
        {**BY_RAIL, "accuracy_km": "5"},
        "accuracy_basis_en: must be given where accuracy_km is",
    ),
    "basis in one language": ({"accuracy_basis_tr": ""}, "must be given in all three languages or in none"),
    "no file": ({"course": "file"}, "lines/middle-corridor-1.geojson"),
    "no such course": ({"course": "guessed"}, "legs.csv:[0-9]+: course"),
}


@pytest.mark.parametrize(("cells", "message"), FAULTS.values(), ids=FAULTS)
def test_a_leg_without_a_sound_course_is_refused_by_name(folder_with_leg, cells, message):
    folder = folder_with_leg(**cells)
    with pytest.raises(FactError, match=message):
        build_layers(read_facts(folder), folder)


@pytest.mark.parametrize(
    ("points", "kind", "message"),
    [
        ([[49.4408, 39.9764], [44.801, 41.819]], "LineString", r"11\.1 km from the stop tbilisi, more than 1"),
        ([[44.801, 41.719], [49.4408, 39.9764]], "LineString", "from the stop alat-port"),
        ([[[49.4408, 39.9764], [44.801, 41.719]]], "MultiLineString", "does not hold one LineString"),
        ([[49.4408, 39.9764]], "LineString", "cannot be read as one line"),
    ],
    ids=["ends elsewhere", "runs backwards", "several lines", "one point"],
)
def test_a_file_that_is_not_the_line_of_its_leg_is_refused(folder_with_leg, points, kind, message):
    folder = folder_with_leg(course="file")
    write_line(folder, points, kind)
    with pytest.raises(FactError, match=message):
        build_layers(read_facts(folder), folder)


def test_a_file_that_no_leg_uses_is_refused(folder_with_leg):
    folder = folder_with_leg()
    write_line(folder, [[49.4408, 39.9764], [44.801, 41.719]])
    with pytest.raises(FactError, match="only there: lines/middle-corridor-1.geojson"):
        read_facts(folder)


def test_waypoints_of_a_routed_leg_are_refused(folder_with_leg):
    folder = folder_with_leg(**BY_RAIL)
    stray = {**rows(folder, "waypoints")[0], "corridor": "middle-corridor", "leg": "1"}
    write_like(folder, "waypoints", [*rows(folder, "waypoints"), stray])
    with pytest.raises(FactError, match="leg: is a leg whose course is routed, not drawn"):
        read_facts(folder)


def test_a_known_point_outside_every_gap_is_refused_by_name(folder_with_leg):
    folder = folder_with_leg(**BY_RAIL)
    point = {"network": "openstreetmap-rail", "point": "nowhere", "lon": "60", "lat": "30", "place": "Nowhere"}
    write(folder, "network_points", NetworkPoint, [{**point, "confidence": "low", "source": "own-estimate"}])
    with pytest.raises(FactError, match="nowhere lies in no gap of openstreetmap-rail"):
        build_layers(read_facts(folder), folder)
