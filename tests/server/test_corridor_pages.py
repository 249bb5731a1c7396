"""The page of a corridor: strip, lengths, exactness, figures and claims are those of the API, in three languages."""

import csv
import re
import shutil
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from answers import LANGUAGES
from page_reading import Page, read_page
from starlette.testclient import TestClient

from geo.build import build
from geo.corridor_words import LENGTHS, CorridorWords
from geo.edition import Edition
from geo.language import language
from geo.readable.lengths import LengthWriter
from geo.readable.strip import runs_of
from geo.readable.teller import Teller
from geo.resources import shipped_data_dir
from geo.view import View
from server.main import create_app
from server.settings import Settings

languages = pytest.mark.parametrize("lang", LANGUAGES)


def shipped_slugs():
    with (shipped_data_dir() / "facts" / "corridors.csv").open(encoding="utf-8", newline="") as file:
        return [row["corridor"] for row in csv.DictReader(file)]


SHIPPED = shipped_slugs()
shipped = pytest.mark.parametrize("slug", SHIPPED)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def read(client, slug, lang="en", more=""):
    return read_page(client.get(f"/corridors/{slug}?lang={lang}{more}"))


def record(client, slug):
    return client.get(f"/api/v1/corridors/{slug}").json()


def legs_of(corridor):
    return [part["properties"] for part in corridor["features"] if "leg" in part["properties"]]


def stops_of(corridor, lang):
    properties = [part["properties"] for part in corridor["features"]]
    return {stop["stop"]: stop[f"name_{lang}"] for stop in properties if "stop" in stop}


def section(page, name):
    return page.one("section", id=name).text


def section_elements(page, name):
    return page.all("span", class_=name)


def rows(page, kind):
    """Return the texts of the rows of all strips of a kind: `stop`, `way` or `border`."""
    return [" ".join(row.text.split()) for row in page.all("li", class_=f"strip-row strip-{kind}")]


def km(length, lang="en"):
    words = language(lang)
    return words.with_unit(words.number(round(length)), "km")


def in_three(stem, ar, en, tr):
    return {f"{stem}_ar": ar, f"{stem}_en": en, f"{stem}_tr": tr}


def add_rows(path, *new):
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        table, columns = list(reader), reader.fieldnames
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows([*table, *new])


def leg(corridor, number, start, end, **others):
    usual = {"role": "main", "course": "drawn", "geometry_source": "own-estimate", "source": "own-estimate"}
    basis = in_three("accuracy_basis", "تقدير", "Estimate", "Tahmin")
    return {**usual, **basis, "corridor": corridor, "leg": number, "from": start, "to": end, **others}


@pytest.fixture(scope="module")
def made_client(tmp_path_factory):
    """Return a client of an atlas with two corridors more: a hostile proposed line, and a historic schematic road."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(shipped_data_dir() / "facts", folder / "facts")
    facts = folder / "facts"
    names = {"line": in_three("name", HOSTILE, HOSTILE, HOSTILE), "road": in_three("name", "طريق", "Road", "Yol")}
    for slug, kind, claims in (("line", "gas-pipeline", ""), ("road", "historic", "middle-corridor-route")):
        add_rows(facts / "layers.csv", {"layer": slug, "group": "energy", "kind": "corridor", "default": "no"})
        own = {"corridor": slug, "kind": kind, "in_paper": "no", "claims": claims, "source": "own-estimate"}
        add_rows(facts / "corridors.csv", {**own, **names[slug]})
    far = in_three("name", "مرو", "Merv (Mary)", "Merv")
    add_rows(
        facts / "stops.csv",
        {"stop": "made-merv", "lon": 62.19, "lat": 37.66, "country": "TKM", "source": "own-estimate", **far},
    )
    add_rows(
        facts / "legs.csv",
        leg("line", 1, "aktau-port", "alat-port", mode="pipeline", status="proposed", accuracy_km=30),
        leg("road", 1, "almaty", "made-merv", mode="road", status="historic"),
        leg("road", 2, "made-merv", "erzurum", mode="road", status="historic"),
    )
    build(folder, folder / "built", lambda _line: None)
    with TestClient(create_app(Settings(folder / "built"))) as client:
        yield client


@shipped
@languages
def test_the_page_is_about_the_corridor(client, slug, lang):
    page, corridor = read(client, slug, lang), record(client, slug)
    assert page.one("h1").text == corridor["name"][lang]
    assert (corridor["summary"] or {lang: ""})[lang] in page.one("main").text


@pytest.mark.parametrize(
    ("slug", "lang", "said"),
    [
        ("btc", "en", "The paper names this corridor."),
        ("btc", "tr", "Makalede bu koridorun adı geçiyor."),
        ("btc", "ar", "يسمّي البحث هذا الممر."),
        ("line", "en", "The paper does not mention this corridor."),
        ("road", "en", "The paper does not name this corridor; claims related to it stand below."),
        ("road", "ar", "لا يسمّي البحث هذا الممر؛ وترد أدناه المعلومات ذات الصلة به."),
    ],
)
def test_the_page_says_whether_the_paper_names_the_corridor(made_client, slug, lang, said):
    assert read(made_client, slug, lang).one("p", class_="corridor-in-paper").text == said


@shipped
@languages
def test_the_strip_has_every_stop_in_the_order_of_travel(client, slug, lang):
    corridor = record(client, slug)
    names, runs = stops_of(corridor, lang), runs_of(legs_of(corridor))
    expected = [names[stop] for run in runs for stop in (run.start, *(leg["to"] for leg in run.legs))]
    page = read(client, slug, lang)
    told = rows(page, "stop")
    assert len(told) == len(expected)
    assert [name for name, text in zip(expected, told, strict=True) if name not in text] == []
    assert len(page.all("ol", class_="strip")) == len(runs)


@shipped
@languages
def test_the_kilometres_of_the_strip_add_up_to_the_lengths_of_the_legs(client, slug, lang):
    corridor = record(client, slug)
    runs, reached = runs_of(legs_of(corridor)), []
    for run in runs:
        lengths = [leg["length_km"] for leg in run.legs]
        reached += [sum(lengths[:n]) for n in range(len(lengths) + 1)]
    if [run.role for run in runs].count("main") == 1:
        # The record adds up before it rounds.
        reached[len(runs[0].legs)] = corridor["length_km"]
    texts = rows(read(client, slug, lang), "stop")
    assert [text for text, length in zip(texts, reached, strict=True) if not text.startswith(km(length, lang))] == []


@shipped
def test_the_main_line_is_as_long_as_the_api_says(client, slug):
    corridor = record(client, slug)
    main = [run for run in runs_of(legs_of(corridor)) if run.role == "main"]
    # Each leg is rounded to a tenth.
    most = 0.05 * (sum(len(run.legs) for run in main) + 1)
    assert sum(run.length_km for run in main) == pytest.approx(corridor["length_km"], abs=most)
    assert km(corridor["length_km"]) in section(read(client, slug), "lengths")


@shipped
def test_every_leg_says_its_mode_and_its_length(client, slug):
    legs = [leg for run in runs_of(legs_of(record(client, slug))) for leg in run.legs]
    words = language("en")
    said = [f"{words.say('leg-' + leg['mode'])}, {km(leg['length_km'])}" for leg in legs]
    told = rows(read(client, slug), "way")
    assert [text for text, way in zip(told, said, strict=True) if not text.startswith(way)] == []


@shipped
def test_every_border_of_the_api_has_its_row(client, slug):
    words, expected = language("en"), []
    for run in runs_of(legs_of(record(client, slug))):
        at_km = 0.0
        for leg in run.legs:
            expected += [(border, at_km + border["km"]) for border in leg["borders"]]
            at_km += leg["length_km"]
    told = rows(read(client, slug), "border")
    for border, at_km in expected:
        ends = [words.country(code) for code in (border["from"], border["to"]) if code != "sea"]
        assert any(row.startswith(km(at_km)) and all(end in row for end in ends) for row in told), (border, at_km)


def test_a_border_at_a_stop_has_its_row(client):
    """Böyük Kəsik lies at the border: no leg crosses it, and yet the line leaves Azerbaijan there."""
    assert any("Border of Azerbaijan and Georgia" in row for row in rows(read(client, "btc"), "border"))


@pytest.mark.parametrize(
    ("lang", "change"),
    [
        ("en", "change from railway to sea route"),
        ("tr", "tür değişimi: demir yolu, ardından deniz yolu"),
        ("ar", "تغيّر الوسيلة: سكة حديد ثم مسار بحري"),
    ],
)
def test_a_change_of_mode_is_said_at_its_stop(client, lang, change):
    (there,) = [row for row in rows(read(client, "middle-corridor", lang), "stop") if change in row]
    assert stops_of(record(client, "middle-corridor"), lang)["aktau-port"] in there


def test_a_branch_is_named_and_says_where_it_meets_the_main_line(client):
    corridor = record(client, "middle-corridor")
    main, branch = runs_of(legs_of(corridor))[:2]
    names = stops_of(corridor, "en")
    text = section(read(client, "middle-corridor"), "stops")
    assert f"Branch: {names[branch.start]} – {names[branch.end]}" in text
    assert f"Meets the main line at {names[branch.end]} ({km(main.kilometres()[branch.end])})." in text


def test_a_continuation_stands_apart_from_the_main_line(client):
    text = section(read(client, "south-caucasus", "tr"), "stops")
    assert "Devamı: Türkgözü (Gürcistan sınırı) – Erzurum" in text
    assert "Ana hattan ayrıldığı yer: Türkgözü (Gürcistan sınırı)" in text


def test_what_does_not_operate_says_so_in_words_and_is_dashed(made_client):
    page = read(made_client, "line")
    (way,) = rows(page, "way")
    assert way.endswith("proposed")
    drawn = [
        line.get("stroke-dasharray") for line in page.all("line") if "ink-gas-pipeline" in (line.get("class") or "")
    ]
    assert set(drawn) == {"6 4"}


def test_lines_in_use_are_not_dashed(client):
    assert {
        line.get("stroke-dasharray") for line in read(client, "btc").all("line", class_="leg ink-oil-pipeline")
    } == {None}


def test_a_schematic_road_says_that_it_is_one_wherever_it_is_told(made_client):
    page = read(made_client, "road")
    assert all("schematic line" in row for row in rows(page, "way"))
    assert "The line is schematic" in section(page, "map")
    assert "schematic line" in section(page, "exact")


@shipped
def test_every_published_length_stands_beside_ours_with_its_source(client, slug):
    page, words = read(client, slug), language("en")
    text = section(page, "lengths")
    facts = [fact for fact in record(client, slug)["facts"] if fact["key"] in LENGTHS]
    amounts = [words.with_unit(words.number(fact["value"]), fact["unit"]) for fact in facts]
    assert [amount for amount in amounts if amount not in text] == []
    linked = {urlsplit(link["href"]).fragment for link in page.all("a")}
    assert {f"source-{fact['source']}" for fact in facts} <= linked


@shipped
def test_the_difference_to_a_published_length_is_in_per_cent_of_it(client, slug):
    corridor = record(client, slug)
    text = section(read(client, slug), "lengths")
    for published in corridor["published_length_km"]:
        if published["subject"] is None:
            share = (corridor["length_km"] - published["value"]) / published["value"] * 100
            amount = f"{abs(share):.1f}".removesuffix(".0")
            assert f"{amount} % {'shorter' if share < 0 else 'longer'}" in text or amount == "0"


@shipped
@languages
def test_the_kilometres_in_each_country_are_those_of_the_api(client, slug, lang):
    text = section(read(client, slug, lang), "lengths")
    for code, length in record(client, slug)["length_by_country_km"].items():
        if code != "sea":
            assert f"{language(lang).country(code)}" in text
            assert km(length, lang) in text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "No published length is known to us."),
        ("tr", "yayımlanmış bir uzunluk yok"),
        ("ar", "لا نعرف طولًا منشورًا له."),
    ],
)
def test_where_no_length_is_published_the_page_says_so(made_client, lang, said):
    assert said in section(read(made_client, "line", lang), "lengths")


@languages
def test_a_traced_line_is_said_to_be_short(client, lang):
    said = {"en": "always a little short", "tr": "her zaman biraz kısadır", "ar": "أقصر قليلًا من الحقيقة دائمًا"}
    assert said[lang] in section(read(client, "btc", lang), "lengths")


@pytest.fixture
def routed(edition):
    """Return a function: the lengths of BTC, as if so many of its three legs were routed over 600 km each."""

    def table(routed_legs):
        corridor = edition.document(edition.corridor_file("btc"))
        for leg in legs_of(corridor)[:routed_legs]:
            leg["network_km"] = 600.0
        corridor["network_km"] = 600.0 * routed_legs or None
        teller = Teller(edition, View.of(edition.vocabulary, lang="en"), "../")
        told = CorridorWords(corridor, teller.words)
        return LengthWriter(teller, corridor, told, runs_of(told.legs))

    return table


def test_a_length_along_the_network_is_compared_with_the_published_one(routed):
    whole = routed(3).rows()[0]
    assert whole.network == "1,800 km along the network"
    # 1,800 to 1,768 is 1.8 per cent more.
    assert whole.published[0].network_difference == "1.8 % longer"


def test_a_length_along_the_network_that_is_not_whole_says_so_and_is_compared_with_nothing(routed):
    whole = routed(2).rows()[0]
    assert whole.network == "1,200 km along the network (2 of 3 legs)"
    assert {published.network_difference for published in whole.published} == {""}


def test_without_a_network_nothing_is_said_of_it(routed):
    assert not routed(0).is_routed()


@shipped
@languages
def test_every_leg_says_how_exact_it_is_and_how_we_know(client, slug, lang):
    text = section(read(client, slug, lang), "exact")
    name = "accuracy_basis" if lang == "en" else f"accuracy_basis_{lang}"
    for leg in legs_of(record(client, slug)):
        assert (leg[name] or "") in text
        exact = "leg-schematic" if leg["accuracy_km"] is None else "details-accuracy"
        length = km(leg["accuracy_km"] or 0, lang)
        assert language(lang).say(exact, length=length) in text or leg["accuracy_km"] % 1
        assert leg["licence"] in text


@shipped
def test_every_published_figure_is_told(client, edition, slug):
    corridor = record(client, slug)
    told = CorridorWords(corridor, language("en"))
    text = " ".join(section(read(client, slug), "facts").split())
    facts = [fact for fact in corridor["facts"] if fact["key"] not in LENGTHS]
    for fact in facts:
        assert told.fact_value(fact) in text
        assert told.fact_subject(fact) in text
        assert Teller(edition, View.of(edition.vocabulary, lang="en")).source(fact["source"]).text in text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "No published figures are known to us."),
        ("tr", "Bildiğimiz yayımlanmış bir rakam yok."),
        ("ar", "لا نعرف أرقامًا منشورة عنه."),
    ],
)
def test_where_no_figures_are_known_the_page_says_so(made_client, lang, said):
    assert said in section(read(made_client, "line", lang), "facts")


def test_series_of_different_counts_never_share_a_column(client):
    facts = [fact for fact in record(client, "middle-corridor")["facts"] if fact["key"] == "throughput"]
    response = client.get("/corridors/middle-corridor?lang=en").text
    (table,) = re.findall(r'<table class="series-table">(.*?)</table>', response, re.DOTALL)
    heads = [head.text for head in Page(table).all("th", scope="col")][1:]
    assert sorted(heads) == sorted({fact["subject_name"]["en"] for fact in facts})
    cells = [re.findall(r"<td.*?</td>", row, re.DOTALL) for row in table.split("<tr>")[2:]]
    tonnes = [" ".join(row[heads.index("KTZ (railways of Kazakhstan), rail tonnes")].split()) for row in cells]
    figures = [found for cell in tonnes for found in re.findall(r"([\d.]+) million tonnes", cell)]
    assert figures == [str(f["value"]) for f in facts if f["subject"] == "ktz-rail"]
    assert not any("TEU" in cell for cell in tonnes)


@shipped
def test_the_claims_of_the_corridor_are_listed_with_their_marks(client, edition, slug):
    page = read(client, slug)
    text = section(page, "claims")
    claims = [edition.claim(name) for name in record(client, slug)["claims"]]
    assert [claim["id"] for claim in claims if claim["label"]["en"] not in text] == []
    assert [sum(c["plausibility"] == kind for c in claims) for kind in ("doubtful", "wrong")] == [
        len(section_elements(page, f"mark mark-{kind}")) for kind in ("doubtful", "wrong")
    ]


def test_without_claims_the_page_says_so(made_client):
    assert "The paper makes no claim" in section(read(made_client, "line"), "claims")


@shipped
def test_all_sources_of_the_page_are_cited_on_it(client, edition, slug):
    corridor = record(client, slug)
    used = {fact["source"] for fact in corridor["facts"]} | {leg["geometry_source"] for leg in legs_of(corridor)}
    text = section(read(client, slug), "sources")
    cited = {source["id"]: source["citation"] for source in edition.sources if "citation" in source}
    assert [source for source in used if cited[source] not in text] == []


@shipped
@languages
def test_the_map_has_a_title_and_names_the_ends_of_the_line(client, slug, lang):
    page, corridor = read(client, slug, lang), record(client, slug)
    maps = page.all("svg", role="img")
    assert len(maps) == 2
    main = runs_of(legs_of(corridor))[0]
    names = stops_of(corridor, lang)
    for drawing in maps:
        title, text = drawing["aria-labelledby"].split()
        assert corridor["name"][lang] in page.one("title", id=title).text
        assert names[main.start] in page.one("desc", id=text).text
        assert sum(names[stop].partition(" (")[0] in drawing.text for stop in (main.start, main.end)) >= 1


def test_the_arabic_strip_is_in_arabic_letters(client):
    for slug in SHIPPED:
        page = read(client, slug, "ar")
        assert page.root["dir"] == "rtl"
        assert [
            row for kind in ("stop", "way", "border") for row in rows(page, kind) if re.search("[A-Za-z0-9]", row)
        ] == []


def test_digits_are_those_that_the_view_asks_for(client):
    measured = f"{record(client, 'btc')['length_km']:,.0f}"
    assert measured in section(read(client, "btc", "ar", "&nu=latn"), "lengths")
    assert re.search("[0-9]", " ".join(rows(read(client, "btc", "en", "&nu=arab"), "stop"))) is None


@shipped
def test_the_map_link_switches_the_corridor_on_and_opens_it(client, slug):
    page = read(client, slug, more="&layers=seas")
    (link,) = [link for link in page.all("a") if link.text == "Show on the map"]
    query = parse_qs(urlsplit(link["href"]).query)
    assert slug in query["layers"][0].split(",")
    assert query["focus"] == [slug]
    assert link["href"].startswith("../?")


@shipped
def test_the_data_of_the_corridor_can_be_taken_along(client, slug):
    here = f"http://host.example/atlas/corridors/{slug}"
    links = [urlsplit(urljoin(here, link["href"])).path for link in read(client, slug).all("a")]
    assert {f"/atlas/api/v1/corridors/{slug}", "/atlas/api/v1/corridors"} <= set(links)


@pytest.mark.parametrize("path", ["/republics/KAZ", "/about", "/corridors/btc"])
def test_corridors_are_reached_from_other_pages(client, path):
    links = read_page(client.get(f"{path}?lang=en")).all("a")
    paths = {urlsplit(urljoin(f"http://host.example{path}", link["href"])).path for link in links}
    assert "/corridors/middle-corridor" in paths


@languages
def test_the_about_page_lists_every_corridor(client, edition, lang):
    offered = {link.text: link["href"] for link in read_page(client.get(f"/about?lang={lang}")).all("a")}
    for layer in edition.layers:
        if layer["kind"] == "corridor":
            assert client.get(f"/{offered[layer['name'][lang]]}").status_code == 200


@languages
def test_the_panel_knows_the_page_of_each_corridor(edition, client, lang):
    (path,) = [path for path in edition.files if path.startswith(f"static/details-{lang}.")]
    texts = edition.document(path)
    pages = {slug: texts[slug]["page"] for slug in SHIPPED}
    assert {client.get(f"/{page}").status_code for page in pages.values()} == {200}
    assert "page" not in texts["KAZ"]


@pytest.mark.parametrize("path", ["/corridors/line", "/corridors/road", "/about", "/corridors/btc"])
@languages
def test_a_hostile_name_stays_text(made_client, path, lang):
    response = made_client.get(f"{path}?lang={lang}")
    page = Page(response.text)
    assert page.all("script") == page.all("img") == []
    assert HOSTILE in page.one("main").text
    assert "<script>" not in response.text


def test_runs_are_chains_of_one_role_the_main_line_first():
    legs = [
        {"leg": 1, "role": "branch", "from": "a", "to": "b", "length_km": 1.0, "network_km": None},
        {"leg": 2, "role": "main", "from": "c", "to": "d", "length_km": 2.0, "network_km": 3.0},
        {"leg": 3, "role": "main", "from": "d", "to": "e", "length_km": 4.0, "network_km": 5.0},
        {"leg": 4, "role": "main", "from": "x", "to": "e", "length_km": 8.0, "network_km": None},
    ]
    runs = runs_of(legs)
    assert [(run.role, run.start, run.end) for run in runs] == [
        ("main", "c", "e"),
        ("main", "x", "e"),
        ("branch", "a", "b"),
    ]
    assert [(run.length_km, run.network_km) for run in runs] == [(6.0, 8.0), (8.0, None), (1.0, None)]
    assert runs[0].kilometres() == {"c": 0.0, "d": 2.0, "e": 6.0}


def test_pages_of_an_edition_have_what_they_are_made_of(built_dir):
    edition = Edition.load(built_dir)
    drawn = {path.split("/")[2].partition(".")[0] for path in edition.files if path.startswith("data/locators/")}
    assert drawn == {layer["slug"] for layer in edition.layers if layer["kind"] == "corridor"}
