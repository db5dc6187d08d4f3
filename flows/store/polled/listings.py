"""What a channel lists, as it goes into the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.store.polled.readings import Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """What a channel lists of one article.

    entry: its key within the source. listed: a hash of what was said of it, but for dates, which
    some feeds make up anew for each answer. state:
    "waiting" to be read, or "refused" with a reason.
    """

    entry: str
    url: str | None
    title: str | None
    published: str | None
    listed: str
    state: str = "waiting"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a channel lists, and those of its entries that were read already."""

    entries: Sequence[Entry] = ()
    readings: Sequence[Reading] = ()
