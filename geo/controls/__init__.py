"""The atlas' own folium elements: a thin Python class here, its partner script of the same name in static/js/controls."""
