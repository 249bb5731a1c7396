"""Facts and extracts to a finished edition: the command that writes `data/built`, and nothing else does.

No network, no clock, nothing random: the same input gives the same bytes. The folder is written beside its place and
renamed into it when it is whole.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from geo import assets, records
from geo.bundle import bundle_script, bundle_styles
from geo.details import details_document
from geo.edition import FORMAT, MANIFEST, REPUBLICS, Edition, to_json
from geo.facts import Facts, read_facts
from geo.folders import built_dir_of, input_digest, is_current
from geo.language import Language, language
from geo.layers import Layers, build_layers
from geo.locator import locator_records
from geo.maps import PageFiles, ShapeFile, compose_map
from geo.render.page import PageAssets, integrity, render_map, render_page
from geo.resources import static_dir
from geo.shapes import shape_records
from geo.view import LANGUAGES, View

Files = dict[str, bytes]
Report = Callable[[str], None]


def ensure_built(data_dir: Path, report: Report) -> Path:
    """Return the built folder of a data folder, made first where it is missing or older than what it is made from.

    The folder is `built` in the data folder, or one in the user's cache where the data folder cannot be written.
    """
    built_dir = built_dir_of(data_dir)
    if not is_current(data_dir):
        build(data_dir, built_dir, report)
    return built_dir


def build(data_dir: Path, built_dir: Path, report: Report) -> Edition:
    """Build a data folder and put the edition in its place whole; raise FactError and change nothing on bad facts."""
    report("reading facts")
    facts = read_facts(data_dir)
    report("measuring layers")
    layers = build_layers(facts, data_dir)
    report("writing records")
    data = _data_files(facts, layers)
    edition = Edition(
        files=data,
        edition_id=_edition_id(data),
        edition_date=facts.info.edition_date,
        input_digest=input_digest(data_dir),
    )
    report("simplifying shapes")
    shapes, page_shapes = _shape_files(facts, layers)
    report("composing pages")
    pages = _page_files(edition, page_shapes)
    files = {**data, **shapes, **pages}
    finished = Edition(files, edition.edition_id, edition.edition_date, edition.input_digest)
    _put_in_place(finished, facts, built_dir)
    report(f"edition {finished.edition_id}: {len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB")
    return finished


def _edition_id(data: Files) -> str:
    total = sha256()
    for path in sorted(data):
        total.update(path.encode() + b"\0" + sha256(data[path]).digest())
    return total.hexdigest()[:12]


def _data_files(facts: Facts, layers: Layers) -> Files:
    files = {
        "data/atlas.json": to_json(records.atlas_record(facts, layers)),
        "data/vocabulary.json": to_json(records.vocabulary_record(facts)),
        "data/layers.json": to_json(records.layer_records(facts, layers)),
        "data/themes.json": to_json(records.theme_records(facts, layers)),
        "data/claims.json": to_json(records.claim_records(facts)),
        "data/relations.json": to_json(records.relation_records(facts)),
        "data/synonyms.json": to_json(records.synonym_records(facts)),
        "data/sources.json": to_json(records.source_records(facts)),
        "data/republics.geojson": to_json(records.republics_record(layers)),
    }
    for corridor in facts.corridors:
        record = records.corridor_record(corridor, facts, layers)
        files[f"data/corridors/{corridor.corridor}.geojson"] = to_json(record)
    files |= {f"data/locators/{slug}.json": to_json(record) for slug, record in locator_records(facts, layers)}
    return files


def _hashed(stem: str, ending: str, content: bytes) -> str:
    """Return an address that changes with the content, so that it may be kept for ever."""
    return f"static/{stem}.{sha256(content).hexdigest()[:12]}.{ending}"


def _shape_files(facts: Facts, layers: Layers) -> tuple[Files, dict[str, list[ShapeFile]]]:
    files: Files = {}
    page_shapes: dict[str, list[ShapeFile]] = {REPUBLICS: []}
    for slug, level, collection in shape_records(facts, layers):
        content = to_json(collection)
        path = _hashed(f"{slug}-{level.name}", "json", content)
        files[path] = content
        page_shapes.setdefault(slug, []).append(ShapeFile(level.name, level.max_zoom, path))
    return files, page_shapes


def _page_files(edition: Edition, page_shapes: dict[str, list[ShapeFile]]) -> Files:
    style = bundle_styles(static_dir() / "css")
    library = bundle_script(static_dir() / "js" / "atlas.js", global_name="orta")
    style_content = (assets.leaflet_style() + style).encode()
    icon = (static_dir() / "icon.svg").read_bytes()
    shared = {
        _hashed("atlas", "css", style_content): style_content,
        _hashed("icon", "svg", icon): icon,
        "script/atlas.js": (assets.leaflet_script() + library).encode(),
        "script/atlas.css": style_content,
    }
    files: Files = dict(shared)
    for lang in LANGUAGES:
        files |= _pages_in(edition, language(lang), page_shapes, shared)
    return files


def _pages_in(edition: Edition, words: Language, page_shapes: dict[str, list[ShapeFile]], shared: Files) -> Files:
    details = to_json(details_document(edition, words))
    details_path = _hashed(f"details-{words.lang}", "json", details)
    view = View.of(edition.vocabulary, lang=words.lang)
    atlas_map = compose_map(edition, view, PageFiles(page_shapes, details_path))
    parts = render_map(atlas_map)
    script = shared["script/atlas.js"] + b"(function(){\n" + parts.script.encode() + b"\n})();\n"
    script_path = _hashed(f"atlas-{words.lang}", "js", script)
    style_path, icon_path = (
        next(path for path in shared if path.startswith(f"static/{n}.")) for n in ("atlas", "icon")
    )
    linked = PageAssets(script_path, style_path, icon_path, integrity(script), integrity(shared[style_path]))
    files = {details_path: details, script_path: script}
    for page in ("atlas", "embed", "about", "text", "error"):
        text = render_page(f"{page}.html", edition, words, linked, map_html=parts.html, map_id=atlas_map.get_name())
        files[f"pages/{page}.{words.lang}.html"] = text.encode()
    files[f"pages/policy.{words.lang}.json"] = to_json(
        {"script": linked.script_integrity, "style": linked.style_integrity}
    )
    return files


def _put_in_place(edition: Edition, facts: Facts, built_dir: Path) -> None:
    """Write an edition beside its place and rename it in, so that nobody ever finds half of it."""
    built_dir.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".built-", dir=built_dir.parent))
    try:
        for path, content in edition.files.items():
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh / path).write_bytes(content)
        (fresh / MANIFEST).write_bytes(to_json(_manifest(edition, facts)))
        fresh.chmod(0o755)
        _swap(fresh, built_dir)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, place: Path) -> None:
    if not place.exists():
        fresh.rename(place)
        return
    former = Path(tempfile.mkdtemp(prefix=".built-", dir=place.parent))
    place.rename(former / "former")
    fresh.rename(place)
    shutil.rmtree(former, ignore_errors=True)


def _manifest(edition: Edition, facts: Facts) -> dict[str, Any]:
    """Return the Data Package (v2) manifest: every file with bytes, checksum, sources and licence."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "orta-atlas",
        "title": facts.info.title_en,
        "version": edition.edition_id,
        "created": f"{edition.edition_date.isoformat()}T00:00:00Z",
        "licenses": [
            {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"},
            {"name": "ODbL-1.0", "path": "https://opendatacommons.org/licenses/odbl/1-0/"},
        ],
        "sources": [
            _manifest_source(source) for source in records.source_records(facts) if source["kind"] == "geometry"
        ],
        "resources": list(_resources(edition)),
        "orta": {
            "format": FORMAT,
            "edition_date": edition.edition_date.isoformat(),
            "input_digest": edition.input_digest,
        },
    }


def _manifest_source(source: dict[str, Any]) -> dict[str, str]:
    return {"title": source["title"], **({"path": source["url"]} if "url" in source else {})}


_MEDIA_TYPES = {
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}


def _resources(edition: Edition) -> Iterator[dict[str, Any]]:
    for path in sorted(edition.files):
        content = edition.files[path]
        yield {
            "name": path.replace("/", "-").lower(),
            "path": path,
            "mediatype": _MEDIA_TYPES[Path(path).suffix],
            "bytes": len(content),
            "hash": f"sha256:{sha256(content).hexdigest()}",
        }
