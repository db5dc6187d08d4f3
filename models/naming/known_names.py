"""Words that are names wherever a text gives them a capital, first words of sentences too."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from models.language.words import fold, word_spans, zipf
from models.naming.names import RARE, begins_sentence, is_title_case
from models.numbers.quantities import quantities


def known_names(text: str, lang: str) -> frozenset[str]:
    """The words, folded: what follows a lower-case word with a capital, and rare family names.

    "Lindqvist" of "his lawyer, Petra Lindqvist" has the ending of a common noun, and so would be
    none where it begins a sentence. In German, where every noun has a capital, it is what stands
    right beside another one, as given and family names do, and what measures nothing.
    """
    if lang == "de":
        return frozenset(_adjacent(text, lang))
    words = [text[slice(*span)] for span in word_spans(text)]
    inside = {fold(word) for word, before in _joined(text) if before[0].islower()}
    if is_title_case(words):
        return frozenset(inside)
    last = {fold(word) for word, before in _joined(text) if _is_capitalised(before)}
    return frozenset(inside | {word for word in last if zipf(word, lang) < RARE})


def _adjacent(text: str, lang: str) -> Iterator[str]:
    """Two capitalised words in a row, folded, which begin no sentence and measure nothing.

    "Polizeisprecherin Ana Kovač" and "Landgericht Köln", and not "vier Jahren Haft".
    """
    in_a_row = [
        (a[0], b[1])
        for a, b in pairwise(word_spans(text))
        if text[a[1] : b[0]] == " " and text[a[0]].isupper() and text[b[0]].isupper()
    ]
    pairs = [pair for pair in in_a_row if not begins_sentence(text, pair[0])]
    measured = [quantity.span for quantity in quantities(text, lang)] if pairs else []
    for first, last in pairs:
        if not any(start < last and first < end for start, end in measured):
            yield from map(fold, text[first:last].split())


def _joined(text: str) -> Iterator[tuple[str, str]]:
    """Each word that begins with a capital and follows another one, and that other one."""
    for a, b in pairwise(word_spans(text)):
        if text[b[0]].isupper() and text[a[1] : b[0]] == " ":
            yield text[slice(*b)], text[slice(*a)]


def _is_capitalised(word: str) -> bool:
    """Whether it is no acronym and has a capital, as a given name does."""
    return word[0].isupper() and word[1:].islower()
