"""The atlas' own folium elements: a thin Python class here, its partner script in static/js/controls."""
