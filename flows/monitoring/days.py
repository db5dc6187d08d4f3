"""A range of days to look back on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from typing import Final

from models.errors import InputError

# Of the 200 task runs that a flow run may have; the comparisons have 150.
_MOST_STRETCHES: Final = 30
_MOST_DAYS: Final = 36_600  # a century; each day costs 25 ms, though nothing was published on it
_DAY: Final = timedelta(days=1)
_EARLIEST: Final = date(1605, 1, 1)  # no article is dated before (flows.ingest.publication)
_LATEST: Final = date(9999, 12, 30)  # grouping looks at the moment after a day too


@dataclass(frozen=True, slots=True)
class Days:
    """The days from the first to the last, UTC.

    Raises InputError where the last day lies before the first or more than a century after it,
    or one of them outside the years 1605 to 9999.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        for day in (self.first, self.last):
            if not _EARLIEST <= day <= _LATEST:
                raise InputError(
                    f"{day} lies outside {_EARLIEST} to {_LATEST}: give the days on which your "
                    "articles were published."
                )
        if self.last < self.first:
            raise InputError(
                f"The last day, {self.last}, lies before the first, {self.first}: exchange them."
            )
        if self.count > _MOST_DAYS:
            raise InputError(
                f"From {self} are {self.count:,} days; at most {_MOST_DAYS:,} are grouped at"
                " once, a century: give the days on which your articles were published."
            )

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"

    def __contains__(self, day: str) -> bool:
        """Whether a day, as "2026-11-01", is among them."""
        return self.first.isoformat() <= day <= self.last.isoformat()

    @property
    def count(self) -> int:
        """How many there are."""
        return (self.last - self.first).days + 1

    @property
    def extent(self) -> tuple[datetime, datetime]:
        """The first moment of these days, and the first one after them."""
        start = datetime.combine(self.first, time(), UTC)
        return start, start + self.count * _DAY

    def stretches(self) -> list[Days]:
        """The same days in at most 30 stretches."""
        size = ceil(self.count / _MOST_STRETCHES)
        # Counted before they are added: no day comes after 9999-12-31.
        ends = [(n, min(n + size, self.count) - 1) for n in range(0, self.count, size)]
        return [Days(self.first + start * _DAY, self.first + end * _DAY) for start, end in ends]

    def evenings(self) -> Iterator[datetime]:
        """The last second of each day."""
        for number in range(self.count):
            yield datetime.combine(self.first + number * _DAY, time(23, 59, 59), UTC)
