"""What all controls have in common: one line of script that calls the partner."""

from collections.abc import Mapping
from typing import Any

from branca.element import MacroElement
from folium.template import Template

VIEW_VARIABLE = "view_atlas"
"""The page's view, made by the ViewState control; every later control is handed it."""


class AtlasElement(MacroElement):
    """Calls `orta.<partner>(parent, view, options)`; all logic is in the partner script.

    Ids are stable where folium's own are random, so that equal maps have equal bytes.
    """

    partner = ""
    _template = Template(
        """
        {% macro script(this, kwargs) %}
            orta.{{ this.partner }}({{ this._parent.get_name() }}, {{ this.view }}, {{ this.options|tojavascript }});
        {% endmacro %}
        """
    )

    def __init__(self, name: str, options: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca types its elements only in part
        self._name = self.partner
        self._id = name
        self.view = VIEW_VARIABLE
        self.options = dict(options)
