"""Changes where several sources have one owner: what its desk changes is no change of the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from models.profiles import profiles
from models.source_profiles.departures import departures, layout
from models.source_profiles.records import Observed
from models.source_profiles.told import Told, ToldStory
from tests.followed import FIRST, a_score
from tests.profiled import QUICK

OWNED = {"Post": "Ellery Media", "Echo": "Ellery Media", "Mail": "Ellery Media"}
ALL = {**OWNED, "Voice": "Voice", "Wire": "Wire"}


def a_story(number: int, divergences: dict[str, float]) -> ToldStory:
    """A story of a day, told by these sources."""
    return ToldStory(
        id=f"{number:03}",
        title="",
        at=FIRST + timedelta(days=number),
        tellings=tuple(Told(f"{s}{number}", s, ALL[s], f"{s}{number}") for s in divergences),
        statements=(),
        scores=tuple(a_score(s, (f"{s}{number}",), d) for s, d in divergences.items()),
    )


def stories(change: dict[str, float], count: int = 60) -> list[ToldStory]:
    """Stories of all five; from the middle on some are changed by so much."""
    draw = np.random.default_rng(4)
    found = []
    for number in range(count):
        late = number >= count // 2
        values = {s: float(draw.normal(0.1, 0.05)) + change.get(s, 0.0) * late for s in ALL}
        found.append(a_story(number, values))
    return found


@pytest.mark.parametrize("innocent", ["Voice", "Wire"])
def test_what_an_owner_changes_in_all_its_titles_is_not_pinned_on_others(innocent: str) -> None:
    """A change that is found all the same is said to rest on the owner, and on it alone."""
    changed = dict.fromkeys(OWNED, 0.3)

    (profile,) = profiles(stories(changed), (), "source", QUICK, only={innocent}).profiles

    found = [s for s in profile.changes.shifts if s.axis == "divergence" and s.p_value <= 0.05]
    assert all("Ellery Media" in shift.rests_on for shift in found)


def test_a_change_of_all_titles_of_an_owner_is_found_in_each() -> None:
    """None is held against its own sisters, who changed with it."""
    found = profiles(stories(dict.fromkeys(OWNED, 0.3)), (), "source", QUICK, only=OWNED).profiles

    for profile in found:
        (shift,) = (s for s in profile.changes.shifts if s.axis == "divergence")
        assert shift.p_value <= 0.05
        assert shift.step_low < 0.3 < shift.step_high


def test_sources_of_one_owner_are_one_other() -> None:
    """A story that only sisters of one owner told besides shows nothing of a source."""
    rows = [Observed(s, "s", FIRST, 0.1, 0.0, ALL[s]) for s in (*OWNED, "Voice")]
    both = [replace(row, story="t") for row in rows] + [Observed("Wire", "t", FIRST, 0.4)]

    assert departures(layout(rows), "Voice") == []
    (found,) = departures(layout(rows + both), "Voice")
    assert found.story == "t"
    assert departures(layout(rows + both), "Post")[0].story == "t"
