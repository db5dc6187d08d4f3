"""Contrast between two colours as WCAG 2.2 defines it."""

from __future__ import annotations

import re


def contrast(one: str, other: str) -> float:
    """Ratio, 1 to 21, of two colours written as "#rrggbb" or "rgb(r, g, b)"."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    if colour.startswith("#"):
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    else:
        channels = [int(value) / 255 for value in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
