"""What may stand in a catalogue of sources, and how a mistake in it is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from flows.addresses import HOLDS_LOGIN
from flows.ingest.languages import normalised
from flows.mistakes import said, unknown_key
from flows.root import shipped
from models.errors import SettingsError
from models.prose.text import clean_line

# The web archive's crawler Heritrix waits at least 3 s (minDelayMs) unless told otherwise.
PAUSE: Final = 3.0
_PORTS: Final = {"http": 80, "https": 443}
_LONGEST_PAUSE = 3600.0
_NO_COUNTRIES = {"ZZ", "XA", "XB"}  # "unknown", and two for testing programs


def _name(value: str) -> str:
    if cleaned := clean_line(value):
        return cleaned
    raise ValueError("is empty; give the outlet's name, as it is to be shown")


def _address(value: str) -> str:
    try:
        parts = urlsplit(address := value.strip())
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"is no web address ({error}); mend it") from error
    if parts.scheme.lower() not in _PORTS or not parts.hostname:
        raise ValueError("is no web address; http:// and https:// are allowed")
    if parts.username or parts.password:
        raise ValueError(f"{HOLDS_LOGIN}; leave it out")
    if len(address.split()) > 1:
        raise ValueError("has a space in it; write %20 instead, or split it into two")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    is_usual = parts.port in (None, _PORTS[parts.scheme.lower()])
    place = host if is_usual else f"{host}:{parts.port}"
    return parts._replace(scheme=parts.scheme.lower(), netloc=place, fragment="").geturl()


def _path(value: str) -> str:
    if not value.strip() or "\0" in value:
        raise ValueError("is no path; give the path of a file or folder")
    return value


def _country(value: str) -> str:
    code = value.strip().upper()
    if (code := _aliases().get(code, code)) in _territories():
        return code
    raise ValueError("is no country; two letters of ISO 3166-1 are allowed, such as GB or DE")


@cache
def _territories() -> frozenset[str]:
    from babel import Locale

    codes = {str(code) for code in Locale("en").territories}
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - _NO_COUNTRIES


@cache
def _aliases() -> dict[str, str]:
    """Return the codes that are used instead of one of ISO 3166-1, such as UK."""
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    return {str(code): str(known[0]) for code, known in aliases.items() if len(known) == 1}


def _language(value: str) -> str:
    if code := normalised(value):
        return code
    raise ValueError("is no language; two letters of ISO 639-1 are allowed, such as en or de")


def _pause(value: float) -> float:
    if 0 <= value <= _LONGEST_PAUSE:
        return value
    raise ValueError(f"is out of range; 0 to {_LONGEST_PAUSE:g} seconds are allowed")


def _one_or_more(value: Any) -> Any:
    return (
        (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value
    )


Address = Annotated[str, AfterValidator(_address)]
_Name = Annotated[str, AfterValidator(_name)]
_Addresses = Annotated[tuple[Address, ...], BeforeValidator(_one_or_more)]
_Paths = Annotated[tuple[Annotated[str, AfterValidator(_path)], ...], BeforeValidator(_one_or_more)]


class SourceTable(BaseModel):
    """A `[[source]]` as it stands in the file, its values in one form."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    name: _Name
    family: _Name | None = None
    country: Annotated[str, AfterValidator(_country)] | None = None
    language: Annotated[str, AfterValidator(_language)] | None = None
    feeds: _Addresses = ()
    sitemaps: _Addresses = ()
    pages: _Addresses = ()
    folders: _Paths = ()
    archives: _Paths = ()
    pause: Annotated[float, AfterValidator(_pause)] = PAUSE
    active: bool = True

    def addresses(self) -> tuple[str, ...]:
        """Its addresses on the web."""
        return self.feeds + self.sitemaps + self.pages

    def channels(self) -> tuple[str, ...]:
        """Everything that it is read from."""
        return self.addresses() + self.folders + self.archives


def read_sources(document: Mapping[str, Any], path: Path) -> tuple[SourceTable, ...]:
    """Return the sources in a parsed file. Raises SettingsError with every mistake in it."""
    mistakes = [unknown_key(key, ("source",)) for key in document if key != "source"]
    rows = document.get("source", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        mistakes.append("`source` is no list of tables: begin each source with [[source]]")
        rows = []
    tables = []
    for number, row in enumerate(rows, start=1):
        try:
            tables.append(SourceTable.model_validate(row))
        except ValidationError as error:
            where = f"source {number}" + (f" ({row['name']!r})" if "name" in row else "")
            mistakes += [f"{where}: {said(problem, SourceTable)}" for problem in error.errors()]
    mistakes += _conflicts(tables)
    if mistakes:
        lines = "".join(f"\n  {mistake}" for mistake in mistakes)
        raise SettingsError(
            f"The catalogue {path} has mistakes:{lines}\n{shipped('docs/sources.md')} says more."
        )
    return tuple(tables)


def _conflicts(tables: Sequence[SourceTable]) -> Iterator[str]:
    """Say which names and channels occur more than once; whose their articles are would be open."""
    names: dict[str, list[str]] = {}
    for table in tables:
        names.setdefault(table.name.casefold(), []).append(table.name)
    for written in (written for written in names.values() if len(written) > 1):
        ways = " or ".join(map(repr, dict.fromkeys(written)))
        yield f"the name {ways} occurs {len(written)} times; keep one source of it"
    owners: dict[str, list[str]] = {}
    for table in tables:
        for channel in table.channels():
            owners.setdefault(channel, []).append(table.name)
    for channel, named in owners.items():
        if len(set(named)) > 1:
            yield f"{channel} stands in {' and in '.join(map(repr, named))}; keep it in one"
        elif len(named) > 1:
            yield f"{channel} stands in {named[0]!r} {len(named)} times; keep one"
