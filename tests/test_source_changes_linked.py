"""Changes where what a source does in one story hangs together with the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import pytest

from models.source_profiles.changes import find_changes
from models.source_profiles.departures import Departure
from models.source_profiles.errors import errors
from models.source_profiles.linked import link, links, slack
from models.source_profiles.means import estimates
from models.source_profiles.records import Axis, Limits, Observed
from tests.followed import FIRST

QUICK = Limits(draws=199)
ANY = Axis("any", -9.0, 9.0, "")


def run_of(values: Sequence[float]) -> list[Departure]:
    """Departures, one a day."""
    return [
        Departure(f"{day:03}", FIRST + timedelta(days=day), float(value), 1.0)
        for day, value in enumerate(values)
    ]


def hanging(draw: np.random.Generator, count: int, linked: float) -> list[float]:
    """Values of which each hangs together so far with the one before."""
    values = [float(draw.normal())]
    while len(values) < count:
        values.append(linked * values[-1] + (1 - linked**2) ** 0.5 * float(draw.normal()))
    return values


def reported(linked: float, rounds: int, step: float = 0.0) -> float:
    """How often a change of one of six sources is reported."""
    draw = np.random.default_rng(11)
    found = 0
    for _ in range(rounds):
        of_all = {str(n): run_of(hanging(draw, 50, linked)) for n in range(6)}
        late = [step * (day >= 25) for day in range(50)]
        own = run_of([one.value + rise for one, rise in zip(of_all["0"], late, strict=True)])
        linked_so = links(of_all | {"0": own}, QUICK)["0"]
        p_value = find_changes({"divergence": own}, QUICK, {"divergence": linked_so}).p_value
        found += p_value is not None and p_value <= 0.05
    return found / rounds


def test_stories_that_hang_together_are_no_change() -> None:
    """In random orders alone a link of .4 gave one alarm in four."""
    assert reported(0.4, 60) <= 0.15


def test_a_change_is_found_where_nothing_hangs_together() -> None:
    """A step of two standard deviations is not taken for a link."""
    assert reported(0.0, 15, step=2.0) >= 0.8


def test_a_link_is_told_from_none() -> None:
    """About a short run's mean too, where neighbours seem to alternate by chance."""
    draw = np.random.default_rng(12)
    runs = {r: [np.array(hanging(draw, 12, r)) for _ in range(80)] for r in (0.0, 0.5)}

    assert abs(link(runs[0.0])) < 0.1
    assert 0.25 < link(runs[0.5]) < 0.6
    assert link([np.zeros(9)]) == 0.0
    assert slack(0.0) == 1.0 < slack(0.4)


def slack_of(runs: Sequence[Sequence[float]]) -> float:
    """How much wider the errors of sources are taken to be, on average."""
    found = links({str(n): run_of(values) for n, values in enumerate(runs)}, QUICK)
    return float(np.mean([slack(one) for one in found.values()]))


def test_subjects_of_some_stories_widen_errors_more_than_their_neighbours_tell() -> None:
    """Five stories on end of one subject, half of the variance: 1.73 times; by neighbours 1.4."""
    draw = np.random.default_rng(15)
    subjects, noise = np.repeat(draw.normal(size=(18, 12)), 5, axis=1), draw.normal(size=(18, 60))

    assert 1.55 < slack_of(((subjects + noise) / 2**0.5).tolist()) < 1.9
    assert slack_of(noise.tolist()) < 1.1


def rows(stories: int, sources: int, common: float) -> list[Observed]:
    """All sources tell all stories; of the variance this share is the story's."""
    draw = np.random.default_rng(13)
    found = []
    for story in range(stories):
        level = draw.normal() * common**0.5
        for source in range(sources):
            value = level + draw.normal() * (1 - common) ** 0.5
            at = FIRST + timedelta(days=story)
            found.append(Observed(f"{source}", f"{story:02}", at, float(value)))
    return found


def test_sources_that_tell_the_same_stories_err_together() -> None:
    """Their common mean is no better known by there being more of them."""
    _, alone = estimates(rows(40, 8, 0.0), ANY, QUICK)
    _, together = estimates(rows(40, 8, 0.8), ANY, QUICK)

    assert alone is not None
    assert together is not None
    assert together.high - together.low > 1.7 * (alone.high - alone.low)


def test_stories_that_hang_together_say_less() -> None:
    """A mean of values that each follow the one before is known as one of fewer values is."""
    draw = np.random.default_rng(14)
    apart, linked = (
        errors(
            {
                str(n): [
                    Observed(str(n), one.story, one.at, one.value)
                    for one in run_of(hanging(draw, 40, link))
                ]
                for n in range(5)
            },
            [1.0] * 5,
        ).whole
        for link in (0.0, 0.5)
    )

    assert apart == pytest.approx(1 / 40, rel=0.3)
    assert (linked > 1.7 * apart).all()


@pytest.mark.parametrize("common", [0.0, 0.5, 0.9])
def test_what_is_shared_is_a_part_of_each_error(common: float) -> None:
    """No variance is negative, and the mean of all is worse known by all that is shared."""
    by_name = {str(n): [row for row in rows(30, 5, common) if row.name == str(n)] for n in range(5)}
    off = errors(by_name, [1.0] * 5)

    assert (off.own >= 0).all()
    assert off.whole == pytest.approx(off.whole[0])
    assert off.of_centre(np.ones(5)) >= off.whole[0] / 5 - 1e-9
    assert (off.from_centre(np.ones(5)) <= off.whole + 1e-9).all()
