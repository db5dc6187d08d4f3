"""Counts that go on: 640 in a shelter at night, 900 in the morning, 520 at noon.

Three texts that tell three figures of one count are not two against one in the middle: each
later figure is news to those before it. Where a later text has again what an earlier one had,
the count has not moved, and the one between them is off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.changes.finding import Finding
from models.claims import Claim
from models.disagreement.aligned import Aligned
from models.disagreement.bearing import has_detail
from models.disagreement.standing import is_before

Rival = tuple[Claim, Finding]


def known_by_then(claim: Claim, rivals: Sequence[Rival], aligned: Aligned) -> Sequence[Rival]:
    """The rivals of a detail less those that came later, where its figure goes on changing."""
    if not all(finding.may_be_news for _, finding in rivals):
        return rivals
    analysis = aligned.analysis
    before = [r for r in rivals if is_before(r[0].number, claim.number, analysis)]
    after = [r for r in rivals if is_before(claim.number, r[0].number, analysis)]
    if len(before) + len(after) < len(rivals):
        return rivals
    moves = before and not any(_told_again(old, new, aligned) for old in before for new, _ in after)
    return before if moves else rivals


def _told_again(old: Rival, new: Claim, aligned: Aligned) -> bool:
    """Whether a later sentence has what an earlier rival had in the place of the detail."""
    other, finding = old
    if finding.there is None:
        return False
    theirs = replace(finding, here=finding.there)
    passage, lang = aligned.passage(other.row), aligned.lang(other.row)
    return has_detail(theirs, passage, aligned.passage(new.row), lang)
