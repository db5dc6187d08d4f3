"""What the report writes beside each number of a source: its uncertainty and what chance gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, get_args

from flows.wording.figures import decimal, percent
from models.scores import Figure, FigureName, Score

_COUNTS = ("shared", "partial", "unique", "omitted")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one number, as it is written; empty where it is not known.

    of: what it is counted of. interval: what else it could be. chance: where it would lie for a
    source that tells as much and is like the others. counted: what follows it in a sentence, as
    " of 15, by chance 2 to 8".
    """

    of: str = ""
    interval: str = ""
    chance: str = ""
    counted: str = ""

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return bool(self.interval or self.chance)

    @property
    def words(self) -> str:
        """Both in one line, as "7 to 9; chance 4 to 10"."""
        known = (self.interval, self.chance and f"chance {self.chance}")
        return "; ".join(filter(None, known))


_NOTHING: Final[dict[FigureName, Beside]] = dict.fromkeys(get_args(FigureName), Beside())


def beside(score: Score, *, omitted: bool) -> Mapping[FigureName, Beside]:
    """Of each number of a score what stands beside it.

    omitted: whether it is known what the source leaves out. Nothing stands beside a number of
    which nothing is known.
    """
    shown = (figure for figure in score.figures if omitted or figure.name != "omitted")
    return _NOTHING | {figure.name: _beside(figure) for figure in shown}


def _beside(figure: Figure) -> Beside:
    written = _written(figure.name)
    chance = _span(figure.chance_low, figure.chance_high, written)
    return Beside(
        of="" if figure.of is None else f"{figure.of}",
        interval=_span(figure.low, figure.high, written),
        chance=chance,
        counted=f"{_of(figure)}{f', by chance {chance}' if chance else ''}",
    )


def _of(figure: Figure) -> str:
    """What a number is counted of, unless chance has more.

    A source like the others tells other statements, and may lack more core ones than this could.
    """
    if figure.of is None or (figure.chance_high or 0) > figure.of:
        return ""
    return f" of {figure.of}"


def _span(low: float | None, high: float | None, written: Callable[[float], str]) -> str:
    """Two ends as "4 to 10", one where they are written alike; nothing where they are not known."""
    if low is None or high is None:
        return ""
    ends = dict.fromkeys((written(low), written(high)))
    return " to ".join(ends)


def _written(name: FigureName) -> Callable[[float], str]:
    if name in _COUNTS:
        return "{:.0f}".format
    return percent if name == "copied" else decimal
