"""Who took text from whom, on pairs of which the answer is known."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from models.copying.blends import blends
from models.copying.retelling import heaviest_rise, retold
from models.copying.runs import index, matching_runs
from models.copying.sequenced import Sequenced
from models.lineage import find_copies, origins
from models.records import Copy
from models.settings import Lineage

SETTINGS = Lineage()
EARLY, LATE = "2024-05-01T08:00:00+00:00", "2024-05-01T12:00:00+00:00"
Contained = Mapping[int, frozenset[int]]


def prose(n_words: int, seed: int) -> list[str]:
    """Words in an order that no other seed has."""
    random = np.random.default_rng(seed)
    return [f"w{number}" for number in random.integers(0, 400, size=n_words)]


def told(  # noqa: PLR0913 - what lineage knows of an article
    name: str,
    words: Sequence[str],
    *,
    published: str | None = None,
    family: str | None = None,
    quoted: Sequence[bool] | None = None,
    rows: Sequence[int] = (),
    marks: Sequence[str] = (),
    source: str = "",
) -> Sequenced:
    """An article of such words; its sentences, if given, are equally long."""
    return Sequenced(
        id=name,
        family=family or name,
        published=published,
        words=tuple(words),
        quoted=tuple(quoted or [False] * len(words)),
        sentences=tuple((row, len(words) // len(rows)) for row in rows),
        marks=tuple(marks),
        source=source,
    )


def alone(articles: Sequence[Sequenced]) -> dict[int, frozenset[int]]:
    """No sentence says what another says."""
    rows = {row for article in articles for row, _ in article.sentences}
    return {row: frozenset({row}) for row in rows}


def copies(*articles: Sequenced, contained: Contained | None = None) -> tuple[Copy, ...]:
    """The copies found, which must not depend on the order of the articles."""
    contained = contained or alone(articles)
    found = {find_copies(order, contained, SETTINGS) for order in permutations(articles)}
    assert len(found) == 1
    return found.pop()


def roots_of(articles: Sequence[Sequenced], found: Sequence[Copy]) -> dict[str, str]:
    """Of each article the one that stands for its origin."""
    return origins(articles, found, blends(articles, found, SETTINGS), SETTINGS)


def edited(words: Sequence[str], every: int) -> list[str]:
    """`words` with one word changed in each stretch of `every`."""
    return [f"new{n}" if n % every == every // 2 else word for n, word in enumerate(words)]


TEXT = prose(300, 1)


def test_a_verbatim_copy() -> None:
    """All words in order: share 1, from the earlier to the later."""
    (copy,) = copies(told("b", TEXT, published=EARLY), told("a", TEXT, published=LATE))

    assert copy == Copy("b", "a", 1.0, "verbatim", decided="time")


def test_an_abridged_copy() -> None:
    """A third of the text, cut out paragraph by paragraph, is wholly copied, and edited."""
    short = TEXT[:40] + TEXT[120:150] + TEXT[240:270]
    (copy,) = copies(told("whole", TEXT, published=EARLY), told("cut", short, published=LATE))

    assert (copy.giver, copy.taker, copy.kind) == ("whole", "cut", "edited")
    assert copy.share == 1.0


def test_a_lightly_edited_copy() -> None:
    """A changed word in every ten hides nothing, and is told from verbatim text."""
    (copy,) = copies(told("a", TEXT, published=EARLY), told("b", edited(TEXT, 10), published=LATE))

    assert copy.kind == "edited"
    assert copy.share > 0.9


def test_text_around_a_copy_counts() -> None:
    """The share is of the taker's words: half its own, half taken."""
    mixed = TEXT[:100] + prose(100, 2)
    (copy,) = copies(told("a", TEXT, published=EARLY), told("b", mixed, published=LATE))

    assert copy.share == pytest.approx(0.5, abs=0.05)


def test_independent_texts() -> None:
    """Ordinary words in common, and a run shorter than the least, are no copy."""
    stock = TEXT[:7]
    assert copies(told("a", TEXT), told("b", stock + prose(200, 3))) == ()


def test_short_excerpts_are_no_copy() -> None:
    """A single taken line in a long text is below the noise."""
    assert copies(told("a", TEXT), told("b", TEXT[:10] + prose(400, 4))) == ()


def test_quotations_alone_are_no_copy() -> None:
    """Two reporters heard the same words; outside them, each wrote his own."""
    speech = TEXT[:120]
    one, two = prose(60, 5) + speech, prose(60, 6) + speech
    quoted = [False] * 60 + [True] * 120

    assert copies(told("a", one, quoted=quoted), told("b", two, quoted=quoted)) == ()


def test_quotations_and_the_words_around_them_are() -> None:
    """Where also the reporter's words are the same, it is a copy; its share is theirs."""
    quoted = [place % 50 < 25 for place in range(300)]
    (copy,) = copies(
        told("a", TEXT, quoted=quoted, published=EARLY),
        told("b", TEXT[:150] + prose(150, 7), quoted=quoted, published=LATE),
    )

    assert copy.share == pytest.approx(0.5, abs=0.05)


def test_the_same_speech_and_nothing_else_is_a_copy() -> None:
    """A text of nothing but quotations, the same from first to last word, was passed on."""
    speech = told("a", TEXT, quoted=[True] * 300, published=EARLY)
    again = told("b", TEXT, quoted=[True] * 300, published=LATE)
    part = told("c", TEXT[:200], quoted=[True] * 200, published=LATE)

    assert [copy.taker for copy in copies(speech, again)] == ["b"]
    assert copies(speech, part) == ()


def test_two_texts_without_words_are_no_copy() -> None:
    """Nothing is not the same as nothing."""
    assert copies(told("a", []), told("b", []), told("c", TEXT)) == ()


def test_direction_by_containment() -> None:
    """Without dates the text that holds all of the other gave it."""
    (copy,) = copies(told("a", TEXT[:120]), told("b", TEXT))

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "containment")


def test_direction_by_agency_mark() -> None:
    """Without dates and equally long, the one that names an agency was first."""
    (copy,) = copies(told("a", TEXT), told("b", TEXT, marks=["AFP"]))

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "mark")


def test_direction_by_signature() -> None:
    """A text signed by an agency took it from the agency's own, whatever the clocks say."""
    reprint = told("a", TEXT, published=EARLY, marks=["AFP"], source="The Post")
    wire = told("b", TEXT, published=LATE, source="Agence France-Presse")
    (copy,) = copies(reprint, wire)

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "signature")


def test_direction_by_citation() -> None:
    """Without dates, the text that speaks of the other's source came later."""
    citing = [*TEXT, "as", "norvane", "reported"]
    (copy,) = copies(told("a", citing, source="Post"), told("b", TEXT, source="Norvane"))

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "citation")


def test_a_common_word_cites_nobody() -> None:
    """Papers are called Le Monde, Bild and Metro; the underground is no paper."""
    giver = told("b", TEXT, source="Bild")
    metro = told("b", TEXT, source="Metro")
    taker = told("a", [*TEXT, "das", "bild", "der", "metro"], source="Post")
    small = replace(taker, written=(*TEXT, "das", "Bild", "der", "metro"))
    large = replace(taker, written=(*TEXT, "das", "Bild", "der", "Metro"))

    assert copies(giver, replace(small, lang="de"))[0].decided != "citation"
    assert copies(metro, small)[0].decided != "citation"
    assert copies(metro, large)[0].decided == "citation"


def test_direction_by_edits() -> None:
    """With nothing else to go by, the text with words cut out between common ones took it."""
    cut = [word for n, word in enumerate(TEXT) if n % 20 not in (8, 9)]
    whole = [f"new{n}" if n % 20 == 8 else word for n, word in enumerate(TEXT)]
    (copy,) = copies(told("a", cut), told("b", whole[: len(cut)] + prose(20, 3)))

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "edits")


def test_a_guess_is_called_one() -> None:
    """Where nothing tells giver from taker the fuller text is taken, by its length."""
    (copy,) = copies(told("a", TEXT), told("b", [*TEXT, "and", "more"]))

    assert (copy.giver, copy.taker, copy.decided) == ("b", "a", "length")


def test_time_decides_before_containment_and_mark() -> None:
    """A short first flash gave to the long later text, whoever signs it."""
    flash = told("a", TEXT[:120], published=EARLY)
    (copy,) = copies(flash, told("b", TEXT, published=LATE, marks=["AFP"]))

    assert (copy.giver, copy.taker) == ("a", "b")


def test_explained_copies_are_left_out() -> None:
    """Two reprints overlap, but each took from the report."""
    wire = told("wire", TEXT, published=EARLY)
    one = told("one", TEXT[:250], published=LATE)
    two = told("two", TEXT[20:], published="2024-05-01T13:00:00+00:00")

    assert [(c.giver, c.taker) for c in copies(wire, one, two)] == [
        ("wire", "one"),
        ("wire", "two"),
    ]


def test_a_copy_of_a_copy_is_its_own() -> None:
    """What the middle text added and the last one has was taken from the middle."""
    wire = told("wire", TEXT[:100], published=EARLY)
    middle = told("middle", TEXT, published=LATE)
    last = told("last", TEXT[60:], published="2024-05-02")

    assert ("middle", "last") in [(c.giver, c.taker) for c in copies(wire, middle, last)]


def test_what_two_have_in_common_and_a_third_lacks_is_theirs() -> None:
    """Their shares with the first are as large, but they are other parts of the text."""
    first = told("first", TEXT[:200], published=EARLY)
    one = told("one", [*TEXT[:100], *TEXT[200:]], published=LATE)
    two = told("two", TEXT[100:], published="2024-05-02")

    assert ("one", "two") in [(c.giver, c.taker) for c in copies(first, one, two)]


def test_a_reprint_of_a_corrected_text_is_taken_from_the_correction() -> None:
    """It has the new figures; one that has the old ones was taken from the first version."""
    corrected = edited(TEXT, 150)
    versions = [
        told("v1", TEXT, published=EARLY, family="Post"),
        told("v2", corrected, published=LATE, family="Post"),
    ]
    old = told("old", TEXT, published="2024-05-02")
    new = told("new", corrected, published="2024-05-02")

    assert [(c.giver, c.taker) for c in copies(*versions, old, new)] == [
        ("v1", "old"),
        ("v1", "v2"),
        ("v2", "new"),
    ]


def test_a_further_copy_explains_no_giver_away() -> None:
    """Whoever took the text still has it from somebody."""
    corrected = edited(TEXT, 150)
    articles = [
        told("v1", TEXT, published=EARLY, family="Post"),
        told("v2", corrected, published=LATE, family="Post"),
        told("also", corrected, published=LATE),
        told("late", corrected, published="2024-05-02"),
    ]
    found = copies(*articles)

    assert {c.taker for c in found} == {"v2", "also", "late"}
    assert set(roots_of(articles, found).values()) == {"v1"}


def test_a_ring_of_reprints_explains_no_giver_away() -> None:
    """Some are undated: what tells giver from taker may go round in a circle."""
    whole, cut, end = TEXT, TEXT[:200], TEXT[100:]
    articles = [
        told("a", whole, published="2024-05-03"),
        told("b", cut),
        told("c", end, published="2024-05-01"),
        told("d", TEXT[100:200], published="2024-05-04"),
    ]
    found = copies(*articles)

    assert len(set(roots_of(articles, found).values())) == 1


def retelling(order: Sequence[int]) -> tuple[Copy, ...]:
    """Two texts without a common run; the second retells sentences of the first so ordered."""
    giver = told("a", prose(80, 8), published=EARLY, rows=range(8))
    taker = told("b", prose(80, 9), published=LATE, rows=range(10, 18))
    contained = alone([giver, taker])
    for turn, place in enumerate(order):
        contained[10 + turn] |= {place}
    return copies(giver, taker, contained=contained)


def test_a_retelling_in_order_is_a_copy() -> None:
    """Sentence after sentence says what the other's next sentence says."""
    assert retelling(range(8)) == (Copy("a", "b", 1.0, "rewritten", decided="time"),)


def test_the_same_facts_in_another_order_are_none() -> None:
    """Independent reports of one event hold the same claims, each in its own order."""
    assert retelling([5, 1, 6, 0, 3, 7, 2, 4]) == ()
    assert retelling(range(7, -1, -1)) == ()


def test_few_sentences_prove_nothing() -> None:
    """Three leads can agree by accident."""
    giver = told("a", prose(30, 8), published=EARLY, rows=range(3))
    taker = told("b", prose(30, 9), published=LATE, rows=range(3))

    assert copies(giver, taker) == ()


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


REPEATED = prose(20, 11) * 500
ONE_WORD = ["to"] * 10_000
SHORT_LINE = ["we", "want", "our", "money", "back"] * 2_000


@pytest.mark.parametrize("words", [REPEATED, ONE_WORD, SHORT_LINE], ids=["line", "word", "chant"])
def test_repetition_takes_no_time(words: list[str]) -> None:
    """A text that says one thing 500 times, against itself and its beginning, in a moment."""
    rows = [n % 3 for n in range(500)]
    whole = told("a", words, published=EARLY, rows=rows)
    part = told("b", [*words[:5000], "end"], published=LATE, rows=rows[:250])
    start = time.process_time()

    (copy,) = find_copies([whole, part], {n: frozenset(range(3)) for n in range(3)}, SETTINGS)

    assert copy.share > 0.99
    assert time.process_time() - start < 4


def test_long_texts_take_little_time() -> None:
    """Two texts of 50,000 words each, half of it the same."""
    one, other = prose(50_000, 12), prose(50_000, 13)
    start = time.process_time()

    runs = matching_runs(index(one), index(other[:25_000] + one[25_000:]), 8)

    assert len(runs.exact) == 25_000
    assert time.process_time() - start < 4


def test_a_run_allows_for_few_changed_words() -> None:
    """Up to four words may differ between exact matches; they lie in the run, not exact."""
    giver = [f"w{n}" for n in range(40)]
    taker = [*giver[:10], "x", "y", *giver[12:22], *prose(30, 1), *giver[30:33]]
    runs = matching_runs(index(giver), index(taker), 8)

    assert runs.covered == set(range(22))
    assert runs.exact == set(range(22)) - {10, 11}


@pytest.mark.parametrize("seed", range(20))
def test_the_heaviest_rise_is_the_heaviest(seed: int) -> None:
    """As an exhaustive search finds it: places never fall, no turn twice."""
    random = np.random.default_rng(seed)
    matches = [
        (turn, int(place), int(random.integers(1, 9)))
        for turn in range(6)
        for place in random.choice(5, size=random.integers(0, 3), replace=False)
    ]
    best = (0, 0)
    for mask in range(1 << len(matches)):
        chosen = [match for bit, match in enumerate(matches) if mask >> bit & 1]
        turns, places = [m[0] for m in chosen], [m[1] for m in chosen]
        if len(set(turns)) == len(turns) and places == sorted(places):
            best = max(best, (sum(m[2] for m in chosen), len(chosen)))

    chain = heaviest_rise(matches, 5)
    assert (chain.words, len(chain.matches)) == best
    assert list(chain.matches) == sorted(chain.matches)
    weight = {(turn, place): words for turn, place, words in matches}
    assert sum(weight[match] for match in chain.matches) == chain.words


def test_one_sentence_may_be_retold_in_two() -> None:
    """Two of the taker's sentences may both stand for one of the giver's."""
    contained = {row: frozenset({row % 10}) for row in range(10, 30)}
    taker = [(10, 5), (20, 5), (11, 5), (21, 5), (12, 5)]

    assert retold([0, 1, 2], taker, contained).words == 25
