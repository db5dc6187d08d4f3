"""The words that deny or hedge what a sentence says, and whether they do so where they stand.

The words are `models/data/assertion.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from models.changes.passages import Passage, Word, part
from models.data import word_lists
from models.language.words import fold, words

SCOPE = 3
"""How many words a negator or a hedge reaches ahead: "did not even want", "may soon be"."""

CLAIM = 4.0
"""Auxiliaries and articles tell less: "have" 2.1, "been" 3.1 are no claim yet."""

WORDS_ONLY = re.compile(r"[\w\s'’-]*")
"""What no comma parts."""

# How many words may stand between "so" and the verb: "so that the first witness could".
_CLAUSE = 5
# What completes a negator stands near it: "ne l'a donc pas".
_NEAR = 4
# A negator that comes behind what it denies: "erlaubt im Saal der Bilder keine".
_BEHIND = 8
# Before a name, over an article: "between the Foxes and the Bears".
_BEFORE = 2


@cache
def cues(lang: str, category: str) -> frozenset[str]:
    """The words of one category of `assertion.toml`, folded; none in a language without them."""
    listed = word_lists("assertion").get(lang, {}).get(category, "")
    return frozenset(fold(word) for word in listed.split())


def marked_at(passage: Passage, lang: str, category: str) -> list[int]:
    """The positions of the words that deny (`negators`) or hedge (`hedges`) here."""
    listed, negation = cues(lang, category), category == "negators"
    found = [
        place
        for place, word in enumerate(passage.words)
        if (_is_listed(word, listed, lang) and not _is_ability(passage, place, lang))
        or (negation and (word.text.endswith("n't") or is_elided(word, lang)))
    ]
    whole = [place for place in found if _is_complete(passage, place, lang, negation=negation)]
    return [p for p in whole if not negation or cues(lang, "only").isdisjoint(_after(passage, p))]


def marked_inside(passage: Passage, lang: str, category: str) -> frozenset[int]:
    """The positions of the words with a mark inside, where a language denies or hedges so."""
    text = _pattern(lang, "unless").sub(lambda m: " " * len(m.group()), passage.text)
    start = passage.span[0]
    spans = (
        (match.start() + start, match.end() + start)
        for match in _pattern(lang, f"inside_{category}").finditer(text)
    )
    return frozenset(place for span in spans for place in passage.positions(span))


@cache
def _pattern(lang: str, category: str) -> re.Pattern[str]:
    found = sorted(cues(lang, category), key=lambda phrase: (-len(phrase), phrase))
    text = "|".join(re.escape(phrase).replace("_", r"\s") for phrase in found)
    return re.compile(text or r"(?!)", re.IGNORECASE)


def claim(passage: Passage, mark: int, lang: str) -> Word | None:
    """The first word with content after a mark, within its reach and before any comma.

    A mark that is one word with what it denies has that one: "n'ouvre".
    """
    own = passage.words[mark]
    if is_elided(own, lang) and own.weight > CLAIM:
        return own
    start = passage.words[mark].span[1] - passage.span[0]
    for word in passage.words[mark + 1 : mark + 1 + SCOPE]:
        between = passage.text[start : word.span[0] - passage.span[0]]
        if not WORDS_ONLY.fullmatch(between) or word.text[0].isdigit():
            return None
        if word.weight > CLAIM:
            return word
    return None


def is_elided(word: Word, lang: str) -> bool:
    """Whether it begins with a negator that has lost its vowel: "n'ouvre"."""
    head, apostrophe, tail = word.text.partition("'")
    return bool(apostrophe and tail) and head + apostrophe in cues(lang, "negators")


def is_denied(passage: Passage, place: int, lang: str) -> bool:
    """Whether a negator reaches the word at `place`, in some tongues also from behind.

    "Few shops are open" denies it too.
    """
    for mark in marked_at(passage, lang, "negators"):
        if 0 <= place - mark <= SCOPE and (mark < place or is_elided(passage.words[mark], lang)):
            return True
        behind = passage.words[mark].text in cues(lang, "trailing")
        if behind and 0 < mark - place <= _BEHIND and _is_joined(passage, place, mark):
            return True
    few = [n for n, word in enumerate(passage.words) if word.text in cues(lang, "few")]
    return any(0 < place - n <= _BEHIND and _is_joined(passage, n, place) for n in few) or any(
        0 < n - place <= _BEHIND and _is_joined(passage, place, n) for n in few
    )


def holds_both_ways(before: Sequence[Word], between: Sequence[Word], lang: str) -> bool:
    """Whether two names may change places: "from Orr to Tarn", "between Orr and Tarn".

    before: the words before the first of them. between: those before the second.
    """
    firsts = [word.text for word in before[-_BEFORE:]]
    pairs = {f"{first}_{second.text}" for first in firsts for second in between}
    return not cues(lang, "both_ways").isdisjoint(pairs.union(firsts))


@cache
def phrases(lang: str, category: str) -> tuple[tuple[str, ...], ...]:
    """The words of each phrase of a category; "_" stands for a space."""
    return tuple(words(phrase.replace("_", " ")) for phrase in sorted(cues(lang, category)))


def is_of_phrase(passage: Passage, place: int, lang: str) -> bool:
    """Whether a phrase has the word at `place` that says something else: "al menos"."""
    return any(
        starts(phrase, passage, start)
        for phrase in phrases(lang, "phrases")
        for start in range(max(0, place - len(phrase) + 1), place + 1)
    )


def follows(passage: Passage, place: int, lang: str, category: str) -> bool:
    """Whether the word at `place` stands right behind a phrase of the category."""
    return any(
        len(phrase) <= place and starts(phrase, passage, place - len(phrase))
        for phrase in phrases(lang, category)
    )


def starts(phrase: tuple[str, ...], passage: Passage, start: int) -> bool:
    """Whether the words of a phrase stand in a passage from `start` on."""
    return tuple(word.text for word in passage.words[start : start + len(phrase)]) == phrase


def _is_complete(passage: Passage, place: int, lang: str, *, negation: bool) -> bool:
    """Whether a word that marks nothing by itself has its other half: "ne ... pas"."""
    word = passage.words[place]
    head = word.text.partition("'")[0] + "'" if is_elided(word, lang) else word.text
    if head not in cues(lang, "halves"):
        return True
    before = {w.text for w in passage.words[max(0, place - 2) : place]}
    if not before.isdisjoint(cues(lang, "nobody")):
        return True
    after = _after(passage, place, _NEAR if negation else len(passage.words))
    return not cues(lang, "completing").isdisjoint(after)


def _after(passage: Passage, place: int, count: int = SCOPE) -> set[str]:
    """The words after the one at `place` that no comma parts from it."""
    following = range(place + 1, min(place + 1 + count, len(passage.words)))
    return {passage.words[n].text for n in following if _is_joined(passage, place, n)}


def _is_joined(passage: Passage, place: int, other: int) -> bool:
    """Whether nothing but words stands between the words at two positions."""
    between = passage.words[place].span[1], passage.words[other].span[0]
    return bool(WORDS_ONLY.fullmatch(part(passage, between)))


def _is_ability(passage: Passage, place: int, lang: str) -> bool:
    """Whether a word for what may be says what somebody can do: "já podem voltar".

    Or what for: "so a witness could identify him", but not "so ill that he could". Or what
    nobody could: "police could not say".
    """
    word = passage.words[place].text
    denied = not cues(lang, "negators").isdisjoint(_after(passage, place, 1))
    if denied and word in cues(lang, "could"):
        return True
    if word not in cues(lang, "able"):
        return False
    start = max(0, place - _CLAUSE)
    before = [word.text for word in passage.words[start:place]]
    if cues(lang, "already").intersection(before[-1:]):
        return True
    found = [n for n, word in enumerate(before) if word in cues(lang, "so")]
    so = start + found[0] if found else place
    return so + 1 < place and passage.words[so + 1].weight < CLAIM


def _is_listed(word: Word, listed: frozenset[str], lang: str) -> bool:
    """Whether a word is listed, also behind an "and" written against it: "ولم"."""
    return word.text in listed or (
        word.text[:1] in cues(lang, "joined") and word.text[1:] in listed
    )
