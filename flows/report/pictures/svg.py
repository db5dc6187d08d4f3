"""The pen of the charts: lines, words and frames as SVG text.

Every text that comes in is made inert or escaped here.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import accumulate, takewhile
from unicodedata import east_asian_width

from flows.wording.untrusted import inert

# Vermilion, blue and a neutral after Okabe and Ito's colour-blind safe set, darkened to
# 4.5:1 against the page (WCAG 2.2, 1.4.3), whose colour their letters have; tests measure it.
INK = "var(--ink, #1f1e1b)"
MUTED = "var(--muted, #5d5a52)"
RULE = "var(--rule, #d8d3c7)"
PAPER = "var(--paper, #ffffff)"
ADDITION = "var(--addition, #b5480f)"
OMISSION = "var(--omission, #1f6a9c)"
EMPHASIS = "var(--emphasis, #736e68)"

_SANS = "system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', sans-serif"
_MARGIN = 12  # around a chart that stands alone
# The mean width of letters in sizes of the font, in DejaVu Sans, the widest that is usual.
_WIDE, _CAPITAL, _SMALL = 1.0, 0.74, 0.58


def line(  # noqa: PLR0913, PLR0917 - two points and a pen
    x1: float, y1: float, x2: float, y2: float, colour: str, pen: str = ""
) -> str:
    """Draw a line; `pen` holds further attributes, each after a space."""
    return f'<line x1="{x1:.1f}" y1="{y1}" x2="{x2:.1f}" y2="{y2}" stroke="{colour}"{pen}/>'


def text(  # noqa: PLR0913 - a point, words and a pen
    x: float, y: float, words: str, *, size: int = 12, colour: str = MUTED, anchor: str = "start"
) -> str:
    """Write words with their baseline at `y`; `anchor` is the side that stands at `x`."""
    return (
        f'<text x="{x:.1f}" y="{y:g}" font-size="{size}" fill="{colour}" '
        f'text-anchor="{anchor}" font-family="{_SANS}">{escape(words)}</text>'
    )


def shortened(name: str, limit: int) -> str:
    """Make a name inert and no longer than the limit, with an ellipsis where it was cut."""
    plain = inert(name)
    return plain if len(plain) <= limit else plain[: limit - 1].rstrip() + "…"


def written(  # noqa: PLR0913, PLR0917 - a point, a name, its room and a pen
    x: float, y: float, name: str, room: float, size: int, colour: str = INK
) -> str:
    """Write an untrusted name, cut with an ellipsis where it would leave its room, in pixels."""
    plain = inert(name)
    fitting = takewhile(lambda ems: size * ems <= room, accumulate(map(_ems, plain)))
    end = sum(1 for _ in fitting)
    return text(x, y, shortened(plain, max(end, 1)), size=size, colour=colour)


def _ems(letter: str) -> float:
    """How wide a letter is at most in usual fonts, in multiples of its size."""
    if east_asian_width(letter) in "WF":
        return _WIDE
    return _CAPITAL if letter.isupper() else _SMALL


def placed(chart: str, x: float, y: float) -> str:
    """Put a framed chart into another one at this place."""
    return chart.replace("<svg ", f'<svg x="{x:.0f}" y="{y:.0f}" ', 1)


def frame(
    width: float,
    height: float,
    marks: Sequence[str],
    title: str | None,
    *,
    background: bool = False,
) -> str:
    """Frame marks as one SVG; `title` is read out (None: decoration), `background` adds paper."""
    name = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true"'
    edge = _MARGIN if background else 0
    box = f"{-edge} {-edge} {width + 2 * edge:.0f} {height + 2 * edge:.0f}"
    ground = (
        f'<rect x="{-edge}" y="{-edge}" width="100%" height="100%" fill="{PAPER}"/>' if edge else ""
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width + 2 * edge:.0f}" '
        f'height="{height + 2 * edge:.0f}" viewBox="{box}" {name}>{ground}{"".join(marks)}</svg>'
    )
