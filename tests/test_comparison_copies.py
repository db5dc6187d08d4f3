"""A copy more in a story: nobody else's score moves."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from flows.running import Outcome
from models.records import Article, Comparison
from models.scores import Score
from tests.skerrin import JOURNAL, LATE, OBSERVER, STORY, WIRE, ferry_story
from tests.tellings import Desk, article, reprinted, scores

story = pytest.fixture(ferry_story, scope="module")

COPIED = {"norvane", "dailycurrent", "observer", "tessenpost", "trackside"}


def articles_of(comparison: Comparison) -> list[Article]:
    """The articles of a comparison."""
    return [telling.article for telling in comparison.tellings]


def numbers(comparison: Comparison, score: Score) -> dict[str, object]:
    """A score without the ids of its articles, statements by their text.

    Without what it is as published too: there a copy is a voice of its own.
    """
    row = asdict(score)
    del row["articles"], row["published"]
    texts: dict[str | None, str] = {s.id: s.text for s in comparison.statements}
    driven = [(texts.get(d.statement, ""), d.part, d.value) for d in score.drivers]
    omitted = sorted(texts[name] for name in score.omitted)
    figures = {figure.name: figure for figure in score.figures}
    return {**row, "omitted": omitted, "drivers": sorted(driven), "figures": figures}


def apart_from_copied(row: dict[str, object]) -> dict[str, object]:
    """The numbers without what hangs on from whom the source has its text.

    Of two equal texts one took from the other, and what is told otherwise in both is told first
    by one.
    """
    figures = row["figures"]
    assert isinstance(figures, dict)
    apart = {"copied", "distortion"}
    kept = {name: figure for name, figure in figures.items() if name not in apart}
    return {name: its for name, its in row.items() if name not in apart} | {"figures": kept}


def judgements(comparison: Comparison, source: str) -> list[object]:
    """What is said of a source's sentences, without ids that a new article may shift."""
    return [
        (j.sentence, j.status, j.coverage, j.uncovered, [(p.start, p.end) for p in j.parts])
        for telling in comparison.tellings
        if telling.article.source == source
        for j in telling.judgements
    ]


@pytest.mark.parametrize("which", range(len(STORY)))
def test_a_second_copy_changes_nobody_else(desk: Desk, story: Comparison, which: int) -> None:
    """Under another name, path and headline: scores, statuses and coverage stay the same."""
    copy = reprinted(STORY[which], "A reprinter", "What happened last night")
    check_copy(story, desk.compare([*STORY, copy]), STORY[which].source)


def test_a_copy_without_a_time_changes_nobody_else(desk: Desk, story: Comparison) -> None:
    """It was not out before the text that it was taken from: what came late stays late."""
    for original in (max(STORY, key=lambda told: told.published or ""), WIRE):
        copy = replace(reprinted(original, "A reprinter", "Last night"), published=None)
        old, after = scores(story), desk.compare([*STORY, copy])
        for source in set(old) - {original.source}:
            assert numbers(after, scores(after)[source]) == numbers(story, old[source]), source
            assert judgements(after, source) == judgements(story, source), source


@pytest.mark.parametrize("name", ["ferry", "railway"])
def test_a_second_copy_changes_nobody_else_in_the_examples(
    desk: Desk, examples: dict[str, Outcome], name: str
) -> None:
    """The same in the example stories, for an original, a rewrite and independent reports."""
    articles = articles_of(examples[name].comparison)
    before = desk.compare(articles)
    for original in [a for a in articles if Path(a.path).stem in COPIED]:
        copy = reprinted(original, "A reprinter", "What happened last night")
        check_copy(before, desk.compare([*articles, copy]), original.source)


def check_copy(before: Comparison, after: Comparison, original: str) -> None:
    """Compare every source's numbers and sentences before and after the copy."""
    old, new = scores(before), scores(after)
    for source in old:
        expected, found = numbers(before, old[source]), numbers(after, new[source])
        if source == original:  # one of the two is now a copy of the other, if undated
            expected, found = apart_from_copied(expected), apart_from_copied(found)
        assert found == expected, source
        assert judgements(after, source) == judgements(before, source), source
    for name in ("divergence", "raw", "shared", "unique", "sentences"):
        assert getattr(new["A reprinter"], name) == getattr(old[original], name)


@pytest.mark.parametrize("givers", [(OBSERVER, JOURNAL), (JOURNAL, OBSERVER), (WIRE, LATE)])
def test_an_article_pasted_together_from_two_changes_nobody_else(
    desk: Desk, story: Comparison, givers: tuple[Article, Article]
) -> None:
    """It counts with one of them, which does not tell what the other told for that."""
    bodies = [giver.text.split("\n\n", 1)[1].strip() for giver in givers]
    text = "\n\n".join(["What the papers say", *bodies])
    after = desk.compare([*STORY, article("Digest", text, "2024-03-09T12:00:00+00:00")])

    takers = [copy for copy in after.copies if "Digest.txt" in path_of(after, copy.taker)]
    assert {path_of(after, copy.giver) for copy in takers} == {giver.path for giver in givers}
    old, new = scores(story), scores(after)
    for source in old:
        assert numbers(after, new[source]) == numbers(story, old[source]), source
        assert judgements(after, source) == judgements(story, source), source


def path_of(comparison: Comparison, name: str) -> str:
    """The path of an article, by its id."""
    return next(a.path for a in articles_of(comparison) if a.id == name)


def test_a_copy_in_a_story_of_one_origin_changes_nobody_else(desk: Desk) -> None:
    """Reprints alone are compared with each other, and each different text counts once."""
    abridged = article("Short", "\n\n".join(WIRE.text.split("\n\n")[:4]), WIRE.published)
    before = desk.compare([WIRE, abridged])
    for original in (WIRE, abridged):
        copy = reprinted(original, "A reprinter", "What happened last night")
        after = scores(desk.compare([WIRE, abridged, copy]))
        for source, score in scores(before).items():
            for name in ("divergence", "raw", "low", "high", "chance"):
                assert getattr(after[source], name) == getattr(score, name), (source, name)


def test_two_verbatim_texts_do_not_diverge(desk: Desk) -> None:
    """A reprint and its original, alone in a story: nothing differs, one origin."""
    found = desk.compare([WIRE, reprinted(WIRE, "Zeitung", "Another headline")])
    both = scores(found)

    assert len({telling.origin for telling in found.tellings}) == 1
    for score in both.values():
        assert score.raw == 0
        assert score.divergence is not None
        assert score.divergence <= 0
        assert not score.significant
        assert score.omitted == ()
    assert both["Wire"].copied == 0.0
    reprint, wire = (
        apart_from_copied(numbers(found, both[source])) for source in ("Zeitung", "Wire")
    )
    assert reprint | {"source": "Wire"} == wire


def test_a_quoted_text_is_copied_too(desk: Desk) -> None:
    """Also a text that is one long quotation changes nobody when it is printed again."""
    speech = article(
        "Ministry",
        "Statement\n\n“We are thankful that all passengers were rescued. The fine of 240,000 "
        "crowns for Averil Line was right. There will be an inquiry into the radar.”\n",
        published="2024-03-05T07:00:00+00:00",
    )
    before = desk.compare([*STORY, speech])
    copy = reprinted(speech, "A reprinter", "In the minister's words")

    check_copy(before, desk.compare([*STORY, speech, copy]), "Ministry")
