"""Addresses with a view added to them."""

import pytest

pytestmark = pytest.mark.browser

QUERY = "lang=tr&layers=btc"


@pytest.mark.parametrize(
    ("address", "joined"),
    [
        pytest.param("claims/kaz-area", f"claims/kaz-area?{QUERY}", id="path"),
        pytest.param("sources#source-A-2", f"sources?{QUERY}#source-A-2", id="fragment"),
        pytest.param("claims?q=a%26b", f"claims?{QUERY}&q=a%26b", id="parameters of its own"),
        pytest.param("claims?country=KAZ#x", f"claims?{QUERY}&country=KAZ#x", id="both"),
    ],
)
def test_the_view_stands_before_what_an_address_has_of_its_own(script, address, joined):
    assert script("address.js", "(lib, given) => lib.withQuery(...given)", [address, QUERY]) == joined


@pytest.mark.parametrize(
    ("address", "focus"),
    [("?focus=tjk-60-agreements", "tjk-60-agreements"), ("claims/kaz-area", None), ("?lang=tr", None)],
)
def test_only_what_stays_on_the_map_has_a_focus(script, address, focus):
    assert script("address.js", "(lib, given) => lib.focusOf(given)", address) == focus
