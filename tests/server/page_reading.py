"""Read a served page as a browser does: elements, attributes, text. No regular expression ever looks at HTML here."""

import json
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
ADDRESS_ATTRIBUTES = ("src", "href", "action", "formaction", "poster", "data", "srcset")


class Element:
    """One element: its tag, its attributes, and all text in it."""

    def __init__(self, tag, attributes):
        self.tag = tag
        self.attributes = dict(attributes)
        self.text = ""

    def __getitem__(self, attribute):
        return self.attributes[attribute]

    def get(self, attribute):
        return self.attributes.get(attribute)

    def addresses(self):
        """Return what this element links or loads."""
        return [self.attributes[name] for name in ADDRESS_ATTRIBUTES if self.attributes.get(name)]


class Page(HTMLParser):
    """All elements of a page in the order of the document."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements = []
        self._open = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        element = Element(tag, attrs)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data):
        for element in self._open:
            element.text += data

    def all(self, tag, **attributes):
        """Return the elements with this tag and, where named, these attributes."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [e for e in self.elements if e.tag == tag and all(e.get(n) == v for n, v in wanted.items())]

    def one(self, tag, **attributes):
        """Return the only such element."""
        (element,) = self.all(tag, **attributes)
        return element

    @property
    def root(self):
        return self.one("html")

    @property
    def view(self):
        """Return the JSON block that the page script opens."""
        return json.loads(self.one("script", id="orta-view").text)

    @property
    def notices(self):
        """Return what the page says that it has ignored, line by line."""
        return [item.text for item in self.all("li", class_="notice-item")]

    def addresses(self):
        """Return everything that the page links or loads."""
        return [address for element in self.elements for address in element.addresses()]

    def loaded(self):
        """Return what the page loads by itself: scripts, styles, icons, pictures."""
        links = [e["href"] for e in self.all("link") if e["rel"] in ("stylesheet", "icon")]
        return links + [e["src"] for e in self.elements if e.get("src")]


def read_page(response):
    """Return the page in a response, whatever its status."""
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return Page(response.text)
