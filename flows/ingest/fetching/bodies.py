"""The bodies of answers: counted, unpacked, and known to be whole.

httpx2 would unpack them too, but takes a stream of gzip that ends in its middle for whole, and of
one in several members the first alone: an article would be cut short without a word.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

import httpx2

_PACKED: Final = ("gzip", "x-gzip", "deflate")  # what is asked for, and an old name of it
_MOST: Final = 5  # packings around each other; honest servers use one, by mistake two
_GZIP: Final = b"\x1f\x8b"
_PIECE: Final = 65_536  # bytes unpacked at once: a bomb is counted before it has grown


class TooLargeError(Exception):
    """A body has more bytes than may be read; the message says what to do."""


def body_up_to(limit: int, response: httpx2.Response) -> Iterator[bytes]:
    """Yield the body piece by piece; counting both what comes in and what it unpacks to.

    Raises TooLargeError, and httpx2.DecodingError for one that is damaged or cut short.
    """
    size = 0
    for piece in _unpacked(response):
        size += len(piece)
        if max(size, response.num_bytes_downloaded) > limit:
            raise TooLargeError(
                f"has more than {limit:,} bytes (reading.max_bytes), and nothing is cut short;"
                " raise the limit"
            )
        yield piece


def _unpacked(response: httpx2.Response) -> Iterator[bytes]:
    said = response.headers.get("content-encoding", "").lower().split(",")
    packings = [name.strip() for name in said if name.strip() not in ("", "identity")]
    if len(packings) > _MOST:  # each costs a frame of the stack and a piece in memory
        raise httpx2.DecodingError(f"it is packed {len(packings):,} times over")
    if not all(name in _PACKED for name in packings):  # not asked for: as httpx2 knows it, or not
        return response.iter_bytes()
    pieces = response.iter_raw()
    for name in reversed(packings):
        pieces = _inflated(pieces, name)
    return pieces


def _inflated(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """Unpack a stream, all its members. What stands behind the last is passed over.

    Raises httpx2.DecodingError where it is damaged or cut short.
    """
    stream = None
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if stream is None or (stream.eof and rest.startswith(_GZIP)):
                    stream = zlib.decompressobj(_bits(name, rest))
                elif stream.eof:
                    break
                yield stream.decompress(rest, _PIECE)
                rest = stream.unused_data if stream.eof else stream.unconsumed_tail
        if stream is not None and not stream.eof:
            yield stream.flush()
    except zlib.error as error:
        raise httpx2.DecodingError(f"it does not unpack as {name}: {error}") from error
    if stream is not None and not stream.eof:
        raise httpx2.DecodingError(f"it was cut short in the middle of its {name}")


def _bits(name: str, start: bytes) -> int:
    """The format in zlib's terms; many servers send "deflate" without its header."""
    if name != "deflate":
        return zlib.MAX_WBITS | 16
    is_zlib = start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS
