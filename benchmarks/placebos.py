"""Placebos on the stories of a folder: labels permuted, and halves of a source.

Labels permuted: every sentence is dealt to the sources at random, each keeping its number; how
many sources then clear chance, at the 5% level, and what they score on average. Halves: what
random halves of a source score on average, beside the whole source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from flows.ingest.reading import read_inputs
from flows.stages import compare_articles
from models.arrays import Floats
from models.chance.placebo import halves
from models.divergence import diverge
from models.records import Comparison
from models.settings import Divergence, Settings

# How often the labels of each story are permuted.
_DEALS = 50


@dataclass(frozen=True, slots=True)
class Dealt:
    """Of the sources of a story with permuted labels. mean: of their scores."""

    cleared: float
    mean: float


def placebos(folder: Path) -> Iterator[str]:
    """The lines of the table: a story each, which is a folder with a folder `articles`."""
    settings = Divergence(resamples=400)
    yield "story                labels permuted: clear, mean   halves: mean   whole: mean"
    for place in sorted(path for path in folder.iterdir() if (path / "articles").is_dir()):
        words = voices_of(place / "articles")
        dealt = dealt_out(words, settings)
        parts, wholes = halves_and_wholes(words, settings)
        figures = f"{dealt.cleared:22.3f}  {dealt.mean:6.3f}  {parts:13.3f}  {wholes:12.3f}"
        yield f"{place.name:20} {figures}"


def voices_of(folder: Path) -> Floats:
    """The words that each origin of a story gives to each statement."""
    settings = Settings()
    read = read_inputs([str(folder)], settings.reading)
    comparison = compare_articles(read.articles, settings)
    return origin_words(comparison)


def origin_words(comparison: Comparison) -> Floats:
    """Code points that each origin gives to each statement; of copies the most generous."""
    names = {statement.id: place for place, statement in enumerate(comparison.statements)}
    by_origin: dict[str, Floats] = {}
    for telling in comparison.tellings:
        told = np.zeros(len(names))
        for judged in telling.judgements:
            for part in judged.parts if judged.sentence.scored else ():
                told[names[part.statement]] += part.end - part.start
        known = by_origin.get(telling.origin, np.zeros(len(names)))
        by_origin[telling.origin] = np.maximum(known, told)
    words = np.array(list(by_origin.values()))
    return words[:, words.any(axis=0)]


def dealt_out(words: Floats, settings: Divergence) -> Dealt:
    """Every origin against the others, with labels permuted again and again."""
    random = np.random.default_rng(settings.seed)
    found = []
    for _ in range(_DEALS):
        dealt = permuted(words, random)
        for row in range(len(dealt)):
            score = diverge(dealt[row], np.delete(dealt, row, axis=0), settings)
            if score:
                found.append((score.p_value <= 1 - settings.level, score.adjusted))
    cleared, mean = np.mean(np.array(found, dtype=np.float64), axis=0).tolist()
    return Dealt(cleared, mean)


def permuted(words: Floats, random: np.random.Generator) -> Floats:
    """The words of a story with the labels of its sources permuted.

    words: of shape (n_sources, n_statements); what one source says in one statement is dealt
    as one piece. Each source keeps its number of pieces; pieces of one statement that come
    together are added up.
    """
    rows, columns = np.nonzero(words)
    dealt = np.zeros_like(words)
    np.add.at(dealt, (random.permutation(rows), columns), words[rows, columns])
    return dealt


def halves_and_wholes(words: Floats, settings: Divergence) -> tuple[float, float]:
    """The mean score of halves of the origins, and of the origins themselves."""
    pairs = []
    for row in range(len(words)):
        others = np.delete(words, row, axis=0)
        half, whole = halves(words[row], others, settings), diverge(words[row], others, settings)
        if half and whole:
            pairs.append((half.mean, whole.adjusted))
    parts, wholes = np.mean(np.array(pairs), axis=0).tolist() if pairs else (np.nan, np.nan)
    return parts, wholes
