"""What the report's page shows, before it is markup: sources, wording, differences, paragraphs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.report.contents.counterparts import SHOWN, Concordance, word_difference
from flows.report.contents.reading import paragraphs
from flows.report.contents.sources import effective_origins, shared_origins, source_rows
from flows.report.contents.statement_wording import left_out
from flows.report.contents.synopsis import synopsis
from flows.report.contents.told_once import told_once
from flows.report.page.rendering import render_page
from flows.wording.dates import date_span
from flows.wording.figures import decimal, percent, span
from models.records import Judgement, Sentence, Telling
from tests.stories import a_comparison
from tests.summarised import summary


def test_core_gaps_are_said_in_words() -> None:
    """The empty cell of a core statement reads "not reported"."""
    comparison = a_comparison()
    first, *others = comparison.statements
    gone = comparison.scores[2].source
    lacking = replace(first, sources=first.sources[:2], sentences=first.sentences[:4], origins=2)
    scores = (*comparison.scores[:2], replace(comparison.scores[2], omitted=(first.id,)))
    page = render_page(replace(comparison, statements=(lacking, *others), scores=scores))

    assert gone in page
    assert page.count('class="gap"><span>not reported') == 1


def test_statements_of_one_origin_are_told_once_and_the_others_in_the_synopsis() -> None:
    """Every statement with a scored sentence stands in exactly one of the two."""
    comparison = a_comparison()
    alone = [s.id for group in told_once(comparison) for s, _ in group.statements]
    table = [row.statement.id for row in synopsis(comparison, {})]

    assert sorted(alone + table) == sorted(s.id for s in comparison.statements)


def test_sources_keep_the_order_of_the_comparison() -> None:
    """Reports do not rank."""
    comparison = a_comparison()
    turned = replace(comparison, scores=comparison.scores[::-1])

    assert [row.score for row in source_rows(turned)] == list(turned.scores)


def test_effective_origins_weigh_by_articles() -> None:
    """Two articles of one origin and one of another are worth 9/5 equal voices."""
    assert effective_origins(a_comparison()) == pytest.approx(9 / 5)
    assert shared_origins(a_comparison()) == (("Northwire", "Ellery Post"),)


def test_the_summary_names_each_source_on_its_side_of_chance() -> None:
    """Words follow the flag of the score, and the unmeasured source is on neither side."""
    text = " ".join(summary(a_comparison()))

    assert "Northwire (0.31, 0.12 to 0.50) differs from the others by more than chance" in text
    assert "For Ellery Post the difference is within what chance would give" in text
    assert "three articles" in text
    assert "two independent origins" in text


def test_word_differences_ignore_case_and_punctuation() -> None:
    """Only words that one of the two lacks are marked, neighbours together."""
    found = word_difference("The mayor said: 4,200 cars.", "the Mayor said 2,400 red cars")

    assert found.here == ((16, 21),)
    assert found.there == ((15, 24),)


def test_differences_of_the_two_directions_mirror_each_other() -> None:
    """Seen from the other sentence, here and there change places."""
    one, other = "A bridge closed on Monday.", "The bridge was closed."
    there = word_difference(other, one)

    assert (there.there, there.here) == (
        word_difference(one, other).here,
        word_difference(one, other).there,
    )


def test_sentences_too_long_to_compare_are_not_compared() -> None:
    """A sentence of thousands of words costs no time."""
    assert word_difference("word " * 600, "other " * 600).likeness is None


def test_counterparts_come_from_other_sources_best_first() -> None:
    """One per source, the best first, a reprint marked as one origin."""
    comparison = a_comparison()
    wire, post, voice = (telling.article.id for telling in comparison.tellings)
    found = Concordance(comparison).of((wire, 2)).shown

    assert [pairing.place for pairing in found] == [(voice, 0), (post, 1)]
    assert [pairing.bond for pairing in found] == ["", "one origin"]
    assert found[1].difference.here == ()


def test_another_origin_that_says_the_same_counts_though_it_is_not_among_those_shown() -> None:
    """Reprints in the order of the scores may take every place."""
    comparison = a_comparison()
    wire, post, voice = comparison.tellings
    judged = tuple(replace(judged, best=None) for judged in wire.judgements)
    reprints = [
        replace(post, article=replace(post.article, id=f"r{n}", source=f"Reprint {n}"))
        for n in range(SHOWN)
    ]
    first = replace(comparison.statements[0], lineage=())
    many = replace(
        comparison,
        tellings=(replace(wire, judgements=judged), *reprints, voice),
        statements=(first, *comparison.statements[1:]),
        scores=tuple(replace(comparison.scores[1], source=r.article.source) for r in reprints),
    )
    found = Concordance(many).of((wire.article.id, 2))
    alone = replace(many, tellings=many.tellings[:-1])

    assert {pairing.bond for pairing in found.shown} == {"one origin"}
    assert found.more == (voice.article.source,)
    assert found.borne
    assert not Concordance(alone).of((wire.article.id, 2)).borne


def test_the_legend_claims_no_more_of_a_shared_sentence_than_its_panel() -> None:
    """One may be shared for being near what others tell."""
    page = render_page(a_comparison())

    assert "found in other origins too, or near what they tell" in page
    assert "found in other origins too, or is near what they tell" in page


def test_hard_wrapped_text_keeps_its_paragraphs() -> None:
    """A line end between two sentences of a wrapped text is no paragraph."""
    text = "One sentence that\nwraps. Another one\nwraps too.\nA third.\n\nA new paragraph."
    ends = [text.index(end) + len(end) for end in ("wraps.", "too.", "third.", "paragraph.")]
    starts = [0, *(end + 1 + (text[end : end + 2] == "\n\n") for end in ends[:-1])]
    judged = tuple(
        Judgement(Sentence(i, start, end, "body"), None, None, None)
        for i, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    article = replace(a_comparison().tellings[0].article, text=text)

    assert [len(p) for p in paragraphs(Telling(article, "o", judged))] == [6, 1]


def test_words_for_numbers_do_not_flatter() -> None:
    """Rounding never turns "nearly" into "all" or "some" into "none"."""
    assert [percent(x) for x in (0, 0.001, 0.005, 0.5, 0.995, 0.999, 1)] == [
        "0%", "<1%", "<1%", "50%", ">99%", ">99%", "100%",
    ]  # fmt: skip
    assert [span(ends) for ends in (None, (0.12, 0.31), (0.121, 0.123))] == [
        "n/a", "0.12 to 0.31", "0.12",
    ]  # fmt: skip
    assert [decimal(x) for x in (None, -0.001, -0.125, 0.5)] == [
        "n/a", "0.00", "−0.12", "0.50",
    ]  # fmt: skip
    assert date_span(["2026-03-02T09:00:00Z", None, "soon", "2026-03-05"]) == ("2–5 March 2026")


def test_what_most_others_leave_out_is_quoted_unless_it_is_nearly_all() -> None:
    """The text stands just above: repeating the whole of it says nothing."""
    statement = replace(a_comparison().statements[0], text="The bridge closed, the mayor wept.")

    assert left_out(replace(statement, own=())) == ""
    assert left_out(replace(statement, own=((19, 33),))) == "“the mayor wept”"
    assert left_out(replace(statement, own=((0, 33),))) == "nearly all of it"
