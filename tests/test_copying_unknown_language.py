"""Copies in a language of which the model knows no word."""

from __future__ import annotations

import pytest

from tests.skerrin import WIRE
from tests.tellings import Desk, article
from tests.test_disagreement import WIRE as FLOODS


def in_letters_from(first: str, text: str) -> str:
    """The text with every Latin letter made another one by a fixed key."""
    letters = {ord("a") + n: ord(first) + n for n in range(26)}
    return text.lower().translate(letters)


@pytest.mark.parametrize(("first", "lang"), [("ա", "hy"), ("ა", "ka"), ("Ꭰ", "chr")])
def test_where_the_model_knows_no_word_nothing_is_retold(desk: Desk, first: str, lang: str) -> None:
    """Two reports of two events, of whose sentences the model takes each for every other."""
    pair = [
        article(name, in_letters_from(first, text), lang=lang)
        for name, text in (("ferry", WIRE.text), ("floods", FLOODS))
    ]

    assert desk.compare(pair).copies == ()


@pytest.mark.parametrize(("first", "lang"), [("ա", "hy"), ("Ꭰ", "chr")])
def test_equal_words_are_copied_in_any_language(desk: Desk, first: str, lang: str) -> None:
    """Runs of words need no model."""
    text = in_letters_from(first, WIRE.text)
    short = "\n\n".join(text.split("\n\n")[:4])
    whole, cut = article("whole", text, lang=lang), article("cut", short, lang=lang)
    (copy,) = desk.compare([whole, cut]).copies

    assert (copy.giver, copy.taker, copy.kind) == (whole.id, cut.id, "edited")
