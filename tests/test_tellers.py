"""Who tells a statement whole and who in part, and what stands in its text alone."""

from __future__ import annotations

from models.tellers import Tellers, tellers
from tests.tellings import Desk, article

CLOSED = "The bridge at Port Ellery was closed on Monday after engineers found a crack in a pillar."
AGAIN = "After engineers had found a crack in a pillar, the bridge at Port Ellery closed on Monday."
RESIGNED = (
    "The bridge at Port Ellery was closed on Monday after engineers found a crack in a pillar, and "
    "the mayor, who had ignored three warnings from the union of painters, resigned in the evening."
)
QUOTING = (
    "The bridge at Port Ellery was closed on Monday after engineers found a crack in a pillar that "
    "they called “rotten”."
)
# One more sentence each: a text of one sentence is a headline.
FILLER = {
    "Alder": "Schools in the valley will open two hours later because of the snow.",
    "Brook": "The price of salmon rose for the third week in a row.",
    "Cedar": "A new ice rink is to be built beside the old brewery.",
}


def told(desk: Desk, shown: str, **texts: str) -> Tellers:
    """How sources with one text each tell the sentence `shown`, which is one of them."""
    articles = [article(name, f"{text}\n\n{FILLER[name]}") for name, text in texts.items()]
    analysis = desk.analysed(articles)
    numbers = {one.source: frozenset({n}) for n, one in enumerate(analysis.material.articles)}
    return tellers(analysis.material.texts.index(shown), numbers, analysis)


def test_a_source_that_says_all_of_it_tells_it_whole(desk: Desk) -> None:
    """Other words for the same claim are no part of it."""
    assert told(desk, CLOSED, Alder=CLOSED, Brook=AGAIN) == Tellers(partly=(), own=())


def test_what_only_the_shown_sentence_says_is_marked(desk: Desk) -> None:
    """A second claim is not put into the mouths of those who tell only the first."""
    found = told(desk, RESIGNED, Alder=RESIGNED, Brook=AGAIN, Cedar=CLOSED)

    assert found.partly == ("Brook", "Cedar")
    ((start, end),) = found.own
    assert "mayor" in RESIGNED[start:end]
    assert "resigned" in RESIGNED[start:end]
    assert "crack" not in RESIGNED[start:end]


def test_what_half_of_the_others_say_is_not_marked(desk: Desk) -> None:
    """A source may tell a part, though what it leaves out is told by another."""
    retold = RESIGNED.replace("resigned in the evening", "stepped down in the evening")
    found = told(desk, RESIGNED, Alder=RESIGNED, Brook=CLOSED, Cedar=retold)

    assert found == Tellers(partly=("Brook",), own=())


def test_one_quoted_word_is_a_claim(desk: Desk) -> None:
    """A source without the quoted word tells a part, however short the quotation is."""
    found = told(desk, QUOTING, Alder=QUOTING, Brook=AGAIN)

    assert found.partly == ("Brook",)
    assert any("rotten" in QUOTING[start:end] for start, end in found.own)


def test_a_figure_that_the_others_have_too_is_not_marked(desk: Desk) -> None:
    """Whatever words stand around it: what is set apart is what most others leave out."""
    members = "The guild has some 1,150 members, nearly nine in ten of Port Ellery's painters."
    strike = (
        "The guild, which represents 1,150 of the 1,300 painters in Port Ellery, called the strike "
        "after talks over ladders and pay collapsed late on Tuesday."
    )
    found = told(desk, members, Alder=members, Brook=strike)

    assert found.own
    assert not any("1,150" in members[start:end] for start, end in found.own)
