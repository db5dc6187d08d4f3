"""What the report says that only one origin tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from flows.report.contents.synopsis import synopsis
from flows.report.contents.told_once import _share_in, told_alone, told_once
from models.records import Comparison, Sentence, Span
from tests.stories import a_comparison
from tests.tellings import Desk, article, reprinted
from tests.test_disagreement import EARLY, INDEPENDENT, LATE, WIRE, misprint

LIVE = "where 240 people live"


def shown(comparison: Comparison, word: str) -> list[tuple[tuple[str, ...], str]]:
    """Who tells each statement of one origin that has a word, and how it is shown."""
    told = told_once(comparison)
    return [(g.sources, s.text) for g in told for s, _ in g.statements if word in s.text]


def test_what_one_origin_tells_is_not_shown_with_a_misprint(desk: Desk) -> None:
    """Whichever of its articles stands first."""
    wire = article("wire", WIRE, EARLY)
    copy = misprint(reprinted(wire, "copy", "Floods"), LIVE, "where 420 people live")
    post = article("post", INDEPENDENT["post"], EARLY)
    comparison = desk.compare([wire, replace(copy, published=LATE), post])

    for tellings in (comparison.tellings, comparison.tellings[::-1]):
        ((_, text),) = shown(replace(comparison, tellings=tellings), "people live")
        assert LIVE in text


def test_what_stands_within_a_longer_sentence_of_its_wire_is_not_told_by_one_alone(
    desk: Desk,
) -> None:
    """The desk only made two sentences of one."""
    plain = "injured 31 people on Monday, the rescue service said"
    whole = (
        "injured 31 people on Monday, the fourth of their kind this year, the rescue service said"
    )
    parted = f"{plain}. They were the fourth of their kind this year"
    wire = article("wire", WIRE.replace(plain, whole), EARLY)
    copy = misprint(reprinted(wire, "copy", "Floods"), whole, parted)
    post = article("post", INDEPENDENT["post"], EARLY)
    comparison = desk.compare([wire, replace(copy, published=LATE), post])

    ((sources, _),) = shown(comparison, "They were the fourth")
    assert sources == ("wire", "copy")


def parted() -> Comparison:
    """The story by hand; what the reprint took of one sentence is a statement of its own."""
    comparison = a_comparison()
    wire, post, voice = comparison.tellings
    closed, copied, *others = comparison.statements
    its_own = replace(
        copied,
        id="s5",
        articles=(post.article.id,),
        sources=(post.article.source,),
        sentences=((post.article.id, 2),),
    )
    kept = replace(copied, articles=(wire.article.id,), sources=(wire.article.source,))
    judged = tuple(
        replace(one, statement="s5") if one.statement == "s2" else one for one in post.judgements
    )
    return replace(
        comparison,
        tellings=(wire, replace(post, judgements=judged), voice),
        statements=(closed, kept, *others, its_own),
    )


@pytest.mark.parametrize("origins", [1, 2])
def test_every_statement_of_a_scored_sentence_is_on_the_page(origins: int) -> None:
    """What one reprint took of another is a statement of its own, and no less of one origin."""
    comparison = parted()
    if origins == 1:
        one = tuple(replace(telling, origin="one") for telling in comparison.tellings)
        of_one = tuple(replace(s, origins=1, core=False) for s in comparison.statements)
        comparison = replace(comparison, tellings=one, statements=of_one)

    alone = [s.id for group in told_alone(comparison) for s, _ in group.statements]
    table = [row.statement.id for row in synopsis(comparison, {})]
    assert sorted(alone + table) == sorted(s.id for s in comparison.statements)


def test_words_that_two_quote_do_not_make_one_tell_what_the_other_says() -> None:
    """A quotation can be had from the speaker."""
    comparison = parted()
    (copy,) = comparison.copies
    quoted = tuple(replace(passage, quoted=True) for passage in copy.passages)

    assert shown(comparison, "drivers")[-1][0] == ("Northwire", "Ellery Post")
    heard = replace(comparison, copies=(replace(copy, passages=quoted),))
    assert shown(heard, "drivers")[-1][0] == ("Ellery Post",)


def test_a_giver_whose_article_is_not_there_goes_by_its_id() -> None:
    """As it does in the list of copies."""
    comparison = parted()
    (copy,) = comparison.copies

    gone = replace(comparison, copies=(replace(copy, giver="gone"),))
    assert shown(gone, "drivers")[-1][0] == ("Ellery Post", "gone")


@pytest.mark.parametrize(
    ("spans", "share"),
    [
        ([], 0.0),
        ([(0, 9), (20, 30)], 0.0),
        ([(0, 12)], 0.2),
        ([(8, 25)], 1.0),
        ([(10, 15), (12, 14), (13, 16), (18, 40)], 0.8),
    ],
)
def test_what_passages_cover_of_a_sentence_counts_once(
    spans: list[tuple[int, int]], share: float
) -> None:
    """Passages may lie over one another, and go beyond it."""
    assert _share_in(spans, Sentence(0, 10, 20, "body")) == pytest.approx(share)


def test_copies_among_those_known_to_tell_a_statement_are_not_looked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of sixty reprints each has a copy of each, and nearly every statement all as its sources."""
    measured: list[Sentence] = []

    def noted(spans: Sequence[Span], sentence: Sentence) -> float:
        measured.append(sentence)
        return _share_in(spans, sentence)

    monkeypatch.setattr("flows.report.contents.told_once._share_in", noted)
    told_once(a_comparison())
    assert not measured
    told_once(parted())
    assert len(measured) == 1
