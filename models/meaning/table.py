"""The sentences of a story laid out for comparison: their vectors, centred, and their weights."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from models.arrays import Flags, Floats, Integers
from models.encoders.background import Background, Vectors, unit
from models.encoders.encoding import Encoded
from models.language.said_by import said_by
from models.language.words import informations, words

Rows = Integers

# What a word can weigh at most, in nats. Without a cap the rarest name decides alone.
# ROC AUC (MRPC / ECB+ pairs, min and mean of both directions): cap 6 .778/.877,
# 8 .775/.872, none .768/.866, all words alike .773/.876.
_MOST_INFORMATION = 6.0
# A word of one sentence in twenty (exp(-3)) keeps its weight, the commonest a fifth of it.
# Average precision of the same main claim on labelled stories (real, real, invented): .753,
# .675, .821 with this and .742, .664, .817 without; 2 and 4 instead of 3 give the same.
_RARE, _LEAST_RARITY = 3.0, 0.2
# What the words keep of theirs that only say who says the rest (`models.language.said_by`): one
# spokesman is quoted on many things. Of the sources in which readers found a claim 169 of 248, 193
# of 238 and 199 of 340 have a cell (invented, real, real), without this 163, 187 and 194, with as
# many true ones; average precision is the same to .001. Of 195 pairs of eight ECB+ stories of 40 to
# 220 sentences, by one reader, ROC AUC .912 without, .917 by .3. From .5 to .1 all of these are the
# same to .003; by .1 some of those who bear a figure out are no longer found, and with none of
# their weight 7 of the claims are lost.
_SPEAKER = 0.3
# The mean cosine in a story, and by how many sentences it counts: .12 to .35 was seen. By 10
# instead of 3, eight sentences that share two full names and titles make one statement; on
# labelled stories (invented, real, real) average precision is .849, .764, .675 by 3 and .847,
# .769, .677 by 10, the AUC of shared against unique .950, .963, .940 and .948, .961, .940.
USUAL_TOPIC, _USUAL = 0.2, 3

# Sentences whose cosines with all others are computed at once. One by one they take five times
# as long, and the whole story at once the square of its length in memory.
_BLOCK = 64
# For one in this many of the sentences it pays to compute the cosines with them alone.
_FEW = 8


@dataclass(frozen=True, eq=False)
class SentenceTable:
    """Distinct sentences, laid out for alignment.

    texts: the n sentences. langs: the language of each, ISO 639-1. words: the folded words
    of each. starts: of shape (n + 1,), where each sentence's words begin in `vectors`.
    vectors: of shape (n_words, dimension), unit length, centred. weights: of shape
    (n_words,), nats. rarity: of shape (n_words,), what is left each word of its weight, 0 to 1,
    where others have it too or it only says who speaks. sentences: of shape (n, dimension),
    unit length, centred. counted: of shape (n,), which of them make up the story's topic.
    word_gains, sentence_gains: of shape (n_languages, n_languages), what cosines between
    two languages are multiplied by. language: of shape (n,), the number of each sentence's
    language there.
    """

    texts: tuple[str, ...]
    langs: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    starts: Rows
    vectors: Vectors
    weights: NDArray[np.float32]
    rarity: NDArray[np.float32]
    sentences: Vectors
    language: Rows
    counted: Flags
    word_gains: Vectors
    sentence_gains: Vectors

    def __len__(self) -> int:
        return len(self.texts)

    def rows(self, index: int) -> slice:
        """Where the words of sentence `index` stand in `vectors` and `weights`."""
        return slice(int(self.starts[index]), int(self.starts[index + 1]))

    def cosines(self, index: int, others: Rows) -> Floats:
        """The cosine of sentence `index` with each of the sentences `others`, -1 to 1."""
        gains = self.sentence_gains[self.language[index], self.language[others]]
        if len(others) * _FEW < len(self):
            products = self.sentences[others] @ self.sentences[index]
        else:
            products = self._products(index)[others]
        cosines: Floats = np.clip(products * gains, -1.0, 1.0).astype(np.float64)
        return cosines

    def _products(self, index: int) -> Vectors:
        """The products of sentence `index` with all, from those of the block it is in."""
        block, place = divmod(index, _BLOCK)
        if block not in self._last_block:
            self._last_block.clear()
            rows = self.sentences[block * _BLOCK : (block + 1) * _BLOCK]
            self._last_block[block] = rows @ self.sentences.T
        products: Vectors = self._last_block[block][place]
        return products

    @cached_property
    def _last_block(self) -> dict[int, Vectors]:
        return {}

    @cached_property
    def topic(self) -> Floats:
        """The mean cosine of each sentence with the other counted ones, of shape (n,).

        Drawn towards what is usual in a news story as if by some further sentences, since
        a short story has no average to speak of.
        """
        together = np.array(
            [
                self.sentences[self.counted & (self.language == k)].sum(axis=0)
                for k in range(len(self.word_gains))
            ]
        ).reshape(len(self.word_gains), self.sentences.shape[1])
        sums = ((self.sentences @ together.T) * self.sentence_gains[self.language]).sum(axis=1)
        others = self.counted.sum() - self.counted
        mean: Floats = (sums - self.counted + USUAL_TOPIC * _USUAL) / (others + _USUAL)
        return mean


def sentence_table(
    texts: Sequence[str],
    encoded: Sequence[Encoded],
    background: Background,
    langs: str | Sequence[str],
    counted: Flags | None = None,
) -> SentenceTable:
    """The table of `texts`.

    encoded: the vectors of each text. background: what the vectors of the model have in
    common. langs: the language of each text, or of all. counted: of shape (n,), which texts
    make up the story; without it the texts are no story: all count for the topic, and no word
    is common.
    """
    langs = [langs] * len(texts) if isinstance(langs, str) else langs
    folded = tuple(words(text) for text in texts)
    known = [background.known(lang) for lang in langs]
    names = sorted(set(known))
    vectors, sentences = _centred(encoded, known, background)
    rarity = _rarity(folded, counted)
    kept = np.array([rarity[word] for row in folded for word in row], dtype=np.float32)
    kept *= _spoken(texts, langs)
    gains = [[background.gain(one, other) for other in names] for one in names]
    return SentenceTable(
        texts=tuple(texts),
        langs=tuple(langs),
        words=folded,
        starts=np.concatenate([[0], np.cumsum([len(row) for row in folded])]).astype(np.int64),
        vectors=vectors,
        weights=_weights(folded, langs) * kept,
        rarity=kept,
        sentences=sentences,
        language=np.array([names.index(lang) for lang in known], dtype=np.int64),
        counted=np.ones(len(texts), dtype=np.bool_) if counted is None else counted,
        word_gains=_matrix([[gain.words for gain in row] for row in gains]),
        sentence_gains=_matrix([[gain.sentences for gain in row] for row in gains]),
    )


def story_table(
    texts: Sequence[str],
    encoded: Sequence[Encoded],
    background: Background,
    langs: str | Sequence[str],
) -> SentenceTable:
    """The table of `texts`, all of them sentences of one story; see `sentence_table`."""
    counted = np.ones(len(texts), dtype=np.bool_)
    return sentence_table(texts, encoded, background, langs, counted)


def _centred(
    encoded: Sequence[Encoded], langs: Sequence[str], background: Background
) -> tuple[Vectors, Vectors]:
    """The vectors of the words and of the sentences, less what all of a language share."""
    centres = [background.centres[lang] for lang in langs]
    dimension = next(iter(background.centres.values())).words.shape[0]
    of_words, of_sentences = [], []
    for its, centre in zip(encoded, centres, strict=True):
        of_words.append(its.words.astype(np.float32) - centre.words)
        of_sentences.append(its.sentence.astype(np.float32)[None, :] - centre.sentences)
    return unit(_stack(of_words, dimension)), unit(_stack(of_sentences, dimension))


def _weights(folded: Sequence[tuple[str, ...]], langs: Sequence[str]) -> Vectors:
    """What each word tells, up to a limit, one sentence behind the other."""
    told = [
        np.minimum(informations(row, lang), _MOST_INFORMATION)
        for row, lang in zip(folded, langs, strict=True)
    ]
    return np.concatenate([*told, np.zeros(0)]).astype(np.float32)


def _rarity(folded: Sequence[tuple[str, ...]], counted: Flags | None) -> Mapping[str, float]:
    """What each word keeps of its weight: 1 where one sentence has it, less the more have it.

    The inverse document frequency inside the story: the names that everybody mentions tell
    nobody's sentences apart.
    """
    if counted is None:
        return defaultdict(lambda: 1.0)
    its = [set(row) for row, counts in zip(folded, counted, strict=True) if counts]
    frequency = Counter(word for row in its for word in row)
    return defaultdict(
        lambda: 1.0, {word: rarity(count, len(its)) for word, count in frequency.items()}
    )


def rarity(count: int, of: int) -> float:
    """What is left, .2 to 1, of what tells sentences apart where `count` of `of` have it."""
    span = min(_RARE, log((of + 2) / 2)) or 1.0
    return min(1.0, max(_LEAST_RARITY, log((of + 2) / (count + 1)) / span))


def _spoken(texts: Sequence[str], langs: Sequence[str]) -> Vectors:
    """What each word keeps of its weight by whether it only says who says the rest."""
    found = [said_by(text, lang) for text, lang in zip(texts, langs, strict=True)]
    speaks = np.concatenate([*found, np.zeros(0, np.bool_)])
    return np.where(speaks, np.float32(_SPEAKER), np.float32(1))


def _stack(rows: Sequence[NDArray[np.floating]], dimension: int) -> Vectors:
    stacked: Vectors = np.vstack([*rows, np.zeros((0, dimension), np.float32)])
    return stacked


def _matrix(rows: Sequence[Sequence[float]]) -> Vectors:
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(rows))
