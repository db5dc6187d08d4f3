"""In which ways stories were compared: the scores of two models or thresholds are not alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from models.source_profiles.records import Way
from models.source_profiles.told import ToldStory

_ALWAYS: Final = ("version", "model")
_UNKNOWN: Final = "not recorded"


def ways(stories: Sequence[ToldStory]) -> tuple[Way, ...]:
    """The ways in which these stories were compared, the one used first at the head.

    Each is named by version and model, and by what else sets it apart from another.
    """
    alike: defaultdict[frozenset[tuple[str, str]], list[ToldStory]] = defaultdict(list)
    for story in stories:
        alike[frozenset(story.compared_by.items())].append(story)
    named = [(dict(traits), of_it) for traits, of_it in alike.items()]
    differing = _differing([traits for traits, _ in named])
    found = [_way(traits, differing, of_it) for traits, of_it in named]
    return tuple(sorted(found, key=lambda way: (way.first is not None, way.first, way.traits)))


def _differing(every: Sequence[Mapping[str, str]]) -> list[str]:
    names = sorted({name for traits in every for name in traits} - {*_ALWAYS})
    return [name for name in names if len({traits.get(name) for traits in every}) > 1]


def _way(traits: Mapping[str, str], differing: Sequence[str], stories: Sequence[ToldStory]) -> Way:
    times = [story.at for story in stories if story.at]
    return Way(
        traits=tuple((name, traits.get(name, _UNKNOWN)) for name in (*_ALWAYS, *differing)),
        stories=len(stories),
        first=min(times, default=None),
        last=max(times, default=None),
    )
