"""The only figure or date of a sort in each of two sentences that say the same, where these differ.

Who tells a fact in words of his own has no word in common right beside the figure: "will guarantee
3.2 billion crowns of bad loans", "stands behind rotten loans, up to 2.3 billion". There the slot
tells nothing; but that the sentences say the same, and that each has one figure of the sort.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from models.changes.complements import is_rest
from models.changes.days import is_of_speech
from models.changes.finding import Finding, FindingKind
from models.changes.opposites import has_opposite
from models.changes.passages import Passage, covered, part
from models.changes.quantity_changes import is_figure
from models.changes.reckoned import follow
from models.changes.rivals import differs
from models.changes.same_quantity import has_quantity
from models.changes.tolls import toll
from models.numbers.quantities import Quantity

# In 5,970 honest pairs of MRPC, ECB+ and headlines there are 14 such findings beside all others:
# eight are of one climber's fall, which papers told as 150 metres and as 200 feet, four of one
# thing at two times or by two reckonings, and two of two stock indices. Of 296 figures swapped in
# them 269 are found, 248 without.
_LIKELY = 0.6
# Of counts and how long something took no further pair of these differs. Two days are of two acts
# unless the sentences have most of their words in common; two days of the week even then, unless
# somebody says it on both.
_KINDS = ("money", "percent", "measure", "count", "duration", "date", "year")
_DATES = frozenset({"date", "year"})
_MOSTLY = 0.6
# Those who are counted as one sort of people are the same people in whatever words: "About 300
# residents protested", "Police said 200 people demonstrated and two were arrested". Other figures
# ask for words in common: else 12 more differ in those pairs, of a climber, of two indices. Counts
# of one sort beside counts of others add four: two of the hurt, two of "three men and two women".
_PEOPLE = "people"
# Nearer together one may be the other rounded; farther apart they are of two things, as a fine
# and a turnover are.
_NEAREST, _FARTHEST = 1.05, 3.0
# But "million" is written for "billion".
_THOUSANDS = (1e3, 1e6)


def lone_figures(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """The figures and dates of `here` that `there`, which says the same, has otherwise."""
    for x, y in _lone(here, there, lang):
        if has_quantity(here, y) or has_quantity(there, x) or _are_of_one(here, x, there, y, lang):
            continue
        if _may_be_one(here, x, there, y, lang) and is_figure(x, here) and is_figure(y, there):
            says = differs(part(here, x.span), part(there, y.span))
            sort: FindingKind = "date" if x.kind in _DATES else "number"
            yield Finding(sort, x.span, y.span, _LIKELY, says)


def lone_people(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """Likewise the counts of people alone: where two sentences have hardly a word in common."""
    counted = {q.span for q in here.quantities if q.unit == _PEOPLE}
    return (finding for finding in lone_figures(here, there, lang) if finding.here in counted)


def _lone(here: Passage, there: Passage, lang: str) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs of figures that are the only ones of their sort in each, in the order of sorts."""
    ours, theirs = (_by_sort(passage, lang) for passage in (here, there))
    for sort in sorted(ours.keys() & theirs.keys(), key=lambda sort: _KINDS.index(sort[0])):
        if len(ours[sort]) == len(theirs[sort]) == 1:
            yield ours[sort][0], theirs[sort][0]


def _by_sort(passage: Passage, lang: str) -> dict[tuple[str, ...], list[Quantity]]:
    """The figures of a sentence by kind, counts also by what they count, and as what."""
    found: dict[tuple[str, ...], list[Quantity]] = {}
    for quantity in passage.quantities:
        counted = (quantity.unit, toll(passage, quantity, lang) or "")
        sort = (quantity.kind, *(counted if quantity.kind == "count" else ()))
        if quantity.kind in _KINDS:
            found.setdefault(sort, []).append(quantity)
    return found


def _are_of_one(here: Passage, x: Quantity, there: Passage, y: Quantity, lang: str) -> bool:
    """Whether two figures differ and are of one account: a share and the rest, a step, a range."""
    return is_rest(here, x, there, y, lang) or follow(here, x, there, y, lang)


def _may_be_one(here: Passage, x: Quantity, there: Passage, y: Quantity, lang: str) -> bool:
    """Whether both may measure one thing, and one be wrong; two ages are two people's."""
    if x.unit != y.unit or x.unit == "age":
        return False
    if x.kind in _DATES:
        if has_opposite(here, there, lang):  # "began on June 5", "ended on June 9"
            return False
        if is_of_speech(here, x, lang) and is_of_speech(there, y, lang):
            return True
        alike = min(covered(here, there), covered(there, here)) >= _MOSTLY
        return alike and x.unit != "weekday"
    if x.kind == "count" and (not x.unit or toll(here, x, lang) != toll(there, y, lang)):
        return False
    small, large = sorted((abs(x.value), abs(y.value)))
    near = _NEAREST * small < large <= _FARTHEST * small
    return near or (small > 0 and any(isclose(large / small, size) for size in _THOUSANDS))
