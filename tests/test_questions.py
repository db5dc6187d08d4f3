"""The monitor asks a person about sentences, keeps the answers and heeds them from then on."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from flows.monitoring import comparing, review
from flows.monitoring.grouping import Doubt
from flows.monitoring.questions import Question, find_questions, keep_answers, read_questions
from flows.monitoring.review import MOST_QUESTIONS, Said, questions, said
from flows.report.digest.records import Digest
from flows.store.compared.answers import save_answers, sentence_answers_known
from flows.store.compared.comparisons import load_comparison
from flows.store.compared.monitored import compared
from flows.store.database.engine import open_store
from flows.store.database.places import HOME_VARIABLE
from models.certainty.decisive import DecisivePair, Shift
from models.meaning.answers import Answer
from models.records import Comparison
from tests.aground import IN_FEEDS
from tests.watched import HOUR, LIBRARY, MORNING, Desk

HOSTILE = "<script>alert(1)</script> [here](javascript:x) **bold** ![p](http://evil.example/p.png)"


@pytest.fixture
def desk(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """Two stories in the feeds, and vectors that the tests of this file share."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path_factory.getbasetemp() / "questions"))
    made = Desk(tmp_path)
    made.publish("ferry", IN_FEEDS)
    made.publish("library", LIBRARY)
    return made


def test_an_answer_is_heeded_in_this_story_and_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The story of the sentences is compared anew by the answer, once, and no other story."""
    found = _unshown(desk)
    ferry, asked = _asked(desk, found)
    yes = {0: not asked[0].pair.together}
    keep_answers(desk.watch(MORNING + HOUR), asked, yes)
    before = _comparison(desk, ferry)

    (library,) = (story.id for story in found.stories if story.id != ferry)
    untouched = _comparison(desk, library)
    digest = desk.run(MORNING + HOUR)
    after = _comparison(desk, ferry)
    assert digest.unchanged == 1
    assert _comparison(desk, library) == untouched
    assert _partition(after) != _partition(before)
    (said,) = after.manifest["answers"]
    assert {said["one"], said["other"]} == _words(asked[0])
    assert said["same"] is yes[0]

    monkeypatch.setattr(comparing, "compare_articles", None)
    quiet = desk.run(MORNING + 2 * HOUR)
    assert (quiet.stories, quiet.unchanged, quiet.failed) == ((), 2, ())


def test_without_an_answer_nothing_changes(desk: Desk) -> None:
    """To look for questions leaves the store as it is, and asks the same again."""
    ferry, asked = _asked(desk, _unshown(desk))
    before = _comparison(desk, ferry)
    again = read_questions(find_questions(desk.watch()))

    assert again == asked
    assert desk.run(MORNING + HOUR).stories[0].scores
    assert _comparison(desk, ferry) == before
    assert "answers" not in before.manifest


def test_what_was_answered_is_not_asked_again(desk: Desk) -> None:
    """Either answer is one."""
    _, asked = _asked(desk, _unshown(desk))
    keep_answers(desk.watch(), asked, dict.fromkeys(range(len(asked)), False))
    again = read_questions(find_questions(desk.watch()))

    assert not {_words(one) for one in again} & {_words(one) for one in asked}


def test_the_last_answer_counts(desk: Desk) -> None:
    """On two sentences there is one answer, whichever of them was named first."""
    with open_store(desk.store) as store:
        save_answers(store, [Answer("A ferry sank.", "It sank.", same=True)], MORNING)
        save_answers(store, [Answer("It sank.", "A FERRY SANK", same=False)], MORNING + HOUR)
        (known,) = sentence_answers_known(store)
        assert not known.same
        both = [Answer("It sank.", "A ferry sank.", same=one) for one in (False, True)]
        save_answers(store, both, MORNING + 2 * HOUR)
        (known,) = sentence_answers_known(store)

    assert known.same


def test_the_form_shows_what_hangs_on_an_answer() -> None:
    """Both sentences, who says them, and what would change; nothing is answered beforehand."""
    shift = Shift("Morning Voice", if_same=0.23, if_not=0.65)
    pair = DecisivePair("All are safe.", "Nobody died.", ("Wire",), ("Post",), 0.4, True, (shift,))
    asked = [Question("Ferry hits reef", pair), Question("Ferry", replace(pair, together=False))]
    form = questions([], asked).model_fields
    words = "".join(str(form[name].description) for name in ("same_1", "same_2"))

    assert [form[name].default for name in ("same_1", "same_2")] == ["no answer"] * 2
    assert "All are safe. (Wire)" in words
    assert "Nobody died. (Post)" in words
    assert "Morning Voice 0.23 if the same, 0.65 if not" in words
    assert "one event" not in words
    assert len(asked) <= MOST_QUESTIONS


def test_what_a_person_leaves_alone_is_no_answer() -> None:
    """Of a form that is sent only the choices that were made count, each at its own place."""
    pair = DecisivePair("All are safe.", "Nobody died.", ("Wire",), ("Post",), 0.4, True, ())
    doubt = Doubt(*(c * 16 for c in "ab"), 0.5, False, ("1",), ("2",), ("One",), ("Two",))
    form = questions([doubt, doubt], [Question("Ferry hits reef", pair)] * 3)

    assert said(form()) == Said()
    chosen = form(merge_2="two events", same_1="the same", same_3="not the same")
    assert said(chosen) == Said({1: False}, {0: True, 2: False})


def test_who_looks_at_the_log_is_told_what_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of stories, of sentences, or of both; and how much was answered."""
    monkeypatch.setattr(review, "pause_flow_run", lambda wait_for_input, **_: wait_for_input())
    pair = DecisivePair("All are safe.", "Nobody died.", ("Wire",), ("Post",), 0.4, True, ())
    doubts = [Doubt(*(c * 16 for c in "ab"), 0.5, False, ("1",), ("2",), ("One",), ("Two",))]
    pairs = [Question("Ferry hits reef", pair)] * 3
    logged: list[str] = []

    for some, others in (([], pairs), (doubts, []), (doubts, pairs)):
        review.ask(some, others, 60, logged.append)

    assert [line.partition(" for a person")[0] for line in logged[::2]] == [
        "Paused: three questions on sentences",
        "Paused: one question on stories",
        "Paused: four questions on stories and sentences",
    ]
    assert logged[1::2] == ["Answered: 0 of 3.", "Answered: 0 of 1.", "Answered: 0 of 4."]


def test_untrusted_text_is_inert_in_the_form() -> None:
    """Sentences, headlines and names of sources neither format, nor link, nor load anything."""
    shift = Shift(HOSTILE, if_same=0.2, if_not=0.6)
    pair = DecisivePair(HOSTILE, HOSTILE, (HOSTILE,), (HOSTILE,), 0.4, False, (shift,))
    form = questions([], [Question(HOSTILE, pair)]).model_fields
    words = str(form["same_1"].description)

    for sign in ("<script", "[here", "**bold", "![p"):
        assert re.findall(rf"(?<!\\){re.escape(sign)}", words) == []
    assert words.count(r"\<script") == 6


def _asked(desk: Desk, found: Digest) -> tuple[str, tuple[Question, ...]]:
    """The event of the ferry and what is asked of it."""
    asked = read_questions(find_questions(desk.watch()))
    assert asked
    (ferry,) = (story.id for story in found.stories if len(story.scores) == 3)
    return ferry, asked


def _unshown(desk: Desk) -> Digest:
    """Monitor up to the moment at which a person would be asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.monitoring.cycle.note_shown", lambda *_given: None)
        return desk.run()


def _comparison(desk: Desk, event: str) -> Comparison:
    with open_store(desk.store) as store:
        return load_comparison(store, compared(store, [event])[event].story)


def _partition(found: Comparison) -> set[tuple[tuple[str, int], ...]]:
    return {statement.sentences for statement in found.statements}


def _words(question: Question) -> frozenset[str]:
    return frozenset((question.pair.one, question.pair.other))
