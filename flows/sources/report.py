"""What `rashomon sources report` does: profiles of sources out of the stored scores."""

from __future__ import annotations

from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from rich.console import Console
from typer import BadParameter

from flows.overwriting import require_ours
from flows.printing import print_json
from flows.report.profile.rendering import render_profiles
from flows.root import package_version
from flows.sources.report_document import profiles_document
from flows.sources.report_terminal import print_profile, print_profiles
from flows.store.compared.comparisons import load_comparison
from flows.store.compared.profile_stories import told_stories, with_copies
from flows.store.database.engine import Store, open_to_read
from flows.telling import tell
from flows.wording.untrusted import inert
from flows.writing import write_whole
from models.errors import InputError, OutputError
from models.profiles import profiles
from models.source_profiles.editing import Edit, edits
from models.source_profiles.records import Profiles, Unit
from models.source_profiles.told import ToldStory

_NAMES_SHOWN = 8
_NONE = "No story is scored yet. First: rashomon monitor, or rashomon compare."
_NONE_IN_TIME = "No scored story lies in this time; without --since and --until all are taken."


def report_sources(  # noqa: PLR0913, PLR0917 - the options of the command
    name: str | None,
    unit: Unit,
    since: datetime | None,
    until: datetime | None,
    out: Path | None,
    store: str | None,
    *,
    as_json: bool,
) -> None:
    """Print profiles, or write them as a page as well. Raises RashomonError.

    Raises BadParameter for a time without a day in it.
    """
    if since and until and since >= until:
        raise BadParameter(f"--until {until:%Y-%m-%d} must lie after --since {since:%Y-%m-%d}")
    with open_to_read(store) as opened:
        found = source_profiles(opened, name, unit, _utc(since), _utc(until))
    if as_json:
        print_json(profiles_document(found))
    elif name is not None:
        print_profile(found.profiles[0], found, Console())
    elif found.profiles:
        print_profiles(found, Console())
    else:
        tell(_NONE_IN_TIME if since or until else _NONE)
    if out is not None:
        tell(f"Page: {_written(found, out)}")


def source_profiles(
    store: Store, name: str | None, unit: Unit, since: datetime | None, until: datetime | None
) -> Profiles:
    """The profiles of the stored stories of a time. Raises InputError for an unknown name."""
    stories = told_stories(store, since, until)
    if name is None:
        return profiles(stories, _edits(store, stories), unit)
    known = _known(name, _names(stories, unit), unit)
    found = profiles(stories, _edits(store, stories), unit, only={known})
    if not found.profiles:
        raise InputError(
            f"{known!r} tells only stories that share an article with another one, which counts in "
            "their place, so there is nothing to report of it. `rashomon show` lists all stories."
        )
    return found


def _edits(store: Store, stories: list[ToldStory]) -> list[Edit]:
    times = {story.id: story.at for story in stories}
    derived = with_copies(store, times)
    return [
        edit
        for story, share in sorted(derived.items())
        for edit in edits(load_comparison(store, story), times[story], share)
    ]


def _names(stories: list[ToldStory], unit: Unit) -> list[str]:
    told = {t.family if unit == "family" else t.source for s in stories for t in s.tellings}
    for story in stories:
        watched = story.watched or {}
        told |= set(watched.values() if unit == "family" else watched)
    return sorted(told)


def _known(name: str, known: list[str], unit: Unit) -> str:
    """The name as it is stored, in any case if in no other. Raises InputError."""
    if name in known:
        return name
    by_fold = {one.casefold(): one for one in known}
    if name.casefold() in by_fold:
        return by_fold[name.casefold()]
    near = get_close_matches(name.casefold(), by_fold, n=_NAMES_SHOWN) or list(by_fold)
    shown = ", ".join(repr(inert(by_fold[one])) for one in near[:_NAMES_SHOWN]) or "none"
    many = {"source": "sources", "family": "families"}[unit]
    raise InputError(
        f"{name!r} tells no stored story of this time. Of {len(known)} {many}, for instance: "
        f"{shown}. Without a name all are listed: rashomon sources report"
        f"{' --family' if unit == 'family' else ''}"
    )


def _written(found: Profiles, out: Path) -> Path:
    page = out / ("families.html" if found.unit == "family" else "sources.html")
    require_ours(page)
    content = render_profiles(found, package_version()).encode("utf-8", "xmlcharrefreplace")
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_whole(page, content)
    except OSError as error:
        raise OutputError(
            f"The page cannot be written into {out}: {error.strerror}. Give a folder that you may "
            "write with --out."
        ) from error
    return page


def _utc(day: datetime | None) -> datetime | None:
    return day.replace(tzinfo=UTC) if day and day.tzinfo is None else day
