"""The values of sources and families in each story, out of its scores.

A score that an outage touches is left out: what such a source seems to omit it may have told.
A value in a story is a family's mean over its sources there, so that no owner of many titles
counts more often than one of few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from statistics import NormalDist, fmean

from models.scores import PartName, Score
from models.settings import Statements
from models.source_profiles.records import AXES, Observed, Unit
from models.source_profiles.told import ToldStory
from models.times import out_by

Rows = list[Observed]

# A story that fewer others told says nothing of one that did not: with one other, only those
# stories would count of which the source itself was the second teller.
_LEAST_OTHERS = 2


def distinct(stories: Iterable[ToldStory]) -> list[ToldStory]:
    """The stories without those that compare an article again, in order of time.

    What was followed goes before what was compared by hand, then the story of more articles.
    """
    kept: list[ToldStory] = []
    seen: set[str] = set()
    for story in sorted(stories, key=lambda s: (s.watched is None, -len(s.tellings), s.id)):
        articles = {telling.article for telling in story.tellings}
        if not articles & seen:
            kept.append(story)
            seen |= articles
    return sorted(kept, key=lambda s: (s.at is None, s.at.timestamp() if s.at else 0.0, s.id))


def observed(stories: Iterable[ToldStory], unit: Unit) -> dict[str, Rows]:
    """Of each axis the values of all sources or families, stories in the order given."""
    found: dict[str, Rows] = {axis.name: [] for axis in AXES}
    for story in stories:
        names = names_in(story, unit)
        families = {told.source: told.family for told in story.tellings}
        for axis in found:
            found[axis] += _of_story(story, axis, names, families)
    return found


def covered(stories: Iterable[ToldStory], unit: Unit) -> Rows:
    """1 where a source told a story that two others told, 0 where it did not though watched."""
    found: Rows = []
    for story in stories:
        if story.watched is None:
            continue
        names = names_in(story, unit)
        told = set(names.values())
        tellers = {telling.family for telling in story.tellings}
        for name, family in sorted(_watched(story, unit).items()):
            if len(tellers - {family}) >= _LEAST_OTHERS:
                found.append(Observed(name, story.id, story.at, float(name in told)))
    return found


def names_in(story: ToldStory, unit: Unit) -> dict[str, str]:
    """Of each source that tells the story the name of its profile."""
    return {told.source: told.family if unit == "family" else told.source
            for told in story.tellings}  # fmt: skip


def parts_of(score: Score) -> Mapping[PartName, float] | None:
    """The parts of the raw divergence in bits; None where it was not measured."""
    if score.addition is None or score.omission is None or score.emphasis is None:
        return None
    return {"addition": score.addition, "omission": score.omission, "emphasis": score.emphasis}


def _watched(story: ToldStory, unit: Unit) -> dict[str, str]:
    """Of each profile whose sources were all read throughout, its family."""
    watched = story.watched or {}
    if unit == "source":
        return dict(watched)
    return {family: family for family in watched.values() if family not in story.half_seen}


def _of_story(
    story: ToldStory, axis: str, names: Mapping[str, str], families: Mapping[str, str]
) -> Iterator[Observed]:
    by_name: defaultdict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for score in story.scores:
        value = None if score.degraded else _value(story, score, axis)
        if value is not None:
            whose = names[score.source], families[score.source]
            by_name[whose].append((value, _variance(story, score, axis)))
    for (name, family), values in sorted(by_name.items()):
        # Sources of one owner err alike: the variance of their mean is no smaller.
        yield Observed(
            name,
            story.id,
            story.at,
            fmean(value for value, _ in values),
            fmean(variance for _, variance in values),
            family,
        )


def _value(story: ToldStory, score: Score, axis: str) -> float | None:
    if axis == "omitted":
        return _omitted(story, score)
    value: float | None = getattr(score, axis)
    return value


def _variance(story: ToldStory, score: Score, axis: str) -> float:
    """Of the divergence, from its interval: half of it is so many standard deviations."""
    if axis != "divergence" or score.low is None or score.high is None:
        return 0.0
    quantile = NormalDist().inv_cdf((1 + story.level) / 2)
    return float(((score.high - score.low) / (2 * quantile)) ** 2)


def _omitted(story: ToldStory, score: Score) -> float | None:
    """Of the core statements that others had published by then, or may have, the share left out.

    What it does not carry but may tell in words of its own (`models.scoring`) is not left out; it
    counts among those known, or a source would seem to leave out the more the more is in doubt.
    """
    said = next((figure.of for figure in score.figures if figure.name == "omitted"), None)
    asked = _asked(story, score) if said is None else said
    return len(score.omitted) / asked if asked else None


def _asked(story: ToldStory, score: Score) -> int:
    """How many core statements a source could have left out, where its score does not say it.

    By who carries each; who has one only from another article is not known here.
    """
    own = {told.article for told in story.tellings if told.source == score.source}
    origin = {told.article: told.origin for told in story.tellings}
    mine = {origin[article] for article in own}
    others = set(origin.values()) - mine
    needed = Statements(story.core_share).needed(len(others))
    times = [told.published for told in story.tellings if told.article in own]
    out = {told.article for told in story.tellings if out_by(told.published, times)} | own
    return sum(
        bool(out & set(articles)) and len({origin[a] for a in articles} - mine) >= needed
        for articles in story.statements
    )
