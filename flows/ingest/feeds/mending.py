"""The usual mistakes in the XML of feeds, mended before a parser gives up on them.

A bare "&" in a headline or an address, "&nbsp;", a control character, and "]]>" within the CDATA of
an article make a feed that is no XML. feedparser then reads it loosely, which makes "AT&T;" of
"AT&T", and words of markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from html.entities import html5
from typing import Final

_OPEN: Final = b"<![CDATA["
_CLOSE: Final = b"]]>"
_CLOSE_WITHIN: Final = b"]]]]><![CDATA[>"  # how XML writes "]]>" in CDATA
_SIGN: Final = re.compile(rb"&(?:(#?\w{1,31});)?")
_PAIR: Final = re.compile(rb"&#([xX][dD][\da-fA-F]{3}|5\d{4});&#([xX][dD][\da-fA-F]{3}|5\d{4});")
_OF_XML: Final = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\r")  # none of XML's
_ELEMENT: Final = re.compile(rb"<([\w:.-]{1,60})[^<>]{0,200}>\s{0,20}\Z")
_NEXT_SECTION: Final = re.compile(rb"\]\]>([^<\]]*)<!\[CDATA\[")


def mended(body: bytes) -> bytes:
    """Mend XML in UTF-8 that is not well-formed, as far as these mistakes go."""
    return b"".join(_pieces(_PAIR.sub(_joined, body.translate(None, _CONTROLS))))


def _joined(match: re.Match[bytes]) -> bytes:
    """One letter of the two halves that UTF-16 writes it with; other references as they are."""
    high, low = (int(one[1:], 16) if one[:1] in b"xX" else int(one) for one in match.groups())
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return match[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00).encode()


def _pieces(body: bytes) -> Iterator[bytes]:
    """Yield markup with its bare signs escaped, and the CDATA of an element each as one."""
    done, unclosed = 0, set[bytes]()
    while (start := body.find(_OPEN, done)) >= 0:
        yield _SIGN.sub(_escaped, body[done:start])
        end = _end(body, start, unclosed)
        if end < 0:  # the rest of it was cut
            yield body[start:]
            return
        inner = _NEXT_SECTION.sub(rb"\1", body[start + len(_OPEN) : end])
        yield _OPEN + inner.replace(_OPEN, b"").replace(_CLOSE, _CLOSE_WITHIN) + _CLOSE
        done = end + len(_CLOSE)
    yield _SIGN.sub(_escaped, body[done:])


def _escaped(match: re.Match[bytes]) -> bytes:
    """A bare "&" as XML writes it, and a letter by HTML's name for it as itself."""
    name = match[1]
    if name is None:
        return b"&amp;"
    if name.startswith(b"#"):  # what is no letter becomes the sign for that, as browsers have it
        return escape(unescape(match[0].decode("ascii", "replace"))).encode("utf-8", "replace")
    if name in _OF_XML:
        return match[0]
    letter = html5.get(f"{name.decode('ascii', 'replace')};")
    return letter.encode() if letter and letter not in "<>&" else b"&amp;" + match[0][1:]


def _end(body: bytes, start: int, unclosed: set[bytes]) -> int:
    """Where the CDATA that begins at `start` ends: with its element, whatever it says before.

    unclosed: the names of elements that end nowhere further on, which none is sought for twice.
    """
    first = body.find(_CLOSE, start)
    element = _ELEMENT.search(body, max(start - 300, 0), start)
    if element is None or first < 0 or element[1] in unclosed:
        return first
    closed = body.find(b"</" + element[1], first)
    if closed < 0:
        unclosed.add(element[1])
    last = body.rfind(_CLOSE, first, closed) if closed >= 0 else -1
    return last if last >= 0 and not body[last + len(_CLOSE) : closed].strip() else first
