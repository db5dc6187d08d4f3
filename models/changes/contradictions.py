"""Where a model of inference says that two sentences cannot both be true.

It sees what no rule does (a common noun put for another, a verb for another), and cannot say
in which words: the finding is all between the words with which both begin and both end. Where
rules have named what differs, it adds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from models.changes.finding import RETOLD, Finding
from models.changes.passages import Passage, Word
from models.inference.verdicts import Pair, Verdict
from models.records import Span


def contradiction(
    here: Passage, there: Passage, verdicts: Mapping[Pair, Verdict], least: float
) -> Finding | None:
    """The finding that `here` contradicts `there`, if both orders of the two say so.

    Contradiction has no direction, so that the order in which the model doubts it more counts.
    """
    orders = ((there.text, here.text), (here.text, there.text))
    sure = min((verdicts[pair].contradicts for pair in orders if pair in verdicts), default=0.0)
    if sure < least:
        return None
    says = f"A model of inference reads it as contradicting what {RETOLD} says."
    return Finding("contradiction", *_apart(here, there), round(sure, 2), says)


def _apart(here: Passage, there: Passage) -> tuple[Span, Span]:
    """What stands between the words with which both begin and both end, in each.

    The whole of both where one has nothing there.
    """
    first = _alike(here.words, there.words)
    last = _alike(here.words[first:][::-1], there.words[first:][::-1])
    ours = here.words[first : len(here.words) - last]
    theirs = there.words[first : len(there.words) - last]
    if not ours or not theirs:
        return here.span, there.span
    return (ours[0].span[0], ours[-1].span[1]), (theirs[0].span[0], theirs[-1].span[1])


def _alike(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> int:
    """With how many words both begin."""
    pairs = zip(ours, theirs, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].text == pair[1].text, pairs))
