"""Republics, sources, matrices and the ways in: what they tell, and that their links lead somewhere."""

from urllib.parse import parse_qs, parse_qsl, urljoin, urlsplit

import pytest
from answers import LANGUAGES, PERSON
from page_reading import read_page

from geo.view import View

languages = pytest.mark.parametrize("lang", LANGUAGES)
PATHS = ("/claims", "/claims/kaz-trade-2013", "/republics/KAZ", "/corridors/middle-corridor", "/sources", "/matrix")
readable = pytest.mark.parametrize("path", PATHS)
REPUBLICS = ("KAZ", "TKM", "KGZ", "UZB", "TJK")


def read(client, path, query="lang=en"):
    return read_page(client.get(f"{path}?{query}"))


def section(page, name):
    return page.one("section", id=name).text


@readable
@languages
def test_a_page_says_its_language_direction_and_title(client, path, lang):
    page = read(client, path, f"lang={lang}")
    assert (page.root["lang"], page.root["dir"]) == (lang, LANGUAGES[lang])
    # Pictures on a page have titles of their own, after that of the page.
    assert page.all("title")[0].text.startswith(page.one("h1").text)


@readable
@languages
def test_nothing_on_a_page_needs_a_script_or_stands_inline(client, path, lang):
    page = read(client, path, f"lang={lang}&colour=red")
    assert page.all("script") == page.all("style") == page.all("button", type="button") == []
    names = {name for element in page.elements for name in element.attributes}
    assert not {name for name in names if name == "style" or name.startswith("on")}


@readable
@languages
def test_every_id_on_a_page_is_there_once(client, path, lang):
    found = [element["id"] for element in read(client, path, f"lang={lang}").elements if element.get("id")]
    assert len(found) == len(set(found))


@readable
def test_every_heading_of_a_table_says_what_it_heads(client, path):
    page = read(client, path)
    assert {head.get("scope") for head in page.all("th")} <= {"col", "row"}
    assert len(page.all("caption")) == len(page.all("table"))


@readable
@languages
def test_every_link_of_a_page_leads_somewhere_under_any_prefix(client, path, lang):
    here = f"http://host.example/a/b{path}"
    links = {link["href"] for link in read(client, path, f"lang={lang}").all("a")}
    own = {urljoin(here, link) for link in links if not link.startswith(("http", "mailto:"))}
    assert all(link.startswith("http://host.example/a/b/") for link in own)
    paths = {urlsplit(link).path.removeprefix("/a/b") for link in own}
    assert {path: client.get(path).status_code for path in sorted(paths)} == dict.fromkeys(sorted(paths), 200)


@readable
def test_links_carry_the_view_and_ask_for_nothing_unknown(client, path):
    page = read(client, path, "lang=tr&layers=btc&scheme=dark")
    links = {urljoin(f"http://h.example{path}", link["href"]) for link in page.all("a") if not link.get("class")}
    readable_ones = {urlsplit(link) for link in links if link.startswith("http://h.example/") and "/api/" not in link}
    assert readable_ones
    for target in readable_ones:
        assert "layers=" in target.query
        assert "scheme=dark" in target.query
        assert read_page(client.get(f"{target.path}?{target.query}")).notices == []


@readable
@languages
def test_language_links_keep_the_page_and_the_view(client, path, lang):
    page = read(client, path, f"lang={lang}&layers=btc&scheme=dark")
    for link in page.all("a"):
        if link.get("hreflang"):
            target = urlsplit(urljoin(f"http://h.example/x{path}", link["href"]))
            assert target.path == f"/x{path}"
            assert parse_qs(target.query) == {"lang": [link["hreflang"]], "layers": ["btc"], "scheme": ["dark"]}


@pytest.mark.parametrize("path", [*PATHS, "/", "/about"])
@languages
def test_every_header_leads_to_the_pages_and_marks_the_one_that_is_open(client, path, lang):
    page = read(client, path, f"lang={lang}")
    targets = {urlsplit(urljoin(f"http://h.example/x{path}", link["href"])).path for link in page.all("a")}
    assert {"/x/", "/x/claims", "/x/matrix", "/x/sources", "/x/about"} <= targets
    current = [link for link in page.all("a") if link.get("aria-current") == "page"]
    assert len(current) == (path.count("/") == 1)


@readable
@languages
def test_what_was_ignored_is_said(client, path, lang):
    said = {
        "ar": "لا يوجد معامل باسم «colour»",
        "en": "there is no parameter “colour”",
        "tr": "“colour” adlı bir parametre yok",
    }
    assert read(client, path, f"lang={lang}&colour=red").notices == [said[lang]]


@readable
def test_canonical_links_name_the_page(client, path):
    assert read(client, path).one("link", rel="canonical")["href"] == f"http://testserver{path}?lang=en"


@pytest.mark.parametrize("code", REPUBLICS)
@languages
def test_every_republic_has_its_page(client, code, lang):
    page = read(client, f"/republics/{code}", f"lang={lang}")
    assert {
        "partnership",
        "stated",
        "unstated",
        "trade",
        "tools",
        "limits",
        "memberships",
        "corridors",
        "timeline",
    } <= {element["id"] for element in page.all("section") if element.get("id")}


def test_the_ladder_of_kazakhstan_has_its_steps_in_order(client):
    text = section(read(client, "/republics/KAZ"), "partnership")
    assert text.index("2009") < text.index("Strategic cooperation council founded") < text.index("2022")


def test_two_totals_that_contradict_each_other_are_both_shown(client):
    text = section(read(client, "/republics/TJK"), "stated")
    assert "more than 60" in text
    assert "70" in text


@pytest.mark.parametrize("code", REPUBLICS)
def test_every_gap_has_its_reason(client, edition, code):
    text = section(read(client, f"/republics/{code}"), "unstated")
    gaps = [row for row in edition.relations["coverage"] if row["country"] == code and row["state"] != "stated"]
    assert gaps
    assert all(gap["reason"]["en"] in text for gap in gaps)


def test_counter_evidence_is_shown(client, edition):
    text = section(read(client, "/republics/KAZ"), "limits")
    limits = [c for c in edition.claims if (c["country"], c["evidence"]) == ("KAZ", "limits")]
    assert len(limits) == 2
    assert all(claim["label"]["en"] in text for claim in limits)


def test_the_middle_corridor_crosses_kazakhstan_with_its_kilometres(client, edition):
    drawn = edition.document(edition.corridor_file("middle-corridor"))["length_by_country_km"]["KAZ"]
    assert f"{drawn:,.0f} km" in section(read(client, "/republics/KAZ"), "corridors")


def test_tajikistan_stays_in_the_csto(client):
    text = section(read(client, "/republics/TJK"), "memberships")
    assert "Member named by the paper" in text
    assert "CATO" in text


def test_the_timeline_is_in_order_of_time(client, edition):
    page = read(client, "/republics/UZB")
    dated = [claim for claim in edition.claims if claim["country"] == "UZB" and claim["date"]]
    years = [
        int("".join(c for c in e.text.split(" to ")[0] if c.isdigit())[-4:])
        for e in page.all("span", class_="timeline-date")
    ]
    assert len(years) == len(dated)
    assert years == sorted(years)


def test_the_lagoon_makes_a_second_area_of_turkmenistan(client, edition):
    (republic,) = [row for row in edition.atlas["republics"] if row["iso3"] == "TKM"]
    text = read(client, "/republics/TKM").one("main").text
    assert f"{republic['area_km2']:,.0f} km²" in text
    assert f"{republic['area_with_lagoon_km2']:,.0f} km²" in text


def test_a_code_may_be_written_small_and_is_linked_large(client):
    page = read(client, "/republics/kaz")
    assert page.one("link", rel="canonical")["href"] == "http://testserver/republics/KAZ?lang=en"


@pytest.mark.parametrize(
    "path", ["/republics/TUR", "/republics/XXX", "/republics/ALL", "/claims/nothing", "/corridors/x"]
)
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404
    assert read_page(client.get(path, headers=PERSON)).one("h1").text == "There is no such page"


@languages
def test_the_bibliography_has_56_entries_with_the_numbers_as_printed(client, lang):
    page = read(client, "/sources", f"lang={lang}&nu=latn")
    numbers = [element.text for element in page.all("span", class_="source-number")]
    assert len(numbers) == 56
    assert numbers[:26] == [*map(str, range(1, 26)), "25"]
    assert numbers[26:40] == [*map(str, range(26, 40))]
    assert numbers[40:] == [*map(str, range(1, 12)), "47", "12", "13", "14", "15"]


def test_each_entry_says_how_many_claims_cite_it(client, edition):
    page = read(client, "/sources")
    for entry in ("A-2", "A-25bis", "F-3"):
        count = sum(entry in claim["sources"] for claim in edition.claims)
        assert f"{count} claims cite it" in page.one("li", id=f"source-{entry}").text


def test_entries_that_nobody_cites_say_so(client, edition):
    cited = {source for claim in edition.claims for source in claim["sources"]}
    printed = {source["id"] for source in edition.sources if source["kind"] == "bibliography"}
    page = read(client, "/sources")
    silent = {e["id"].removeprefix("source-") for e in page.all("li", class_="source") if "never cited by" in e.text}
    assert silent == printed - cited
    assert "F-47" in silent


def test_every_source_is_listed(client, edition):
    listed = {element["id"] for element in read(client, "/sources").all("li", class_="source") if element.get("id")}
    assert listed == {f"source-{source['id']}" for source in edition.sources}


def test_works_that_are_cited_and_not_listed_are_named(client):
    text = read(client, "/sources").one("main").text
    assert "علوان ٢٠١٩" in text
    assert "The author cited is not in the bibliography." in text


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_arabic_titles_are_marked_as_arabic(client, lang):
    titles = read(client, "/sources", f"lang={lang}").all("bdi", class_="source-title", lang="ar", dir="rtl")
    assert len(titles) >= 39


def test_foreign_titles_are_marked_in_an_arabic_page(client):
    page = read(client, "/sources", "lang=ar")
    assert page.all("bdi", lang="ar") == []
    assert "Kazakhstan" in [e.text for e in page.all("bdi", class_="source-title", lang="en", dir="ltr")]


def cells(page):
    """Return the linked counts of the matrix by country and tool."""
    found = {}
    for link in page.all("a"):
        query = dict(parse_qsl(urlsplit(link["href"]).query))
        if {"country", "tool"} <= set(query):
            found[query["country"], query["tool"]] = int(link.text)
    return found


def test_the_matrix_counts_as_the_map_does(client, edition):
    found = cells(read(client, "/matrix"))
    for slug in edition.themes:
        if slug.startswith("claims-by-tool."):
            painting = edition.painting(View.of(edition.vocabulary, theme=slug))
            tool = slug.removeprefix("claims-by-tool.")
            assert {code: found.get((code, tool), 0) for code in REPUBLICS} == {
                code: painted.value or 0 for code, painted in painting.republics.items()
            }


def test_a_cell_leads_to_its_claims(client, edition):
    page = read_page(client.get("/claims?lang=en&country=UZB&tool=trade"))
    listed = [row for row in page.all("tr") if row.get("id")]
    assert cells(read(client, "/matrix"))["UZB", "trade"] <= len(listed)
    assert len(listed) == sum((c["country"], c["tool"]) == ("UZB", "trade") for c in edition.claims)


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("en", "not how strong the influence is"),
        ("tr", "etkinin ne kadar güçlü olduğunu değil"),
        ("ar", "لا على قوة النفوذ"),
    ],
)
def test_the_matrix_says_that_it_counts_documentation(client, lang, note):
    assert note in read(client, "/matrix", f"lang={lang}").one("main").text


@languages
def test_the_coverage_matrix_has_a_reason_in_every_gap(client, edition, lang):
    page = read(client, "/matrix", f"lang={lang}&nu={'arab' if lang == 'ar' else 'latn'}")
    gaps = [row["reason"][lang] for row in edition.relations["coverage"] if row["state"] != "stated"]
    titles = [cell["title"] for cell in page.all("td") if cell.get("title")]
    assert sorted(titles) == sorted(gaps)
    assert len(page.all("td", class_="coverage-stated")) + len(gaps) == 5 * 19


def test_a_gap_leads_to_its_place_on_the_page_of_the_republic(client):
    page = read(client, "/matrix")
    targets = {
        urlsplit(a["href"])[2:3] + (urlsplit(a["href"]).fragment,) for a in page.all("a") if "#group-" in a["href"]
    }
    assert len(targets) == 5 * 19
    for code in REPUBLICS:
        held = {e["id"] for e in read(client, f"/republics/{code}").elements if e.get("id")}
        assert {fragment for path, fragment in targets if path == f"republics/{code}"} <= held


@languages
def test_the_published_views_are_offered_and_work(client, edition, lang):
    page = read(client, "/about", f"lang={lang}")
    offered = {link.text: link["href"] for link in page.all("a")}
    for view in edition.relations["published_views"]:
        address = offered[view["title"][lang]]
        assert read_page(client.get(f"/{address.removeprefix('./')}")).notices == []
        assert View.parse(urlsplit(address).query, edition.vocabulary).lang == lang
