"""The summary's sentences in the stories that invite a wrong one."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.report.artifacts.in_one_line import headline
from flows.report.contents.synopsis import heads, synopsis
from flows.report.page.rendering import render_page
from flows.report.summary.summary import points
from models.records import Comparison, CopyKind, Telling
from models.scores import Score
from tests.stories import a_comparison
from tests.summarised import summary


def of_one_origin() -> Comparison:
    """Build the story with all three papers under one owner."""
    comparison = a_comparison()
    tellings = tuple(replace(telling, origin="one") for telling in comparison.tellings)
    statements = tuple(replace(s, origins=1, core=False) for s in comparison.statements)
    return replace(comparison, tellings=tellings, statements=statements)


def test_a_story_of_one_origin_claims_nothing_independent() -> None:
    """There is no other origin to be compared with, and the page says what is compared."""
    text = " ".join(summary(of_one_origin()))

    assert "which all count as one origin" in text
    assert "no other origin" not in text
    assert "weighed by" not in text
    assert "All articles count as one origin." in render_page(of_one_origin())


def test_a_story_of_one_origin_still_shows_who_kept_what() -> None:
    """Statements that several reprints have make the rows, the others stand below."""
    rows = synopsis(of_one_origin(), {})

    assert [row.statement.id for row in rows] == [
        s.id for s in a_comparison().statements if len(s.sources) > 1
    ]


def test_nobody_is_said_to_retell_whom_he_need_not_have_read() -> None:
    """Where both have their text from a missing one, or only lengths tell, the sentence says so."""
    comparison = a_comparison()
    (copy,) = (replace(copy, kind="rewritten") for copy in comparison.copies)
    missing = replace(comparison, copies=(copy,))
    known = replace(comparison, copies=(replace(copy, ancestor=None),), ancestors=())

    assert any("draw on a text of NRV" in text for text in summary(missing))
    assert not any("retell" in text for text in summary(missing))
    assert any("seems to retell Northwire in" in text.replace("\u2068", "").replace("\u2069", "")
               for text in summary(known))  # fmt: skip


def test_what_differs_is_quoted_where_it_can_be_read_at_a_glance() -> None:
    """Both details side by side; a part of the other tells no difference, nor do long ones."""
    comparison = a_comparison()
    found = comparison.distortions[0]

    def told(here: str, there: str) -> str:
        off = replace(found, here=here, there=there, update=False)
        lines = summary(replace(comparison, distortions=(off,)))
        return " ".join(lines).replace("\u2068", "").replace("\u2069", "")

    assert "“241 aboard” in " in told("241 aboard", "214 aboard")
    assert ", “214 aboard” in " in told("241 aboard", "214 aboard")
    assert "“not out of order” in " not in told("of order", "not out of order")
    assert "“a word" not in told("a word " * 20, "another word")
    assert "“Zanzibar” in " in told("Zanzibar", "")
    assert ", not in " in told("Zanzibar", "")
    assert ", not in " not in told("Port Ellery", "")


def test_an_update_is_no_detail_told_otherwise() -> None:
    """It is counted apart, and a story of updates alone has nothing told otherwise."""
    comparison = a_comparison()
    (found,) = comparison.distortions
    later = replace(found, update=True)
    both = " ".join(summary(replace(comparison, distortions=(found, later))))
    alone = " ".join(summary(replace(comparison, distortions=(later,))))

    assert "One detail told otherwise than in another article: Ellery Post (1)." in both
    assert "One later figure that may be an update" in both
    assert "told otherwise" not in alone


def test_who_has_a_missing_text_is_said_once() -> None:
    """With its author, and as surely as it is known; not pair by pair."""
    comparison = a_comparison()
    (ancestor,) = comparison.ancestors
    guessed = replace(ancestor, name=None, evidence=("passages",))

    told = " ".join(summary(comparison))
    assert (
        "Northwire and Ellery Post draw on a text of NRV, which is not among the articles; "
        "together they count as one origin."
    ) in told
    assert told.count("count as one origin") == 1
    assert "shares 88%" not in told
    assert "seem to draw on a text that is not among the articles" in " ".join(
        summary(replace(comparison, ancestors=(guessed,)))
    )


def test_of_many_owners_the_largest_are_named() -> None:
    """What is to be known first is not every pair of papers that somebody owns."""
    comparison = replace(a_comparison(), copies=(), ancestors=())
    first = comparison.tellings[0]
    owned = {"Small": 2, "Great": 4, "Middling": 3, "Little": 2, "Tiny": 2}

    def paper(owner: str, number: int) -> Telling:
        name = f"{owner} {number}"
        return replace(first, origin=owner, article=replace(first.article, id=name, source=name))

    tellings = tuple(paper(owner, n) for owner, of in owned.items() for n in range(of))
    told = summary(replace(comparison, tellings=tellings))
    named = [said for said in told if said.endswith(" count as one origin.")]

    assert [said.count("Great") for said in named] == [4, 0, 0]
    assert [said.count("Middling") for said in named] == [0, 3, 0]
    assert told[told.index(named[-1]) + 1] == "Likewise two further groups."


def test_statements_of_one_origin_are_counted_together() -> None:
    """Reprints that cut a wire each in their way are one teller of what only the wire tells."""
    comparison = a_comparison()
    wire, post, voice = comparison.tellings
    other = replace(post, article=replace(post.article, id="p2", source="Bay Post"))
    first = comparison.statements[0]
    by = {
        "a": (wire, post),
        "b": (wire, post, other),
        "c": (post, other),
    }
    cut = tuple(
        replace(
            first,
            id=name,
            core=False,
            origins=1,
            articles=tuple(t.article.id for t in tellers),
            sources=tuple(t.article.source for t in tellers),
            partly=(),
        )
        for name, tellers in by.items()
    )
    judged = tuple(
        replace(post.judgements[1], statement=name, status="unique", coverage=0.0) for name in by
    )
    tellings = (wire, replace(post, judgements=judged), other, voice)
    told = summary(replace(comparison, tellings=tellings, statements=cut))

    assert any(
        text.endswith(
            "in another origin: Northwire, Ellery Post and Bay Post as one origin "
            "(3, each in two or more of them)."
        )
        for text in told
    )


def test_two_articles_of_one_source_need_not_retell_one_text() -> None:
    """They count once because one publisher has them."""
    (voices, *_) = summary(a_comparison())

    assert "Those of one text or one publisher count once: that leaves two" in voices


def test_of_statements_that_are_all_alike_each_is_spoken_of() -> None:
    """That six "come from a single origin" could be read as one origin of all six."""
    comparison = a_comparison()
    apart = tuple(replace(s, origins=1, core=False) for s in comparison.statements)
    told = " ".join(summary(replace(comparison, statements=apart)))

    assert "statements: none is core" in told
    assert "each is of one origin only" in told
    assert "of one origin only" in " ".join(summary(comparison))


def test_of_two_sources_it_is_said_what_is_said_of_two() -> None:
    """The words for more than two are not used."""
    comparison = a_comparison()
    wire, _, voice = comparison.tellings
    two = replace(comparison, tellings=(wire, voice), scores=comparison.scores[::2], copies=())
    told = " ".join(summary(two))

    assert "neither has most of its text from the other." in told
    assert "differs from the other by more than chance" in told
    assert "the others" not in told


def test_of_two_voices_it_is_said_that_neither_can_stand_out() -> None:
    """Two origins of three sources, or two tellings of one origin; not three origins."""
    two_origins = a_comparison()
    wire, reprint, voice = two_origins.tellings
    three = replace(two_origins, tellings=(wire, replace(reprint, origin="its own"), voice))
    one = replace(two_origins, tellings=(wire, reprint), scores=two_origins.scores[:2])
    unmeasured = tuple(replace(s, significant=None) for s in two_origins.scores)
    without = replace(two_origins, scores=unmeasured)

    assert [
        re.findall("Of two (.*) hardly anything can clear chance", " ".join(summary(its)))
        for its in (two_origins, one, three, without)
    ] == [["voices"], ["tellings"], [], []]


def test_phrases_in_common_are_no_copying_worth_a_sentence() -> None:
    """What one has of another is told from a fifth of its words on; the table has the rest."""
    comparison = a_comparison()

    def told(share: float) -> str:
        (copy,) = comparison.copies
        shared = replace(copy, share=share, ancestor=None)
        return " ".join(summary(replace(comparison, copies=(shared,), ancestors=())))

    assert "shares 20% of its words with" in told(0.2)
    assert "of its words with" not in told(0.19)


def test_that_no_source_differs_is_said_where_each_is_measured_and_like_the_others() -> None:
    """Else those that are like the others are named: of the rest nothing is known."""
    comparison = a_comparison()
    first, second, third = comparison.scores

    def told(*alike: Score, rest: tuple[Score, ...] = ()) -> str:
        scores = (*(replace(s, divergence=0.1, significant=False) for s in alike), *rest)
        return " ".join(summary(replace(comparison, scores=scores)))

    assert "No source differs from the others" in told(first, second, third)
    assert "Neither source differs from the other by" in told(first, second)
    assert "No source differs from the others" not in told(first, second, rest=(third,))
    assert "For Northwire and Ellery Post the difference is" in told(first, second, rest=(third,))


def test_sources_that_clear_chance_come_with_their_figures() -> None:
    """A reader need not look up the number that a sentence rests on."""
    assert any("Northwire (0.31, 0.12 to 0.50) differs" in text for text in summary(a_comparison()))


def test_what_is_not_measured_fills_no_table() -> None:
    """A story of which nothing is told twice has no figures to be sure or unsure of."""
    comparison = a_comparison()
    without = tuple(replace(score, divergence=None) for score in comparison.scores)

    assert "How sure these figures are" in render_page(comparison)
    assert "How sure these figures are" not in render_page(replace(comparison, scores=without))


def test_an_unmeasured_score_has_a_reason() -> None:
    """Nobody is left out of the sentences on divergence in silence."""
    comparison = a_comparison()
    third = comparison.scores[2]
    silent = replace(comparison, scores=(*comparison.scores[:2], replace(third, sentences=0)))

    apart = tuple(replace(s, origins=1) for s in comparison.statements)
    alone = summary(replace(comparison, statements=apart))

    assert any("where no statement is told twice, nothing can stand" in text for text in alone)
    assert any(
        "too little of what is told there is told by another" in t for t in summary(comparison)
    )
    assert any("no sentence that is scored" in text for text in summary(silent))


def test_a_family_of_one_is_an_origin_of_its_own_and_no_more_is_said() -> None:
    """Not "independently": a text may have parts of another and still be its own origin."""
    comparison = a_comparison()
    tellings = tuple(replace(t, origin=t.article.id) for t in comparison.tellings)
    text = summary(replace(comparison, tellings=tellings))[0]

    assert text == (
        "Three sources tell the event in three articles; as far as their words tell, "
        "none has most of its text from another."
    )


def test_heads_stand_upright_where_their_words_would_not_fit() -> None:
    """A few short names lie flat; more, or longer ones, need a wider window to do so."""
    assert heads(["BBC", "CNN", "DW"]) == "flat"
    assert heads(["BBC", "themoscowtimes.com", "washingtonpost.com", "DW"]) == "below-60"
    assert heads(["washingtonpost.com"] * 6) == "below-75"
    assert heads(["BBC"] * 14) == "always"
    assert heads(["A" * 200, "B" * 200]) == heads(["A" * 30, "B" * 30])


def test_that_others_had_it_before_is_only_said_where_the_times_tell() -> None:
    """Of articles without dates nobody knows which came first."""
    comparison = a_comparison()
    wire, post, voice = comparison.tellings
    first, second, third = comparison.scores
    core = replace(comparison.statements[0], articles=(wire.article.id,))
    lacks = replace(third, omitted=(core.id,))

    def told(wire_at: str | None, voice_at: str | None) -> str:
        dated = (
            replace(wire, article=replace(wire.article, published=wire_at)),
            post,
            replace(voice, article=replace(voice.article, published=voice_at)),
        )
        scores = (replace(first, omitted=()), replace(second, omitted=()), lacks)
        statements = (core, *comparison.statements[1:])
        story = replace(comparison, tellings=dated, scores=scores, statements=statements)
        return " ".join(summary(story))

    surely, perhaps = "others had published them", "others had, or may have, published them"
    assert surely in told("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z")
    assert perhaps in told("2026-03-02", "2026-03-02T09:00:00Z")
    assert perhaps in told(None, "2026-03-02T09:00:00Z")
    assert perhaps in told("2026-03-02T08:00:00Z", None)


def test_an_edited_copy_is_not_said_to_share_all_its_words() -> None:
    """Passages with a changed figure count as wholly taken."""
    comparison = a_comparison()
    (copy,) = comparison.copies

    def told(kind: CopyKind) -> str:
        taken = replace(copy, share=1.0, kind=kind, ancestor=None, decided="time")
        return " ".join(summary(replace(comparison, copies=(taken,), ancestors=())))

    assert "Ellery Post shares 100% of its words with Northwire (edited);" in told("edited")
    assert "Ellery Post seems to retell Northwire in 100% of its words;" in told("rewritten")


def test_a_statement_of_one_origin_may_be_told_elsewhere_nearly() -> None:
    """So how many are is said where they are counted."""
    told = " ".join(summary(a_comparison()))

    assert "three are of one origin only (one of these is partly or nearly told elsewhere)" in told


def test_it_is_said_how_often_a_source_is_named_that_does_not_differ() -> None:
    """By the level that the manifest records."""
    comparison = a_comparison()
    settings = {"settings": {"divergence": {"level": 0.975}}}
    strict = replace(comparison, manifest={**comparison.manifest, **settings})

    assert "do not differ, up to 5% are named here all the same." in " ".join(summary(comparison))
    assert "do not differ, up to 2.5% are named here all the same." in " ".join(summary(strict))
    assert "reaches the raw value in at most 2.5% of the draws" in render_page(strict)


def test_what_was_found_in_one_origin_only_is_not_said_to_be_told_by_one_alone() -> None:
    """The head claims no more than the sentences below it, and says it as the terminal does."""
    (point,) = (point for point in points(a_comparison()) if point.section == "alone")

    assert point.about == "Found in one origin only"
    assert "nothing was found in another origin" in point.sentences[0]


def test_what_only_some_thresholds_make_different_is_in_doubt() -> None:
    """It is named as such in the summary and in the table, and counts as no difference."""
    comparison = a_comparison()
    first, *others = comparison.scores
    doubtful = replace(comparison, scores=(replace(first, steady=False), *others))
    twice = replace(first, source="Twice", steady=False)
    both = replace(doubtful, scores=(*doubtful.scores, twice))
    named = f"{first.source} (0.31, 0.12 to 0.50)"

    def plain(story: Comparison) -> str:
        return " ".join(summary(story)).replace("\u2068", "").replace("\u2069", "")

    assert f"{named} differs from the others by more than chance" in plain(comparison)
    assert f"Whether {named} differs by more than chance is in doubt: it does not" in plain(
        doubtful
    )
    assert " differ by more than chance is in doubt: they do not if sentences" in plain(both)
    assert "up to 5% are named" not in plain(doubtful)
    assert "0 of 2 clear chance" in headline(doubtful)
    assert "in doubt</span>" in render_page(doubtful)
    assert "in doubt" not in render_page(comparison).split('id="method"')[0]
