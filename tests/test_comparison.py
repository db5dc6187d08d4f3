"""One story compared with the real model: what must hold of every result."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from flows.running import Outcome
from models.attention.drivers import total
from models.document import to_document
from models.ids import article_id
from models.records import Article, Comparison
from models.scores import Score
from tests.tellings import Desk, article, reprinted, scores

WIRE = article(
    "Wire",
    """Ferry hits reef off Skerrin

A ferry with 214 passengers ran aground in thick fog off the Skerrin Islands on Monday evening.

Everyone on board was taken off alive before midnight, the coastguard said.

Two lifeboats and nine fishing boats took part in the rescue.

The operator, Averil Line, was fined 240,000 crowns two years ago for faulty radar.

The cause of the accident is not yet known.
""",
    published="2024-03-05T06:00:00+00:00",
)
OBSERVER = article(
    "Observer",
    """Passengers tell of a night on the rocks

The car ferry struck a reef near the Skerrin Islands in dense fog on Monday night.

All of the passengers and crew were rescued by midnight, according to the coastguard.

“The floor became a wall,” said Nell Garrow, a schoolteacher.

Radar faults had cost Averil Line a fine of 240,000 crowns in 2022.

Residents of Hallowick brought blankets and soup to the quay.
""",
    published="2024-03-05T12:00:00+00:00",
)
JOURNAL = article(
    "Journal",
    """Averil Line counts the cost

Shares of Averil Line fell by a tenth on Tuesday after one of its ferries ran aground in fog.

Nobody died: all passengers were brought to safety by lifeboats and fishing boats.

The ship was insured for 60 million crowns, and analysts expect the premium to double.

Mussel farmers have stopped harvesting and are asking for compensation.
""",
    published="2024-03-05T18:00:00+00:00",
)
LATE = article(
    "Radio",
    """Recorder recovered

Divers have recovered the voyage recorder of the ferry that ran aground off Skerrin in fog.

The number of injured has risen to 37, the hospital said.

All passengers had been rescued before midnight on Monday.
""",
    published="2024-03-06T18:00:00+00:00",
)
STORY = (WIRE, OBSERVER, JOURNAL, LATE)


@pytest.fixture(scope="module")
def story(desk: Desk) -> Comparison:
    """The invented story."""
    return desk.compare(STORY)


@pytest.fixture(scope="module", params=["invented", "ferry", "railway"])
def compared(
    request: pytest.FixtureRequest, story: Comparison, examples: dict[str, Outcome]
) -> Comparison:
    """Each story in turn."""
    return story if request.param == "invented" else examples[request.param].comparison


ROOT = Path(__file__).resolve().parents[1]
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
    return {**row, "omitted": omitted, "drivers": sorted(driven)}


def judgements(comparison: Comparison, source: str) -> list[object]:
    """What is said of a source's sentences, without ids that a new article may shift."""
    return [
        (j.sentence, j.status, j.coverage, j.uncovered, [(p.start, p.end) for p in j.parts])
        for telling in comparison.tellings
        if telling.article.source == source
        for j in telling.judgements
    ]


def as_bytes(comparison: Comparison) -> bytes:
    """The document as it is written."""
    return json.dumps(to_document(comparison)).encode()


def test_order_of_articles_is_irrelevant(desk: Desk, story: Comparison) -> None:
    """The same bytes, however the articles arrive."""
    for order in ((3, 1, 0, 2), (2, 3, 1, 0)):
        assert as_bytes(desk.compare([STORY[n] for n in order])) == as_bytes(story)


@pytest.mark.parametrize("which", range(len(STORY)))
def test_a_second_copy_changes_nobody_else(desk: Desk, story: Comparison, which: int) -> None:
    """Under another name, path and headline: scores, statuses and coverage stay the same."""
    copy = reprinted(STORY[which], "A reprinter", "What happened last night")
    check_copy(story, desk.compare([*STORY, copy]), STORY[which].source)


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
            del expected["copied"], found["copied"]
        assert found == expected, source
        assert judgements(after, source) == judgements(before, source), source
    for name in ("divergence", "raw", "shared", "unique", "sentences"):
        assert getattr(new["A reprinter"], name) == getattr(old[original], name)


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
    found = desk.compare([WIRE, reprinted(WIRE, "Reprint", "Another headline")])
    both = scores(found)

    assert len({telling.origin for telling in found.tellings}) == 1
    for score in both.values():
        assert score.raw == 0
        assert score.divergence is not None
        assert score.divergence <= 0
        assert not score.significant
        assert score.omitted == ()
    reprint, wire = (numbers(found, both[source]) for source in ("Reprint", "Wire"))
    assert reprint | {"source": "Wire", "copied": 0.0} == wire


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
