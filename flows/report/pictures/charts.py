"""Charts as SVG text: the same strings stand in the page and, as images, in Prefect.

Colours are CSS variables with a light fallback, so that a chart follows the page's dark
mode where it is inline and reads on white where it is an image. Nothing is told by
colour alone: dots are filled or hollow, segments carry letters, and every chart has a
text alternative. Names are untrusted; they are made inert and escaped.

The divergence is drawn on its own axis, on which 0 is what chance alone gives. Its three
parts add up to the *raw* divergence and are drawn on an axis from 0 to 1, with the mean
of chance as a tick.
"""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.report.contents.score_wording import interval, verdict
from flows.report.contents.synopsis import SynopsisRow
from flows.report.pictures.svg import (
    ADDITION,
    EMPHASIS,
    INK,
    MUTED,
    OMISSION,
    PAPER,
    RULE,
    frame,
    line,
    placed,
    text,
    written,
)
from flows.wording.figures import decimal
from flows.wording.untrusted import inert
from models.scores import Score

PARTS = (("addition", ADDITION), ("omission", OMISSION), ("emphasis", EMPHASIS))
_WIDTH = 720  # of a chart of its own, in pixels without margins
_NAMES = 190  # room for the name of a source
_VERDICTS = 110  # room for the words on the right
STRIP = 24  # height of one strip
EDGE = 7.0  # room for a dot at either end
_GUTTER = 20  # between two columns of strips
_LABEL = 40.0  # two axis labels need this distance
LETTERED = 16.0  # a segment from this width carries its letter


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear axis from `low` to `high`."""

    low: float
    high: float

    def at(self, value: float, width: float) -> float:
        """Where a value stands on an axis `width` wide, edges left free."""
        inside = min(max(value, self.low), self.high)
        return EDGE + (width - 2 * EDGE) * (inside - self.low) / (self.high - self.low)


def divergence_scale(scores: Iterable[Score]) -> Scale:
    """An axis in steps of 0.1 that holds 0, 0.5 and every interval."""
    shown = [v for s in scores for v in (s.divergence, s.low, s.high) if v is not None]
    low = math.floor(10 * min([0.0, *shown])) / 10
    return Scale(low, math.ceil(10 * max([0.5, *shown])) / 10)


def divergence_strip(score: Score, scale: Scale, width: int = 220) -> str:
    """One source's divergence: a dot on its interval; 0, the level of chance, is dashed."""
    middle = STRIP / 2
    zero = scale.at(0, width)
    marks = [
        line(EDGE, middle, width - EDGE, middle, RULE),
        line(zero, 2, zero, STRIP - 2, MUTED, ' stroke-dasharray="2 2"'),
    ]
    if score.low is not None and score.high is not None:
        low, high = scale.at(score.low, width), scale.at(score.high, width)
        marks.append(line(low, middle, high, middle, INK, ' stroke-width="2"'))
        marks += [line(x, middle - 4, x, middle + 4, INK) for x in (low, high)]
    if score.divergence is not None:
        fill = INK if score.stands_out else PAPER
        x = scale.at(score.divergence, width)
        marks.append(
            f'<circle cx="{x:.1f}" cy="{middle}" r="4.5" fill="{fill}" stroke="{INK}" '
            f'stroke-width="2"/>'
        )
    return frame(width, STRIP, marks, divergence_in_words(score))


def parts_strip(score: Score, width: int = 220) -> str:
    """One source's raw divergence as addition, omission and emphasis; chance is a tick."""
    axis = Scale(0.0, 1.0)
    marks = [line(EDGE, STRIP / 2, width - EDGE, STRIP / 2, RULE)]
    start = 0.0
    for name, colour in PARTS:
        value = max(0.0, getattr(score, name) or 0.0)
        marks += _segment(name, colour, axis.at(start, width), axis.at(start + value, width))
        start += value
    if score.chance is not None:
        x = axis.at(score.chance, width)
        marks.append(line(x, 1, x, STRIP - 1, PAPER, ' stroke-width="4"'))
        marks.append(line(x, 1, x, STRIP - 1, INK, ' stroke-width="1.5"'))
    return frame(width, STRIP, marks, parts_in_words(score))


def axis_strip(scale: Scale, width: int = 220) -> str:
    """The numbers above a column of strips: both ends, and 0 where it is inside."""
    values = {0.0, scale.high}
    if scale.at(0, width) - scale.at(scale.low, width) > _LABEL:
        values.add(scale.low)
    anchors = {scale.low: "start", scale.high: "end"}
    edge = {scale.low: 0.0, scale.high: float(width)}
    marks = [
        text(
            edge.get(v, scale.at(v, width)),
            12,
            f"{v:.1f}".replace("-", "\u2212"),
            anchor=anchors.get(v, "middle"),
        )
        for v in sorted(values)
    ]
    return frame(width, 16, marks, None)


def score_chart(scores: Sequence[Score]) -> str:
    """All sources, in the order given: divergence with interval, parts, and the verdict."""
    scale = divergence_scale(scores)
    half = (_WIDTH - _NAMES - _GUTTER - _VERDICTS) // 2
    right = _NAMES + half + _GUTTER
    row, head = 34, 44
    bars = "raw, in parts; | = chance"
    marks = [
        text(_NAMES, 14, "divergence; 0 = chance", colour=INK),
        text(right, 14, bars, colour=INK),
        placed(axis_strip(scale, half), _NAMES, 22),
        placed(axis_strip(Scale(0.0, 1.0), half), right, 22),
    ]
    for place, score in enumerate(scores):
        top = head + row * place
        marks += [
            written(0, top + 19, score.source, _NAMES - 8, 14),
            text(_WIDTH, top + 19, verdict(score), anchor="end"),
            placed(divergence_strip(score, scale, half), _NAMES, top + 3),
            placed(parts_strip(score, half), right, top + 3),
        ]
    bottom = head + row * len(scores) + 20
    marks += _legend(bottom)
    title = "; ".join(f"{inert(s.source)}: {divergence_in_words(s)}" for s in scores)
    return frame(_WIDTH, bottom + 10, marks, title, background=True)


def synopsis_chart(rows: Sequence[SynopsisRow]) -> str:
    """A thumbnail of the synopsis table: a line per source, a column per statement.

    Filled square: told; half a square: in part. Cross: a core statement left out. Dot: not
    told.
    """
    sources = [cell.source for cell in rows[0].cells] if rows else []
    row = 20
    step = min(18.0, (_WIDTH - _NAMES) / max(1, len(rows)))
    marks: list[str] = []
    for place, name in enumerate(sources):
        top = 8 + row * place
        marks.append(written(0, top + 12, name, _NAMES - 8, 14))
        for column, entry in enumerate(rows):
            marks.append(_square(_NAMES + step * column, top, step - 2, entry.cells[place].state))
    told = sum(cell.state in ("told", "partly") for entry in rows for cell in entry.cells)
    bottom = 8 + row * len(sources) + 16
    marks.append(
        text(
            0, bottom, "square: told; half: in part; cross: core statement left out; dot: not told"
        )
    )
    title = f"{len(rows)} statements by {len(sources)} sources, {told} cells told"
    return frame(_WIDTH, bottom, marks, title, background=True)


def data_uri(svg: str) -> str:
    """The chart as a `data:` URI, for an image in markdown."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def divergence_in_words(score: Score) -> str:
    """Say it as "divergence 0.31, interval 0.12 to 0.48, clears chance"."""
    if score.divergence is None:
        return "divergence not measured"
    span = interval(score)
    middle = f", interval {span}" if span else ""
    return f"divergence {decimal(score.divergence)}{middle}, {verdict(score)}"


def parts_in_words(score: Score) -> str:
    """Say it as "addition 0.10, omission 0.05, emphasis 0.20; raw 0.35, chance 0.18"."""
    if score.raw is None:
        return "parts not measured"
    parts = ", ".join(f"{name} {decimal(getattr(score, name))}" for name, _ in PARTS)
    return f"{parts}; raw {decimal(score.raw)}, chance {decimal(score.chance)}"


def _segment(name: str, colour: str, left: float, right: float) -> list[str]:
    width = right - left - 1  # a hairline between segments
    if width <= 0:
        return []
    marks = [f'<rect x="{left:.1f}" y="4" width="{width:.1f}" height="16" fill="{colour}"/>']
    if width >= LETTERED:
        letter = name[0].upper()
        marks.append(text(left + width / 2, 16, letter, size=11, colour=PAPER, anchor="middle"))
    return marks


def _legend(y: float) -> list[str]:
    step = 110
    return [
        mark
        for place, (name, colour) in enumerate(PARTS)
        for mark in (
            f'<rect x="{step * place}" y="{y - 10:.0f}" width="12" height="12" fill="{colour}"/>',
            text(step * place + 17, y, f"{name[0].upper()} {name}"),
        )
    ]


def _square(x: float, y: float, size: float, state: str) -> str:
    edge = max(2.0, min(size, 14.0))
    if state == "told":
        return f'<rect x="{x:.1f}" y="{y}" width="{edge:.1f}" height="14" fill="{OMISSION}"/>'
    if state == "partly":
        half = f'<rect x="{x:.1f}" y="{y + 7}" width="{edge:.1f}" height="7" fill="{OMISSION}"/>'
        return half + line(x, y + 0.5, x + edge, y + 0.5, OMISSION)
    middle = x + edge / 2
    if state == "omitted":
        far = x + edge
        return line(x, y + 2, far, y + 12, ADDITION, ' stroke-width="2"') + line(
            x, y + 12, far, y + 2, ADDITION, ' stroke-width="2"'
        )
    return f'<circle cx="{middle:.1f}" cy="{y + 7}" r="1" fill="{MUTED}"/>'
