"""The list of layers by group, each with a swatch drawn as the layer is."""

from geo.controls.element import AtlasElement


class LayerTree(AtlasElement):
    """options: `groups` (name and layers of each: slug, name, swatch, inPaper), `words`."""

    partner = "layerTree"
