"""What colours the republics, and how faulty figures are read."""

from geo.controls.element import AtlasElement


class ThemePicker(AtlasElement):
    """options: `themes`, `rules` (value, name; groups of themes have members), `words`."""

    partner = "themePicker"
