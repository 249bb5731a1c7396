"""The pages as a reader gets them: in the right language, with what was asked for, and with honest notices."""

from html import escape
from urllib.parse import quote, urljoin, urlsplit

import pytest
from answers import LANGUAGES, PAGES
from hypothesis import given
from hypothesis import strategies as st
from page_reading import read_page

from geo.view import View
from server.settings import Settings

BAD_ADDRESS = "lang={}&colour=red&theme=nonsense&year=2020&year=2021"
NOTICES = {
    "ar": [
        "لا يوجد معامل باسم «colour»",
        "لا يصح أن تكون قيمة «theme» هي «nonsense»",
        "ذُكر «year» مرتين؛ والعبرة بالأولى",
    ],
    "en": ["there is no parameter “colour”", "“theme” cannot be “nonsense”", "“year” is given twice; the first counts"],
    "tr": [
        "“colour” adlı bir parametre yok",
        "“theme” parametresi “nonsense” olamaz",
        "“year” iki kez verilmiş; ilki geçerlidir",
    ],
}

FULL_PAGE = {"/": "", "/embed": "", "/about": "about"}
"""What a search engine should list: a frame is the atlas page once more."""

pages = pytest.mark.parametrize("path", PAGES)
languages = pytest.mark.parametrize("lang", LANGUAGES)


@pages
@languages
def test_a_page_says_its_language_and_direction(client, path, lang):
    response = client.get(path, params={"lang": lang})
    root = read_page(response).root
    assert (root["lang"], root["dir"]) == (lang, LANGUAGES[lang])
    assert response.headers["content-language"] == lang


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        pytest.param("tr", "tr", id="one language"),
        pytest.param("ar-IQ", "ar", id="a regional form"),
        pytest.param("TR-tr", "tr", id="capitals"),
        pytest.param("en;q=0.5, tr;q=0.9, ar;q=0.8", "tr", id="the greatest weight wins"),
        pytest.param("en;q=0.9, ar", "ar", id="no weight is the greatest weight"),
        pytest.param("tr;q=0.8,ar;q=0.8", "tr", id="equal weights: the first"),
        pytest.param("de, fr;q=0.9, tr;q=0.1", "tr", id="languages that are not ours are passed over"),
        pytest.param("tr;q=0, ar;q=0.2", "ar", id="weight nought is a refusal"),
        pytest.param("tr;q=0", "en", id="a refusal and nothing else"),
        pytest.param("en; q=0.1 , ar ; q=0.2", "ar", id="spaces around the parts"),
        pytest.param("tr;Q=0.1, ar;q=0.2", "ar", id="a capital Q weighs too"),
        pytest.param("de, *;q=0.5", "en", id="none of ours"),
        pytest.param("tr;q=much, ar;q=0.1", "ar", id="a weight that is no number"),
        pytest.param(",;,q=,=", "en", id="nonsense"),
        pytest.param("", "en", id="empty"),
    ],
)
def test_accept_language_chooses_the_language(client, header, lang):
    assert read_page(client.get("/about", headers={"Accept-Language": header})).root["lang"] == lang


@pages
def test_lang_in_the_address_beats_the_header(client, path):
    response = client.get(path, params={"lang": "tr"}, headers={"Accept-Language": "ar"})
    assert read_page(response).root["lang"] == "tr"


@pages
def test_a_bad_lang_falls_back_to_the_header_and_is_said(client, path):
    page = read_page(client.get(path, params={"lang": "de"}, headers={"Accept-Language": "tr"}))
    assert page.root["lang"] == "tr"
    assert page.notices == ["“lang” parametresi “de” olamaz"]


@pages
def test_caches_are_told_that_the_language_varies(client, path):
    assert "accept-language" in client.get(path).headers["vary"].lower()


@pages
@pytest.mark.parametrize(
    ("public_url", "request_url", "base"),
    [
        pytest.param("https://atlas.example/x/", "http://inner:8000", "https://atlas.example/x/", id="public address"),
        pytest.param(None, "http://one.example", "http://one.example/", id="the request's own host"),
        pytest.param(None, "https://two.example:8443", "https://two.example:8443/", id="host with port and https"),
    ],
)
def test_canonical_and_alternate_links_are_absolute(start, built_dir, path, public_url, request_url, base):
    client = start(Settings(built_dir, public_url=public_url), base_url=request_url)
    page = read_page(client.get(f"{path}?layers=seas,btc&lang=en"))
    address = base + FULL_PAGE[path]
    assert page.one("link", rel="canonical")["href"] == f"{address}?lang=en&layers=btc,seas"
    alternates = {link["hreflang"]: link["href"] for link in page.all("link", rel="alternate")}
    assert alternates == {lang: f"{address}?lang={lang}&layers=btc,seas" for lang in LANGUAGES}


@pages
def test_one_host_never_shows_the_address_of_another(client, path):
    client.get(path, headers={"Host": "first.example"})
    assert "first.example" not in client.get(path, headers={"Host": "second.example"}).text


@pages
def test_a_hostile_host_name_stays_text(client, path):
    page = read_page(client.get(path, headers={"Host": '"><script>alert(1)</script>'}))
    assert not any("alert" in script.text for script in page.all("script"))


def test_the_root_path_of_a_proxy_is_part_of_the_canonical_address(start, built_dir):
    client = start(Settings(built_dir), root_path="/x/atlas", base_url="http://host.example")
    canonical = read_page(client.get("/x/atlas/about?lang=en")).one("link", rel="canonical")
    assert canonical["href"] == "http://host.example/x/atlas/about?lang=en"


def test_a_root_path_in_the_settings_reaches_the_pages(start, built_dir):
    client = start(Settings(built_dir, root_path="/x/atlas"), base_url="http://host.example")
    canonical = read_page(client.get("/x/atlas/about?lang=en")).one("link", rel="canonical")
    assert canonical["href"] == "http://host.example/x/atlas/about?lang=en"


@pages
def test_a_slash_too_many_never_leads_away_from_the_public_address(start, built_dir, path):
    client = start(Settings(built_dir, public_url="https://atlas.example/x/"), base_url="http://inner:8000")
    response = client.get(f"{path.rstrip('/')}/", follow_redirects=False)
    target = urljoin("https://atlas.example/x/", response.headers.get("location", ""))
    assert target.startswith("https://atlas.example/x/")


@languages
@pages
def test_what_was_ignored_is_said_in_the_readers_language(client, path, lang):
    assert read_page(client.get(f"{path}?{BAD_ADDRESS.format(lang)}")).notices == NOTICES[lang]


@pages
def test_a_good_address_has_no_notice(client, path):
    page = read_page(client.get(f"{path}?lang=en&layers=btc,seas&year=1991..2024&map=4.5/43.2/62.1"))
    assert page.all("div", class_="notice") == []


def test_the_rest_of_a_bad_address_is_shown(client):
    view = read_page(client.get("/?layers=btc,atlantis&theme=nonsense&year=2021")).view
    assert view["query"] == "lang=en&layers=btc&year=2021"


def test_an_endless_address_shows_the_default_view(client):
    page = read_page(client.get(f"/?layers={'btc,' * 5000}"))
    assert page.view["query"] == "lang=en"
    assert len(page.notices) == 1


@pages
@pytest.mark.parametrize(
    "query",
    [
        pytest.param("theme={}", id="in a value"),
        pytest.param("{}=1", id="in a name"),
        pytest.param("layers=btc,{}", id="in a list"),
        pytest.param("focus={}&focus={}", id="in a repeated value"),
        pytest.param("lang={}", id="in the language"),
    ],
)
def test_a_script_in_the_address_stays_text(client, path, query):
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    response = client.get(f"{path}?{query.replace('{}', quote(hostile))}")
    assert not any("alert" in script.text for script in read_page(response).all("script"))
    assert read_page(response).all("img") == []
    assert escape(hostile) in response.text


@pages
@given(name=st.text(max_size=40), value=st.text(max_size=40))
def test_any_address_gives_a_page_and_no_new_elements(client, path, name, value):
    plain = read_page(client.get(f"{path}?zzz=zzz"))
    response = client.get(f"{path}?{quote(name)}={quote(value)}&zzz=zzz", headers={"Accept-Language": "en"})
    assert response.status_code == 200
    extra = len(read_page(response).notices) - len(plain.notices)
    kinds = [e.tag for e in read_page(response).elements]
    assert sorted([e.tag for e in plain.elements] + ["li"] * extra) == sorted(kinds)


@pytest.mark.parametrize("path", ["/", "/embed"])
@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        pytest.param("", "lang=en", id="nothing asked"),
        pytest.param("lang=AR&layers=", "lang=ar&layers=", id="no layers"),
        pytest.param("layers=SEAS,btc,btc&lang=tr", "lang=tr&layers=btc,seas", id="catalogue order, no doubles"),
        pytest.param("map=4.50/43.200/62.1", "lang=en&map=4.5/43.2/62.1", id="zeros cut"),
        pytest.param("nu=latn&lang=en&theme=trade-volume", "lang=en", id="defaults left out"),
        pytest.param("focus=kaz&compare=UZB,KAZ", "lang=en&focus=KAZ&compare=KAZ,UZB", id="codes in capitals"),
    ],
)
def test_the_data_block_holds_the_canonical_view(client, path, query, canonical):
    assert read_page(client.get(f"{path}?{query}")).view["query"] == canonical


@given(layers=st.sets(st.sampled_from(["btc", "south-caucasus", "seas", "rivers"])), year=st.integers(1000, 2999))
def test_a_canonical_address_leads_to_the_same_page(client, edition, layers, year):
    view = read_page(client.get(f"/?layers={','.join(layers)}&year={year}")).view
    assert View.parse(view["query"], edition.vocabulary).query() == view["query"]
    assert read_page(client.get(f"/?{view['query']}")).view == view


def test_the_data_block_says_in_the_digits_asked_for(client):
    arabic, latin = (read_page(client.get(f"/?lang=ar&nu={nu}")).view for nu in ("arab", "latn"))
    assert "٢٠٢٤" in arabic["painting"]["TKM"]["text"]
    assert "2024" in latin["painting"]["TKM"]["text"]


@pages
@languages
def test_links_inside_a_page_are_relative(client, path, lang):
    elements = read_page(client.get(path, params={"lang": lang})).elements
    shown = [e for e in elements if e.get("rel") not in ("canonical", "alternate")]
    addresses = [address for element in shown for address in element.addresses()]
    assert addresses
    assert all(not urlsplit(address).netloc and not address.startswith("/") for address in addresses)


@pages
def test_links_work_under_any_path_prefix(client, path):
    here = f"http://host.example/a/b{path}"
    links = [link["href"] for link in read_page(client.get(path)).all("a")]
    resolved = [urlsplit(urljoin(here, link)).path for link in links]
    assert resolved
    assert all(link.startswith("/a/b/") for link in resolved)


@languages
@pytest.mark.parametrize("path", ["/", "/about"])
def test_a_page_links_itself_in_every_language_and_marks_its_own(client, path, lang):
    page = read_page(client.get(f"{path}?lang={lang}&layers=btc"))
    links = {link["hreflang"]: link for link in page.all("a") if link.get("hreflang")}
    queries = {other: urlsplit(link["href"]).query for other, link in links.items()}
    assert queries == {other: f"lang={other}&layers=btc" for other in LANGUAGES}
    assert [other for other, link in links.items() if link.get("aria-current") == "true"] == [lang]


@pages
@pytest.mark.parametrize(("asked", "scheme"), [("dark", "dark"), ("light", "light"), ("", "auto"), ("pink", "auto")])
def test_the_scheme_stands_on_the_root(client, path, asked, scheme):
    assert read_page(client.get(path, params={"scheme": asked})).root["data-scheme"] == scheme


def test_a_frame_links_to_the_full_page_of_its_view(client):
    link = read_page(client.get("/embed?lang=tr&layers=btc")).one("a", class_="embed-link")
    assert urljoin("http://h.example/x/embed", link["href"]) == "http://h.example/x/?lang=tr&layers=btc"
