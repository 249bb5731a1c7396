"""The Atlas: one edition in memory, for notebooks, scripts and renderings. The door that everyone uses."""

import sys
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import geopandas as gpd
import pandas as pd

from geo.build import ensure_built
from geo.controls.atlas_map import AtlasMap
from geo.edition import Edition
from geo.layers import GEOGRAPHIC
from geo.render.notebook import notebook_map
from geo.resources import shipped_data_dir
from geo.view import View


def _say(line: str) -> None:
    print(f"orta: {line}", file=sys.stderr)


class Atlas:
    """The layers, claims and sources of one edition, read once and not to be changed."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    @classmethod
    def load(cls, data_dir: str | Path | None = None, *, report: Callable[[str], None] = _say) -> Self:
        """Return the atlas of a data folder, built first if need be; without one, the paper's own atlas."""
        folder = shipped_data_dir() if data_dir is None else Path(data_dir)
        return cls(Edition.load(ensure_built(folder, report)))

    @cached_property
    def republics(self) -> gpd.GeoDataFrame:
        """The republics: EPSG:4326, areas in `area_km2` (geodesic, WGS 84)."""
        return self._frame(["data/republics.geojson"])

    @cached_property
    def corridors(self) -> gpd.GeoDataFrame:
        """The legs of all corridors, in travel order: EPSG:4326, lengths in `length_km` (geodesic, WGS 84)."""
        paths = [
            f"data/corridors/{layer['slug']}.geojson" for layer in self.edition.layers if layer["kind"] == "corridor"
        ]
        parts = self._frame(paths)
        return parts[parts["leg"].notna()].dropna(axis="columns", how="all").reset_index(drop=True)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The claims read from the paper, one row each, index `id`."""
        return pd.json_normalize(self.edition.claims, sep="_").set_index("id")

    @cached_property
    def sources(self) -> pd.DataFrame:
        """The sources, one row each, index `id`."""
        return pd.json_normalize(self.edition.sources, sep="_").set_index("id")

    def view(self, view: View | None = None, **parameters: object) -> View:
        """Return a view, or the default one with some parameters changed; raise ViewError on a bad one."""
        return (view or View.of(self.edition.vocabulary)).with_(**parameters)

    def map(self, view: View | None = None, **parameters: object) -> AtlasMap:
        """Return a folium.Map of a view: `atlas.map(layers=["btc"], lang="tr")`. Shows itself in a notebook."""
        return notebook_map(self.edition, self.view(view, **parameters))

    def _frame(self, paths: Iterable[str]) -> gpd.GeoDataFrame:
        features: list[Any] = []
        for path in paths:
            features.extend(self.edition.document(path)["features"])
        return gpd.GeoDataFrame.from_features(features, crs=GEOGRAPHIC)
