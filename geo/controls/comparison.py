"""Two republics or two years side by side."""

from geo.controls.element import AtlasElement


class ComparisonTable(AtlasElement):
    """options: `republics` and `years` (code to name), `words`."""

    partner = "comparison"
