"""Whether of two sentences the second follows from the first, and whether both can be true.

The seam is `Reasoner`, a protocol of one method. Its verdicts are packed before anything uses
them, so that a run that reads them from a cache goes on with the same bits as the run that
made them.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

from models.encoders.encoding import Cache

Pair = tuple[str, str]
"""A premise and a hypothesis."""

# Pairs that go to the model, and then to the cache, at once: what an interrupted run loses.
_CHUNK = 64
_PACKED = struct.Struct("<2f")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a model says of a pair, each 0 to 1; the rest, to 1 in sum, is neither.

    entails: the hypothesis follows from the premise. contradicts: not both can be true.
    """

    entails: float
    contradicts: float


NEITHER = Verdict(0.0, 0.0)


class Reasoner(Protocol):
    """Anything that says what follows from what."""

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """One `Verdict` for each pair, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Inference:
    """A model of inference at hand.

    judge: gives the verdict of each pair. least: the probability, 0 to 1, from which two
    sentences contradict each other.
    """

    judge: Callable[[Sequence[Pair]], Mapping[Pair, Verdict]]
    least: float


def both_ways(pairs: Iterable[Pair]) -> list[Pair]:
    """Each pair and its reverse, once, in one order whatever the order of the pairs."""
    return sorted({each for one, other in pairs for each in ((one, other), (other, one))})


def judge_pairs(
    pairs: Sequence[Pair],
    load: Callable[[], Reasoner],
    identity: str,
    cache: Cache,
    progress: Callable[[int, int], None],
) -> dict[Pair, Verdict]:
    """The verdict of each pair, from `cache` where it has it, undamaged.

    load: builds the model; called only if something is missing. identity: names the model, its
    weights and its configuration. progress: told (done, total) of the pairs to be judged.
    """
    keys = {pair: _key(identity, pair) for pair in dict.fromkeys(pairs)}
    stored = cache.get_many(list(keys.values()))
    whole = {key: value for key, value in stored.items() if len(value) == _PACKED.size}
    found = {pair: _unpack(whole[key]) for pair, key in keys.items() if key in whole}
    missing = [pair for pair in keys if pair not in found]
    if not missing:
        return found
    progress(0, len(missing))  # before the model is loaded, which takes seconds
    reasoner = load()
    for start in range(0, len(missing), _CHUNK):
        chunk = missing[start : start + _CHUNK]
        packed = dict(zip(chunk, map(_pack, reasoner.judge(chunk)), strict=True))
        cache.put_many({keys[pair]: value for pair, value in packed.items()})
        found |= {pair: _unpack(value) for pair, value in packed.items()}
        progress(start + len(chunk), len(missing))
    return found


def _pack(verdict: Verdict) -> bytes:
    return _PACKED.pack(verdict.entails, verdict.contradicts)


def _unpack(packed: bytes) -> Verdict:
    return Verdict(*_PACKED.unpack(packed))


def _key(identity: str, pair: Pair) -> bytes:
    content = "\x00".join(("inference", identity, *pair)).encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=16).digest()
