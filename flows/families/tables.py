"""Reading one table of families, and the rules that keep it alive.

An entry must be able to match something: its hosts are registered domains, it names at
least one host or label, and no host or label belongs to two families. Hosts that share no
name (`dailymail.co.uk`, `metro.co.uk`) need a stated owner and evidence: nobody can see by
looking that they belong together.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from flows.addresses import registered_domain
from flows.mistakes import said, unknown_key
from flows.root import shipped
from flows.toml_files import toml_text
from models.errors import SettingsError
from models.prose.text import clean_line


def _name(value: str) -> str:
    if cleaned := clean_line(value):
        return cleaned
    raise ValueError("is empty; write the name, as it is to be shown")


def _host(value: str) -> str:
    host = value.strip().lower()
    domain = registered_domain(host)
    if domain == host:
        return host
    instead = f"; did you mean {domain!r}?" if domain else ", such as bbc.co.uk"
    raise ValueError(f"is no registered domain{instead}")


_Name = Annotated[str, AfterValidator(_name)]


class Family(BaseModel):
    """Publishers under one owner.

    name: as shown in results. hosts: registered domains. labels: names of outlets, beside
    its own, compared without regard to case. owner, evidence: who owns them and where that
    is said.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: _Name
    hosts: tuple[Annotated[str, AfterValidator(_host)], ...] = ()
    labels: tuple[_Name, ...] = ()
    owner: _Name | None = None
    evidence: _Name | None = None


def read_families(path: Path) -> tuple[Family, ...]:
    """Read a table. Raises SettingsError with every mistake in it."""
    return check_families(_parsed(path), path)


def check_families(document: Mapping[str, Any], path: Path) -> tuple[Family, ...]:
    """Return the families in a parsed table. Raises SettingsError with every mistake in it."""
    mistakes = [unknown_key(key, ("family",)) for key in document if key != "family"]
    rows = document.get("family", [])
    if not isinstance(rows, list):
        mistakes.append("`family` is no list of tables: begin each family with [[family]]")
        rows = []
    families = []
    for number, row in enumerate(rows, start=1):
        try:
            families.append(Family.model_validate(row))
        except ValidationError as error:
            mistakes += [f"{_which(number, row)}: {said(p, Family)}" for p in error.errors()]
    mistakes += _dead(families)
    mistakes += _shared(families)
    if mistakes:
        lines = "".join(f"\n  {mistake}" for mistake in mistakes)
        raise SettingsError(
            f"The table of families {path} has mistakes:{lines}\n"
            f"{shipped('docs/sources.md')} says more."
        )
    return tuple(families)


def related(hosts: Sequence[str]) -> bool:
    """Whether the hosts are one name under several suffixes: bbc.com, bbc.co.uk."""
    return len({host.partition(".")[0] for host in hosts}) <= 1


def _dead(families: Sequence[Family]) -> Iterator[str]:
    """Say which entries match nothing, and which join strangers without saying why."""
    for family in families:
        if not family.hosts and not family.labels:
            yield f"{family.name!r} has neither hosts nor labels, so it matches nothing; add some"
        if not related(family.hosts) and not (family.owner and family.evidence):
            yield (
                f"{family.name!r} joins {', '.join(family.hosts)}, whose names have nothing in"
                " common; state `owner`, and as `evidence` where that is said"
            )


def _shared(families: Sequence[Family]) -> Iterator[str]:
    """Say which hosts and labels occur twice, in one family or in two."""
    owner: dict[str, str] = {}
    for family in families:
        listed = [*family.hosts, *map(str.casefold, family.labels)]
        for key in dict.fromkeys((family.name.casefold(), *listed)):
            if listed.count(key) > 1:
                yield f"{key!r} stands in {family.name!r} twice; keep one"
            if key in owner:
                yield f"{key!r} stands in {owner[key]!r} and in {family.name!r}; keep it in one"
            owner[key] = family.name


def _which(number: int, row: Any) -> str:
    named = isinstance(row, dict) and "name" in row
    return f"family {number}" + (f" ({row['name']!r})" if named else "")


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(toml_text(path))
    except OSError as error:
        raise SettingsError(
            f"The table of families {path} cannot be read: {error.strerror}. Give the path of a"
            " TOML file, or none."
        ) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(
            f"The table of families {path} is not TOML: {error}. "
            f"See {shipped('configs/families.toml')}."
        ) from error
