"""What the report says of copies: the tree, the passages, and echoed statements."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from flows.report.contents.origins import Branch, echoed, origin_trees, takings
from flows.report.contents.sources import debts, owed
from flows.report.page.rendering import render_page
from models.records import Ancestor, Comparison, Copy, Link
from tests.stories import CLOSED, DRIVERS, DRIVERS_MISPRINTED, a_comparison
from tests.summarised import summary


def names(branch: Branch) -> tuple[str, list[object]]:
    """A tree as nested names."""
    return branch.name, [names(taker) for taker in branch.takers]


def without_ancestor(story: Comparison) -> Comparison:
    """The same story with nothing missing."""
    copies = tuple(replace(copy, ancestor=None) for copy in story.copies)
    return replace(story, ancestors=(), copies=copies)


def test_the_tree_hangs_takers_on_givers() -> None:
    """With manner, share and what tells the direction."""
    (tree,) = origin_trees(without_ancestor(a_comparison()))

    assert names(tree) == ("Northwire", [("Ellery Post", [])])
    assert tree.takers[0].how == "edited, 88%; the other has what it has, and more"


def test_two_articles_of_one_source_are_told_apart() -> None:
    """By what tells them apart elsewhere too; a number would read as a count."""
    story = without_ancestor(a_comparison())
    wire, post, voice = story.tellings
    again = replace(post, article=replace(post.article, source="Northwire"))
    story = replace(story, tellings=(wire, again, voice))
    (tree,) = origin_trees(story)
    page = render_page(story)

    tabs = [tab.text_content() for tab in html.fromstring(page).xpath("//nav[@class='tabs']/a")]

    assert names(tree) == (tabs[0], [(tabs[1], [])])
    assert tabs[0] == "Northwire (2 March 2026, 09:15)"


def test_a_missing_text_stands_at_the_root() -> None:
    """Its heirs hang on it and say nothing of one another."""
    (tree,) = origin_trees(a_comparison())

    assert tree.missing
    assert tree.name.startswith("a text of NRV, not among the articles")
    assert [(taker.name, taker.how) for taker in tree.takers] == [
        ("Northwire", ""),
        ("Ellery Post", ""),
    ]


def test_a_blend_says_what_else_it_has() -> None:
    """It hangs on the text that it has most of, and names the other."""
    story = without_ancestor(a_comparison())
    (copy,) = story.copies
    third = story.tellings[2].article
    (tree,) = origin_trees(replace(story, copies=(copy, Copy(third.id, copy.taker, 0.4, "edited"))))

    assert tree.takers[0].how.endswith(f"; 40% stands in {third.source}")


def test_articles_of_several_origins_are_not_called_independent() -> None:
    """Some of their text may be taken all the same, or from a text in other words."""
    story = without_ancestor(a_comparison())
    apart = tuple(replace(t, origin=t.article.id) for t in story.tellings)

    (voices, *_) = summary(replace(story, tellings=apart))
    assert voices.endswith("as far as their words tell, none has most of its text from another.")


def test_a_taker_says_which_missing_text_it_names() -> None:
    """Its text stood in an earlier article, and its byline names an agency all the same."""
    story = without_ancestor(a_comparison())
    (copy,) = story.copies
    (tree,) = origin_trees(
        replace(story, ancestors=(Ancestor("a1", "AFP", (copy.taker,), ("marks",)),))
    )

    assert tree.takers[0].how.endswith("; a text of AFP stands behind it too")


def test_a_circle_of_copies_is_cut() -> None:
    """Undated texts that each seem to be the other's giver still make a tree."""
    story = without_ancestor(a_comparison())
    (copy,) = story.copies
    back = Copy(copy.taker, copy.giver, 0.8, "edited")

    (tree,) = origin_trees(replace(story, copies=(copy, back)))
    assert names(tree) == ("Northwire", [("Ellery Post", [])])


def test_passages_are_shown_in_both_wordings() -> None:
    """In the taker's order."""
    (taking,) = takings(a_comparison())

    assert [(e.giver, e.taker) for e in taking.excerpts] == [
        (CLOSED, CLOSED),
        (DRIVERS, DRIVERS_MISPRINTED),
    ]


@pytest.mark.parametrize(("word", "joint"), [("harbourmaster", " "), ("港", "")])
def test_a_long_passage_is_cut_between_words(word: str, joint: str) -> None:
    """Where there are words to cut between."""
    story = a_comparison()
    (copy,) = story.copies
    text = joint.join([word] * 400)
    whole = replace(copy.passages[0], giver=(0, len(text)), taker=(0, len(text)))
    tellings = tuple(
        replace(t, article=replace(t.article, text=text), judgements=()) for t in story.tellings
    )
    (taking,) = takings(
        replace(story, tellings=tellings, copies=(replace(copy, passages=(whole,)),))
    )
    first, last = taking.excerpts[0].giver.split(" […] ")

    assert {*first.split(), *last.split()} == ({word} if joint else {first})
    assert len(first) > 140


def test_a_passage_inside_another_is_shown_once() -> None:
    """A retold sentence may hold a run of words."""
    story = a_comparison()
    (copy,) = story.copies
    whole = copy.passages[0]
    part = replace(
        whole,
        giver=(whole.giver[0], whole.giver[1] - 9),
        taker=(whole.taker[0], whole.taker[1] - 9),
    )
    (taking,) = takings(replace(story, copies=(replace(copy, passages=(part, *copy.passages)),)))

    assert (taking.excerpts, taking.more) == (takings(story)[0].excerpts, 0)


def test_a_debt_to_a_missing_text_says_so() -> None:
    """Neither took from the other."""
    assert [debt.missing for debt in debts(a_comparison())] == [True]
    assert "both from a missing text" in render_page(a_comparison())
    assert "both from a missing text" not in render_page(without_ancestor(a_comparison()))


def test_a_debt_that_is_a_guess_says_so() -> None:
    """Where only the lengths tell, nobody is said to have copied from anybody."""
    story = without_ancestor(a_comparison())
    (copy,) = story.copies
    guess = replace(story, copies=(replace(copy, decided="length"),))

    assert [owed(debt, debt.giver) for debt in debts(story)] == ["88% from Northwire (edited)"]
    assert [owed(debt, debt.giver) for debt in debts(guess)] == [
        "88% as in Northwire (edited, who from whom is a guess)"
    ]
    assert "who from whom is a guess" in render_page(guess)


def test_nobody_is_said_to_retell_a_reprint_whose_wire_he_may_have_read() -> None:
    """The giver has its text from a missing one, and the taker has no mark of that."""
    story = a_comparison()
    (copy,) = (replace(copy, ancestor=None, kind="rewritten") for copy in story.copies)
    story = replace(story, copies=(copy,))
    (debt,) = debts(story)
    (sure,) = debts(without_ancestor(story))

    assert owed(sure, sure.giver) == "88% retold from Northwire (rewritten)"
    assert owed(debt, debt.giver) == (
        "88% as in Northwire (rewritten, perhaps from the missing text behind it)"
    )
    told = " ".join(summary(story))
    assert "retell" not in told
    assert "tells in 88% of its words what Northwire tells (perhaps from the missing" in told


def test_echoed_statements_are_those_that_reprints_repeat() -> None:
    """Three articles, two origins: worth 1.8; told by one origin's three articles: worth one."""
    story = a_comparison()
    found = {statement.id: articles for statement, articles in echoed(story)}

    assert found == {"s1": 3, "s2": 2}
    assert "1.80" in render_page(story)


def test_a_story_stored_before_there_was_lineage_is_shown() -> None:
    """No passages, no links: the section says what it knows."""
    old = without_ancestor(a_comparison())
    statements = tuple(replace(s, lineage=(), independent=None) for s in old.statements)
    copies = tuple(replace(c, passages=(), decided=None) for c in old.copies)
    old = replace(old, statements=statements, copies=copies)

    assert echoed(old) == ()
    assert takings(old) == ()
    assert "Northwire" in render_page(old)


def test_the_fixture_links_every_article() -> None:
    """The hand-made story says of each article from whom it has a statement."""
    for statement in a_comparison().statements:
        assert [link.article for link in statement.lineage] == list(statement.articles)
        assert all(isinstance(link, Link) for link in statement.lineage)
