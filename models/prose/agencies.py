"""The news agencies that are listed: their names in all scripts, and the words around them.

The list is data, `models/data/agencies.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from models.data import word_lists
from models.prose.conventions import alternatives

_LISTS = word_lists("agencies")
# "dpa" and "DPA" are agencies, but two small letters are a word.
_LEAST_SMALL = 3
# In brackets or behind a dash, a full stop after it or not.
_SIGNED = re.compile(r"[-–—＝=\s]*[(（\[/]?\s*([^\W_](?:.{0,58}[^\W_])?)\s*[)）\]/]?[.。]?")
# "PTI MR NSK": the codes of those who handled it.
_CODES = re.compile(r"(?<=[A-Z])(?: [A-Z]{2,3}){1,5}$")

BETWEEN = r"\s*(?:[,/&|+=;＝、，،؛]|\b(?:and|und|et|y|e|и|و)\b)\s*"
"""A pattern of what stands between the names of two agencies that sign together."""


def same_name(one: str, other: str) -> bool:
    """Whether two names, or the sites of publishers, are one agency's."""
    first, second = (_folded(publisher(name) or listed_name(name)) for name in (one, other))
    return first == second


def publisher(name: str) -> str | None:
    """The listed agency that publishes under a name or site: "AP News", "uk.reuters.com".

    None where others publish under that name too.
    """
    whole = _folded(name)
    return next((_publishers()[end] for end in _ends(whole) if end in _publishers()), None)


def _ends(site: str) -> Iterator[str]:
    """A name or site itself, and the sites above it; no country, whose code may be a name."""
    yield site
    while site.count(".") > 1:
        site = site.partition(".")[2]
        yield site


def listed_name(name: str) -> str:
    """The name under which an agency is listed; `name` itself where it is not."""
    return _listed().get(_folded(name), name.strip())


def is_listed(name: str) -> bool:
    """Whether the agency is one that is listed."""
    return _folded(name) in _listed()


def is_cased(name: str) -> bool:
    """Whether a name is written as agencies are: "dpa" and "DPA", but "SPA" is no "Spa"."""
    if " " in name or "-" in name or name in _spellings():
        return True
    return name.isupper() or (name.islower() and len(name) >= _LEAST_SMALL)


def is_signature(text: str) -> bool:
    """Whether a line or sentence is the names of listed agencies and nothing more: "（共同）".

    The codes of their desks may follow: "PTI MR NSK".
    """
    match = _SIGNED.fullmatch(text)
    names = re.split(BETWEEN, _CODES.sub("", match[1])) if match else []
    return bool(names) and all(is_listed(name) and is_cased(name) for name in names)


@cache
def known_names() -> str:
    """A pattern of all names of all listed agencies."""
    return alternatives(_spellings())


def words_of(table: str) -> str:
    """A pattern of the words of one table of the list, as "signing"."""
    return alternatives(_LISTS[table]["words"])


@cache
def _listed() -> Mapping[str, str]:
    return {_folded(n): agency["name"] for agency in _LISTS["agency"] for n in _names(agency)}


@cache
def _publishers() -> Mapping[str, str]:
    sites = {
        _folded(n): agency["name"]
        for agency in _LISTS["agency"]
        for n in agency.get("publishes", ())
    }
    others = {_folded(name) for name in _LISTS["published_by_others"]["names"]}
    return {**{name: its for name, its in _listed().items() if name not in others}, **sites}


@cache
def _spellings() -> frozenset[str]:
    return frozenset(name for agency in _LISTS["agency"] for name in _names(agency))


@cache
def no_agencies() -> frozenset[str]:
    """Signs that the shape alone would take for an agency."""
    return frozenset(_LISTS["not_agencies"]["names"])


def _names(agency: Mapping[str, Any]) -> list[str]:
    return [agency["name"], *agency["also"]]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
