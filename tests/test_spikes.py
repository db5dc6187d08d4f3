"""What counts as a spike: what is usual of a source, and which of its stories say so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from flows.store.compared import monitored
from flows.store.compared.monitored import divergences
from flows.store.database.engine import Store
from models.records import Comparison
from models.spikes import is_spike, usual_divergence
from tests.digests import a_score
from tests.followed import POST, WIRE, a_followed_story, keep

pytest_plugins = ["tests.databases"]

NOW: dict[str, Any] = {
    "version": "0.1.0",
    "model": "default",
    "model_sha256": "aa",
    "settings": {"alignment": {"same": 0.5}, "divergence": {"seed": 1}},
}


def compared(number: int, divergence: float, manifest: dict[str, Any] = NOW) -> Comparison:
    """The story of a day, in which the Post diverges so far from the wire."""
    told = a_followed_story(number, {WIRE: 0.1, POST: divergence})
    return replace(told, manifest=manifest)


def event(number: int) -> str:
    """The event of the story of a day."""
    return f"{number:016x}"


def test_a_spike_is_far_above_what_is_usual() -> None:
    """The whole interval lies above nineteen of twenty of its stories; an outage makes none."""
    assert usual_divergence([0.9] * 19, 0.5) == 0.5  # too few to know
    assert usual_divergence([n / 100 for n in range(101)], 0.5) == pytest.approx(0.95)
    assert usual_divergence([0.7] * 20, 0.5) == 0.7
    assert usual_divergence([0.1] * 20, 0.5) == 0.5

    assert is_spike(a_score("A", 0.65), 0.5)
    assert not is_spike(a_score("A", 0.55), 0.5)
    assert not is_spike(a_score("A", 0.65, significant=False), 0.5)
    assert not is_spike(a_score("A", 0.65, degraded=True), 0.5)
    assert not is_spike(replace(a_score("A", 0.65), steady=False), 0.5)
    assert not is_spike(a_score("A", None), 0.5)


@pytest.mark.parametrize(
    "before",
    [
        {"version": "0.0.9"},
        {"model": "fast"},
        {"model_sha256": "bb"},
        {"settings": {"alignment": {"same": 0.4}, "divergence": {"seed": 1}}},
    ],
    ids=lambda before: next(iter(before)),
)
def test_what_is_usual_is_not_taken_from_stories_compared_in_another_way(
    store: Store, before: dict[str, Any]
) -> None:
    """After a change of model, settings or version the scores from before it do not count."""
    for number in range(3):
        keep(store, number, compared(number, 0.9, NOW | before))
    for number in range(3, 6):
        keep(store, number, compared(number, 0.3, NOW | {"config_sha256": str(number)}))

    assert divergences(store, POST, event(5)) == [0.3, 0.3]
    assert divergences(store, POST, event(0)) == [0.9, 0.9]


def test_what_is_usual_is_taken_from_the_latest_other_stories(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of so many at most, the newest first; a degraded score and the story itself are not asked."""
    monkeypatch.setattr(monitored, "LATEST", 2)
    for number in range(5):
        out = [POST] if number == 3 else []
        keep(store, number, compared(number, number / 10), out=out)

    assert divergences(store, POST, event(4)) == [0.2, 0.1]
