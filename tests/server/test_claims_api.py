"""The claims as the API gives them: all of the paper's, findable as people type, nothing faulty hidden or repaired."""

import re

import pytest

LANGUAGES = {"ar", "en", "tr"}


@pytest.fixture(scope="module")
def claims(client):
    """Return all claims by id, read the way a script would: page by page."""
    found, address = {}, "claims?limit=100"
    while address:
        page = client.get(f"/api/v1/{address}").json()
        found |= {claim["id"]: claim for claim in page["items"]}
        address = page["links"]["next"]
    return found


def first_five(client, query):
    return [claim["id"] for claim in client.get("/api/v1/claims", params={"q": query, "limit": 5}).json()["items"]]


def test_all_claims_of_the_paper_are_there(claims):
    assert len(claims) == 457


def test_every_claim_has_a_label_in_three_languages(claims):
    assert all(set(claim["label"]) == LANGUAGES and all(claim["label"].values()) for claim in claims.values())


def test_every_claim_says_where_it_stands_in_the_paper(claims):
    assert all(claim["locator"][0]["section"] and claim["locator"][0]["paragraph"] for claim in claims.values())


def test_every_claim_has_a_source_or_says_in_three_languages_why_there_is_none(claims):
    without = [claim for claim in claims.values() if not claim["sources"]]
    assert without
    assert all(set(claim["source_missing"]) == LANGUAGES for claim in without)


def test_every_flagged_claim_says_what_is_wrong_on_what_basis_and_why(claims):
    flagged = [claim for claim in claims.values() if claim["plausibility"] != "ok"]
    assert len(flagged) == 89
    assert all(claim["fault"] and claim["check_basis"] for claim in flagged)
    assert all(set(claim["note"]) == LANGUAGES and all(claim["note"].values()) for claim in flagged)


def test_relations_between_claims_go_both_ways(claims):
    ways = {(claim["id"], other["id"], other["relation"]) for claim in claims.values() for other in claim["related"]}
    assert ways == {(other, one, relation) for one, other, relation in ways}


def test_the_misprinted_figure_keeps_its_print_its_reading_and_its_reason(claims):
    misprint = claims["kaz-trade-2013"]
    assert (misprint["value"], misprint["value_corrected"]) == (30_495_000_000_000, 3_495_000_000)
    assert misprint["plausibility"] == "wrong"
    assert "3.496" in misprint["note"]["en"]


def test_a_misspelt_acronym_does_not_end_a_membership(client, claims):
    assert claims["tjk-csto"]["fault"] == "name"
    assert "tjk-csto" in first_five(client, "CSTO")


def test_nineteen_and_nineteen_are_two_claims(claims):
    assert {claims[name]["country"] for name in ("kgz-19-agreements", "uzb-19-agreements")} == {"KGZ", "UZB"}


@pytest.mark.parametrize(("one", "other"), [("tjk-60-agreements", "tjk-70-agreements")])
def test_figures_that_contradict_each_other_point_to_each_other(claims, one, other):
    assert {"id": other, "relation": "conflicts"} in claims[one]["related"]
    assert {"id": one, "relation": "conflicts"} in claims[other]["related"]


@pytest.mark.parametrize(
    "spellings",
    [
        pytest.param(("قرغيزستان", "قيرغيزستان"), id="Kyrgyzstan"),
        pytest.param(("تركمنستان", "تركمانستان"), id="Turkmenistan"),
        pytest.param(("اوزباكستان", "أوزبكستان", "اوزبكستان"), id="Uzbekistan"),
        pytest.param(("ميرزيايف", "ميرضياييف"), id="Mirziyoyev"),
        pytest.param(("CATO", "CSTO", "csto"), id="CSTO"),
        pytest.param(("ESEU", "EAEU"), id="EAEU"),
        pytest.param(("٢٠١٢", "2012"), id="digits"),
        pytest.param(("اتفاقية", "إتفاقيّه", "اتفـــاقية"), id="hamza, ta marbuta, tatweel, vowel signs"),
        pytest.param(("yatırım", "YATIRIM", "yatirim"), id="Turkish i"),
    ],
)
def test_spellings_of_one_word_find_the_same_claims_in_the_same_order(client, spellings):
    results = [first_five(client, spelling) for spelling in spellings]
    assert results[0]
    assert all(result == results[0] for result in results)


def test_words_are_not_found_inside_other_words(client):
    labels = [claim["label"]["en"] for claim in client.get("/api/v1/claims", params={"q": "ran"}).json()["items"]]
    assert not any(re.search("Iran", label) and not re.search(r"\bran", label, re.IGNORECASE) for label in labels)


def test_a_country_leaves_out_claims_about_the_whole_region(client):
    found = client.get("/api/v1/claims", params={"country": "KAZ", "limit": 1000}).json()
    assert found["total"] == 89
    assert {claim["country"] for claim in found["items"]} == {"KAZ"}


def test_undated_claims_are_counted_where_a_year_is_asked_for(client):
    found = client.get("/api/v1/claims", params={"country": "KAZ", "year": "2020", "limit": 1000}).json()
    undated = client.get("/api/v1/claims", params={"country": "KAZ", "limit": 1000}).json()["items"]
    assert found["undated"] == sum(claim["date"] is None for claim in undated)
    assert all(claim["date"] for claim in found["items"])


def test_the_bibliography_has_its_56_entries(client):
    assert client.get("/api/v1/sources", params={"kind": "bibliography"}).json()["total"] == 56


def test_no_claim_about_a_living_persons_faith_is_on_the_map(claims):
    assert claims["tjk-president-shia"]["place"] is None


def test_years_that_end_before_they_begin_are_refused(client):
    answer = client.get("/api/v1/claims", params={"year": "2021..1999"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "year"
