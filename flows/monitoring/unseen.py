"""Which outages touch a story."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from flows.monitoring.choosing import Outages
from flows.store.database.engine import Store
from flows.store.database.moments import moment
from flows.store.polled.outages import STILL_TOLD, outages
from flows.store.polled.silence import heard_between

# Times are widened to whole stretches of this, so that the stories of a day share the answer.
_STRETCH: Final = timedelta(hours=6)
_EPOCH: Final = datetime.fromisoformat("1970-01-01T00:00:00Z")
# The share of sources that must be silent for a story to lack them: of some hundred sources
# one is always out of reach, and moves the mean of the others by less than chance does.
_MISSED: Final = 0.05


def unseen(store: Store, expected: timedelta) -> Outages:
    """Answer which outages touch a story that sources told from one time to another.

    They are those of its own sources, and silent sources that might have told it too where
    these are one in twenty or more. expected: see `heard_between`.
    """

    @cache
    def between(start: datetime, end: datetime) -> tuple[frozenset[str], frozenset[str]]:
        down = outages(store, start, end)
        heard = heard_between(store, start, end, expected)
        # What a source listed when it was back makes up for its silence.
        silent = heard.silent & down
        missed = len(silent) >= _MISSED * (len(silent) + len(heard.heard))
        return down, silent if missed else frozenset()

    def touching(first: str, last: str, sources: Collection[str]) -> tuple[str, ...]:
        start = _floor(moment(first))
        end = _floor(moment(last) + STILL_TOLD) + _STRETCH
        partly, silent = between(start, end)
        return tuple(sorted(partly & set(sources) | silent))

    return touching


def _floor(time: datetime) -> datetime:
    return time - (time - _EPOCH) % _STRETCH
