"""How the atlas looks: colours, widths, dashes and marks as plain constants.

Map, legend and printed figure all read these; the build writes the colours into the stylesheet as custom properties
(`css_variables`), so that no colour stands in two places. Widths are CSS pixels. Colours were checked for contrast and
for the common colour-vision deficiencies; a mark or a word always stands beside a colour.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ink:
    """One colour in the light and in the dark scheme."""

    light: str
    dark: str


INKS: dict[str, Ink] = {
    "page": Ink("#fbfaf7", "#14181b"),
    "text": Ink("#24292d", "#e7e6e1"),
    "text-quiet": Ink("#5c6166", "#a7adb1"),
    "rule": Ink("#d9d4c9", "#343a3f"),
    "accent": Ink("#b3005e", "#ff6fb5"),
    "water": Ink("#e3edf1", "#12212b"),
    "coast": Ink("#9db4bf", "#3d5a6a"),
    "water-name": Ink("#4d6b7a", "#86a5b5"),
    "land": Ink("#f6f3ec", "#1d2226"),
    "land-border": Ink("#c9c2b4", "#3a4248"),
    "land-name": Ink("#6b665c", "#8d9499"),
    "republic-border": Ink("#5f5a50", "#a9b4bb"),
    "republic-name": Ink("#24292d", "#f1f0eb"),
    "plain": Ink("#efe9da", "#2a3136"),
    "ramp-1": Ink("#eef3e6", "#1f6f78"),
    "ramp-2": Ink("#cfe1c9", "#3d878a"),
    "ramp-3": Ink("#9cc6b0", "#5a9f98"),
    "ramp-4": Ink("#5a9f98", "#9cc6b0"),
    "ramp-5": Ink("#1f6f78", "#cfe1c9"),
    "one-tint": Ink("#cfe1c9", "#2f5f62"),
    "faulty": Ink("#f3e7cf", "#3a3226"),
    "faulty-dot": Ink("#a5762a", "#c69b54"),
    "not-stated": Ink("#f2efe9", "#242a2e"),
    "not-stated-line": Ink("#b9b2a4", "#4c555b"),
    "doubtful": Ink("#8a5a00", "#f0bd5e"),
    "wrong": Ink("#a3001e", "#ff8b95"),
    "oil-pipeline": Ink("#7a3b00", "#d79a5b"),
    "gas-pipeline": Ink("#c44e00", "#ff9b57"),
    "rail": Ink("#1b4f8a", "#7db4f0"),
    "sea": Ink("#2b87b8", "#77c4ea"),
    "road": Ink("#8a4a83", "#cf9bc9"),
    "flow": Ink("#4d7a2a", "#a6d07a"),
    "trade": Ink("#4d7a2a", "#a6d07a"),
    "students": Ink("#1b6f9a", "#7cc4e8"),
    "officers": Ink("#7a5c2e", "#d3b480"),
    "arms": Ink("#8e3b46", "#e59aa4"),
    "rivals": Ink("#6b5aa0", "#b7a8e6"),
    "member": Ink("#2d5d8a", "#8fbde8"),
    "casing": Ink("#ffffff", "#14181b"),
    "river": Ink("#a9c4d0", "#2f4f60"),
    "graticule": Ink("#d5d2c8", "#2e363b"),
}

RAMP = ("ramp-1", "ramp-2", "ramp-3", "ramp-4", "ramp-5")
"""Inks of the five classes, lowest first."""

MODE_INKS = {"rail": "rail", "sea": "sea", "ferry": "sea", "road": "road", "flow": "flow"}
"""Ink of a leg by its mode; a pipeline's depends on what flows in it."""

FLOW_INKS = {
    "trade-flows": "trade",
    "student-flows": "students",
    "officer-training": "officers",
    "arms-exports": "arms",
    "rivals": "rivals",
}
"""Ink of a flow by its layer; other layers of flows take `flow`."""
FLOW_PLAIN_WIDTH = 1.6
FLOW_WIDEST = 7.0

LINE_WIDTH = {"pipeline": 2.4, "rail": 2.4, "sea": 2.0, "ferry": 2.0, "road": 2.4, "flow": 2.4}
CASING_WIDTH = 1.0
"""Added on either side of a line."""

STATUS_DASH = {
    "operating": "",
    "proposed": "6 4",
    "under-construction": "10 3",
    "suspended": "2 4",
    "historic": "1 5",
}
"""Dash says status and nothing else."""

ROLE_SHARE_OF_WIDTH = {"main": 1.0, "branch": 0.7, "continuation": 0.7, "access": 0.6}

ACCURACY_LOOK = {"opacity": 0.15, "least_opacity": 0.05, "from_px": 3.5, "word_from_px": 6.0}
"""The band in which the real line lies, in the line's own ink, and the word "schematic" beside it.

`opacity` of the band, and the least one, to which it fades as it comes to fill the view; `from_px`, the half-width from
which it is drawn (below, it would lie under line and casing); `word_from_px`, the half-width from which the word stands
on the map. A line without a known accuracy has the word and no band.
"""

MARKS = {"doubtful": "?", "wrong": "!"}


def leg_ink(mode: str, corridor_kind: str) -> str:
    """Return the name of the ink that a leg is drawn with."""
    if mode == "pipeline":
        return "oil-pipeline" if corridor_kind == "oil-pipeline" else "gas-pipeline"
    return MODE_INKS[mode]


def css_variables() -> str:
    """Return the inks as custom properties: light, dark where the reader's system or the view asks for it."""
    light = "".join(f"--{name}:{ink.light};" for name, ink in INKS.items())
    light += f"--band-opacity:{ACCURACY_LOOK['opacity']};"
    dark = "".join(f"--{name}:{ink.dark};" for name, ink in INKS.items())
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root[data-scheme=auto]{{color-scheme:dark;{dark}}}}}\n"
        f":root[data-scheme=dark]{{color-scheme:dark;{dark}}}\n"
    )
