"""An article says a thing once: a pair without a rival is more surely one claim."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from models.arrays import Floats
from models.grouping.partners import preferred
from models.meaning.affinity import affinities
from models.meaning.table import story_table
from models.numbers.quantities import quantities
from tests.burst import BURST, POST
from tests.tellings import Desk, article


def test_a_claim_in_quite_other_words_is_found_where_nothing_else_is_near(desk: Desk) -> None:
    """By their likeness in the story the two are not one claim."""
    two = {"Times": BURST["Times"], "Post": POST}
    tellings = [article(name, "\n\n".join(told)) for name, told in two.items()]
    texts = [text for told in two.values() for text in told]
    bodies, drowned = (text for text in texts if "63" in text)
    alike = affinities(
        story_table(texts, desk.vectors(texts), desk.yardstick.background, "en"),
        desk.yardstick.calibration,
    )
    statement = {
        told.article.text[its.sentence.start : its.sentence.end]: its.statement
        for told in desk.compare(tellings).tellings
        for its in told.judgements
    }
    assert alike.probability(texts.index(bodies), texts.index(drowned)) < 0.5
    assert statement[bodies] == statement[drowned]


def judged(told_by: list[frozenset[int]], *pairs: tuple[int, int, float]) -> Floats:
    """The probabilities after `preferred`, of pairs that have these before; others 0.01."""
    same = np.full((len(told_by), len(told_by)), 0.01)
    for one, other, probability in pairs:
        same[one, other] = same[other, one] = probability
    np.fill_diagonal(same, 0)
    found: Floats = preferred(csr_array(same), told_by).toarray()
    return found


HERE, THERE, ELSEWHERE = frozenset([0]), frozenset([1]), frozenset([2])
TWO = [HERE] * 4 + [THERE] * 4


def test_a_pair_gains_by_being_ahead_and_loses_by_a_rival() -> None:
    """The sentences 1 and 4 are the likeliest of all; 0 has a better partner than 4 in 5."""
    found = judged(TWO, (1, 4, 0.4), (0, 4, 0.3), (0, 5, 0.6))
    assert found[0, 5] > 0.6
    assert found[1, 4] > 0.4
    assert found[0, 4] < 0.3
    assert (found == found.T).all()


def test_a_lead_tells_less_in_a_shorter_article() -> None:
    """And nothing where each article is one sentence: there is nothing to choose from."""
    by_length = [judged([HERE] * n + [THERE] * n, (0, n, 0.4))[0, n] for n in (1, 2, 4, 8)]
    assert by_length[0] == pytest.approx(0.4)
    assert by_length == sorted(by_length)
    assert by_length[-1] > 0.5


def test_an_article_is_no_rival_to_another() -> None:
    """That a third report says the same as well makes nothing less likely."""
    two = judged(TWO, (0, 4, 0.4))
    three = judged([*TWO, *[ELSEWHERE] * 4], (0, 4, 0.4), (0, 8, 0.9))
    assert three[0, 4] == pytest.approx(two[0, 4])


def test_what_is_certain_or_inside_an_article_or_in_a_headline_stays() -> None:
    """Nor is a headline a rival of what its article says."""
    told_by = [HERE, HERE, HERE, THERE, THERE, THERE, frozenset()]
    pairs = ((0, 1, 0.3), (0, 3, 1.0), (1, 4, 0.0), (2, 5, 0.4), (5, 6, 0.8))
    found = judged(told_by, *pairs)
    for one, other, probability in pairs:
        if (one, other) != (2, 5):
            assert found[one, other] == pytest.approx(probability)
    assert found[2, 5] > 0.4


def test_a_copy_of_an_article_changes_nothing() -> None:
    """Each of its sentences is then told by two articles."""
    pairs = ((1, 4, 0.4), (0, 4, 0.3), (0, 5, 0.6))
    copied = [HERE] * 4 + [THERE | ELSEWHERE] * 4
    assert judged(copied, *pairs) == pytest.approx(judged(TWO, *pairs))


def test_two_sentences_with_other_figures_gain_nothing() -> None:
    """A profit of 7.6 million is no fine of 240,000, though nothing nearer stands there."""
    same = csr_array(np.array([[0.0, 0.0, 0.4], [0.0, 0.0, 0.01], [0.4, 0.01, 0.0]]))
    told_by = [HERE, HERE, THERE]
    profit, fine = quantities("7.6 million crowns", "en"), quantities("240,000 crowns", "en")

    assert preferred(same, told_by, [profit, (), fine])[0, 2] == pytest.approx(0.4)
    assert preferred(same, told_by, [fine, (), fine])[0, 2] > 0.4
    assert preferred(same, told_by, [profit, (), ()])[0, 2] > 0.4


def with_figures(*figures: str) -> float:
    """The probability of the first sentences of two articles of four, .4 before."""
    same = np.full((8, 8), 0.01)
    same[0, 4] = same[4, 0] = 0.4
    np.fill_diagonal(same, 0)
    said = [quantities(text, "en") for text in figures]
    return float(preferred(csr_array(same), TWO, said)[0, 4])


def test_two_sentences_with_one_figure_gain_more() -> None:
    """The less, the more sentences have it; that both name the day of the event tells nothing."""
    bare = with_figures(*[""] * 8)
    alone = with_figures("63 bodies", "", "", "", "63 people were dead", "", "", "")
    common = with_figures("63 bodies", "63 dead", "of 63", "", "63 people", "63", "", "")
    dated = with_figures("on Monday", "", "", "", "since Monday", "", "", "")

    assert 0.4 < bare < common < alone
    assert dated == pytest.approx(bare)


def test_no_pairs_are_none() -> None:
    """A story of one sentence has nothing to prefer."""
    assert preferred(csr_array((1, 1)), [HERE]).nnz == 0
    assert preferred(csr_array((0, 0)), []).shape == (0, 0)
