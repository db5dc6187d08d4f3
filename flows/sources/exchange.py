"""What `rashomon sources import` and `export` do."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from flows.addresses import source_of_url
from flows.families.known import Families, bundled_families, load_families, user_families_file
from flows.families.tables import Family
from flows.ingest.files.decoding import UndecodableError, decode
from flows.ingest.files.opening import UnreadableError, read_whole
from flows.overwriting import require_apart
from flows.printing import print_json
from flows.sources.catalogue import Catalogue, Source, catalogue_file, load_catalogue
from flows.sources.editing import add_family, append_sources
from flows.sources.opml import left_out, read_opml, write_opml
from flows.sources.trust import read_trust
from flows.sources.validation import SourceTable
from flows.telling import tell
from flows.wording.lists import count
from flows.writing import write_whole
from models.errors import InputError, OutputError
from models.records import Refusal

_LARGEST = 20_000_000  # bytes; a list of 10,000 feeds has about 2 MB


def import_opml(opml: Path, path: Path | None, *, as_json: bool) -> bool:
    """Add what a list of feeds names and the catalogue has not; return whether some is refused."""
    file = path or catalogue_file()
    imported = read_opml(_read(opml), str(opml))
    catalogue = load_catalogue(file) if file.exists() else Catalogue()
    fresh = _fresh(catalogue, imported.sources)
    new, more = _parted(catalogue, fresh)
    if fresh:
        append_sources(file, new, more)
    known = sum(len(table.feeds) for table in imported.sources) - sum(len(t.feeds) for t in fresh)
    if as_json:
        print_json(
            {
                "file": str(file),
                "added": [table.name for table in new],
                "extended": sorted(more),
                "known_feeds": known,
                "refused": [asdict(refusal) for refusal in imported.refused],
            }
        )
    done = [
        count(number, one, many)
        for number, one, many in (
            (len(new), "source added", "sources added"),
            (len(more), "source given more feeds", "sources given more feeds"),
            (known, "feed was there already", "feeds were there already"),
        )
        if number
    ]
    tell(f"{file}: {', '.join(done) or 'nothing added'}.")
    if imported.note:
        tell(f"{opml}: {imported.note}.")
    _tell_refused(imported.refused)
    return bool(imported.refused)


def import_trust(trust: Path, host: str, *, as_json: bool) -> bool:
    """Fill the user's table of families from a trust.txt; return whether lines are refused."""
    file = user_families_file()
    try:
        text = decode(_read(trust)).text
    except UndecodableError as error:
        raise InputError(f"{trust} {error}.") from error
    stated = read_trust(text, str(trust), host, f"https://{host}/trust.txt")
    family = stated.family and _known_as(stated.family, file)
    if family:
        add_family(file, family)
        tell(f"Family {family.name} in {file}: {', '.join(family.hosts)}")
    else:
        tell(f"{trust} names no other site of {host}; no family is added.")
    if stated.associations:
        tell(f"Associations, which make no family: {', '.join(stated.associations)}")
    if as_json:
        print_json(
            {
                "family": family and family.model_dump(exclude_none=True),
                "associations": stated.associations,
                "refused": [asdict(refusal) for refusal in stated.refused],
            }
        )
    _tell_refused(stated.refused)
    return bool(stated.refused)


def _known_as(family: Family, file: Path) -> Family:
    """Give a family the name that the tables know one of its hosts by, if they know one name.

    file: the user's own, which may be about to be made.
    """
    by_host = (load_families() if file.exists() else bundled_families()).by_host
    names = {by_host[host] for host in family.hosts if host in by_host}
    return family.model_copy(update={"name": names.pop()}) if len(names) == 1 else family


def export_sources(out: Path | None, path: Path | None, *, as_json: bool) -> None:
    """Write the catalogue as OPML, or as JSON, into a file or to standard output.

    OPML has the families that the catalogue states: what the table knows may be corrected there.
    """
    catalogue = load_catalogue(path, None if as_json else Families())
    body = _json(catalogue.sources) if as_json else write_opml(catalogue.sources)
    if out is None:
        sys.stdout.write(body.decode())
    else:
        require_apart(path or catalogue_file(), out)
        _write(out, body)
        tell(f"Written: {out}")
    for line in [] if as_json else left_out(catalogue.sources):
        tell(line)


def _json(sources: Iterable[Source]) -> bytes:
    rows = [asdict(source) for source in sources]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def _fresh(catalogue: Catalogue, tables: Sequence[SourceTable]) -> list[SourceTable]:
    """Return the tables with the feeds that the catalogue has not, those without one left out."""
    known = {feed for source in catalogue.sources for feed in source.feeds}
    unknown = [tuple(feed for feed in table.feeds if feed not in known) for table in tables]
    pairs = zip(tables, unknown, strict=True)
    return [table.model_copy(update={"feeds": feeds}) for table, feeds in pairs if feeds]


def _parted(
    catalogue: Catalogue, tables: Sequence[SourceTable]
) -> tuple[list[SourceTable], dict[str, tuple[str, ...]]]:
    """Part tables into new sources and more feeds of known ones, by name.

    The same name on another publisher's address is another source, and numbered.
    """
    known = {source.name.casefold(): source for source in catalogue.sources}
    taken = set(known)
    new, more = [], {}
    for table in tables:
        same = known.get(table.name.casefold())
        if same and _sites(same.feeds) & _sites(table.feeds):
            more[same.name] = table.feeds
        else:
            name = _free(table.name, taken)
            taken.add(name.casefold())
            new.append(table.model_copy(update={"name": name}))
    return new, more


def _sites(addresses: Sequence[str]) -> set[str | None]:
    return {source_of_url(address) for address in addresses}


def _free(name: str, taken: set[str]) -> str:
    """Return the name, numbered where another source has it."""
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _tell_refused(refused: Sequence[Refusal]) -> None:
    for refusal in refused:
        tell(f"Refused: {refusal.path} {refusal.reason}")


def _read(path: Path) -> bytes:
    try:
        return read_whole(str(path), _LARGEST)
    except UnreadableError as error:
        raise InputError(f"{path} {error}.") from error


def _write(path: Path, body: bytes) -> None:
    try:
        write_whole(path, body)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror}. Name another file."
        ) from error
