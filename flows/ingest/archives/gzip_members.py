"""A gzip file as the members it is made of, with what is damaged in it passed over.

A WARC file has one member for each record. Reading member by member, a damaged one costs
its own record only; read as one stream, zlib drops what it had unpacked before the damage
and everything after it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

_MAGIC: Final = b"\x1f\x8b\x08"
_PIECE = 1 << 16


def is_gzip(stream: BinaryIO) -> bool:
    """Whether a file begins as gzip does; its position stays."""
    beginning = stream.read(len(_MAGIC))
    stream.seek(-len(beginning), 1)
    return beginning == _MAGIC


class Member:
    """One member, read as a file is.

    torn: whether it ended before its end. skipped: how many bytes, not zeros, stood between
    the member before and this one.
    """

    def __init__(self, stream: BinaryIO, packed: bytes, skipped: int = 0) -> None:
        self._stream = stream
        self._packed = packed
        self._unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        self._read = 0
        self.torn = False
        self.skipped = skipped

    def read(self, size: int = _PIECE) -> bytes:
        """Read up to `size` bytes; none at the end of the member, or where it is damaged."""
        while not self.torn and not self._unpacker.eof:
            self._packed = self._packed or self._stream.read(_PIECE)
            if not self._packed:
                self.torn = True
                break
            try:
                piece = self._unpacker.decompress(self._packed, max(size, 1))
            except zlib.error:
                self.torn = True
                break
            self._packed = self._unpacker.unconsumed_tail
            if piece:
                self._read += len(piece)
                return piece
        return b""

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._read

    def rest(self) -> bytes:
        """Read to the end of the member; return what was read of the file beyond it.

        After damage these are the bytes in which the next member is looked for.
        """
        while self.read():
            pass
        return self._packed if self.torn else self._unpacker.unused_data


def members(stream: BinaryIO) -> Iterator[Member]:
    """Yield the members of a gzip file, each to be read before the next is asked for.

    Where bytes are left that are no member, the last one is empty and torn.
    """
    packed = stream.read(_PIECE)
    while packed:
        packed, skipped = _from_magic(stream, packed)
        if not (packed or skipped):
            return
        member = Member(stream, packed, skipped)
        yield member
        beyond = member.rest()
        # A member that broke at once would be found again: look beyond its first byte.
        packed = (beyond[1:] if beyond is packed else beyond) or stream.read(_PIECE)


def _from_magic(stream: BinaryIO, packed: bytes) -> tuple[bytes, int]:
    """Return the bytes from where the next member begins, and how many were passed over.

    Zeros, with which tapes and some writers fill up, do not count.
    """
    skipped = 0
    while (start := packed.find(_MAGIC)) < 0:
        piece = stream.read(_PIECE)
        kept = packed[-len(_MAGIC) + 1 :] if piece else b""
        skipped += _not_zero(packed[: len(packed) - len(kept)])
        packed = kept + piece
        if not packed:
            return b"", skipped
    return packed[start:], skipped + _not_zero(packed[:start])


def _not_zero(passed: bytes) -> int:
    return len(passed) - passed.count(0)
