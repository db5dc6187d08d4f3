"""What profiles of sources say.

A profile is of a source, or of a family: all sources under one owner, whose value in a story
is the mean of its sources there. Families and sources always stand in alphabetical order:
a profile describes, it never ranks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

Unit = Literal["source", "family"]


@dataclass(frozen=True, slots=True)
class Axis:
    """One thing that is measured of a source in a story, and its bounds."""

    name: str
    low: float
    high: float
    says: str


DIVERGENCE: Final = Axis(
    "divergence", -1.0, 1.0, "distance of its attention from that of the others"
)
AXES: Final = (
    DIVERGENCE,
    Axis(
        "omitted",
        0.0,
        1.0,
        "share it leaves out of the core statements that were, or may have been, out by then",
    ),
    Axis("wording", 0.0, 1.0, "distance of its wording inside what it shares with others"),
    Axis("copied", 0.0, 1.0, "share of its text taken from another source"),
    Axis("distortion", 0.0, 1.0, "share of its aligned sentences that differ in a detail"),
)
COVERED: Final = Axis("covered", 0.0, 1.0, "share of the stories of two or more others it tells")


_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Limits:
    """From how much data on anything is shown, and how surely.

    stories: for a mean. matched: stories that two other sources or more told too, for a
    change. side: of them, on either side of a change. level: of intervals; 1 - level is how
    often a change is found where nothing changed. draws: resamples, and random orders.

    Means of 8 stories and tests on 20 keep what they promise in simulation; 24 matched
    stories show a change by two standard deviations in two of three cases (docs/profiles.md).
    """

    stories: int = 8
    matched: int = 20
    side: int = 5
    level: float = 0.95
    draws: int = 999
    seed: int = 20230313

    @property
    def alarm(self) -> float:
        """The p-value up to which a change is found; 1 - .9 is a little less than .1 in floats."""
        return 1 - self.level + _ROUNDING


@dataclass(frozen=True, slots=True)
class Observed:
    """The value of one source or family in one story.

    variance: of the value itself, where its interval says; 0 where nothing says it. family: of
    the source, where it has sisters: what they do they may do as one.
    """

    name: str
    story: str
    at: datetime | None
    value: float
    variance: float = 0.0
    family: str = ""

    @property
    def voice(self) -> str:
        """Whose value it is, sources of one owner being one."""
        return self.family or self.name


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is usual of one source: the mean over its stories, drawn towards all sources.

    mean: what is published; plain: the mean as it stands; low, high: its interval, in which
    both lie.
    """

    stories: int
    mean: float
    low: float
    high: float
    plain: float


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual of all sources on an axis: their mean, its interval, and how they differ.

    spread: standard deviation of the sources' own means, chance taken out.
    """

    units: int
    mean: float
    low: float
    high: float
    spread: float


@dataclass(frozen=True, slots=True)
class Part:
    """The share of the raw divergence, of all stories together, that is of one part."""

    name: str
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of a source on an axis, measured against others in the same stories.

    p_value: how often as clear a change is found by chance, on any axis, at any time, as a
    step or as a trend. story: the first story after the step; at: its time. before, after:
    the mean departure from the others on either side; step: after - before, with its
    interval. trend: rise of the departure in 30 days, with its interval. rests_on: the others
    without any of whom it is not found. parts: of the divergence, what the raw one is made of
    before and after.
    """

    axis: str
    p_value: float
    kind: Literal["step", "trend"]
    matched: int
    story: str
    at: datetime
    before: float
    after: float
    step: float
    step_low: float
    step_high: float
    trend: float
    trend_low: float
    trend_high: float
    rests_on: tuple[str, ...] = ()
    parts: tuple[tuple[Part, ...], tuple[Part, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """Whether a source changed, in how many matched stories that was looked for, and how.

    p_value: of the clearest change on any axis; None: too few stories for a test. shifts: of
    each axis with stories enough, the clearest change, found or not.
    """

    matched: int
    p_value: float | None
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of stories: the source's divergence with its interval, and what it is made of.

    others: the mean divergence of the others in the same stories; None: they have none.
    """

    start: datetime
    end: datetime
    stories: int
    mean: float
    low: float
    high: float
    others: float | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One source or family over its stories.

    stories: told and scored. degraded: of these, left out of the means because an outage
    touches them. axes, editing: by axis; None: not enough data, `counts` says of how many
    stories. covered: apart from the rest, for a story not told is no omission inside one.
    unwatched: stories not counted in `covered`: it was not read throughout, or fewer told them.
    """

    name: str
    unit: Unit
    members: tuple[str, ...]
    stories: int
    first: datetime | None
    last: datetime | None
    degraded: int
    counts: Mapping[str, int]
    axes: Mapping[str, Estimate | None]
    parts: tuple[Part, ...]
    covered: Estimate | None
    told: int
    asked: int
    unwatched: int
    changes: Changes
    periods: tuple[Period, ...]
    editing: Mapping[str, Estimate | None]
    edited: int


@dataclass(frozen=True, slots=True)
class Way:
    """A way in which stories were compared, and when these were first told.

    traits: names and values, such as version and model; those that set it apart from other ways.
    first, last: None where no story says its time.
    """

    traits: tuple[tuple[str, str], ...]
    stories: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Profiles:
    """All profiles of one unit, in alphabetical order, and what is usual of all of them.

    ways: how the stories were compared; scores of several ways are mixed in the figures.
    """

    unit: Unit
    stories: int
    limits: Limits
    usual: Mapping[str, Usual]
    ways: tuple[Way, ...]
    profiles: tuple[Profile, ...]
