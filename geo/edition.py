"""One finished edition in memory: what `orta build` wrote, checked against its manifest, read once, never changed.

This is what the server serves from; it needs neither pandas nor geopandas nor folium.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from geo.errors import BuildError, UnknownClaimError, UnknownCorridorError, UnknownLayerError
from geo.search import Entry, Synonyms
from geo.themes import Figure, Painting, paint
from geo.view import View, Vocabulary

if TYPE_CHECKING:
    from geo.finder import Finder

REPUBLICS = "republics"
"""The layer that no address switches off: what the atlas is about."""
MANIFEST = "datapackage.json"
FORMAT = 2
"""Raised when the form of the built files changes, so that an older folder is built anew."""


@dataclass(frozen=True)
class Edition:
    """The files of a built folder by their path in it, and what its manifest says of them."""

    files: Mapping[str, bytes] = field(repr=False)
    edition_id: str
    """Twelve hexadecimal digits made from the data's content: the same data have the same id everywhere."""
    edition_date: date
    input_digest: str
    """What the folder was built from: changes with any input, be it a fact, a script or a template."""

    @classmethod
    def load(cls, built_dir: Path) -> Self:
        """Return the edition in a built folder; raise BuildError if it is missing, incomplete or altered."""
        manifest = read_manifest(built_dir)
        try:
            return cls(
                files={entry["path"]: _read_checked(built_dir, entry) for entry in manifest["resources"]},
                edition_id=manifest["version"],
                edition_date=date.fromisoformat(manifest["orta"]["edition_date"]),
                input_digest=manifest["orta"]["input_digest"],
            )
        except (KeyError, TypeError, ValueError) as error:
            raise BuildError(f"{built_dir / MANIFEST}: is not a manifest of ours: {error!r}") from error

    def text(self, path: str) -> str:
        """Return a file of the edition as text."""
        return self.files[path].decode()

    def document(self, path: str) -> Any:  # noqa: ANN401 - a JSON document
        """Return a JSON file of the edition."""
        return json.loads(self.files[path])

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names that views of this edition may use."""
        names = self.document("data/vocabulary.json")
        return Vocabulary(
            layers=tuple(names["layers"]),
            default_layers=tuple(names["default_layers"]),
            themes=tuple(names["themes"]),
            default_theme=names["default_theme"],
            republics=tuple(names["republics"]),
            items=frozenset(names["items"]),
            aliases=names["aliases"],
        )

    @cached_property
    def atlas(self) -> dict[str, Any]:
        """Titles, map region, levels of detail and the republics with their names."""
        document: dict[str, Any] = self.document("data/atlas.json")
        return document

    @cached_property
    def layers(self) -> list[dict[str, Any]]:
        """The catalogue, one entry per layer in catalogue order."""
        documents: list[dict[str, Any]] = self.document("data/layers.json")
        return documents

    def layer(self, slug: str) -> dict[str, Any]:
        """Return one entry of the catalogue; raise UnknownLayerError."""
        for layer in self.layers:
            if layer["slug"] == slug:
                return layer
        raise UnknownLayerError(slug)

    def corridor_file(self, slug: str) -> str:
        """Return the path of a corridor's GeoJSON file; raise UnknownCorridorError."""
        path = f"data/corridors/{slug}.geojson"
        if path not in self.files:
            raise UnknownCorridorError(slug)
        return path

    @cached_property
    def corridors(self) -> list[dict[str, Any]]:
        """The corridors without their geometry, in catalogue order."""
        paths = [self.corridor_file(layer["slug"]) for layer in self.layers if layer["kind"] == "corridor"]
        return [_without_geometry(self.document(path)) for path in paths]

    @cached_property
    def themes(self) -> dict[str, dict[str, Any]]:
        """The themes by slug, with their figures per republic."""
        return {theme["slug"]: theme for theme in self.document("data/themes.json")}

    @cached_property
    def claims(self) -> list[dict[str, Any]]:
        """The claims read from the paper, in catalogue order."""
        records: list[dict[str, Any]] = self.document("data/claims.json")
        return records

    @cached_property
    def relations(self) -> dict[str, Any]:
        """Places, memberships, coverage, partnership steps, published views, and the words of closed lists."""
        document: dict[str, Any] = self.document("data/relations.json")
        return document

    def claim(self, claim_id: str) -> dict[str, Any]:
        """Return one claim; raise UnknownClaimError."""
        for claim in self.claims:
            if claim["id"] == claim_id:
                return claim
        raise UnknownClaimError(claim_id)

    @cached_property
    def sources(self) -> list[dict[str, Any]]:
        """The sources, in the order of their files."""
        records: list[dict[str, Any]] = self.document("data/sources.json")
        return records

    @cached_property
    def claim_index(self) -> tuple[list[Entry], Synonyms]:
        """The search index over the claims, made on first use."""
        from geo.claims import claim_entries

        return claim_entries(self)

    @cached_property
    def finder(self) -> "Finder":
        """The index over everything that has a name, made on first use."""
        from geo.finder import Finder

        return Finder.of(self)

    def painting(self, view: View) -> Painting:
        """Return how a view's theme paints the republics."""
        stated = self.themes[view.theme]["figures"]
        figures = {code: [_figure(figure) for figure in row] for code, row in stated.items()}
        basis = self.themes[view.theme]["basis"]
        return paint(view.theme, figures, self.vocabulary.republics, rule=view.rule, year=view.year, basis=basis)


def _figure(record: Mapping[str, Any]) -> Figure:
    return Figure(**{**record, "conflicts": tuple(record["conflicts"])})


def _without_geometry(corridor: Mapping[str, Any]) -> dict[str, Any]:
    kept = ("slug", "name", "summary", "kind", "status", "in_paper", "length_km", "network_km", "published_length_km")
    return {**{name: corridor[name] for name in kept}, "countries": corridor["countries"], "claims": corridor["claims"]}


def to_json(document: object) -> bytes:
    """Return a document as compact UTF-8 JSON with a fixed order of members."""
    text: str = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def read_manifest(built_dir: Path) -> dict[str, Any]:
    """Return a built folder's manifest; raise BuildError if there is none that this version understands."""
    path = built_dir / MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(path.read_bytes())
    except OSError as error:
        raise BuildError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise BuildError(f"{path}: is not JSON: {error}") from error
    ours = manifest.get("orta") if isinstance(manifest, dict) else None
    if not isinstance(ours, dict) or ours.get("format") != FORMAT:
        raise BuildError(f"{path}: was not built by this version of Orta Atlas")
    return manifest


def _read_checked(built_dir: Path, entry: Mapping[str, Any]) -> bytes:
    path = built_dir / str(entry["path"])
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BuildError(f"{path}: cannot be read: {error.strerror}") from error
    if f"sha256:{sha256(content).hexdigest()}" != entry["hash"]:
        raise BuildError(f"{path}: is not the file that was built (its checksum differs)")
    return content
