"""The pages that are read as text: claims, republics, corridors, sources, matrices.

Edition, view and page parameters go in, HTML comes out. No HTTP here, and no HTML in Python: the words are put into
`templates/readable/`, which escapes them all.
"""

from geo.readable.asked import CLAIM_LIST_PARAMETERS
from geo.readable.claim import claim_page
from geo.readable.claim_list import claim_list
from geo.readable.claim_panel import claim_panel
from geo.readable.corridor import corridor_page
from geo.readable.matrix import matrix_page
from geo.readable.republic import republic_page
from geo.readable.sheet import Readable
from geo.readable.source_list import source_list

__all__ = [
    "CLAIM_LIST_PARAMETERS",
    "Readable",
    "claim_list",
    "claim_page",
    "claim_panel",
    "corridor_page",
    "matrix_page",
    "republic_page",
    "source_list",
]
