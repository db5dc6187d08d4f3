"""Publisher families: who owns whom, by registered domain and by label.

    [[family]]
    name = "Example Media"
    hosts = ["example.com", "example-sport.org"]
    labels = ["The Example"]
    owner = "Example Media plc"
    evidence = "https://example.com/our-brands"

The project's own table is configs/families.toml; a user's own file extends it, and wins
where the two differ. What neither knows is its own family: outlets of unknown owner are
never thought to be one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from flows.addresses import registered_domain
from flows.families.tables import Family, read_families
from flows.root import shipped
from flows.store.database.places import expanded, settings_folder
from models.errors import SettingsError

FAMILIES_VARIABLE: Final = "RASHOMON_FAMILIES"


@dataclass(frozen=True, slots=True)
class Families:
    """The names of families by registered domain, and by label in lower case."""

    by_host: Mapping[str, str] = field(default_factory=dict)
    by_label: Mapping[str, str] = field(default_factory=dict)

    def of_source(self, name: str, addresses: Iterable[str]) -> str:
        """Return the family of a source by its label, else by its addresses, else its own name.

        Addresses of several families say nothing about whose the source is.
        """
        owners = {self.of_address(address) for address in addresses} - {None}
        return self.of_label(name) or (owners.pop() if len(owners) == 1 else None) or name

    def of_label(self, label: str) -> str | None:
        """Return the family that has this name, label or host; None if none has."""
        return self.by_label.get(label.casefold()) or self.by_host.get(label.lower())

    def of_address(self, url: str) -> str | None:
        """Return the family of the registered domain of an address; None if it is unknown."""
        domain = registered_domain(urlsplit(url).hostname or "")
        return self.by_host.get(domain) if domain else None


def load_families(path: Path | None = None) -> Families:
    """Load the project's table and over it the user's own, at `path` or where it belongs.

    A family named in both has the hosts and labels of both. Raises SettingsError, with
    every mistake in a file, and where a file that was named is not there: whoever named it
    would take joined papers for independent ones without a word.
    """
    own = path or user_families_file()
    if path is None and os.environ.get(FAMILIES_VARIABLE) and not own.exists():
        raise SettingsError(
            f"{FAMILIES_VARIABLE} names {own}, which is not there: give it the path of your table"
            " of families, or unset it."
        )
    tables = [read_families(bundled_families_file())]
    if own.exists() or path:
        tables.append(read_families(own))
    return merged(tables)


def bundled_families() -> Families:
    """Load the project's table alone."""
    return merged([read_families(bundled_families_file())])


def merged(tables: Sequence[Sequence[Family]]) -> Families:
    """Merge tables; where two differ on a host or label, the later one is believed."""
    by_host: dict[str, str] = {}
    by_label: dict[str, str] = {}
    for table in tables:
        by_host |= {host: family.name for family in table for host in family.hosts}
        by_label |= {
            label.casefold(): family.name
            for family in table
            for label in (family.name, *family.labels)
        }
    return Families(by_host, by_label)


def user_families_file() -> Path:
    """Return the user's own table, which may be missing: `$RASHOMON_FAMILIES` or a fixed place."""
    if chosen := os.environ.get(FAMILIES_VARIABLE):
        return expanded(chosen)
    return settings_folder() / "families.toml"


def bundled_families_file() -> Path:
    """Return the project's own table."""
    return shipped("configs/families.toml")
