"""Words and how much each one tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.language.words import fold, information, informations, word_spans, words

CASES = {
    "numbers stay whole": ("3,900 tonnes, 12.5 degrees", ["3,900", "tonnes", "12.5", "degrees"]),
    "punctuation is no word": ("— “Yes!” … (no?)", ["yes", "no"]),
    "apostrophes are inside": ("Didn’t the crew's", ["didn't", "the", "crew's"]),
    "quotes are outside": ("'so-called' ‘truth’", ["so", "called", "truth"]),
    "abbreviations": ("The U.S. at 6:50 p.m.", ["the", "u.s", "at", "6", "50", "p.m"]),
    "underscores part": ("a_b", ["a", "b"]),
    "accents": ("ÉCOLE Straße", ["école", "strasse"]),
    "accents written apart": ("re\u0301sume\u0301", ["re\u0301sume\u0301"]),
    "Hindi vowel signs": ("हिन्दी समाचार", ["हिन्दी", "समाचार"]),
    "Arabic with vowels": ("أُغلق جسر", ["أُغلق", "جسر"]),
    "a character is a word": ("新聞を", ["新", "聞", "を"]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_words(text: str, expected: list[str]) -> None:
    """What is a word, in several scripts."""
    assert list(words(text)) == expected


@given(st.text())
def test_spans_are_the_words(text: str) -> None:
    """Spans are in order, apart, inside the text, never empty, and fold to `words`."""
    spans = word_spans(text)
    edges = [edge for span in spans for edge in span]

    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [fold(text[start:end]) for start, end in spans] == list(words(text))


@given(st.text(), st.text())
def test_words_end_at_space(one: str, other: str) -> None:
    """No word reaches over white space: two texts have the words of each."""
    assert words(f"{one}\n{other}") == words(one) + words(other)


def test_rare_words_tell_more() -> None:
    """An article tells next to nothing, an ordinary word some, a name most."""
    the, ship, name = (information(word) for word in ("the", "ship", "skerrin"))

    assert 0 < the < 1 < ship < name < 20


@pytest.mark.parametrize("lang", ["en", "de", "ja", "ko", "zh", "th", "hi", "ar", "xx", ""])
@pytest.mark.parametrize("word", ["a", "語", "कानून", "zxqvwk", "12,500", "u.s"])
def test_every_language_has_an_answer(word: str, lang: str) -> None:
    """Any word in any language, known or not, has a positive finite weight."""
    assert 0 < information(word, lang) < 20


def test_frequent_characters_tell_less() -> None:
    """Chinese and Japanese have frequencies of their own, without a word splitter."""
    assert information("的", "zh") < information("聞", "zh")
    assert information("の", "ja") < information("聞", "ja")


def test_one_weight_for_each_word() -> None:
    """The array has the order of the words."""
    assert informations(("the", "ship")).tolist() == [information("the"), information("ship")]
    assert informations(()).shape == (0,)
