"""Names of sources and further copies move no finding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.records import Comparison
from tests.tellings import Desk, article, reprinted, scores
from tests.test_disagreement import EARLY, INDEPENDENT, LATE, WIRE, misprint, told


def found(comparison: Comparison) -> list[str]:
    """What the findings mark, whoever says it."""
    return [d.here for d in comparison.distortions]


@pytest.mark.parametrize("published", [None, EARLY, EARLY[:10]])
def test_what_a_source_is_called_moves_no_finding(desk: Desk, published: str | None) -> None:
    """One against one, of two that no time tells apart: the words decide, and not the names."""
    post, radio = (INDEPENDENT[name] for name in ("post", "radio"))
    texts = {"one": post.replace("31", "13"), "other": radio}
    straight, crossed = (
        desk.compare([article(names[kind], text, published) for kind, text in texts.items()])
        for names in ({"one": "A", "other": "B"}, {"one": "B", "other": "A"})
    )

    assert found(straight)
    assert found(straight) == found(crossed)
    assert scores(straight)["A"].distortion == scores(crossed)["B"].distortion


def test_of_two_the_later_has_the_finding(desk: Desk) -> None:
    """Where the times tell, neither the words nor the names decide."""
    post, radio = (article(name, INDEPENDENT[name]) for name in ("post", "radio"))
    for early, late in ((post, radio), (radio, post)):
        off = misprint(replace(late, published=LATE), "on Monday", "on Sunday")
        (finding,) = told(desk.compare([replace(early, published=EARLY), off]))
        assert finding == (late.source, "date", "Sunday", "Monday")


@pytest.mark.parametrize("published", [LATE, "2024-05-03T08:00:00+00:00", None])
def test_a_copy_does_not_bear_out_what_a_rewrite_invented(
    desk: Desk, published: str | None
) -> None:
    """The desk that added the name is not cleared by whoever prints its text after it."""
    wire = article("wire", WIRE, EARLY)
    rewrite = misprint(reprinted(wire, "desk", "Floods"), "the county said", "Marlow Trust said")
    rewrite = replace(rewrite, published=LATE)
    copy = replace(reprinted(rewrite, "another", "Water"), published=published)
    alone, both = desk.compare([wire, rewrite]), desk.compare([wire, rewrite, copy])

    assert told(alone) == [("desk", "invented", "Marlow Trust", "")]
    assert told(alone)[0] in told(both)
    assert scores(both)["desk"].distortion == scores(alone)["desk"].distortion
    says = both.distortions[0].says
    assert says.endswith("No other source has it either, apart from copies of this text.")


def test_figures_in_each_others_place_are_borne_out_by_neither_order(desk: Desk) -> None:
    """Another origin has both figures too, of the right things; the copy has the finding."""
    toll = "The rescue service said that 12 people were injured in 31 houses along the river."
    wire = article("wire", WIRE.replace("\n\nThe water", f"\n\n{toll}\n\nThe water"), EARLY)
    changed = misprint(reprinted(wire, "copy", "Floods"), "12 people", "31 people")
    changed = misprint(changed, "in 31 houses", "in 12 houses")
    other = article("post", INDEPENDENT["post"] + " In 31 houses 12 people were injured.", EARLY)
    comparison = desk.compare([wire, replace(changed, published=LATE), other])

    swapped = ("copy", "number", "31 people were injured in 12")
    assert swapped in [finding[:3] for finding in told(comparison)]


def test_another_article_of_the_source_is_no_other_origin(desk: Desk) -> None:
    """The first version of an article differs from the second, and from the one other origin."""
    post, radio = (article(name, INDEPENDENT[name]) for name in ("post", "radio"))
    first = misprint(replace(post, published=EARLY), "31", "13")
    second = replace(reprinted(post, "post", "Once more"), published=LATE)
    (finding,) = desk.compare([first, second, radio]).distortions

    assert "where another article of post says" in finding.says
    assert finding.says.endswith(
        "It differs from another article of its origin and from the other origin that tells it."
    )


def test_the_text_it_was_taken_from_is_none_of_the_other_origins(desk: Desk) -> None:
    """A reprint's misprint differs from its wire, and from the two origins beside that."""
    wire = article("wire", WIRE, EARLY)
    copy = misprint(replace(reprinted(wire, "copy", "Floods"), published=LATE), "31", "13")
    others = [article(name, INDEPENDENT[name]) for name in ("post", "radio")]
    (finding,) = desk.compare([wire, copy, *others]).distortions

    assert finding.says.endswith(
        "Its text comes from there. Both other origins that tell it also have it otherwise."
    )


def test_what_another_reprint_changed_is_not_counted_against_a_faithful_one(desk: Desk) -> None:
    """Two other origins have it otherwise, and one of these is named: not the other reprint."""
    wire = article("wire", WIRE, EARLY)
    kept = replace(reprinted(wire, "kept", "Floods"), published=LATE)
    changed = misprint(replace(reprinted(wire, "changed", "Water"), published=LATE), "31", "310")
    others = [misprint(article(n, INDEPENDENT[n], EARLY), "31", "35") for n in ("post", "radio")]
    story = desk.compare([wire, kept, changed, *others])
    named = {telling.article.id: telling.article.source for telling in story.tellings}
    (finding,) = (one for one in story.distortions if named[one.article] == "kept")

    assert named[finding.against[0]] in {"post", "radio"}
    assert finding.says.endswith("It differs from both other origins that tell it.")


def test_of_two_equal_texts_that_nothing_tells_apart_neither_is_said_to_come_from_the_other(
    desk: Desk,
) -> None:
    """Who took it from whom is a guess, and is called one."""
    wire = article("wire", WIRE, None)
    copy = misprint(reprinted(wire, "copy", "Floods"), "31", "13")
    comparison = desk.compare([wire, replace(copy, published=None)])
    (finding,) = comparison.distortions

    assert [one.decided for one in comparison.copies] == ["length"]
    assert finding.says.endswith(
        "One of the two has its text from the other; who from whom is a guess."
    )


def test_what_a_reprint_may_have_from_a_missing_wire_is_not_said_to_come_from_another_reprint(
    desk: Desk,
) -> None:
    """Two bylines name an agency whose text is not there; a third paper prints the text too."""
    first = article("first", f"Floods\nBy AFP\n\n{WIRE}", EARLY)
    second = article("second", f"High water\nBy AFP\n\n{WIRE}", EARLY)
    third = misprint(article("third", f"Water\n\n{WIRE}", LATE), "31", "13")
    comparison = desk.compare([first, second, third])
    (finding,) = comparison.distortions

    assert [ancestor.name for ancestor in comparison.ancestors] == ["AFP"]
    assert "Its text comes from there, or from the missing text behind it." in finding.says


def test_what_two_print_of_a_missing_wire_was_invented_by_neither(desk: Desk) -> None:
    """The third, which has the wire's text too, leaves the name out."""
    named = WIRE.replace("the county said", "Marlow Trust said")
    texts = {"third": (WIRE, EARLY), "first": (named, LATE), "second": (named, LATE)}
    articles = [article(n, f"{n}\nBy AFP\n\n{text}", day) for n, (text, day) in texts.items()]
    comparison = desk.compare(articles)

    assert [len(ancestor.articles) for ancestor in comparison.ancestors] == [3]
    assert told(comparison) == []
