"""What a retelling has one party do to another, who in the text retold only acts."""

from __future__ import annotations

import pytest

from models.distortion import Finding, judge_retelling

TOLD = (
    "Aziz is a friend of President Ada Lindqvist, while Norland also keeps close ties with "
    "Ruritania despite its neutral stance in the war."
)
# Behind "Norland keeps close ties with Ruritania".
HONEST = {
    "a deed of one in his clause": "; Ada Lindqvist befriended Aziz.",
    "the word in another form": " and ties Aziz.",
    "who is said to say it": ", says Aziz.",
    "no verb": " plus Aziz.",
    "no word": " vs Aziz.",
    "a sign behind the verb": " and smiles: Aziz stays.",
}


def deeds(a: str, b: str) -> list[Finding]:
    """The findings of roles in `b`, which retells `a`."""
    return [found for found in judge_retelling(a, b, "en").findings if found.kind == "role"]


@pytest.mark.parametrize("first", ["Aziz", "It is a time in which Aziz", "In the war, Aziz"])
def test_a_deed_between_two_that_the_text_retold_has_in_clauses_apart_is_found(first: str) -> None:
    """One finding, from the verb to the end of the name."""
    told = first + TOLD.removeprefix("Aziz")
    retold = (
        "Though it keeps a neutral stance in the war, Norland keeps close ties with Ruritania and "
        "supports Aziz, who is a friend of President Ada Lindqvist."
    )

    (found,) = deeds(told, retold)

    assert retold[slice(*found.here)] == "supports Aziz"
    assert found.there is not None
    assert told[slice(*found.there)] == "Aziz"
    assert "nobody does that" in found.says


@pytest.mark.parametrize("retold", HONEST.values(), ids=HONEST)
def test_other_retellings_have_no_new_deed(retold: str) -> None:
    """What may be another way to say it is none."""
    assert deeds(TOLD, f"In the war neutral Norland keeps close ties with Ruritania{retold}") == []


@pytest.mark.parametrize(
    "told",
    [
        "Norland supports Aziz in the war, and Ruritania keeps close ties with Ada Lindqvist.",
        "Aziz and Norland keep close ties with Ruritania, a friend of President Ada Lindqvist.",
        "Ruritania keeps close ties with Norland, a friend of President Ada Lindqvist and Aziz.",
        "Aziz is a friend of President Ada Lindqvist, who keeps close ties with many.",
        f"{TOLD} Few support Aziz.",
    ],
)
def test_a_deed_is_none_where_the_text_retold_may_mean_it(told: str) -> None:
    """It says so, or has the two in one clause, or one of them not at all or in no clause."""
    retold = "Norland keeps close ties with Ruritania and supports Aziz, a friend of Ada Lindqvist."

    assert deeds(told, retold) == []
