"""Profiles as JSON data: the divergence never without its parts, nothing ranked."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from models.source_profiles.editing import EDITING
from models.source_profiles.records import AXES, Estimate, Limits, Profile, Profiles, Shift, Way


def profiles_document(profiles: Profiles) -> dict[str, Any]:
    """The document that `rashomon sources report --json` prints."""
    return {
        "schema": 1,
        "unit": profiles.unit,
        "stories": profiles.stories,
        "limits": asdict(profiles.limits),
        "usual": {axis: asdict(usual) for axis, usual in profiles.usual.items()},
        "ways": [_way(one) for one in profiles.ways],
        "profiles": [_profile(one, profiles.limits) for one in profiles.profiles],
    }


def _profile(profile: Profile, limits: Limits) -> dict[str, Any]:
    needed = limits.stories
    axes = {
        axis.name: _estimate(profile.axes[axis.name], profile.counts[axis.name], needed)
        for axis in AXES
    }
    axes["divergence"]["parts"] = {
        part.name: {"share": part.share, "low": part.low, "high": part.high}
        for part in profile.parts
    }
    return {
        "name": profile.name,
        "members": list(profile.members),
        "stories": profile.stories,
        "first": _time(profile.first),
        "last": _time(profile.last),
        "degraded": profile.degraded,
        **axes,
        "covered": {
            **_estimate(profile.covered, profile.asked, needed),
            "told": profile.told,
            "unwatched": profile.unwatched,
        },
        "changes": {
            "matched": profile.changes.matched,
            "p_value": profile.changes.p_value,
            "axes": [_shift(shift, limits.alarm) for shift in profile.changes.shifts],
        },
        "periods": [
            asdict(period) | {"start": _time(period.start), "end": _time(period.end)}
            for period in profile.periods
        ],
        "editing": {
            axis.name.replace(" ", "_"): _estimate(
                profile.editing[axis.name], profile.counts[axis.name], needed
            )
            for axis in EDITING
        },
    }


def _way(way: Way) -> dict[str, Any]:
    return {
        **dict(way.traits),
        "stories": way.stories,
        "first": _time(way.first),
        "last": _time(way.last),
    }


def _estimate(found: Estimate | None, stories: int, needed: int) -> dict[str, Any]:
    if found is None:
        return {"stories": stories, "needed": needed, "mean": None, "low": None, "high": None,
                "plain": None}  # fmt: skip
    return {"needed": needed, **asdict(found)}


def _shift(shift: Shift, alarm: float) -> dict[str, Any]:
    """A change, and whether it was found: the clearest of many has an interval without 0 anyway."""
    return asdict(shift) | {"at": _time(shift.at), "found": shift.p_value <= alarm}


def _time(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
