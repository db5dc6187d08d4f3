"""Words around a name that say who hears of something, or brings it."""

from __future__ import annotations

import pytest

from models.changes.marks import cues
from models.language.speech_words import is_hearer, is_medium


@pytest.mark.parametrize(
    ("before", "after"),
    [("The mayor told the", ""), ("in an interview with", ""), ("", "reported on Monday")],
)
def test_who_hears_or_brings_the_news_is_a_medium(before: str, after: str) -> None:
    """By the words before the name, or by those behind it."""
    assert is_medium(before, after, "en")


@pytest.mark.parametrize("before", ["The law of Washington", "They went into", "The mayor"])
def test_the_end_of_another_word_makes_no_medium(before: str) -> None:
    """Though "Washington" ends as "on" does."""
    assert not is_medium(before, "said so.", "en")


def test_english_words_mean_nothing_in_other_languages() -> None:
    """In Dutch "on" begins words, and nobody "told" anything."""
    assert is_hearer("who told", "en")
    assert not is_hearer("who told", "nl")
    assert not is_medium("on", "", "nl")


@pytest.mark.parametrize(("lang", "word"), [("it", "e"), ("nl", "en"), ("pl", "i"), ("tr", "ve")])
def test_each_language_joins_by_its_own_words(lang: str, word: str) -> None:
    """And not by those of another."""
    assert word in cues(lang, "joining")
    assert word not in cues("en", "joining")
