"""The usual mistakes in the XML of feeds, mended before a parser gives up on them.

A bare "&" in a headline or an address, and "]]>" within the CDATA of an article, make a feed that
is no XML. feedparser then reads it loosely, which makes "AT&T;" of "AT&T", and words of markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_OPEN: Final = b"<![CDATA["
_CLOSE: Final = b"]]>"
_CLOSE_WITHIN: Final = b"]]]]><![CDATA[>"  # how XML writes "]]>" in CDATA
_BARE: Final = re.compile(rb"&(?!#?\w{1,31};)")
_ELEMENT: Final = re.compile(rb"<([\w:.-]{1,60})[^<>]{0,200}>\s{0,20}\Z")
_NEXT_SECTION: Final = re.compile(rb"\]\]>([^<\]]*)<!\[CDATA\[")


def mended(body: bytes) -> bytes:
    """Mend XML in UTF-8 that is not well-formed, as far as these mistakes go."""
    return b"".join(_pieces(body))


def _pieces(body: bytes) -> Iterator[bytes]:
    """Yield markup with its bare signs escaped, and the CDATA of an element each as one."""
    done = 0
    while (start := body.find(_OPEN, done)) >= 0:
        yield _BARE.sub(b"&amp;", body[done:start])
        end = _end(body, start)
        if end < 0:  # the rest of it was cut
            yield body[start:]
            return
        inner = _NEXT_SECTION.sub(rb"\1", body[start + len(_OPEN) : end])
        yield _OPEN + inner.replace(_OPEN, b"").replace(_CLOSE, _CLOSE_WITHIN) + _CLOSE
        done = end + len(_CLOSE)
    yield _BARE.sub(b"&amp;", body[done:])


def _end(body: bytes, start: int) -> int:
    """Where the CDATA that begins at `start` ends: with its element, whatever it says before."""
    first = body.find(_CLOSE, start)
    element = _ELEMENT.search(body, max(start - 300, 0), start)
    if element is None or first < 0:
        return first
    closed = body.find(b"</" + element[1], first)
    last = body.rfind(_CLOSE, first, closed) if closed >= 0 else -1
    return last if last >= 0 and not body[last + len(_CLOSE) : closed].strip() else first
