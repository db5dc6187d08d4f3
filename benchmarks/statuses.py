"""Shared, partial or unique: the labelled sentences that the thresholds were frozen on.

Usage: python -m benchmarks.statuses [FOLDER] [--labels NAME] [--model NAME]

FOLDER holds the news data that two of the files in `benchmarks/labels/` refer to (default
../shared/data; without it those two are left out); NAME is one of these files, to be
measured alone. Prints for each how well coverage tells the statuses apart, beside the
nearest sentence by cosine; the figures at the frozen thresholds, beside plain clustering by
cosine with the threshold that suits it best on that very set; pairs of the same main claim,
and statements.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.metrics.pairwise import cosine_similarity

from benchmarks.gold_stories import (
    LABELS,
    Story,
    aligned,
    found_statements,
    invented_stories,
    real_stories,
)
from benchmarks.labelled import add_folder
from flows.evaluation.bench import Bench
from models.arrays import Floats
from models.evaluation.clusters import clustering
from models.meaning.affinity import Affinities
from models.meaning.coverage import coverage, status
from models.meaning.table import SentenceTable
from models.settings import Encoding, Settings

Aligned = tuple[Story, SentenceTable, Affinities]


def main() -> None:
    """Measure and print."""
    names = sorted(path.stem for path in LABELS.glob("*.jsonl"))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_folder(parser)
    parser.add_argument("--labels", choices=names, help="one file of labels (default: all)")
    parser.add_argument("--model", default="default", help="default, fast, or a folder")
    given = parser.parse_args()
    bench = Bench(Settings(encoding=Encoding(model=given.model)))
    console = Console(highlight=False, width=200)
    for name in [given.labels] if given.labels else names:
        if name != "invented" and not given.folder.is_dir():
            console.print(f"{name}: left out, there is no data in {given.folder}")
            continue
        found = invented_stories() if name == "invented" else real_stories(given.folder, name)
        stories = [(story, *aligned(story, bench)) for story in found]
        console.print(f"{name}, {bench.model.name}: {len(found)} stories")
        for line in (*statuses(stories, bench), same_claims(stories), statements(found, bench)):
            console.print(f"  {line}")


def statuses(stories: Sequence[Aligned], bench: Bench) -> Iterator[str]:
    """How well coverage, and cosine, tell shared from unique; what the thresholds make of it."""
    rows = [row for one in stories for row in judged(*one, bench)]
    gold, found = (np.array([row[k] for row in rows]) for k in (0, 1))
    share, cosine = (np.array([row[k] for row in rows], dtype=np.float64) for k in (2, 3))
    clear = gold != "partial"
    for name, score in (("nearest sentence by cosine", cosine), ("coverage", share)):
        auc = roc_auc_score(gold[clear] == "shared", score[clear])
        yield f"shared against unique, ROC AUC, {name}: {auc:.3f}"
    told = ((gold == "unique") == (found == "unique"))[clear].mean()
    recall = [(found[gold == name] == name).mean() for name in ("shared", "partial", "unique")]
    yield f"told or unique right: {told:.3f} of {clear.sum()}"
    best, cut = max(by_cosine_clusters([story for story, *_ in stories], bench))
    yield f"  by clustering cosines, at its best cut on this set ({cut:.2f}): {best:.3f}"
    yield f"status right: {(found == gold).mean():.3f} of {len(gold)}"
    yield f"mean recall: {np.mean(recall):.3f}; (gold, found): {confusion(gold, found)}"


def judged(
    story: Story, table: SentenceTable, pairs: Affinities, bench: Bench
) -> Iterator[tuple[str, str, float, float]]:
    """Of each labelled sentence the true and the found status, coverage, the nearest cosine."""
    for row in story.labelled.tolist():
        elsewhere = story.articles != story.articles[row]
        found = coverage(row, elsewhere, table, pairs)
        weights = table.weights[table.rows(row)]
        nearest = float(table.cosines(row, np.flatnonzero(elsewhere)).max())
        kind = status(found, weights, bench.settings.alignment)
        yield story.statuses[row], kind, found.share, nearest


def by_cosine_clusters(stories: Sequence[Story], bench: Bench) -> Iterator[tuple[float, float]]:
    """The share of clear sentences told or unique by plain clustering, for each cosine cut.

    Average linkage on the cosines of the sentence vectors as they come, of the labelled
    sentences; one is told elsewhere if its cluster holds a sentence of another article.
    """
    cosines = [_cosines(story, bench) for story in stories]
    for cut in np.arange(0.1, 1.0, 0.02).tolist():
        pairs = zip(stories, cosines, strict=True)
        right = [hit for story, its in pairs for hit in _told_by_clusters(story, its, cut)]
        yield float(np.mean(right)), cut


def _cosines(story: Story, bench: Bench) -> Floats:
    """Of the labelled sentences, of shape (n_labelled, n_labelled)."""
    texts = [story.texts[row] for row in story.labelled.tolist()]
    encoded = bench.encode(texts)
    vectors = np.stack([encoded[text].sentence for text in texts]).astype(np.float64)
    return np.asarray(cosine_similarity(vectors))


def _told_by_clusters(story: Story, cosines: Floats, cut: float) -> Iterator[bool]:
    rows = story.labelled
    distance = np.clip(1 - cosines, 0.0, 2.0)
    np.fill_diagonal(distance, 0.0)
    linkage = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - cut
    )
    labels, articles = linkage.fit_predict(distance), story.articles[rows]
    for place, row in enumerate(rows.tolist()):
        if story.statuses[row] != "partial":
            elsewhere = (labels == labels[place]) & (articles != articles[place])
            yield bool(elsewhere.any()) == (story.statuses[row] == "shared")


def same_claims(stories: Sequence[Aligned]) -> str:
    """Average precision of the affinity and of cosine on pairs of the same main claim."""
    gold = np.concatenate([story.same[story.counted] for story, _, _ in stories])
    everything = [np.arange(len(story.texts)) for story, _, _ in stories]
    cosine = np.concatenate(
        [
            np.stack([table.cosines(row, rows) for row in rows.tolist()])[story.counted]
            for (story, table, _), rows in zip(stories, everything, strict=True)
        ]
    )
    ours = np.concatenate([pairs.same.toarray()[story.counted] for story, _, pairs in stories])
    found = [average_precision_score(gold, values) for values in (cosine, ours)]
    return f"same main claim, average precision: cosine {found[0]:.3f}, affinity {found[1]:.3f}"


def statements(stories: Sequence[Story], bench: Bench) -> str:
    """B-cubed of the statements against the groups of sentences with the same main claim."""
    found = clustering([(found_statements(story, bench), story.clusters) for story in stories])
    return (
        f"statements, B-cubed: F1 {found.bcubed_f1:.3f}, precision {found.bcubed_precision:.3f}, "
        f"recall {found.bcubed_recall:.3f}"
    )


def confusion(gold: NDArray[np.str_], found: NDArray[np.str_]) -> dict[tuple[str, str], int]:
    """How often each true status met each found one."""
    return dict(Counter(zip(gold.tolist(), found.tolist(), strict=True)))


if __name__ == "__main__":
    main()
