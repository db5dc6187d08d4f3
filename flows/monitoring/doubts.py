"""Stories of which it is in doubt whether they are one, for a person to say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two stories that may be one.

    one, other: the ids of their events; probability: that they are one, 0 to 1, as it was
    judged; merged: whether they are so now. The articles of each, and their headlines.
    """

    one: str
    other: str
    probability: float
    merged: bool
    one_articles: tuple[str, ...]
    other_articles: tuple[str, ...]
    one_lines: tuple[str, ...]
    other_lines: tuple[str, ...]
