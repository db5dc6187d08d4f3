"""What articles say, as far as stories are told apart by it: weighted words.

A word weighs by how much it tells in the language at large (`models.language.words.information`).
The inverse document frequency of the window, the usual choice, gains .01 B-cubed F1 where all news
are of one field, and ties every story to whatever else was read. Only what is rare at large and
common here weighs less: the town and the mayor whom every article of a local paper names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, hstack

from models.arrays import Floats, Integers
from models.language.stems import stem
from models.language.words import information, words
from models.prose.text import SPACELESS, count_words

# Words more common than this (in nats) are grammar and count nothing.
_GRAMMAR = 2.0
# Of the likeness of words, the part of the titles alone, which say what the news is. AllSides
# gains .01 B-cubed F1 by it and ECB+, where many titles are a site's, loses nothing.
_TITLE_SHARE = 1 / 3
# The text of most pages begins with the title, which is then read twice. Leaving it out there
# moved none of 172 AllSides articles (`benchmarks.replay`), and joined a bakery of 38 words to
# the library of its town: what is short and read once is less sure to be a text.
# The words of an article's text that, after its title, say what happened; in scripts without
# spaces about as much is said in so many characters.
_OPENING_WORDS, _OPENING_CHARACTERS = 60, 120
# The words of a text without a title that stand for one.
_HEADING_WORDS = 15
# An article of so few words is a bare headline, of so many a text; between, by degrees.
_HEADLINE_WORDS, _TEXT_WORDS = 15, 60
# A word that tells more than this (in nats) is hardly known but as a name. What it adds to the
# likeness of two articles falls by the share of its language's articles that have it, where there
# are enough for a share to say something. Two invented weeks of a local paper have B-cubed F1 .947
# (mended on) and .952 by it, for .720 and .900; no half of AllSides, ECB+ or UCI
# changes by more than .002.
_NAME, _ENOUGH = 10.0, 8

_ENDING = re.compile(r"(?:'s|'|s')$")


@dataclass(frozen=True, slots=True)
class StoryItem:
    """An article as far as grouping reads it.

    text: empty for a bare headline. published: ISO 8601, a date or a date with time, or
    None. lang: ISO 639-1, or None where it is not known, a language of its own.
    """

    id: str
    title: str
    text: str
    source: str
    published: str | None
    lang: str | None


def opening(item: StoryItem) -> str:
    """What an encoder should read of an article: its title and the first words of its text."""
    return f"{item.title}\n{_lead(item.text)}".strip()


def reading(items: Sequence[StoryItem]) -> Floats:
    """How much there is to read of each article: 0 for a bare headline, 1 for a text."""
    counts = np.array([count_words(f"{item.title}\n{item.text}") for item in items], dtype=float)
    return np.clip((counts - _HEADLINE_WORDS) / (_TEXT_WORDS - _HEADLINE_WORDS), 0.0, 1.0)


def word_vectors(items: Sequence[StoryItem]) -> csr_array:
    """Weighted word counts of each article, of title and text and of the title again.

    The product of two rows is the likeness of their words, 0 to 1: two thirds of it the
    cosine of title and text, one third that of the titles (0 without a word). Where there
    is no title, the first words of the text stand for it.
    """
    whole = _unit_rows(items, lambda item: f"{item.title}\n{item.text}")
    title = _unit_rows(items, _heading)
    return csr_array(hstack([whole * (1 - _TITLE_SHARE) ** 0.5, title * _TITLE_SHARE**0.5]))


def form(word: str, lang: str) -> str:
    """The form in which a word (folded) is compared with others."""
    return _singular(word) if lang == "en" else stem(word, lang)


def rarity(word: str, lang: str) -> float:
    """How much a word (folded) tells in the language at large, in nats.

    Of an English one no more than its form does, "Biden" of "Biden's", nor than as it is written:
    "thi", "texa" and "crisi" are in no list and would tell most of all words.
    """
    return min(information(one, lang) for one in _as_told(word, lang))


def _as_told(word: str, lang: str) -> tuple[str, ...]:
    return (word, _singular(word)) if lang == "en" else (word,)


def _lead(text: str) -> str:
    """The first words of a text, or the first characters of a script without spaces."""
    words = " ".join(text.split()[:_OPENING_WORDS])
    ends = [character.end() for character in SPACELESS.finditer(words)]
    return words[: ends[_OPENING_CHARACTERS - 1]] if len(ends) >= _OPENING_CHARACTERS else words


def _heading(item: StoryItem) -> str:
    return item.title.strip() or " ".join(item.text.split()[:_HEADING_WORDS])


def _unit_rows(items: Sequence[StoryItem], text: Callable[[StoryItem], str]) -> csr_array:
    """Weighted word counts of a part of each article.

    Rows are of unit length before names that fill the window count less.
    """
    vocabulary: dict[str, int] = {}
    entries = [
        (row, vocabulary.setdefault(word, len(vocabulary)), weight, tells)
        for row, item in enumerate(items)
        for word, weight, tells in _weights(text(item), item.lang or "en")
    ]
    table = np.array(entries, dtype=float).reshape(-1, 4)
    rows, columns = table[:, :2].T.astype(np.int64)
    length = np.sqrt(np.bincount(rows, table[:, 2] ** 2, minlength=len(items)))
    values = table[:, 2] / length[rows] * _told_here(items, rows, columns, table[:, 3])
    return csr_array((values, (rows, columns)), shape=(len(items), max(1, len(vocabulary))))


def _told_here(
    items: Sequence[StoryItem], rows: Integers, columns: Integers, tells: Floats
) -> Floats:
    """What the weight of each word of each article is multiplied by, of shape (n_entries,).

    1, and less for a name that fills the window of its language.
    """
    known = {lang: number for number, lang in enumerate(dict.fromkeys(one.lang for one in items))}
    spoken = np.array([known[one.lang] for one in items], dtype=np.int64)
    articles = np.bincount(spoken, minlength=1)[spoken[rows]]
    words = spoken[rows] * (int(columns.max(initial=0)) + 1) + columns
    _, each, holders = np.unique(words, return_inverse=True, return_counts=True)
    fills = (tells > _NAME - _GRAMMAR) & (articles >= _ENOUGH)
    return np.where(fills, np.sqrt(1 - holders[each] / np.maximum(articles, 1)), 1.0)


def _weights(text: str, lang: str) -> Iterator[tuple[str, float, float]]:
    """Of each form of a text its weight, and how much it tells beyond grammar."""
    told: dict[str, float] = {}
    count: Counter[str] = Counter()
    for word in words(text):
        one = form(word, lang)
        tells = rarity(word, lang) - _GRAMMAR
        told[one] = min(tells, told.get(one, tells))
        count[one] += 1
    for one, tells in told.items():
        if tells > 0:
            yield one, (1 + np.log(count[one])) * np.sqrt(tells), tells


def _singular(word: str) -> str:
    """An English word without a genitive or plural s.

    Bare headlines gain .03 B-cubed F1 by it: they rarely say a word twice. Full stems lose .002 to
    .012 on whole sets. In other languages, whose words have more forms, a stem is taken.
    """
    word = _ENDING.sub("", word)
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word
