"""Whose a text is by the name of its file, where nothing else says whose.

A file is named after its source, in whichever folder it lies: `BBC.txt` of Monday and of Tuesday
are both the BBC's. A name in several folders may tell nothing: one without a letter, such as a
day or a number (`BBC/2026-11-02.txt`), or one that stands in each of its folders alone
(`BBC/story.txt`, `CNN/story.txt`). Then the folder is named after the source, unless that tells
nothing either. `BBC (1).txt` beside `BBC.txt` is what was saved under that name a second time.
"""
# Links are not followed, as in `finding`; Path would follow them.
# ruff: noqa: PTH100, PTH120

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from os.path import abspath, dirname
from pathlib import PurePath
from unicodedata import normalize

from flows.ingest.drafts import Place

Naming = Callable[[Place], str]

_AGAIN = re.compile(r"(?P<name>.*\S) ?\(\d{1,3}\)")  # as browsers and desktops number


@dataclass(frozen=True, slots=True)
class _Named:
    """A file: its name without ending, what that tells ("" for nothing), and its folder."""

    stem: str
    told: str
    folder: str


def naming(paths: Iterable[str]) -> Naming:
    """Return what names the source of a place in `paths`, which are all that is read together.

    Not those of a batch: a name that stands in several folders is one source in all of them.
    """
    files = _saved_once({path: _named(path) for path in paths})
    stems: defaultdict[str, set[str]] = defaultdict(set)  # by folder
    folders: defaultdict[str, set[str]] = defaultdict(set)  # by what a name tells
    for file in files.values():
        stems[file.folder].add(file.stem)
        folders[file.told].add(file.folder)

    def source(place: Place) -> str:
        file = files.get(place.path) or _named(place.path)
        recurs = len(folders[file.told]) > 1
        if place.line:  # a row: its number tells nothing beside another file of the name
            return str(place) if recurs else f"{file.stem}:{place.line}"
        if not recurs:
            return file.stem
        is_alone = all(len(stems[folder]) == 1 for folder in folders[file.told])
        owner = normalize("NFC", PurePath(file.folder).name)
        if (is_alone or not file.told) and _tells(owner):
            return owner
        return file.told or place.path

    return source


def _saved_once(files: dict[str, _Named]) -> dict[str, _Named]:
    """Call what was saved a second time by the name of the first, where that is there."""
    there = {(file.folder, file.stem) for file in files.values()}
    firsts = {path: _AGAIN.fullmatch(file.stem) for path, file in files.items()}
    again = {
        path: _file(first["name"], files[path].folder)
        for path, first in firsts.items()
        if first and (files[path].folder, first["name"]) in there
    }
    return files | again


def _named(path: str) -> _Named:
    # A Mac parts an umlaut from its letter, which pages and people do not.
    return _file(normalize("NFC", PurePath(path).stem), dirname(abspath(path)))


def _file(stem: str, folder: str) -> _Named:
    return _Named(stem, stem if _tells(stem) else "", folder)


def _tells(name: str) -> bool:
    return any(letter.isalpha() for letter in name)
