"""Profiles as pictures: an estimate on its interval, and the divergence over time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from flows.report.pictures.charts import EDGE, LETTERED, PARTS, STRIP, Scale
from flows.report.pictures.svg import (
    ADDITION,
    INK,
    MUTED,
    PAPER,
    RULE,
    frame,
    line,
    text,
)
from flows.report.profile.wording import interval_of
from flows.wording.dates import day_in_words
from flows.wording.figures import decimal, percent
from models.source_profiles.records import Estimate, Part, Period, Profile, Shift, Usual

_WIDTH = 220
_COLOURS = dict(PARTS)

_CHART_WIDTH, _CHART_HEIGHT = 720, 284
_LEFT, _TOP, _BOTTOM = 46, 28, 76
_DATED = 170  # room for what is written beside a change
_BAR, _BARS = 44, 30  # width and height of a period's parts, below its mean


def common_scale(profiles: Iterable[Profile]) -> Scale:
    """One axis of divergence for all profiles of a page, in steps of 0.1."""
    ends = [0.0, 0.5]
    for profile in profiles:
        found = profile.axes["divergence"]
        ends += [found.low, found.high] if found else []
        ends += [end for period in profile.periods for end in (period.low, period.high)]
    return Scale(math.floor(10 * min(ends)) / 10, math.ceil(10 * max(ends)) / 10)


def estimate_strip(estimate: Estimate, usual: Usual | None, scale: Scale) -> str:
    """A dot on its interval; the mean of all sources is a dashed tick."""
    middle = STRIP / 2
    low, high, dot = (scale.at(v, _WIDTH) for v in (estimate.low, estimate.high, estimate.mean))
    marks = [line(EDGE, middle, _WIDTH - EDGE, middle, RULE)]
    if usual:
        x = scale.at(usual.mean, _WIDTH)
        marks.append(line(x, 2, x, STRIP - 2, MUTED, ' stroke-dasharray="2 2"'))
    marks.append(line(low, middle, high, middle, INK, ' stroke-width="2"'))
    marks += [line(x, middle - 4, x, middle + 4, INK) for x in (low, high)]
    marks.append(f'<circle cx="{dot:.1f}" cy="{middle}" r="4.5" fill="{INK}"/>')
    beside = f"; of all {decimal(usual.mean)}" if usual else ""
    words = f"{decimal(estimate.mean)}, interval {interval_of(estimate)}{beside}"
    return frame(_WIDTH, STRIP, marks, words)


def shares_strip(parts: Sequence[Part]) -> str:
    """What the raw divergence is made of, from nothing to all of it."""
    scale = Scale(0.0, 1.0)
    marks: list[str] = []
    start = 0.0
    for part in parts:
        left, right = scale.at(start, _WIDTH), scale.at(start + part.share, _WIDTH)
        width = max(0.0, right - left)
        marks.append(
            f'<rect x="{left:.1f}" y="5" width="{width:.1f}" height="14" '
            f'fill="{_COLOURS[part.name]}" stroke="{PAPER}"/>'
        )
        if width >= LETTERED:
            letter = part.name[0].upper()
            marks.append(text((left + right) / 2, 16, letter, colour=PAPER, anchor="middle"))
        start += part.share
    words = ", ".join(f"{part.name} {percent(part.share)}" for part in parts)
    return frame(_WIDTH, STRIP, marks, words)


def time_chart(profile: Profile, scale: Scale, alarm: float) -> str:
    """The divergence over time, with intervals, and that of the others in the same stories.

    alarm: changes of a p-value up to this are marked.
    """
    periods = profile.periods
    start, end = periods[0].start, periods[-1].end
    length = max((end - start).total_seconds(), 1.0)

    def across(at: datetime) -> float:
        share = (at - start).total_seconds() / length
        return _LEFT + 20 + share * (_CHART_WIDTH - _LEFT - 40)

    def down(value: float) -> float:
        share = (value - scale.low) / (scale.high - scale.low)
        return round(_CHART_HEIGHT - _BOTTOM - share * (_CHART_HEIGHT - _BOTTOM - _TOP), 1)

    middles = [across(p.start + (p.end - p.start) / 2) for p in periods]
    marks = [*_grid(scale, down), *_dates(start, end)]
    marks += [_found(shift, across(shift.at)) for shift in profile.changes.shifts
              if shift.axis == "divergence" and shift.kind == "step" and shift.p_value <= alarm
              ]  # fmt: skip
    others = [
        (x, down(p.others)) for x, p in zip(middles, periods, strict=True) if p.others is not None
    ]
    marks += _others(others)
    for x, period in zip(middles, periods, strict=True):
        marks += _period(x, down(period.mean), down(period.low), down(period.high))
        marks += _made_of(x, period.parts)
    return frame(_CHART_WIDTH, _CHART_HEIGHT, marks, _periods_in_words(periods))


def _grid(scale: Scale, down: Callable[[float], float]) -> list[str]:
    marks = []
    for tenth in range(round(scale.low * 10), round(scale.high * 10) + 1):
        if tenth % 2:
            continue
        y = down(tenth / 10)
        pen = ' stroke-dasharray="2 2"' if tenth == 0 else ""
        marks.append(line(_LEFT, y, _CHART_WIDTH, y, MUTED if tenth == 0 else RULE, pen))
        marks.append(text(_LEFT - 8, y + 4, decimal(tenth / 10)[:-1], anchor="end"))
    return marks


def _dates(start: datetime, end: datetime) -> list[str]:
    bottom = _CHART_HEIGHT - 12
    return [
        text(_LEFT, bottom, day_in_words(start.date())),
        text(_CHART_WIDTH, bottom, day_in_words(end.date()), anchor="end"),
    ]


def _found(shift: Shift, x: float) -> str:
    """A change: its day stands above the intervals, on the side that has room."""
    pen = ' stroke-width="1.5" stroke-dasharray="6 4"'
    mark = line(x, 2, x, _CHART_HEIGHT - _BOTTOM, ADDITION, pen)
    side, anchor = (5, "start") if x + _DATED < _CHART_WIDTH else (-5, "end")
    words = f"change, {day_in_words(shift.at.date())}"
    return mark + text(x + side, 12, words, colour=ADDITION, anchor=anchor)


def _others(points: Sequence[tuple[float, float]]) -> list[str]:
    """Hollow squares, joined."""
    joined = " ".join(f"{x:.1f},{y:g}" for x, y in points)
    marks = [f'<polyline points="{joined}" fill="none" stroke="{MUTED}"/>']
    return marks + [
        f'<rect x="{x - 3.5:.1f}" y="{y - 3.5:g}" width="7" height="7" fill="{PAPER}" '
        f'stroke="{MUTED}"/>'
        for x, y in points
    ]


def _period(x: float, mean: float, low: float, high: float) -> list[str]:
    return [
        line(x, low, x, high, INK, ' stroke-width="2"'),
        line(x - 4, low, x + 4, low, INK),
        line(x - 4, high, x + 4, high, INK),
        f'<circle cx="{x:.1f}" cy="{mean:g}" r="4.5" fill="{INK}"/>',
    ]


def _made_of(x: float, parts: Sequence[Part]) -> list[str]:
    """What the raw divergence of a period is made of, as one bar."""
    marks = []
    top = float(_CHART_HEIGHT - _BOTTOM + 14)
    for part in parts:
        height = _BARS * part.share
        marks.append(
            f'<rect x="{x - _BAR / 2:.1f}" y="{top:.1f}" width="{_BAR}" height="{height:.1f}" '
            f'fill="{_COLOURS[part.name]}"/>'
        )
        top += height
    return marks


def _periods_in_words(periods: Sequence[Period]) -> str:
    return "; ".join(
        f"{day_in_words(p.start.date())} to {day_in_words(p.end.date())}: {decimal(p.mean)}, "
        f"interval {decimal(p.low)} to {decimal(p.high)}"
        + (f", the others {decimal(p.others)}" if p.others is not None else "")
        + "".join(f", {part.name} {percent(part.share)}" for part in p.parts)
        for p in periods
    )
