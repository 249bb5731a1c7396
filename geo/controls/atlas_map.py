"""The atlas' folium.Map: no tiles, no CDN, a stable id, and panes in the order of loudness."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.elements import ElementAddToElement
from folium.map import CustomPane
from folium.template import Template

from geo.assets import inline_links

PANES = {
    "neighbours": 200,
    "seas": 210,
    "republics": 300,
    "lakes": 310,
    "graticule": 320,
    "frame": 330,
    "accuracy": 400,
    "corridors": 410,
    "places": 600,
    "names": 620,
}
"""Pane and z-index, quietest first; tooltips (650) and popups (700) of Leaflet lie above."""

MAX_ZOOM = 12
INLINE_ASSETS = "inline_assets_assets"
"""What the head calls the scripts and styles that a file of its own holds (geo.render.notebook)."""


class AtlasMap(folium.Map):
    """An ordinary folium.Map: markers, layers and plugins of one's own are added with folium's own calls.

    Assets are not linked here: a page brings one script and one stylesheet, a file of its own has them inlined.
    """

    default_js: list[tuple[str, str]] = []
    default_css: list[tuple[str, str]] = []
    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <div class="folium-map orta-map" id={{ this.get_name()|tojson }} dir="ltr"></div>
        {% endmacro %}

        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map(
                {{ this.get_name()|tojson }},
                {
                    center: {{ this.location|tojson }},
                    crs: L.CRS.{{ this.crs }},
                    ...{{ this.options|tojavascript }}
                }
            );
        {% endmacro %}
        """
    )

    def __init__(self, *, context: Sequence[float]) -> None:
        west, south, east, north = context
        super().__init__(
            location=[(south + north) / 2, (west + east) / 2],
            zoom_start=4,
            tiles=None,
            # MarkerCluster of a user's own map asks for a greatest zoom.
            maxZoom=MAX_ZOOM,
            minZoom=0,
            zoomSnap=0.1,
            zoomDelta=0.5,
            wheelPxPerZoomLevel=120,
            # The partner of MapFrame watches the size of the map itself, not only that of the window.
            trackResize=False,
            zoomControl=False,
            attributionControl=False,
        )
        self._name, self._id = "Map", "atlas"
        for name, z_index in PANES.items():
            pane = CustomPane(
                name, z_index=z_index, pointer_events=name not in {"names", "graticule", "frame", "accuracy"}
            )
            pane._id = name
            self.add_child(pane)

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401 - folium's own signature
        """Render; what a user's own folium elements link from elsewhere is put into the file."""
        figure = cast(Figure, self.get_root())
        rendered = super().render(**kwargs)  # type: ignore[no-untyped-call]  # branca types its elements only in part
        if any(_is_foreign(element) for element in _descendants(self)):
            # Their styles before ours, which have the last word; their scripts after Leaflet, which they extend.
            _link(figure, folium.Map.default_css[1:], CssLink, 0)
            own = list(figure.header._children).index(INLINE_ASSETS)
            _link(figure, folium.Map.default_js[1:], JavascriptLink, own + 1)
        inline_links(figure)
        return str(rendered)

    def _repr_html_(self, **kwargs: Any) -> str:  # noqa: ANN401 - folium's own signature
        figure = cast(Figure, self.get_root())
        figure.height = "520px"
        return str(super()._repr_html_(**kwargs))


_OURS = (folium.FeatureGroup, CustomPane, ElementAddToElement)
"""What the atlas composes of folium's elements: they need Leaflet and nothing else."""


def _link(
    figure: Figure, links: Sequence[tuple[str, str]], kind: type[CssLink | JavascriptLink], position: int
) -> None:
    for number, (name, url) in enumerate(links):
        figure.header.add_child(kind(url), name=name, index=position + number)


def _is_foreign(element: Element) -> bool:
    """Return whether an element is one of folium's that may need jQuery, Bootstrap or marker fonts."""
    return type(element).__module__.startswith("folium") and not isinstance(element, _OURS)


def _descendants(element: Element) -> Iterator[Element]:
    for child in element._children.values():
        yield child
        yield from _descendants(child)
