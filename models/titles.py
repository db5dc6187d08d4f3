"""What a story is called."""

from __future__ import annotations

from textwrap import shorten

from models.records import Comparison, Telling
from models.times import day

# Letters of a statement that stands for a headline.
_LETTERS = 100


def story_title(comparison: Comparison) -> str:
    """The headline of the earliest article that has one; else what most sources say.

    An article's headline is its stated title, else the headline in its text. Where nothing is
    said, it is "Story" and the id.
    """
    # By day, UTC: a date without a time is neither earlier nor later within its day.
    days = (day(telling.article.published) for telling in comparison.tellings)
    titled = zip(days, map(_headline, comparison.tellings), strict=True)
    found = [(its, headline) for its, headline in titled if headline]
    earliest = min(found, key=lambda pair: pair[0], default=None)
    return earliest[1] if earliest else _most_told(comparison) or f"Story {comparison.id}"


def _most_told(comparison: Comparison) -> str:
    """The statement of most sources, the first of them in story order, as a headline."""
    told = max(comparison.statements, key=lambda s: len(s.sources), default=None)
    if told is None:
        return ""
    short = shorten(told.text, _LETTERS, placeholder="…")
    return short if len(short) > 1 else told.text[:_LETTERS] + "…"  # no spaces between words


def _headline(telling: Telling) -> str | None:
    text = telling.article.text
    in_text = (
        " ".join(text[j.sentence.start : j.sentence.end].split())
        for j in telling.judgements
        if j.sentence.role == "headline"
    )
    return telling.article.title or next(in_text, None)
