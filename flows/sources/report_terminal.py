"""Profiles of sources on the terminal: a table of all, or one in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.report.profile.changes import change_in_words
from flows.report.profile.wording import (
    AXIS_NAMES,
    READ_AS,
    covered_in_words,
    editing_in_words,
    mixed_in_words,
    paragraph,
    scarce,
    too_few,
)
from flows.report.terminal.layout import print_table
from flows.wording.figures import decimal, percent
from flows.wording.lists import count, listing
from flows.wording.sentences import sentence_case
from flows.wording.untrusted import inert
from models.source_profiles.editing import EDITING
from models.source_profiles.records import AXES, Estimate, Profile, Profiles, Shift

_LEAST: Final = 78  # columns of a terminal in which no word is parted
_ROOMY: Final = 100  # and in which columns may stand two apart
_SHARES = ("omitted", "wording", "copied", "distortion")


def print_profiles(profiles: Profiles, console: Console) -> None:
    """Print all profiles in alphabetical order: a table, then those without any figure."""
    without = scarce(profiles)
    if known := [profile for profile in profiles.profiles if profile not in without]:
        print_table(_all(known, profiles, console.width), console, _LEAST)
    if without:
        console.print(_without(without, profiles))
    tested = sum(profile.changes.p_value is not None for profile in profiles.profiles)
    if tested > 1:
        chance = tested * (1 - profiles.limits.level)
        console.print(
            f"\nTested for changes: {tested}; where none changed, chance alone reports "
            f"{chance:.1f} of them. A change of one source can show in the others too."
        )
    _footnote(profiles, console)


def _all(known: Sequence[Profile], profiles: Profiles, width: int) -> Table:
    apart = 2 if width >= _ROOMY else 1
    table = Table(box=None, pad_edge=False, padding=(0, apart, 0, 0))
    for head in (profiles.unit.capitalize(), "Divergence and its parts", "Omitted", "Wording",
                 "Copied", "Differing", "Told", "Changed"):  # fmt: skip
        table.add_column(head, overflow="fold", vertical="top")
    for profile in known:
        table.add_row(
            Text(f"{inert(profile.name)}\n{count(profile.stories, 'story', 'stories')}"),
            Text(_divergence(profile, profiles)),
            *(Text(_share(profile.axes[axis])) for axis in _SHARES),
            Text(_share(profile.covered, plain=True)),
            Text(_changed(profile, profiles)),
        )
    return table


def _without(profiles: Sequence[Profile], among: Profiles) -> Text:
    """Names with the number of stories that count, and why there is no more to say of them."""
    names = ", ".join(f"{inert(one.name)} ({one.counts['divergence']})" for one in profiles)
    head = f"\nNot enough data, of fewer than {among.limits.stories} scored stories each: "
    return Text(f"{head}{names}.")


def print_profile(profile: Profile, among: Profiles, console: Console) -> None:
    """Print one profile in full."""
    console.print(Text(inert(profile.name), style="bold"))
    if among.unit == "family":
        console.print(Padding(Text(", ".join(map(inert, profile.members))), (0, 0, 0, 2)))
    _print_indented(paragraph(profile, among), console)
    console.print()
    console.print(Padding(_axes(profile, among), (0, 0, 0, 2)))
    for head, words in (
        ("Over time", change_in_words(profile, among)),
        ("Stories it does not tell", covered_in_words(profile, among)),
        ("What its desk does to copy", editing_in_words(profile, among)),
    ):
        console.print(Text(f"\n{head}", style="bold"))
        _print_indented(words, console)
    if profile.editing["kept"]:
        console.print(Padding(_editing(profile, among), (1, 0, 0, 2)))
    _footnote(among, console)


def _print_indented(words: str, console: Console) -> None:
    console.print(Padding(Text(words), (0, 0, 0, 2)))


def _footnote(profiles: Profiles, console: Console) -> None:
    if mixed := mixed_in_words(profiles):
        head, *ways, advice = mixed
        console.print(Text("\n" + "\n".join((head, *(f"  {way}" for way in ways), advice))))
    console.print(
        Text(
            f"\nMeans over {count(profiles.stories, 'story', 'stories')} with 95% intervals, none "
            f"of fewer than {profiles.limits.stories}. {READ_AS}",
            style="dim",
        )
    )


def _divergence(profile: Profile, among: Profiles) -> str:
    found = profile.axes["divergence"]
    if found is None:
        return too_few(profile.counts["divergence"], among.limits.stories)
    parts = ", ".join(f"{part.name} {percent(part.share)}" for part in profile.parts)
    return f"{decimal(found.mean)} ({decimal(found.low)} to {decimal(found.high)})\n{parts}"


def _share(found: Estimate | None, *, plain: bool = False) -> str:
    """A share with its interval; plain: as counted, drawn nowhere."""
    if found is None:
        return "–"
    share = found.plain if plain else found.mean
    return f"{percent(share)}\n{percent(found.low)}–{percent(found.high)}"


def _changed(profile: Profile, among: Profiles) -> str:
    changes, limits = profile.changes, among.limits
    if changes.p_value is None:
        return f"{changes.matched} of {limits.matched} stories"
    found = [shift for shift in changes.shifts if shift.p_value <= limits.alarm]
    if not found:
        return "not found"
    return "\n".join(map(_shift, found))


def _shift(shift: Shift) -> str:
    """A change in a cell; one that may be another source's says so."""
    when = f"about {shift.at:%Y-%m-%d}" if shift.kind == "step" else "trend"
    others = listing([inert(name) for name in shift.rests_on], 2)
    doubt = f", but not without {others}" if others else ""
    return f"{AXIS_NAMES[shift.axis].lower()}, {when}{doubt}"


def _axes(profile: Profile, among: Profiles) -> Table:
    table = _table("Inside stories")
    for axis in AXES:
        found, usual = profile.axes[axis.name], among.usual.get(axis.name)
        name = AXIS_NAMES[axis.name]
        if found is None:
            stories = profile.counts[axis.name]
            table.add_row(name, "–", "", "", str(stories), too_few(stories, among.limits.stories))
            continue
        as_shown = decimal if axis.name == "divergence" else percent
        table.add_row(
            name,
            as_shown(found.mean),
            f"{as_shown(found.low)} to {as_shown(found.high)}",
            as_shown(usual.mean) if usual else "–",
            str(found.stories),
            axis.says,
        )
        for part in profile.parts if axis.name == "divergence" else ():
            ends = f"{percent(part.low)} to {percent(part.high)}"
            table.add_row(f"  {part.name}", percent(part.share), ends, "", "", "of the raw one")
    return table


def _editing(profile: Profile, among: Profiles) -> Table:
    table = _table("Of copy from others")
    for axis in EDITING:
        found, usual = profile.editing[axis.name], among.usual.get(axis.name)
        if found:
            table.add_row(
                sentence_case(axis.name),
                percent(found.mean),
                f"{percent(found.low)} to {percent(found.high)}",
                percent(usual.mean) if usual else "–",
                str(found.stories),
                axis.says,
            )
    return table


def _table(head: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for name, justify in ((head, "left"), ("Mean", "left"), ("95% interval", "left"),
                          ("Of all", "right"), ("Stories", "right"), ("", "left")):  # fmt: skip
        table.add_column(name, justify=justify)  # type: ignore[arg-type]  # left and right are
    return table
