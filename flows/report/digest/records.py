"""What a digest shows: the stories, spikes and channels of one run of the monitor."""

from __future__ import annotations

from dataclasses import dataclass

from models.records import Refusal
from models.scores import Score


@dataclass(frozen=True, slots=True)
class DigestStory:
    """A story compared in this run.

    id: of the event, the same from run to run. report: the address of its page where it is
    served. outages: the sources that could not be read for part of its time. is_new: it was
    not compared before.
    """

    id: str
    title: str
    articles: int
    origins: int
    scores: tuple[Score, ...]
    outages: tuple[str, ...] = ()
    is_new: bool = False
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Spike:
    """A source that stands far from the others.

    story: of the event. usual: the divergence that nineteen of twenty of the source's stories
    stay below, or the threshold where that is more or too few are known.
    """

    story: str
    title: str
    score: Score
    usual: float
    report: str | None = None


@dataclass(frozen=True, slots=True)
class ChannelHealth:
    """How a channel does: how its last poll ended and why, and its polls of thirty days.

    silent: it was read, but lists nothing, so that its source counts as unseen.
    """

    source: str
    address: str
    status: str
    reason: str | None = None
    polls: int = 0
    failed: int = 0
    fresh: int = 0
    silent: bool = False

    @property
    def failing(self) -> bool:
        """Whether nothing can be read from it."""
        return self.status in ("failed", "gone")


@dataclass(frozen=True, slots=True)
class Digest:
    """One run of the monitor.

    now: its time, UTC. unchanged: stories that need no comparison. alone: stories that one
    source tells. fresh: new and rewritten articles. down: sources that cannot be read now.
    changes: merges and splits, in words. failed: stories that could not be compared, and why.
    days: the first and the last day of a backfill. earlier: stories with news of the last day that
    an earlier digest has shown as they are.
    """

    now: str
    stories: tuple[DigestStory, ...]
    unchanged: int = 0
    alone: int = 0
    fresh: int = 0
    down: tuple[str, ...] = ()
    spikes: tuple[Spike, ...] = ()
    channels: tuple[ChannelHealth, ...] = ()
    refused: tuple[Refusal, ...] = ()
    changes: tuple[str, ...] = ()
    failed: tuple[Refusal, ...] = ()
    days: tuple[str, str] | None = None
    earlier: tuple[DigestStory, ...] = ()
