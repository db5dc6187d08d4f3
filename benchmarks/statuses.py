"""Shared, partial or unique: the labelled sentences, those the thresholds were frozen on first.

Usage: python -m benchmarks.statuses [FOLDER] [--labels FILE]

FOLDER holds the news data that `benchmarks/labels/` refers to (default ../shared/data);
FILE is one file of labels, to be measured alone (default: both).
Prints how well coverage tells the statuses apart, beside the nearest sentence by cosine;
the figures at the frozen thresholds; and pairs of the same main claim.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from sklearn.metrics import average_precision_score, roc_auc_score

from benchmarks.same_content import vectors
from models.affinity import affinities
from models.alignment import SentenceTable, sentence_table
from models.coverage import coverage, status
from models.settings import Alignment

LABELS = tuple(
    Path(__file__).parent / "labels" / name for name in ("statuses.jsonl", "statuses_second.jsonl")
)


@dataclass(frozen=True, eq=False)
class Story:
    """One labelled story: its sentences, their articles and labels, which say the same."""

    table: SentenceTable
    articles: NDArray[np.str_]
    statuses: tuple[str, ...]
    same: NDArray[np.bool_]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--labels", type=Path, help="one file of labels (default: both)")
    given = parser.parse_args()
    folder, labels = given.folder, (given.labels,) if given.labels else LABELS
    if not folder.is_dir():
        parser.exit(1, f"No data in {folder}: give the folder of the labelled files.\n")
    if missing := [str(path) for path in labels if not path.is_file()]:
        parser.exit(1, f"No labels in {', '.join(missing)}: give a file of `benchmarks/labels/`.\n")
    loaded = list(stories(folder, labels))
    for line in [*statuses(loaded), same_claims(loaded)]:
        Console().print(line, highlight=False)


def stories(folder: Path, labels: Sequence[Path] = LABELS) -> Iterator[Story]:
    """The stories of the files of labels, their texts taken from the data."""
    lines = [line for path in labels for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [json.loads(line) for line in lines]
    texts: dict[str, str] = {}
    for name in sorted({row["file"] for row in rows}):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            texts |= {row["id"]: row["text"] for row in map(json.loads, file)}
    grouped = defaultdict(list)
    for row in rows:
        grouped[row["story"]].append(row)
    for its in grouped.values():
        words = [" ".join(texts[r["article"]][r["start"] : r["end"]].split()) for r in its]
        encoded, centre = vectors(words)
        place = {(r["article"], r["start"]): number for number, r in enumerate(its)}
        same = np.zeros((len(its), len(its)), dtype=bool)
        for number, row in enumerate(its):
            same[number, [place[article, start] for article, start in row["same"]]] = True
        yield Story(
            sentence_table(words, encoded.by_text, centre, "en"),
            np.array([row["article"] for row in its]),
            tuple(row["status"] for row in its),
            same,
        )


def statuses(loaded: Sequence[Story]) -> Iterator[str]:
    """How well coverage, and cosine, tell shared from unique; the confusion."""
    rows = [row for story in loaded for row in shares(story)]
    gold = np.array([row[0] for row in rows])
    share, cosine = (np.array([row[k] for row in rows], dtype=float) for k in (1, 2))
    clear = gold != "partial"
    for name, score in (("nearest sentence by cosine", cosine), ("coverage", share)):
        auc = roc_auc_score(gold[clear] == "shared", score[clear])
        yield f"shared against unique, ROC AUC, {name}: {auc:.3f}"
    found = np.array([status(value, Alignment()) for value in share])
    recall = [(found[gold == name] == name).mean() for name in ("shared", "partial", "unique")]
    yield f"status right: {(found == gold).mean():.3f}; mean recall: {np.mean(recall):.3f}"
    yield f"(gold, found): {dict(Counter(zip(gold.tolist(), found.tolist(), strict=True)))}"


def shares(story: Story) -> Iterator[tuple[str, float, float]]:
    """Gold status, coverage and the nearest cosine of each labelled sentence."""
    pairs = affinities(story.table)
    cosines = story.table.sentences @ story.table.sentences.T
    for row, gold in enumerate(story.statuses):
        elsewhere = story.articles != story.articles[row]
        if gold != "none":
            share = coverage(row, elsewhere, story.table, pairs).share
            yield gold, share, float(cosines[row][elsewhere].max())


def same_claims(loaded: Sequence[Story]) -> str:
    """Average precision of the affinity and of cosine on pairs of the same main claim."""
    gold, cosine, ours = [], [], []
    for story in loaded:
        labelled = np.array([name != "none" for name in story.statuses])
        apart = (story.articles[:, None] != story.articles) & labelled[:, None] & labelled
        counted = np.triu(apart, 1)
        gold.append(story.same[counted])
        cosine.append((story.table.sentences @ story.table.sentences.T)[counted])
        ours.append(affinities(story.table).same.toarray()[counted])
    y = np.concatenate(gold)
    found = [average_precision_score(y, np.concatenate(values)) for values in (cosine, ours)]
    return f"same main claim, average precision: cosine {found[0]:.3f}, affinity {found[1]:.3f}"


if __name__ == "__main__":
    main()
