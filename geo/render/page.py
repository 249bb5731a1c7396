"""The pages as folium composes them, once per edition and language, with slots for the view."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast
from urllib.parse import quote

from branca.element import Figure
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from geo.controls.atlas_map import AtlasMap
from geo.edition import Edition
from geo.language import Language, direction
from geo.pages import slot
from geo.resources import templates_dir

SLOTS = (
    *("scheme", "root", "home", "pages", "languages", "links", "notices", "full", "view"),
    *("title", "detail", "body"),
)


@dataclass(frozen=True, slots=True)
class PageAssets:
    """The addresses of what a page links, relative to the atlas, and their checksums."""

    script: str
    style: str
    icon: str
    script_integrity: str
    style_integrity: str


def integrity(content: bytes) -> str:
    """Return a checksum as `integrity` attributes and policies write it."""
    return f"sha256-{b64encode(sha256(content).digest()).decode()}"


@dataclass(frozen=True, slots=True)
class MapParts:
    """What folium rendered of a map: the element, and the script that draws it."""

    html: str
    script: str


def render_map(atlas_map: AtlasMap) -> MapParts:
    """Return the parts of a folium map. Rendering is folium's own; only the page around it is ours."""
    figure = cast(Figure, atlas_map.get_root())
    figure.render()
    return MapParts(html=figure.html.render(), script=figure.script.render())


def render_page(
    template: str, edition: Edition, words: Language, assets: PageAssets, *, map_html: str = "", map_id: str = ""
) -> str:
    """Return a page in one language with its slots still open."""
    environment = Environment(
        loader=FileSystemLoader(templates_dir()), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template(template).render(
        lang=words.lang,
        dir=direction(words.lang),
        say=words.say,
        edition=edition.edition_id,
        slots={name: Markup(slot(name)) for name in SLOTS},  # noqa: S704 - our own marks, filled with escaped text
        files=assets,
        integrity={"script": assets.script_integrity, "style": assets.style_integrity},
        map_html=Markup(map_html),  # noqa: S704 - folium's element: an id and no data
        map_id=map_id,
        about=_about(edition, words),
        published=_published_views(edition, words),
        corridors=_corridors(edition, words),
    )


def _about(edition: Edition, words: Language) -> Mapping[str, Any]:
    arguments: dict[str, dict[str, object]] = {
        "paper": {"claims": words.number(len(edition.claims))},
        "edition": {"edition": edition.edition_id, "date": words.day(edition.edition_date.isoformat())},
    }
    parts = ("paper", "honesty", "rules", "caveats", "lines", "borders", "privacy", "licence", "edition")
    return {part: words.say(f"about-{part}", **arguments.get(part, {})) for part in parts}


def _published_views(edition: Edition, words: Language) -> list[dict[str, str]]:
    """Return the views that the data folder publishes as ways in, each with the address of its map."""
    return [
        {
            "title": view["title"][words.lang],
            "text": view["text"][words.lang],
            "address": f"./?lang={words.lang}&{view['query']}",
        }
        for view in edition.relations["published_views"]
    ]


def _corridors(edition: Edition, words: Language) -> list[dict[str, str]]:
    """Return the corridors of the edition, each with the address of its page."""
    return [
        {"name": layer["name"][words.lang], "address": f"corridors/{quote(layer['slug'])}?lang={words.lang}"}
        for layer in edition.layers
        if layer["kind"] == "corridor"
    ]
