"""How alike two articles must be hangs on how alike the news around them is."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from models.grouping.story_languages import languages
from models.grouping.story_signals import in_proportion
from models.grouping.story_words import StoryItem
from models.settings import Stories

_SAME = Stories().same


def affinity(
    others: int, like_others: float, read: float = 1.0, lang: str = "en", second: str = "en"
) -> float:
    """That of two articles with a likeness of .28, each `like_others` to all of the others."""
    items = [StoryItem(str(k), "", "", "paper", None, own) for k, own in enumerate(("en", second))]
    items += [StoryItem(str(k + 2), "", "", "paper", None, lang) for k in range(others)]
    likeness = np.full((others + 2, others + 2), 0.05)
    likeness[:2, :] = likeness[:, :2] = like_others
    likeness[0, 1] = likeness[1, 0] = 0.28
    np.fill_diagonal(likeness, 0.0)
    told = languages(items, None)
    return float(in_proportion(csr_array(likeness), told, np.full(others + 2, read))[0, 1])


def test_where_nothing_else_is_alike_less_makes_a_story() -> None:
    """Two reports stand out of a week's news that share a little; not where much is like both."""
    assert affinity(20, like_others=0.03) > _SAME
    assert affinity(20, like_others=0.12) < _SAME


def test_two_texts_alone_are_no_quiet_window() -> None:
    """With two articles nobody knows how alike other news is, nor by another language."""
    assert affinity(0, like_others=0.0) < _SAME
    assert affinity(20, like_others=0.0, lang="de") < _SAME


def test_a_text_alone_in_its_language_is_no_quiet_window() -> None:
    """Nor is how alike other news of its language is known; it counts as two texts alone do."""
    assert affinity(0, 0.0, second="de") == pytest.approx(affinity(0, 0.0))
    among = affinity(20, 0.0, lang="fr", second="de")
    assert among == pytest.approx(affinity(20, 0.0, lang="fr"))


def test_headlines_stay_as_they_are() -> None:
    """They share words by chance, in quiet windows too."""
    assert affinity(20, 0.0, read=0.0) == pytest.approx(affinity(20, 0.12, read=0.0))
