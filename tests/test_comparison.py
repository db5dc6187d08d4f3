"""One story compared with the real model: what must hold of every result."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from flows.interactive import compare_rows
from flows.running import Outcome
from models.attention.drivers import total
from models.document import to_document
from models.ids import article_id
from models.records import Comparison
from tests.skerrin import LATE, OBSERVER, STORY, WIRE, ferry_story
from tests.tellings import Desk, article, scores

story = pytest.fixture(ferry_story, scope="module")


@pytest.fixture(scope="module", params=["invented", "ferry", "railway"])
def compared(
    request: pytest.FixtureRequest, story: Comparison, examples: dict[str, Outcome]
) -> Comparison:
    """Each story in turn."""
    return story if request.param == "invented" else examples[request.param].comparison


ROOT = Path(__file__).resolve().parents[1]


def as_bytes(comparison: Comparison) -> bytes:
    """The document as it is written."""
    return json.dumps(to_document(comparison)).encode()


def test_order_of_articles_is_irrelevant(desk: Desk, story: Comparison) -> None:
    """The same bytes, however the articles arrive."""
    for order in ((3, 1, 0, 2), (2, 3, 1, 0)):
        assert as_bytes(desk.compare([STORY[n] for n in order])) == as_bytes(story)


def test_offsets_are_exact(compared: Comparison) -> None:
    """Sentences lie in the text, parts fill them, uncovered words lie inside them."""
    for telling in compared.tellings:
        text = telling.article.text
        for judgement in telling.judgements:
            sentence = judgement.sentence
            assert (
                text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
            )
            for start, end in judgement.uncovered:
                assert sentence.start <= start < end <= sentence.end
                assert text[start:end] == text[start:end].strip()
            if judgement.parts:
                assert judgement.parts[0].start == sentence.start
                assert judgement.parts[-1].end == sentence.end
                assert all(a.end == b.start for a, b in pairwise(judgement.parts))


def test_references_exist(compared: Comparison) -> None:
    """Statements, members, counterparts, copies and origins name what is there."""
    there = {(t.article.id, j.sentence.index): j for t in compared.tellings for j in t.judgements}
    articles = {t.article.id: t for t in compared.tellings}
    names = {statement.id for statement in compared.statements}
    for statement in compared.statements:
        assert statement.sentences
        assert {article for article, _ in statement.sentences} == set(statement.articles)
        assert {articles[a].article.source for a in statement.articles} == set(statement.sources)
        assert len({articles[a].origin for a in statement.articles}) == statement.origins
        for place in statement.sentences:
            assert there[place].sentence.scored
            assert statement.id in {part.statement for part in there[place].parts}
    for (own, _), judgement in there.items():
        assert {part.statement for part in judgement.parts} <= names
        assert judgement.statement is None or judgement.statement in names
        if judgement.best:
            assert (judgement.best.article, judgement.best.index) in there
            assert articles[judgement.best.article].origin != articles[own].origin
    for copy in compared.copies:
        assert {copy.giver, copy.taker} <= articles.keys()
    assert {telling.origin for telling in compared.tellings} <= articles.keys()


def test_the_document_satisfies_its_schema(compared: Comparison) -> None:
    """What is computed, not only what is built by hand, is valid `story.json`."""
    schema = json.loads((ROOT / "docs" / "story.schema.json").read_text(encoding="utf-8"))
    document = json.loads(as_bytes(compared))
    document["manifest"] |= {"version": "0", "model": "m", "model_sha256": "0" * 64}
    document["manifest"] |= {"config_sha256": "0" * 64, "seed": 1}

    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []


def test_furniture_takes_no_part(compared: Comparison) -> None:
    """It has no statement, status or coverage; every scored sentence has all three."""
    for telling in compared.tellings:
        for judgement in telling.judgements:
            verdict = (judgement.statement, judgement.status, judgement.coverage)
            if judgement.sentence.role == "boilerplate":
                assert verdict == (None, None, None)
            if judgement.sentence.scored:
                assert None not in verdict


def test_scores_add_up(compared: Comparison) -> None:
    """Parts sum to raw, the interval holds the value, counts are those of the sentences."""
    names = {statement.id for statement in compared.statements}
    for score in compared.scores:
        judged = [
            judgement
            for telling in compared.tellings
            if telling.article.source == score.source
            for judgement in telling.judgements
            if judgement.sentence.scored
        ]
        assert score.sentences == len(judged)
        assert score.shared == sum(j.status == "shared" for j in judged)
        assert score.unique == sum(j.status == "unique" for j in judged)
        assert set(score.omitted) <= names
        if score.raw is not None:
            parts = (score.addition or 0) + (score.omission or 0) + (score.emphasis or 0)
            assert round(parts, 6) == score.raw
            assert total(score.drivers) == score.raw
            assert total(score.drivers, "omission") == score.omission
        if score.divergence is not None:
            assert score.band is not None
            assert score.band[0] <= score.divergence <= score.band[1]
            assert score.low is not None
            assert score.high is not None
            assert score.low <= score.divergence <= score.high


def test_the_shared_is_shared_and_the_own_unique(story: Comparison) -> None:
    """What all tell and what only one tells come out apart, in every source."""
    status = {
        t.article.text[j.sentence.start : j.sentence.end]: j.status
        for t in story.tellings
        for j in t.judgements
    }
    for rescued in (
        "Everyone on board was",
        "All of the passengers and",
        "All passengers had been",
    ):
        assert next(s for text, s in status.items() if text.startswith(rescued)) != "unique"
    for own in ("Residents of Hallowick", "The ship was insured", "Mussel farmers"):
        assert next(s for text, s in status.items() if text.startswith(own)) == "unique"


def test_what_came_later_was_not_omitted(desk: Desk) -> None:
    """A statement first published after a source's article is not held against it."""
    fine = "Averil Line was fined 240,000 crowns two years ago for faulty radar."
    early = article("Early", LATE.text, published="2024-03-05T01:00:00+00:00")
    late = replace(early, source="Late", family="Late", published="2024-03-07T01:00:00+00:00")
    late = replace(late, id=article_id(None, "Late.txt", late.text), path="Late.txt")
    for silent, omits in ((early, False), (late, True)):
        found = desk.compare([WIRE, OBSERVER, silent])
        named = {s.id: s.text for s in found.statements}
        texts = [named[name] for name in scores(found)[silent.source].omitted]
        assert any(fine[:20] in text or "240,000" in text for text in texts) == omits


def test_a_statement_is_shown_by_a_sentence_that_others_bear_out() -> None:
    """Not by the one whose figure all others have otherwise, though it is the likest to theirs."""
    papers = {
        "Herald": "The bridge at Orr was closed on Friday after a crack was found in it, the town "
        "said. Repairs will take four weeks, the mayor said. Shopkeepers fear for their trade "
        "before Christmas. The bus will go by way of Tarn until the bridge opens again.",
        "Post": "A crack has closed the bridge at Orr, which was shut on Friday. The mayor said "
        "that mending it would take three weeks. Drivers have to go by way of Tarn. A school "
        "nearby has moved its lessons to the town hall for the time being.",
        "Courier": "Orr's bridge has been shut since Friday, when a crack was found. The mayor, "
        "Ann Lee, spoke of three weeks of repairs. The buses drive through Tarn.",
        "Echo": "Repairs of the bridge at Orr, closed since Friday for a crack, take three weeks, "
        "said mayor Lee. Nobody was hurt, the police told reporters. The council meets on Monday.",
    }
    rows = [{"source": paper, "text": text} for paper, text in papers.items()]
    found = compare_rows(rows, profile="fast").comparison

    assert {d.here for d in found.distortions} == {"four weeks"}
    (shown,) = (s for s in found.statements if "weeks" in s.text)
    assert set(shown.sources) == set(papers)
    assert "three weeks" in shown.text


def test_a_family_is_one_voice(desk: Desk) -> None:
    """Papers of one owner share nothing with each other that counts as shared."""
    group = [replace(paper, family="Group") for paper in (WIRE, OBSERVER)]
    found = desk.compare(group)

    assert len({telling.origin for telling in found.tellings}) == 1
    assert {score.shared for score in found.scores} == {0}


@pytest.mark.parametrize(
    "texts",
    [
        ("The mayor resigned on Monday after a long dispute.", "Wheat prices rose in Asia."),
        ("One line of text and nothing else here.", "One line of text and nothing else here."),
        ("“All of it is quoted, every single word.”", "Nothing of it was said by anyone at all."),
        ("* * *", "The mayor resigned on Monday after a long dispute."),
        ("Photo: M. Olden\n\nShare this", "By Marek Olden\n\nRead also: New timetable"),
    ],
    ids=["strangers", "the same line", "a quotation", "no words", "furniture only"],
)
def test_hardly_anything_to_compare(desk: Desk, texts: Sequence[str]) -> None:
    """Small and odd stories end in a result, never in an error."""
    found = desk.compare([article(f"S{n}", text) for n, text in enumerate(texts)])

    assert len(found.scores) == len(texts)
    json.dumps(to_document(found), allow_nan=False)
