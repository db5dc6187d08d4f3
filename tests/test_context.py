"""Short sentences borrow some of their sense from the sentence before."""

from __future__ import annotations

import numpy as np
import pytest

from models.encoders.background import Vectors, unit
from models.encoders.encoding import Encoded
from models.meaning.context import Said, borrowing, in_place, leans, to_encode
from tests.tellings import Desk, article, material

TREATY = "The two ministers signed a treaty on the water of the river."
BRIDGE = "The engineers tested all cables of the new suspension bridge for cracks."
SHORT = "It took them eleven years."


def vectors(desk: Desk, *said: Said) -> list[Encoded]:
    """The vectors of sentences where they stand."""
    return borrowing(said, desk.encoded(to_encode(said)).by_text)


def centred(desk: Desk, *found: Encoded) -> Vectors:
    """The vectors of sentences without what all English ones have in common."""
    centre = desk.yardstick.background.centres["en"].sentences
    return unit(np.stack([each.sentence.astype(np.float32) - centre for each in found]))


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        (SHORT, True),
        (f"{SHORT[:-1]} of hard talks in three capitals and a dozen towns.", False),
        ("花了十一年。", True),
        ("两国部长在首都签署了关于共同使用河水的条约和附件。", False),
        ("", True),
    ],
)
def test_short_sentences_lean(sentence: str, short: bool) -> None:
    """Ten words at most, or as much in a script without spaces."""
    assert leans(sentence) == short


def test_a_short_sentence_comes_nearer_to_what_it_stands_behind(desk: Desk) -> None:
    """The same words mean the treaty behind one sentence and the bridge behind another."""
    treaty, bridge, alone, of_treaty, of_bridge = centred(
        desk,
        *vectors(
            desk,
            Said("The treaty on the river's water took eleven years.", "", "en"),
            Said("Building and testing the suspension bridge took eleven years.", "", "en"),
            in_place(SHORT, "", "en"),
            in_place(SHORT, TREATY, "en"),
            in_place(SHORT, BRIDGE, "en"),
        ),
    )

    assert of_treaty @ treaty > alone @ treaty + 0.02
    assert of_bridge @ bridge > alone @ bridge + 0.02
    assert of_treaty @ treaty - of_treaty @ bridge > of_bridge @ treaty - of_bridge @ bridge + 0.05


def test_it_does_not_drown_in_it(desk: Desk) -> None:
    """It stays nearer to itself alone than to the sentence before."""
    alone, behind, before = centred(
        desk,
        *vectors(
            desk, in_place(SHORT, "", "en"), in_place(SHORT, TREATY, "en"), Said(TREATY, "", "en")
        ),
    )

    assert behind @ alone > 0.8
    assert behind @ before < 0.5


def test_a_long_sentence_borrows_nothing(desk: Desk) -> None:
    """Nor does one that nothing stands before: both keep their vectors to the last bit."""
    long = f"{SHORT[:-1]} of hard talks in three capitals and a dozen towns."
    said = [in_place(long, TREATY, "en"), in_place(SHORT, "", "en")]
    found = vectors(desk, *said)

    assert to_encode(said) == (long, SHORT)
    for each, text in zip(found, (long, SHORT), strict=True):
        assert np.array_equal(each.words, desk.encoded([text])[text].words)


def test_the_same_short_sentence_is_one_row_only_behind_the_same() -> None:
    """A copy adds no row; the same words about something else are another sentence."""
    one = article("One", f"{TREATY} {SHORT}")
    copy = article("Two", f"{TREATY} {SHORT}", published="2024-05-02")
    other = article("Three", f"{BRIDGE} {SHORT}")

    assert material(one, copy).texts == material(one).texts
    gathered = material(one, other)
    assert [text for text in gathered.texts if text == SHORT] == [SHORT, SHORT]
    assert {before for text, before in zip(gathered.texts, gathered.before, strict=True)} == {
        "",
        TREATY,
        BRIDGE,
    }


def test_furniture_between_two_sentences_does_not_part_them() -> None:
    """A caption or link comes from elsewhere; a headline is nothing to lean on."""
    link = "Related article: Ten rivers"
    text = f"Treaty signed\n\n{TREATY}\n\n{link}\n\n{SHORT}\n\n{BRIDGE} {TREATY}\n"
    gathered = material(article("One", text))
    before = dict(zip(gathered.texts, gathered.before, strict=True))

    assert before[SHORT] == TREATY
    assert material(article("One", f"Treaty signed\n\n{SHORT}\n\n{TREATY}\n")).before == ("",) * 3
