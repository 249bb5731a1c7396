"""The one place that knows which installed package each third-party script and style comes from.

Leaflet 1.9.3 comes from XStatic-Leaflet. What folium's own elements ask of CDNs is in folium-offline, by address; it is
read only for a map to which a user has added such elements.
"""

from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet


@cache
def leaflet_script() -> str:
    """Return Leaflet's minified script with its licence comment, without the pointer to a source map."""
    text = (Path(leaflet.BASE_DIR) / "leaflet.js").read_text(encoding="utf-8")
    return text.replace("//# sourceMappingURL=leaflet.js.map", "").strip() + "\n"


@cache
def leaflet_style() -> str:
    """Return Leaflet's stylesheet without the rules whose pictures we do not serve."""
    text = (Path(leaflet.BASE_DIR) / "leaflet.css").read_text(encoding="utf-8")
    return (
        text.replace("url(images/layers.png)", "none")
        .replace("url(images/layers-2x.png)", "none")
        .replace("url(images/marker-icon.png)", "none")
    )


@cache
def folium_asset(url: str) -> str | None:
    """Return the text of a script or style that folium 0.20 links from a CDN, or None if it is not known."""
    from offlinefolium.elements import _res

    text = _res.get(url)
    return None if text is None else str(text)
