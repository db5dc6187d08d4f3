"""Who bears a detail out: has it too, or has what a rival has in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from models.changes.attribution import is_attributed
from models.changes.finding import Finding
from models.changes.namesakes import is_named
from models.changes.passages import Passage
from models.changes.same_quantity import has_quantity
from models.claims import Claim
from models.disagreement.aligned import Aligned
from models.naming.names import Name
from models.numbers.quantities import Quantity, agree

NAMED = frozenset({"person", "place", "organisation"})
DETAILS = NAMED | {"number", "date"}
"""The kinds of findings that are about a detail which words name."""

# Figures that have changed places are found together (`models.changes.exchanges`).
_EXCHANGED = 2

# In another sentence of the statement these mean the same; "could" may be said of another thing.
_TOLD_ALIKE = DETAILS | {"quote"}


def bears_out(other: Claim, finding: Finding, claim: Claim, aligned: Aligned) -> bool:
    """Whether `other` has what the finding in `claim` is about, too."""
    if finding.scope == "sentence":
        return aligned.follows(claim.row, other.row)
    passage, lang = aligned.passage(claim.row), aligned.lang(claim.row)
    return has_detail(finding, passage, aligned.passage(other.row), lang)


def sides(other: Claim, group: Sequence[tuple[Claim, Finding]], aligned: Aligned) -> bool:
    """Whether `other` has what a rival has, where that is a detail that words name."""
    return any(
        finding.there is not None
        and finding.kind in _TOLD_ALIKE
        and has_detail(
            replace(finding, here=finding.there, there=finding.here),
            aligned.passage(rival.row),
            aligned.passage(other.row),
            aligned.lang(rival.row),
        )
        for rival, finding in group
    )


def has_detail(finding: Finding, passage: Passage, other: Passage, lang: str) -> bool:
    """Whether `other` bears out the detail that `finding` is about in `passage`."""
    if finding.as_fact:
        return not is_attributed(other, lang)
    if finding.kind in ("number", "date"):
        start, end = finding.here
        told = [q for q in passage.quantities if start <= q.span[0] and q.span[1] <= end]
        if len(told) == _EXCHANGED:
            return any(_are_both(told, found) for found in combinations(other.quantities, 2))
        return any(has_quantity(other, quantity) for quantity in told)
    if finding.kind in NAMED:
        return is_named(Name(finding.here, passage.text[slice(*finding.here)]), other)
    stems = {passage.words[n].stem for n in passage.positions(finding.here)}
    return stems <= other.places.keys()


def _are_both(told: Sequence[Quantity], found: Sequence[Quantity]) -> bool:
    """Whether two figures are found as told: in the same order, and not each of the other's."""
    units, others = [q.unit for q in told], [q.unit for q in found]
    crossed = units != others and units == others[::-1]
    return not crossed and all(agree(one, other) for one, other in zip(told, found, strict=True))
