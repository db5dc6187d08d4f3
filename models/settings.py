"""Every setting with its default, as frozen dataclasses.

`configs/default.toml` spells out the same values (a test holds the two equal); a user's
file overrides them, and an unknown key is an error that names it. The fingerprint of the
settings is part of every result.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256


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
    """The encoder. model: "default", or a sentence-transformers name or folder.

    batch_tokens: how many tokens, padding included, go through the model at once.
    """

    model: str = "default"
    batch_tokens: int = 4096

    def __post_init__(self) -> None:
        _require(self.batch_tokens > 0, "batch_tokens must be at least 1")


@dataclass(frozen=True, slots=True)
class Alignment:
    """When two sentences say the same, and how much of one the others cover.

    same: the calibrated probability from which two sentences are one statement.
    shared: the coverage from which a sentence is shared. unique: the coverage below
    which it is unique; between the two it is partial.

    Frozen on 220 labelled sentences of 14 real stories (`python -m benchmarks.statuses`).
    `shared` by the mean recall of the three classes, since whole articles have more unique
    sentences than these. For `unique` all values from .20 to .35 are right equally often
    (.90 of shared against unique); of these a low one, because to say wrongly that nobody
    else tells something is the worse error. Statements have the best pairwise F1 at `same`
    .30 to .45, with precision .72 at .40.
    """

    same: float = 0.4
    shared: float = 0.5
    unique: float = 0.25

    def __post_init__(self) -> None:
        _require(0 < self.same < 1, "same must lie between 0 and 1")
        _require(0 <= self.unique <= self.shared <= 1, "0 <= unique <= shared <= 1 must hold")


@dataclass(frozen=True, slots=True)
class Statements:
    """core_share: a statement is core when at least max(2, this share) of the origins carry it."""

    core_share: float = 0.5

    def __post_init__(self) -> None:
        _require(0 < self.core_share <= 1, "core_share must lie between 0 and 1")


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
class Settings:
    """All settings of one comparison."""

    reading: Reading = field(default_factory=Reading)
    sentences: Sentences = field(default_factory=Sentences)
    encoding: Encoding = field(default_factory=Encoding)
    alignment: Alignment = field(default_factory=Alignment)
    statements: Statements = field(default_factory=Statements)
    lineage: Lineage = field(default_factory=Lineage)
    divergence: Divergence = field(default_factory=Divergence)


def fingerprint(settings: Settings) -> str:
    """sha256 of the settings, the same on every machine."""
    return sha256(json.dumps(asdict(settings), sort_keys=True).encode()).hexdigest()


def _require(holds: bool, rule: str) -> None:
    if not holds:
        raise ValueError(rule)
