"""Two encoders as one: the vectors of both, side by side.

Two models err on different sentences, so the mean of their cosines is better than either.
Side by side, vectors of unit length give just that mean. But the models have scales of
their own: unrelated sentences have a cosine of .78 in multilingual-e5-small and of .0 in
all-mpnet-base-v2, and what they share would drown what tells them apart. So each model's
own mean over the English background is taken out first, of words and of sentences, and
each vector brought to unit length. What a language has in common besides is taken out of
the whole later, as for any model (`models.encoders.background`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

import numpy as np

from models.encoders.background import FALLBACK, Centre, background_texts, centre_of, unit
from models.encoders.encoding import Encoded, Encoder, Share, untold
from models.encoders.transformer import SentenceTransformerEncoder
from models.encoders.weights import Model, Pair

# Both halves have unit length; so has the whole.
_HALF = np.float32(np.sqrt(0.5))


class PairEncoder:
    """The encoders `first` and `second` as one; see the module for how."""

    def __init__(self, first: Encoder, second: Encoder) -> None:
        self._encoders = (first, second)

    def encode(self, texts: Sequence[str], share: Share = untold) -> list[Encoded]:
        """One `Encoded` for each text, in order; its dimension is the sum of both models'."""
        halves = [
            [_alike(item, middle) for item in encoder.encode(texts, partial(_tell_half, share, at))]
            for at, encoder, middle in zip((0, 1), self._encoders, self._centres, strict=True)
        ]
        return [_side_by_side(one, other) for one, other in zip(*halves, strict=True)]

    @cached_property
    def _centres(self) -> list[Centre]:
        texts = background_texts(FALLBACK)
        return [centre_of(encoder.encode(texts)) for encoder in self._encoders]


def load_encoder(model: Model | Pair, batch_tokens: int) -> Encoder:
    """The encoder of a model or a pair. Raises ModelError where it cannot be loaded."""
    if isinstance(model, Model):
        return SentenceTransformerEncoder(model, batch_tokens)
    return PairEncoder(
        SentenceTransformerEncoder(model.first, batch_tokens),
        SentenceTransformerEncoder(model.second, batch_tokens),
    )


def _tell_half(share: Share, at: int, done: float) -> None:
    """Tell of a share of what the first (0) or the second model (1) does."""
    share((at + done) / 2)


def _alike(item: Encoded, middle: Centre) -> Encoded:
    return Encoded(
        (unit(item.sentence.astype(np.float32) - middle.sentences) * _HALF).astype(np.float16),
        (unit(item.words.astype(np.float32) - middle.words) * _HALF).astype(np.float16),
    )


def _side_by_side(one: Encoded, other: Encoded) -> Encoded:
    return Encoded(
        np.concatenate([one.sentence, other.sentence]),
        np.concatenate([one.words, other.words], axis=1),
    )
