"""What is said of a sentence and of its statement is one thing."""

from __future__ import annotations

import numpy as np
import pytest

from flows.running import Outcome
from models.meaning.coverage import Coverage, status
from models.settings import Alignment


@pytest.mark.parametrize("story", ["ferry", "railway"])
def test_no_sentence_is_unique_whose_statement_another_origin_makes(
    examples: dict[str, Outcome], story: str
) -> None:
    """The page would say "told by no other origin" of it, and the table by whom."""
    comparison = examples[story].comparison
    several = {statement.id for statement in comparison.statements if statement.origins > 1}
    judged = [j for telling in comparison.tellings for j in telling.judgements]
    assert several
    assert [j for j in judged if j.status == "unique" and j.statement in several] == []


@pytest.mark.parametrize(
    ("told", "weight", "expected"),
    [(False, 1.0, "unique"), (True, 1.0, "shared"), (True, 20.0, "partial")],
)
def test_what_is_told_in_other_words_is_not_unique(
    told: bool, weight: float, expected: str
) -> None:
    """Little of it may be covered by words; a long one may still tell more."""
    found = Coverage(0.2, 0.1, np.zeros(5), np.zeros(5, dtype=np.int64), None)
    weights = np.full(5, weight)
    assert status(found, weights, Alignment(unique=0.25, claim=48.0), told=told) == expected
