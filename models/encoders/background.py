"""What all vectors of a model have in common, by language, and how far languages lie apart.

Word vectors of one model share a direction, and so do sentence vectors; within a language
they share more than across. Taken out for each language, unrelated news sentences have a
cosine of about 0 and unrelated words match by about .12, whichever language and model:
multilingual-e5-small has .78 to .86 and .11 to .27 before. So one set of thresholds holds
for all. Between two languages translations remain less alike than equal sentences (.5 to
.7); a factor for each pair of languages makes up for that, measured on translations.

The background are 50 invented news sentences on as many subjects, in each language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from models.encoders.encoding import Encoded

Vectors = NDArray[np.float32]

# A language without a background of its own is centred as this one.
FALLBACK = "en"
# What translations are raised to, on average. Chosen on invented stories in seven
# languages, of which .8 to .9 tell shared from unique equally well across languages.
_TRANSLATED = 0.85


@dataclass(frozen=True, slots=True)
class Centre:
    """The means of a language's word vectors and sentence vectors, of shape (dimension,)."""

    words: Vectors
    sentences: Vectors


@dataclass(frozen=True, slots=True)
class Gain:
    """What cosines between two languages are multiplied by, at least 1."""

    words: float = 1.0
    sentences: float = 1.0


@dataclass(frozen=True, eq=False)
class Background:
    """The centres of some languages and the gains between any two of them."""

    centres: Mapping[str, Centre]
    gains: Mapping[frozenset[str], Gain]

    def known(self, lang: str) -> str:
        """The language whose background serves for `lang`."""
        return lang if lang in self.centres else FALLBACK

    def gain(self, one: str, other: str) -> Gain:
        """The gain between two known languages."""
        return self.gains.get(frozenset({one, other}), Gain())


@cache
def background_texts(lang: str) -> tuple[str, ...]:
    """The background sentences in a language, the same ones in each; none if it has none."""
    file = files("models").joinpath("data", "background", f"{lang}.txt")
    return tuple(file.read_text(encoding="utf-8").splitlines()) if file.is_file() else ()


def all_languages() -> tuple[str, ...]:
    """The languages that have a background, ISO 639-1, sorted."""
    found = files("models").joinpath("data", "background").iterdir()
    return tuple(sorted(file.name.removesuffix(".txt") for file in found))


def background_languages(langs: Sequence[str]) -> tuple[str, ...]:
    """Of `langs` those with a background, and the fallback; sorted."""
    return tuple(sorted({FALLBACK, *(lang for lang in langs if background_texts(lang))}))


def background(encoded: Mapping[str, Sequence[Encoded]]) -> Background:
    """The background of a model from the encoded sentences of each language.

    encoded: by language, line by line translations of each other; `FALLBACK` is among them.
    """
    centres = {lang: centre_of(sentences) for lang, sentences in encoded.items()}
    gains = {
        frozenset(pair): _gain([_centred(encoded[lang], centres[lang]) for lang in pair])
        for pair in combinations(sorted(encoded), 2)
    }
    return Background(centres, gains)


def centre_of(sentences: Sequence[Encoded]) -> Centre:
    """The means of the word vectors and of the sentence vectors of `sentences`."""
    return Centre(
        np.vstack([item.words for item in sentences]).astype(np.float32).mean(axis=0),
        np.vstack([item.sentence for item in sentences]).astype(np.float32).mean(axis=0),
    )


def _centred(sentences: Sequence[Encoded], centre: Centre) -> list[tuple[Vectors, Vectors]]:
    return [
        (
            unit(item.words.astype(np.float32) - centre.words),
            unit(item.sentence.astype(np.float32) - centre.sentences),
        )
        for item in sentences
    ]


def _gain(translations: Sequence[Sequence[tuple[Vectors, Vectors]]]) -> Gain:
    """From the mean best match of words, and the mean cosine, of translations."""
    words, sentences = [], []
    for (one_words, one), (other_words, other) in zip(*translations, strict=True):
        words.append((one_words @ other_words.T).max(axis=1).mean())
        sentences.append(one @ other)
    return Gain(_raise(float(np.mean(words))), _raise(float(np.mean(sentences))))


def _raise(mean: float) -> float:
    # A model that does not know one of the languages finds no likeness to be raised.
    return max(1.0, _TRANSLATED / mean) if mean > _TRANSLATED / 3 else 1.0


def unit(rows: Vectors) -> Vectors:
    """`rows`, one or more vectors, each scaled to length one."""
    lengths = np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
    scaled: Vectors = (rows / lengths).astype(np.float32)
    return scaled
