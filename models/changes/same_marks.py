"""What says the same as a denial or a hedge, in other words.

The words are `models/data/assertion.toml`.
"""

from __future__ import annotations

from models.changes.attribution import is_attributed
from models.changes.marks import SCOPE, WORDS_ONLY, cues, is_elided
from models.changes.passages import Passage, part
from models.language.speech_words import verbs_of_saying

_DAYS = frozenset({"date", "year", "time"})
_MEANING = {"negators": "denials", "hedges": "doubts"}


def meant_alike(passage: Passage, lang: str, category: str) -> frozenset[int]:
    """The positions of words that say in their own way what a negator or a hedge would.

    "Would" does, but for what is only told in the past: "said she would resign" is no doubt.
    """
    meaning = cues(lang, _MEANING[category])
    found = [place for place, word in enumerate(passage.words) if word.text in meaning]
    return frozenset(place for place in found if not _is_foretold(passage, place, lang))


def _is_foretold(passage: Passage, place: int, lang: str) -> bool:
    """Whether a word makes a future of the past, in the clause of who spoke: "said it would"."""
    if passage.words[place].text not in cues(lang, "foretold"):
        return False
    start, at = passage.span[0], passage.words[place].span[0]
    said = [start + end for _, end in verbs_of_saying(passage.text, lang)]
    before = [end for end in said if end <= at]
    return bool(before) and bool(WORDS_ONLY.fullmatch(part(passage, (before[-1], at))))


def is_put_otherwise(marked: Passage, mark: int, plain: Passage, lang: str) -> bool:
    """Whether `plain` says the same without the mark of `marked`.

    "Not before Monday" is "on Monday", "has not yet" is "has yet to", "not since 1944" is "the
    worst since 1944", and a mood of hearsay is "the police said".
    """
    text = marked.words[mark].text
    if text in cues(lang, "reported") and is_attributed(plain, lang, frozenset(marked.places)):
        return True
    if text not in cues(lang, "negators") and not is_elided(marked.words[mark], lang):
        return False
    following = marked.words[mark + 1 : mark + 2]
    if any(w.text in cues(lang, "since") for w in following) and _is_day(marked, mark + 2, lang):
        return True
    yet = cues(lang, "yet")
    owed = all(not words.isdisjoint(plain.vocabulary) for words in (yet, cues(lang, "due")))
    if owed and not yet.isdisjoint(_around(marked, mark)):
        return True
    until = cues(lang, "until") - plain.vocabulary
    return any(
        word.text in until and _is_day(marked, place + 1, lang)
        for place, word in enumerate(marked.words)
        if place > mark
    )


def _around(passage: Passage, place: int) -> set[str]:
    return {word.text for word in passage.words[max(0, place - SCOPE) : place + SCOPE]}


def _is_day(passage: Passage, place: int, lang: str) -> bool:
    """Whether a day or an hour stands at `place` or the word after."""
    if any(w.text in cues(lang, "periods") for w in passage.words[place : place + 2]):
        return True
    days = [passage.positions(q.span) for q in passage.quantities if q.kind in _DAYS]
    return any(place in day or place + 1 in day for day in days)
