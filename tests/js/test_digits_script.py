"""Digits in the script of the view: 0-9 or those of Arabic."""

import pytest

pytestmark = pytest.mark.browser

CASES = [
    pytest.param("opened 2006", "arab", "opened ٢٠٠٦", id="to Arabic"),
    pytest.param("٢٠١٣", "latn", "2013", id="to Latin"),
    pytest.param("0123456789", "arab", "٠١٢٣٤٥٦٧٨٩", id="each digit to Arabic"),
    pytest.param("٠١٢٣٤٥٦٧٨٩", "latn", "0123456789", id="each digit to Latin"),
    pytest.param("٣٠٬٤٩٥ مليار", "latn", "30,495 مليار", id="thousands"),
    pytest.param("٣٫٤٩٥", "latn", "3.495", id="decimals"),
    pytest.param("١٬٢٣٤٬٥٦٧٫٨٩", "latn", "1,234,567.89", id="both"),
    pytest.param("أ٫ ب٬", "latn", "أ٫ ب٬", id="separators between words stay"),
    pytest.param("Türkiye, 5.", "latn", "Türkiye, 5.", id="nothing to do"),
    pytest.param("", "arab", "", id="nothing at all"),
]


@pytest.mark.parametrize(("text", "nu", "expected"), CASES)
def test_digits_are_written_as_asked_for(script, text, nu, expected):
    assert script("digits.js", "(lib, [text, nu]) => lib.inDigits(text, nu)", [text, nu]) == expected
