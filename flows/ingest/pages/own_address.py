"""The address that an article has by its own page, of several at which it can be read.

One page stands at its address, at that with `?ref=home`, and as an AMP page; each names the
first as canonical. It is believed only where the two addresses look like those of one article:
some sites name one and the same address on every page, and so does a wall before them.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

from flows.addresses import canonical_url, is_front, source_of_url

_SLUG_WORDS: Final = 4  # "terms-and-conditions" has three
_DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]|\d\d)")
_NUMBERED = re.compile(r"\d{5,}")
_WORDS_OF_SLUG = re.compile(r"[^\W\d_]+")


def looks_like_an_article(parts: SplitResult) -> bool:
    """Whether an address holds a headline, a date or a long number."""
    slug = max(parts.path.split("/"), key=len)
    return (
        len(_WORDS_OF_SLUG.findall(slug)) >= _SLUG_WORDS
        or _DATED.search(parts.path) is not None
        or _NUMBERED.search(f"{slug}?{parts.query}") is not None
    )


def led_to(listed: str, found: str) -> str:
    """Where a listed address led, if that looks like an article's: short links do, walls do not."""
    return found if looks_like_an_article(urlsplit(found)._replace(query="")) else listed


def own_address(declared: str | None, listed: str) -> str | None:
    """The address that a page listed at one says is its own; else that one, in canonical form."""
    said, asked = canonical_url(declared), canonical_url(listed)
    if said and asked and not is_front(said) and source_of_url(said) == source_of_url(asked):
        return said if _is_of_one(urlsplit(said), urlsplit(asked)) else asked
    return asked


def _is_of_one(said: SplitResult, asked: SplitResult) -> bool:
    """Whether two addresses of a site may be of one article.

    What the one leaves out of the other must not be what tells articles apart there.
    """
    if said.path == asked.path and _parameters(said) >= _parameters(asked):
        return True
    if _parameters(said) and not _parameters(said) <= _parameters(asked):
        return False
    if said.path == asked.path:
        return bool(said.query) or looks_like_an_article(said)
    ends = said.path.rstrip("/").rpartition("/")[2].partition(".")[0]
    return looks_like_an_article(said) and ends == max(_names(asked), key=len, default=None)


def _parameters(parts: SplitResult) -> set[str]:
    return set(parts.query.split("&")) - {""}


def _names(parts: SplitResult) -> list[str]:
    """The parts of a path that may name an article: of "/2026/a-b.amp.html" it is "a-b"."""
    names = [part.partition(".")[0] or part for part in parts.path.split("/") if part]
    return [name for name in names if _NUMBERED.search(name) or not name.isdecimal()]
