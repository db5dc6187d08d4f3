"""What profiles of sources are made from: compared stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from models.scores import Score


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a story: by whom, when, and where its text was first written."""

    article: str
    source: str
    family: str
    origin: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A compared story, as far as profiles need it.

    at: when it was first told, with its time zone; None: not known. statements: of each the
    articles that carry it. core_share, level: the settings of the comparison. watched: the
    family of each source that was read throughout the time of the story, whether it told it
    or not; None: the articles were chosen by hand, so that nothing is known of other sources.
    half_seen: families of which a source was out of reach then. compared_by: what its scores
    depend on besides its articles, such as model and thresholds, by name.
    """

    id: str
    title: str
    at: datetime | None
    tellings: tuple[Told, ...]
    statements: tuple[tuple[str, ...], ...]
    scores: tuple[Score, ...]
    core_share: float = 0.5
    level: float = 0.95
    watched: Mapping[str, str] | None = None
    half_seen: frozenset[str] = frozenset()
    compared_by: Mapping[str, str] = field(default_factory=dict)
