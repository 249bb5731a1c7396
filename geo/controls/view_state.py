"""The view of a page: read from its JSON block, written to the address."""

from folium.template import Template

from geo.controls.element import AtlasElement


class ViewState(AtlasElement):
    """Opens the view that the page's JSON block holds and hands it to all controls after it.

    options: `grammar` (geo.view.grammar), `layers` (slug to [south, west, north, east] or None), `home` (bounds).
    """

    partner = "openView"
    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.view }} = orta.openView({{ this._parent.get_name() }}, {{ this.options|tojavascript }});
        {% endmacro %}
        """
    )


class LayerSwitch(AtlasElement):
    """Shows and hides the feature groups as the view says. options: `groups`, slug to feature group."""

    partner = "switchLayers"
