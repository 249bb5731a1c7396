"""The list of claims and the page of one: complete without a script, and honest about what was asked."""

from urllib.parse import parse_qs, parse_qsl, quote, unquote, urljoin, urlsplit

import pytest
from answers import LANGUAGES, PERSON
from hypothesis import given
from hypothesis import strategies as st
from page_reading import read_page

languages = pytest.mark.parametrize("lang", LANGUAGES)
FAULTY = ("doubtful", "wrong")


def read_list(client, query="", lang="en"):
    return read_page(client.get(f"/claims?lang={lang}&{query}"))


def ids(page):
    """Return the ids of the claims in the table, row by row."""
    return [row["id"] for row in page.all("tr") if row.get("id")]


def row(page, claim_id):
    return page.one("tr", id=claim_id)


def select(page, name):
    """Return what a list of the form has chosen."""
    start = page.elements.index(page.one("select", name=name))
    following = (e for e in page.elements[start:] if e.tag == "option" and "selected" in e.attributes)
    return next(following)["value"]


def queries(page):
    """Return the parameters of every link to the list of claims."""
    links = [link["href"] for link in page.all("a") if urlsplit(link["href"]).path.endswith("claims")]
    return [dict(parse_qsl(urlsplit(link).query)) for link in links]


def test_every_claim_is_in_the_table(client, edition):
    assert ids(read_list(client, "limit=1000")) == [claim["id"] for claim in edition.claims]
    assert len(edition.claims) == 457


@languages
def test_a_row_says_claim_country_date_value_tool_and_source(client, lang):
    words = {
        "en": ["Trade volume 2020", "Tajikistan", "2020", "322 million US dollars", "Trade"],
        "tr": ["Tacikistan", "2020", "322 milyon ABD doları", "Ticaret"],
        "ar": ["طاجيكستان", "٢٠٢٠", "٣٢٢ مليون دولار أمريكي", "التجارة"],
    }
    page = read_list(client, "country=TJK&limit=1000", lang)
    assert all(word in row(page, "tjk-trade-2020").text for word in words[lang])


@pytest.mark.parametrize(("lang", "word"), [("en", "wrong"), ("tr", "yanlış"), ("ar", "خاطئ")])
def test_a_faulty_figure_has_a_mark_and_a_word(client, lang, word):
    text = row(read_list(client, "country=KAZ", lang), "kaz-trade-2013").text
    assert "!" in text
    assert word in text


def test_a_claim_without_source_says_why(client):
    assert "prints no citation" in row(read_list(client), "ca-geopolitical-pivot").text


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        pytest.param("country=KAZ", lambda claim: claim["country"] == "KAZ", id="a republic without the region"),
        pytest.param("country=KAZ,UZB", lambda claim: claim["country"] in ("KAZ", "UZB"), id="comma: any of"),
        pytest.param("country=kaz", lambda claim: claim["country"] == "KAZ", id="small letters"),
        pytest.param(
            "country=TJK&tool=trade", lambda c: (c["country"], c["tool"]) == ("TJK", "trade"), id="names: all of"
        ),
        pytest.param("kind=membership", lambda claim: claim["kind"] == "membership", id="kind"),
        pytest.param("plausibility=doubtful,wrong", lambda claim: claim["plausibility"] in FAULTY, id="flagged"),
        pytest.param("evidence=limits", lambda claim: claim["evidence"] == "limits", id="counter-evidence"),
        pytest.param("source=A-2", lambda claim: "A-2" in claim["sources"], id="a filter without a field"),
        pytest.param("country=&tool=&kind=&q=&year=&sort=", lambda _: True, id="empty fields ask for nothing"),
    ],
)
def test_filters_choose(client, edition, query, holds):
    assert ids(read_list(client, f"{query}&limit=1000")) == [c["id"] for c in edition.claims if holds(c)]


def test_the_list_and_the_api_find_the_same(client):
    found = client.get("/api/v1/claims?q=2012").json()["items"]
    assert ids(read_list(client, "q=2012")) == [claim["id"] for claim in found]


def test_a_year_leaves_out_the_undated_and_says_how_many(client):
    told = client.get("/api/v1/claims?country=KAZ&year=2013").json()
    page = read_list(client, "country=KAZ&year=2013")
    assert ids(page) == [claim["id"] for claim in told["items"]]
    assert f"{told['undated']} undated claims" in page.one("p", class_="claim-summary").text


def test_a_year_may_be_typed_in_arabic_digits(client):
    assert ids(read_list(client, f"year={quote('٢٠١٢')}")) == ids(read_list(client, "year=2012"))


def test_order_of_time_puts_the_undated_last(client, edition):
    dates = {claim["id"]: claim["date"] for claim in edition.claims}
    listed = [dates[name] for name in ids(read_list(client, "sort=date&limit=1000"))]
    known = [date for date in listed if date]
    assert listed[len(known) :] == [None] * listed.count(None)
    years = [int(date.removeprefix("../")[:4]) for date in known]
    assert years == sorted(years)


def test_order_of_value_keeps_units_apart_and_puts_the_largest_first(client, edition):
    claims = {claim["id"]: claim for claim in edition.claims}
    listed = [claims[name] for name in ids(read_list(client, "sort=value&limit=1000"))]
    dollars = [claim["value"] for claim in listed if claim["unit"] == "USD"]
    places = [place for place, claim in enumerate(listed) if claim["unit"] == "USD"]
    assert dollars == sorted(dollars, reverse=True)
    assert places == list(range(places[0], places[0] + len(places)))
    assert listed[-1]["value"] is None


def test_order_of_country_starts_with_the_republics_in_catalogue_order(client, edition):
    countries = {claim["id"]: claim["country"] for claim in edition.claims}
    listed = [countries[name] for name in ids(read_list(client, "sort=country&limit=1000"))]
    assert list(dict.fromkeys(listed))[:5] == list(edition.vocabulary.republics)


def test_the_sorted_column_says_so(client):
    page = read_list(client, "sort=value")
    assert [(head.text.strip(" ▼▲"), head["aria-sort"]) for head in page.all("th") if head.get("aria-sort")] == [
        ("Value", "descending")
    ]


def test_parts_follow_each_other_and_leave_nothing_out(client, edition):
    seen, address = [], "/claims?lang=en&limit=200"
    while address:
        page = read_page(client.get(address))
        seen += ids(page)
        onward = page.all("a", rel="next")
        address = urljoin(address, onward[0]["href"]) if onward else None
    assert seen == [claim["id"] for claim in edition.claims]


def test_the_way_back_leads_to_the_part_before(client):
    back = read_list(client, "limit=50&offset=100&country=KAZ,UZB,TJK").one("a", rel="prev")["href"]
    assert ids(read_page(client.get(f"/{back}"))) == ids(read_list(client, "limit=50&offset=50&country=KAZ,UZB,TJK"))


def test_a_part_beyond_the_end_says_so_and_leads_back(client):
    page = read_list(client, "offset=5000")
    assert ids(page) == []
    assert "457" in page.one("p", class_="claim-summary").text
    assert ids(read_page(client.get(f"/{page.one('a', rel='prev')['href']}")))


def test_the_form_shows_what_was_asked(client):
    page = read_list(client, "country=TJK&tool=trade&kind=figure&plausibility=ok&evidence=supports&sort=date&q=x")
    chosen = {name: select(page, name) for name in ("country", "tool", "kind", "plausibility", "evidence", "sort")}
    assert chosen == {
        "country": "TJK",
        "tool": "trade",
        "kind": "figure",
        "plausibility": "ok",
        "evidence": "supports",
        "sort": "date",
    }
    assert page.one("input", name="q")["value"] == "x"


def test_the_form_sends_the_view_and_the_other_filters_along(client):
    page = read_list(client, "layers=btc&scheme=dark&partner=TUR&year=2012", "tr")
    hidden = {field["name"]: field["value"] for field in page.all("input", type="hidden")}
    assert hidden == {"lang": "tr", "layers": "btc", "scheme": "dark", "partner": "TUR"}
    assert page.one("input", name="year")["value"] == "2012"
    assert page.one("form")["method"] == "get"


def test_the_policy_lets_the_form_be_sent_to_ourselves(client):
    assert "form-action 'self'" in client.get("/claims").headers["content-security-policy"]


@languages
def test_language_links_keep_filters_part_and_view(client, lang):
    page = read_list(client, "layers=btc&country=TJK&q=trade&sort=date&limit=10&offset=10&year=2020", lang)
    links = {link["hreflang"]: parse_qs(urlsplit(link["href"]).query) for link in page.all("a") if link.get("hreflang")}
    for other, query in links.items():
        assert query == {
            **{"lang": [other], "layers": ["btc"], "year": ["2020"], "country": ["TJK"], "q": ["trade"]},
            **{"sort": ["date"], "limit": ["10"], "offset": ["10"]},
        }
    assert set(links) == set(LANGUAGES)


def test_one_filter_can_be_taken_away(client):
    page = read_list(client, "partner=TUR&country=TJK")
    without = page.one("ul", class_="claim-filters")
    assert "Türkiye" in without.text
    assert {"lang": "en", "country": "TJK"} in queries(page)


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        pytest.param("colour=red", "there is no parameter “colour”", id="unknown name"),
        pytest.param("theme=x", "“theme” cannot be “x”", id="bad value of the view"),
        pytest.param("country=ATL", "“country” cannot be “ATL”", id="unknown country"),
        pytest.param("tool=trade,x", "“tool” cannot be “x”", id="unknown tool among known ones"),
        pytest.param("sort=beauty", "“sort” cannot be “beauty”", id="unknown order"),
        pytest.param("limit=0", "“limit” cannot be “0”", id="no rows"),
        pytest.param("limit=1001", "“limit” cannot be “1001”", id="too many rows"),
        pytest.param("offset=-1", "“offset” cannot be “-1”", id="before the start"),
        pytest.param("offset=²", "“offset” cannot be “²”", id="not a plain number"),
        pytest.param("year=soon", "“year” cannot be “soon”", id="no year"),
        pytest.param("q=a&q=b", "“q” is given twice; the first counts", id="given twice"),
    ],
)
def test_what_is_not_understood_is_said_and_the_rest_is_shown(client, query, notice):
    page = read_list(client, query)
    assert page.notices == [notice]
    assert page.all("table", class_="claim-table") or query == "q=a&q=b"


def test_notices_come_in_the_readers_language(client):
    assert read_list(client, "country=ATL", "ar").notices == ["لا يصح أن تكون قيمة «country» هي «ATL»"]


def test_a_filter_that_nothing_meets_says_so(client):
    page = read_list(client, "country=TJK&source=A-1")
    assert ids(page) == []
    assert "No claim matches" in page.one("p", class_="claim-summary").text


@given(
    name=st.sampled_from(["q", "country", "sort", "limit", "offset", "year", "source", "x"]), value=st.text(max_size=30)
)
def test_any_asking_gives_a_page(client, name, value):
    response = client.get(f"/claims?lang=en&{name}={quote(value)}")
    assert response.status_code == 200
    assert len(read_page(response).all("form")) == 1


@pytest.mark.parametrize("name", ["q", "country", "sort", "limit", "source", "x"])
def test_a_script_in_the_asking_stays_text(client, name):
    hostile = '"></script><script>alert(1)</script><img src=x onerror=alert(1)>'
    response = client.get(f"/claims?{name}={quote(hostile)}")
    page = read_page(response)
    assert page.all("script") == page.all("img") == []
    assert "<script>" not in response.text


def read_claim(client, claim_id, lang="en", query=""):
    return read_page(client.get(f"/claims/{claim_id}?lang={lang}&{query}"))


def facts(page):
    """Return what stands beside each term of a page."""
    terms = [element for element in page.elements if element.tag in ("dt", "dd")]
    return {term.text: said.text for term, said in zip(terms[::2], terms[1::2], strict=True)}


@languages
def test_every_claim_has_its_page(client, edition, lang):
    for claim in edition.claims[::23]:
        page = read_claim(client, claim["id"], lang)
        assert page.one("h1").text
        assert page.root["lang"] == lang


def test_the_impossible_trade_figure_stays_visible_with_its_reason(client):
    page = read_claim(client, "kaz-trade-2013")
    said = facts(page)
    assert said["Value"] == "30.495 trillion US dollars"
    assert said["As printed"] == "٣٠٤٩٥ مليار دولار امريكي"
    assert said["Corrected reading"].startswith("3.495 billion US dollars")
    flag = page.one("section", class_="flag flag-wrong").text
    assert all(
        words in flag for words in ("wrong", "Value", "impossible", "Compared with a published source", "mfa.kz")
    )


def test_own_judgement_is_said_to_be_one(client):
    page = read_claim(client, "kgz-area")
    assert "own judgement" in page.one("section", class_="flag flag-doubtful").text
    assert "Not from the paper" in facts(page)["Outside reference"]
    assert "199,951 km²" in facts(page)["Outside reference"]


def test_a_date_from_outside_is_named_as_such(client):
    said = facts(read_claim(client, "kaz-tokayev-visit"))
    assert said["Date"].startswith("2020")
    assert said["Date according to outside knowledge"].startswith("10 May 2022")
    assert "Not from the paper" in said["Date according to outside knowledge"]


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_what_is_printed_in_arabic_is_marked_as_arabic(client, lang):
    page = read_claim(client, "kaz-trade-2013", lang)
    arabic = [element.text for element in page.all("bdi", lang="ar", dir="rtl")]
    assert arabic == ["٣٠٤٩٥ مليار دولار امريكي", "حسن ٢٠٢٣"]


@languages
def test_hard_and_soft_come_with_the_remark_on_the_hypothesis(client, lang):
    remark = {"en": "hypothesis", "tr": "hipotez", "ar": "فرضية البحث"}
    assert remark[lang] in read_claim(client, "kaz-trade-2013", lang).one("main").text


@pytest.mark.parametrize(
    ("claim_id", "others", "heading"),
    [
        ("tjk-60-agreements", {"tjk-70-agreements"}, "Contradicts this claim"),
        ("tjk-70-agreements", {"tjk-60-agreements"}, "Contradicts this claim"),
        ("kaz-council-2012", {"kaz-council-2012-repeat"}, "The same event, told again"),
    ],
)
def test_related_claims_point_to_each_other(client, claim_id, others, heading):
    page = read_claim(client, claim_id)
    linked = {urlsplit(link["href"]).path.rpartition("/")[2] for link in page.all("a")}
    assert others <= linked
    assert heading in [head.text for head in page.all("h3")]


def test_a_claim_leads_to_the_map_with_itself_in_focus(client):
    page = read_claim(client, "kaz-trade-2013", query="layers=btc&map=4/45/60")
    targets = [urljoin("http://h.example/x/claims/kaz-trade-2013", link["href"]) for link in page.all("a")]
    assert "http://h.example/x/?lang=en&layers=btc&focus=kaz-trade-2013" in targets


def test_an_error_report_names_claim_and_edition_and_no_person(client, edition):
    (mail,) = [link["href"] for link in read_claim(client, "kaz-area").all("a") if link["href"].startswith("mailto:")]
    address, _, subject = mail.partition("?subject=")
    assert address == "mailto:"
    assert "kaz-area" in unquote(subject)
    assert edition.edition_id in unquote(subject)


def test_the_passage_is_said_in_words(client):
    assert facts(read_claim(client, "kaz-trade-2013"))["Passage"] == "section “Kazakhstan”, paragraph 14"
    assert facts(read_claim(client, "kaz-trade-2013", "ar"))["الموضع"] == "القسم «كازاخستان»، الفقرة ١٤"


def test_digits_follow_the_view(client):
    assert "٣٫٤٩٥" in read_claim(client, "kaz-trade-2013", "ar").one("main").text
    assert "3.495" in read_claim(client, "kaz-trade-2013", "ar", "nu=latn").one("main").text


def test_a_figure_is_not_rounded(client):
    assert facts(read_claim(client, "tjk-population"))["Value"] == "10,737,747 persons"


@languages
def test_an_unknown_claim_is_a_page_that_says_so(client, lang):
    response = client.get(f"/claims/no-such-claim?lang={lang}", headers=PERSON)
    assert response.status_code == 404
    assert read_page(response).root["lang"] == lang
