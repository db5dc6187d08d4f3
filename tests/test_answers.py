"""What a person says of two sentences counts, and what is asked is what moves scores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.certainty.decisive import DecisivePair, decisive_pairs
from models.claims import claims
from models.meaning.answers import Answer, met
from models.records import Article, Comparison
from tests.aground import BROUGHT, JOURNAL, OBSERVER, SAVED, WIRE
from tests.tellings import FAST, Desk, scores

STORY = (WIRE, OBSERVER, JOURNAL)


# A question is measured with a quarter of the draws: so many that it hardly errs.
DRAWN = replace(FAST, divergence=replace(FAST.divergence, resamples=4000))


@pytest.fixture(scope="module")
def asked(desk: Desk) -> tuple[DecisivePair, ...]:
    """What would be asked of the story."""
    return _asked(desk, STORY)


def _asked(
    desk: Desk, articles: tuple[Article, ...], known: tuple[Answer, ...] = ()
) -> tuple[DecisivePair, ...]:
    analysis = desk.analysed(articles)
    return decisive_pairs(analysis, claims(analysis), DRAWN, known)


def _compared(desk: Desk, *answers: Answer) -> Comparison:
    return desk.compare(STORY, DRAWN, answers=answers)


def _together(one: str, other: str, found: Comparison) -> bool:
    """Whether two sentences make one statement."""
    made = {
        telling.article.text[j.sentence.start : j.sentence.end]: j.statement
        for telling in found.tellings
        for j in telling.judgements
    }
    return made[one] == made[other]


def test_an_answer_changes_the_statements(desk: Desk) -> None:
    """Two sentences of two papers make one statement, or two, as a person says."""
    yes, no = (_compared(desk, Answer(SAVED, BROUGHT, same)) for same in (True, False))

    assert _together(SAVED, BROUGHT, yes)
    assert not _together(SAVED, BROUGHT, no)
    assert scores(yes)["Journal"].divergence != scores(no)["Journal"].divergence


def test_answers_are_known_by_their_words(desk: Desk) -> None:
    """Case, typography and the order of the two do not count; of two answers the later does."""
    said = Answer(BROUGHT.upper().replace(":", " –"), SAVED, same=True)
    yes, no = Answer(SAVED, BROUGHT, same=True), Answer(SAVED, BROUGHT, same=False)

    assert _compared(desk, said) == _compared(desk, yes)
    assert _compared(desk, yes, no) == _compared(desk, no)


def test_answers_on_other_sentences_change_nothing(desk: Desk) -> None:
    """One sentence alone is no pair, nor is a sentence with itself."""
    others = [Answer(SAVED, "Bread is dear.", same=True), Answer(SAVED, SAVED, same=False)]

    assert _compared(desk, *others) == _compared(desk)


def test_what_is_asked_moves_a_score(desk: Desk, asked: tuple[DecisivePair, ...]) -> None:
    """The shifts are those of the comparisons that the answers would lead to."""
    assert 1 <= len(asked) <= 3
    assert [pair.width for pair in asked] == sorted((p.width for p in asked), reverse=True)
    pair = asked[0]
    found = {
        same: scores(_compared(desk, Answer(pair.one, pair.other, same))) for same in (True, False)
    }
    for shift in pair.shifts:
        assert found[True][shift.source].divergence == pytest.approx(shift.if_same, abs=0.05)
        assert found[False][shift.source].divergence == pytest.approx(shift.if_not, abs=0.05)
    assert pair.width >= 0.05


def test_a_question_names_who_says_what(asked: tuple[DecisivePair, ...]) -> None:
    """Each sentence stands in the texts of its sources and in nobody else's."""
    for pair in asked:
        for text, sources in ((pair.one, pair.one_sources), (pair.other, pair.other_sources)):
            assert sources == tuple(sorted(one.source for one in STORY if text in one.text))
        assert not set(pair.one_sources) & set(pair.other_sources)


def test_the_same_is_asked_in_any_order_and_once(
    desk: Desk, asked: tuple[DecisivePair, ...]
) -> None:
    """The order of the articles changes nothing, and what was answered is not asked again."""
    known = tuple(Answer(pair.other, pair.one, same=True) for pair in asked)
    again = _asked(desk, STORY, known)

    assert _asked(desk, STORY[::-1]) == asked
    assert not {(p.one, p.other) for p in again} & {(p.one, p.other) for p in asked}


def test_answers_are_met_where_both_sentences_stand() -> None:
    """In whole articles, whatever stands between; a part of a word is none."""
    answer = Answer("The ferry ran aground.", "It hit a reef.", same=True)
    texts = ["On Monday the ferry\nran aground. Rain fell.", "“It hit a reef”, said Ada."]

    assert met([answer], texts) == (answer,)
    assert met([answer], texts[:1]) == ()
    assert met([replace(answer, other="hit a ree")], texts) == ()
