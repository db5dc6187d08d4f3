"""Sentences into vectors, each once: packing, the cache, and what it must never mix up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from models.encoders.encoding import Encoded, Share, encode_texts, pack, unpack, untold
from models.language.words import word_spans
from tests.counting import CountingEncoder, refuse
from tests.tellings import MemoryCache


@pytest.mark.parametrize("n_words", [0, 1, 40])
def test_vectors_survive_packing(n_words: int) -> None:
    """Unpacking gives the packed vectors to the last bit, also of a text without words."""
    random = np.random.default_rng(1)
    encoded = Encoded(
        random.normal(size=7).astype(np.float16), random.normal(size=(n_words, 7)).astype("f2")
    )

    back = unpack(pack(encoded))

    assert np.array_equal(back.sentence, encoded.sentence)
    assert np.array_equal(back.words, encoded.words)
    assert back.words.dtype == np.float16


def test_each_text_is_encoded_once() -> None:
    """Repeated texts, and texts of an earlier call, are not encoded again."""
    encoder, cache = CountingEncoder(), MemoryCache()

    first = encode_texts(["a b", "c", "a b"], lambda: encoder, "m", cache)
    second = encode_texts(["c", "d e f"], lambda: encoder, "m", cache)

    assert sorted(encoder.asked) == ["a b", "c", "d e f"]
    assert (first.computed, second.computed) == (2, 1)


def test_a_full_cache_builds_no_encoder() -> None:
    """Loading a model costs seconds; a run whose sentences are all cached never does it."""
    cache = MemoryCache()
    encode_texts(["one", "two"], CountingEncoder, "m", cache)

    again = encode_texts(["two", "one"], refuse, "m", cache)

    assert again.computed == 0
    assert again["one"].sentence.tolist() == [3.0, 3.0, 3.0]


def test_nothing_to_encode_builds_no_encoder() -> None:
    """A story without sentences is no error here."""
    assert encode_texts([], refuse, "m", MemoryCache()).by_text == {}


def test_vectors_of_another_identity_are_never_used() -> None:
    """Other weights or another configuration, other vectors."""
    cache = MemoryCache()
    encode_texts(["same text"], lambda: CountingEncoder(1.0), "model one", cache)

    other = encode_texts(["same text"], lambda: CountingEncoder(2.0), "model two", cache)

    assert other.computed == 1
    assert other["same text"].words.tolist() == [[2.0] * 3] * 2


def test_identity_and_text_are_kept_apart() -> None:
    """The end of an identity cannot pass for the beginning of a text."""
    cache = MemoryCache()
    encode_texts(["b c"], CountingEncoder, "a", cache)

    assert encode_texts(["c"], CountingEncoder, "a b", cache).computed == 1


def test_cached_and_fresh_vectors_are_the_same_bits() -> None:
    """The run that makes the vectors computes with what later runs will read."""

    class Precise(CountingEncoder):
        def _vectors(self, text: str) -> Encoded:
            rows = np.full((len(word_spans(text)), 3), 1 / 3, dtype=np.float64)
            return Encoded(rows[0].astype(np.float32), rows)  # type: ignore[arg-type]  # too precise

    cache = MemoryCache()
    fresh = encode_texts(["a b"], Precise, "m", cache)
    cached = encode_texts(["a b"], refuse, "m", cache)

    assert np.array_equal(fresh["a b"].words, cached["a b"].words)
    assert fresh["a b"].words.dtype == np.float16


def test_progress_tells_of_what_is_computed() -> None:
    """From none to all of the missing texts; cached ones do not count."""
    cache, told = MemoryCache(), list[tuple[int, int]]()
    encode_texts(["cached"], CountingEncoder, "m", cache)
    texts = ["cached", *(f"text {number}" for number in range(300))]

    encode_texts(texts, CountingEncoder, "m", cache, lambda done, all_: told.append((done, all_)))

    assert told[0] == (0, 300)
    assert told[-1] == (300, 300)
    assert told == sorted(told)
    assert len(told) >= 300, "as the encoder reports: a story of a few sentences moves the bar too"


def test_an_interrupted_run_keeps_what_it_computed() -> None:
    """Chunks go to the cache as they are done, so the next run goes on from there."""

    class Failing(CountingEncoder):
        def encode(self, texts: Sequence[str], share: Share = untold) -> list[Encoded]:
            if self.asked:
                raise KeyboardInterrupt
            return super().encode(texts, share)

    cache = MemoryCache()
    texts = [f"text {number}" for number in range(600)]
    with pytest.raises(KeyboardInterrupt):
        encode_texts(texts, Failing, "m", cache)

    kept = len(cache.kept)

    assert 0 < kept < 600
    assert encode_texts(texts, CountingEncoder, "m", cache).computed == 600 - kept


def test_lone_surrogates_are_no_error() -> None:
    """Text from broken pages reaches the cache key too."""
    assert encode_texts(["bad \ud800 text"], CountingEncoder, "m", MemoryCache()).computed == 1
