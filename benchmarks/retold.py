"""Labelled retellings by halves: edited summaries, and pairs of sentences that say the same.

Rules and weights of `models.distortion` are chosen on the half called tuned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks.labelled import Row, read

Pairs = list[tuple[str, str]]
HALVES = {"tuned": 0, "held out": 1}


def paraphrases(folder: Path, half: str) -> Iterator[tuple[str, Pairs]]:
    """The sets of pairs that say the same."""
    yield "MRPC", mrpc(folder, half)
    yield "ECB+", ecb(folder, half)
    yield "headlines", headlines(folder, half)


def bump(folder: Path, half: str) -> tuple[list[Row], Mapping[int, str]]:
    """Rows and articles of one half, parted by article."""
    articles = {
        r["article_id"]: r["text"] for r in read(folder / "distort_bump_task1_articles.jsonl.gz")
    }
    chosen = sorted(articles)[HALVES[half] :: 2]
    rows = [
        row for row in read(folder / "distort_bump_task1.jsonl.gz") if row["article_id"] in chosen
    ]
    return rows, {number: articles[number] for number in chosen}


def mrpc(folder: Path, half: str) -> Pairs:
    """Every other pair that its annotators call a paraphrase."""
    rows = [row for row in read(folder / "pairs_mrpc_train.jsonl.gz") if row["label"] == 1]
    return _pairs(rows[HALVES[half] :: 2])


def ecb(folder: Path, half: str) -> Pairs:
    """Pairs of sentences about the same events, by odd and even topics."""
    rows = [row for row in read(folder / "ecbplus_pairs.jsonl.gz") if row["jaccard"] >= 0.5]
    return _pairs(row for row in rows if _topic(row) % 2 == HALVES[half])


def headlines(folder: Path, half: str) -> Pairs:
    """Every other pair of headlines that say nearly the same, 4 of 5 and more."""
    rows = [
        r
        for r in read(folder / "pairs_stsb_headlines.jsonl.gz")
        if r["score"] >= 4 and r["a"] != r["b"]
    ]
    return _pairs(rows[HALVES[half] :: 2])


def _topic(row: Row) -> int:
    match = re.match(r"\d+", row["story"])
    return int(match.group()) if match else 0


def _pairs(rows: Iterable[Row]) -> Pairs:
    return _shuffled([(row["a"], row["b"]) for row in rows])


def _shuffled(pairs: Sequence[tuple[str, str]]) -> Pairs:
    order = np.random.default_rng(7).permutation(len(pairs))
    return [pairs[number] for number in order]
