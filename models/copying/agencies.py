"""The news agencies that a text names as its authors.

By shape first: agencies sign with an acronym where a person's name would stand, or in
brackets between dateline and text, so that an agency nobody listed is found too. The words
around a signature and the agencies' names in all scripts are data,
`models/data/agencies.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from models.prose.conventions import NO_SMALL, alternatives
from models.records import Sentence

_DATA = files("models").joinpath("data", "agencies.toml")

# As in "PORT ALDER, March 3 (Norvane) —" and "PARIS (AFP) -".
_IN_DATELINE = re.compile(rf"^[^\n.]{{2,60}}[(（]({NO_SMALL}[\w&. ]{{1,30}})[)）]\s*[—–-]")
_TAGS = re.compile(r"</?\w+>")
_ACRONYM = r"(?-i:[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]{2,5}(?:-[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]{2,5})?)"
_BETWEEN = r"\s*(?:[,/&|+=;、，]|\b(?:and|und|et|y|e|и|و)\b)\s*"
# A signature is a short line; a list of more names than this is something else.
_LONGEST, _MOST = 60, 5


def agency_marks(text: str, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The agencies that the furniture or the dateline of a text names, in reading order.

    Known ones by the name under which they are listed, others as they stand.
    """
    furniture = [text[s.start : s.end] for s in sentences if s.role == "boilerplate"]
    body = [text[s.start : s.end] for s in sentences if s.scored][:1]
    found = [name for line in furniture for name in _signatures(line)]
    found += [name for line in body + furniture for name in _in_dateline(line)]
    return tuple(dict.fromkeys(listed_name(name) for name in found))


def same_name(one: str, other: str) -> bool:
    """Whether two names are one agency's."""
    return _folded(listed_name(one)) == _folded(listed_name(other))


def listed_name(name: str) -> str:
    """The name under which an agency is listed; `name` itself where it is not."""
    return _listed().get(_folded(name), name.strip())


def _signatures(line: str) -> Iterator[str]:
    """The agencies of a line that consists of nothing but a signature."""
    plain = _TAGS.sub("", line).strip()
    match = _signature().match(plain) if len(plain) <= _LONGEST else None
    names = re.split(_BETWEEN, match["names"]) if match else []
    if len(names) <= _MOST:
        yield from (name for name in names if name.upper() not in _no_agencies())


def _in_dateline(line: str) -> Iterator[str]:
    match = _IN_DATELINE.match(line)
    if match:
        yield match[1]


@cache
def _signature() -> re.Pattern[str]:
    known = alternatives(name for agency in _data()["agency"] for name in _names(agency))
    name = rf"(?:{known}|{_ACRONYM})"
    signing = alternatives(_data()["signing"]["words"])
    return re.compile(
        rf"^\W*(?:(?:{signing})\b\W*)?(?P<names>{name}(?:{_BETWEEN}{name})*)\W*$", re.IGNORECASE
    )


@cache
def _listed() -> Mapping[str, str]:
    return {_folded(n): agency["name"] for agency in _data()["agency"] for n in _names(agency)}


@cache
def _no_agencies() -> frozenset[str]:
    return frozenset(_data()["not_agencies"]["names"])


def _names(agency: Mapping[str, Any]) -> list[str]:
    return [agency["name"], *agency["also"]]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
