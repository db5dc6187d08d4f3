"""Affiliations in a publisher's own `trust.txt` (https://journallist.net), as a family.

Each line is `key=value`. `control` names a site that the publisher controls and
`controlledby` who controls it: these make a family. `belongto` and `member` name
associations; rivals belong to the same ones, so they make none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from flows.addresses import registered_domain
from flows.families.tables import Family
from models.errors import InputError
from models.prose.text import clean_line
from models.records import Refusal

_OWNING: Final = ("control", "controlledby")
_ASSOCIATIONS: Final = ("belongto", "member")
_LINE = re.compile(r"\s*([A-Za-z]+)\s*=\s*(\S.*)")


@dataclass(frozen=True, slots=True)
class Affiliations:
    """What a file states: the family, if any, the associations, and the lines refused."""

    family: Family | None
    associations: tuple[str, ...]
    refused: tuple[Refusal, ...]


def read_trust(text: str, path: str, host: str, evidence: str) -> Affiliations:
    """Read the affiliations that `host` publishes.

    evidence: where the file can be read, kept with the family. A line that names no site
    of its own is refused, and the rest goes on. Raises InputError for what is no such file
    or no host.
    """
    own = registered_domain(host)
    if own is None:
        raise InputError(f"{host!r} is no host of a publisher; name one, such as --host bbc.co.uk.")
    lines = [
        (number, match)
        for number, line in enumerate(text.splitlines(), start=1)
        if (match := _LINE.match(line))
    ]
    pairs = [(number, match[1].lower(), clean_line(match[2])) for number, match in lines]
    if not any(key in (*_OWNING, *_ASSOCIATIONS) for _, key, _ in pairs):
        raise InputError(
            f"{path} states no affiliation; a trust.txt has lines such as"
            " control=https://example.com/."
        )
    sites: dict[str, list[str]] = {key: [] for key in _OWNING}
    refused = []
    for number, key, value in pairs:
        if key in _OWNING and (site := _site(value)):
            sites[key].append(site)
        elif key in _OWNING:
            refused.append(Refusal(f"{path}:{number}", f"{value[:200]!r} is no site of its own"))
    owners = list(dict.fromkeys(sites["controlledby"]))
    if len(owners) > 1:
        raise InputError(f"{path} is controlled by {' and by '.join(owners)}; keep one of them.")
    family = _family(owners[0] if owners else own, {own, *sites["control"], *owners}, evidence)
    named = tuple(value for _, key, value in pairs if key in _ASSOCIATIONS)
    return Affiliations(family, named, tuple(refused))


def _site(value: str) -> str | None:
    """Return the registered domain of a whole site; a page on a shared platform is none."""
    try:
        parts = urlsplit(value if "//" in value else f"//{value}")
    except ValueError:
        return None
    whole = parts.path in ("", "/") and not parts.query
    return registered_domain(parts.hostname or "") if whole else None


def _family(owner: str, hosts: Iterable[str], evidence: str) -> Family | None:
    known = tuple(sorted(hosts))
    if len(known) < 2:
        return None
    return Family(name=owner, hosts=known, owner=owner, evidence=evidence)
