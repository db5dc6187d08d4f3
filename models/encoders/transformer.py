"""The sentence-transformers implementation of `Encoder`.

Importing this module loads neither torch nor sentence-transformers; building the encoder
does. A run whose sentences are all in the cache never builds it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from models.arrays import Integers
from models.encoders.encoding import Encoded, Share, untold
from models.encoders.unpacking import unpacked_model
from models.encoders.weights import Model
from models.errors import ModelError
from models.language.words import word_spans

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# What a model without a stated window is given: BERT's.
_NO_WINDOW = 512
# Batches of few shapes: widths in steps of so many tokens, and so many pieces at most. Of 4 pieces
# they are as fast as of 8 or 16 (2 take a quarter longer), and what is not full is filled up: of a
# story of 86 sentences, new, 9% of all tokens are such filling; of 16 they were 44%.
_WIDTH_STEP, _MOST_ROWS = 16, 4
_NO_PLACES = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a text that the model takes in one go."""

    text: int
    start: int
    content: str


class SentenceTransformerEncoder:
    """Sentence and word vectors in one pass of a sentence-transformers model."""

    def __init__(self, model: Model, batch_tokens: int = 4096) -> None:
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]  # not annotated upstream
        try:
            self._model = _load(model)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"{model.folder} is not a sentence-transformers model that can be loaded: {error}"
            ) from error
        self._batch_tokens = batch_tokens
        self._window = int(self._model.max_seq_length or _NO_WINDOW)
        self._tokenizer: Any = self._model.tokenizer
        self._prompt = self._model.prompts.get(self._model.default_prompt_name or "", "") or ""

    def encode(self, texts: Sequence[str], share: Share = untold) -> list[Encoded]:
        """One `Encoded` for each text, in order.

        A text longer than the model's window is encoded in windows, never cut short.
        """
        spans = [np.array(word_spans(text)).reshape(-1, 2) for text in texts]
        pieces = [
            _Piece(index, start, content)
            for index, text in enumerate(texts)
            for start, content in self._windows(text, 0)
        ]
        dimension = int(self._model.get_embedding_dimension() or 0)
        words = [np.zeros((len(rows), dimension), dtype=np.float32) for rows in spans]
        tokens = [np.zeros(len(rows), dtype=np.float32) for rows in spans]
        sentences = np.zeros((len(texts), dimension), dtype=np.float32)
        done = 0
        for batch, width in self._batches(pieces):
            for piece, whole, vectors, offsets in self._forward(batch, width):
                sentences[piece.text] += whole * len(vectors)
                token, word = _words_of_tokens(spans[piece.text], offsets + piece.start)
                np.add.at(words[piece.text], word, vectors[token])
                np.add.at(tokens[piece.text], word, 1.0)
            done += len(batch)
            share(done / len(pieces))
        return [
            Encoded(_unit(sentence), (rows / np.maximum(count, 1.0)[:, None]).astype(np.float16))
            for sentence, rows, count in zip(sentences, words, tokens, strict=True)
        ]

    def _windows(self, text: str, start: int) -> list[tuple[int, str]]:
        """`text` halved at word boundaries until each piece fits the model's window."""
        if self._length(text) <= self._window:
            return [(start, text)]
        middle = _boundary_near_middle(text)
        left, right = text[:middle], text[middle:]
        return self._windows(left, start) + self._windows(right, start + middle)

    def _length(self, text: str) -> int:
        tokens = self._tokenizer(self._prompt + text, truncation=False, verbose=False)
        return len(tokens["input_ids"])

    def _batches(self, pieces: Sequence[_Piece]) -> Iterator[tuple[list[_Piece], int]]:
        """Pieces of about one length, and the tokens that each is padded to.

        Floating-point results depend on the shape of a batch, never on what else is in it:
        shapes follow from a piece's own length alone, so that its vectors are the same to
        the last bit whatever it is encoded with, and so is a run on a half-filled cache.
        """
        by_width: defaultdict[int, list[_Piece]] = defaultdict(list)
        for piece in pieces:
            by_width[min(self._window, _widened(self._length(piece.content)))].append(piece)
        for width in sorted(by_width):
            rows = self._rows(width)
            for start in range(0, len(by_width[width]), rows):
                yield by_width[width][start : start + rows], width

    def _rows(self, width: int) -> int:
        """How many pieces of `width` tokens go through the model at once."""
        return max(1, min(_MOST_ROWS, self._batch_tokens // width))

    def _forward(
        self, batch: Sequence[_Piece], width: int
    ) -> list[tuple[_Piece, NDArray[np.float32], NDArray[np.float32], Integers]]:
        """For each piece: its sentence vector, its token vectors, its tokens' offsets."""
        import torch

        texts = [self._prompt + piece.content for piece in batch]
        features = self._tokenizer(
            texts + texts[:1] * (self._rows(width) - len(texts)),
            padding="max_length",
            truncation=True,
            max_length=width,
            return_tensors="pt",
            return_offsets_mapping=True,
        )
        offsets, start = features.pop("offset_mapping").numpy(), len(self._prompt)
        with torch.inference_mode():
            output = self._model(dict(features))
        vectors = output["token_embeddings"].float().numpy()
        wholes = output["sentence_embedding"].float().numpy()
        there = features["attention_mask"].numpy().astype(bool)
        return [
            (piece, wholes[row], vectors[row, there[row]], offsets[row, there[row]] - start)
            for row, piece in enumerate(batch)
        ]


def _load(model: Model) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    if model.packed:
        return unpacked_model(model.folder)
    return SentenceTransformer(str(model.folder), device="cpu", local_files_only=True)


def _widened(tokens: int) -> int:
    """The width of the batch for a piece of so many tokens."""
    return -(-tokens // _WIDTH_STEP) * _WIDTH_STEP


def _words_of_tokens(spans: Integers, offsets: Integers) -> tuple[Integers, Integers]:
    """The pairs (token, word) that share a character.

    A word has several tokens where it is rare; a token has several words in scripts that
    are written without spaces, where each character is a word.
    """
    if len(spans) == 0:
        return _NO_PLACES, _NO_PLACES
    first = np.searchsorted(spans[:, 1], offsets[:, 0], side="right")
    after = np.searchsorted(spans[:, 0], offsets[:, 1], side="left")
    count = np.where(offsets[:, 1] > offsets[:, 0], np.maximum(after - first, 0), 0)
    tokens = np.repeat(np.arange(len(offsets)), count)
    within = np.arange(len(tokens)) - np.repeat(np.cumsum(count) - count, count)
    return tokens, first[tokens] + within


def _boundary_near_middle(text: str) -> int:
    middle = len(text) // 2
    starts = [start for start, _ in word_spans(text) if start > 0]
    return min(starts, key=lambda start: abs(start - middle), default=middle)


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float16]:
    return (vector / max(float(np.linalg.norm(vector)), 1e-12)).astype(np.float16)
