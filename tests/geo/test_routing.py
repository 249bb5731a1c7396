"""Ways through a network: the railways that are committed, and small networks of which the answer is known."""

import math
from hashlib import sha256
from itertools import pairwise

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geo.errors import FactError, RouteError
from geo.resources import shipped_data_dir
from geo.routing import BRIDGE_KM, NODE_KM, SNAP_KM, Network
from geo.rows import NetworkPoint

WGS84 = Geod(ellps="WGS84")
RAIL = shipped_data_dir() / "upstream" / "openstreetmap-rail"
# lon, lat of stations, from OpenStreetMap by way of public notes
STATIONS = {
    "Altynkol": (80.35, 44.21),
    "Zhetygen": (77.118, 43.668),
    "Almaty": (76.945, 43.343),
    "Shu": (73.762, 43.605),
    "Moiynty": (73.365, 47.21),
    "Zharyk": (72.834, 48.863),
    "Saksaulskaya": (61.151, 47.088),
    "Shalkar": (59.602, 47.843),
    "Beyneu": (55.205, 45.313),
    "Mangystau": (51.314, 43.683),
    "Aktau": (51.2287, 43.6005),
    "Dostyk": (82.484, 45.255),
    "Aktogay": (79.677, 46.947),
    "Baku": (49.858, 40.372),
    "Alat": (49.4408, 39.9764),
    "Tbilisi": (44.801, 41.719),
    "Akhalkalaki": (43.488, 41.332),
    "Kars": (43.097, 40.595),
}
EASTERN_KAZAKHSTAN = ("Moiynty", "Zharyk", "Saksaulskaya", "Shalkar", "Beyneu", "Mangystau", "Aktau")


def network_folder(folder, nodes, edges, *, lengths_recorded=True):
    """Write an extract of nodes (lon, lat) and edges (from, to, km)."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "nodes.csv": "node,lon,lat\n" + "".join(f"{n},{lon},{lat}\n" for n, (lon, lat) in enumerate(nodes)),
        "edges.csv": "from,to,km\n" + "".join(f"{a},{b},{km}\n" for a, b, km in edges),
    }
    origin = f"lengths_recorded = {str(lengths_recorded).lower()}\n"
    for name, text in tables.items():
        (folder / name).write_text(text, encoding="utf-8")
        origin += f'[[files]]\nname = "{name}"\nsha256 = "{sha256(text.encode()).hexdigest()}"\n'
    (folder / "origin.toml").write_text(origin, encoding="utf-8")
    return folder


def known_point(lon, lat, name="halfway"):
    return NetworkPoint(
        network="rail", point=name, lon=lon, lat=lat, place="x", confidence="high", source="own-estimate", note=None
    )


def kilometres(line):
    return WGS84.geometry_length(line) / 1000


@pytest.fixture(scope="module")
def railways():
    return Network.read(RAIL, [])


def by_rail(railways, *names):
    stops = [STATIONS[name] for name in names]
    return sum(railways.way(start, end).network_km for start, end in pairwise(stops))


@pytest.mark.parametrize(
    ("stops", "published_km", "tolerance"),
    [
        pytest.param(("Altynkol", "Zhetygen", "Almaty", "Shu", *EASTERN_KAZAKHSTAN), 3330, 0.05, id="Altynkol-Aktau"),
        pytest.param(("Dostyk", "Aktogay", *EASTERN_KAZAKHSTAN), 3080, 0.05, id="Dostyk-Aktau"),
        pytest.param(("Baku", "Tbilisi", "Akhalkalaki", "Kars"), 834, 0.03, id="Baku-Kars"),
        pytest.param(("Alat", "Tbilisi"), 467, 0.03, id="Alat-Tbilisi"),
    ],
)
def test_ways_by_rail_have_their_known_length(railways, stops, published_km, tolerance):
    assert by_rail(railways, *stops) == pytest.approx(published_km, rel=tolerance)


def test_a_way_begins_and_ends_at_its_stops_in_travel_order(railways):
    there = railways.way(STATIONS["Alat"], STATIONS["Tbilisi"])
    back = railways.way(STATIONS["Tbilisi"], STATIONS["Alat"])
    assert there.line.coords[0] == pytest.approx(STATIONS["Alat"])
    assert there.line.coords[-1] == pytest.approx(STATIONS["Tbilisi"])
    assert list(back.line.coords) == list(there.line.coords)[::-1]


def test_what_is_drawn_is_not_longer_than_the_railway_but_for_the_way_to_the_stops(railways):
    for start, end in pairwise(EASTERN_KAZAKHSTAN):
        way = railways.way(STATIONS[start], STATIONS[end])
        assert kilometres(way.line) <= way.network_km + 2 * SNAP_KM


def test_the_gaps_of_the_network_are_told(railways):
    way = railways.way(STATIONS["Zharyk"], STATIONS["Saksaulskaya"])
    assert sorted(round(gap.straight_km) for gap in way.gaps) == [65, 90, 127, 151, 160, 277]
    longest = max(way.gaps, key=lambda gap: gap.straight_km)
    assert (longest.points, longest.longest_drawn_km) == ((), pytest.approx(longest.straight_km))


def test_a_stop_off_the_network_is_refused_with_its_place(railways):
    with pytest.raises(RouteError, match=r"lon 67\.71, lat 47\.8 lies more than 6 km from every node"):
        railways.way(STATIONS["Zharyk"], (67.71, 47.80))


def test_stops_that_no_railway_connects_are_refused(railways):
    with pytest.raises(RouteError, match="no way of openstreetmap-rail leads from"):
        railways.way(STATIONS["Aktau"], STATIONS["Alat"])


def test_a_known_point_bends_a_gap_and_keeps_the_recorded_length(tmp_path):
    folder = network_folder(tmp_path / "rail", [(50, 40), (52, 40)], [(0, 1, 190.0)])
    straight = Network.read(folder, []).way((50, 40), (52, 40))
    bent = Network.read(folder, [known_point(51, 40.3)]).way((50, 40), (52, 40))
    assert (51, 40.3) in list(bent.line.coords)
    assert bent.network_km == pytest.approx(straight.network_km)
    assert kilometres(straight.line) < kilometres(bent.line) <= bent.network_km
    assert bent.error_km < straight.error_km
    (gap,) = bent.gaps
    assert (gap.points, round(gap.straight_km), gap.longest_drawn_km < 100) == (("halfway",), 171, True)


def test_a_known_point_may_be_a_stop_in_a_gap(tmp_path):
    folder = network_folder(tmp_path / "rail", [(50, 40), (52, 40)], [(0, 1, 190.0)])
    network = Network.read(folder, [known_point(51, 40.3)])
    halves = [network.way((50, 40), (51, 40.3)), network.way((51, 40.3), (52, 40))]
    assert sum(half.network_km for half in halves) == pytest.approx(190.0)


@pytest.mark.parametrize("lat", [41.5, 38.0], ids=["farther than the recorded length allows", "far off"])
def test_a_known_point_that_fits_no_gap_is_refused_by_name(tmp_path, lat):
    folder = network_folder(tmp_path / "rail", [(50, 40), (52, 40)], [(0, 1, 190.0)])
    with pytest.raises(RouteError, match="halfway lies in no gap of rail"):
        Network.read(folder, [known_point(51, lat)])


def test_loose_ends_close_to_each_other_are_joined(tmp_path):
    step = (BRIDGE_KM - 0.5) / 111.0
    nodes = [(50, 40), (50, 40.5), (50, 40.5 + step), (50, 41)]
    folder = network_folder(tmp_path / "rail", nodes, [(0, 1, 56.0), (2, 3, 54.0)])
    assert Network.read(folder, []).way((50, 40), (50, 41)).network_km == pytest.approx(110 + BRIDGE_KM - 0.5, abs=0.1)


def test_loose_ends_far_from_each_other_stay_apart(tmp_path):
    step = (BRIDGE_KM + 0.5) / 111.0
    nodes = [(50, 40), (50, 40.5), (50, 40.5 + step), (50, 41)]
    folder = network_folder(tmp_path / "rail", nodes, [(0, 1, 56.0), (2, 3, 54.0)])
    with pytest.raises(RouteError, match="no way of rail leads"):
        Network.read(folder, []).way((50, 40), (50, 41))


def test_an_altered_network_is_refused(tmp_path):
    folder = network_folder(tmp_path / "rail", [(50, 40), (52, 40)], [(0, 1, 190.0)])
    (folder / "edges.csv").write_text("from,to,km\n0,1,19.0\n", encoding="utf-8")
    with pytest.raises(FactError, match=r"upstream/rail/edges\.csv: sha256"):
        Network.read(folder, [])


def test_lanes_record_no_lengths_and_bound_no_error(tmp_path):
    folder = network_folder(tmp_path / "lanes", [(50, 40), (52, 40)], [(0, 1, 171.0)], lengths_recorded=False)
    assert Network.read(folder, []).way((50, 40), (52, 40)).error_km is None


@given(side=st.floats(5, 60), half=st.floats(20, 90))
def test_no_detour_of_the_recorded_length_leaves_the_bound(tmp_path_factory, side, half):
    """A railway with one bend, `side` km beside the straight piece, is as far off as its recorded length says."""
    degree_km = 111.32 * math.cos(math.radians(0))
    recorded = 2 * math.hypot(half, side)
    nodes = [(0, 0), (2 * half / degree_km, 0)]
    folder = network_folder(tmp_path_factory.mktemp("one") / "rail", nodes, [(0, 1, recorded)])
    error = Network.read(folder, []).way(*nodes).error_km
    beside = shapely.LineString([(0, 0), (half, side), (2 * half, 0)])
    offs = sorted(
        point.y for point in shapely.line_interpolate_point(beside, [n / 200 for n in range(201)], normalized=True)
    )
    assert offs[int(len(offs) * 0.95)] <= (error - NODE_KM) * 1.01 <= side * 1.02
