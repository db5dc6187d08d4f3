"""Profiles of all sources, or of all families, out of their scored stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from models.source_profiles.changes import find_changes
from models.source_profiles.departures import (
    LEAST_OTHERS,
    Departure,
    Layout,
    departures,
    layout,
)
from models.source_profiles.editing import EDITING, Edit, observed_edits
from models.source_profiles.linked import links
from models.source_profiles.means import counted, estimates
from models.source_profiles.observing import covered, distinct, names_in, observed
from models.source_profiles.over_time import periods
from models.source_profiles.parts import raw_parts, scores_of
from models.source_profiles.records import (
    AXES,
    COVERED,
    DIVERGENCE,
    Changes,
    Estimate,
    Limits,
    Observed,
    Profile,
    Profiles,
    Shift,
    Unit,
    Usual,
)
from models.source_profiles.told import ToldStory
from models.source_profiles.ways import ways


@dataclass(frozen=True, eq=False)
class _Gathered:
    """All that the profiles of one unit are made from."""

    unit: Unit
    limits: Limits
    stories: Sequence[ToldStory]
    values: Mapping[str, Sequence[Observed]]
    estimates: Mapping[str, Mapping[str, Estimate]]
    usual: Mapping[str, Usual]
    layouts: Mapping[str, Layout]
    departed: Mapping[str, Mapping[str, Sequence[Departure]]]  # by axis and name
    linked: Mapping[str, Mapping[str, float]]  # likewise
    asked: Mapping[str, Sequence[Observed]]
    edited: Mapping[str, Sequence[Observed]]  # by axis


def profiles(
    stories: Iterable[ToldStory],
    edits: Iterable[Edit],
    unit: Unit,
    limits: Limits | None = None,
    only: Collection[str] | None = None,
) -> Profiles:
    """Profiles in alphabetical order; the order of the stories changes nothing.

    only: the names to describe, by default all. What is usual is always of all.
    """
    gathered = _gathered(distinct(stories), edits, unit, limits or Limits())
    members = _members(gathered)
    return Profiles(
        unit=unit,
        stories=len(gathered.stories),
        limits=gathered.limits,
        usual=gathered.usual,
        ways=ways(gathered.stories),
        profiles=tuple(
            _profile(name, members[name], gathered)
            for name in sorted(members)
            if only is None or name in only
        ),
    )


def _gathered(
    stories: Sequence[ToldStory], edits: Iterable[Edit], unit: Unit, limits: Limits
) -> _Gathered:
    values = observed(stories, unit)
    asked = covered(stories, unit)
    shown = {story.id for story in stories}
    edited = observed_edits((edit for edit in edits if edit.story in shown), unit)
    of_axis: dict[str, dict[str, Estimate]] = {}
    usual: dict[str, Usual] = {}
    wanted = [(axis, values[axis.name]) for axis in AXES]
    wanted += [(COVERED, asked), *((axis, edited[axis.name]) for axis in EDITING)]
    for axis, rows in wanted:
        of_axis[axis.name], of_all = estimates(rows, axis, limits)
        if of_all:
            usual[axis.name] = of_all
    of_axis[COVERED.name] = counted(of_axis[COVERED.name], limits)
    layouts = {axis.name: layout(values[axis.name]) for axis in AXES}
    departed = {
        axis: {name: departures(among, name) for name in among.usual}
        for axis, among in layouts.items()
    }
    return _Gathered(
        unit=unit,
        limits=limits,
        stories=stories,
        values=values,
        estimates=of_axis,
        usual=usual,
        layouts=layouts,
        departed=departed,
        linked={axis: links(of_all, limits) for axis, of_all in departed.items()},
        asked=_by_name(asked),
        edited=edited,
    )


def _by_name(rows: Iterable[Observed]) -> dict[str, list[Observed]]:
    found: defaultdict[str, list[Observed]] = defaultdict(list)
    for row in rows:
        found[row.name].append(row)
    return dict(found)


def _members(gathered: _Gathered) -> dict[str, tuple[str, ...]]:
    """Of each profile the sources in it, those too that were watched and told nothing."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for story in gathered.stories:
        watched = story.watched or {}
        named = names_in(story, gathered.unit)
        for source, family in watched.items():
            named.setdefault(source, family if gathered.unit == "family" else source)
        for source, name in named.items():
            members[name].add(source)
    return {name: tuple(sorted(sources)) for name, sources in members.items()}


def _profile(name: str, members: tuple[str, ...], gathered: _Gathered) -> Profile:
    stories = [s for s in gathered.stories if any(t.source in members for t in s.tellings)]
    dated = [story.at for story in stories if story.at]
    asked = gathered.asked.get(name, ())
    followed = sum(story.watched is not None for story in gathered.stories)
    return Profile(
        name=name,
        unit=gathered.unit,
        members=members,
        stories=len(stories),
        first=min(dated, default=None),
        last=max(dated, default=None),
        degraded=sum(not scores_of([story], members) for story in stories),
        counts=_counts(name, gathered),
        axes={axis.name: gathered.estimates[axis.name].get(name) for axis in AXES},
        parts=raw_parts(scores_of(stories, members), gathered.limits),
        covered=gathered.estimates[COVERED.name].get(name),
        told=sum(row.value > 0 for row in asked),
        asked=len(asked),
        unwatched=followed - len(asked),
        changes=_changes(name, members, gathered),
        periods=periods(
            name, members, gathered.stories, gathered.values[DIVERGENCE.name], gathered.limits
        ),
        editing={axis.name: gathered.estimates[axis.name].get(name) for axis in EDITING},
        edited=_count(gathered.edited["kept"], name),
    )


def _counts(name: str, gathered: _Gathered) -> dict[str, int]:
    """Of each axis, and of each kind of editing, in how many stories it has a value."""
    rows_of = {**gathered.values, **gathered.edited}
    return {axis: _count(rows, name) for axis, rows in rows_of.items()}


def _count(rows: Iterable[Observed], name: str) -> int:
    return sum(row.name == name for row in rows)


def _changes(name: str, members: Collection[str], gathered: _Gathered) -> Changes:
    """The changes of a source, each that is found with the others on whom it rests."""
    by_axis = {axis: of_all.get(name, ()) for axis, of_all in gathered.departed.items()}
    linked = {axis: of_all.get(name, 0.0) for axis, of_all in gathered.linked.items()}
    found = find_changes(by_axis, gathered.limits, linked)
    return replace(
        found,
        shifts=tuple(_explained(shift, name, members, gathered) for shift in found.shifts),
    )


def _explained(shift: Shift, name: str, members: Collection[str], gathered: _Gathered) -> Shift:
    if shift.p_value > gathered.limits.alarm:
        return shift
    rests_on = _rests_on(name, shift.axis, gathered)
    if shift.axis != DIVERGENCE.name:
        return replace(shift, rests_on=rests_on)
    dated = [(story.at, story) for story in gathered.stories if story.at]
    before = [story for at, story in dated if at < shift.at]
    after = [story for at, story in dated if at >= shift.at]
    limits = gathered.limits
    parts = [raw_parts(scores_of(part, members), limits, limits.side) for part in (before, after)]
    return replace(shift, rests_on=rests_on, parts=(parts[0], parts[1]))


def _rests_on(name: str, axis: str, gathered: _Gathered) -> tuple[str, ...]:
    """The others without whom the change is not found: it may be theirs.

    Sources of one owner are left out together, and named by it.
    """
    among, limits = gathered.layouts[axis], gathered.limits
    linked = {axis: gathered.linked[axis].get(name, 0.0)}
    others: defaultdict[str, set[str]] = defaultdict(set)
    for told in among.stories.values():
        if name in told:
            for one in told.values():
                others[one.voice].add(one.name)
    found = []
    for voice, members in others.items():
        if name in members:
            continue
        left = departures(among, name, without={voice}, least=LEAST_OTHERS - 1)
        p_value = find_changes({axis: left}, limits, linked).p_value
        if p_value is None or p_value > limits.alarm:
            found.append(voice if len(members) > 1 else next(iter(members)))
    return tuple(sorted(found))
