"""What changed of a source over its stories, in sentences: since when, how much, how surely."""

from __future__ import annotations

from typing import Final

from flows.report.profile.wording import of_needed
from flows.wording.dates import day_in_words
from flows.wording.figures import decimal, percent
from flows.wording.lists import listing
from flows.wording.untrusted import isolated
from models.source_profiles.records import Profile, Profiles, Shift

_NOUNS: Final = {
    "divergence": "divergence",
    "omitted": "share of core statements left out",
    "wording": "distance of wording",
    "copied": "share of copied text",
    "distortion": "share of sentences that differ in a detail",
}


def change_in_words(profile: Profile, among: Profiles) -> str:
    """Whether the source changed against the others in the same stories."""
    changes, limits = profile.changes, among.limits
    if changes.p_value is None:
        return (
            "Too few stories to say whether it changed: "
            f"{of_needed(changes.matched, limits.matched)} that two others told too."
        )
    found = [shift for shift in changes.shifts if shift.p_value <= limits.alarm]
    if not found:
        return (
            f"No change that chance does not explain, in {changes.matched} stories that two others "
            f"or more told too: chance gives as clear a one in {percent(changes.p_value)} of cases."
        )
    return (
        " ".join(shift_in_words(shift) for shift in found)
        + f" Of sources that did not change {percent(1 - limits.level)} are reported all the same."
    )


def shift_in_words(shift: Shift) -> str:
    """A change that was found: since when, how much, how surely, and whose it may be."""
    said = (
        f"{_moves(shift)} against the others in the same stories; chance gives as clear a change "
        f"in {percent(shift.p_value)} of cases."
    )
    if shift.parts and all(shift.parts):
        before, after = (
            ", ".join(f"{part.name} {percent(part.share)}" for part in parts)
            for parts in shift.parts
        )
        # A step has named its day already.
        day = "" if shift.kind == "step" else f" {_day(shift)}"
        said += f" Of the raw divergence before{day}: {before}; after: {after}."
    if shift.rests_on:
        names = listing([isolated(name) for name in shift.rests_on], 4)
        said += f" Leave {names} out, and the change is not found: it may not be the source's own."
    return said


def _moves(shift: Shift) -> str:
    """Since when and by how much, with the interval."""
    name = _NOUNS[shift.axis]
    if shift.kind == "step":
        ends = _ends(shift.step_low, shift.step_high, shift.step)
        way = "higher" if shift.step > 0 else "lower"
        by = decimal(abs(shift.step))
        return f"From about {_day(shift)} on, its {name} lies {by} {way} ({ends})"
    ends = _ends(shift.trend_low, shift.trend_high, shift.trend)
    goes = "rises" if shift.trend > 0 else "falls"
    return (
        f"Along a straight line its {name} {goes} by {decimal(abs(shift.trend))} ({ends}) in every "
        "thirty days"
    )


def _day(shift: Shift) -> str:
    return day_in_words(shift.at.date())


def _ends(low: float, high: float, size: float) -> str:
    """The interval of a change, in the direction of the change."""
    ends = sorted((low, high)) if size > 0 else sorted((-low, -high))
    return f"{decimal(ends[0])} to {decimal(ends[1])}"
