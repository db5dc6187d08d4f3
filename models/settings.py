"""Every setting with its default, as frozen dataclasses.

`configs/default.toml` spells out the same values (a test holds the two equal); a user's
file overrides them, and an unknown key is an error that names it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil, inf


@dataclass(frozen=True, slots=True)
class Reading:
    """What is accepted as an article.

    max_bytes: a larger file is refused, never cut short. min_words: a text with fewer
    words is refused as empty. max_words: a longer text is no article; comparing it would
    take memory and time with its square (65,000 words took 54 s and 2 GB). languages:
    accepted ISO 639-1 codes; empty accepts the language that most articles of the story
    are written in. allow_hosts: addresses inside the reader's network that may be fetched
    from all the same, as "host:port".
    """

    max_bytes: int = 5_000_000
    min_words: int = 8
    max_words: int = 50_000
    languages: tuple[str, ...] = ()
    allow_hosts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require(self.max_bytes > 0, "max_bytes must be at least 1")
        _require(self.min_words > 0, "min_words must be at least 1")
        _require(self.max_words >= self.min_words, "max_words must be at least min_words")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Splitting and roles. furniture_cues: TOML files that extend the bundled cues."""

    furniture_cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoder.

    model: a profile's name for its model, or a sentence-transformers name or folder.
    batch_tokens: how many tokens, padding included, go through the model at once.
    """

    model: str = "default"
    batch_tokens: int = 4096

    def __post_init__(self) -> None:
        _require(self.batch_tokens > 0, "batch_tokens must be at least 1")


@dataclass(frozen=True, slots=True)
class Alignment:
    """When two sentences say the same, and what others do not tell of one.

    same: the calibrated probability from which two sentences are one statement.
    unique: the coverage below which a sentence is unique. claim: what the longest untold
    stretch of another sentence must tell, in nats, to make it partial; else it is shared.

    `unique` and `claim` frozen on 843 labelled sentences: two sets of real news, one of
    invented stories (`python -m benchmarks.statuses`). Told or unique is right for .91, .88
    and .90 of the clear ones, 598 of 668. From .24 to .30 `unique` is right about as often: 602
    times at .24, 594 at .27, 593 at .30, the mean of both classes' recalls going from .87 to
    .89 (.27: .875). Of these equals .25 has told or unique right for .91 of the Arabic railway
    story and .82 of the ferry's, .27 for .89 and .87; that was seen.
    That one clear claim of a told sentence is untold is found for a third of such
    sentences; a lower `claim` finds more, and wrongly doubts more of the shared ones.
    The B-cubed F1 of statements (invented, real, real, ECB+) is .944, .846, .753, .667 with
    `same` at .4, .943, .844, .752, .670 at .45 and .932, .848, .750, .672 at .5; of the cells of
    the report's matrix .96 (whole) and .85 (in part) are true at each of them, and of 826 they
    hold 584, 565 and 544 (`python -m benchmarks.cells`). At .45 the omission planted in an
    example story is lost: a profit in crowns passes for the fine.
    """

    same: float = 0.5
    unique: float = 0.25
    claim: float = 48.0

    def __post_init__(self) -> None:
        _require(0 < self.same < 1, "same must lie between 0 and 1")
        _require(0 <= self.unique <= 1, "unique must lie between 0 and 1")
        _require(self.claim > 0, "claim must be above 0 nats")


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve from evidence to probability, where `rashomon calibrate` has fitted one.

    model_sha256: the weights of the model it was fitted for; empty: none was fitted, and
    the model's own curve holds. midpoint, steepness: see `models.meaning.calibration`; read only
    together with model_sha256.
    """

    model_sha256: str = ""
    midpoint: float = 0.716
    steepness: float = 13.6

    def __post_init__(self) -> None:
        _require(0 < self.steepness < inf, "steepness must be a finite number above 0")
        _require(-inf < self.midpoint < inf, "midpoint must be a finite number")


@dataclass(frozen=True, slots=True)
class Statements:
    """core_share: a statement is core where at least max(2, this share) of the origins carry it.

    The share is of the origins other than that of a source that lacks it.
    """

    core_share: float = 0.5

    def __post_init__(self) -> None:
        _require(0 < self.core_share <= 1, "core_share must lie between 0 and 1")

    def needed(self, others: int) -> int:
        """How many of `others`, the origins beside a source, must carry what it can omit."""
        # 0.28 of 25 is 7, and in floating point a little more.
        return max(2, ceil(round(self.core_share * others, 9)))


@dataclass(frozen=True, slots=True)
class Lineage:
    """Copies and origins.

    min_run: words of the shortest matching run. derived: the share of words in such runs
    from which an article is derived text and joins its giver's origin. rewritten:
    likewise, the share of words in sentences that retell the giver's in order.

    Of 330 pairs of independent ECB+ articles without long common runs the most retold had
    .49; paraphrased wire copy has .8 and more. Short excerpts (180 pairs) never reach .1.
    """

    min_run: int = 8
    derived: float = 0.5
    rewritten: float = 0.6

    def __post_init__(self) -> None:
        _require(self.min_run >= 4, "min_run must be at least 4 words")
        _require(0 < self.derived <= 1, "derived must lie between 0 and 1")
        _require(0 < self.rewritten <= 1, "rewritten must lie between 0 and 1")


@dataclass(frozen=True, slots=True)
class Distortion:
    """What a retelling has otherwise.

    distorted: the score of a retelling from which `rashomon evaluate` calls it distorted; frozen on
    half of BUMP by article.
    model: a cross-encoder for language inference, its folder or its name on the hub; empty: none.
    contradiction: its probability, in both orders, from which two sentences contradict each
    other. No weights with a usable licence come in a package, so this one is not measured here.
    """

    distorted: float = 0.5
    model: str = ""
    contradiction: float = 0.9

    def __post_init__(self) -> None:
        _require(0 < self.distorted <= 1, "distorted must lie between 0 and 1")
        _require(0 < self.contradiction <= 1, "contradiction must lie between 0 and 1")


@dataclass(frozen=True, slots=True)
class Divergence:
    """resamples: draws for chance and for the interval. level: coverage of the interval."""

    resamples: int = 1000
    level: float = 0.95
    seed: int = 20230313

    def __post_init__(self) -> None:
        _require(self.resamples >= 100, "resamples must be at least 100")
        _require(0.5 <= self.level < 1, "level must lie between 0.5 and 1")
        _require(self.seed >= 0, "seed must not be negative")


@dataclass(frozen=True, slots=True)
class Stories:
    """When articles report one event.

    same: the likeness of two groups of articles, over that to their nearest few, around
    which they are one story as often as two. spread, headline_spread: how far that point
    may lie off from story to story, as standard deviations of its logarithm, where there
    is text to read and where there are only headlines. days: articles so near in time are
    compared as they are; later the likeness halves every `half_life` days. window: articles
    more days apart are not compared.

    `same` and the spreads were searched on half of the stories of AllSides, ECB+ and UCI, texts,
    titles and thinned sets. Many choices are equal there to .01; of these one was taken that
    serves crowded fields, seen by the whole sets, so the figures of the other halves are not
    quite unseen: B-cubed F1 .89, .95 and .92, of the whole sets .85, .93 and .87
    (`python -m benchmarks.stories`).

    `half_life` and `window` are for chains of look-alike events (the weekly figures): by 1.8 days
    the figures of one week are parted from the next, and the searched half of AllSides, day by
    day with each article up to 3 days late, has .01 more B-cubed F1 than by 7. More than 11.5
    days apart even equal texts are then too unlike to be a pair at all: a wider window would
    cost and change nothing. A story told on from day to day is followed as long as it lasts.
    """

    same: float = 0.85
    spread: float = 0.4
    headline_spread: float = 2.2
    days: float = 3.0
    half_life: float = 1.8
    window: float = 12.0

    def __post_init__(self) -> None:
        _require(0 < self.same < 1, "same must lie between 0 and 1")
        _require(0 < self.spread < inf, "spread must be a finite number above 0")
        _require(0 < self.headline_spread < inf, "headline_spread must be a finite number above 0")
        _require(0 <= self.days <= self.window, "0 <= days <= window must hold")
        _require(0 < self.half_life < inf, "half_life must be a finite number above 0")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one comparison.

    profile: the name of the layer of settings that lies over these defaults.
    """

    profile: str = "default"
    reading: Reading = field(default_factory=Reading)
    sentences: Sentences = field(default_factory=Sentences)
    encoding: Encoding = field(default_factory=Encoding)
    alignment: Alignment = field(default_factory=Alignment)
    calibration: Curve = field(default_factory=Curve)
    statements: Statements = field(default_factory=Statements)
    lineage: Lineage = field(default_factory=Lineage)
    distortion: Distortion = field(default_factory=Distortion)
    divergence: Divergence = field(default_factory=Divergence)
    stories: Stories = field(default_factory=Stories)


def _require(holds: bool, rule: str) -> None:
    if not holds:
        raise ValueError(rule)
