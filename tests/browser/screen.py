"""What a person sees on an atlas page, and does there."""

import re
from collections import Counter
from urllib.parse import parse_qsl

from playwright.sync_api import expect

SETTLED = """async () => {
  const look = () => location.search + document.querySelector(".leaflet-map-pane").outerHTML;
  for (let before = null, same = 0; same < 5; before = look()) {
    await new Promise((done) => setTimeout(done, 80));
    same = look() === before ? same + 1 : 0;
  }
}"""
"""Resolves when the map has come to rest: pans glide on, and Leaflet tells of a new size only after a while."""
OFFSET = """(anchor) => {
  const name = anchor.getBoundingClientRect();
  const map = document.querySelector(".leaflet-container").getBoundingClientRect();
  return [name.x - map.x - map.width / 2, name.y - map.y - map.height / 2];
}"""

HOSTILE_TEXT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
"""What a claim, a stop and a corridor of the hostile atlas are called."""
LEGS = {"btc": 3, "south-caucasus": 3, "middle-corridor": 29}
"""Lines of each corridor, counted in data/facts/legs.csv."""


def drawn(page):
    """Return a page, or a frame, once everything asked for is drawn."""
    expect(page.locator("html[data-ready=true]")).to_be_attached()
    return page


class Screen:
    """An atlas page, or a frame with one, as a person reads and uses it."""

    def __init__(self, page):
        self.page = page

    def box(self, layer):
        """Return the row of a layer in the tree, which switches it."""
        return self.page.locator(f"[role=treeitem][data-layer={layer}] > .layer-tree-row")

    def item(self, layer):
        """Return a layer in the tree."""
        return self.page.locator(f"[role=treeitem][data-layer={layer}]")

    def is_on(self, layer):
        """Return whether the tree says that a layer is on."""
        return self.item(layer).get_attribute("aria-checked") == "true"

    def lines(self, layer):
        """Return the drawn lines of a corridor."""
        return self.page.locator(f"path.leg[data-layer={layer}]")

    def switch(self, layer):
        """Switch a layer, and wait until its lines have come or gone."""
        self.box(layer).click()
        expect(self.lines(layer)).to_have_count(LEGS[layer] if self.is_on(layer) else 0)

    def republic(self, iso3):
        """Return the shape of a republic."""
        return self.page.locator(f"path[data-iso3={iso3}]")

    def checked(self):
        """Return the layers that are on, in the order of the tree."""
        return self.page.eval_on_selector_all(
            "[role=treeitem][data-layer][aria-checked=true]", "(items) => items.map((i) => i.dataset.layer)"
        )

    def corridors(self):
        """Return the corridors that have at least one line of some extent on the map."""
        script = "(lines) => lines.filter((l) => l.getTotalLength() > 1).map((line) => line.dataset.layer)"
        return set(self.page.eval_on_selector_all("path.leg[data-layer]", script))

    def republics(self):
        """Return the republics that are drawn with some extent."""
        script = "(shapes) => shapes.filter((s) => s.getTotalLength() > 1).map((shape) => shape.dataset.iso3)"
        return set(self.page.eval_on_selector_all("path[data-iso3]", script))

    def paths(self):
        """Return the kind and the outline of every shape on the map, sorted."""
        script = "(shapes) => shapes.map((s) => `${s.getAttribute('class')} ${s.getAttribute('d')}`).sort()"
        return self.page.eval_on_selector_all(".leaflet-pane path", script)

    def picture(self):
        """Return all that must be the same when an address is opened again: layers, shapes and legend."""
        return self.checked(), self.paths(), self.page.locator(".legend").inner_text()

    def query(self):
        """Return the parameters of the page's address."""
        return dict(parse_qsl(self.page.evaluate("location.search")[1:], keep_blank_values=True))

    def place_of(self, iso3):
        """Return left, top, width and height of a republic on the screen, in pixels."""
        return list(self.republic(iso3).bounding_box().values())

    def kinds(self):
        """Return how many shapes of each kind are on the map."""
        return Counter(path.partition(" M")[0] for path in self.paths())

    def with_camera(self):
        """Return what an address looks like that names a camera."""
        return re.compile(r"[?&]map=\d")

    def wait(self):
        """Wait until everything asked for is drawn."""
        drawn(self.page)

    def settled(self):
        """Return this screen once the map is at rest."""
        self.page.evaluate(SETTLED)
        return self

    def drag(self, right, down):
        """Drag the map from its middle by some pixels, and wait until it is at rest."""
        left, top, width, height = self.page.locator(".leaflet-container").bounding_box().values()
        mouse = self.page.mouse
        mouse.move(left + width / 2, top + height / 2)
        mouse.down()
        mouse.move(left + width / 2 + right, top + height / 2 + down, steps=8)
        mouse.up()
        self.settled()

    def offset_of_name(self, name):
        """Return how far right of and below the middle of the map a place is written, in pixels."""
        anchor = self.page.locator(".name-anchor").filter(has_text=name)
        return anchor.evaluate(OFFSET)

    def panel(self):
        """Return the panel of details."""
        return self.page.locator("section.details")
