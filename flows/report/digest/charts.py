"""Many stories in one picture: a line for each, a mark for each source's divergence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.report.digest.records import DigestStory
from flows.report.pictures.charts import Scale, axis_strip, divergence_scale
from flows.report.pictures.svg import (
    INK,
    MUTED,
    PAPER,
    RULE,
    frame,
    line,
    placed,
    shortened,
    text,
    written,
)
from flows.wording.figures import decimal
from flows.wording.lists import count

_WIDTH, _TITLE, _ROW, _HEAD = 760, 330, 22, 44
_LETTERS = 46  # of a title in words
_STRIP = _WIDTH - _TITLE - 60  # the number of sources stands on the right


def story_chart(stories: Sequence[DigestStory]) -> str:
    """Each story's sources as marks on an axis of divergence, in the order given.

    Filled: clears chance. Hollow: within chance, or in doubt. Grey: degraded by an outage.
    """
    scores = (score for story in stories for score in story.scores)
    scale = divergence_scale(replace(score, low=None, high=None) for score in scores)
    marks = [
        text(0, 14, "story", colour=INK),
        text(_TITLE, 14, "divergence of each source; 0 = chance", colour=INK),
        text(_WIDTH, 14, "sources", colour=INK, anchor="end"),
        placed(axis_strip(scale, _STRIP), _TITLE, 22),
    ]
    for place, story in enumerate(stories):
        marks += _row(story, scale, _HEAD + _ROW * place)
    bottom = _HEAD + _ROW * len(stories) + 20
    legend = "filled: clears chance; hollow: within chance or in doubt; grey: degraded by an outage"
    marks.append(text(0, bottom, legend))
    return frame(_WIDTH, bottom + 8, marks, _in_words(stories), background=True)


def _row(story: DigestStory, scale: Scale, top: int) -> list[str]:
    middle = top + _ROW / 2
    zero = _TITLE + scale.at(0, _STRIP)
    return [
        written(0, middle + 4, story.title, _TITLE - 8, 13),
        line(_TITLE, middle, _TITLE + _STRIP, middle, RULE),
        line(zero, top + 2, zero, top + _ROW - 2, MUTED, ' stroke-dasharray="2 2"'),
        *_marks(story, scale, middle),
        text(_WIDTH, middle + 4, str(len(story.scores)), anchor="end"),
    ]


def _marks(story: DigestStory, scale: Scale, middle: float) -> list[str]:
    drawn = []
    for score in story.scores:
        if score.divergence is None:
            continue
        pen = MUTED if score.degraded else INK
        fill = pen if score.stands_out else PAPER
        x = _TITLE + scale.at(score.divergence, _STRIP)
        drawn.append(
            f'<circle cx="{x:.1f}" cy="{middle:g}" r="4" fill="{fill}" stroke="{pen}" '
            f'stroke-width="1.5"/>'
        )
    return drawn


def _in_words(stories: Sequence[DigestStory]) -> str:
    return "; ".join(_story_in_words(story) for story in stories)


def _story_in_words(story: DigestStory) -> str:
    values = sorted(s.divergence for s in story.scores if s.divergence is not None)
    span = f"divergence {decimal(values[0])} to {decimal(values[-1])}" if values else "not measured"
    return f"{shortened(story.title, _LETTERS)}: {count(len(story.scores), 'source')}, {span}"
