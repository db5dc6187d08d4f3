"""What the report says of each source.

One row per score, in the order of the comparison: sources are not ranked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from flows.report.contents.beside import Beside, beside
from flows.report.contents.outages import omissions
from flows.wording.figures import percent
from models.records import Comparison, Copy, CopyKind, Statement
from models.scores import FigureName, PartName, Score

# Statements shown of those that drive a score.
_DRIVERS = 6


@dataclass(frozen=True, slots=True)
class Debt:
    """A share, 0 to 1, of one article's words that stand in another source's text too.

    missing: neither took it from the other, both have it from a text that is not there. guessed:
    nothing but their lengths tells who took it from whom. secondhand: the giver has it from a text
    that is not there, which the taker may have read instead.
    """

    giver: str
    taker: str
    share: float
    kind: CopyKind
    missing: bool = False
    guessed: bool = False
    secondhand: bool = False

    @property
    def doubt(self) -> str:
        """Why its words need not have come from the giver, if anything."""
        if self.missing:
            return "both from a missing text"
        if self.guessed:
            return "who from whom is a guess"
        return "perhaps from the missing text behind it" if self.secondhand else ""

    @property
    def whence(self) -> str:
        """How its words stand to the giver's: what need not come from there stands "as in" it."""
        if self.doubt:
            return "as in"
        return "retold from" if self.kind == "rewritten" else "from"

    @property
    def manner(self) -> str:
        """How it was taken, and why perhaps from somebody else."""
        return f"{self.kind}, {self.doubt}" if self.doubt else self.kind


@dataclass(frozen=True, slots=True)
class Share:
    """What a statement adds to a source's raw divergence; no statement: all further ones."""

    statement: Statement | None
    part: PartName
    value: float


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source's scores, whom it copied (largest share first), and what it left out.

    omitted: ids of core statements; None where an outage hides whether it told them. shares:
    what drives its divergence, the most first. beside: what stands beside its numbers.
    """

    score: Score
    debts: tuple[Debt, ...]
    omitted: tuple[str, ...] | None
    shares: tuple[Share, ...]
    beside: Mapping[FigureName, Beside]

    @property
    def sure(self) -> bool:
        """Whether anything stands beside its numbers."""
        return any(self.beside.values())

    @property
    def partial(self) -> int:
        """Scored sentences that are neither shared nor unique."""
        return max(0, self.score.sentences - self.score.shared - self.score.unique)


def source_rows(comparison: Comparison) -> tuple[SourceRow, ...]:
    """One row per score, in the comparison's order."""
    statements = {statement.id: statement for statement in comparison.statements}
    omitted = omissions(comparison)
    owed: dict[str, list[Debt]] = defaultdict(list)
    for debt in debts(comparison):
        owed[debt.taker].append(debt)
    return tuple(
        SourceRow(
            score,
            tuple(owed[score.source]),
            omitted[score.source],
            _shares(score, statements),
            beside(score, omitted=omitted[score.source] is not None),
        )
        for score in comparison.scores
    )


def _shares(score: Score, statements: Mapping[str, Statement]) -> tuple[Share, ...]:
    """The statements that drive a score most, then what is left of each part."""
    named = [d for d in score.drivers if d.statement in statements][:_DRIVERS]
    rest = [d for d in score.drivers if d not in named]
    left = {part: sum(d.value for d in rest if d.part == part) for part in {d.part for d in rest}}
    return (
        *(Share(statements[d.statement or ""], d.part, d.value) for d in named),
        *(Share(None, part, left[part]) for part in sorted(left)),
    )


def debts(comparison: Comparison) -> tuple[Debt, ...]:
    """Copies between different sources, named by source, largest share first."""
    source = {t.article.id: t.article.source for t in comparison.tellings}
    heirs = frozenset(name for ancestor in comparison.ancestors for name in ancestor.articles)
    named = (_debt(copy, source, heirs) for copy in comparison.copies)
    return tuple(
        sorted((d for d in named if d.giver != d.taker), key=lambda d: (-d.share, d.taker, d.giver))
    )


def owed(debt: Debt, giver: str) -> str:
    """Say it as "98% from Northwire (verbatim)"; `giver` is the name as it may be shown."""
    return f"{percent(debt.share)} {debt.whence} {giver} ({debt.manner})"


def shared_origins(comparison: Comparison) -> tuple[tuple[str, ...], ...]:
    """The groups of sources whose articles come from one origin, in order of appearance."""
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for telling in comparison.tellings:
        groups[telling.origin][telling.article.source] = None
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def one_origin(comparison: Comparison) -> bool:
    """Whether several articles all count as one origin, so that nothing stands independently."""
    origins = {telling.origin for telling in comparison.tellings}
    return len(origins) == 1 and len(comparison.tellings) > 1


def effective_origins(comparison: Comparison) -> float:
    """1 / sum of squared shares of the articles by origin; 0 without articles."""
    sizes = Counter(telling.origin for telling in comparison.tellings).values()
    return sum(sizes) ** 2 / sum(size**2 for size in sizes) if sizes else 0.0


def _debt(copy: Copy, source: Mapping[str, str], heirs: frozenset[str]) -> Debt:
    """`heirs`: the articles that have their text from a missing one."""
    giver, taker = source.get(copy.giver, copy.giver), source.get(copy.taker, copy.taker)
    missing = copy.ancestor is not None
    guessed = copy.decided == "length" and not missing
    secondhand = copy.giver in heirs and not missing
    return Debt(giver, taker, copy.share, copy.kind, missing, guessed, secondhand)
