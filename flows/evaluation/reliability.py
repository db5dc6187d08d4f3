"""The reliability plot, a self-contained page: of the rows at .7, have seven in ten label 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from scipy.stats import binomtest

from flows.report.pictures.svg import INK, MUTED, OMISSION, RULE, frame, line, text
from flows.wording.figures import decimal, percent
from flows.wording.untrusted import inert

Row = Mapping[str, Any]  # a bin as plain data

_SIDE = 380.0  # the square of probability against share
_LEFT, _TOP = 44.0, 12.0  # room for the axis labels
_GAP, _BARS = 44.0, 64.0  # below the square: the axis, then the counts
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def reliability_page(metrics: Mapping[str, Any], name: str, model: str) -> str:
    """The page for the figures of probabilities (`figures.of_probabilities`).

    name: what was evaluated. The same figures give the same text.
    """
    return (
        _environment()
        .get_template("reliability.html.j2")
        .render(
            name=inert(name),
            model=inert(model),
            n=metrics["n"],
            positive=metrics["positive"],
            error=metrics["calibration_error"],
            bins=metrics["bins"],
            chart=Markup(reliability_chart(metrics["bins"])),  # noqa: S704 - our own drawing
        )
    )


def reliability_chart(bins: Sequence[Row]) -> str:
    """Mean probability against share of label 1 for each bin, and the count of its rows."""
    marks = [*_axes(), *_counts(bins)]
    for row in bins:
        if row["n"]:
            marks += _dot(row)
    title = "; ".join(
        f"probability {decimal(row['mean'])}: {percent(row['share'])} of {row['n']} have label 1"
        for row in bins
        if row["n"]
    )
    height = _TOP + _SIDE + _GAP + _BARS + 24
    return frame(_LEFT + _SIDE + 16, height, marks, f"Reliability. {title}")


def _x(value: float) -> float:
    return _LEFT + _SIDE * value


def _y(value: float) -> float:
    return round(_TOP + _SIDE * (1 - value), 1)


def _axes() -> Iterator[str]:
    for tick in _TICKS:
        yield line(_x(0), _y(tick), _x(1), _y(tick), RULE)
        yield line(_x(tick), _y(0), _x(tick), _y(1), RULE)
        yield text(_x(tick), _y(0) + 16, f"{tick:.1f}", anchor="middle")
        yield text(_LEFT - 6, _y(tick) + 4, f"{tick:.1f}", anchor="end")
    yield line(_x(0), _y(0), _x(1), _y(1), MUTED, ' stroke-dasharray="4 4"')
    yield text(_x(0.5), _y(0) + 32, "probability given", colour=INK, anchor="middle")
    yield (
        f'<g transform="translate(12 {_y(0.5)}) rotate(-90)">'
        f"{text(0, 0, 'share with label 1', colour=INK, anchor='middle')}</g>"
    )


def _dot(row: Row) -> Iterator[str]:
    """A dot on its interval (Wilson 1927)."""
    hits = round(row["share"] * row["n"])
    interval = binomtest(hits, row["n"]).proportion_ci(method="wilson")
    x, y = _x(row["mean"]), _y(row["share"])
    yield line(x, _y(interval.low), x, _y(interval.high), OMISSION, ' stroke-width="2"')
    yield f'<circle cx="{x:.1f}" cy="{y}" r="5" fill="{OMISSION}"/>'


def _counts(bins: Sequence[Row]) -> Iterator[str]:
    most = max(row["n"] for row in bins)
    foot = _TOP + _SIDE + _GAP + _BARS
    for row in bins:
        height = _BARS * row["n"] / most
        left, width = _x(row["low"]) + 2, _SIDE * (row["high"] - row["low"]) - 4
        yield (
            f'<rect x="{left:.1f}" y="{foot - height:.1f}" width="{width:.1f}" '
            f'height="{height:.1f}" fill="{MUTED}"/>'
        )
        yield text(left + width / 2, foot + 15, f"{row['n']:,}", size=11, anchor="middle")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("flows.evaluation"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.globals |= {"decimal": decimal, "percent": percent}
    return environment
