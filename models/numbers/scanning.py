"""A sentence made ready for reading quantities: every phrase of the lexicon looked up once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.numbers.number_words import Lexicon, Sense, Senses, lexicon
from models.numbers.quantity_tokens import Token, tokenise

# Written against the word: Arabic and Hebrew "and", "in", "to", "for", "like", "the".
_PREFIXES = {"ar": ("ال", "و", "ب", "ل", "ف", "ك"), "he": ("ו", "ב", "ל", "כ", "ה", "מ")}
# Korean particles, the longest first: "24명이", "3만원을".
_PARTICLES = {"ko": (
    "에서", "으로", "까지", "부터", "이나", "씩", "이", "가", "은", "는", "을", "를", "의", "에",
    "도", "과", "와", "로", "만",
)}  # fmt: skip

_Phrases = tuple[tuple[tuple[str, ...], Senses], ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence ready to be read: its tokens and, for each, what begins and ends there.

    senses[i]: what the phrase that begins at token i can mean and how many tokens it has.
    ending[i]: the categories of the phrases that end before token i, with their first.
    """

    tokens: tuple[Token, ...]
    senses: tuple[Mapping[str, tuple[Sense, int]], ...]
    ending: tuple[Mapping[str, int], ...]
    lexicon: Lexicon

    def at(self, place: int, category: str) -> tuple[Sense, int] | None:
        """The sense of `category` that begins at token `place`, if there is one."""
        return self.senses[place].get(category) if 0 <= place < len(self.senses) else None

    def is_at(self, place: int, text: str) -> bool:
        """Whether token `place` is `text`."""
        return 0 <= place < len(self.tokens) and self.tokens[place].folded == text


def scan(text: str, lang: str) -> Scan:
    """Look up the phrases of `text`."""
    known = lexicon(lang)
    tokens = tokenise(text)
    senses: list[Mapping[str, tuple[Sense, int]]] = []
    ending: list[dict[str, int]] = [{} for _ in range(len(tokens) + 1)]
    for place in range(len(tokens)):
        found = _lookup(tokens, place, known)
        senses.append(found)
        for category, (_, length) in found.items():
            ending[place + length].setdefault(category, place)
    return Scan(tokens, tuple(senses), tuple(ending), known)


def _lookup(tokens: Sequence[Token], place: int, known: Lexicon) -> Mapping[str, tuple[Sense, int]]:
    folded = tokens[place].folded
    candidates = known.phrases.get(folded)
    if candidates is None:
        candidates = _stripped(tokens[place], known)
    found: dict[str, tuple[Sense, int]] = {}
    for phrase, senses in candidates:
        if _matches(tokens, place, phrase):
            for category, sense in senses.items():
                found.setdefault(category, (sense, len(phrase)))
    return found


def _matches(tokens: Sequence[Token], place: int, phrase: tuple[str, ...]) -> bool:
    """Whether the rest of `phrase` follows; its first token was looked up."""
    if len(phrase) == 1:
        return True
    rest = tokens[place + 1 : place + len(phrase)]
    return tuple(token.folded for token in rest) == phrase[1:]


def _stripped(token: Token, known: Lexicon) -> _Phrases:
    """The phrases of a word without what is written against it: "d'euros", "بمليون".

    Of what owns in English only days: "Friday's vote".
    """
    folded = token.folded
    if "'" in folded:
        before, _, after = folded.rpartition("'")
        if known.lang == "en" and after == "s":
            return _days(known.phrases.get(before, ()))
        return known.phrases.get(before if known.lang == "tr" else after, ())  # "Kasım'da"
    for ending in _PARTICLES.get(known.lang, ()):
        found = known.phrases.get(folded.removesuffix(ending), ())
        if any("unit" in senses or "currency" in senses for _, senses in found):
            return found
    for prefix in _PREFIXES.get(known.lang, ()):
        if folded.startswith(prefix) and (bare := known.phrases.get(folded[len(prefix) :])):
            return bare
    return ()


def _days(found: _Phrases) -> _Phrases:
    return tuple((phrase, senses) for phrase, senses in found if "weekday" in senses)
