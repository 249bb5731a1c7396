"""The panel that tells about one republic, corridor or place: figures with their flags, claims and sources."""

from geo.controls.element import AtlasElement


class Details(AtlasElement):
    """Follows the view's `focus`. options: `file` (the texts, fetched at first need), `claims` (where
    those of a claim are: an address to which its id is added, or a block of the page), `words`."""

    partner = "details"
