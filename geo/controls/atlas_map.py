"""The atlas' folium.Map: no tiles, no CDN, a stable id, and panes in the order of loudness."""

from collections.abc import Sequence
from typing import Any, cast

import folium
from branca.element import Figure
from folium.map import CustomPane
from folium.template import Template

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
            minZoom=2.5,
            zoomSnap=0.1,
            zoomDelta=0.5,
            wheelPxPerZoomLevel=120,
            maxBoundsViscosity=0.8,
            zoomControl=False,
            attributionControl=False,
        )
        self._name, self._id = "Map", "atlas"
        self.options["maxBounds"] = [[south - 6, west - 12], [north + 6, east + 12]]
        for name, z_index in PANES.items():
            pane = CustomPane(
                name, z_index=z_index, pointer_events=name not in {"names", "graticule", "frame", "accuracy"}
            )
            pane._id = name
            self.add_child(pane)

    def _repr_html_(self, **kwargs: Any) -> str:  # noqa: ANN401 - folium's own signature
        figure = cast(Figure, self.get_root())
        figure.height = "520px"
        return str(super()._repr_html_(**kwargs))
