"""The API as the contract fixes it, member by member; geometry by RFC 7946; figures against published ones."""

import csv
import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from answers import API, HEALTH, LISTS, assert_problem

FACTS = Path(__file__).resolve().parents[2] / "data" / "facts"
CORRIDORS = ("btc", "south-caucasus", "middle-corridor")
LANGUAGES = ["ar", "en", "tr"]
LAYER_MEMBERS = {"slug", "group", "name", "kind", "status", "in_paper", "count", "default", "bounds"}
LEG_MEMBERS = {
    *("corridor", "leg", "role", "mode", "from", "to", "status", "opened", "countries", "length_km", "network_km"),
    *("accuracy_km", "accuracy_basis", "geometry_source", "licence"),
}
CORRIDOR_MEMBERS = {
    *("type", "features", "slug", "name", "kind", "status", "in_paper", "length_km", "network_km"),
    *("published_length_km", "length_by_country_km", "facts", "claims"),
}
ROLES = {"main", "branch", "continuation", "access"}
MODES = {"pipeline", "rail", "sea", "ferry", "road", "flow"}
STATUSES = {"operating", "under-construction", "proposed", "suspended", "historic"}
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
SPDX = {"CC-BY-4.0", "ODbL-1.0", "EUPL-1.2", "CC0-1.0", "CC-BY-SA-4.0"}

each_corridor = pytest.mark.parametrize("slug", CORRIDORS)


@pytest.fixture(scope="module")
def catalogue(client):
    return client.get("/api/v1/layers").json()


@pytest.fixture(scope="module")
def republics(client):
    return client.get("/api/v1/republics").json()


@pytest.fixture(scope="module")
def corridor(client):
    documents = {slug: client.get(f"/api/v1/corridors/{slug}").json() for slug in CORRIDORS}
    return lambda slug: documents[slug]


def legs_of(collection):
    return [part["properties"] for part in collection["features"] if part["geometry"]["type"] == "LineString"]


def stops_of(collection):
    points = [part for part in collection["features"] if part["geometry"]["type"] == "Point"]
    return {point["properties"]["stop"]: point["geometry"]["coordinates"] for point in points}


def polygons(shape):
    return shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]


def twice_signed_area(ring):
    """Return twice the area by the shoelace formula in square degrees: positive if the ring runs anticlockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False))


def test_the_catalogue_is_a_list_in_catalogue_order(catalogue):
    rows = list(csv.DictReader((FACTS / "layers.csv").read_text(encoding="utf-8").splitlines()))
    assert list(catalogue) == ["total", "limit", "offset", "undated", "items", "links"]
    assert (catalogue["total"], catalogue["limit"], catalogue["offset"], catalogue["undated"]) == (len(rows), 100, 0, 0)
    assert [item["slug"] for item in catalogue["items"]] == [row["layer"] for row in rows]


def test_every_layer_has_the_members_of_the_contract(catalogue):
    for item in catalogue["items"]:
        assert set(item) >= LAYER_MEMBERS
        assert list(item["name"]) == LANGUAGES
        assert all(item["name"].values())
        assert (item["kind"] == "corridor") == (item["status"] in STATUSES)
        assert (item["kind"] == "corridor") == (item["in_paper"] in {"named", "implied", "no"})


def test_the_default_layers_are_those_of_the_contract(catalogue):
    default = {item["slug"] for item in catalogue["items"] if item["default"]}
    assert default == {"btc", "south-caucasus", "middle-corridor", "capitals", "seas", "neighbours"}


def test_bounds_are_west_south_east_north(catalogue):
    bounds = {item["slug"]: item["bounds"] for item in catalogue["items"]}
    # Ceyhan lies at 36.9 N 35.9 E, Sangachal at 40.2 N 49.5 E, and the line passes Tbilisi at 41.7 N.
    assert bounds["btc"] == pytest.approx([35.9, 36.9, 49.5, 41.7], abs=0.1)


@pytest.mark.parametrize(
    ("query", "offset", "limit"),
    [
        pytest.param("", 0, 100, id="nothing asked"),
        pytest.param("limit=3", 0, 3, id="the first part"),
        pytest.param("limit=3&offset=3", 3, 3, id="the second part"),
        pytest.param("limit=1000&offset=7", 7, 1000, id="the greatest limit"),
        pytest.param("offset=5000", 5000, 100, id="beyond the end"),
    ],
)
def test_limit_and_offset_choose_a_part_of_the_list(client, catalogue, query, offset, limit):
    part = client.get(f"/api/v1/layers?{query}").json()
    assert (part["total"], part["limit"], part["offset"]) == (catalogue["total"], limit, offset)
    assert part["items"] == catalogue["items"][offset : offset + limit]


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
def test_following_next_walks_the_whole_list_once(client, catalogue, limit):
    address, seen = f"/api/v1/layers?limit={limit}", []
    while address is not None:
        part = client.get(address).json()
        assert part["items"]
        assert client.get(urljoin("/api/v1/layers", part["links"]["self"])).json() == part
        seen += part["items"]
        following = part["links"]["next"]
        address = following and urljoin("/api/v1/layers", following)
    assert seen == catalogue["items"]


@pytest.mark.parametrize(("offset", "prev"), [(0, None), (2, 0), (3, 0), (6, 3)])
def test_prev_leads_back(client, offset, prev):
    links = client.get(f"/api/v1/layers?limit=3&offset={offset}").json()["links"]
    found = links["prev"] and client.get(urljoin("/api/v1/layers", links["prev"])).json()["offset"]
    assert found == prev


@pytest.mark.parametrize("path", LISTS)
def test_every_list_has_the_shape_of_the_contract(client, path):
    document = client.get(f"{path}?limit=2").json()
    assert list(document) == ["total", "limit", "offset", "undated", "items", "links"]
    assert list(document["links"]) == ["self", "next", "prev"]
    assert len(document["items"]) == 2
    assert document["total"] > 2


def test_there_are_56_works_in_the_bibliography(client):
    assert client.get("/api/v1/sources?kind=bibliography").json()["total"] == 56


@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_walked_by_its_own_links(client, path):
    first = client.get(f"{path}?limit=2").json()
    second = client.get(urljoin(path, first["links"]["next"])).json()
    assert (second["offset"], second["total"]) == (2, first["total"])
    assert client.get(urljoin(path, second["links"]["prev"])).json() == first


@pytest.mark.parametrize(
    "address", ["/api/v1/sources?kind=bibliography", "/api/v1/claims?country=KAZ,UZB", "/api/v1/corridors?country=TUR"]
)
def test_the_links_of_a_list_keep_its_filter(client, address):
    whole = client.get(f"{address}&limit=1000").json()
    first = client.get(f"{address}&limit=2").json()
    second = client.get(urljoin(address, first["links"]["next"])).json()
    assert second["total"] == whole["total"]
    assert first["items"] + second["items"] == whole["items"][:4]


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/sources?kind=gossip",
        "/api/v1/claims?country=ATL",
        "/api/v1/claims?plausibility=maybe",
        "/api/v1/claims?year=soon",
        "/api/v1/corridors?status=dreamt",
    ],
)
def test_a_filter_that_no_item_can_have_is_refused(client, address):
    (error,) = assert_problem(client.get(address), 422)
    assert error["value"] == address.partition("=")[2]


def test_claims_of_a_country_leave_out_those_of_all(client):
    claims = client.get("/api/v1/claims?country=KAZ&limit=1000").json()["items"]
    assert {claim["country"] for claim in claims} == {"KAZ"}


def test_the_republics_are_the_five_with_their_names(republics):
    named = {tuple(part["properties"][name] for name in ("iso3", "name_en")) for part in republics["features"]}
    assert named == {
        ("KAZ", "Kazakhstan"),
        ("TKM", "Turkmenistan"),
        ("KGZ", "Kyrgyzstan"),
        ("UZB", "Uzbekistan"),
        ("TJK", "Tajikistan"),
    }
    assert all(part["properties"]["name_ar"] and part["properties"]["name_tr"] for part in republics["features"])


@pytest.mark.parametrize(
    ("code", "published_km2"),
    # CIA World Factbook, total area; its figure for Turkmenistan counts the lagoon.
    [("KAZ", 2_724_900), ("KGZ", 199_951), ("UZB", 447_400), ("TJK", 144_100), ("TKM", 488_100)],
)
def test_areas_agree_with_published_ones(republics, code, published_km2):
    (found,) = [part["properties"] for part in republics["features"] if part["properties"]["iso3"] == code]
    assert found.get("area_with_lagoon_km2", found["area_km2"]) == pytest.approx(published_km2, rel=0.015)


def test_only_turkmenistan_has_an_area_with_its_lagoon(republics):
    with_lagoon = {
        part["properties"]["iso3"]: part["properties"]["area_with_lagoon_km2"] - part["properties"]["area_km2"]
        for part in republics["features"]
        if "area_with_lagoon_km2" in part["properties"]
    }
    # Garabogazköl: about 18,000 km2 (Encyclopaedia Britannica), of late less.
    assert with_lagoon == {"TKM": pytest.approx(18_000, rel=0.1)}


def test_coordinates_are_lon_lat(republics):
    (kazakhstan,) = [part for part in republics["features"] if part["properties"]["iso3"] == "KAZ"]
    points = [point for rings in polygons(kazakhstan["geometry"]) for ring in rings for point in ring]
    longitudes, latitudes = zip(*points, strict=True)
    assert (min(longitudes), max(longitudes)) == pytest.approx((46.5, 87.3), abs=0.2)
    assert (min(latitudes), max(latitudes)) == pytest.approx((40.6, 55.4), abs=0.2)


def test_rings_are_closed_and_run_by_the_right_hand_rule(republics):
    for part in republics["features"]:
        for outer, *holes in polygons(part["geometry"]):
            assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in [outer, *holes])
            assert twice_signed_area(outer) > 0
            assert all(twice_signed_area(hole) < 0 for hole in holes)


@pytest.mark.parametrize("path", ["/api/v1/republics", *(f"/api/v1/corridors/{slug}" for slug in CORRIDORS)])
def test_geojson_is_by_rfc_7946(client, path):
    response = client.get(path)
    collection = response.json()
    assert response.headers["content-type"] == "application/geo+json"
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert {part["type"] for part in collection["features"]} == {"Feature"}
    assert all({"properties", "geometry"} <= set(part) and "crs" not in part for part in collection["features"])
    assert "NaN" not in response.text


@each_corridor
def test_a_corridor_has_the_members_of_the_contract(corridor, slug):
    document = corridor(slug)
    assert set(document) >= CORRIDOR_MEMBERS
    assert document["slug"] == slug
    assert list(document["name"]) == LANGUAGES
    assert document["status"] in STATUSES
    assert document["in_paper"] in {"named", "implied", "no"}
    assert all({"value", "source"} <= set(length) for length in document["published_length_km"])
    assert all({"key", "value", "unit", "qualifier", "as_of", "source"} <= set(fact) for fact in document["facts"])


@each_corridor
def test_a_corridor_is_its_legs_in_travel_order_and_then_its_stops(corridor, slug):
    kinds = [part["geometry"]["type"] for part in corridor(slug)["features"]]
    legs = legs_of(corridor(slug))
    assert kinds == ["LineString"] * len(legs) + ["Point"] * (len(kinds) - len(legs))
    assert [leg["leg"] for leg in legs] == list(range(1, len(legs) + 1))


@each_corridor
def test_every_leg_has_the_members_of_the_contract(corridor, slug):
    for leg in legs_of(corridor(slug)):
        assert set(leg) >= LEG_MEMBERS
        assert leg["corridor"] == slug
        assert leg["role"] in ROLES and leg["mode"] in MODES and leg["status"] in STATUSES
        assert leg["opened"] is None or PARTIAL_DATE.fullmatch(leg["opened"])
        assert leg["length_km"] == round(leg["length_km"], 1)
        assert leg["accuracy_km"] is None or leg["accuracy_km"] > 0
        assert leg["accuracy_basis"] and leg["geometry_source"] and leg["licence"] in SPDX


@each_corridor
def test_every_stop_has_its_names(corridor, slug):
    for part in corridor(slug)["features"]:
        if part["geometry"]["type"] == "Point":
            assert set(part["properties"]) == {"stop", "name_ar", "name_en", "name_tr"}
            assert all(part["properties"].values())


@each_corridor
def test_every_leg_runs_from_its_first_stop_to_its_last(corridor, slug):
    stops = stops_of(corridor(slug))
    for part in corridor(slug)["features"]:
        if part["geometry"]["type"] == "LineString":
            line, leg = part["geometry"]["coordinates"], part["properties"]
            assert (line[0], line[-1]) == (stops[leg["from"]], stops[leg["to"]])


@each_corridor
def test_main_legs_follow_one_another(corridor, slug):
    main = [leg for leg in legs_of(corridor(slug)) if leg["role"] == "main"]
    assert [leg["to"] for leg in main[:-1]] == [leg["from"] for leg in main[1:]]


@each_corridor
def test_the_length_is_that_of_the_main_legs_and_of_all_countries(corridor, slug):
    document = corridor(slug)
    main = [leg["length_km"] for leg in legs_of(document) if leg["role"] == "main"]
    assert document["length_km"] == pytest.approx(sum(main), abs=0.05 * len(main) + 0.1)
    assert document["length_km"] == pytest.approx(sum(document["length_by_country_km"].values()), abs=0.5)


@pytest.mark.parametrize(
    ("slug", "countries"),
    [
        pytest.param("btc", {"AZE", "GEO", "TUR"}, id="btc"),
        pytest.param("south-caucasus", {"AZE", "GEO"}, id="south-caucasus"),
        pytest.param("middle-corridor", {"KAZ", "AZE", "GEO", "TUR"}, id="middle-corridor"),
    ],
)
def test_a_corridor_crosses_the_countries_that_it_is_known_to_cross(corridor, slug, countries):
    assert set(corridor(slug)["length_by_country_km"]) - {"sea"} == countries


@each_corridor
def test_the_kilometres_at_sea_are_always_said(corridor, slug):
    assert "sea" in corridor(slug)["length_by_country_km"]


def test_the_published_length_of_btc_stands_beside_the_measured_one(corridor):
    published = [length["value"] for length in corridor("btc")["published_length_km"]]
    assert 1768 in published  # bp: 443 + 249 + 1,076 km
    assert corridor("btc")["length_km"] == pytest.approx(1768, rel=0.15)


@each_corridor
def test_sources_and_claims_of_a_corridor_exist(corridor, edition, slug):
    document = corridor(slug)
    sources = {source["id"] for source in edition.document("data/sources.json")}
    cited = {fact["source"] for fact in [*document["facts"], *document["published_length_km"]]}
    assert cited | {leg["geometry_source"] for leg in legs_of(document)} <= sources
    assert set(document["claims"]) <= {claim["id"] for claim in edition.document("data/claims.json")}


@pytest.mark.parametrize("slug", ["nothing", "BTC2", "seas", "..", "btc.geojson", "%3Cscript%3E"])
def test_an_unknown_corridor_is_not_found(client, slug):
    assert assert_problem(client.get(f"/api/v1/corridors/{slug}"), 404) == []


@pytest.mark.parametrize(
    ("query", "parameter", "value"),
    [
        pytest.param("limit=0", "limit", "0", id="limit below one"),
        pytest.param("limit=1001", "limit", "1001", id="limit above a thousand"),
        pytest.param("limit=ten", "limit", "ten", id="limit is no number"),
        pytest.param("limit=", "limit", "", id="limit is empty"),
        pytest.param("limit=2.5", "limit", "2.5", id="limit is no whole number"),
        pytest.param("offset=-1", "offset", "-1", id="offset below nought"),
        pytest.param("offset=%3Cscript%3E", "offset", "<script>", id="offset is a script"),
        pytest.param("colour=red", "colour", "red", id="unknown name"),
        pytest.param("Limit=3", "Limit", "3", id="names have a case"),
        pytest.param("limit=3&limit=4", "limit", "4", id="given twice"),
    ],
)
def test_a_bad_parameter_of_a_list_is_refused_by_name(client, query, parameter, value):
    errors = assert_problem(client.get(f"/api/v1/layers?{query}"), 422)
    assert [(error["parameter"], error["value"]) for error in errors] == [(parameter, value)]
    assert errors[0]["allowed"]


@pytest.mark.parametrize("route", [*API, *HEALTH])
def test_a_parameter_where_none_is_known_is_refused(client, address_of, route):
    errors = assert_problem(client.get(f"{address_of(route)}?colour=red"), 422)
    assert [(error["parameter"], error["value"]) for error in errors] == [("colour", "red")]


@pytest.mark.parametrize(("route", "query"), [("/api/v1/layers", "limit=3&limit=3"), ("/api/v1/republics", "x=1&x=2")])
def test_a_parameter_given_twice_is_refused(client, route, query):
    (error,) = assert_problem(client.get(f"{route}?{query}"), 422)
    assert error["parameter"] == query[0 : query.index("=")]


def test_all_bad_parameters_are_named_at_once(client):
    errors = assert_problem(client.get("/api/v1/layers?limit=0&offset=-1&colour=red"), 422)
    assert {error["parameter"] for error in errors} == {"limit", "offset", "colour"}


def test_the_description_names_every_route_of_the_api(client):
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.")
    assert set(described["paths"]) >= {*API, *HEALTH}
    assert {method for path in described["paths"].values() for method in path} == {"get"}


def test_the_description_says_the_truth_about_errors(client):
    described = client.get("/openapi.json").json()["paths"]
    answers = described["/api/v1/layers"]["get"]["responses"]
    assert list(answers["422"]["content"]) == ["application/problem+json"]


def test_the_description_says_the_truth_about_geojson(client):
    described = client.get("/openapi.json").json()["paths"]
    assert list(described["/api/v1/republics"]["get"]["responses"]["200"]["content"]) == ["application/geo+json"]


@pytest.mark.parametrize("route", [*API, "/openapi.json"])
def test_any_page_on_any_host_may_read_the_api(client, address_of, route):
    response = client.get(address_of(route), headers={"Origin": "null"})
    assert response.headers.get("access-control-allow-origin") == "*"
    assert "access-control-allow-credentials" not in response.headers


@pytest.mark.parametrize("route", [*API, *HEALTH, "/openapi.json"])
def test_api_answers_are_json(client, address_of, route):
    response = client.get(address_of(route), headers={"Accept": "text/html"})
    assert response.headers["content-type"] in {"application/json", "application/geo+json"}
    assert json.loads(response.content)
