"""A map that needs no server: script, style, shapes and texts stand in the file itself.

This is what a notebook shows and `Map.save()` writes. What a user adds with folium's own calls is drawn too; the
scripts and styles that such elements link from CDNs are put into the file from folium-offline.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from branca.element import MacroElement
from folium.template import Template

from geo.assets import marker_script, script_text
from geo.controls.atlas_map import MAX_ZOOM, AtlasMap
from geo.edition import Edition
from geo.language import direction, language
from geo.maps import PageFiles, ShapeFile, compose_map
from geo.pages import script_safe, view_block
from geo.readable import claim_panel
from geo.view import View

_SHAPE_FILE = re.compile(r"static/(?P<slug>[a-z0-9-]+)-(?P<level>[a-z]+)\.[0-9a-f]{12}\.json")


def notebook_map(edition: Edition, view: View) -> AtlasMap:
    """Return the folium map of a view with everything that it needs inside."""
    shapes = _shapes_of(edition)
    texts = edition.document(_details_path(edition, view.lang))
    blocks = {f"shapes-{slug}": edition.document(path) for slug, path in shapes.items()}
    files = PageFiles(
        shapes={slug: [ShapeFile("inline", MAX_ZOOM, f"#shapes-{slug}")] for slug in shapes},
        details="#details-texts",
        claims="#claim-texts",
    )
    atlas_map = compose_map(edition, view, files)
    claims = {claim["id"]: claim_panel(edition, language(view.lang, view.nu), claim["id"]) for claim in edition.claims}
    blocks |= {"details-texts": texts, "claim-texts": claims, "orta-view": view_block(edition, view)}
    atlas_map.add_child(InlineAssets(edition, view, blocks), index=0)
    return atlas_map


def _shapes_of(edition: Edition) -> dict[str, str]:
    """Return the path of the shapes of each layer, at the middle level where it has several."""
    middle = edition.atlas["levels"][1]["name"]
    found: dict[str, str] = {}
    for path in sorted(edition.files):
        match = _SHAPE_FILE.fullmatch(path)
        if match and (match["slug"] not in found or match["level"] == middle):
            found[match["slug"]] = path
    return found


def _details_path(edition: Edition, lang: str) -> str:
    (path,) = [path for path in edition.files if path.startswith(f"static/details-{lang}.")]
    return path


class InlineAssets(MacroElement):
    """The head of a file that stands alone: language, script, style, and the data as JSON blocks."""

    _template = Template(
        """
        {% macro header(this, kwargs) %}
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>{{ this.style }}</style>
            <script>{{ this.script }}</script>
            {% for name, text in this.blocks.items() %}
            <script type="application/json" id="{{ name }}">{{ text }}</script>
            {% endfor %}
        {% endmacro %}

        {% macro script(this, kwargs) %}
            document.documentElement.lang = {{ this.view.lang|tojson }};
            document.documentElement.dir = {{ this.dir|tojson }};
            document.documentElement.dataset.scheme = {{ this.view.scheme|tojson }};
            document.body.className = "page page-file";
        {% endmacro %}
        """
    )

    def __init__(self, edition: Edition, view: View, blocks: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca types its elements only in part
        self._name, self._id = "InlineAssets", "assets"
        self.view = view
        self.dir = direction(view.lang)
        self.style = edition.text("script/atlas.css")
        self.script = script_text(edition.text("script/atlas.js") + marker_script())
        self.blocks = {escape(name): script_safe(block) for name, block in blocks.items()}
