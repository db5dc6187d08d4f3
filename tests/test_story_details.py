"""Look-alike events are told apart by the days, months and figures that they name."""

from __future__ import annotations

import numpy as np
import pytest

from models.grouping.story_details import agreement, details
from models.stories import StoryItem


def item(text: str, lang: str = "en") -> StoryItem:
    """An article without a title."""
    return StoryItem(text, "", text, "paper", None, lang)


def change(
    one: str, other: str, lang: str = "en", gap: float = np.nan, alike: float = 0.5
) -> float:
    """What the likeness of two texts is multiplied by, the same both ways."""
    found = details([item(one, lang), item(other, lang)])
    both = agreement(found, found, np.full((2, 2), gap), np.full((2, 2), alike))
    assert both[0, 1] == both[1, 0]
    return float(both[0, 1])


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("Prices rose in July.", "Prices rose in August.", "en"),
        ("Im Juli stiegen die Preise.", "Im August stiegen die Preise.", "de"),
        ("Claims fell by 5,100 to 373,000.", "Claims rose by 2,400 to 412,000.", "en"),
        ("It closed on Monday.", "It closed on Tuesday.", "en"),
    ],
    ids=["months", "months, German", "figures", "days of the week"],
)
def test_what_names_other_details_is_less_alike(one: str, other: str, lang: str) -> None:
    """Of two texts in the same words one tells of another month, day or result."""
    assert change(one, other, lang) < 1


def test_two_figures_in_common_make_more_alike() -> None:
    """However their separators are written; one figure alone may be in common by chance."""
    assert change("Claims: 373,000, up 5.4%", "373.000 claims, 5,4% more") > 1
    assert change("Claims: 373,000", "373,000 claims") == 1


@pytest.mark.parametrize("other", ["", "Prices rose.", "Prices rose in July.", "Prices rose by 12"])
def test_what_is_not_named_does_not_differ(other: str) -> None:
    """A text that names no month, or too few figures, contradicts nothing."""
    assert change("Prices rose in July, by 12.5 percent to 401.", other) == 1


def test_the_plainest_difference_counts_alone() -> None:
    """A report of another day has other figures as well: that is no second reason."""
    day = change("It closed on Monday.", "It closed on Tuesday.")
    month = change("Prices rose in July.", "Prices rose in August.")

    both = change("On Monday in July it closed.", "On Tuesday in August it closed.")

    assert both == min(day, month)


def test_a_story_told_on_in_new_words_may_name_another_day() -> None:
    """Reports of two days in the same words are of two events; in other words it says less."""
    days = "It closed on Monday.", "It closed on Tuesday."
    formula, new_words, nothing = (change(*days, gap=1, alike=alike) for alike in (0.6, 0.25, 0.0))

    assert formula < new_words < change(*days)
    assert nothing == change(*days)


@pytest.mark.parametrize("alike", [0.3, 0.5, 0.7])
def test_what_is_more_alike_stays_more_alike_on_other_days(alike: float) -> None:
    """The order of pairs that name other days is kept."""
    days = "It closed on Monday.", "It closed on Tuesday."
    less, more = (at * change(*days, gap=1, alike=at) for at in (alike - 0.1, alike))

    assert less <= more
