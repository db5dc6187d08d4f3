"""Who tells a statement whole and who in part, and which of its words stand alone.

A statement is shown by one sentence, its representative, and sentences that say the same
rarely say all of it. So each source that carries the statement is asked how much of the
representative its own sentences say, and each word of the representative how many of the
others say it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from models.analysis import Analysis
from models.arrays import Flags, Floats
from models.language.words import informations, word_spans, words
from models.meaning.coverage import Coverage, coverage, is_said, stretch, untold
from models.prose.quotation import quoted_spans
from models.records import Span

# A source tells a statement whole if it covers the representative this well, ...
_COVERED = 0.4
# ... leaves no stretch of it untold that tells as much as two rare words (nats), ...
_STRETCH = 20.0
# ... and no telling word (nats) that the representative quotes: quoted words are a claim.
_QUOTED = 5.0
# `python -m benchmarks.cells`: of real sources so said to tell a statement whole 91 of 95
# make its main claim, of those said to tell a part 58 of 74 (invented: 37 of 37, 53 of 55).
# Chosen before (same sets): with a stretch of 48 and no rule for quotations 120 of 129.

# A word said by fewer of the other origins is the representative's own.
_MOST = 0.5
# A word that tells so much (nats) and stands in the other's sentence too is said there, whatever
# stands around it: "has 1,150 members", "speaks for 1,150 of the 1,300 pilots".
_RARE = 5.0


@dataclass(frozen=True, slots=True)
class Tellers:
    """partly: the sources that tell only a part of the representative, in the order given.

    own: its claim-sized spans that fewer than half of the other origins in the statement say.
    """

    partly: tuple[str, ...]
    own: tuple[Span, ...]


def tellers(row: int, by_source: Mapping[str, frozenset[int]], analysis: Analysis) -> Tellers:
    """How the sources of a statement tell its representative, sentence `row`.

    by_source: the numbers of the articles of each source that carries the statement.
    """
    by_origin = list(analysis.by_origin(chain(*by_source.values())).values())
    # A source and an origin are mostly the same one article.
    found = {
        numbers: coverage(row, analysis.rows_of(numbers), analysis.table, analysis.pairs)
        for numbers in {*by_source.values(), *by_origin}
    }
    partly = [
        name for name, numbers in by_source.items() if not _whole(row, found[numbers], analysis)
    ]
    return Tellers(tuple(partly), _own(row, [found[numbers] for numbers in by_origin], analysis))


def _whole(row: int, found: Coverage, analysis: Analysis) -> bool:
    """Whether articles that say so much of sentence `row` say all of it."""
    weights = _weights(row, analysis)
    unsaid_quotes = _quoted(analysis.table.texts[row]) & ~is_said(found.said)
    return (
        found.share >= _COVERED
        and untold(found.said, weights) < _STRETCH
        and float(weights[unsaid_quotes].sum()) < _QUOTED
    )


def _own(row: int, found: Iterable[Coverage], analysis: Analysis) -> tuple[Span, ...]:
    """The claims of sentence `row` that fewer than half of the other origins say.

    found: how much of it each origin says. None where only one carries the statement.
    """
    others = [each for each in found if each.best is None or each.best[0] != row]
    if not others:
        return ()
    unsaid = np.mean([is_said(each.said) for each in others], axis=0) < _MOST
    literal = np.mean([_literally(row, each, analysis) for each in others], axis=0) >= _MOST
    spans = word_spans(analysis.table.texts[row])
    weights = np.where(literal, np.inf, _weights(row, analysis))  # no claim goes across these
    claims = _claims(unsaid & ~literal, weights, _quoted(analysis.table.texts[row]))
    return tuple((spans[run.start][0], spans[run.stop - 1][1]) for run in claims)


def _literally(row: int, found: Coverage, analysis: Analysis) -> Flags:
    """Which telling words of sentence `row` stand in the one likeliest to say the same."""
    texts, told = analysis.table.texts, words(analysis.table.texts[row])
    there = set(words(texts[found.best[0]])) if found.best else set()
    same = np.array([word in there for word in told], dtype=np.bool_)
    return same & (informations(told, analysis.material.langs[row]) >= _RARE)


def _claims(unsaid: Flags, weights: Floats, quoted: Flags) -> list[range]:
    """The stretches of unsaid words that are too much to be told "whole" without, in order."""
    left = unsaid.copy()
    found: list[range] = []
    while (best := stretch(left, weights))[0] >= _STRETCH:
        found.append(best[1])
        left[best[1].start : best[1].stop] = False
    left &= quoted
    while (best := stretch(left, weights))[0] >= _QUOTED:
        found.append(best[1])
        left[best[1].start : best[1].stop] = False
    return sorted(found, key=lambda run: run.start)


def _weights(row: int, analysis: Analysis) -> Floats:
    table = analysis.table
    return table.weights[table.rows(row)].astype(np.float64)


def _quoted(text: str) -> Flags:
    """Which words of `text` stand in quotation marks."""
    quotes = quoted_spans(text)
    inside = [any(a <= start < b for a, b in quotes) for start, _ in word_spans(text)]
    return np.array(inside, dtype=np.bool_)
