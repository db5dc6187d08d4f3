"""Halves and quarters that go on a number or a unit: "two and a half", "deux ans et demi"."""

from __future__ import annotations

from models.numbers.number_words import around
from models.numbers.scanning import Scan

# "dos años y medio", "deux ans et demi"; what follows goes on with a small word: "de".
_WITHOUT_ARTICLE = frozenset({"es", "fr", "it", "pt"})
_SMALL = 3


def added_fraction(scan: Scan, place: int) -> tuple[float, int] | None:
    """A half or a quarter behind "and" at token `place`, and where it ends.

    In languages that say so with an article, which "and half went to him" lacks, or in words that
    say nothing else: "два с половиной".
    """
    if half := scan.at(place, "and_half"):
        return 0.5, place + half[1]
    if not scan.at(place, "joins"):
        return None
    at = place + 1
    article = scan.at(at, "articles") is not None
    if not article and scan.lexicon.lang not in _WITHOUT_ARTICLE:
        return None
    at += article
    fraction = scan.at(at, "fractions")
    if not fraction or fraction[0].value not in (0.5, 0.25):
        return None
    return fraction[0].value, at + fraction[1]


def ends(scan: Scan, place: int) -> bool:
    """Whether no noun begins at token `place`, which a fraction before it would be of.

    "two years and a half of war", not "three weeks and a half million dollars".
    """
    if place >= len(scan.tokens) or scan.tokens[place].what == "other":
        return True
    word = scan.tokens[place].folded
    if scan.lexicon.lang in _WITHOUT_ARTICLE:
        return len(word) <= _SMALL
    return scan.tokens[place].what == "word" and word in around("no_nouns") | around("since")
