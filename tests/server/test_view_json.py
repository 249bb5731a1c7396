"""What the page script asks for when a reader changes theme, years, rule or comparison."""

import pytest
from answers import assert_problem
from page_reading import read_page


def test_it_is_what_the_page_itself_carries(client):
    query = "lang=ar&theme=area&year=2016&compare=KAZ,UZB"
    assert client.get(f"/view.json?{query}").json() == read_page(client.get(f"/?{query}")).view


def test_any_page_may_read_it(client):
    response = client.get("/view.json?lang=en")
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["content-type"] == "application/json"


@pytest.mark.parametrize("query", ["theme=magic", "year=1", "colour=red", "compare=KAZ,KAZ"])
def test_what_is_not_understood_is_refused(client, query):
    (error,) = assert_problem(client.get(f"/view.json?{query}"), 422)
    assert query.startswith(f"{error['parameter']}=")


def test_a_comparison_is_told_in_the_readers_words_and_digits(client):
    block = client.get("/view.json?lang=ar&compare=2016,2021").json()["compare"]
    assert block["title"] == "٢٠١٦ و٢٠٢١"
    uzbekistan = next(row for row in block["rows"] if row["name"] == "أوزبكستان")
    assert [side["share"] is not None for side in uzbekistan["sides"]] == [True, True]


def test_claims_dated_in_the_years_are_counted(client):
    assert client.get("/view.json?lang=en").json()["dated"] is None
    assert client.get("/view.json?lang=en&year=2013").json()["dated"].endswith("claims dated then")
