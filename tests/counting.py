"""An encoder that remembers what it was asked, and a loader that must not be called."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from models.encoders.encoding import Encoded, Encoder, Share, untold
from models.language.words import word_spans


class CountingEncoder:
    """Gives each text vectors made from its length; remembers what it was asked."""

    def __init__(self, value: float = 1.0) -> None:
        self.asked: list[str] = []
        self.value = value

    def encode(self, texts: Sequence[str], share: Share = untold) -> list[Encoded]:
        """Vectors of dimension 3."""
        self.asked += texts
        found = []
        for number, text in enumerate(texts, start=1):
            found.append(self._vectors(text))
            share(number / len(texts))
        return found

    def _vectors(self, text: str) -> Encoded:
        rows = np.full((len(word_spans(text)), 3), self.value, dtype=np.float16)
        return Encoded(np.full(3, len(text), dtype=np.float16), rows)


def refuse() -> Encoder:
    """Stand in for a loader that must not be called."""
    pytest.fail("the encoder was built though nothing was missing")
