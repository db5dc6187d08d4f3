"""Sentences into word vectors, each sentence once.

The seam is `Encoder`, a protocol of one method. What it gives is packed to half
precision before anything uses it, so that a run that reads its vectors from a cache
computes with the same bits as the run that made them.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from models.language.words import word_spans

Half = NDArray[np.float16]

# Sentences that go to the encoder, and then to the cache, at once: what an interrupted
# run loses at most, a few seconds of work.
_CHUNK = 256
_DIMENSION = struct.Struct("<I")


@dataclass(frozen=True, slots=True)
class Encoded:
    """One sentence as vectors.

    sentence: of shape (dimension,), unit length. words: of shape (n_words, dimension),
    one row for each span of `models.language.words.word_spans(text)`, the mean of the word's
    token vectors, not normalised.
    """

    sentence: Half
    words: Half


Share = Callable[[float], None]
"""Is told what share of the work is done, from 0 to 1."""


def untold(_share: float) -> None:
    """Tell nobody."""


class Encoder(Protocol):
    """Anything that turns sentences into vectors."""

    def encode(self, texts: Sequence[str], share: Share = untold) -> list[Encoded]:
        """One `Encoded` for each text, in order."""
        ...


class Cache(Protocol):
    """Where packed vectors are kept between runs."""

    def get_many(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that are there."""
        ...

    def put_many(self, items: Mapping[bytes, bytes]) -> None:
        """Keep the values."""
        ...


def _quietly(_done: int, _total: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class EncodedTexts:
    """The vectors of every distinct text, and how many of them were computed anew."""

    by_text: Mapping[str, Encoded]
    computed: int

    def __getitem__(self, text: str) -> Encoded:
        return self.by_text[text]


def encode_texts(
    texts: Sequence[str],
    load: Callable[[], Encoder],
    identity: str,
    cache: Cache,
    progress: Callable[[int, int], None] = _quietly,
) -> EncodedTexts:
    """The vectors of `texts`, from `cache` where it has them.

    `load` builds the encoder and is called only if something is missing. `identity`
    names the model, its weights and its configuration; vectors of another identity are
    never used, and what `pack` cannot have made of a text is computed anew. `progress` is
    told (done, total) of the texts to be computed.
    """
    keys = {text: _key(identity, text) for text in dict.fromkeys(texts)}
    stored = cache.get_many(list(keys.values()))
    known = {text: _whole(text, stored.get(key)) for text, key in keys.items()}
    missing = [text for text, encoded in known.items() if encoded is None]
    if missing:
        progress(0, len(missing))  # before the model is loaded, which takes seconds
        stored = _compute(missing, keys, load(), cache, progress)
    found = {text: encoded or unpack(stored[keys[text]]) for text, encoded in known.items()}
    return EncodedTexts(found, len(missing))


def _whole(text: str, packed: bytes | None) -> Encoded | None:
    """The vectors of a text out of a cache; None where it has none, or damaged ones."""
    if packed is None or len(packed) <= _DIMENSION.size:
        return None
    (dimension,) = _DIMENSION.unpack_from(packed)
    row, size = 2 * dimension, len(packed) - _DIMENSION.size
    if not row or size % row or size // row != 1 + len(word_spans(text)):
        return None
    encoded = unpack(packed)
    sound = np.isfinite(encoded.sentence).all() and np.isfinite(encoded.words).all()
    return encoded if sound else None


def _compute(
    missing: list[str],
    keys: Mapping[str, bytes],
    encoder: Encoder,
    cache: Cache,
    progress: Callable[[int, int], None],
) -> dict[bytes, bytes]:
    # Long sentences first and together: little padding, and a chunk that fails for want
    # of memory fails at once.
    missing = sorted(missing, key=len, reverse=True)
    computed: dict[bytes, bytes] = {}
    for start in range(0, len(missing), _CHUNK):
        chunk = missing[start : start + _CHUNK]
        vectors = encoder.encode(chunk, partial(_within, progress, start, len(chunk), len(missing)))
        packed = {keys[text]: pack(item) for text, item in zip(chunk, vectors, strict=True)}
        cache.put_many(packed)
        computed |= packed
        progress(min(start + _CHUNK, len(missing)), len(missing))
    return computed


def _within(
    progress: Callable[[int, int], None], before: int, size: int, total: int, share: float
) -> None:
    """Tell of a share of a chunk that begins after `before` texts."""
    progress(before + int(share * size), total)


def _key(identity: str, text: str) -> bytes:
    content = f"{identity}\n{text}".encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=16).digest()


def pack(encoded: Encoded) -> bytes:
    """The vectors as bytes: a little-endian uint32 dimension, then float16 rows."""
    dimension = _DIMENSION.pack(encoded.sentence.shape[0])
    rows = np.vstack([encoded.sentence[None, :], encoded.words]).astype("<f2")
    return dimension + rows.tobytes()


def unpack(packed: bytes) -> Encoded:
    """The vectors that `pack` packed."""
    (dimension,) = _DIMENSION.unpack_from(packed)
    rows = np.frombuffer(packed, "<f2", offset=_DIMENSION.size).reshape(-1, dimension)
    return Encoded(rows[0], rows[1:])
