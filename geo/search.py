"""Search that forgives as people type: one folding and one index for the API and the pages.

Folding makes equal what readers do not tell apart: hamza and alef forms, ta marbuta, tatweel, vowel signs, both scripts
of digits, Turkish dotted and dotless i, case and diacritics. A table of synonyms (`data/facts/synonyms.csv`) makes one
word of the variant spellings that the paper and its readers use. What is compared is whole words and their beginnings,
never bare substrings.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_ARABIC = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        "ؤ": "و",
        "ئ": "ي",
        "ى": "ي",
        "ة": "ه",
        "ء": "",
        "ـ": "",
        "ی": "ي",
        "ک": "ك",
        "ı": "i",
        "İ": "i",
    }
)
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^ال(?=\w{3})")


def fold(text: str) -> str:
    """Return a text as search compares it: folded words with single spaces between."""
    plain = unicodedata.normalize("NFKD", text.translate(_ARABIC).casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_ARABIC)
    digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in letters)
    return " ".join(_ARTICLE.sub("", word) for word in _WORD.findall(digits))


@dataclass(frozen=True)
class Synonyms:
    """Variant spellings, each folded, and the one word that stands for them."""

    variants: Mapping[str, str]

    @classmethod
    def of(cls, groups: Iterable[tuple[str, Sequence[str]]]) -> "Synonyms":
        """Return the synonyms of groups of a word and its variants."""
        variants: dict[str, str] = {}
        for word, others in groups:
            chosen = fold(word).replace(" ", "")
            variants |= {fold(variant): chosen for variant in (word, *others)}
        return cls(variants)

    def words(self, text: str) -> list[str]:
        """Return the folded words of a text, variants replaced by the word that stands for them."""
        folded = f" {fold(text)} "
        for variant in self._longest_first:
            folded = folded.replace(f" {variant} ", f" {self.variants[variant]} ")
        return folded.split()

    @cached_property
    def _longest_first(self) -> list[str]:
        return sorted(self.variants, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: its id, and its words with what each is worth."""

    entry_id: str
    worth: Mapping[str, float]


def make_entry(entry_id: str, fields: Iterable[tuple[str, float]], synonyms: Synonyms) -> Entry:
    """Return the entry of texts with their weights; a word counts by the best text that it stands in."""
    worth: dict[str, float] = {}
    for text, weight in fields:
        for word in synonyms.words(text):
            worth[word] = max(worth.get(word, 0), weight)
    return Entry(entry_id, worth)


_BEGINNING = 0.6
"""What the beginning of a word is worth of the whole."""


def find(entries: Iterable[Entry], query: str, synonyms: Synonyms) -> list[str]:
    """Return the ids of the entries that hold every word of a query, best first, else in the order of the entries."""
    words = synonyms.words(query)
    ranked = []
    for number, entry in enumerate(entries):
        scores = [_score(entry, word) for word in words]
        if scores and min(scores) > 0:
            ranked.append((-sum(scores), number, entry.entry_id))
    return [entry_id for _, _, entry_id in sorted(ranked)]


def _score(entry: Entry, word: str) -> float:
    whole = entry.worth.get(word, 0)
    beginning = max((worth for other, worth in entry.worth.items() if other.startswith(word)), default=0)
    return max(whole, beginning * _BEGINNING)
