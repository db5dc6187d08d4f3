"""Days of which the other of two texts could not tell yet.

A text of Friday says what happened on Friday, one of Tuesday what happened on Tuesday: of one
act they would be at odds, but who published before a day has told of another act. Nothing is
said of days longer ago or to come, nor of text that was taken from the other one: there a day is
changed, not reported.
"""

from __future__ import annotations

from datetime import date, timedelta

from models.analysis import Analysis
from models.changes.finding import Finding
from models.changes.passages import Passage
from models.claims import Claim
from models.disagreement.standing import is_taken
from models.numbers.quantities import Quantity
from models.records import Span

_WEEK = 7
# News is of today and yesterday, at weekends of the day before; "on Friday" said on a Wednesday
# is a day to come.
_RECENT = timedelta(days=2)


def tells_of_later_day(
    finding: Finding, here: Passage, there: Passage, claims: tuple[Claim, Claim], analysis: Analysis
) -> bool:
    """Whether one of two days that differ is after the text with the other had come out.

    here, there: the passages of the two `claims`.
    """
    one, other = claims
    if finding.kind != "date" or finding.there is None:
        return False
    if is_taken(one, other, analysis) or is_taken(other, one, analysis):
        return False
    came, others = (_published(claim, analysis) for claim in claims)
    if came is None or others is None:
        return False
    day, before = _told(finding.here, here, came), _told(finding.there, there, others)
    return day is not None and before is not None and (day > others or before > came)


def _published(claim: Claim, analysis: Analysis) -> date | None:
    published = analysis.material.articles[claim.number].published
    return date.fromisoformat(published[:10]) if published and len(published) >= 10 else None


def _told(span: Span, passage: Passage, out: date) -> date | None:
    """The day at `span`, as a text that came `out` then means it; None where it is not news."""
    quantity = next((q for q in passage.quantities if q.span == span), None)
    day = _last(quantity, out) if quantity and quantity.kind == "date" else None
    return day if day and timedelta() <= out - day <= _RECENT else None


def _last(quantity: Quantity, out: date) -> date | None:
    """The last such day up to the one of publication."""
    if quantity.unit == "weekday":
        return out - timedelta(days=(out.weekday() - int(quantity.value)) % _WEEK)
    year, month, day = (int(quantity.value) // part % 10**4 for part in (10_000, 100, 1))
    if not year and not month % 100:
        last = out if day <= out.day else out - timedelta(days=out.day)
        return _day(last.year, last.month, day)
    return _day(year or out.year, month % 100, day % 100)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # a month without a day, or the 30th of February
        return None
