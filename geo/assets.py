"""The one place that knows which installed package each third-party script and style comes from.

Leaflet 1.9.3 comes from XStatic-Leaflet. What folium's own elements ask of CDNs is in folium-offline, by address; it is
read only for a map to which a user has added such elements.
"""

import json
import re
from base64 import b64encode
from functools import cache
from pathlib import Path

from branca.element import CssLink, Element, Figure, JavascriptLink
from xstatic.pkg import leaflet

_CLOSING_SCRIPT = re.compile(r"</(?=script)", re.IGNORECASE)


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
def marker_script() -> str:
    """Return a script that gives Leaflet's default marker its pictures as data: for files that stand alone."""
    pictures = {
        "iconUrl": "marker-icon.png",
        "iconRetinaUrl": "marker-icon-2x.png",
        "shadowUrl": "marker-shadow.png",
    }
    options = {name: _data_uri(Path(leaflet.BASE_DIR) / "images" / file) for name, file in pictures.items()}
    return f"delete L.Icon.Default.prototype._getIconUrl;L.Icon.Default.mergeOptions({json.dumps(options)});\n"


def _data_uri(picture: Path) -> str:
    return f"data:image/png;base64,{b64encode(picture.read_bytes()).decode()}"


def inline_links(figure: Figure) -> None:
    """Put the text of every script and style that folium-offline knows in the place of the link to it."""
    children = figure.header._children
    for name, child in list(children.items()):
        text = _folium_asset(child.url) if isinstance(child, JavascriptLink | CssLink) else None
        if text is not None:
            is_script = isinstance(child, JavascriptLink)
            children[name] = Element(f"<script>{script_text(text)}</script>" if is_script else f"<style>{text}</style>")


def script_text(text: str) -> str:
    """Return a script that does not end the element it stands in."""
    return _CLOSING_SCRIPT.sub(r"<\\/", text)


def _folium_asset(url: str) -> str | None:
    from offlinefolium.elements import _res

    text = _res.get(url)
    return None if text is None else str(text)
