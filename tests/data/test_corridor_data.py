"""The twenty corridors as they are drawn: where they run, how long they are, and how exact they say they are."""

import geopandas as gpd
import pytest
import shapely
from pyproj import Geod

from geo.measure import distance_km

WGS84 = Geod(ellps="WGS84")
CONTRACT = (
    *("btc", "south-caucasus", "trans-caspian-gas", "turkmen-gas-swap", "turkiye-bulgaria-gas"),
    *("caspian-oil-shipping", "tanap", "tap", "tabriz-ankara", "central-asia-china-gas", "kazakhstan-china-oil", "cpc"),
    *("middle-corridor", "middle-corridor-black-sea", "middle-corridor-turkmen", "iran-china-rail", "silk-road"),
    *("china-kyrgyzstan-uzbekistan", "zangezur", "lapis-lazuli"),
)
NOT_IN_PAPER = ("tanap", "tap", "tabriz-ankara", "central-asia-china-gas", "kazakhstan-china-oil", "cpc", "zangezur")
# As operators and owners publish them, km; without continuations.
PUBLISHED_KM = {"btc": 1768, "south-caucasus": 692, "tanap": 1811, "tap": 878, "central-asia-china-gas": 1833}
BTC_KM = {"AZE": 443, "GEO": 249, "TUR": 1076}
MOST_ACCURACY_KM = {
    **{"btc": 15, "south-caucasus": 15, "tanap": 25, "tap": 25, "central-asia-china-gas": 25},
    **{"cpc": 40, "kazakhstan-china-oil": 60},
}
PORT_KM = 5


@pytest.fixture(scope="module")
def legs(layers):
    return layers.legs


@pytest.fixture(scope="module")
def land(layers):
    """Return every country of Natural Earth 1:10m by its code."""
    polygons = [layers.republics[["iso3", "geometry"]], layers.neighbours[["iso3", "geometry"]]]
    return {row.iso3: row.geometry for frame in polygons for row in frame.itertuples()}


@pytest.fixture(scope="module")
def records(edition):
    return {slug: edition.document(edition.corridor_file(slug)) for slug in CONTRACT}


def test_all_corridors_of_the_contract_are_there_in_its_order(facts):
    assert tuple(corridor.corridor for corridor in facts.corridors) == CONTRACT
    assert [layer.layer for layer in facts.layers if layer.kind == "corridor"] == list(CONTRACT)


def test_corridors_that_the_paper_does_not_name_say_so(facts):
    stated = {corridor.corridor: corridor.in_paper for corridor in facts.corridors}
    assert {slug for slug in NOT_IN_PAPER if stated[slug] != "no"} == set()
    assert {stated["btc"], stated["middle-corridor"], stated["silk-road"]} == {"named"}


@pytest.mark.parametrize(("slug", "published"), PUBLISHED_KM.items())
def test_pipelines_are_as_long_as_published_or_a_little_shorter(records, slug, published):
    assert 0.92 * published <= records[slug]["length_km"] <= 1.01 * published


@pytest.mark.parametrize(("country", "published"), BTC_KM.items())
def test_btc_is_as_long_in_each_country_as_published(records, country, published):
    assert records["btc"]["length_by_country_km"][country] == pytest.approx(published, rel=0.08)


def test_south_caucasus_ends_at_the_border_and_goes_on_as_a_continuation(legs):
    own = legs[legs["corridor"] == "south-caucasus"]
    main, further = (own[own["role"] == role] for role in ("main", "continuation"))
    assert main.iloc[-1]["to_stop"] == further.iloc[0]["from_stop"] == "turkgozu"
    assert further.iloc[-1]["to_stop"] == "erzurum"


def by_network(record, *stops):
    """Return the kilometres by network of the legs that run through stops in their order, whatever their role."""
    legs = {(f["properties"]["from"], f["properties"]["to"]): f["properties"] for f in record["features"] if "leg" in f["properties"]}
    return sum(legs[pair]["network_km"] for pair in zip(stops, stops[1:], strict=False))


TO_AKTAU = ("moiynty", "zharyk", "zhezkazgan", "saksaulskaya", "shalkar", "beyneu", "mangystau", "aktau-port")


@pytest.mark.parametrize(
    ("stops", "known_km", "tolerance"),
    [
        pytest.param(("altynkol", "zhetygen", "almaty", "shu", *TO_AKTAU), 3330, 0.05, id="Altynkol-Aktau"),
        pytest.param(("dostyk", "aktogay", *TO_AKTAU), 3080, 0.05, id="Dostyk-Aktau"),
        pytest.param(("baku", "alat-port", "tbilisi", "akhalkalaki", "kars"), 834, 0.03, id="Baku-Kars"),
        pytest.param(("alat-port", "tbilisi"), 467, 0.03, id="Alat-Tbilisi"),
    ],
)
def test_the_middle_corridor_is_as_long_by_network_as_known(records, stops, known_km, tolerance):
    assert by_network(records["middle-corridor"], *stops) == pytest.approx(known_km, rel=tolerance)


@pytest.mark.parametrize(("slug", "most"), MOST_ACCURACY_KM.items())
def test_pipelines_are_as_exact_as_they_are_to_be(legs, slug, most):
    assert legs.loc[legs["corridor"] == slug, "accuracy_km"].max() <= most


def test_railways_found_by_network_are_within_25_km_but_where_no_station_is_known(legs):
    """The legs over the long gaps in the steppes of Kazakhstan and Turkmenistan say what recorded lengths leave open."""
    by_rail = legs[(legs["mode"] == "rail") & (legs["course"] == "routed")]
    wide = by_rail[by_rail["accuracy_km"] > 25]
    ends = {frozenset((leg.from_stop, leg.to_stop)) for leg in wide.itertuples()}
    assert ends <= {
        frozenset(pair)
        for pair in [
            ("zhezkazgan", "saksaulskaya"),
            ("shalkar", "beyneu"),
            ("altynkol", "zhetygen"),
            ("altynkol", "almaty"),
            ("bereket", "serhetyaka"),
            ("mangystau", "uzen"),
            ("aqina", "kerki"),
        ]
    }


def test_the_silk_road_and_what_is_only_proposed_over_the_sea_are_schematic(legs):
    for slug in ("silk-road", "trans-caspian-gas"):
        assert legs.loc[legs["corridor"] == slug, "accuracy_km"].isna().all(), slug


def test_beyond_the_ports_no_sea_leg_touches_land(legs, land):
    at_sea = legs[legs["mode"].isin(["sea", "ferry"]) & (legs["from_stop"] != "tatvan") & (legs["to_stop"] != "tatvan")]
    lands = shapely.union_all(list(land.values()))
    for leg in at_sea.itertuples():
        for part in shapely.get_parts(leg.geometry.intersection(lands)):
            farthest = max(
                min(distance_km(point, leg.geometry.coords[end]) for end in (0, -1))
                for point in shapely.get_coordinates(part).tolist()
            )
            assert farthest <= PORT_KM, (leg.corridor, leg.leg)


@pytest.mark.parametrize("slug", ["middle-corridor", "middle-corridor-black-sea", "middle-corridor-turkmen"])
def test_the_middle_corridor_keeps_out_of_russia_armenia_and_iran(legs, land, slug):
    lines = legs.loc[legs["corridor"] == slug].geometry
    assert not any(lines.intersects(land[code]).any() for code in ("RUS", "ARM", "IRN"))


def test_geometries_are_valid_in_order_and_end_at_their_stops(legs, facts):
    assert (legs.crs, legs.geometry.is_valid.all(), set(legs.geom_type)) == ("EPSG:4326", True, {"LineString"})
    for leg in legs.itertuples():
        for stop, end in ((leg.from_stop, 0), (leg.to_stop, -1)):
            point = facts.stops[stop].lon, facts.stops[stop].lat
            assert distance_km(point, leg.geometry.coords[end]) < 1, (leg.corridor, leg.leg, stop)


def test_the_files_of_the_api_are_read_by_gdal_as_they_are_meant(edition, tmp_path, records):
    for slug, record in records.items():
        path = tmp_path / f"{slug}.geojson"
        path.write_bytes(edition.files[edition.corridor_file(slug)])
        frame = gpd.read_file(path)
        assert frame.crs == "EPSG:4326"
        assert len(frame) == len(record["features"])
        assert frame.geometry.is_valid.all()


def test_what_is_published_is_kept_even_where_it_conflicts(records):
    tanap = {row["value"] for row in records["tanap"]["published_length_km"]}
    assert {1811, 1805, 1850, 1841} <= tanap
    railway = {row["value"] for row in records["china-kyrgyzstan-uzbekistan"]["published_length_km"]}
    assert {532.53, 523, 486} <= railway


def test_every_figure_has_a_source_that_is_there(facts):
    known = {source.source for source in facts.sources}
    assert {fact.source for fact in facts.corridor_facts} <= known
