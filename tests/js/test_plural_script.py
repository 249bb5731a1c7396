"""Counts in the plural form of the language, as the catalogue writes them."""

import pytest

from geo.language import language

pytestmark = pytest.mark.browser

CASES = [
    pytest.param("ar", 0, "لا نتائج", id="ar zero"),
    pytest.param("ar", 1, "نتيجة واحدة", id="ar one"),
    pytest.param("ar", 2, "نتيجتان", id="ar two"),
    pytest.param("ar", 3, "#3 نتائج", id="ar few"),
    pytest.param("ar", 11, "#11 نتيجة", id="ar many"),
    pytest.param("ar", 100, "#100 نتيجة", id="ar other"),
    pytest.param("en", 1, "#1 result", id="en one"),
    pytest.param("en", 0, "#0 results", id="en zero"),
    pytest.param("en", 5, "#5 results", id="en other"),
    pytest.param("tr", 5, "#5 sonuç", id="tr"),
]


@pytest.mark.parametrize(("lang", "count", "text"), CASES)
def test_counts_agree_with_their_word(script, lang, count, text):
    forms = language(lang).counted("found-count")
    said = script("plural.js", "(lib, given) => lib.counted(...given)", [forms, count, lang, f"#{count}"])
    assert said == text


def test_a_number_is_put_in_as_it_is(script):
    given = [{"other": "{number} x"}, 5, "en", "$&"]
    assert script("plural.js", "(lib, given) => lib.counted(...given)", given) == "$& x"
