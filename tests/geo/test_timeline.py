"""What the years of the atlas hold, counted from the facts themselves."""

import pytest

from geo.timeline import timeline_record


@pytest.fixture(scope="module")
def record(edition):
    return timeline_record(edition)


def test_the_range_begins_with_independence_and_ends_with_the_last_date(record):
    assert record["first"] == 1991
    assert 2024 <= record["last"] <= 2040
    assert len(record["claims"]) == len(record["opened"]) == record["last"] - record["first"] + 1


def test_a_claim_counts_in_the_year_that_it_is_dated(record, facts):
    dated = [
        claim.claim for claim in facts.claims if claim.date and claim.date.startswith("2013") and "/" not in claim.date
    ]
    assert record["claims"][2013 - record["first"]] >= len(dated) > 0


def test_what_has_no_date_is_told_apart(record, facts):
    assert record["undated_claims"] == sum(claim.date is None for claim in facts.claims)
    assert "trans-caspian-gas" in record["undated_corridors"]
    assert "btc" not in record["undated_corridors"]


def test_a_corridor_stands_in_the_year_in_which_its_first_leg_opened(record):
    assert "btc" in record["opened"][2006 - record["first"]]
    assert sum(names.count("btc") for names in record["opened"]) == 1
