"""Which sentences of a story are aligned: held against each other, detail by detail.

A sentence is aligned with the one of each other article that makes the same statement and
is likeliest to say the same. What was changed in taken text can make another statement of it:
"its coach, Vale, will leave" goes with what a striker Vale says. So a sentence that is likelier
to say what the one does from which it was taken than what any of its statement does is aligned
with those that make the other's statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from models.analysis import NO_STATEMENT, Analysis
from models.arrays import Floats
from models.claims import Claim, Claims
from models.disagreement.standing import is_taken
from models.meaning.affinity import dense_row

# Sentences of a statement that one of them is compared with, the likeliest first. Pairs are
# quadratic in the articles of a story and take a millisecond each.
_COMPARED = 12

Told = Mapping[int, Sequence[Claim]]


def counterparts(made: Claims, analysis: Analysis, same: float) -> Mapping[Claim, Sequence[Claim]]:
    """For each scored sentence that has any, its counterparts, the likeliest first.

    same: the probability from which two sentences are aligned.
    """
    told, by_row = _by_statement(made), _by_row(made)
    found: dict[Claim, Sequence[Claim]] = {}
    for claim in made.scored():
        likely = dense_row(analysis.pairs.same, claim.row)
        likely[claim.row] = 1.0
        own = _likeliest(_makers(claim, told), likely)
        given = _given(claim, own, likely, by_row, analysis, same)
        others = own if given is None else _likeliest(_makers(given, told), likely)
        if aligned := _compared(claim, others, likely, same):
            found[claim] = aligned
    return found


def _by_statement(made: Claims) -> Told:
    """The scored sentences that make each statement."""
    told: dict[int, list[Claim]] = defaultdict(list)
    for claim in made.scored():
        for number in _statements(claim):
            told[number].append(claim)
    return told


def _by_row(made: Claims) -> Told:
    """The scored sentences of each row."""
    told: dict[int, list[Claim]] = defaultdict(list)
    for claim in made.scored():
        told[claim.row].append(claim)
    return told


def _statements(claim: Claim) -> Iterator[int]:
    """The numbers of the statements that a sentence or a part of it makes."""
    return (n for n in dict.fromkeys(claim.statements.tolist()) if n != NO_STATEMENT)


def _makers(claim: Claim, told: Told) -> Iterator[Claim]:
    """The sentences that make a statement which this one makes."""
    return (other for number in _statements(claim) for other in told[number])


def _likeliest(claims: Iterator[Claim], likely: Floats) -> Mapping[int, Claim]:
    """Of each article, by its number, the sentence likeliest to say the same."""
    best: dict[int, Claim] = {}
    for claim in claims:
        known = best.get(claim.number)
        if known is None or likely[claim.row] > likely[known.row]:
            best[claim.number] = claim
    return best


def _given(  # noqa: PLR0913, PLR0917 - a sentence, and what is known of all others
    claim: Claim, own: Mapping[int, Claim], likely: Floats, by_row: Told, analysis: Analysis,
    same: float,
) -> Claim | None:  # fmt: skip
    """The sentence from which it was taken, if none of `own` is as likely to say the same."""
    least = max([same, *(likely[other.row] for n, other in own.items() if n != claim.number)])
    likelier = np.flatnonzero(likely > least)
    rows = likelier[np.argsort(-likely[likelier], kind="stable")].tolist()
    others = (other for row in rows for other in by_row.get(row, ()))
    taken = (o for o in others if o.number != claim.number and is_taken(claim, o, analysis))
    return next(taken, None)


def _compared(
    claim: Claim, others: Mapping[int, Claim], likely: Floats, same: float
) -> Sequence[Claim]:
    """Those of `others` that are likely to say the same, in the order of how likely."""
    found = [
        other
        for number, other in sorted(others.items())
        if number != claim.number and likely[other.row] >= same
    ]
    found.sort(key=lambda other: -likely[other.row])
    rows = list(dict.fromkeys(other.row for other in found))[:_COMPARED]
    return [other for other in found if other.row in rows]
