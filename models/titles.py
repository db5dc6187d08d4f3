"""What a story is called."""

from __future__ import annotations

from models.records import Comparison, Telling


def story_title(comparison: Comparison) -> str:
    """The headline of the earliest article that has one; else "Story" and the id.

    An article's headline is its stated title, else the headline in its text.
    """
    # By day: a date without a time is neither earlier nor later within its day.
    titled = [((t.article.published or "9999")[:10], _headline(t)) for t in comparison.tellings]
    found = [(when, headline) for when, headline in titled if headline]
    earliest = min(found, key=lambda pair: pair[0], default=None)
    return earliest[1] if earliest else f"Story {comparison.id}"


def _headline(telling: Telling) -> str | None:
    text = telling.article.text
    in_text = (
        " ".join(text[j.sentence.start : j.sentence.end].split())
        for j in telling.judgements
        if j.sentence.role == "headline"
    )
    return telling.article.title or next(in_text, None)
