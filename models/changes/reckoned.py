"""Figures that differ and follow from each other: a range, a sum, the step from one to the other.

"Between $4 million and $6 million" holds "$5 million"; "$1.4 million and a bonus of $1 million"
are "$2.4 million"; "seven men and two women" are "nine people"; and who rises "by $300 to $2,800"
rises "to $2,800 from $2,500".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import pairwise
from math import isclose

from models.changes.marks import cues
from models.changes.passages import ALIKE, Passage, covered, part
from models.changes.tolls import is_told_of, toll
from models.language.words import fold
from models.numbers.number_words import around, lexicon
from models.numbers.quantities import Quantity, comparable
from models.numbers.quantity_tokens import DASHES

_KINDS = frozenset({"count", "money", "percent", "duration", "measure"})
# The sum of two small counts is too often a third by chance: 3 and 2, 5.
_LARGE = 20
# Between the ends of a range stand so many words at most: "16 cents a share to 27 cents".
_APART = 4
# "Fell 13 to 443" is a step and where it leads.
_WIDEST = 3.0
# Before the lower end the word that says so: "between", "ranged from".
_BEFORE = 2

# "On roads": so many words behind a figure say what it is of.
_BEHIND = 2


def follow(here: Passage, x: Quantity, there: Passage, y: Quantity, lang: str) -> bool:
    """Whether `x` of `here` and `y` of `there`, which differ, may well be of one account.

    Sentences alike in all other words give two accounts, unless one has the parts in a list, or a
    range that holds the figure.
    """
    if _is_listed(here, x, there, y, lang) or _is_listed(there, y, here, x, lang):
        return True
    if x.kind not in _KINDS or not comparable(x, y):
        return False
    if _is_within(here, x, there, y, lang) or _is_within(there, y, here, x, lang):
        return True
    if min(covered(here, there), covered(there, here)) >= ALIKE:
        return False
    if toll(here, x, lang) or toll(there, y, lang):
        return False
    return _is_reckoned(here, x, there, y, lang) or _is_reckoned(there, y, here, x, lang)


def _is_listed(here: Passage, x: Quantity, there: Passage, y: Quantity, lang: str) -> bool:
    """Whether `y` counts together those whom `here` lists in parts, one of which is `x`.

    As "seven men and two women", "nine people"; not "nine men".
    """
    if not x.kind == y.kind == "count":
        return False
    whole = next((its for its in _lists(here, lang) if x in its), [])
    nouns = {_noun(here, q) for q in whole}
    return sum(q.value for q in whole) == y.value and _noun(there, y) not in nouns


def _lists(passage: Passage, lang: str) -> Iterator[list[Quantity]]:
    """The counts that stand in lists of two or more."""
    row: list[Quantity] = []
    for count in passage.quantities:
        if row and not _is_joined(passage, row[-1], count, lang):
            if len(row) > 1:
                yield row
            row = []
        row.append(count)
    if len(row) > 1:
        yield row


def _is_joined(passage: Passage, one: Quantity, next_: Quantity, lang: str) -> bool:
    """Whether two counts are parts of one list: not "killed two soldiers and hurt five"."""
    if not one.kind == next_.kind == "count":
        return False
    between = part(passage, (one.span[1], next_.span[0]))
    words = _WORD.findall(fold(between))
    if len(words) > _APART or any(is_told_of(word, lang) for word in words):
        return False
    ends = bool(words) and words[-1] in cues(lang, "joining")
    return (ends or between.rstrip().endswith(",")) and not _BREAK.search(between.rstrip(", "))


def _noun(passage: Passage, count: Quantity) -> str:
    """What is counted: of people as the text calls them."""
    return part(passage, count.span).split()[-1] if count.unit == "people" else count.unit


def _is_reckoned(here: Passage, x: Quantity, there: Passage, y: Quantity, lang: str) -> bool:
    """Whether `x` and a third figure of `here` make `y`, or `x` is the step that leads there."""
    for third in here.quantities:
        if third.span == x.span or not comparable(third, y):
            continue
        if x.kind == "count" and min(x.value, y.value, third.value) < _LARGE:
            continue
        is_sum = x.kind != "percent" and isclose(x.value + third.value, y.value)
        if is_sum and not (_are_ends(here, x, third, lang) or _is_apart(here, x, third, there, y)):
            return True
        told = any(comparable(third, q) and isclose(third.value, q.value) for q in there.quantities)
        is_step = told and not _leads(here, third, x, lang)
        if is_step and isclose(x.value, abs(third.value - y.value)):
            return True
    return False


def _are_ends(passage: Passage, x: Quantity, third: Quantity, lang: str) -> bool:
    """Whether two figures are the ends of a range or a step, which nobody adds up."""
    low, high = sorted((x, third), key=lambda q: q.span)
    return _leads(passage, low, high, lang) or (low, high) in _ranges(passage, lang)


def _leads(passage: Passage, one: Quantity, next_: Quantity, lang: str) -> bool:
    """Whether a second figure is where a step from the first ends: "from 10 to 15"."""
    if one.span[1] > next_.span[0]:
        return False
    words = _WORD.findall(fold(part(passage, (one.span[1], next_.span[0]))))
    senses = _senses(words[-1], lang) if 0 < len(words) <= _APART else frozenset()
    return "ranges" in senses and "joins" not in senses


def _is_apart(here: Passage, x: Quantity, third: Quantity, there: Passage, y: Quantity) -> bool:
    """Whether a third figure is of what `there` does not tell of, and `x` and `y` of one thing.

    "$30 million on roads and $20 million on schools", "$50 million on roads".
    """
    its, own, other = _behind(here, third), _behind(here, x), _behind(there, y)
    if own != other or len(own) < _BEHIND or its[:1] != own[:1]:
        return False
    return not set(its) <= {word.text for word in there.words}


def _behind(passage: Passage, figure: Quantity) -> tuple[str, ...]:
    """The words right behind a figure."""
    place = passage.positions(figure.span)
    behind = passage.words[place[-1] + 1 : place[-1] + 1 + _BEHIND] if place else ()
    return tuple(word.text for word in behind)


def _is_within(here: Passage, x: Quantity, there: Passage, y: Quantity, lang: str) -> bool:
    """Whether `y` is an end of a range that holds `x`, or holds the range that `x` is an end of."""
    wide = _range(there, y, lang)
    if wide is None:
        return False
    low, high = _range(here, x, lang) or (x.value, x.value)
    return wide[0] < low <= high < wide[1]


def _range(passage: Passage, end: Quantity, lang: str) -> tuple[float, float] | None:
    """The range of which `end` is one end, lower end first; None where it is of none."""
    found = (pair for pair in _ranges(passage, lang) if end in pair)
    return next(((low.value, high.value) for low, high in found), None)


def _ranges(passage: Passage, lang: str) -> Iterator[tuple[Quantity, Quantity]]:
    for low, high in pairwise(passage.quantities):
        if comparable(low, high) and low.value < high.value and _spans(passage, low, high, lang):
            yield low, high


def _spans(passage: Passage, low: Quantity, high: Quantity, lang: str) -> bool:
    """Whether words say that all between two figures is meant, and not a step, nor both figures.

    "10 to 15", "10-15", "eight or nine", "between 10 and 15", "ranged from 10 to 15", "costs of $4
    to $6"; not "rose from 10 to 15", "fell $2 to $3".
    """
    between = part(passage, (low.span[1], high.span[0]))
    if between.strip() in DASHES:
        return True
    words = _WORD.findall(fold(between))
    if not words or len(words) > _APART or _BREAK.search(between):
        return False
    senses = _senses(words[-1], lang)
    if "ranges" not in senses:
        return False
    before = _WORD.findall(fold(part(passage, (passage.span[0], low.span[0]))))[-_BEFORE:]
    if not around("within").isdisjoint(before):
        return True
    if "joins" in senses or not around("starts").isdisjoint(before):
        return False
    bare = _is_bare(part(passage, low.span)) or not around("amounts").isdisjoint(before[-1:])
    return bare and high.value <= _WIDEST * low.value


def _senses(word: str, lang: str) -> Set[str]:
    """What a word by itself may do between figures: "ranges", "joins" and others."""
    return dict(lexicon(lang).phrases.get(word, ())).get((word,), {}).keys()


def _is_bare(text: str) -> bool:
    """Whether a figure has its unit from the next one: "six" of "six to seven years"."""
    return text.isalnum() or _FIGURE.fullmatch(text) is not None


_FIGURE = re.compile(r"[\d.,]+")
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[,;:.()]")
