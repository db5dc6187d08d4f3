"""Paths into files: what is read, in which order, and what is passed over.

A folder is read with all folders below it. Passed over without a word: hidden names,
README files, sidecars (which are read for what they say), and the folder of pictures and
advertisements that a browser saves beside a page. Refused with a reason:
other kinds of file, and links to folders, which may lead in circles. A sidecar also
speaks for files of its folder that are named one by one, as a shell's `story/*` does.
"""
# Paths stay as the user gave them; Path would rewrite "./a" and "a/".
# ruff: noqa: PTH100, PTH112, PTH113, PTH114, PTH118, PTH119, PTH120, PTH208

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from os.path import abspath, basename, dirname, isdir, isfile, join
from unicodedata import normalize

from flows.ingest.drafts import Details, Found, Place, refusal
from flows.ingest.files.opening import why
from flows.ingest.files.sidecars import NAMES, Sidecar, read_sidecar
from models.records import Refusal

PAGES, ROWS, TABLES = (".html", ".htm"), (".jsonl",), (".csv",)
ARCHIVES = (".parquet", ".warc", ".warc.gz", ".xml", ".nitf")
_KINDS = (".txt", ".md", *PAGES, *ROWS, *TABLES, *ARCHIVES)
_DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf", ".epub", ".eml", ".msg")
# Behind the name of a page, by the browser's language: what Windows knows for connected files.
_BESIDE_PAGE = (
    "_files", ".files", "-Dateien", "_fichiers", "_bestanden", "_file", "_archivos", "-filer",
    "_tiedostot", "_pliki", "_soubory", "_elemei", "_ficheiros", "_arquivos", "_dosyalar",
    "_datoteke", "_fitxers", "_failid", "_fails", "_bylos", "_fajlovi", "_fitxategiak",
)  # fmt: skip
_READ = f"{', '.join(_KINDS)} files and folders of them are read"


@dataclass(frozen=True, slots=True)
class _Listing:
    """The files to read and the sidecars to believe, by path; and what is refused at sight."""

    files: list[str] = field(default_factory=list)
    sidecars: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def find(paths: Sequence[str], limit: int) -> tuple[list[Found], list[Refusal]]:
    """Find the files that `paths` name, each once and in order of path.

    The order of `paths` and of the names on disk makes no difference. Sidecars of up to
    `limit` bytes are read.
    """
    listing = _listing(paths)
    files = _each_once(listing.files)
    believed = [read_sidecar(path, limit) for path in _each_once(listing.sidecars)]
    beside = [read_sidecar(path, limit) for path in _beside(files) - set(listing.sidecars)]
    sidecars = believed + beside
    known = _details(sidecars)
    found = [Found(path, known.get(_written(path), Details())) for path in files]
    refused = [*listing.refused, *(item for sidecar in sidecars for item in sidecar.refused)]
    return found, [*refused, *_unmet(believed, [*files, *(item.path for item in refused)])]


def _each_once(paths: Iterable[str]) -> list[str]:
    """Sort, and keep one of a file that is named twice, by itself and with its folder."""
    places: dict[str, str] = {}
    for path in sorted(paths):
        places.setdefault(abspath(path), path)
    return list(places.values())


def _beside(files: Iterable[str]) -> set[str]:
    """Return the sidecars in the folders of the files."""
    folders = {dirname(path) for path in files}
    return {path for folder in folders for name in NAMES if isfile(path := join(folder, name))}


def _details(sidecars: Iterable[Sidecar]) -> dict[str, Details]:
    """Gather what is said about each file; the sidecar nearest to the file is believed first."""
    known: dict[str, Details] = {}
    for sidecar in sorted(sidecars, key=lambda one: (-one.path.count("/"), one.path)):
        for file, entry in sidecar.entries.items():
            place = _written(join(dirname(sidecar.path), file))
            known[place] = known.get(place, Details()).filled_from(entry.details)
    return known


def _unmet(sidecars: Iterable[Sidecar], present: Iterable[str]) -> list[Refusal]:
    """Refuse the rows whose file is not there; a refused file has its own reason."""
    places = {_written(path) for path in present}
    return [
        refusal(entry.place, f"names {file!r}, which is not among the inputs; mend the row")
        for sidecar in sidecars
        for file, entry in sidecar.entries.items()
        if _written(join(dirname(sidecar.path), file)) not in places
    ]


def _written(path: str) -> str:
    """A path as people write it: a Mac parts an umlaut from its letter in the names of files."""
    return normalize("NFC", abspath(path))


def _listing(paths: Sequence[str]) -> _Listing:
    listing = _Listing()
    named = set(paths)
    for path in sorted(named):
        if "\0" in path:
            listing.refused.append(refusal(Place(path), "is no name that a file can have"))
        elif named & set(_pages_of(path)):  # a shell's `story/*` names both
            continue
        elif isdir(path):
            _list_folder(listing, path)
        else:
            _list_file(listing, path)
    return listing


def _list_folder(listing: _Listing, top: str) -> None:
    """List a folder and all below it; a folder that adds nothing is refused."""
    before = len(listing.files) + len(listing.refused)
    waiting = [top]  # not recursion: folders can be nested deeper than Python's stack
    while waiting:
        folder = waiting.pop()
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            listing.refused.append(refusal(Place(folder), why(error)))
            continue
        for name in names:
            if not _passed_over(name):
                _list_entry(listing, join(folder, name), waiting)
    if len(listing.files) + len(listing.refused) == before:
        listing.refused.append(refusal(Place(top), f"holds nothing to read; {_READ}"))


def _list_entry(listing: _Listing, path: str, waiting: list[str]) -> None:
    if not isdir(path):
        _list_file(listing, path)
    elif any(map(isfile, _pages_of(path))):
        return
    elif os.path.islink(path):
        reason = "is a link to a folder, which is not followed; name the folder itself"
        listing.refused.append(refusal(Place(path), reason))
    else:
        waiting.append(path)


def _pages_of(folder: str) -> list[str]:
    """The names of the page beside which a browser saves such a folder; none for another."""
    path = folder.rstrip("/")
    ending = next((end for end in _BESIDE_PAGE if path.endswith(end)), None)
    return [path.removesuffix(ending) + page for page in PAGES] if ending else []


def _list_file(listing: _Listing, path: str) -> None:
    try:
        path.encode()
    except UnicodeEncodeError:
        listing.refused.append(refusal(Place(path), "has a name that is not UTF-8; rename it"))
        return
    if basename(path) in NAMES:
        listing.sidecars.append(path)
    if path.lower().endswith(_KINDS):
        listing.files.append(path)
    elif basename(path) not in NAMES:
        listing.refused.append(refusal(Place(path), _unread_kind(path)))


def _unread_kind(path: str) -> str:
    if not os.path.lexists(path):
        return "does not exist; check the spelling"
    way = ": save its text as .txt" if path.lower().endswith(_DOCUMENTS) else ""
    return f"is of a kind that is not read{way}; {_READ}"


def _passed_over(name: str) -> bool:
    return name.startswith(".") or name.upper().partition(".")[0] == "README"
