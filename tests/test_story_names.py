"""Rare names that two articles share make them likelier one event, and never decide alone."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from scipy.sparse import csr_array

from models.grouping.story_names import with_names
from models.grouping.story_words import StoryItem
from models.settings import Stories

_BEFORE = 0.57
"""The affinity of two full texts with a likeness of .2, less than two need for one story."""

_OTHERS = [f"On day {k} it was as fair as it ever is in spring." for k in range(8)]


def affinities(
    texts: Sequence[str], alike: Mapping[tuple[int, int], float], lang: str = "en"
) -> np.ndarray:
    """The affinities of texts with these likenesses, all others .02, after their names are read."""
    items = [StoryItem(str(k), "", text, "paper", None, lang) for k, text in enumerate(texts)]
    likeness = np.full((len(texts), len(texts)), 0.02)
    for (one, other), value in alike.items():
        likeness[one, other] = likeness[other, one] = value
    np.fill_diagonal(likeness, 0.0)
    found = with_names(
        csr_array(likeness / 0.2 * _BEFORE), csr_array(likeness), items, Stories()
    ).toarray()
    assert np.array_equal(found, found.T)
    assert (found >= likeness / 0.2 * _BEFORE).all()
    return found


def affinity(one: str, other: str, likeness: float = 0.2, lang: str = "en") -> float:
    """That of two texts in a window of ten."""
    return float(affinities([one, other, *_OTHERS], {(0, 1): likeness}, lang)[0, 1])


def test_a_feature_is_likelier_of_the_event_whose_rare_names_it_has() -> None:
    """It opens on a scene; the bridge's engineer is named further down."""
    report = "The bridge was closed after engineer Marta Oyelaran had found cracks."
    feature = "He waited with forty loaves. A policeman and then Marta Oyelaran sent him back."
    assert affinity(report, feature) > 1.3 * _BEFORE
    assert affinity(report, "He waited with forty loaves.") == pytest.approx(_BEFORE)


def test_names_alone_never_decide() -> None:
    """What is unlike stays so, and what is alike stays below the point where two are one."""
    named = "It was said by Marta Oyelaran of Ostrelburg and by Wim Haddaweyn of Bremstadd."
    assert affinity(named, named, likeness=0.1) == pytest.approx(0.5 * _BEFORE)
    assert affinity(named, named, likeness=0.27) < Stories().same
    assert affinity(named, named, likeness=0.4) == pytest.approx(2 * _BEFORE)


@pytest.mark.parametrize("name", ["Biden", "Biden's", "Athens", "London"])
def test_names_that_are_known_tell_nothing(name: str) -> None:
    """Of equally alike articles fewer are one event the more such names they share."""
    assert affinity(f"It is in {name} house.", f"All of {name} house.") == pytest.approx(_BEFORE)


def test_a_name_that_fills_the_window_tells_nothing() -> None:
    """The town is in every article of its paper, in whatever language others write."""
    texts = [f"{text} Nobody in Hallgarthby knew." for text in _OTHERS]
    assert affinities(texts, {(0, 1): 0.2})[0, 1] == pytest.approx(_BEFORE)
    told = affinities([*texts[:2], *_OTHERS], {(0, 1): 0.2})
    assert told[0, 1] > 1.3 * _BEFORE


def test_names_count_less_where_they_recur_in_unlike_articles() -> None:
    """Of a council that is in the paper each day a family name more says little."""
    pair = [f"{text} Nobody was there but Marta Oyelaran." for text in _OTHERS[:2]]
    many = [f"{text} Nobody was there but Wim Haddaweyn." for text in _OTHERS[2:8]]
    rest = [f"It rained on day {k} as well." for k in range(30)]
    alone = affinities([*pair, *many, *rest], {(0, 1): 0.2})[0, 1]
    pair = [f"{text} Later there came Wim Haddaweyn." for text in pair]
    among = affinities([*pair, *many, *rest], {(0, 1): 0.2})[0, 1]
    assert _BEFORE < among < 0.9 * alone


def test_the_name_of_a_reporter_takes_nothing_from_others() -> None:
    """She writes on this and that; who share her byline are no field in which names recur."""
    pair = [f"{text} Nobody was there but Marta Oyelaran." for text in _OTHERS[:2]]
    rest = [f"It rained on day {k} as well." for k in range(30)]
    plain = affinities([*pair, *_OTHERS[2:], *rest], {(0, 1): 0.2})[0, 1]
    signed = [f"By Nadia Thornquist\n{text}" for text in (*pair, *_OTHERS[2:])]
    assert affinities([*signed, *rest], {(0, 1): 0.2})[0, 1] == pytest.approx(plain)
    assert plain > 1.2 * _BEFORE


@pytest.mark.parametrize(
    "line",
    ["By Nadia Thornquist, 3 March 2026", "By Nadia Thornquist | 10:30 GMT", "By NADIA THORNQUIST"],
)
def test_a_byline_may_say_when_it_was_written(line: str) -> None:
    """Its name counts no more than where it stands alone."""
    texts = [f"{line}\n{text}" for text in _OTHERS[:2]]
    assert affinity(*texts) == pytest.approx(_BEFORE)


@pytest.mark.parametrize(
    "line", ["By Friday 300 people had left Ostrelburg", "By Friday, 300 had left Ostrelburg"]
)
def test_a_line_that_tells_something_is_no_byline(line: str) -> None:
    """A wrapped sentence that begins with "By" names its town."""
    assert affinity(*(f"{line}\n{text}" for text in _OTHERS[:2])) > 1.2 * _BEFORE


def test_many_blank_lines_cost_no_more_than_their_number() -> None:
    """They took the square of it: 8,000 took two seconds, 80,000 minutes."""
    start = time.process_time()
    affinity("It is fair." + "\n" * 80_000 + "It rains.", "It is fair.")
    assert time.process_time() - start < 5, "0.1 s on an idle machine"


def test_two_of_one_family_name_are_two_people() -> None:
    """The footballer is not the painter; with a title or nothing before it, it may be one."""
    scorer = "A corner was headed in by Jonas Praetorin late."
    assert affinity(scorer, "New rooms show work by Lotte Praetorin there.") == pytest.approx(
        _BEFORE
    )
    assert affinity(scorer, "All cheered when Mr Praetorin came home.") > 1.2 * _BEFORE
    assert affinity(scorer, "All cheered when Praetorin came home.") > 1.2 * _BEFORE


def test_forms_of_a_name_are_one_name() -> None:
    """In languages whose names have cases."""
    one = "Сообщили в городе Рудногорске вчера вечером."
    other = "Жители города Рудногорска вышли вчера."
    assert affinity(one, other, lang="ru") > 1.2 * _BEFORE


def test_a_window_without_names_or_articles_stays_as_it_is() -> None:
    """Headlines alone have no text to name anyone in."""
    assert affinities(["", "", ""], {(0, 1): 0.2})[0, 1] == pytest.approx(_BEFORE)
    assert affinities([], {}).shape == (0, 0)
