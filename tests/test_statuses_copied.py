"""A sentence that another only copied is borne out by nobody, whatever else that one reports."""

from __future__ import annotations

import pytest

from flows.report.contents.counterparts import Concordance
from flows.report.page.rendering import render_page
from models.copying.kindred import givers, kindred
from models.records import Comparison, Copy, Judgement, Passage
from tests.summarised import summary
from tests.tellings import Desk, article

FUNDED = (
    "The voyage, paid for by the region with 1.2 million crowns, will go on "
    "until the autumn of 2028 with a second ship."
)
GAZETTE = article(
    "Gazette",
    "Researchers from Brisac have found an unknown octopus at a depth of 2,300 metres.\n\n"
    "Fourteen females sat on their eggs in water of 1.8 degrees.\n\n" + FUNDED,
    published="2024-05-01T08:00:00+00:00",
)
ISLANDER = article(
    "Islander",
    "Brisac now has an octopus of its own: scientists discovered the animal deep in the sea.\n\n"
    "The mayor wants to make it the mascot of the town and has ordered a costume.\n\n"
    "A specimen will be shown at the aquarium from May, beside the sharks and the rays.\n\n"
    + FUNDED,
    published="2024-05-01T12:00:00+00:00",
)
WEEKLY = article(
    "Weekly",
    "An octopus that nobody knew lives off Brisac, 2,300 metres down, a study says.\n\n"
    "The incubation may last more than four years, which would be a record.",
    published="2024-05-02T08:00:00+00:00",
)


@pytest.fixture(scope="module")
def octopus(desk: Desk) -> Comparison:
    """Three voices, of which one printed a sentence of another."""
    return desk.compare([GAZETTE, ISLANDER, WEEKLY])


def judged(comparison: Comparison, source: str, words: str) -> Judgement:
    """The judgement on the sentence of a source that has these words."""
    telling = next(t for t in comparison.tellings if t.article.source == source)
    text = telling.article.text
    return next(j for j in telling.judgements if words in text[j.sentence.start : j.sentence.end])


@pytest.mark.parametrize("source", ["Gazette", "Islander"])
def test_a_copied_sentence_is_no_second_telling(octopus: Comparison, source: str) -> None:
    """Neither the one who wrote it nor the one who took it is borne out by the other."""
    assert len({telling.origin for telling in octopus.tellings}) == 3
    found = judged(octopus, source, "1.2 million")
    assert found.status == "unique"
    statement = next(s for s in octopus.statements if s.id == found.statement)
    assert (set(statement.sources), statement.origins) == ({"Gazette", "Islander"}, 1)


def test_what_a_copier_tells_in_its_own_words_is_shared(octopus: Comparison) -> None:
    """To have taken one sentence says nothing of the others."""
    assert judged(octopus, "Gazette", "unknown octopus").status == "shared"
    assert judged(octopus, "Islander", "octopus of its own").status != "unique"


def test_the_report_says_of_both_that_they_are_one_telling(octopus: Comparison) -> None:
    """In the summary, and beside the sentence where its counterpart is shown.

    Not that they are of one origin: the rest of their texts is their own.
    """
    (alone,) = (text for text in summary(octopus) if text.startswith("Statements of which"))
    assert "Gazette and Islander from one text (1)" in alone
    assert "(one text):" in render_page(octopus)
    telling = next(t for t in octopus.tellings if t.article.source == "Islander")
    place = telling.article.id, judged(octopus, "Islander", "1.2 million").sentence.index
    (shown,) = Concordance(octopus).of(place).shown
    assert (shown.same, shown.bond) == (True, "one text")


def passage(giver: tuple[int, int], taker: tuple[int, int]) -> Passage:
    """A passage outside quotations."""
    return Passage(giver, taker, quoted=False, kind="verbatim")


def test_a_passage_over_two_sentences_ties_each_to_its_own() -> None:
    """Sentences that merely stand in one passage are not one text."""
    spans = {"a": [(0, 50), (51, 100)], "b": [(0, 50), (51, 100)]}
    copy = Copy("a", "b", 1.0, "verbatim", (passage((0, 100), (0, 100)),))
    assert givers(spans, [copy], 0.5) == {("b", 0): ("a", 0), ("b", 1): ("a", 1)}


def test_a_sentence_of_two_texts_ties_them_not_to_each_other() -> None:
    """It is of the one that it has most from."""
    spans = {"a": [(0, 60)], "b": [(0, 40)], "c": [(0, 100)]}
    copies = [
        Copy("a", "c", 0.6, "verbatim", (passage((0, 60), (0, 60)),)),
        Copy("b", "c", 0.4, "verbatim", (passage((0, 40), (60, 100)),)),
    ]
    assert kindred(spans, copies, 0.4) == dict.fromkeys(
        [("a", 0), ("c", 0)], frozenset({("a", 0), ("c", 0)})
    )


def test_sentences_taken_in_a_circle_have_a_first() -> None:
    """Of texts that are said to be from each other one counts as the first."""
    spans = {"a": [(0, 50)], "b": [(0, 50)]}
    copies = [
        Copy("a", "b", 1.0, "verbatim", (passage((0, 50), (0, 50)),)),
        Copy("b", "a", 1.0, "verbatim", (passage((0, 50), (0, 50)),)),
    ]
    assert len(givers(spans, copies, 0.5)) == 1
    assert len(kindred(spans, copies, 0.5)) == 2
