"""What a feature group of the atlas holds, drawn when the group is first shown."""

from geo.controls.element import AtlasElement


class CorridorShapes(AtlasElement):
    """Legs and stops of a corridor, with the band in which the real line lies.

    options: `layer`, `levels`, `accuracy` (how bands and the word "schematic" look), `words` (modes, statuses, ...).
    """

    partner = "drawCorridor"


class RepublicShapes(AtlasElement):
    """The republics, painted as the view's theme says, each with its name. options: `levels`, `republics`, `words`."""

    partner = "drawRepublics"


class WaterShapes(AtlasElement):
    """Seas and lakes with their names in italics. options: `layer`, `levels`."""

    partner = "drawWater"


class NeighbourShapes(AtlasElement):
    """Neighbouring states, quiet, with small names. options: `layer`, `levels`."""

    partner = "drawNeighbours"


class RiverShapes(AtlasElement):
    """Rivers. options: `layer`, `levels`."""

    partner = "drawRivers"


class GraticuleShapes(AtlasElement):
    """Meridians and parallels. options: `bounds` (west, south, east, north in degrees), `step` in degrees."""

    partner = "drawGraticule"


class FlowShapes(AtlasElement):
    """Flows as arcs that taper towards where they go. options: `layer`, `levels`."""

    partner = "drawFlows"


class MemberShapes(AtlasElement):
    """What states are to an organisation, as chips beside their names. options: `layer`, `levels`, `row`, `words`."""

    partner = "drawMembers"


class PlaceShapes(AtlasElement):
    """Points with a name. options: `layer`, `levels`, `place` (their kind)."""

    partner = "drawPlaces"
