"""Words that hand a claim to a speaker, `models/data/attribution.toml`, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

from models.data import word_lists
from models.language.words import fold, is_hangul, unspaced
from models.records import Span


def is_hearer(before: str, lang: str) -> bool:
    """Whether the words before a name say that who bears it is told something: "told the Post"."""
    return bool(_before_name(lang, "addressing").search(before))


def is_medium(before: str, after: str, lang: str) -> bool:
    """Whether the words around a name say that who bears it hears of it or brings it.

    "in an interview with Bloomberg", "Bloomberg reports".
    """
    heard = is_hearer(before, lang) or _before_name(lang, "sourcing").search(before)
    return bool(heard or pattern(lang, "publishing").match(after.lstrip()))


def verbs_of_saying(text: str, lang: str) -> Iterator[Span]:
    """Where words that hand a claim to a speaker stand, but for nouns: "the United States"."""
    nouns = words_of(lang, "nouns")
    for match in pattern(lang, "reporting").finditer(text):
        if fold(match.group()) not in nouns:
            yield match.span()


@cache
def words_of(lang: str, category: str) -> frozenset[str]:
    """The single words of a category, folded; none in a language without them."""
    return frozenset(_listed(lang, category))


@cache
def pattern(lang: str, category: str) -> re.Pattern[str]:
    """The words of a category anywhere in a sentence, each by itself where words have spaces."""
    phrases = sorted(_listed(lang, category), key=lambda phrase: (-len(phrase), phrase))
    # What stands before is asked once at each place, and not for each of a hundred words anew.
    alike = groupby(phrases, key=_before)
    found = [f"{before}(?:{'|'.join(map(_phrase, some))})" for before, some in alike]
    return re.compile("|".join(found) or r"(?!)", re.IGNORECASE)


def _listed(lang: str, category: str) -> list[str]:
    lists: Mapping[str, Mapping[str, str]] = word_lists("attribution")
    return lists.get(lang, {}).get(category, "").split()


@cache
def sorts_of_speakers(lang: str) -> Mapping[tuple[str, ...], int]:
    """The sort of speaker that each listed word or phrase is, folded; none where none is listed."""
    lists: Mapping[str, Mapping[str, str]] = word_lists("attribution")
    sorts = lists.get(lang, {}).get("sorts", "").split("|")
    return {
        tuple(fold(word) for word in phrase.split("_")): number
        for number, sort in enumerate(sorts)
        for phrase in sort.split()
    }


@cache
def _before_name(lang: str, category: str) -> re.Pattern[str]:
    """The words of a category right before a name, with an article or without."""
    words, articles = pattern(lang, category).pattern, pattern(lang, "articles").pattern
    return re.compile(rf"(?:{words})(?:\s(?:{articles}))?\s*$", re.IGNORECASE)


def _before(phrase: str) -> str:
    """What a listed phrase must have before it."""
    return "" if unspaced(phrase[0]) or is_hangul(phrase[0]) else r"(?<![\w-])"


def _phrase(phrase: str) -> str:
    """A listed phrase and what must follow it."""
    stem = phrase.removesuffix("*")
    words = r"\s".join(re.escape(word) for word in stem.split("_"))
    words = words.replace("'", "['’]")
    return words if phrase.endswith("*") or unspaced(stem[-1]) else rf"{words}(?![\w-])"
