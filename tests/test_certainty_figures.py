"""What stands beside each number of a source in a comparison."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from flows.running import Outcome
from flows.store.compared.rows import from_rows, to_rows
from models.certainty.tallies import sentences_of, tallies
from models.claims import claims
from models.disagreement.disagreements import Disagreements
from models.document import from_document, to_document
from models.gathering import gathering
from models.records import Article, Comparison
from models.scores import Figure, FigureName
from tests.skerrin import STORY, ferry_story
from tests.tellings import FAST, Desk, article, reprinted, scores

story = pytest.fixture(ferry_story, scope="module")

COUNTS: tuple[FigureName, ...] = ("shared", "partial", "unique", "omitted")
SHARES: tuple[FigureName, ...] = ("wording", "distortion", "copied")
LEAD = (
    "Engineers found a long crack in the harbour bridge at Port Ellery on Monday morning, and the "
    "council closed it at once to all traffic until further notice."
)
REST = (
    "Some 4,200 drivers use it each day on their way to the shipyard and back. Repairs will take "
    "three weeks at the least, the chief engineer told reporters at the town hall. Ferries will "
    "run every ten minutes in the meantime, and a ticket costs nothing."
)
OTHERWISE = (
    "The crossing in Port Ellery was shut on Monday because of a crack. Thousands of motorists "
    "have to take the ferry. A school choir sang at the opening of the new library."
)


def figures(comparison: Comparison, source: str) -> dict[FigureName, Figure]:
    """What is said of the numbers of a source."""
    return {figure.name: figure for figure in scores(comparison)[source].figures}


def beside(desk: Desk, *articles: Article) -> dict[str, Figure]:
    """What is said of what each source copied."""
    found = desk.compare(articles)
    return {score.source: figures(found, score.source)["copied"] for score in found.scores}


def test_figures_have_the_values_of_the_score(story: Comparison) -> None:
    """To the last decimal; what is not in the score itself adds up with it."""
    for score in story.scores:
        found = figures(story, score.source)
        for name in ("raw", "addition", "omission", "emphasis", "shared", "unique", *SHARES):
            value = getattr(score, name)
            assert (value is None) == (name not in found), name
            assert value is None or found[name].value == value
        assert found["omitted"].value == len(score.omitted)
        assert sum(found[name].value for name in COUNTS[:3]) == score.sentences
        assert {found[name].of for name in COUNTS[:3]} == {score.sentences}


def test_every_figure_lies_in_its_own_range(story: Comparison) -> None:
    """Ends in order, the value between them; a count is of no more than there is."""
    for score in story.scores:
        for figure in score.figures:
            if figure.low is not None and figure.high is not None:
                assert figure.low <= figure.value <= figure.high
            if figure.chance_low is not None and figure.chance_high is not None:
                assert 0 <= figure.chance_low <= figure.chance_high
            assert figure.name not in COUNTS or figure.value <= (figure.of or 0)


def test_every_number_of_a_measured_source_has_both_ranges(story: Comparison) -> None:
    """No number stands alone where its divergence is measured."""
    measured = [score for score in story.scores if score.divergence is not None]
    assert measured
    for score in measured:
        for figure in score.figures:
            alone = figure.name == "omitted" and not figure.of
            assert None not in (figure.low, figure.high), figure
            assert alone or None not in (figure.chance_low, figure.chance_high), figure


@pytest.mark.parametrize("which", range(len(STORY)))
def test_a_story_in_another_order_has_the_same_figures(
    desk: Desk, story: Comparison, which: int
) -> None:
    """Whichever article stands first, and whatever its source is called."""
    renamed = replace(STORY[which], source="Aaa", family="Aaa")
    others = [one for one in STORY if one is not STORY[which]]
    again = desk.compare([renamed, *reversed(others)])

    assert figures(again, "Aaa") == figures(story, STORY[which].source)
    for one in others:
        assert figures(again, one.source) == figures(story, one.source)


def test_figures_stand_in_documents_and_come_back(story: Comparison) -> None:
    """Documents written before there were any are read without."""
    document = to_document(story)
    assert from_document(document) == story
    for row in document["scores"]:
        del row["figures"]
    assert all(not score.figures for score in from_document(document).scores)


def test_figures_stand_in_the_store_and_come_back(story: Comparison) -> None:
    """Beside the placebos, and where there are none; stories stored before are read without."""
    assert from_rows(to_rows(story)) == story
    scores = tuple(replace(score, placebo=None) for score in story.scores)
    without = replace(story, scores=scores)
    assert from_rows(to_rows(without)) == without

    stored = to_rows(story)
    for row in stored["scores"]:
        del row["placebo"]["figures"]
    assert all(score.placebo and not score.figures for score in from_rows(stored).scores)


def test_a_source_that_publishes_first_is_asked_for_nothing(desk: Desk) -> None:
    """None of no core statements is omitted, and chance has nothing to say of that."""
    times = ["2024-05-01T08:00:00+00:00", "2024-05-02T08:00:00+00:00", "2024-05-03T08:00:00+00:00"]
    told = [f"{LEAD} {OTHERWISE}", f"{LEAD} {REST}", f"{OTHERWISE} {REST}"]
    papers = [
        article(f"Paper {number}", text, published=at)
        for number, (text, at) in enumerate(zip(told, times, strict=True))
    ]
    first = figures(desk.compare(papers), "Paper 0")["omitted"]

    assert (first.value, first.of, first.chance_low) == (0, 0, None)


def test_a_blend_told_anew_has_what_it_has_from_both_wires(desk: Desk) -> None:
    """As one of its tellers it has with it all that is counted of it, as in its own figures."""
    late = "2024-05-02T08:00:00+00:00"
    story = [
        article("Wire", f"{LEAD} {REST}"),
        article("Agency", OTHERWISE),
        article("Post", f"{LEAD} {OTHERWISE}", published=late),
        article("Herald", "A choir sang at the library.", published=late),
    ]
    analysis = desk.analysed(story)
    gathered = gathering(analysis, claims(analysis), FAST)
    sentences = sentences_of(gathered, Disagreements((), frozenset()), FAST.alignment.same)
    counted = tallies(sentences, gathered, FAST.alignment)
    (post,) = (n for n, a in enumerate(analysis.material.articles) if a.source == "Post")
    told = np.arange(gathered.words.shape[1])

    assert not sentences.voiced[sentences.article == post].all()
    own = counted.of_cells([[post], [0]], np.zeros_like(told), told)
    assert own.tolist() == counted.of_source([post]).tolist()


def test_a_copy_goes_from_what_is_word_for_word_to_its_share(desk: Desk) -> None:
    """With a word changed here and there the equal words are fewer than those in runs."""
    wire = article("Wire", f"{LEAD} {REST}")
    edited = LEAD.replace("long crack", "deep crack").replace("at once", "promptly")
    later = article("Post", f"{edited} {REST}", published="2024-05-02T08:00:00+00:00")
    other = article("Herald", OTHERWISE)
    found = beside(desk, wire, later, other)

    assert found["Post"].value > 0.9
    assert found["Post"].low is not None
    assert 0.8 < found["Post"].low < found["Post"].value
    assert (found["Wire"].value, found["Wire"].high) == (0.0, 0.0)  # it published first
    assert found["Post"].chance_high == 0.0


def test_who_took_from_whom_as_a_guess_leaves_both_open(desk: Desk) -> None:
    """No time tells which of two equal texts was first: either may be all taken."""
    wire = article("Wire", f"{LEAD} {REST}", published=None)
    found = beside(
        desk, wire, reprinted(wire, "Post", "A bridge is closed"), article("Herald", OTHERWISE)
    )

    assert {found["Wire"].high, found["Post"].high} == {1.0}
    assert {found["Wire"].low, found["Post"].low} == {0.0}


def test_what_two_have_from_a_third_is_not_what_chance_gives(desk: Desk) -> None:
    """Each cut the same words from the wire: neither has them from the other, nor by chance."""
    wire = article("Wire", f"{LEAD} {OTHERWISE}")
    late = "2024-05-02T08:00:00+00:00"
    own = (
        "Nobody was hurt. The mayor spoke to residents and promised a full inquiry on Tuesday. "
        "Shopkeepers by the quay asked who would pay them for the weeks without any customers."
    )
    found = beside(
        desk,
        wire,
        article("Post", f"{LEAD} {REST}", published=late),
        article("Herald", f"{LEAD} {own}", published=late),
    )

    assert found["Post"].value > 0.3
    assert found["Herald"].value > 0.3
    assert found["Post"].chance_high == found["Herald"].chance_high == 0.0


def test_nothing_is_by_chance_beyond_its_greatest(desk: Desk) -> None:
    """Of three short texts that hardly meet some draws have nothing in common: raw is 1 there."""
    strange = (
        "The national orchestra opened its season with a new work by a young composer. Critics "
        "praised the strings and the conductor. Tickets are sold out until the end of March."
    )
    told = {"Post": f"{LEAD} {REST}", "Herald": OTHERWISE, "Stage": strange}
    story = desk.compare([article(source, text) for source, text in told.items()])

    for source in told:
        found = figures(story, source)
        assert (found["raw"].chance_high or 0.0) <= 1.0
        assert (found["addition"].chance_high or 0.0) <= 0.5
        assert (found["omission"].chance_high or 0.0) <= 0.5


def test_what_unrelated_texts_share_stands_beside_a_copied_share(
    examples: dict[str, Outcome],
) -> None:
    """A run of words in common is too little to be a copy; it is what chance gives."""
    found = examples["railway"].comparison
    beside = {score.source: figures(found, score.source)["copied"] for score in found.scores}

    assert not any(figure.value for figure in beside.values())
    assert sorted(f.chance_high or 0.0 for f in beside.values()) == [0.0, 0.0, 0.0611, 0.0723]
    assert all(figure.high == figure.chance_high for figure in beside.values())
