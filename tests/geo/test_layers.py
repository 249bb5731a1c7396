"""The layers of the shipped facts: published areas, legs that join, kilometres that add up."""

import json

import pytest
import shapely
from shapely.geometry import Point, shape

from geo.errors import FactError
from geo.layers import build_layers
from geo.measure import length_km
from geo.resources import shipped_data_dir

# As the statistical offices publish them, in km2; Turkmenistan's is with the lagoon Garabogazkol.
PUBLISHED_KM2 = {"KAZ": 2_724_900, "TKM": 488_100, "KGZ": 199_950, "UZB": 447_400, "TJK": 143_100}
LAGOON_KM2 = 18_000
"""Garabogazkol, as reference works give it; the water level moves."""


@pytest.fixture(scope="module")
def republics(layers):
    return layers.republics.set_index("iso3")


@pytest.fixture(scope="module")
def main_legs(layers):
    """Return the legs of role `main` by corridor, in travel order."""
    return dict(list(layers.legs[layers.legs["role"] == "main"].groupby("corridor")))


@pytest.fixture(scope="module")
def corridors(edition):
    slugs = [layer["slug"] for layer in edition.layers if layer["kind"] == "corridor"]
    return {slug: edition.document(edition.corridor_file(slug)) for slug in slugs}


def legs_of(corridor):
    return [part for part in corridor["features"] if part["geometry"]["type"] == "LineString"]


@pytest.mark.parametrize("code", list(PUBLISHED_KM2))
def test_republics_have_their_published_areas(republics, code):
    column = "area_with_lagoon_km2" if code == "TKM" else "area_km2"
    assert republics.loc[code, column] == pytest.approx(PUBLISHED_KM2[code], rel=0.007)


def test_the_area_of_turkmenistan_is_told_with_and_without_its_lagoon(republics):
    difference = republics.loc["TKM", "area_with_lagoon_km2"] - republics.loc["TKM", "area_km2"]
    assert difference == pytest.approx(LAGOON_KM2, rel=0.05)
    assert republics["area_with_lagoon_km2"].notna().to_list() == [code == "TKM" for code in republics.index]


def test_every_layer_is_geographic_and_has_names_in_three_languages(layers):
    for frame in (layers.republics, layers.neighbours, layers.places, layers.stops):
        assert frame.crs.to_epsg() == 4326
        assert (frame[["name_ar", "name_en", "name_tr"]] != "").all(axis=None)


def test_no_republic_is_among_the_neighbours(layers):
    assert set(layers.neighbours["iso3"]).isdisjoint(PUBLISHED_KM2)


@pytest.mark.parametrize(
    ("capital", "code"),
    [("astana", "KAZ"), ("ashgabat", "TKM"), ("bishkek", "KGZ"), ("tashkent", "UZB"), ("dushanbe", "TJK")],
)
def test_capitals_lie_in_their_republic(layers, republics, capital, code):
    (place,) = layers.places.geometry[layers.places["place"] == capital]
    assert republics.index[shapely.contains(republics.geometry.to_numpy(), place)].to_list() == [code]


def test_legs_are_in_travel_order_without_gap_in_their_numbers(layers):
    for _, legs in layers.legs.groupby("corridor"):
        assert legs["leg"].to_list() == list(range(1, len(legs) + 1))


def test_legs_begin_and_end_at_their_stops(layers):
    stops = layers.stops.set_index("stop").geometry
    for leg in layers.legs.itertuples():
        assert [Point(leg.geometry.coords[n]) for n in (0, -1)] == [stops[leg.from_stop], stops[leg.to_stop]]


def test_each_main_leg_begins_where_the_one_before_it_ended(main_legs):
    for legs in main_legs.values():
        assert legs["from_stop"].to_list()[1:] == legs["to_stop"].to_list()[:-1]
        assert [line.coords[0] for line in legs.geometry][1:] == [line.coords[-1] for line in legs.geometry][:-1]


def test_waypoints_lie_on_their_leg_in_their_order(facts, layers):
    line = layers.legs.set_index(["corridor", "leg"]).geometry["btc", 1]
    points = sorted((w.order, w.lon, w.lat) for w in facts.waypoints if (w.corridor, w.leg) == ("btc", 1))
    assert list(line.coords)[1:-1] == [(lon, lat) for _, lon, lat in points]


def test_kilometres_by_country_add_up_to_the_leg(layers):
    for leg in layers.legs.itertuples():
        total = sum(leg.length_by_country_km.values())
        assert total == pytest.approx(leg.length_km, abs=0.05 * (len(leg.length_by_country_km) + 1))


def test_kilometres_by_country_of_a_corridor_add_up_to_its_length(corridors):
    for slug, corridor in corridors.items():
        parts = corridor["length_by_country_km"].values()
        assert sum(parts) == pytest.approx(corridor["length_km"], abs=1), slug


def test_lengths_are_those_of_the_main_legs(corridors):
    for slug, corridor in corridors.items():
        main = [leg["properties"]["length_km"] for leg in legs_of(corridor) if leg["properties"]["role"] == "main"]
        assert corridor["length_km"] == pytest.approx(sum(main), abs=0.05 * len(main) + 0.05), slug


def test_drawn_lines_have_the_length_that_is_told(corridors):
    for leg in (leg for corridor in corridors.values() for leg in legs_of(corridor)):
        assert length_km(shape(leg["geometry"])) == pytest.approx(leg["properties"]["length_km"], abs=0.1)


# BP and SOCAR publish 443, 249 and 1,076 km; a line drawn through known places is shorter, never longer.
@pytest.mark.parametrize(("leg", "published_km"), [(1, 443), (2, 249), (3, 1076)])
def test_the_drawn_pipeline_is_somewhat_shorter_than_the_published_one(layers, leg, published_km):
    (drawn,) = layers.legs["length_km"][(layers.legs["corridor"] == "btc") & (layers.legs["leg"] == leg)]
    assert 0.85 < drawn / published_km < 1.0


@pytest.mark.parametrize(
    ("slug", "countries"), [("btc", ["AZE", "GEO", "TUR"]), ("middle-corridor", ["KAZ", "AZE", "GEO", "TUR"])]
)
def test_countries_are_told_in_the_order_of_travel(corridors, slug, countries):
    assert [code for code in corridors[slug]["length_by_country_km"] if code != "sea"] == countries


def test_a_leg_over_a_border_names_the_country_that_it_leaves_first(layers):
    countries = layers.legs.set_index(["corridor", "leg"])["countries"]
    assert countries["middle-corridor", 15] == ["GEO", "TUR"]


@pytest.mark.parametrize("to_stop", ["alat-port", "sangachal"])
def test_the_crossing_of_the_caspian_is_mostly_sea(layers, to_stop):
    by_sea = layers.legs[(layers.legs["mode"] == "sea") & (layers.legs["from_stop"] == "aktau-port")]
    (leg,) = by_sea[by_sea["to_stop"] == to_stop].itertuples()
    assert leg.length_by_country_km["sea"] > 0.9 * leg.length_km


def test_every_leg_says_its_accuracy_its_source_and_its_licence(corridors):
    for leg in (leg["properties"] for corridor in corridors.values() for leg in legs_of(corridor)):
        assert leg["accuracy_km"] is None or leg["accuracy_km"] > 0
        assert (bool(leg["accuracy_basis"]), bool(leg["geometry_source"]), bool(leg["licence"])) == (True,) * 3


# Section 2 of the contract.
LEG_MEMBERS = """corridor leg role mode from to status opened countries length_km network_km accuracy_km
accuracy_basis geometry_source licence"""
CORRIDOR_MEMBERS = """slug name kind status in_paper length_km network_km published_length_km length_by_country_km
facts claims"""


def test_corridors_have_the_members_of_the_contract(corridors):
    for corridor in corridors.values():
        assert set(CORRIDOR_MEMBERS.split()) <= set(corridor)
        assert all(set(LEG_MEMBERS.split()) <= set(leg["properties"]) for leg in legs_of(corridor))


def test_an_altered_extract_is_refused(data_folder, facts):
    folder = data_folder()
    extract = folder / "upstream" / "natural-earth-water"
    extract.mkdir(parents=True)
    for path in (shipped_data_dir() / "upstream" / "natural-earth-water").iterdir():
        (extract / path.name).write_bytes(path.read_bytes())
    lakes = json.loads((extract / "lakes.geojson").read_text(encoding="utf-8"))
    lakes["features"].pop()
    (extract / "lakes.geojson").write_text(json.dumps(lakes), encoding="utf-8")
    with pytest.raises(FactError, match=r"upstream/natural-earth-water/lakes\.geojson: sha256: "):
        build_layers(facts, folder)


def test_a_republic_without_boundary_is_refused(data_folder, build_edition):
    folder = data_folder()
    path = folder / "facts" / "republics.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("TJK,", "XXX,"), encoding="utf-8")
    with pytest.raises(FactError, match=r"republics\.csv: iso3: has no boundary \(value 'XXX'\)"):
        build_edition(folder, folder / "built")
