"""Orta Atlas as a library: facts in, layers, maps and files out.

`Atlas` is the door for notebooks and scripts; `View` says what is shown. Both are loaded on first use, so that the
web server can read views without importing pandas, geopandas or folium.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.view import View

__all__ = ["Atlas", "View"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attributes may be anything
    if name == "Atlas":
        from geo.atlas import Atlas

        return Atlas
    if name == "View":
        from geo.view import View

        return View
    raise AttributeError(f"module 'geo' has no attribute '{name}'")
