"""What the colours and lines on the map mean: only what is on, in the order of the layer tree."""

from geo.controls.element import AtlasElement


class Legend(AtlasElement):
    """options: `layers` (slug to its rows: swatch and words), `bands` (corridors with a band: slug to ink), `words`."""

    partner = "legend"
