"""Every figure is the one that the paper prints: its digits and words, read by hand-made rules, give the value."""

import re

import pytest

from geo.facts import read_facts
from geo.resources import shipped_data_dir

SCALES = {"الف": 1e3, "ألف": 1e3, "مليون": 1e6, "ملايين": 1e6, "مليار": 1e9, "مليارات": 1e9, "تريليون": 1e12}
LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
NUMBER = re.compile(r"\d+(?:[,،]\d+)*")
SQUARED = re.compile(r"(?<=كم)٢")
CLAIMS = [claim for claim in read_facts(shipped_data_dir()).claims if claim.as_printed]


def printed_number(digits, is_share):
    """Return digits with the paper's comma: between groups of three it parts thousands, in a share it is a decimal."""
    groups = re.split("[,،]", digits)
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and not is_share:
        return float("".join(groups))
    return float(".".join(groups))


def printed_value(text):
    """Return what a printed figure says: `٣ مليارات و ٦٤٥ مليون` is 3 thousand million and 645 million."""
    is_share = any(sign in text for sign in ("%", "٪", "المئة"))
    words = SQUARED.sub("", text).translate(LATIN).replace("%", " ").replace("٪", " ").split()
    total, number = 0.0, None
    for word in words:
        if NUMBER.fullmatch(word):
            number = printed_number(word, is_share)
        elif word in SCALES:
            total, number = total + (1.0 if number is None else number) * SCALES[word], None
    return total + (number or 0.0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("٢,٧٢٥,٠٠٠ كم٢", 2_725_000, id="thousands, and a square that is no digit"),
        pytest.param("١٩,٦٥%", 19.65, id="decimal comma"),
        pytest.param("١,٧٩١٪", 1.791, id="decimal comma in a share"),
        pytest.param("مليار و ٢٤٢ مليون دولار", 1_242_000_000, id="a milliard without a number"),
        pytest.param("٣٩٠،٥ مليون دولار", 390_500_000, id="Arabic comma"),
    ],
)
def test_the_rules_read_what_an_arab_reader_reads(text, value):
    assert printed_value(text) == pytest.approx(value)


@pytest.mark.parametrize("claim", [pytest.param(claim, id=claim.claim) for claim in CLAIMS])
def test_a_value_is_what_the_paper_prints(claim):
    assert printed_value(claim.as_printed) == pytest.approx(claim.value)


def test_most_figures_have_their_print():
    assert len(CLAIMS) >= 68
