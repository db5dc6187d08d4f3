"""Peoples, speakers, and nouns that look like verbs of saying, in sentences that hardly differ."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling


@pytest.mark.parametrize(
    ("told", "retold"), [("Chinese", "Americans"), ("French", "Germans"), ("Spaniards", "Swiss")]
)
def test_another_people_is_found_though_one_has_no_plural_of_its_own(
    told: str, retold: str
) -> None:
    """In both directions: "the Chinese" are as many as "the Americans"."""
    text = "The {} won the final on Sunday in Oslo."
    for one, other in ((told, retold), (retold, told)):
        (found,) = judge_retelling(text.format(one), text.format(other), "en").findings
        assert found.says == f"It says “{other}” where the text retold says “{one}”."


@pytest.mark.parametrize(
    "text",
    [
        "A levy of the United States {} cost farmers two million a year.",
        "Higher insurance claims {} cost the company three million.",
    ],
)
def test_a_noun_that_looks_like_a_verb_of_saying_foretells_nothing(text: str) -> None:
    """There "would" is a doubt as anywhere, and "could" no other one."""
    assert not judge_retelling(text.format("would"), text.format("could"), "en").findings


def test_two_ministers_who_say_two_things_are_not_one_claim_in_two_mouths() -> None:
    """That both have the title and told reporters is nothing that either said."""
    text = "The minister, {}, told reporters he would {}."
    told, retold = text.format("Arne Halvorsen", "resign"), text.format("Bengt Stenmark", "run")

    assert "attribution" not in {f.kind for f in judge_retelling(told, retold, "en").findings}
