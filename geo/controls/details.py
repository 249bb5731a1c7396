"""The panel that tells about one republic, corridor or place: figures with their flags, claims and sources."""

from geo.controls.element import AtlasElement


class Details(AtlasElement):
    """Follows the view's `focus`. options: `file` (the texts, fetched at first need), `words`."""

    partner = "details"
