"""Which words of a sentence belong to which statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.claims import claims
from models.grouping.parts import label_runs, word_labels
from models.meaning.coverage import Coverage
from tests.tellings import Desk, article

LABELS = np.array([0, 1, 2])
SIZES = {0: 10.0, 1: 4.0, 2: 20.0}


def found(by: Sequence[int], said: Sequence[float]) -> Coverage:
    """Coverage of a sentence whose words are said so well by such rows."""
    return Coverage(0.5, 0.5, np.array(said), np.array(by, dtype=np.int64), None)


def labels(by: Sequence[int], said: Sequence[float]) -> list[int]:
    """The word labels of row 0."""
    labelled: list[int] = word_labels(0, LABELS, SIZES, found(by, said)).tolist()
    return labelled


def test_a_run_said_by_a_shorter_statement_belongs_to_it() -> None:
    """The shorter sentence is the claim that the longer one contains."""
    assert labels([1] * 4 + [0] * 6, [0.9] * 4 + [0.0] * 6) == [1] * 4 + [0] * 6


def test_a_run_said_by_a_longer_statement_stays() -> None:
    """The longer sentence will give up its words; both tellings land in one place."""
    assert labels([2] * 8, [0.9] * 8) == [0] * 8


def test_of_statements_equally_long_the_first_has_the_words() -> None:
    """From either side: what two sentences both say lands in one place."""
    alike = {0: 8.0, 1: 8.0}
    here, there = (
        word_labels(row, LABELS, alike, found([1 - row] * 8, [0.9] * 8)) for row in (0, 1)
    )

    assert here.tolist() == there.tolist() == [0] * 8


def test_words_said_weakly_stay() -> None:
    """Where nobody says at least half of them, words belong to their own sentence."""
    assert labels([1] * 8, [0.49] * 8) == [0] * 8
    assert labels([1] * 8, [0.5] * 8) == [1] * 8


def test_crumbs_are_no_claim() -> None:
    """Three words said elsewhere do not make a claim of their own."""
    assert labels([1] * 3 + [0] * 5, [0.9] * 3 + [0.0] * 5) == [0] * 8


def test_a_short_sentence_may_belong_elsewhere_whole() -> None:
    """A sentence of three words that a shorter statement says is that statement's."""
    assert labels([1] * 3, [0.9] * 3) == [1] * 3


def test_no_words() -> None:
    """A sentence without words has no labels."""
    assert labels([], []) == []


@given(st.lists(st.integers(0, 3)))
def test_runs_fill_the_sentence(values: list[int]) -> None:
    """Runs follow each other without gap, each of one label, neighbours of two."""
    runs = label_runs(np.array(values, dtype=np.int64))

    assert [place for start, stop in runs for place in range(start, stop)] == list(
        range(len(values))
    )
    assert all(len(set(values[start:stop])) == 1 for start, stop in runs)
    assert all(values[a] != values[b] for (a, _), (b, _) in pairwise(runs))


def test_a_headline_makes_no_statement_that_no_sentence_is_left_with(desk: Desk) -> None:
    """It repeats a sentence of which another statement has all words, and says more than it."""
    headline = "Floods injured 31 people on Monday, and insurers fear record claims after Easter"
    repeated, elsewhere = "On Monday 31 people were injured in floods.", "Floods injured 31 people "
    post = article("Post", f"{headline}\n\n{repeated}")
    analysis = desk.analysed([post, article("Wire", f"{elsewhere}on Monday, police said.")])
    own = np.array([int("police" not in text) for text in analysis.table.texts])

    told = {
        analysis.table.texts[claim.row]: set(claim.statements.tolist())
        for claim in claims(replace(analysis, labels=own)).each
    }

    assert told[repeated] == told[headline] == {0}
