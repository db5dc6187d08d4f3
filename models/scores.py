"""What is said of a source in one story: its score, and all that says how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PartName = Literal["addition", "omission", "emphasis"]


@dataclass(frozen=True, slots=True)
class Driver:
    """What one statement adds to a source's raw divergence, in bits, 0 to 1.

    statement: its id; None: all further statements of this part together. part: which part
    of the raw divergence it belongs to.
    """

    statement: str | None
    part: PartName
    value: float


@dataclass(frozen=True, slots=True)
class AsPublished:
    """Divergence as `Score` gives it, with a vote for every article of another source.

    There a text that ten outlets print counts ten times; it stays one telling, in chance too.
    chance_low, chance_high: where the divergence lies when it is drawn at random who tells what.
    """

    divergence: float | None
    low: float | None
    high: float | None
    raw: float | None
    chance: float | None
    significant: bool | None
    chance_low: float | None = None
    chance_high: float | None = None


@dataclass(frozen=True, slots=True)
class Placebo:
    """What the divergence of a source comes to where nothing differs.

    low, high: between these lies the divergence when it is drawn at random who tells what,
    at the level of the interval. halves: of two random halves of the source's own
    statements, each measured against the same others, neither lies further than this from the
    mean of the two, at that level.
    """

    low: float
    high: float
    halves: float | None


FigureName = Literal[
    "raw", "addition", "omission", "emphasis", "shared", "partial", "unique", "omitted",
    "wording", "copied", "distortion",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """How sure one of the numbers beside the divergence is, and what chance would make it.

    value: the number. of: what a count or a share is of: scored sentences, core statements that
    could have been left out, sentences held against another; None where it is of none.
    low, high: of wording and distortion the interval, at the level of that of the divergence; of
    copied, what stands word for word and what is there by any measure; of the others the
    least and the greatest where sentences are taken for the same more readily or less.
    chance_low, chance_high: between these lies the number of a source that tells as much and is
    like the others, at that level; of copied, 0 and the most that the source's text
    shares with one of another origin from which nothing was found taken. None: not measured.
    """

    name: FigureName
    value: float
    of: int | None
    low: float | None
    high: float | None
    chance_low: float | None
    chance_high: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """How one source's telling stands to those of the other origins.

    The axes are kept apart and never mixed into one number. None means not measured, or
    not defined for this source.

    raw: Jensen-Shannon divergence, in bits, between the source's attention and the mean of
    the other origins', 0 (the same) to 1 (nothing in common); Lin 1991.
    addition, omission, emphasis: its exact split, raw = addition + omission + emphasis;
    what only the source tells, only the others tell, and both at other lengths.
    chance: raw divergence to be expected if who tells what were drawn at random.
    divergence: (raw - chance) / (1 - chance), at most 1; 0 says no more than chance, below
    0 nearer than chance. Formula and references: `models.divergence`.
    low, high: interval of `divergence`. significant: whether chance seldom reaches `raw`.
    wording: mean of 1 - cosine of character n-gram vectors between what the source shares
    and its nearest counterpart elsewhere, 0 (the same words) to 1 (none in common).
    copied: greatest share, 0 to 1, of one of its articles that another source's article
    gave. distortion: share of aligned sentences that disagree on a detail.
    sentences, shared, unique: counts of its scored sentences. omitted: ids of the core
    statements it does not carry though others had published them before, or may have.
    degraded: whether a source was out of reach for part of the story's time, so that what
    seems left out may have been told; the manifest names such sources under "outages".
    published: the divergence with a vote for every reprint. band: the least and the
    greatest `divergence` when statements are gathered at other thresholds of same content;
    steady: whether it stands out from chance at each of these; None where not measured, and in
    stories compared before this was asked.
    drivers: what each statement adds to `raw`, the most first; their values sum exactly, to
    the six decimals of all these figures, to raw, and those of a part to that part.
    figures: how sure each of the other numbers is, and what chance would make it.
    """

    source: str
    articles: tuple[str, ...]
    divergence: float | None
    low: float | None
    high: float | None
    addition: float | None
    omission: float | None
    emphasis: float | None
    raw: float | None
    chance: float | None
    significant: bool | None
    wording: float | None
    copied: float
    distortion: float | None
    sentences: int
    shared: int
    unique: int
    omitted: tuple[str, ...]
    degraded: bool = False
    published: AsPublished | None = None
    band: tuple[float, float] | None = None
    steady: bool | None = None
    drivers: tuple[Driver, ...] = ()
    placebo: Placebo | None = None
    figures: tuple[Figure, ...] = ()

    @property
    def stands_out(self) -> bool:
        """Whether it clears chance, and not only at some of the thresholds of same content."""
        return bool(self.significant) and self.steady is not False
