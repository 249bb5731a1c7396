"""The years of a view: all of them, one, or from one to another."""

from geo.controls.element import AtlasElement


class Timeline(AtlasElement):
    """options: `first`, `last`, `claims` and `opened` (a list per year), `names`, `undated` (in words), `words`."""

    partner = "timeline"
