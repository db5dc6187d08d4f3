"""A statement in words: how surely it is one, and what most others leave out of its text."""

from __future__ import annotations

from flows.wording.figures import decimal
from flows.wording.untrusted import unquoted
from models.records import Statement

# Of the statements of labelled stories less than half of whose pairs are one claim 18 of 24 lie
# below, and 46 of the 166 others; below .75 9 and 21.
_LOOSE = 0.85

COHESION = (
    "Cohesion: the mean probability that two of the different sentences that make a statement "
    "say the same."
)

# A longer share of a text is not quoted again.
_NEARLY_ALL = 0.8


def cohesion(statement: Statement) -> str:
    """A warning, "low cohesion 0.62", of a statement whose sentences may not say the same."""
    low = statement.cohesion is not None and statement.cohesion < _LOOSE
    return f"low cohesion {decimal(statement.cohesion)}" if low else ""


def own_runs(statement: Statement) -> tuple[tuple[bool, str], ...]:
    """The text of a statement in runs: whether most other origins leave it out, and the run."""
    runs: list[tuple[bool, str]] = []
    done = 0
    for start, end in (*statement.own, (len(statement.text), len(statement.text))):
        runs += [(False, statement.text[done:start]), (True, statement.text[start:end])]
        done = end
    return tuple((own, run) for own, run in runs if run)


def left_out(statement: Statement) -> str:
    """What most of the other origins leave out of a statement's text; nothing if they tell all."""
    if sum(end - start for start, end in statement.own) > _NEARLY_ALL * len(statement.text):
        return "nearly all of it"
    return "; ".join(f"“{unquoted(run)}”" for own, run in own_runs(statement) if own)
