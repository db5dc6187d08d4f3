"""Which disagreements are found in the examples."""

from __future__ import annotations

import pytest

from flows.running import Outcome
from tests.truth import file_of, truth


@pytest.mark.parametrize("story", ["ferry", "railway"])
def test_the_findings_of_the_examples_are_the_planted_ones(
    examples: dict[str, Outcome], story: str
) -> None:
    """All planted changes are found, at the right sentences and kinds, and nothing else."""
    comparison = examples[story].comparison
    file = file_of(comparison)
    kinds = {"person": "name"}
    found = {
        (file[d.article], file[d.against[0]], kinds.get(d.kind, d.kind), d.update)
        for d in comparison.distortions
    }

    assert len(comparison.distortions) == len(truth(story)["distortions"])
    assert found == {
        (row["file"], row["against_file"], row["kind"], row.get("update", False))
        for row in truth(story)["distortions"]
    }


def test_a_retelling_is_not_said_to_come_from_a_text_that_it_only_seems_to_retell(
    examples: dict[str, Outcome],
) -> None:
    """It has hardly a run of words in common with it; both may report one announcement."""
    comparison = examples["ferry"].comparison
    (copy,) = (copy for copy in comparison.copies if copy.kind == "rewritten")
    says = [d.says for d in comparison.distortions if d.article == copy.taker]

    assert says
    assert all(" Its text seems to be retold from there." in words for words in says)


def test_every_finding_quotes_both_texts(examples: dict[str, Outcome]) -> None:
    """Spans lie inside the sentences they are said to be in, and hold the details."""
    comparison = examples["ferry"].comparison
    articles = {t.article.id: t for t in comparison.tellings}
    for found in comparison.distortions:
        sides = (
            (found.article, found.index, found.here_at, found.here),
            (*found.against, found.there_at, found.there),
        )
        for name, index, at, detail in sides:
            sentence = articles[name].judgements[index].sentence
            assert at
            assert sentence.start <= at[0] < at[1] <= sentence.end
            assert articles[name].article.text[slice(*at)] == detail
