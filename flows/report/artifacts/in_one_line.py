"""A comparison in one line of plain text: its figures, and what it is of."""

from __future__ import annotations

from flows.report.artifacts.markup import TEXT_LENGTH
from flows.report.pictures.svg import shortened
from flows.wording.figures import decimal
from flows.wording.lists import count
from models.records import Comparison
from models.titles import story_title


def headline(comparison: Comparison) -> str:
    """The scores in one line of numbers, plain text."""
    values = [s.divergence for s in comparison.scores if s.divergence is not None]
    if not values:
        return "Divergence not measured"
    clear = sum(score.stands_out for score in comparison.scores)
    ends = dict.fromkeys((decimal(min(values)), decimal(max(values))))
    return f"Divergence {' to '.join(ends)}, {clear} of {len(values)} clear chance"


def described(comparison: Comparison) -> str:
    """The whole comparison in one line, plain text: the scores, then what they are of."""
    origins = len({telling.origin for telling in comparison.tellings})
    core = sum(statement.core for statement in comparison.statements)
    return (
        f"{headline(comparison)}; {count(len(comparison.scores), 'source')}, "
        f"{count(origins, 'independent origin')}, {count(core, 'core statement')}"
    )


def title(comparison: Comparison) -> str:
    """The headline of the earliest article that has one, plain text."""
    return shortened(story_title(comparison), TEXT_LENGTH)
