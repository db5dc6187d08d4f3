"""What a source leaves out: core statements of the other origins that were out by then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log

import numpy as np

from models.analysis import Analysis
from models.arrays import Flags, Floats, Integers
from models.attention.voices import Voice
from models.gathering import Gathering
from models.meaning.affinity import dense_row
from models.meaning.coverage import coverage
from models.settings import Statements

Articles = frozenset[int]
Rows = tuple[int, ...]

# How many times as well as by all a source may cover what it is said to omit: a quarter of the
# log odds that no sentence of it says that, less a tenth. Of the core statements so named on
# labelled stories (invented, real, real) 64 of 65, 28 of 29 and 21 of 23 are absent, and of five
# invented ones with the facts of each paper noted before 92 of 101. Less than .45 times as well,
# whatever the odds: 62 of 65, 29 of 31, 21 of 25 and 90 of 105. With parts of the odds of .15
# to .4 it is nearly the same; the odds alone, as many named, leave five and ten false.
_ODDS, _DOUBT = 0.25, 0.1
# Less likely than this is all the same: who covers a statement two thirds as well as all does not
# omit it, however unlike its sentences are. Without it three more true ones are named, none false.
_UNLIKELY = 0.05


@dataclass(frozen=True, eq=False)
class Nearness:
    """How near the articles of a source come to the sentences of others, each asked once."""

    analysis: Analysis
    known: dict[tuple[Articles, int], float] = field(default_factory=dict)
    said: dict[Articles, Flags] = field(default_factory=dict)
    meant: dict[Rows, Floats] = field(default_factory=dict)

    def covered(self, rows: Rows, own: Articles) -> float:
        """How much of the sentences `rows`, 0 to 1, `own` say, their headlines too.

        The mean of what they say of all and of the one that they tell best.
        """
        found = [self._share(row, own) for row in rows]
        return float(np.mean([np.mean(found), max(found)]))

    def likely(self, rows: Rows, own: Articles) -> float:
        """The probability, 0 to 1, that their likeliest sentence says the same as `rows`.

        That of each pair, averaged over `rows`.
        """
        if rows not in self.meant:
            same = self.analysis.pairs.same
            self.meant[rows] = np.mean([dense_row(same, row) for row in rows], axis=0)
            self.meant[rows][list(rows)] += 1 / len(rows)  # each is the same as itself
        return float(self.meant[rows][self._rows(own)].max(initial=0.0))

    def _share(self, row: int, own: Articles) -> float:
        if (own, row) not in self.known:
            pairs, table = self.analysis.pairs, self.analysis.table
            self.known[own, row] = coverage(row, self._rows(own), table, pairs).share
        return self.known[own, row]

    def _rows(self, own: Articles) -> Flags:
        if own not in self.said:
            self.said[own] = self.analysis.rows_in(own)
        return self.said[own]


@dataclass(frozen=True, eq=False)
class Omissions:
    """What the articles `own` leave out.

    asked: whether each statement is core among the other origins and was out when they were
    published last. lacking: likewise, and they do not carry it. omitted: the numbers of those of
    which that is beyond doubt. core: whether each would be core among the others if they
    did not tell what they tell.
    """

    asked: Flags
    lacking: Flags
    omitted: Integers
    core: Flags


def omissions(
    own: Articles, gathered: Gathering, settings: Statements, near: Nearness, scale: float = 1.0
) -> Omissions:
    """The core statements that `own` do not carry, and the other origins carry widely enough.

    What is core for the story need not be so without the source's own origin; what is core
    only beside a source of several origins is nobody's omission. scale: how many times as well
    as in use a source must cover what is held against it.
    """
    analysis = gathered.analysis
    mine = {analysis.origin_of(number) for number in own}
    apart = np.array([origin not in mine for origin in gathered.origins], dtype=np.bool_)
    everywhere, elsewhere = gathered.carried.sum(axis=0), gathered.carried[apart].sum(axis=0)
    core = everywhere >= settings.needed(len(gathered.origins) - 1)
    needed = settings.needed(int(apart.sum()))
    told = (gathered.words[sorted(own)] > 0).any(axis=0)
    known = Voice(analysis, gathered.words, gathered.voiced, own).known
    asked = core & (elsewhere >= needed) & known
    lacking = asked & ~told
    omitted = [
        n for n in np.flatnonzero(lacking).tolist() if _absent(n, own, gathered, near, scale)
    ]
    return Omissions(
        asked=asked,
        lacking=lacking,
        omitted=np.array(omitted, dtype=np.int64),
        core=core & (elsewhere + told >= needed),
    )


def certain(found: Sequence[Omissions]) -> float:
    """Of the core statements that each origin lacks the share of which that is beyond doubt."""
    lacking = sum(int(its.lacking.sum()) for its in found)
    return sum(len(its.omitted) for its in found) / lacking if lacking else 1.0


def _absent(number: int, own: Articles, gathered: Gathering, near: Nearness, scale: float) -> bool:
    """Whether `own` say nothing near a statement, beyond doubt.

    To say of a source that it omits something needs more than the lack of a match: it must
    cover the statement's sentences less well than they are covered by all, and the likelier it
    is that a sentence of it says the same, the less well. What is told everywhere in words of
    its own is so held against nobody, nor is a fact of which the others' telling makes another
    statement. Nor is what its headline says.
    """
    analysis = gathered.analysis
    covered = {  # each sentence once for each origin, as the first has it: a copy changes nothing
        (claim.row, analysis.voice_of(*claim.place)): claim.found.share
        for claim in reversed(gathered.members[number])
    }
    usual = float(np.mean(list(covered.values())))
    rows = tuple(sorted({row for row, _ in covered}))
    return near.covered(rows, own) < scale * _bar(near.likely(rows, own)) * usual


def _bar(likely: float) -> float:
    """How many times as well as by all a source covers at least what it is not said to omit."""
    held = max(likely, _UNLIKELY)
    return _ODDS * log((1 - held) / held) - _DOUBT if held < 1 else 0.0
