"""Articles that are one voice: derived texts, families, and texts put together from two."""

from __future__ import annotations

from dataclasses import replace

from models.copying.blends import blends
from models.copying.sequenced import Sequenced
from tests.sequenced import EARLY, LATE, SETTINGS, TEXT, copies, edited, prose, roots_of, told


def test_origins_join_derived_texts() -> None:
    """A text and what is derived from it are one origin, named after the first."""
    articles = [
        told("b", TEXT, published=EARLY),
        told("a", edited(TEXT, 10), published=LATE),
        told("c", prose(300, 2)),
    ]

    assert roots_of(articles, copies(*articles)) == {"b": "b", "a": "b", "c": "c"}


def test_origins_join_families() -> None:
    """Papers of one owner are one voice, with all that derives from any of them."""
    articles = [
        told("a", prose(90, 1), family="Group"),
        told("b", prose(80, 2), family="Group"),
        told("c", prose(80, 2), published=LATE),
        told("d", prose(70, 4)),
    ]
    found = roots_of(articles, copies(*articles))

    assert found["a"] == found["b"] == found["c"] != found["d"]


def test_the_root_of_an_origin_took_from_nobody() -> None:
    """Of several such the fullest, and of equally full ones always the same."""
    wire, reprint = told("w", TEXT, published=EARLY, family="Group"), told("a", TEXT[:200])
    brief, twin = told("b", prose(80, 2), family="Group"), told("c", prose(80, 3), family="Group")
    longer = told("d", [*TEXT, *prose(40, 4)], published=LATE, family="Group")
    articles = [twin, brief, reprint, longer, wire]

    assert set(roots_of(articles, copies(*articles)).values()) == {"w"}
    assert set(roots_of([twin, brief], ()).values()) == {"b"}


def test_some_copied_text_makes_no_common_origin() -> None:
    """A report with a third of its words taken is still a voice of its own."""
    articles = [
        told("a", TEXT, published=EARLY),
        told("b", TEXT[:60] + prose(140, 2), published=LATE),
    ]
    found = copies(*articles)

    assert len(found) == 1
    assert roots_of(articles, found) == {"a": "a", "b": "b"}


def placed(article: Sequenced) -> Sequenced:
    """The article with its words standing one behind the other in a text."""
    return replace(article, spans=tuple((3 * n, 3 * n + 2) for n in range(len(article.words))))


def test_an_article_put_together_from_two_wires_is_no_origin() -> None:
    """It counts with the one that it has most of; a paragraph from a third does not matter."""
    wires = [placed(told(n, prose(200, k), published=EARLY)) for n, k in (("a", 1), ("b", 2))]
    a, b = (list(wire.words) for wire in wires)
    blend = placed(told("c", [*a[:90], *b[:80], *prose(30, 3)], published=LATE))
    own = placed(told("d", [*a[:60], *b[:30], *prose(110, 4)], published=LATE))
    articles = [*wires, blend, own]
    found = copies(*articles)

    assert blends(articles, found, SETTINGS) == {"c"}
    assert roots_of(articles, found) == {"a": "a", "b": "b", "c": "a", "d": "d"}
