"""Names that a retelling ties to another word."""

from __future__ import annotations

import pytest

from models.distortion import Finding, judge_retelling
from tests.tellings import Desk, article

# language: (the text retold, the retelling, what it ties)
BAD_GRAIN = "they are accused of sending bad grain"
TIES = {
    "en": (
        f"The harbour town of Lisk serves as a depot, and {BAD_GRAIN} for use in the famine.",
        f"Today {BAD_GRAIN} to use in the famine of Lisk, although it is a depot.",
        "famine of Lisk",
    ),
    "fr": (
        "La ville de Lisk sert de dépôt, et on y a envoyé du grain avarié pendant la famine.",
        "On a envoyé du grain avarié pendant la famine de Lisk, qui sert de dépôt.",
        "famine de Lisk",
    ),
}


def ties(a: str, b: str, lang: str = "en") -> list[Finding]:
    """The findings of roles in `b`, which retells `a`."""
    return [f for f in judge_retelling(a, b, lang).findings if f.kind == "role"]


@pytest.mark.parametrize("lang", TIES)
def test_a_name_tied_to_a_word_of_another_clause_is_found(lang: str) -> None:
    """One finding, at the two words that the text retold has apart."""
    a, b, tied = TIES[lang]
    (found,) = ties(a, b, lang)

    assert b[slice(*found.here)] == tied
    assert tied in found.says


@pytest.mark.parametrize(
    "retold",
    [
        "The ministry is accused of sending spoiled grain to the town of Lisk, a depot.",
        "The depot of Lisk serves the fleet, and spoiled grain was sent in the famine.",
        "The famine of Lisk's neighbours was met with spoiled grain, it is said.",
    ],
)
def test_ties_that_the_text_has_or_that_only_describe_are_none(retold: str) -> None:
    """What stands near the name in the text retold may be tied to it, and so may new words."""
    assert ties(TIES["en"][0], retold) == []


def test_in_a_story_only_a_taken_text_can_tie_anew(desk: Desk) -> None:
    """Who reports by himself may know more; who rewrites another text does not."""
    told, retold, tied = TIES["en"]
    more = (
        "\n\nThe water carried away two bridges and cut off the village of Tarn on Monday."
        "\n\nFarmers lost their hay, and the school will stay closed until the end of the month."
        "\n\nThe road to Tarn is open again, and the first lorries with food went up on Tuesday."
        "\n\nMayor Ada Lindqvist said the dam above the village had held through the night."
    )
    wire = article("wire", told + more, "2024-05-01T08:00:00+00:00")
    copy = article("copy", retold + more, "2024-05-02T08:00:00+00:00")
    apart = article(
        "apart",
        f"{retold} Our reporter reached the hills above the sea on foot and found sheep on a roof. "
        "The insurers meet next week in the capital to reckon what the winter has cost them. "
        "Nobody had seen such a winter since the year in which the old lighthouse was built. "
        "Children skated to school, and the baker carried his bread across the frozen bay. "
        "At the town hall a clerk counts the empty houses and writes their numbers in a book. "
        "Listeners have sent blankets, and a choir will sing for the homeless at the weekend.",
    )

    assert [d.here for d in desk.compare([wire, copy]).distortions] == [tied]
    assert desk.compare([wire, apart]).distortions == ()
