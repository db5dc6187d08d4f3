"""Two encoders as one: neither drowns the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from models.encoders.background import background_texts
from models.encoders.encoding import Encoded, Share, untold
from models.encoders.pairing import PairEncoder, load_encoder
from models.encoders.weights import Model, Pair, find_model
from models.language.words import word_spans
from tests.tinymodels import save_tiny

TEXTS = ("The ferry ran aground.", "In mist the boat struck a reef.", "…", "Shares rose by 3%.")


@dataclass(frozen=True)
class Hashed:
    """Vectors drawn by each text's hash, around a direction that all share."""

    width: int
    shared: float
    scale: float
    salt: str

    def encode(self, texts: Sequence[str], share: Share = untold) -> list[Encoded]:
        """One `Encoded` for each text."""
        found = [self._encoded(text) for text in texts]
        share(1.0)
        return found

    def _encoded(self, text: str) -> Encoded:
        digest = sha256(f"{self.salt}{text}".encode()).digest()
        draw = np.random.default_rng(int.from_bytes(digest[:8], "big"))
        common = np.full(self.width, self.shared)
        whole = common + draw.normal(size=self.width)
        words = common + draw.normal(size=(len(word_spans(text)), self.width))
        half = (whole / np.linalg.norm(whole)).astype(np.float16)
        return Encoded(half, (words * self.scale).astype(np.float16))


CROWDED = Hashed(width=24, shared=3.0, scale=40.0, salt="crowded")
SPREAD = Hashed(width=48, shared=0.0, scale=0.1, salt="spread")


def halves(encoded: Encoded) -> tuple[np.ndarray, np.ndarray]:
    """The two models' shares of the words, as float64."""
    words = encoded.words.astype(float)
    return words[:, : CROWDED.width], words[:, CROWDED.width :]


def test_each_model_has_half_of_the_work() -> None:
    """The first is done at one half, the second at the whole."""
    told: list[float] = []
    PairEncoder(CROWDED, SPREAD).encode(TEXTS, told.append)

    assert told == [0.5, 1.0]


def test_vectors_stand_side_by_side() -> None:
    """One row for each word, the dimensions added, unit length; also where there is no word."""
    for text, item in zip(TEXTS, PairEncoder(CROWDED, SPREAD).encode(TEXTS), strict=True):
        assert item.words.shape == (len(word_spans(text)), 72)
        assert item.words.dtype == item.sentence.dtype == np.float16
        assert np.linalg.norm(item.sentence.astype(float)) == pytest.approx(1, abs=2e-3)


def test_both_models_have_the_same_length_whatever_their_scale() -> None:
    """Forty against a tenth, before; each half of each vector is equally long after."""
    for item in PairEncoder(CROWDED, SPREAD).encode(TEXTS):
        for half in halves(item):
            assert np.allclose(np.linalg.norm(half, axis=1), np.sqrt(0.5), atol=2e-3)


def test_what_all_vectors_of_a_model_share_is_taken_out() -> None:
    """Unrelated sentences have a cosine of .9 in one model and of 0 in the other; 0 in the pair."""
    texts = background_texts("en")

    def mean_cosine(items: Sequence[Encoded]) -> float:
        rows = np.vstack([item.sentence.astype(float) for item in items])
        return float((rows @ rows.T)[np.triu_indices(len(rows), 1)].mean())

    assert mean_cosine(CROWDED.encode(texts)) > 0.85
    assert abs(mean_cosine(PairEncoder(CROWDED, SPREAD).encode(texts))) < 0.05


def test_a_cosine_of_the_pair_is_the_mean_of_the_two() -> None:
    """So each model has one vote."""
    one, other = PairEncoder(CROWDED, SPREAD).encode(TEXTS[:2])
    first, second = (item.sentence.astype(float) for item in (one, other))
    parts = [
        2 * first[:24] @ second[:24],
        2 * first[24:] @ second[24:],
    ]

    assert first @ second == pytest.approx(np.mean(parts), abs=1e-6)
    assert parts[0] != pytest.approx(parts[1], abs=1e-3)


def test_company_and_order_change_no_bit() -> None:
    """A text's vectors do not depend on the texts that are encoded with it."""
    together = PairEncoder(CROWDED, SPREAD).encode(TEXTS)
    for text, item in zip(TEXTS, together, strict=True):
        (alone,) = PairEncoder(CROWDED, SPREAD).encode([text])
        assert np.array_equal(item.words, alone.words)
        assert np.array_equal(item.sentence, alone.sentence)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Two tiny models."""
    folder: Path = tmp_path_factory.mktemp("tiny")
    one = find_model(str(save_tiny(folder / "one", width=16, seed=1)))
    two = find_model(str(save_tiny(folder / "two", width=24, seed=2)))
    assert isinstance(one, Model)
    assert isinstance(two, Model)
    return Pair(one, two)


def test_a_pair_of_real_models_is_loaded(tiny: Pair) -> None:
    """From the models' folders to vectors, and a single model stays what it was."""
    (both,) = load_encoder(tiny, 4096).encode(["The ferry ran aground."])
    (one,) = load_encoder(tiny.first, 4096).encode(["The ferry ran aground."])

    assert both.words.shape == (4, 40)
    assert one.words.shape == (4, 16)


def test_a_pair_is_known_by_both_its_models(tiny: Pair) -> None:
    """Its name, digest and identity follow from both, in their order, and are nobody else's."""
    turned = Pair(tiny.second, tiny.first)

    assert tiny.name == "one+two"
    assert tiny.sha256 == sha256((tiny.first.sha256 + tiny.second.sha256).encode()).hexdigest()
    assert len({tiny.sha256, turned.sha256, tiny.first.sha256, tiny.second.sha256}) == 4
    assert len({tiny.identity, turned.identity, tiny.first.identity, tiny.second.identity}) == 4
