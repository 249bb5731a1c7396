"""The three catalogues say the same things, and numbers, dates and plural forms are those of each language."""

import re
from functools import cache

import pytest
from fluent.syntax import FluentParser, ast
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import UnknownLanguageError
from geo.language import direction, language
from geo.resources import locale_dir

LANGUAGES = ("ar", "en", "tr")
FILES = sorted(path.name for path in (locale_dir() / "en").glob("*.ftl"))
LATIN_ALLOWED_IN_ARABIC = set()
"""Names with no Arabic spelling in use; none so far."""
ARABIC_DIGITS = dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True))
PLURALS = {
    "ar": {"zero", "one", "two", "few", "many", "other"},
    "en": {"one", "other"},
    "tr": {"one", "other"},
}
"""CLDR's plural categories of whole numbers."""


@cache
def read(lang, file):
    text = (locale_dir() / lang / file).read_text(encoding="utf-8")
    return FluentParser().parse(text).body


@cache
def catalogue(lang):
    """Return the messages of a language by id."""
    return {e.id.name: e for file in FILES for e in read(lang, file) if isinstance(e, ast.Message)}


def nodes(node, kind):
    """Return all parts of a message that are of a kind, at any depth."""
    found = [node] if isinstance(node, kind) else []
    parts = vars(node).values() if isinstance(node, ast.BaseNode) else node if isinstance(node, list) else []
    return found + [deep for part in parts for deep in nodes(part, kind)]


def arguments(message):
    return {reference.id.name for reference in nodes(message.value, ast.VariableReference)}


def texts(message):
    strings = [literal.value for literal in nodes(message.value, ast.StringLiteral)]
    return [element.value for element in nodes(message.value, ast.TextElement)] + strings


@pytest.mark.parametrize("lang", ["ar", "tr"])
@pytest.mark.parametrize("file", FILES)
def test_catalogues_have_the_same_messages(lang, file):
    ids = [[e.id.name for e in read(one, file) if isinstance(e, ast.Message)] for one in (lang, "en")]
    assert sorted(ids[0]) == sorted(ids[1])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_stands_twice_or_is_not_understood(lang):
    entries = [entry for file in FILES for entry in read(lang, file)]
    ids = [entry.id.name for entry in entries if isinstance(entry, ast.Message)]
    assert [entry.content for entry in entries if isinstance(entry, ast.Junk)] == []
    assert [name for name in set(ids) if ids.count(name) > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_empty(lang):
    empty = [name for name, m in catalogue(lang).items() if not (arguments(m) or "".join(texts(m)).strip())]
    assert empty == []


@pytest.mark.parametrize("lang", ["ar", "tr"])
def test_messages_take_the_same_arguments(lang):
    english = {name: arguments(message) for name, message in catalogue("en").items()}
    assert {name: arguments(message) for name, message in catalogue(lang).items()} == english


@pytest.mark.parametrize("lang", LANGUAGES)
def test_counted_messages_have_every_plural_form_of_the_language(lang):
    for name, message in catalogue(lang).items():
        for choice in nodes(message.value, ast.SelectExpression):
            assert {variant.key.name for variant in choice.variants} == PLURALS[lang], name


def test_the_arabic_catalogue_holds_no_latin_word():
    words = {word for m in catalogue("ar").values() for text in texts(m) for word in re.findall("[A-Za-z]+", text)}
    assert words <= LATIN_ALLOWED_IN_ARABIC


def test_the_arabic_catalogue_writes_arabic_digits():
    assert [name for name, m in catalogue("ar").items() if re.search("[0-9]", "".join(texts(m)))] == []


def test_turkish_is_not_english():
    same = {
        name
        for name, m in catalogue("tr").items()
        if texts(m) == texts(catalogue("en")[name]) and re.search("[a-z]{4}", "".join(texts(m)))
    }
    assert len(same) < 0.05 * len(catalogue("tr"))


@pytest.mark.parametrize(
    ("count", "text"),
    [
        pytest.param(0, "لا رقم ملوَّنًا لأيٍّ من الجمهوريات (5).", id="zero"),
        pytest.param(1, "جمهورية واحدة من 5 لها رقم ملوَّن.", id="one"),
        pytest.param(2, "جمهوريتان من 5 لهما رقم ملوَّن.", id="two"),
        pytest.param(3, "3 جمهوريات من 5 لها رقم ملوَّن.", id="few"),
        pytest.param(11, "11 جمهورية من 5 لها رقم ملوَّن.", id="many"),
        pytest.param(100, "100 جمهورية من 5 لها رقم ملوَّن.", id="other"),
    ],
)
def test_arabic_counts_have_their_six_forms(count, text):
    said = language("ar", "latn").say("legend-coverage", count=count, total="5")
    assert "".join(ARABIC_DIGITS.get(sign, sign) for sign in said) == text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_counted_messages_are_handed_over_once_per_plural_form(lang):
    forms = language(lang).counted("found-count")
    assert set(forms) == PLURALS[lang]
    assert "{number}" in forms["other"]


def test_arabic_results_have_their_six_forms():
    assert language("ar").counted("found-count") == {
        "zero": "لا نتائج",
        "one": "نتيجة واحدة",
        "two": "نتيجتان",
        "few": "{number} نتائج",
        "many": "{number} نتيجة",
        "other": "{number} نتيجة",
    }


def test_messages_of_a_prefix_hold_those_made_of_signs():
    assert language("en").messages("finder-separator") == {"finder-separator": " · "}
    assert "found-count" not in language("en").messages("found-")


@pytest.mark.parametrize(
    ("lang", "count", "text"),
    [
        ("en", 0, "0 of 5 republics have a painted figure."),
        ("en", 1, "1 of 5 republics has a painted figure."),
        ("en", 3, "3 of 5 republics have a painted figure."),
    ],
)
def test_english_counts_agree_with_their_verb(lang, count, text):
    assert language(lang).say("legend-coverage", count=count, total="5") == text


# As CLDR writes them.
@pytest.mark.parametrize(
    ("lang", "nu", "text"),
    [
        pytest.param("en", None, "1,234,567.5", id="English"),
        pytest.param("tr", None, "1.234.567,5", id="Turkish"),
        pytest.param("ar", None, "١٬٢٣٤٬٥٦٧٫٥", id="Arabic"),
        pytest.param("ar", "latn", "1,234,567.5", id="Arabic with Latin digits"),
        pytest.param("en", "arab", "١٬٢٣٤٬٥٦٧٫٥", id="English with Arabic digits"),
    ],
)
def test_numbers_have_the_separators_and_digits_asked_for(lang, nu, text):
    assert language(lang, nu).number(1_234_567.5) == text


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "3.495 billion US dollars"), ("tr", "3,495 milyar ABD doları"), ("ar", "٣٫٤٩٥ مليار دولار أمريكي")],
)
def test_large_amounts_are_said_in_words_without_losing_a_digit(lang, text):
    assert language(lang).quantity(3.495e9, "USD") == text


@pytest.mark.parametrize(
    ("value", "text"), [(999_999, "999,999"), (1_000_000, "1 million"), (390_500_000, "390.5 million"), (0, "0")]
)
def test_words_begin_at_a_million(value, text):
    assert language("en").compact(value) == text


def test_decimals_are_cut_to_those_asked_for():
    assert [language("en").number(1.2345, decimals=n) for n in (0, 1, None)] == ["1", "1.2", "1.2345"]


@pytest.mark.parametrize(
    ("lang", "iso", "text"),
    [
        pytest.param("en", "2021", "2021", id="year"),
        pytest.param("en", "2006-07", "July 2006", id="month"),
        pytest.param("en", "2006-07-13", "13 July 2006", id="day"),
        pytest.param("tr", "2006-07-13", "13 Temmuz 2006", id="Turkish day"),
        pytest.param("ar", "2006-07-13", "١٣ يوليو ٢٠٠٦", id="Arabic day"),
        pytest.param("en", "1991/2021", "1991 to 2021", id="interval"),
        pytest.param("en", "1999/..", "since 1999", id="open interval"),
        pytest.param("en", "../1999", "until 1999", id="interval without beginning"),
    ],
)
def test_dates_are_written_as_exactly_as_they_are_known(lang, iso, text):
    assert language(lang).day(iso) == text


@pytest.mark.parametrize(("lang", "text"), [("en", "Kazakhstan"), ("tr", "Kazakistan"), ("ar", "كازاخستان")])
def test_states_have_their_cldr_names(lang, text):
    assert language(lang).country("KAZ") == text


def test_units_of_a_folder_of_ones_own_are_written_as_they_are():
    assert language("en").quantity(3, "camels") == "3 camels"


def test_missing_messages_and_arguments_are_no_silent_blanks():
    with pytest.raises(KeyError, match="no-such-message"):
        language("en").say("no-such-message")
    with pytest.raises(KeyError, match="legend-line"):
        language("en").say("legend-line", name="x")


def test_another_language_is_refused():
    with pytest.raises(UnknownLanguageError, match="'de'"):
        language("de")


def test_only_arabic_runs_from_right_to_left():
    assert [direction(lang) for lang in LANGUAGES] == ["rtl", "ltr", "ltr"]


@given(st.text())
def test_only_digits_change_with_the_digits(text):
    changed = language("en", "arab").digits(text)
    assert not re.search("[0-9]", changed)
    assert [sign for sign in changed if sign not in ARABIC_DIGITS] == [
        sign for sign in text if sign not in ARABIC_DIGITS and sign not in "0123456789"
    ]
