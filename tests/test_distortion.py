"""What a retelling changes, on planted changes, and laws that hold for any two texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.changes.finding import RETOLD
from models.distortion import DISTORTED, Finding, judge_retelling
from tests.planted_changes import CHANGES
from tests.planted_changes_languages import CHANGES_ELSEWHERE
from tests.truth import truth

PLANTED = CHANGES | CHANGES_ELSEWHERE


@pytest.mark.parametrize("case", PLANTED)
def test_a_planted_change_is_found(case: str) -> None:
    """One change makes one finding, of its kind, at its place in both texts."""
    lang, a, b, here, there = PLANTED[case]
    judged = judge_retelling(a, b, lang)

    assert [finding.kind for finding in judged.findings] == [case.partition(" ")[0]]
    assert [(b[slice(*f.here)], _part(a, f)) for f in judged.findings] == [(here, there)]
    assert all(RETOLD in finding.says for finding in judged.findings)  # "there" must be somewhere
    assert judged.score >= DISTORTED


def test_words_of_a_quotation_are_told_as_they_are_printed() -> None:
    """A hyphen, a capital and an apostrophe stand in the texts, though they are not compared."""
    told = 'Voters "were short-changed by the Duma, and it’s time to act again", Achterberg said.'
    retold = 'Voters "were robbed by the Duma, and it’s time to act again", Achterberg said.'
    (finding,) = judge_retelling(told, retold).findings

    assert finding.says == (
        f"Inside the quotation it says “robbed” where {RETOLD} says “short-changed”."
    )


def test_a_family_name_that_begins_a_sentence_is_a_name() -> None:
    """Its ending is a common noun's, and its full name stands in another sentence."""
    both = "The report on the dam names the engineer, Petra Sundqvist, and Olga Renholm, a clerk. "
    told = both + "Renholm said she had not been told of the cracks before the flood."
    retold = both + "Sundqvist said she had not been told of the cracks before the flood."
    (finding,) = judge_retelling(told, retold).findings

    assert (finding.kind, retold[slice(*finding.here)]) == ("attribution", "Sundqvist")


def _part(a: str, finding: Finding) -> str | None:
    return a[slice(*finding.there)] if finding.there else None


def bodies(story: str) -> dict[str, str]:
    """The body text of each article of an example story, without furniture."""
    found: dict[str, list[str]] = {}
    for row in truth(story)["sentences"]:
        if row["role"] in ("body", "quote"):
            found.setdefault(row["file"], []).append(row["text"])
    return {file: "\n\n".join(sentences) for file, sentences in found.items()}


def test_the_planted_distortions_of_the_ferry() -> None:
    """A rewrite with five planted changes has those five findings; the reprints have none."""
    ferry = bodies("ferry")
    wire, rewrite = (
        ferry["norvane.txt"],
        judge_retelling(ferry["norvane.txt"], ferry["dailycurrent.txt"]),
    )

    assert rewrite.kinds == ("attribution", "modality", "negation", "number", "person")
    assert len(rewrite.findings) == 5
    assert judge_retelling(wire, ferry["courier.txt"]).findings == ()
    assert judge_retelling(wire, ferry["soundandshore.txt"]).findings == ()


def test_what_no_one_said_is_invented_only_beside_an_article() -> None:
    """A detail from nowhere is a finding beside an article; one sentence leaves out too much."""
    told = "The ferry ran onto rocks. Everyone was rescued. The company will look into the matter."
    retold = "The ferry, built for 7.6 million crowns, ran onto rocks."

    assert judge_retelling(told, retold).kinds == ("invented",)
    assert judge_retelling(told.partition(".")[0] + ".", retold).findings == ()


@pytest.mark.parametrize(("figure", "kinds"), [("two", ()), ("14", ("invented",))])
def test_a_small_count_from_nowhere_is_not_called_invented(
    figure: str, kinds: tuple[str, ...]
) -> None:
    """One and two come with the way of telling: "the two men"."""
    told = "The council of Tarn kept its quarry shut. The hall was full. Nobody left it early."
    retold = f"The council of Tarn kept its quarry shut to {figure} farmers."

    assert judge_retelling(told, retold).kinds == kinds


@pytest.mark.parametrize(("zone", "kinds"), [("EDT", ("date",)), ("PDT", ()), ("MDT", ())])
def test_hours_in_two_time_zones_may_be_one_moment(zone: str, kinds: tuple[str, ...]) -> None:
    """Only in one zone are two hours two moments."""
    told = "The match in Tarn will begin on Friday at 6 p.m. EDT, the club said."

    assert judge_retelling(told, told.replace("6 p.m. EDT", f"3 p.m. {zone}")).kinds == kinds


def test_the_day_of_an_act_told_alike_is_compared() -> None:
    """A day that names an act is another act's only where the rest is told otherwise."""
    told = "The robbery on Monday left the bank of Tarn without its van full of silver."

    assert judge_retelling(told, told.replace("on Monday", "of Tuesday")).kinds == ("date",)


def test_an_edited_text_scores_above_the_true_one() -> None:
    """Broken company counts too, where no single detail is a finding."""
    told = " ".join(bodies("railway")["tessenpost.txt"].split())
    true = "A concrete gallery, 480 metres long, now covers the track at the foot of the slope."
    edited = "A wooden footbridge, 480 metres long, now covers the car park behind the school."

    assert judge_retelling(told, true).score < judge_retelling(told, edited).score


@settings(max_examples=8)  # the first example reads the word lists
@given(st.lists(st.sampled_from(sorted(bodies("railway").values())), min_size=1, max_size=2))
def test_a_text_is_faithful_to_itself(texts: list[str]) -> None:
    """Any text retells itself without findings, with score 0, and so does each half of it."""
    text = "\n\n".join(texts)
    half = text[: text.rindex("\n\n")] if "\n\n" in text else text

    assert judge_retelling(text, text).score == 0
    assert judge_retelling(text, half).findings == ()


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_are_judged(a: str, b: str) -> None:
    """No text fails: scores lie between 0 and 1, spans inside the texts, findings in order."""
    judged = judge_retelling(a, b)

    assert 0 <= judged.score <= 1
    assert judged.kinds == tuple(sorted({f.kind for f in judged.findings}))
    assert all(x.here <= y.here for x, y in pairwise(judged.findings))
    for finding in judged.findings:
        assert 0 <= finding.here[0] < finding.here[1] <= len(b)
        assert finding.there is None or 0 <= finding.there[0] < finding.there[1] <= len(a)
        assert 0 < finding.confidence <= 1
