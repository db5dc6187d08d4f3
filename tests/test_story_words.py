"""What two articles say in common, in languages whose words have many forms."""

from __future__ import annotations

import pytest

from models.grouping.story_words import StoryItem, word_vectors


def said_in_common(one: str, other: str, lang: str) -> float:
    """The likeness of the words of two texts."""
    items = [StoryItem(text, "", text, "paper", None, lang) for text in (one, other)]
    rows = word_vectors(items)
    return float((rows @ rows.T)[0, 1])


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("взрыв на шахте в Рудногорске", "у шахты Рудногорска после взрыва", "ru"),
        ("die Löschung der alten Fabriken", "eine alte Fabrik wurde gelöscht", "de"),
        ("los bomberos rescataron vecinos", "un bombero rescató a la vecina", "es"),
        ("الحافلة والمدينة", "حافلة في مدينة", "ar"),
    ],
)
def test_forms_of_one_word_are_one_word(one: str, other: str, lang: str) -> None:
    """Cases, numbers and persons of the same words make texts no less alike."""
    assert said_in_common(one, other, lang) > 0.3
    assert said_in_common(one, other, "xx") < 0.15


def test_another_word_with_one_beginning_is_another() -> None:
    """A stem is no prefix."""
    assert said_in_common("Banken", "Banane", "de") == pytest.approx(0)


def test_english_words_lose_their_plural_alone() -> None:
    """Whole stems would make "universities" and "universal" one word."""
    assert said_in_common("universities", "university", "en") == pytest.approx(1)
    assert said_in_common("universal", "university", "en") == pytest.approx(0)


@pytest.mark.parametrize("word", ["perhaps", "Paris", "crisis"])
def test_an_english_word_tells_no_more_than_as_it_is_written(word: str) -> None:
    """Without its last letter it stands in no list, as a word that nobody knows does."""
    assert said_in_common(f"{word} farmers", f"{word} bakers", "en") < said_in_common(
        "quorum farmers", "quorum bakers", "en"
    )


def test_this_is_grammar() -> None:
    """Two texts that say "this" have nothing in common by it."""
    assert said_in_common("this farmer", "this baker", "en") == pytest.approx(0)
