"""Who made what is shown. Nothing may cover it."""

from geo.controls.element import AtlasElement


class Credit(AtlasElement):
    """options: `parts`, a list of {text, url}."""

    partner = "credit"
