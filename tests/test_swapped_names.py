"""A name put for another: in copied sentences, and where it is too doubtful for a finding."""

from __future__ import annotations

import pytest

from models.distortion import DISTORTED, judge_retelling

_TOLD = "Marit Berg, once adviser to the Norway government, met the Norway ambassador on Friday."


def test_a_name_put_where_one_stands_that_the_sentence_has_elsewhere_too_is_found() -> None:
    """The government of the country is still named; its ambassador becomes another's."""
    retold = _TOLD.replace("the Norway ambassador", "the Peru ambassador")
    (finding,) = judge_retelling(_TOLD, retold).findings
    assert retold[slice(*finding.here)] == "Peru"
    assert finding.there is not None
    assert _TOLD[slice(*finding.there)] == "Norway"
    assert finding.there[0] == _TOLD.rindex("Norway")


@pytest.mark.parametrize(
    "retold",
    [
        "Marit Berg, once adviser to the Norway government, met its ambassador on Friday.",
        "Marit Berg, once adviser to the Norway government, met the Norway ambassador on Friday.",
        "On Friday Marit Berg, once adviser to the Norway government, met the Norway ambassador.",
    ],
)
def test_leaving_out_one_of_two_mentions_changes_no_name(retold: str) -> None:
    """What is told once less, or elsewhere, is no other name."""
    assert not judge_retelling(_TOLD, retold).findings


_PIPELINE = "Suspected guerrillas blew up a gas pipeline in the north-east of Norway."
_AFTERWARDS = "Also on Sunday, suspected guerrillas dynamited a pipeline in northeastern {}."


def test_a_name_too_doubtful_for_a_finding_weighs_in_the_verdict_on_a_sentence() -> None:
    """The two sentences share too little around the names to say that one is the other changed."""
    faithful = judge_retelling(_PIPELINE, _AFTERWARDS.format("Norway"))
    swapped = judge_retelling(_PIPELINE, _AFTERWARDS.format("Peru"))
    assert not swapped.findings
    assert faithful.score < DISTORTED <= swapped.score
