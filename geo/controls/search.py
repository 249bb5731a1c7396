"""The search over the whole atlas, in the header of a page that has a place for it."""

from geo.controls.element import AtlasElement


class Search(AtlasElement):
    """Takes over the form of the page's header. options: `address` of the search, `words`, `counted` (plural forms)."""

    partner = "search"
