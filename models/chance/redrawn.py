"""What else is counted of a source, where it is drawn anew as though it were like the others.

A redrawn source tells each of its statements as one of that statement's tellers does
(`models.chance.retelling`), so it has with it all that is counted of that teller there: its
sentences that nobody else says, and those that others say. It leaves out what it does not tell.
How it words what it tells, and on which details it disagrees, is drawn for what it does tell.
"""

from __future__ import annotations

import numpy as np

from models.arrays import Flags, Floats, Integers
from models.attention.jensen_shannon import attention, contributions
from models.chance.null_model import NullModel

# Addition, omission and emphasis are at most this, in bits: half of each of the two is all of it.
_MOST = (0.5, 0.5, 1.0)
# Random numbers that no other draw from the same seed has.
_LEFT_OUT, _RETOLD = 3, 4


def cells(model: NullModel) -> tuple[Integers, Integers]:
    """The told cells of the model, as its draws number them: their tellers and statements.

    Both of shape (n_cells,). Teller 0 is the source, 1, 2, ... are the others as they were given;
    so are the statements.
    """
    statements, tellers = np.nonzero(np.vstack([model.own, model.others]).T)
    return np.append(0, model.tellers + 1)[tellers], model.statements[statements]


def recounted(model: NullModel, counts: Floats) -> Floats:
    """The sum of what is counted of the source in each draw, of shape (draws, n_kinds).

    counts: of each told cell, of shape (n_cells, n_kinds).
    """
    return np.asarray(counts[model.drawn.cells].sum(axis=1), dtype=np.float64)


def retold(model: NullModel, counts: Floats, seed: int) -> Floats:
    """Likewise where the source tells what it does tell, but each as one of its tellers does.

    So what it chooses to tell has no say in how it is told. With that drawn too, the wording of
    sources with much of their own, who share little, lay outside 95% ranges in a quarter of
    made-up stories, though it was like the others' (`python -m benchmarks.beside`).
    """
    told = np.vstack([model.own, model.others]) > 0
    tellers, mine = told.sum(axis=0), told[0]
    first = np.cumsum(tellers) - tellers
    lots = np.random.default_rng([seed, _RETOLD]).random((len(model.drawn.cells), int(mine.sum())))
    picked = first[mine] + (lots * tellers[mine]).astype(np.int64)
    return np.asarray(counts[picked].sum(axis=1), dtype=np.float64)


def left_out(model: NullModel, core: Flags, certain: float, seed: int) -> Integers:
    """How many core statements the source leaves out in each draw, of shape (draws,).

    core: whether the source omits a statement if it does not tell it, in the order given.
    certain: the share of such statements of which that is beyond doubt, 0 to 1. What only appears
    after the source has published is not left out.
    """
    statements, _ = np.nonzero(np.vstack([model.own, model.others]).T)
    picks, core = statements[model.drawn.cells], core[model.statements]
    heard = np.where(core, model.drawn.heard[np.bincount(statements) - 1], 0.0)
    if (aside := model.standing.aside) is not None:
        heard = np.where(core & aside, 1.0, heard)
    left = core.sum() - core[picks].sum(axis=1)
    known = (heard.sum() - heard[picks].sum(axis=1)) / np.maximum(left, 1)
    chance = np.clip(certain * known, 0.0, 1.0)
    random = np.random.default_rng([seed, _LEFT_OUT])
    return np.asarray(random.binomial(left, chance), dtype=np.int64)


def parts(model: NullModel) -> Floats:
    """Addition, omission and emphasis of each draw, in bits, of shape (draws, 3).

    Their sum spreads as wide as chance does (`Retellings.widening`), but no part beyond the
    greatest that there is.
    """
    drawn = model.drawn
    mine = attention(drawn.mine)
    alone = drawn.theirs == 0
    addition = np.where(alone, mine, 0.0).sum(axis=1) / 2
    omission = np.maximum(1 - drawn.theirs.sum(axis=1), 0.0) / 2
    emphasis = np.where(alone, 0.0, contributions(mine, drawn.theirs)).sum(axis=1)
    found = np.column_stack([addition, omission, emphasis])
    mean = found.mean(axis=0)
    return np.asarray(np.clip(mean + drawn.widening * (found - mean), 0.0, _MOST), dtype=np.float64)


def between(drawn: Floats, level: float) -> tuple[float, float] | None:
    """Between which two of the values drawn those lie that are not the rarest; None without any.

    At least a share `level` of them does, and at most half of the rest on either side. What is
    not a number is left out; where that is most of them there is no answer.
    """
    known = drawn[~np.isnan(drawn)]
    if 2 * len(known) <= len(drawn):
        return None
    tail = (1 - level) / 2
    low, high = np.quantile(known, [tail, 1 - tail], method="inverted_cdf").tolist()
    return float(low), float(high)
