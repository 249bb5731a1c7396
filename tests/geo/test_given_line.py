"""Lines out of other people's files: every format and projection gives the same line, and nothing is guessed."""

from math import asin, cos, hypot, radians, sin, sqrt
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import GeometryCollection, LineString, MultiLineString, Point, box

from geo.errors import LineError
from geo.given_line import fit_line, read_line
from geo.measure import length_km
from geo.rows import Stop

COURSE = [(44.0, 41.0), (44.5, 41.2), (45.0, 41.1), (45.5, 41.4), (46.0, 41.2), (46.5, 41.3), (47.0, 41.5)]
LINE = LineString(COURSE)
KM_PER_DEGREE_OF_LATITUDE = 111.06
"""At 41 degrees north, on the WGS 84 ellipsoid, as tables give it."""
MEAN_RADIUS_KM = 6371.0088


def stop(name, lon, lat):
    names = {"name_ar": name, "name_en": name, "name_tr": name}
    return Stop(stop=name, **names, lon=lon, lat=lat, country=None, unlocode=None, source="own-estimate", note=None)


WEST, EAST = stop("west", *COURSE[0]), stop("east", *COURSE[-1])


def file_of(folder, *shapes, name="line.gpkg", crs=4326, **options):
    """Write shapes, given in EPSG:4326, to a file in a projection and return its path."""
    gpd.GeoDataFrame({"id": range(len(shapes))}, geometry=list(shapes), crs=4326).to_crs(crs).to_file(
        folder / name, engine="pyogrio", **options
    )
    return folder / name


def refusal(call, *arguments, **options):
    """Return what is said of a line that is refused: one line."""
    with pytest.raises(LineError) as caught:
        call(*arguments, **options)
    (line,) = str(caught.value).splitlines()
    return line


def assert_is(line, course, *, tolerance=1.1e-5):
    """Compare point by point; a coordinate is rounded to 1e-5 degrees."""
    found = line if line.coords[0][0] < line.coords[-1][0] else line.reverse()
    assert len(found.coords) == len(course)
    for here, there in zip(found.coords, course, strict=True):
        assert here == pytest.approx(there, abs=tolerance)


def moved(km, points):
    """Return points further north by kilometres."""
    return [(lon, lat + km / KM_PER_DEGREE_OF_LATITUDE) for lon, lat in points]


def haversine_km(one, other):
    """Return the distance on the mean sphere, which differs from that on the ellipsoid by less than 0.6 %."""
    (lon_1, lat_1), (lon_2, lat_2) = (map(radians, point) for point in (one, other))
    half_chord = hypot(sin((lat_2 - lat_1) / 2), sqrt(cos(lat_1) * cos(lat_2)) * sin((lon_2 - lon_1) / 2))
    return 2 * MEAN_RADIUS_KM * asin(min(1, half_chord))


# From a file to one line


@pytest.mark.parametrize(
    ("name", "crs", "options"),
    [
        pytest.param("a.gpkg", 4326, {}, id="GeoPackage in degrees"),
        pytest.param("a.gpkg", 3857, {}, id="GeoPackage in web Mercator"),
        pytest.param("a.gpkg", 32638, {}, id="GeoPackage in a UTM zone"),
        pytest.param("a.gpkg", 28408, {}, id="GeoPackage on another ellipsoid"),
        pytest.param("a.shp", 32638, {}, id="shapefile in a UTM zone"),
        pytest.param("a.geojson", 4326, {}, id="GeoJSON"),
        pytest.param("a.geojson", 3857, {"RFC7946": "NO"}, id="GeoJSON of before 2016 that names its projection"),
        pytest.param("a.fgb", 32638, {}, id="FlatGeobuf"),
        pytest.param("a.kml", 4326, {"driver": "KML"}, id="KML"),
        pytest.param("a.gpx", 4326, {"driver": "GPX", "GPX_USE_EXTENSIONS": "YES"}, id="GPX"),
        pytest.param("a.geojsons", 4326, {"driver": "GeoJSONSeq"}, id="GeoJSON text sequence"),
    ],
)
def test_the_same_line_comes_from_every_format_and_projection(tmp_path, name, crs, options):
    tolerance = 5e-5 if crs == 28408 else 1.1e-5  # the shift between two datums is known to metres only
    assert_is(read_line(file_of(tmp_path, LINE, name=name, crs=crs, **options)), COURSE, tolerance=tolerance)


def test_a_zipped_shapefile_is_read(tmp_path):
    assert_is(read_line(file_of(tmp_path, LINE, name="a.shz", driver="ESRI Shapefile")), COURSE)


def test_a_shapefile_without_prj_is_refused(tmp_path):
    path = file_of(tmp_path, LINE, name="a.shp", crs=32638)
    path.with_suffix(".prj").unlink()
    assert refusal(read_line, path) == (
        "says no coordinate reference system; a shapefile has it in a .prj file beside it"
    )


def test_metres_that_are_said_to_be_degrees_are_refused(tmp_path):
    path = file_of(tmp_path, LINE, name="a.shp", crs=32638)
    degrees = file_of(tmp_path, LINE, name="b.shp")
    path.with_suffix(".prj").write_bytes(degrees.with_suffix(".prj").read_bytes())
    assert "its reference system must be another" in refusal(read_line, path)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf")])
def test_coordinates_that_are_no_numbers_are_refused(tmp_path, bad):
    with np.errstate(invalid="ignore"):
        path = file_of(tmp_path, LineString([(44, 41), (45, bad), (46, 41)]))
    assert refusal(read_line, path) == "has a coordinate that is no finite number"


@pytest.mark.parametrize("height", [1200.5, float("nan"), float("inf")])
def test_heights_are_dropped_whatever_they_are(tmp_path, height):
    flat = gpd.GeoSeries([LINE], crs=4326).to_crs(32638).iloc[0]
    with np.errstate(invalid="ignore"):
        shapes = gpd.GeoSeries([LineString([(east, north, height) for east, north in flat.coords])], crs=32638)
    shapes.to_file(tmp_path / "line.gpkg", engine="pyogrio")
    line = read_line(tmp_path / "line.gpkg")
    assert not line.has_z
    assert_is(line, COURSE)


def test_points_that_repeat_are_dropped(tmp_path):
    doubled = [point for point in COURSE for _ in range(2)]
    assert_is(read_line(file_of(tmp_path, LineString(doubled))), COURSE)


@pytest.mark.parametrize(
    "shapes",
    [
        pytest.param([MultiLineString([COURSE[:3], COURSE[2:]])], id="parts of one shape"),
        pytest.param([LineString(COURSE[4:]), LineString(COURSE[:3]), LineString(COURSE[2:5])], id="in disorder"),
        pytest.param([LineString(COURSE[:4]), LineString(COURSE[3:][::-1])], id="one against the other"),
        pytest.param([MultiLineString([COURSE[:3], COURSE[3:1:-1]]), LineString(COURSE[3:])], id="both"),
        pytest.param([GeometryCollection([LineString(COURSE[:3]), MultiLineString([COURSE[2:]])])], id="collection"),
        pytest.param([LINE, LINE], id="one line twice"),
        pytest.param([LINE, LINE.reverse()], id="one line there and back"),
        pytest.param([LINE, Point(44, 41), box(44, 41, 45, 42)], id="points and areas beside it"),
        pytest.param([LINE, None], id="a row without a shape"),
        pytest.param([LINE, LineString()], id="an empty shape"),
        pytest.param([LINE, LineString([(44, 41), (44, 41)])], id="a line of no length"),
    ],
)
def test_pieces_that_meet_are_one_line(tmp_path, shapes):
    assert_is(read_line(file_of(tmp_path, *shapes)), COURSE)


@pytest.mark.parametrize("is_turned", [False, True])
def test_gaps_of_up_to_a_hundred_metres_are_closed(tmp_path, is_turned):
    later = moved(0.09, COURSE[2:])
    pieces = [LineString(COURSE[:3]), LineString(later[::-1] if is_turned else later)]
    assert_is(read_line(file_of(tmp_path, *pieces, crs=32638)), [*COURSE[:3], *later])


def test_a_short_piece_between_two_gaps_is_no_branch(tmp_path):
    (lon, lat) = COURSE[2]
    short = [(lon, lat + 0.0002), (lon, lat + 0.0005)]
    later = [(lon, lat + 0.0007), *COURSE[3:]]
    line = read_line(file_of(tmp_path, LineString(later), LineString(short), LineString(COURSE[:3])))
    assert_is(line, [*COURSE[:3], *short, *later])


def test_pieces_with_a_gap_between_are_refused_with_number_length_and_distance(tmp_path):
    pieces = [COURSE[:3], moved(3.4, COURSE[2:5]), moved(50, COURSE[:2])]
    said = refusal(read_line, file_of(tmp_path, MultiLineString(pieces)))
    longest = length_km(LineString(pieces[1]))
    assert f"holds 3 separate lines; the longest has {longest:.1f} km" in said
    assert "the nearest end of another is 3.4 km from its ends" in said
    assert "from 45.000 41.131 to 46.000 41.231" in said or "from 46.000 41.231 to 45.000 41.131" in said


@pytest.mark.parametrize(
    "shapes",
    [
        pytest.param([LINE, LineString([COURSE[3], (45.5, 42.0)])], id="branch from a point"),
        pytest.param(
            [LineString(COURSE[:4]), LineString(COURSE[3:]), LineString([COURSE[3], (45.5, 42.0)])], id="three ends"
        ),
        pytest.param([LINE, LineString(moved(0.5, COURSE))], id="two beside each other"),
    ],
)
def test_branches_are_refused(tmp_path, shapes):
    assert "holds 2 separate lines" in refusal(read_line, file_of(tmp_path, *shapes))


@pytest.mark.parametrize(
    "shapes",
    [
        pytest.param([LineString([*COURSE, (45.5, 42.5), COURSE[0]])], id="one line"),
        pytest.param([LINE, LineString([COURSE[0], (45.5, 42.5), COURSE[-1]])], id="two ways"),
        pytest.param([LineString([*COURSE, (45.5, 42.5), *moved(0.05, COURSE[:1])])], id="one line, not quite closed"),
        pytest.param([LINE, LineString(moved(0.05, [COURSE[0], (45.5, 42.5), COURSE[-1]]))], id="two, with gaps"),
    ],
)
def test_rings_are_refused(tmp_path, shapes):
    assert "holds a ring" in refusal(read_line, file_of(tmp_path, *shapes))


@pytest.mark.parametrize(
    "shapes",
    [
        pytest.param([Point(44, 41)], id="points"),
        pytest.param([box(44, 41, 45, 42)], id="areas"),
        pytest.param([LineString()], id="an empty line"),
        pytest.param([LineString([(44, 41), (44, 41)])], id="a line of no length"),
        pytest.param([GeometryCollection([Point(44, 41)])], id="a collection of points"),
        pytest.param([None], id="no shape"),
    ],
)
def test_files_without_a_line_are_refused(tmp_path, shapes):
    assert refusal(read_line, file_of(tmp_path, *shapes)) == "holds no line"


def test_a_table_without_shapes_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text("name,km\nwest,1\n", encoding="utf-8")
    assert refusal(read_line, tmp_path / "a.csv") == "holds no line"


@pytest.fixture
def layered(tmp_path):
    """Return a file with two layers of lines, one of points and an empty one."""
    for name, shapes in {
        "north": [LineString(moved(20, COURSE))],
        "south": [LINE],
        "stations": [Point(44, 41)],
    }.items():
        path = file_of(tmp_path, *shapes, layer=name)
    file_of(tmp_path, LINE, layer="empty")
    gpd.read_file(path, layer="empty").iloc[:0].to_file(path, layer="empty")
    return path


def test_of_several_layers_one_must_be_chosen(layered):
    assert refusal(read_line, layered) == ("holds lines in more than one layer; choose one with --layer: north, south")


def test_the_chosen_layer_is_read(layered):
    assert_is(read_line(layered, layer="south"), COURSE)


@pytest.mark.parametrize("name", ["stations", "west", ""])
def test_a_layer_that_is_none_of_lines_is_refused(layered, name):
    assert f"has no layer {name!r} of lines, only: north, south, empty" in refusal(read_line, layered, layer=name)


def test_an_empty_layer_is_refused(layered):
    assert refusal(read_line, layered, layer="empty") == "holds no line"


def test_a_single_layer_of_lines_among_others_needs_no_choice(tmp_path):
    file_of(tmp_path, Point(44, 41), layer="stations")
    assert_is(read_line(file_of(tmp_path, LINE, layer="course")), COURSE)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.gpkg", b"", id="empty"),
        pytest.param("a.geojson", b"{", id="cut off"),
        pytest.param("a.geojson", b'{"type": "FeatureCollection", "features": [3]}', id="not of features"),
        pytest.param("a.shp", b"\x00\x00\x27\x0a", id="head of a shapefile"),
        pytest.param("a.txt", b"west to east", id="prose"),
        pytest.param("a.kml", b"<kml><Document></kml>", id="open element"),
        pytest.param("a.zip", b"PK\x05\x06" + bytes(18), id="an empty ZIP"),
    ],
)
def test_what_is_no_file_of_lines_is_refused_in_one_line(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    said = refusal(read_line, tmp_path / name)
    assert said.startswith("cannot be read as geodata: ") or said == "holds no line"


def test_a_database_that_is_cut_off_is_refused(tmp_path):
    path = file_of(tmp_path, *[LINE] * 2000)
    path.write_bytes(path.read_bytes()[:100_000])
    assert refusal(read_line, path)


def test_what_is_not_there_is_refused(tmp_path):
    assert refusal(read_line, tmp_path / "a.gpkg") == "cannot be read: there is no such file"


def test_an_address_on_the_web_is_no_file():
    assert refusal(read_line, Path("https://atlas.example/line.geojson")) == "cannot be read: there is no such file"


def test_a_folder_is_refused(tmp_path):
    assert refusal(read_line, tmp_path).startswith("cannot be read as geodata: ")


def test_a_track_with_a_part_of_one_point_is_not_read_without_that_part(tmp_path):
    points = [f"<trkpt lat='{lat}' lon='{lon}'/>" for lon, lat in COURSE]
    parts = f"<trkseg>{points[0]}</trkseg><trkseg>{''.join(points)}</trkseg>"
    text = f"<gpx version='1.1' xmlns='http://www.topografix.com/GPX/1/1'><trk>{parts}</trk></gpx>"
    (tmp_path / "a.gpx").write_text(text, encoding="utf-8")
    assert "holds a shape that is none" in refusal(read_line, tmp_path / "a.gpx")


# From one line to the part between two stops


def test_a_line_from_stop_to_stop_is_kept_as_it_is():
    fitted = fit_line(LINE, WEST, EAST)
    assert list(fitted.line.coords) == COURSE
    assert (fitted.from_km, fitted.to_km) == (0, 0)


def test_a_line_against_the_direction_of_travel_is_turned():
    assert list(fit_line(LINE.reverse(), WEST, EAST).line.coords) == COURSE
    assert list(fit_line(LINE, EAST, WEST).line.coords) == COURSE[::-1]


@pytest.mark.parametrize("is_turned", [False, True])
def test_of_a_longer_line_the_part_between_the_stops_is_taken(is_turned):
    longer = LineString([(42.0, 40.0), (43.0, 40.9), *COURSE, (48.0, 42.0), (49.0, 41.0)])
    fitted = fit_line(longer.reverse() if is_turned else longer, WEST, EAST)
    assert list(fitted.line.coords) == COURSE


def test_the_cut_may_lie_between_two_points():
    straight = LineString([(44.0, 41.0), (47.0, 41.0)])
    fitted = fit_line(straight, stop("a", 45.0, 41.0), stop("b", 46.0, 41.0))
    assert list(fitted.line.coords) == [(45.0, 41.0), (46.0, 41.0)]


def test_stops_beside_the_line_are_joined_to_the_nearest_points_of_it():
    straight = LineString([(44.0, 41.0), (47.0, 41.0)])
    fitted = fit_line(straight, stop("a", 45.0, 41.03), stop("b", 46.0, 40.98))
    assert list(fitted.line.coords) == [(45.0, 41.03), (45.0, 41.0), (46.0, 41.0), (46.0, 40.98)]
    assert fitted.from_km == pytest.approx(0.03 * KM_PER_DEGREE_OF_LATITUDE, rel=1e-3)
    assert fitted.to_km == pytest.approx(0.02 * KM_PER_DEGREE_OF_LATITUDE, rel=1e-3)


def test_nearest_is_meant_in_kilometres_and_not_in_degrees():
    """At 60 degrees north a degree of longitude is half as long as one of latitude."""
    corner = LineString([(44.0, 60.0), (45.0, 60.0), (45.0, 61.0)])
    # 3.3 km from the meridian, 4.5 km from the parallel
    fitted = fit_line(corner, stop("a", 44.0, 60.0), stop("b", 44.94, 60.04))
    assert fitted.line.coords[-2] == pytest.approx((45.0, 60.04), abs=2e-4)
    assert fitted.to_km == pytest.approx(haversine_km((44.94, 60.04), (45.0, 60.04)), rel=0.006)


@pytest.mark.parametrize("is_turned", [False, True])
def test_a_stop_far_from_the_line_is_refused_with_name_distance_and_limit(is_turned):
    straight = moved(-6, [(44.0, 41.0), (47.0, 41.0)])
    line = LineString(straight[::-1] if is_turned else straight)
    said = refusal(fit_line, line, stop("west", 45.0, 41.0), stop("east", *moved(-6, [(46.0, 41.0)])[0]))
    assert said == "stop 'west' is 6.0 km from the line; at most 5 km are allowed"


def test_a_line_that_ends_before_a_stop_is_refused():
    short = LineString([*COURSE[:-1], (46.91, 41.46)])
    assert haversine_km(COURSE[-1], short.coords[-1]) == pytest.approx(8.73, abs=0.03)
    assert refusal(fit_line, short, WEST, EAST).startswith("stop 'east' is 8.7 km from the line;")


def test_both_stops_are_named_when_both_are_far():
    said = refusal(fit_line, LineString(moved(30, COURSE)), WEST, EAST)
    assert "stop 'west'" in said
    assert "stop 'east'" in said


def test_4_9_kilometres_are_near_enough():
    straight = moved(4.9, [(43.0, 41.0), (48.0, 41.0)])
    fitted = fit_line(LineString(straight), stop("a", 44.0, 41.0), stop("b", 47.0, 41.0))
    assert fitted.from_km == pytest.approx(4.9, abs=0.02)


def test_a_line_with_latitude_first_is_refused_with_a_hint():
    swapped = LineString([(lat, lon) for lon, lat in COURSE])
    assert refusal(fit_line, swapped, WEST, EAST).endswith("; the file seems to give latitude before longitude")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(LineString([(44.04, 41.0), (44.04, 42.0)]), id="crosses between them"),
        pytest.param(LineString([(44.04, 41.0), (43.99, 41.04)]), id="leaves at once"),
        pytest.param(LineString([(44.035, 41.0), (44.045, 41.0)]), id="too short"),
    ],
)
def test_a_line_that_hardly_runs_between_the_stops_is_refused(line):
    said = refusal(fit_line, line, stop("a", 44.0, 41.0), stop("b", 44.08, 41.0))
    assert said.startswith("only ")
    assert said.endswith("km of the line lie between stops 'a' and 'b', which are 6.7 km apart")


lats = st.floats(40.5, 41.5, allow_nan=False)


@st.composite
def lines_through_stops(draw):
    """Return a line that runs from west to east, two stops near points of it, and whether it is given backwards."""
    steps = draw(st.lists(st.floats(0.01, 0.6), min_size=2, max_size=12))
    lons = [42.0 + sum(steps[:count]) for count in range(len(steps) + 1)]
    points = [(lon, draw(lats)) for lon in lons]
    first = draw(st.integers(0, len(points) - 2))
    last = draw(st.integers(first + 1, len(points) - 1))
    off = st.floats(-0.02, 0.02)
    stops = [stop(name, points[n][0] + draw(off), points[n][1] + draw(off)) for name, n in (("a", first), ("b", last))]
    return points, stops, draw(st.booleans())


def is_in_order(part, whole):
    rest = iter(whole)
    return all(point in rest for point in part)


@given(lines_through_stops())
def test_whatever_the_line_is_the_part_of_it_joins_the_stops_in_order_and_adds_nothing(case):
    points, (start, end), is_backwards = case
    given_line = LineString(points[::-1] if is_backwards else points)
    try:
        fitted = fit_line(given_line, start, end)
    except LineError as error:  # stops so close together that hardly a line lies between
        assert "lie between stops" in str(error)
        return
    found = list(fitted.line.coords)
    assert (found[0], found[-1]) == ((start.lon, start.lat), (end.lon, end.lat))
    assert all(here != there for here, there in zip(found[:-1], found[1:], strict=True))
    rounded = [(round(lon, 5), round(lat, 5)) for lon, lat in points]
    kept = [point for point in found if point in rounded]
    assert is_in_order(kept, rounded) or is_in_order(kept, rounded[::-1])
    assert len(found) - len(kept) <= 4  # two stops, and the two points where the line is left
    metre = 0.0015 * (len(points) + 4)
    assert fitted.line.is_valid
    assert length_km(fitted.line) <= length_km(given_line) + fitted.from_km + fitted.to_km + metre
    assert length_km(fitted.line) >= haversine_km(found[0], found[-1]) * 0.994 - metre


@given(lines_through_stops())
def test_how_far_a_stop_lies_from_the_line_is_what_a_walk_along_it_finds(case):
    points, (start, end), _ = case
    try:
        fitted = fit_line(LineString(points), start, end)
    except LineError:
        return
    walk = list(LineString(points).segmentize(0.002).coords)
    for here, found_km in ((start, fitted.from_km), (end, fitted.to_km)):
        nearest_km = min(haversine_km((here.lon, here.lat), place) for place in walk)
        assert found_km == pytest.approx(nearest_km, rel=0.008, abs=0.12)
