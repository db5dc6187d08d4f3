"""Profiles in sentences: made from the numbers by rule, never by a model.

They say what was measured and how surely, and never that a source is good, bad or biased.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from flows.wording.dates import day_in_words
from flows.wording.figures import decimal, percent
from flows.wording.lists import count, listing
from flows.wording.untrusted import inert
from models.source_profiles.records import (
    Estimate,
    Part,
    Profile,
    Profiles,
    Usual,
    Way,
)

AXIS_NAMES: Final = {
    "divergence": "Divergence",
    "omitted": "Omitted inside stories",
    "wording": "Wording",
    "copied": "Copied",
    "distortion": "Differing details",
    "covered": "Stories told",
}
PART_SAYS: Final = {
    "addition": "what only it tells",
    "omission": "what it leaves out",
    "emphasis": "what it tells at another length",
}
_NEARER: Final = " Below 0 is nearer to the others than chance would have it."
_MIXED: Final = (
    "These stories were not all compared alike, so a difference between times may be one between "
    "the ways:"
)
_APART: Final = (
    "Take stories of one way with --since and --until. The command rashomon backfill FIRST LAST "
    "compares the stories of a time as it is done now."
)
READ_AS: Final = (
    "Divergence says that a source tells a story unlike the others, not that it tells it worse. "
    "It is no measure of bias, truth or quality, sources stand in alphabetical order, and "
    "nothing here ranks them."
)


def scarce(profiles: Profiles) -> list[Profile]:
    """Those of many of which there is no figure at all: a line holds what is to be said of them."""
    if len(profiles.profiles) == 1:
        return []
    return [
        one
        for one in profiles.profiles
        if one.covered is None and not any((*one.axes.values(), *one.editing.values()))
    ]


def mixed_in_words(profiles: Profiles) -> list[str]:
    """That the stories were not all compared alike, a line for each way; else nothing."""
    if len(profiles.ways) < 2:
        return []
    return [_MIXED, *(f"{_way(way)}." for way in profiles.ways), _APART]


def _way(way: Way) -> str:
    """One way, as "340 stories of 2 January 2026 to 3 May 2026: version 0.1.0, model X"."""
    days = [day_in_words(at.date()) for at in (way.first, way.last) if at]
    when = f" of {' to '.join(dict.fromkeys(days))}" if days else ""
    traits = ", ".join(f"{name} {inert(value)}" for name, value in way.traits)
    return f"{count(way.stories, 'story', 'stories').capitalize()}{when}: {traits}"


def too_few(stories: int, needed: int) -> str:
    """Why a number is not shown: "not enough data: 3 of the 8 stories needed"."""
    return f"not enough data: {of_needed(stories, needed)}"


def of_needed(stories: int, needed: int) -> str:
    """How far the stories go: "3 of the 8 stories needed"."""
    return f"{stories} of the {needed} stories needed"


def interval_of(estimate: Estimate | Usual) -> str:
    """The interval as "0.12 to 0.31"."""
    return f"{decimal(estimate.low)} to {decimal(estimate.high)}"


def time_span(profile: Profile) -> str:
    """From the first to the last story, or nothing where no time is known."""
    if profile.first is None or profile.last is None:
        return ""
    first, last = _day(profile.first), _day(profile.last)
    return first if first == last else f"{first} to {last}"


def paragraph(profile: Profile, among: Profiles) -> str:
    """What is usual of a source, in sentences."""
    return " ".join(_sentences(profile, among))


def covered_in_words(profile: Profile, among: Profiles) -> str:
    """How many of the stories of others it told: kept apart from omission inside a story."""
    if profile.covered is None:
        if profile.asked == 0 and profile.unwatched == 0:
            return (
                "Which stories it does not tell at all is known only of sources that are followed "
                "(rashomon monitor, rashomon backfill)."
            )
        return (
            "Not enough data on which stories it does not tell at all: "
            f"{of_needed(profile.asked, among.limits.stories)} that two others told while it was "
            f"read throughout.{_unwatched(profile)}"
        )
    return (
        f"It told {profile.told:,} of {profile.asked:,} stories that two others or more told while "
        f"it was read throughout: {percent(profile.covered.plain)} "
        f"({percent(profile.covered.low)} to {percent(profile.covered.high)})."
        f"{_unwatched(profile)} What a newsroom does not report on says nothing of how it reports."
    )


def editing_in_words(profile: Profile, among: Profiles) -> str:
    """What its desk does to copy, or that too little of it is known."""
    kept = profile.editing["kept"]
    if kept is None:
        return (
            "Not enough data on what its desk cuts from copy: "
            f"{of_needed(profile.edited, among.limits.stories)} in which it took most of its text "
            "from another source."
        )
    return (
        f"In {count(profile.edited, 'story', 'stories')} it took most of its text from another "
        f"source, of which it kept {percent(kept.mean)} ({percent(kept.low)} to "
        f"{percent(kept.high)})."
    )


def _sentences(profile: Profile, among: Profiles) -> Iterator[str]:
    needed = among.limits.stories
    found = profile.axes["divergence"]
    if found is None:
        known = of_needed(profile.counts["divergence"], needed)
        yield f"Not enough data on its divergence: {known}."
    else:
        span = time_span(profile)
        yield (
            f"Over {count(found.stories, 'story', 'stories')}{f' ({span})' if span else ''} its "
            f"divergence from the others, adjusted for chance, is {decimal(found.mean)} "
            f"(95% interval {interval_of(found)}{_beside(among.usual.get('divergence'))})."
            f"{_NEARER if found.mean < 0 else ''}"
        )
    if profile.parts:
        yield f"Of the raw divergence, {_made_of(profile.parts)}."
    omitted = profile.axes["omitted"]
    if omitted:
        yield (
            f"Of the core statements that others had, or may have, published before, it leaves out "
            f"{percent(omitted.mean)} ({percent(omitted.low)} to {percent(omitted.high)})."
        )
    if profile.degraded:
        left_out = count(profile.degraded, "story", "stories")
        yield f"Left out, since an outage touches them: {left_out}."


def _made_of(parts: Sequence[Part]) -> str:
    return listing([f"{percent(part.share)} comes from {PART_SAYS[part.name]}" for part in parts])


def _beside(usual: Usual | None) -> str:
    return f"; mean of all: {decimal(usual.mean)}" if usual else ""


def _unwatched(profile: Profile) -> str:
    if not profile.unwatched:
        return ""
    left_out = count(profile.unwatched, "further story", "further stories")
    return f" Not counted: {left_out} when it was not read throughout, or that fewer told."


def _day(at: datetime) -> str:
    return day_in_words(at.date())
