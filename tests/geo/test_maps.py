"""One composition for page, frame and notebook: stable, self-contained, and safe against hostile names."""

import re
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import folium
import folium.plugins
import pytest
from xstatic.pkg import leaflet

from geo.atlas import Atlas
from geo.errors import ViewError
from geo.render.page import PageAssets, render_page

LANGUAGES = ("ar", "en", "tr")
HOSTILE = "<script>alert(1)</script>"
RANDOM_ID = re.compile(r"_[0-9a-f]{32}\b")
GROUP = re.compile(r"var feature_group_(\w+) = L\.featureGroup\(")


class Links(HTMLParser):
    """What a document loads or opens, its inline scripts, and how many elements of each name it has."""

    def __init__(self, text):
        super().__init__()
        self.loaded, self.scripts, self.tags = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.loaded += [(tag, value) for name, value in attributes if name in ("src", "href") and tag != "a"]

    def handle_data(self, data):
        if self.tags and self.tags[-1] == "script":
            self.scripts.append(data)


def render(atlas_map):
    return atlas_map.get_root().render()


def page_script(edition, lang):
    (path,) = [path for path in edition.files if re.fullmatch(rf"static/atlas-{lang}\.\w+\.js", path)]
    return edition.text(path)


def outside(text):
    """Return what an HTML document asks of other hosts: linked elements, and addresses in styles."""
    linked = [value for _, value in Links(text).loaded if re.match(r"(?:https?:)?//", value)]
    return linked + re.findall(r"""(?:url\(|@import )['"]?(?:https?:)?//[^)'"]+""", text)


@pytest.fixture(scope="module")
def atlas(edition):
    return Atlas(edition)


@pytest.fixture(scope="module")
def html(atlas):
    return render(atlas.map())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Return an edition in which every kind of name that people write by hand tries to be a script."""
    from geo.build import build
    from geo.resources import shipped_data_dir

    folder = tmp_path_factory.mktemp("hostile")
    for path in sorted((shipped_data_dir() / "facts").rglob("*.*")):
        copy = folder / path.relative_to(shipped_data_dir())
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        for name in (
            "Capitals",
            "Baku-Tbilisi-Ceyhan",
            "Sangachal",
            "Trade volume",
            "Tashkent",
            "Orta Atlas",
            "GeoNames",
        ):
            text = text.replace(name, f"{name}{HOSTILE}")
        copy.write_text(text, encoding="utf-8")
    return build(folder, folder / "built", lambda _: None)


def test_page_and_notebook_hold_the_same_groups_in_catalogue_order(edition, html):
    expected = ["republics", *(layer["slug"].replace("-", "_") for layer in edition.layers)]
    assert GROUP.findall(html) == expected
    assert {lang: GROUP.findall(page_script(edition, lang)) for lang in LANGUAGES} == dict.fromkeys(LANGUAGES, expected)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_groups_are_named_as_the_catalogue_names_them(atlas, lang):
    groups = [child for child in atlas.map(lang=lang)._children.values() if isinstance(child, folium.FeatureGroup)]
    names = [layer["name"][lang] for layer in atlas.edition.layers]
    assert [group.layer_name for group in groups][1:] == names


def test_the_layers_of_the_view_are_those_that_show(atlas):
    groups = [c for c in atlas.map(layers=["btc"])._children.values() if isinstance(c, folium.FeatureGroup)]
    slugs = ["republics", *(layer["slug"] for layer in atlas.edition.layers)]
    assert [slug for slug, group in zip(slugs, groups, strict=True) if group.show] == ["republics", "btc"]


def test_ids_are_stable(edition, html):
    texts = [html, *(edition.text(path) for path in edition.files if path.endswith((".html", ".js")))]
    assert [RANDOM_ID.findall(text) for text in texts] == [[]] * len(texts)


def test_two_maps_of_a_view_render_alike(atlas, html):
    assert render(atlas.map()) == html


def test_views_and_parameters_make_the_same_map(atlas):
    view = atlas.view(layers=["btc"], lang="tr")
    assert render(atlas.map(view)) == render(atlas.map(layers=["btc"], lang="tr"))


def test_a_bad_parameter_is_refused(atlas):
    with pytest.raises(ViewError, match="atlantis"):
        atlas.map(layers=["atlantis"])


def test_the_notebook_map_is_an_ordinary_folium_map(atlas, tmp_path):
    atlas_map = atlas.map()
    atlas_map.save(tmp_path / "map.html")
    assert isinstance(atlas_map, folium.Map)
    assert (tmp_path / "map.html").read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert "<iframe" in atlas_map._repr_html_()


def test_a_saved_map_asks_no_other_host_for_anything(html):
    assert outside(html) == []
    assert Links(html).loaded == []


def test_built_pages_load_only_what_was_built_with_them(edition):
    for path in (path for path in edition.files if path.endswith(".html")):
        text = re.sub(r"@@slot:root@@", "", edition.text(path))
        files = [value for tag, value in Links(text).loaded if tag != "a" and "@@slot" not in value]
        assert outside(text) == [], path
        assert [name for name in files if name not in edition.files] == [], path


OWN_ELEMENTS = [
    pytest.param(lambda: folium.Marker([41.3, 69.2], popup=folium.Popup("Tashkent")), "L.marker(", id="popup"),
    pytest.param(lambda: folium.Marker([41.3, 69.2], tooltip="Tashkent"), "bindTooltip(", id="tooltip"),
    pytest.param(lambda: folium.Marker([41.3, 69.2], icon=folium.Icon(color="red")), "L.AwesomeMarkers", id="icon"),
    pytest.param(lambda: folium.plugins.MarkerCluster([[41.3, 69.2]]), "L.markerClusterGroup(", id="cluster"),
    pytest.param(lambda: folium.plugins.Fullscreen(), "L.control.fullscreen(", id="fullscreen"),
    pytest.param(lambda: folium.plugins.MiniMap(), "L.Control.MiniMap(", id="mini map"),
]


@pytest.mark.parametrize(("make", "call"), OWN_ELEMENTS)
def test_elements_of_ones_own_are_drawn_without_another_host(atlas, make, call):
    atlas_map = atlas.map(layers=["btc"])
    atlas_map.add_child(make())
    text = render(atlas_map)
    assert (call in text, outside(text)) == (True, [])


@pytest.mark.parametrize(
    ("make", "used", "library"),
    [
        pytest.param(
            OWN_ELEMENTS[0].values[0], r"\$\(`<div", r"jQuery v\d|jQuery JavaScript Library", id="popup needs jQuery"
        ),
        pytest.param(OWN_ELEMENTS[2].values[0], r"L\.AwesomeMarkers\.icon\(", r"L\.AwesomeMarkers\s*=", id="icon"),
        pytest.param(OWN_ELEMENTS[3].values[0], r"L\.markerClusterGroup\(", r"L\.markerClusterGroup\s*=", id="cluster"),
    ],
)
def test_libraries_that_ones_own_elements_call_are_in_the_file(atlas, make, used, library):
    atlas_map = atlas.map(layers=["btc"])
    atlas_map.add_child(make())
    text = render(atlas_map)
    assert (bool(re.search(used, text)), bool(re.search(library, text))) == (True, True)


def test_a_plain_marker_brings_its_picture(atlas):
    """Leaflet looks for marker-icon.png beside its stylesheet; in a single file there is no such place."""
    atlas_map = atlas.map(layers=["btc"])
    folium.Marker([41.3, 69.2]).add_to(atlas_map)
    picture = (Path(leaflet.BASE_DIR) / "images" / "marker-icon.png").read_bytes()
    assert b64encode(picture).decode() in render(atlas_map)


def test_leaflet_stands_once_in_a_saved_map(atlas, html):
    atlas_map = atlas.map()
    atlas_map.add_child(folium.plugins.Fullscreen())
    assert [text.count("* Leaflet 1.9.3, a JS library") for text in (html, render(atlas_map))] == [1, 1]


def test_ones_own_elements_change_no_other_map(atlas, html):
    atlas.map().add_child(folium.plugins.Fullscreen())
    assert render(atlas.map()) == html


@pytest.mark.parametrize("template", ["atlas", "embed", "about", "error"])
def test_templates_escape_every_word(edition, template):
    words = SimpleNamespace(lang="en", say=lambda *_, **__: HOSTILE, number=str, day=str)
    assets = PageAssets("s.js", "s.css", "i.svg", "sha256-1", "sha256-2")
    text = render_page(f"{template}.html", edition, words, assets)
    assert ("alert(1)" in text, HOSTILE in text) == (True, False)


def test_hostile_names_are_in_the_data(hostile):
    assert HOSTILE in hostile.text("data/layers.json")
    assert HOSTILE in hostile.text("data/sources.json")


def test_no_built_page_or_script_holds_a_hostile_name_unescaped(hostile):
    texts = {path: hostile.text(path) for path in hostile.files if path.endswith((".html", ".js", ".css"))}
    assert [path for path, text in texts.items() if HOSTILE in text] == []


def test_hostile_names_end_no_inline_script(hostile, html):
    text = render(Atlas(hostile).map())
    assert HOSTILE not in text
    assert Links(text).tags.count("script") == Links(html).tags.count("script")


def test_pages_filled_with_a_view_show_hostile_names_as_text(hostile):
    from geo.pages import BuiltPage, fill_atlas_page
    from geo.view import View

    view, problems = View.read(f"theme=trade-volume&{HOSTILE}={HOSTILE}", hostile.vocabulary)
    page = BuiltPage(hostile.text("pages/atlas.en.html"))
    text = fill_atlas_page(page, hostile, view, base_url="http://localhost/", problems=problems)
    assert (HOSTILE in text, "&lt;script&gt;alert(1)" in text) == (False, True)
    assert "alert(1)" not in [script.strip() for script in Links(text).scripts]
