"""What stands at the edges of the map: zoom buttons with words, "fit", and the scale bar."""

from geo.controls.element import AtlasElement


class MapFrame(AtlasElement):
    """options: `words`."""

    partner = "mapFrame"
