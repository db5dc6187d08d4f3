"""Which pairs are aligned: against the plainest way to choose them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from models.encoders.background import unit
from models.meaning import candidates
from models.meaning.affinity import judge
from models.meaning.calibration import DEFAULT
from models.meaning.candidates import candidate_pairs
from models.meaning.letters import letter_vectors
from models.meaning.table import SentenceTable
from tests.tables import all_pairs, random_table

Pairs = set[tuple[int, int]]


def found(table: SentenceTable) -> Pairs:
    """The candidate pairs; fails if one comes twice, out of order or turned about."""
    first, second = candidate_pairs(table)
    pairs = list(zip(first.tolist(), second.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    assert (first < second).all()
    return set(pairs)


def cosines(table: SentenceTable) -> NDArray[np.float64]:
    """The likeness of each two sentences of `random_table`, whose words have nothing in common."""
    gains = table.sentence_gains[table.language][:, table.language]
    likeness = (table.sentences @ table.sentences.T * gains).astype(np.float64)
    np.fill_diagonal(likeness, -np.inf)
    return likeness


def naively(likeness: NDArray[np.float64], likest: int, least: float) -> Pairs:
    """The pairs of each sentence with those likest to it, if likely enough."""
    pairs = set()
    for one, row in enumerate(likeness):
        for other in np.argsort(-row)[:likest].tolist():
            if row[other] >= least:
                pairs.add((min(one, other), max(one, other)))
    return pairs


@pytest.mark.parametrize("size", [0, 1, 2, 300])
def test_a_small_story_is_aligned_whole(size: int) -> None:
    """Up to 300 sentences every pair is a candidate, each once."""
    assert len(found(random_table([1] * size))) == size * (size - 1) // 2


@pytest.mark.parametrize("langs", [("en",), ("en", "zh")])
def test_each_sentence_keeps_the_likest(langs: tuple[str, ...]) -> None:
    """In a large story those are candidates that a loop over sentences finds, and no others."""
    table = wordless(random_table([1] * 420, seed=1, dimension=3, langs=langs))
    likeness = cosines(table)

    assert (likeness >= 0.40).sum(axis=1).max() > candidates._LIKEST
    assert found(table) == naively(likeness, candidates._LIKEST, 0.40)


def test_a_share_of_the_story_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a very large story each sentence keeps a share of it."""
    monkeypatch.setattr(candidates, "_LIKEST", 4)
    table = wordless(random_table([1] * 480, seed=2, dimension=3))

    assert found(table) == naively(cosines(table), round(480 * candidates._SHARE), 0.40)


@pytest.mark.parametrize("cells", [1, 1000, 10**7])
def test_how_much_at_once_is_irrelevant(cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few likenesses are held in memory, the pairs are the same."""
    table = random_table([2] * 320, seed=3, dimension=3)
    whole = found(table)
    monkeypatch.setattr(candidates, "_CELLS_AT_ONCE", cells)

    assert found(table) == whole


def test_letters_make_candidates_too() -> None:
    """Two sentences of the same words are candidates though their vectors are orthogonal."""
    table = random_table([6] * 310, seed=4, dimension=400)
    words = (table.words[0],) * 2 + table.words[2:]
    basis = np.eye(400, dtype=np.float32)[:310]

    assert found(replace(table, words=words, sentences=basis)) == {(0, 1)}


def test_hashed_letters_are_as_alike_as_letters() -> None:
    """Folding the n-grams into columns moves a likeness of wording by little."""
    texts = [f"{a} {b} {c}" for a in WHO for b in DID for c in WHAT]
    sentences = tuple(tuple(text.split()) for text in texts)
    table = replace(random_table([1] * len(texts)), words=sentences)
    folded = candidates._cheap_vectors(table)[:, table.sentences.shape[1] :]
    exact = letter_vectors(sentences).toarray()
    error = folded @ folded.T / 0.5 - exact @ exact.T

    assert np.sqrt(np.mean(error**2)) < 0.05


def test_likely_pairs_are_not_lost() -> None:
    """In a story of 600 sentences about 60 claims nearly every likely pair is aligned.

    Judged likely: what a run over all pairs gives a probability of .3 or more.
    """
    table = retold(claims=60, tellings=10, seed=5)
    first, second = all_pairs(len(table))
    once = first < second
    same = judge(table, first[once], second[once], DEFAULT).same
    likely = {
        (int(a), int(b))
        for a, b in zip(first[once][same >= 0.3], second[once][same >= 0.3], strict=True)
    }
    kept = found(table)

    assert len(likely) > 1000
    assert len(likely & kept) / len(likely) > 0.999
    assert len(kept) < 600 * 599 / 2 / 2


WHO = ("the ferry", "a minister", "two witnesses", "the operator", "residents")
DID = ("denied", "has announced", "inspected", "will repay")
WHAT = ("the damage", "a new timetable", "all fares", "an evacuation")


def wordless(table: SentenceTable) -> SentenceTable:
    """The table without letters, so that likeness is that of the vectors alone."""
    return replace(table, words=((),) * len(table))


def retold(claims: int, tellings: int, seed: int) -> SentenceTable:
    """Each claim told several times: words drawn around its own, in a story's common topic."""
    random = np.random.default_rng(seed)
    length, dimension = 8, 64
    topic = random.normal(size=dimension)
    own = random.normal(size=(claims, length, dimension)) + 0.4 * topic
    drawn = np.repeat(own, tellings, axis=0)
    drawn = drawn + random.uniform(0.2, 2.0, size=(len(drawn), 1, 1)) * random.normal(
        size=drawn.shape
    )
    vectors = unit(drawn.reshape(-1, dimension).astype(np.float32))
    table = random_table([length] * claims * tellings, seed, dimension)
    sentences = unit(vectors.reshape(len(table), length, dimension).sum(axis=1))
    return replace(table, vectors=vectors, sentences=sentences)
