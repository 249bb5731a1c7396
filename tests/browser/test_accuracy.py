"""How far a line may lie from the real one: a band as wide as that on the ground, and a word beside the line."""

import math
import re

import numpy as np
import pytest
from playwright.sync_api import expect
from pyproj import Geod
from screen import Screen

from geo.atlas import Atlas

pytestmark = pytest.mark.browser

WGS84 = Geod(ellps="WGS84")
EARTH_M = 40_075_016.7
"""The equator, which Web Mercator draws 256 pixels long at zoom 0."""
THICK_PX = 3.5
"""Half-width from which a band is drawn."""
FAR_PX = 6
"""Half-width from which the word stands on the map."""
SIMPLIFIED_PX = 1.2
"""Half a pixel by the level of detail, half a one by Leaflet, and what rounding adds."""
PIPELINES = "btc,south-caucasus"
BANDS = """(paths) => paths.map((path) => ({
  layer: path.parentNode.dataset.layer,
  opacity: Number(path.parentNode.getAttribute("opacity")),
  own: getComputedStyle(path).strokeOpacity,
  width: Number(path.getAttribute("stroke-width")),
}))"""
IN_BANDS = """(points) => {
  const { x, y, width, height } = document.querySelector(".leaflet-container").getBoundingClientRect();
  const bands = [...document.querySelectorAll("path.accuracy-band")];
  return points.map(([right, down]) => bands.some((path) => {
    const place = new DOMPoint(x + width / 2 + right, y + height / 2 + down);
    return path.isPointInStroke(place.matrixTransform(path.getScreenCTM().inverse()));
  }));
}"""
WORDS = """() => {
  const map = document.querySelector(".leaflet-container").getBoundingClientRect();
  return [...document.querySelectorAll(".schematic-word:not([hidden])")].map((word) => {
    const { left, top, right, bottom } = word.getBoundingClientRect();
    return { text: word.textContent, box: [left - map.x, top - map.y, right - map.x, bottom - map.y] };
  });
}"""
NAMES = """() => {
  const map = document.querySelector(".leaflet-container").getBoundingClientRect();
  return [...document.querySelectorAll(".name > *:not([hidden])")].map((line) => {
    const { left, top, right, bottom } = line.getBoundingClientRect();
    return [left - map.x, top - map.y, right - map.x, bottom - map.y];
  });
}"""
LINE = """([layer, box]) => {
  const map = document.querySelector(".leaflet-container").getBoundingClientRect();
  const away = (path) => {
    const toScreen = path.getScreenCTM();
    const steps = Math.ceil(path.getTotalLength() / 2);
    return Array.from({ length: steps + 1 }, (_, n) => {
      const at = path.getPointAtLength(n * 2).matrixTransform(toScreen);
      const [x, y] = [at.x - map.x, at.y - map.y];
      return Math.hypot(Math.max(box[0] - x, 0, x - box[2]), Math.max(box[1] - y, 0, y - box[3]));
    });
  };
  return Math.min(...[...document.querySelectorAll(`path.leg[data-layer=${layer}]`)].flatMap(away));
}"""
SAID = [
    pytest.param("lang=en", r"schematic( ±\d+(\.\d)? km)?", id="English"),
    pytest.param("lang=tr", r"şematik( ±\d+(,\d)? km)?", id="Turkish"),
    pytest.param("lang=ar", r"تخطيطي( ±[٠-٩]+(٫[٠-٩])? كم)?", id="Arabic"),
    pytest.param("lang=ar&nu=latn", r"تخطيطي( ±[0-9]+(\.[0-9])? كم)?", id="Arabic with Latin digits"),
]
EXPLAINED = [
    pytest.param("lang=en", "soft band", "95 of 100", id="English"),
    pytest.param("lang=tr", "soluk şeri", "100 noktadan 95", id="Turkish"),
    pytest.param("lang=ar", "الشريط الباهت", "٩٥ نقطة من كل ١٠٠", id="Arabic"),
    pytest.param("lang=ar&nu=latn", "الشريط الباهت", "95 نقطة من كل 100", id="Arabic with Latin digits"),
]


def metres_per_pixel(lat, zoom):
    return EARTH_M / 256 / 2**zoom * math.cos(math.radians(lat))


def legs_of(edition, slug):
    """Return accuracy in kilometres and the points (lon, lat) of each leg."""
    shapes = edition.document(edition.corridor_file(slug))["features"]
    legs = [shape for shape in shapes if "leg" in shape["properties"]]
    return [(leg["properties"]["accuracy_km"], np.array(leg["geometry"]["coordinates"])) for leg in legs]


def half_widths(edition, slug, zoom):
    """Return half the width of each leg's band on the screen, where Web Mercator draws the leg largest."""
    known = [(accuracy, line) for accuracy, line in legs_of(edition, slug) if accuracy is not None]
    return [accuracy * 1000 / metres_per_pixel(line[:, 1].max(), zoom) for accuracy, line in known]


def bands(screen, layer=None):
    found = screen.page.eval_on_selector_all("path.accuracy-band", BANDS)
    return [band for band in found if layer in (None, band["layer"])]


def words(screen):
    return screen.settled().page.evaluate(WORDS)


def off_the_middle(point, camera):
    """Return how far right of and below the middle of the map a point (lon, lat) is drawn."""
    zoom, *middle = camera

    def mercator(lat, lon):
        return math.radians(lon), -math.asinh(math.tan(math.radians(lat)))

    return [
        (a - b) * 256 * 2**zoom / 2 / math.pi for a, b in zip(mercator(*point[::-1]), mercator(*middle), strict=True)
    ]


def kilometres_to(lines, point):
    """Return how far a point (lon, lat) lies from lines whose points lie close to each other."""
    nodes = np.concatenate(lines)
    return WGS84.inv(nodes[:, 0], nodes[:, 1], *np.broadcast_to(point, nodes.shape).T)[2].min() / 1000


def densified(line):
    """Return a line with a point at least every hundredth of a degree."""
    return np.concatenate(
        [np.linspace(a, b, int(np.abs(b - a).max() / 0.01) + 2) for a, b in zip(line[:-1], line[1:], strict=True)]
    )


@pytest.mark.parametrize("zoom", [5, 7, 9, 12])
def test_bands_are_as_wide_as_the_accuracy_on_the_ground(open_screen, edition, zoom):
    screen = open_screen(f"?lang=en&layers={PIPELINES}&map={zoom}/41/45")
    for slug in PIPELINES.split(","):
        expected = sorted(2 * half for half in half_widths(edition, slug, zoom) if half >= THICK_PX)
        assert sorted(band["width"] for band in bands(screen, slug)) == pytest.approx(expected, rel=0.005)


@pytest.mark.parametrize("camera", [(7, 39.5, 40), (9, 38.5, 36.5), (11, 37.3, 36)], ids=str)
def test_band_holds_what_lies_within_the_accuracy_and_nothing_far_beyond(open_screen, edition, camera):
    """Points at random on the ellipsoid, up to three times as far from the last leg of the pipeline as it is exact."""
    accuracy, line = legs_of(edition, "btc")[-1]
    screen = open_screen(f"?lang=en&layers=btc&map={'/'.join(map(str, camera))}")
    random = np.random.default_rng(20261122)
    nodes = densified(line)
    starts = nodes[random.integers(0, len(nodes), 4000)]
    away = random.uniform(0, 3 * accuracy * 1000, 4000)
    lons, lats, _ = WGS84.fwd(starts[:, 0], starts[:, 1], random.uniform(0, 360, 4000), away)
    size = screen.page.locator(".leaflet-container").bounding_box()
    placed = [(point, off_the_middle(point, camera)) for point in zip(lons, lats, strict=True)]
    seen = [(p, at) for p, at in placed if abs(at[0]) < size["width"] / 2 and abs(at[1]) < size["height"] / 2]
    is_in_band = np.array(screen.page.evaluate(IN_BANDS, [at for _, at in seen]))
    pixel_km = np.array([metres_per_pixel(lat, camera[0]) / 1000 for (_, lat), _ in seen])
    away_px = np.array([kilometres_to([nodes], point) for point, _ in seen]) / pixel_km
    others = [densified(other) for _, other in legs_of(edition, "btc")[:-1]]
    is_alone = np.array([kilometres_to(others, point) > 40 for point, _ in seen])
    near = away_px < accuracy / pixel_km - SIMPLIFIED_PX
    far = is_alone & (away_px > half_widths(edition, "btc", camera[0])[-1] + SIMPLIFIED_PX)
    assert (near.sum() > 20, is_in_band[near].all()) == (True, True)
    assert (far.sum() > 20, is_in_band[far].any()) == (True, False)


def test_band_of_a_line_outside_the_view_reaches_into_it(open_screen, edition):
    """Two thirds of the accuracy north of a sea lane; the view is 80 km high."""
    legs = legs_of(edition, "middle-corridor-black-sea")
    accuracy, line = max(((a, line) for a, line in legs if a is not None), key=lambda leg: leg[0])
    lon, lat = densified(line)[len(densified(line)) // 2]
    lon, lat, _ = WGS84.fwd(lon, lat, 0, accuracy * 1000 * 2 / 3)
    assert 50 < kilometres_to([densified(line) for _, line in legs], (lon, lat)) < 0.9 * accuracy
    screen = open_screen(f"?lang=en&layers=middle-corridor-black-sea&map=10/{lat:.3f}/{lon:.3f}")
    assert screen.page.evaluate(IN_BANDS, [[0, 0], [-300, -200], [300, 200]]) == [True] * 3


def test_no_band_is_drawn_where_it_would_lie_under_its_line(open_screen):
    assert bands(open_screen("?lang=en&layers=btc&map=3/41/45")) == []


def test_bands_come_with_the_zoom_and_go(open_screen, edition):
    screen = open_screen("?lang=en&layers=btc&map=4/41/45")
    before = len(bands(screen))
    for _ in range(6):
        screen.page.get_by_role("button", name="Zoom in").click()
        screen.settled()
    zoom = float(screen.query()["map"].split("/")[0])
    assert zoom > 6
    assert [band["width"] for band in bands(screen)] == pytest.approx(
        [2 * half for half in half_widths(edition, "btc", zoom)], rel=0.005
    )
    for _ in range(6):
        screen.page.get_by_role("button", name="Zoom out").click()
        screen.settled()
    assert len(bands(screen)) == before


def test_bands_of_a_corridor_lie_in_one_outline(open_screen):
    """What is opaque within a group that is not shows no seam where two bands overlap."""
    screen = open_screen(f"?lang=en&layers={PIPELINES}&map=7/41/45")
    assert {(band["own"], band["opacity"]) for band in bands(screen)} == {("1", 0.15)}
    assert screen.page.locator("g[data-layer]").count() == 2


def test_bands_lie_below_lines_and_out_of_the_way_of_the_pointer(open_screen):
    screen = open_screen("?lang=en&layers=btc&map=7/41/45")
    order = [screen.page.locator(f".leaflet-{name}-pane") for name in ("republics", "accuracy", "corridors")]
    levels = [int(pane.evaluate("(pane) => getComputedStyle(pane).zIndex")) for pane in order]
    assert levels == sorted(set(levels))
    expect(order[1]).to_have_css("pointer-events", "none")


def test_a_band_that_fills_the_view_is_faint_but_there_and_as_wide_as_ever(open_screen, edition):
    screen = open_screen("?lang=en&layers=middle-corridor-black-sea&map=12/42.6/35")
    widest = max(half_widths(edition, "middle-corridor-black-sea", 12))
    assert widest > screen.page.locator(".leaflet-container").bounding_box()["height"] / 2
    assert {band["opacity"] for band in bands(screen)} == {0.05}
    assert max(band["width"] for band in bands(screen)) == pytest.approx(2 * widest, rel=0.005)


def test_bands_and_word_go_with_their_layer(open_screen):
    screen = open_screen(f"?lang=en&layers={PIPELINES}&map=7/41/43")
    assert (len(bands(screen, "btc")), len(words(screen))) == (3, 2)
    screen.box("btc").click()
    screen.settled()
    assert (bands(screen, "btc"), len(bands(screen, "south-caucasus")), len(words(screen))) == ([], 3, 1)
    screen.box("south-caucasus").click()
    screen.settled()
    assert (bands(screen), words(screen)) == ([], [])


@pytest.mark.parametrize(("parameters", "pattern"), SAID)
def test_word_is_in_the_language_and_the_digits_of_the_reader(open_screen, parameters, pattern):
    said = words(open_screen(f"?{parameters}&layers=btc,silk-road&map=7/40/42"))
    assert len(said) == 2
    assert [word["text"] for word in said if not re.fullmatch(pattern, word["text"])] == []


@pytest.mark.parametrize("zoom", [3, 5, 8])
def test_line_without_a_known_accuracy_is_called_schematic_at_every_zoom(open_screen, zoom):
    screen = open_screen(f"?lang=en&layers=silk-road&map={zoom}/39.8/64.4")
    assert ([word["text"] for word in words(screen)], bands(screen)) == (["schematic"], [])


@pytest.mark.parametrize("zoom", [4.5, 6, 8])
def test_word_says_the_accuracy_of_a_leg_that_is_far_from_exact(open_screen, edition, zoom):
    screen = open_screen(f"?lang=en&layers=btc&map={zoom}/41.3/43.5")
    known = [accuracy for accuracy, _ in legs_of(edition, "btc")]
    far = [a for a, half in zip(known, half_widths(edition, "btc", zoom), strict=True) if half >= FAR_PX]
    texts = {f"schematic ±{accuracy:g} km" for accuracy in far}
    said = [word["text"] for word in words(screen)]
    assert (len(said), set(said) <= texts) == (min(1, len(far)), True)


@pytest.mark.parametrize(
    "address", ["map=4/45/60", "map=4.5/45/60", "map=7/40.8/43", "map=8/41.2/43.5", "map=9/40.3/48"]
)
def test_word_stands_beside_its_line_and_on_no_name(open_screen, address):
    screen = open_screen(f"?lang=en&layers=middle-corridor,capitals,seas,neighbours&{address}")
    (word,) = words(screen)
    assert 1 < screen.page.evaluate(LINE, ["middle-corridor", word["box"]]) < 30
    left, top, right, bottom = word["box"]
    on = [
        n
        for n in screen.page.evaluate(NAMES)
        if left < n[2] - 2 and n[0] < right - 2 and top < n[3] - 2 and n[1] < bottom - 2
    ]
    assert on == []


def test_word_stays_in_view_when_the_map_is_moved(open_screen):
    screen = open_screen("?lang=en&layers=btc&map=8/41.3/43.5")
    for right, down in ((-200, 0), (0, 150), (-300, -100)):
        screen.drag(right, down)
        (word,) = words(screen)
        stage = screen.page.locator(".leaflet-container").bounding_box()
        left, top, right_edge, bottom = word["box"]
        assert (left >= 0, top >= 0, right_edge <= stage["width"], bottom <= stage["height"]) == (True,) * 4
        assert screen.page.evaluate(LINE, ["btc", word["box"]]) < 30


def test_two_corridors_on_one_track_need_one_word(open_screen):
    """All three run from Alat to Tbilisi on the same rails."""
    layers = "middle-corridor,middle-corridor-black-sea,middle-corridor-turkmen"
    assert len(words(open_screen(f"?lang=en&layers={layers}&map=9/40.5/47.5"))) == 1


@pytest.mark.parametrize(("parameters", "band", "share"), EXPLAINED)
def test_legend_explains_the_band(open_screen, parameters, band, share):
    rows = open_screen(f"?{parameters}&layers=btc").page.locator(".legend").get_by_role("listitem")
    expect(rows.filter(has_text=band)).to_have_count(1)
    expect(rows.filter(has_text=band)).to_contain_text(share)


def test_legend_tells_of_bands_only_while_a_corridor_has_one(open_screen):
    screen = open_screen("?lang=en&layers=btc,silk-road,seas")
    row = screen.page.locator(".legend").get_by_text("soft band")
    expect(row).to_have_count(1)
    screen.box("btc").click()
    expect(row).to_have_count(0)


def test_frame_draws_bands_and_words_as_the_page_does(open_screen):
    query = f"lang=en&layers={PIPELINES}&map=7/41/45"
    page, frame = open_screen(f"?{query}"), open_screen(f"embed?{query}")
    assert [b["width"] for b in bands(frame)] == [b["width"] for b in bands(page)]
    assert sorted(word["text"] for word in words(frame)) == sorted(word["text"] for word in words(page))


def test_file_draws_bands_and_words(edition, atlas_file):
    screen = Screen(atlas_file(Atlas(edition).map(lang="tr", layers=["btc", "silk-road"], map="7/40/42")))
    assert len(bands(screen)) == 3
    assert [word["text"].split()[0] for word in words(screen)] == ["şematik", "şematik"]
