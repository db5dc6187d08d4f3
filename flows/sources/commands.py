"""What `rashomon sources list`, `add` and `check` do."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text
from typer import BadParameter

from flows.addresses import is_address
from flows.configuration import load_settings
from flows.mistakes import said
from flows.options import FAILED, PARTLY
from flows.printing import print_json
from flows.report.terminal.layout import print_table
from flows.sources.catalogue import Catalogue, Source, catalogue_file, load_catalogue
from flows.sources.editing import append_sources
from flows.sources.findings import print_findings
from flows.sources.validation import SourceTable
from flows.store.database.places import expanded
from flows.telling import tell
from flows.wording.lists import count
from flows.wording.untrusted import inert
from models.errors import InputError

_LEAST: Final = 60  # columns of a terminal in which names have room


def print_sources(path: Path | None, *, as_json: bool) -> None:
    """List the sources of a catalogue in its order."""
    file = path or catalogue_file()
    catalogue = load_catalogue(file)
    if as_json:
        print_json([asdict(source) for source in catalogue.sources])
    elif not catalogue.sources:
        tell(f"{file} names no source. Begin with: rashomon sources add NAME --feed ADDRESS")
    else:
        print_table(_table(catalogue), Console(), _LEAST)
        active = sum(source.active for source in catalogue.sources)
        polled = count(active, "active", "active") if active else "none active"
        tell(f"{file}: {count(len(catalogue.sources), 'source')}, {polled}")


def add_source(path: Path | None, given: dict[str, Any], *, as_json: bool) -> None:
    """Add one source. Raises InputError where its name or an address is there."""
    file = path or catalogue_file()
    paths = {kind: _here(given.get(kind)) for kind in ("folders", "archives")}
    table = _each_once(_valid(given | paths | {"pause": _seconds(given.get("pause"))}))
    if not table.channels():
        raise BadParameter(
            "Give at least one of --feed, --sitemap, --page, --folder and --archive; where the"
            " feeds of a site are, says: rashomon sources check ADDRESS"
        )
    _require_new(table, load_catalogue(file) if file.exists() else Catalogue(), file)
    append_sources(file, [table])
    for path_of in (one for one in (*table.folders, *table.archives) if not Path(one).exists()):
        tell(f"{path_of} is not there now; it is read from when it is.")
    _tell_of_blocked(table.addresses())
    added = next(s for s in load_catalogue(file).sources if s.name == table.name)
    if as_json:
        print_json(asdict(added))
    tell(
        f"Added {table.name} to {file}, family {added.family}. Next: rashomon sources check"
        f" {json.dumps(table.name, ensure_ascii=False)}"
    )


def _tell_of_blocked(addresses: Sequence[str]) -> None:
    from flows.ingest.fetching.guard import blocked_as_written

    allowed = load_settings(None).reading.allow_hosts if addresses else ()
    for address in addresses:
        if why := blocked_as_written(address, allowed):
            tell(f"{address} is not read as it is: it {why}.")


def check_sources(
    path: Path | None, names: Sequence[str], config: Path | None, *, as_json: bool
) -> int:
    """Check sources by name, and addresses; return 3 where some have faults, 1 where all have."""
    from flows.sources.checking import check_channels

    settings = load_settings(config)
    addresses = [name for name in names if is_address(name)]
    named = [name for name in names if name not in addresses]
    known = _chosen(path, named) if named or not addresses else []
    sources = [*known, *map(_unlisted, addresses)]
    findings = check_channels(sources, settings.reading, datetime.now(UTC), tell)
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        print_findings(findings)
    good = sum(finding.ok for finding in findings)
    return 0 if good == len(findings) else PARTLY if good else FAILED


def _chosen(path: Path | None, names: Sequence[str]) -> list[Source]:
    """Return the sources of these names, by default the active ones. Raises InputError."""
    file = path or catalogue_file()
    sources = load_catalogue(file).sources
    by_name = {source.name.casefold(): source for source in sources}
    if unknown := [name for name in names if name.casefold() not in by_name]:
        known = ", ".join(repr(source.name) for source in sources) or "none"
        raise InputError(f"{unknown[0]!r} is no source in {file}, and no address. Known: {known}.")
    chosen = [by_name[name.casefold()] for name in names] or [s for s in sources if s.active]
    if not sources:
        raise InputError(
            f"{file} names no source. Begin with: rashomon sources add NAME --feed ADDRESS"
        )
    if not any(source.channels() for source in chosen):
        raise InputError(
            f"{file} has no active source to check. Name one: rashomon sources check NAME; or set"
            " `active = true`."
        )
    return chosen


def _unlisted(address: str) -> Source:
    """Return a source for an address that is in no catalogue."""
    table = _valid({"name": address, "feeds": address})
    return Source(table.name, table.name, feeds=table.feeds)


def _require_new(table: SourceTable, catalogue: Catalogue, file: Path) -> None:
    """Raise InputError where the catalogue has the name or an address already."""
    owners = {channel.address: s.name for s in catalogue.sources for channel in s.channels()}
    for source in catalogue.sources:
        if source.name.casefold() == table.name.casefold():
            raise InputError(
                f"{source.name!r} is in {file} already; add addresses to it there, or give this"
                " source another name."
            )
    for channel in table.channels():
        if channel in owners:
            raise InputError(f"{channel} is in {file} already, under {owners[channel]!r}.")


def _seconds(given: str | None) -> float | None:
    """Read a pause. Raises BadParameter for what is no number."""
    try:
        return None if given is None else float(given)
    except ValueError as error:
        raise BadParameter(
            f"`pause` = {given!r} is no number; 0 to 3600 seconds are allowed"
        ) from error


def _each_once(table: SourceTable) -> SourceTable:
    """Keep one of an address that was given twice: it is the same in both places."""
    kinds = ("feeds", "sitemaps", "pages", "folders", "archives")
    once = {kind: tuple(dict.fromkeys(getattr(table, kind))) for kind in kinds}
    return table.model_copy(update=once)


def _here(paths: Sequence[str] | None) -> list[str] | None:
    """Return paths from the working folder; in the catalogue they are from its own folder."""
    return None if paths is None else [str(expanded(path).absolute()) for path in paths]


def _valid(given: Mapping[str, Any]) -> SourceTable:
    try:
        return SourceTable.model_validate({k: v for k, v in given.items() if v is not None})
    except ValidationError as error:
        wrong = "; ".join(said(problem, SourceTable) for problem in error.errors())
    raise BadParameter(wrong)  # not from the error: that stands for an argument (`flows.usage`)


def _table(catalogue: Catalogue) -> Table:
    table = Table("Source", "Family", "Country", "Language", "Channels", "Polled", box=None)
    for source in catalogue.sources:
        kinds = [channel.kind for channel in source.channels()]
        counts = ", ".join(count(kinds.count(kind), kind) for kind in dict.fromkeys(kinds))
        cells = (
            inert(source.name),
            inert(source.family) if source.family != source.name else "",
            source.country or "",
            source.language or "",
            counts or "none",
            "yes" if source.active else "no",
        )
        table.add_row(*map(Text, cells))  # a name in brackets is no markup
    return table
