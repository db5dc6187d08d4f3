"""Same content or not: Rashomon's affinity against sentence cosine, same centred vectors.

Usage: python -m benchmarks.same_content [FOLDER] [--pairs N] [--model NAME]

FOLDER holds labelled news data (default ../shared/data; the files and their origin are in
its README). Prints, for each set, the ROC AUC (rank correlation for graded headlines) of
both, and for statements the pairwise F1 of the clusters: Rashomon at its frozen threshold,
cosine with average linkage at the threshold that suits it best on this very data.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from scipy.sparse import csr_array
from scipy.stats import spearmanr
from sklearn.metrics import average_precision_score, roc_auc_score

from flows.evaluation.bench import Bench
from models.grouping.statements import cluster
from models.judging import judge_pairs
from models.meaning.affinity import affinities
from models.meaning.alignment import SentenceTable, sentence_table
from models.settings import Encoding, Settings

Row = Mapping[str, Any]
Floats = NDArray[np.float64]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--pairs", type=int, default=1500, help="pairs of each set at most")
    parser.add_argument("--model", default="default", help="default, fast, or a folder")
    options = parser.parse_args()
    if not options.folder.is_dir():
        parser.exit(1, f"No data in {options.folder}: give the folder of the labelled files.\n")
    bench = Bench(Settings(encoding=Encoding(model=options.model)))
    table = Table("set", "measure", "cosine", "Rashomon", title=bench.model.name)
    for row in [
        *pair_sets(options.folder, options.pairs, bench),
        *statements(options.folder, bench),
    ]:
        table.add_row(*row)
    Console().print(table)


def pair_sets(folder: Path, most: int, bench: Bench) -> Iterator[tuple[str, ...]]:
    """One row for each set of labelled pairs."""
    mrpc = read(folder / "pairs_mrpc_train.jsonl.gz")[:most]
    yield measured("news paraphrases (MRPC)", mrpc, [row["label"] for row in mrpc], bench)
    ecb = read(folder / "ecbplus_pairs.jsonl.gz")
    ecb = [row for row in ecb if row["jaccard"] >= 0.5 or row["n_shared"] == 0][:: len(ecb) // most]
    yield measured("events (ECB+)", ecb, [int(row["jaccard"] >= 0.5) for row in ecb], bench)
    headlines = read(folder / "pairs_stsb_headlines.jsonl.gz")[:most]
    yield measured("headlines (STS)", headlines, [row["score"] for row in headlines], bench)


def measured(
    name: str, rows: Sequence[Row], gold: Sequence[float], bench: Bench
) -> tuple[str, ...]:
    """The figures of one set of pairs."""
    pairs = [(row["a"], row["b"]) for row in rows]
    encoded = bench.encode([text for pair in pairs for text in pair])
    judged = judge_pairs(pairs, [("en", "en")] * len(pairs), encoded, bench.yardstick(["en"]))
    graded = len(set(gold)) > 2
    score = (
        (lambda s: float(spearmanr(s, gold)[0])) if graded else (lambda s: roc_auc_score(gold, s))
    )
    measure = "rank correlation" if graded else "ROC AUC"
    return name, measure, f"{score(judged.cosine):.3f}", f"{score(judged.same):.3f}"


def statements(folder: Path, bench: Bench) -> Iterator[tuple[str, ...]]:
    """Average precision of pairs inside stories, and pairwise F1 of clusters."""
    stories = list(ecb_stories(folder, bench))
    gold = np.concatenate([same[apart] for _, same, apart in stories])
    cosines = [csr_array(np.clip(cosine(table), 0.0, 1.0)) for table, _, _ in stories]
    calibration = bench.yardstick(["en"]).calibration
    ours = [affinities(table, calibration).same for table, _, _ in stories]
    ranked = [
        average_precision_score(gold, inside(matrices, stories)) for matrices in (cosines, ours)
    ]
    yield "pairs inside stories (ECB+)", "average precision", *(f"{value:.3f}" for value in ranked)
    best = max(f1(cosines, stories, at) for at in np.arange(0.3, 0.9, 0.025))
    frozen = f1(ours, stories, bench.settings.alignment.same)
    yield "statements (ECB+)", "pairwise F1", f"{best:.3f} (best)", f"{frozen:.3f} (frozen)"


Story = tuple[SentenceTable, NDArray[np.bool_], NDArray[np.bool_]]


def ecb_stories(folder: Path, bench: Bench) -> Iterator[Story]:
    """Each story's sentences, which pairs share half their events, which to count.

    Counted: pairs of different articles, each once.
    """
    grouped = defaultdict(list)
    for row in read(folder / "ecbplus_sentences.jsonl.gz"):
        if row["curated"] and row["events"]:
            grouped[row["story"]].append(row)
    for rows in grouped.values():
        texts = list(dict.fromkeys(row["text"] for row in rows))
        first = [next(row for row in rows if row["text"] == text) for text in texts]
        background = bench.yardstick(["en"]).background
        events = [set(row["events"]) for row in first]
        same = np.array([[len(a & b) / len(a | b) >= 0.5 for b in events] for a in events])
        documents = np.array([row["doc"] for row in first])
        apart = np.triu(documents[:, None] != documents[None, :], 1)
        yield sentence_table(texts, bench.encode(texts), background, "en"), same, apart


def cosine(table: SentenceTable) -> Floats:
    """Sentence cosines, without the diagonal."""
    values = (table.sentences @ table.sentences.T).astype(np.float64)
    np.fill_diagonal(values, 0.0)
    return values


def inside(matrices: Sequence[csr_array], stories: Sequence[Story]) -> Floats:
    """The values of the counted pairs of all stories."""
    parts = [m.toarray()[apart] for m, (_, _, apart) in zip(matrices, stories, strict=True)]
    return np.concatenate(parts)


def f1(matrices: Sequence[csr_array], stories: Sequence[Story], threshold: float) -> float:
    """F1 of the counted pairs that fall into one cluster."""
    found = right = wanted = 0
    for matrix, (_, same, apart) in zip(matrices, stories, strict=True):
        labels = cluster(matrix, threshold)
        together = (labels[:, None] == labels[None, :]) & apart
        found += int(together.sum())
        right += int((together & same).sum())
        wanted += int((same & apart).sum())
    return 2 * right / max(1, found + wanted)


def read(path: Path) -> list[Row]:
    """The rows of a compressed JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


if __name__ == "__main__":
    main()
