"""The small map of a corridor: lines inside the frame, a true scale, bands as wide as they should be, names."""

import json
import re
from dataclasses import replace
from math import cos, radians

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry import LineString

from geo.edition import to_json
from geo.locator import SHEETS, frame_around, locator_records
from geo.style import leg_ink

_NUMBER = re.compile(r"-?(?:\d+\.\d+|\.\d+|\d+)")
WIDE, NARROW = SHEETS
EARTH_M = 40_075_016.686
"""Circumference of the earth at the equator, WGS 84."""


@pytest.fixture(scope="module")
def records(facts, layers):
    return dict(locator_records(facts, layers))


@pytest.fixture(scope="module")
def drawings(records):
    return [(slug, drawing) for slug, record in records.items() for drawing in record["drawings"]]


def points_of(path):
    """Return the rings or lines of an SVG path as lists of points, in pixels."""
    lines = []
    for part in path.split("M")[1:]:
        start, _, steps = part.removesuffix("Z").partition("l")
        x, y = map(float, _NUMBER.findall(start))
        line, numbers = [(x, y)], list(map(float, _NUMBER.findall(steps)))
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            line.append((round(x, 1), round(y, 1)))
        lines.append(line)
    return lines


def line_at(lat, *, length=1.0):
    return gpd.GeoSeries([LineString([(60, lat), (60 + length, lat)])], crs="EPSG:4326")


def test_every_line_and_stop_lies_inside_the_frame(drawings):
    for slug, drawing in drawings:
        edge = 20
        lines = [points_of(leg["path"])[0] for leg in drawing["legs"]]
        points = [point for line in lines for point in line] + drawing["stops"]
        assert points
        assert all(edge <= x <= drawing["width"] - edge for x, _ in points), slug
        assert all(edge <= y <= drawing["height"] - edge for _, y in points), slug


def test_legs_begin_and_end_at_their_stops(records, drawings, layers):
    for slug, drawing in drawings:
        stops = dict(zip(records[slug]["stops"], drawing["stops"], strict=True))
        ends = {leg["leg"]: points_of(leg["path"])[0] for leg in drawing["legs"]}
        for leg in layers.legs[layers.legs["corridor"] == slug].itertuples():
            assert ends[leg.leg][0] == pytest.approx(stops[leg.from_stop], abs=0.2)
            assert ends[leg.leg][-1] == pytest.approx(stops[leg.to_stop], abs=0.2)


def test_lines_look_as_on_the_large_map(drawings, facts, layers):
    kinds = {corridor.corridor: corridor.kind for corridor in facts.corridors}
    for slug, drawing in drawings:
        modes = layers.legs[layers.legs["corridor"] == slug].set_index("leg")["mode"]
        assert {leg["leg"]: leg["ink"] for leg in drawing["legs"]} == {
            number: leg_ink(mode, kinds[slug]) for number, mode in modes.items()
        }


@pytest.mark.parametrize("lat", [25.0, 42.0, 55.0])
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_scale_is_that_of_web_mercator_at_the_latitude(sheet, lat):
    frame = frame_around(line_at(lat, length=20), sheet)
    # On a sphere, a kilometre is 1 / cos(latitude) as long on the map as at the equator; flattening adds 0.3 % at most.
    by_hand = 1000 / frame.pixel_m / cos(radians(lat))
    assert frame.pixels_a_km(lat) == pytest.approx(by_hand, rel=0.0035)
    # Halfway between two latitudes is not halfway between their lines on the map.
    assert frame.middle_lat == pytest.approx(lat, abs=0.3)


def test_scale_bars_have_round_numbers_and_their_length(records, layers):
    for slug, record in records.items():
        legs = layers.legs[layers.legs["corridor"] == slug]
        for sheet, drawing in zip(SHEETS, record["drawings"], strict=True):
            frame, bar = frame_around(legs.geometry, sheet), drawing["scale"]
            assert str(bar["km"]).rstrip("0") in ("1", "2", "5")
            assert bar["px"] == pytest.approx(bar["km"] * frame.pixels_a_km(frame.middle_lat), abs=0.06)
            assert 30 < bar["px"] <= 130
            assert 0 < bar["x"] < bar["x"] + bar["px"] < drawing["width"]
            assert 0 < bar["y"] < drawing["height"]


def test_a_frame_holds_its_lines_with_room_on_all_sides():
    lines = line_at(40, length=30)
    frame = frame_around(lines, WIDE)
    left, top, right, bottom = frame.pixels(lines)[0].bounds
    assert (frame.width, frame.height) == (WIDE.width, WIDE.least_height)
    assert (left, right) == pytest.approx((WIDE.room, WIDE.width - WIDE.room), abs=0.01)
    assert top == pytest.approx(bottom) == pytest.approx(frame.height / 2, abs=0.01)


def test_a_line_from_north_to_south_fits_the_height():
    lines = gpd.GeoSeries([LineString([(60, 25), (60, 55)])], crs="EPSG:4326")
    frame = frame_around(lines, WIDE)
    _, top, _, bottom = frame.pixels(lines)[0].bounds
    assert frame.height == WIDE.most_height
    assert (top, bottom) == pytest.approx((WIDE.room, frame.height - WIDE.room), abs=0.6)


def test_a_short_line_is_not_drawn_larger_than_a_kilometre_a_pixel():
    assert frame_around(line_at(40, length=0.2), WIDE).pixel_m == 1000


def test_bands_are_twice_as_wide_as_the_line_is_exact(records, layers):
    banded = 0
    for slug, record in records.items():
        legs = layers.legs[layers.legs["corridor"] == slug].set_index("leg")
        for sheet, drawing in zip(SHEETS, record["drawings"], strict=True):
            frame = frame_around(legs.geometry, sheet)
            for leg in drawing["legs"]:
                row = legs.loc[leg["leg"]]
                _, south, _, north = row.geometry.bounds
                half = row.accuracy_km * 1000 / frame.pixel_m / cos(radians((south + north) / 2))
                assert (leg["band"] is not None) == (half >= 3) or half == pytest.approx(3, abs=0.02)
                if leg["band"] is not None:
                    banded += 1
                    assert leg["band"] == pytest.approx(2 * half, rel=0.01)
    assert banded > 5


def test_schematic_lines_have_no_band(facts, layers):
    legs = layers.legs.assign(accuracy_km=None)
    schematic = dict(locator_records(facts, replace(layers, legs=legs)))
    assert {leg["band"] for r in schematic.values() for d in r["drawings"] for leg in d["legs"]} == {None}


def test_republics_are_drawn_apart_from_their_neighbours(records):
    btc, middle = (records[slug]["drawings"][0] for slug in ("btc", "middle-corridor"))
    assert btc["republics"] == ""
    assert btc["neighbours"]
    assert middle["republics"]
    assert middle["neighbours"]


def test_land_covers_what_is_land_and_leaves_the_sea_open(records, layers):
    legs = layers.legs[layers.legs["corridor"] == "middle-corridor"]
    frame = frame_around(legs.geometry, WIDE)
    record = records["middle-corridor"]["drawings"][0]
    rings = [shapely.Polygon(ring) for name in ("republics", "neighbours") for ring in points_of(record[name])]
    astana_caspian = gpd.GeoSeries.from_xy([71.43, 51.0], [51.13, 42.0], crs="EPSG:4326")
    astana, caspian = frame.pixels(astana_caspian)
    assert sum(ring.contains(caspian) for ring in rings) == 0
    ankara = frame.pixels(gpd.GeoSeries.from_xy([32.85], [39.93], crs="EPSG:4326"))[0]
    assert any(ring.contains(ankara) for ring in rings)


def test_no_edge_of_the_cut_land_is_seen(records):
    for drawing in records["middle-corridor"]["drawings"]:
        points = [point for ring in points_of(drawing["neighbours"]) for point in ring]
        for axis, length in enumerate((drawing["width"], drawing["height"])):
            assert any(point[axis] <= -5 for point in points)
            assert any(point[axis] >= length + 5 for point in points)


def test_nothing_is_drawn_where_the_land_is_not_known(facts, layers):
    east = facts.info.context[2]
    lines = gpd.GeoSeries([LineString([(70, 40), (115, 35)])], crs="EPSG:4326")
    frame = frame_around(lines, WIDE)
    legs = layers.legs[layers.legs["corridor"] == "btc"].iloc[:1]
    drawn = dict(locator_records(facts, replace(layers, legs=_all_corridors(layers, legs, lines))))
    ground = points_of(drawn["btc"]["drawings"][0]["sea"])[0]
    edge = frame.pixels(gpd.GeoSeries.from_xy([east], [40], crs="EPSG:4326"))[0].x
    assert max(x for x, _ in ground) == pytest.approx(edge, abs=0.5)


def _all_corridors(layers, legs, lines):
    """Return the legs of all corridors, those of one replaced by a single line."""
    others = layers.legs[layers.legs["corridor"] != legs.iloc[0]["corridor"]]
    made = legs.set_geometry(gpd.GeoSeries(lines.to_numpy(), legs.index, crs=lines.crs))
    return gpd.GeoDataFrame(pd.concat([made, others]), geometry="geometry", crs=lines.crs)


def test_names_stand_inside_the_frame_and_once(drawings):
    for slug, drawing in drawings:
        for lang, names in drawing["names"].items():
            texts = [name["text"] for name in names]
            assert len(texts) == len(set(texts)), (slug, lang)
            assert all(0 < name["x"] < drawing["width"] and 0 < name["y"] < drawing["height"] for name in names)
            assert [name for name in texts if "(" in name] == []


@pytest.mark.parametrize("lang", ["ar", "en", "tr"])
def test_the_ends_of_the_main_line_are_named_and_only_a_handful_more(drawings, facts, layers, lang):
    for slug, drawing in drawings:
        legs = layers.legs[(layers.legs["corridor"] == slug) & (layers.legs["role"] == "main")]
        ends = [legs.iloc[0]["from_stop"], legs.iloc[-1]["to_stop"]]
        stops = [name["text"] for name in drawing["names"][lang] if name["look"] == "stop"]
        named = [getattr(facts.stops[stop], f"name_{lang}").partition(" (")[0] in stops for stop in ends]
        # Where two ends are one place for a map of this size, there is room for one name.
        assert any(named), slug
        (most,) = [sheet.names for sheet in SHEETS if sheet.name == drawing["name"]]
        assert len(stops) <= most


def test_each_stop_knows_its_country_and_each_leg_where_most_of_it_lies(records, facts):
    for record in records.values():
        assert record["stops"] == {stop: facts.stops[stop].country for stop in record["stops"]}
    assert records["middle-corridor"]["legs"][12] == "sea"
    assert records["btc"]["legs"] == {1: "AZE", 2: "GEO", 3: "TUR"}


def test_files_stay_small(records):
    sizes = {slug: len(to_json(record)) for slug, record in records.items()}
    assert {slug: size for slug, size in sizes.items() if size > 40_000} == {}


def test_equal_facts_make_equal_maps(records, facts, layers):
    assert json.dumps(dict(locator_records(facts, layers))) == json.dumps(records)
