"""Counts and lists in words: "three sources", "A, B and C"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

# What would be taken for the end of a clause.
_INNER = re.compile(r"[,;]| and ")
_BRACKETED = re.compile(r"\([^()]*\)")


def count(number: int, one: str, many: str | None = None) -> str:
    """`3` and "source" as "three sources": in words up to ten, in figures above."""
    name = one if number == 1 else many or f"{one}s"
    figure = _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"
    return f"{figure} {name}"


def listing(names: Sequence[str], limit: int | None = None) -> str:
    """Names joined as "A, B and C"; past the limit as "A, B and three more"."""
    if limit is not None and len(names) > limit:
        return f"{', '.join(names[:limit])} and {count(len(names) - limit, 'more', 'more')}"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def series(clauses: Sequence[str], limit: int, rest: str) -> str:
    """Clauses with commas of their own as "A; B; and C"; past the limit as "A; and two `rest`s"."""
    if len(clauses) > limit:
        clauses = [*clauses[:limit], count(len(clauses) - limit, rest)]
    if len(clauses) < 2:
        return "".join(clauses)
    return f"{'; '.join(clauses[:-1])}; and {clauses[-1]}"


def entries(names: Sequence[str], limit: int, rest: str) -> str:
    """Names with something in brackets, as clauses only where a name has a comma or an "and"."""
    if len(names) > limit or any(_INNER.search(_BRACKETED.sub("", name)) for name in names):
        return series(names, limit, rest)
    return listing(names)
