"""Two names, or two figures, that have changed places around the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from models.changes.finding import Finding
from models.changes.marks import cues, holds_both_ways
from models.changes.passages import ALIKE, Passage, Word, covered, fit, part
from models.changes.rivals import exchanged
from models.changes.same_quantity import counted
from models.changes.turned import says_from_other_side
from models.language.stems import stem
from models.naming.names import Name, same_name
from models.numbers.quantities import Quantity

# How many words may stand between two names for these to be what connects them, and for both to
# have a clause of their own that an "and" joins.
_APART, _CLAUSES_APART = 5, 8
_Two = tuple[Quantity, Quantity]
_WORDS_ONLY = re.compile(r"[\w\s'’-]*")


def exchanged_names(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """Names that have changed places: "A beat B", "B beat A".

    What both do to each other is the same either way: "A met B". And who is above another has that
    one below.
    """
    if min(covered(here, there), covered(there, here)) < ALIKE:
        return
    if says_from_other_side(here, there, lang):
        return
    mutual = {stem(word, lang) for word in cues(lang, "mutual")}
    for first, second in pairwise(here.names):
        between = _between(here, first, second, lang)
        if not between or not mutual.isdisjoint(between):
            continue
        if holds_both_ways(*_around(here, first, second), lang):
            continue
        for one, two in pairwise(there.names):
            crossed = same_name(first.text, two.text) and same_name(second.text, one.text)
            if not crossed or same_name(first.text, second.text):
                continue
            if between == _between(there, one, two, lang):
                here_span, there_span = (first.span[0], second.span[1]), (one.span[0], two.span[1])
                says = exchanged(first.text, second.text)
                yield Finding("role", here_span, there_span, 0.7, says)


def _around(passage: Passage, first: Name, second: Name) -> tuple[list[Word], list[Word]]:
    """The words before the first of two names, and those between the two."""
    before = [word for word in passage.words if word.span[1] <= first.span[0]]
    start, end = first.span[1], second.span[0]
    return before, [w for w in passage.words if start <= w.span[0] and w.span[1] <= end]


def exchanged_quantities(here: Passage, there: Passage) -> Iterator[Finding]:
    """Figures that have changed places: "14 goals in 22 games", "22 goals in 14 games".

    Each of the two has the same words right before and after it in both sentences, and not the
    other's: "up by 4, down by 2" is told as well by "down by 2, up by 4". Nor has what they are of
    moved with them: "12 dead and 45 hurt" is "45 hurt and 12 dead".
    """
    if min(covered(here, there), covered(there, here)) < ALIKE:
        return
    for these in pairwise(here.quantities):
        for those in pairwise(there.quantities):
            if _are_crossed(these, those) and _stand_alike(here, these, there, those):
                (first, second), (one, two) = these, those
                says = exchanged(part(here, first.span), part(here, second.span))
                here_span, there_span = (first.span[0], second.span[1]), (one.span[0], two.span[1])
                yield Finding("number", here_span, there_span, 0.7, says, fixed=True)


def _are_crossed(these: _Two, those: _Two) -> bool:
    """Whether each is the figure of the other of those, and counts what stood in its place."""
    (first, second), (one, two) = these, those
    crossed = _is_figure(first, two) and _is_figure(second, one) and first.value != second.value
    return crossed and (first.unit, second.unit) == (one.unit, two.unit)


def _is_figure(x: Quantity, y: Quantity) -> bool:
    """Whether both are one figure, of whatever is counted or measured."""
    return x.kind == y.kind and x.value == y.value and x.kind not in ("date", "time", "year")


def _stand_alike(here: Passage, these: _Two, there: Passage, those: _Two) -> bool:
    """Whether all around two figures is as around the other two, and not the same around both."""
    if _stands_as(here, these[0], here, these[1]):
        return False
    if _stems_between(here, these) != _stems_between(there, those):
        return False
    return all(
        _stands_as(here, x, there, y) and _counted(here, x) == _counted(there, y)
        for x, y in zip(these, those, strict=True)
    )


def _stems_between(passage: Passage, two: _Two) -> list[str]:
    """The words between two figures, of which one tells what one of them is of."""
    start, end = two[0].span[1], two[1].span[0]
    return [word.stem for word in passage.words if start <= word.span[0] < end]


def _counted(passage: Passage, quantity: Quantity) -> str | None:
    """The stem of what a quantity counts, where it ends in that word."""
    at = counted(passage, quantity)
    return None if at is None else passage.words[at].stem


def _stands_as(here: Passage, x: Quantity, there: Passage, y: Quantity) -> bool:
    """Whether two figures stand between the same two words."""
    found = fit(here, here.positions(x.span), there, there.positions(y.span))
    return bool(found.before and found.after)


def _between(passage: Passage, first: Name, second: Name, lang: str) -> tuple[str, ...]:
    """The stems of the few words between two names; none in a list or across a comma."""
    start, end = first.span[1] - passage.span[0], second.span[0] - passage.span[0]
    words = [w for w in passage.words if start <= w.span[0] - passage.span[0] < end]
    if not _WORDS_ONLY.fullmatch(passage.text[start:end]):
        return ()
    if not any(word.is_content for word in words):
        return ()
    joined = any(word.text in cues(lang, "joining") for word in words)
    if joined and not _are_clauses(passage, words, second, lang):
        return ()
    if len(words) > (_CLAUSES_APART if joined else _APART):
        return ()
    return tuple(word.stem for word in words)


def _are_clauses(passage: Passage, words: list[Word], second: Name, lang: str) -> bool:
    """Whether the "and" before the second name joins what the two do, and each does another thing.

    "Norway sent a ship and Sweden tents", but not "Norway and Sweden", nor what both did.
    """
    if words[-1].text not in cues(lang, "joining"):
        return False
    after = [word for word in passage.words if word.span[0] >= second.span[1]]
    own = [word.stem for word in words[:-1]]
    others = [word.stem for word in after[: len(own)]]
    shared = bool(others) and own[0] == others[0]
    return shared and own != others and any(w.is_content for w in words[:-1])
