"""What is measured on labelled stories: statuses, statements, pairs with one main claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from sklearn.metrics import average_precision_score

from benchmarks.gold_stories import Story, aligned, found_statements
from benchmarks.measuring import Measurement
from flows.evaluation.bench import Bench
from models.arrays import Flags, Floats
from models.evaluation.clusters import clustering
from models.meaning.affinity import Affinities
from models.meaning.coverage import coverage, status
from models.meaning.table import SentenceTable
from models.settings import Alignment

Statuses = Sequence[tuple[str, str]]  # of each sentence the true and the found status


def story_measurements(name: str, stories: Sequence[Story], bench: Bench) -> list[Measurement]:
    """The figures of one set of stories; their units are whole stories."""
    judged = [(story, *aligned(story, bench)) for story in stories]
    found = [list(_statuses(*one, bench.settings.alignment)) for one in judged]
    partitions = [(found_statements(story, bench), story.clusters) for story in stories]
    pairs = [(story.same[story.counted], p.same.toarray()[story.counted]) for story, _, p in judged]
    return [
        Measurement(f"{name}: told or unique right", found, lambda its: told(_flat(its))),
        Measurement(f"{name}: status right, three ways", found, lambda its: statuses(_flat(its))),
        statements_measurement(name, partitions),
        Measurement(f"{name}: same main claim, average precision", pairs, _average_precision),
    ]


def statements_measurement(
    name: str, partitions: Sequence[tuple[Sequence[int], Sequence[int]]]
) -> Measurement:
    """B-cubed F1 over stories, each (statements found, gold)."""
    return Measurement(
        f"{name}: statements, B-cubed F1", partitions, lambda its: clustering(its).bcubed_f1
    )


def statuses(found: Statuses) -> float:
    """The share of sentences with the right status of three."""
    return share([gold == judged for gold, judged in found])


def told(found: Statuses) -> float:
    """Of the sentences that are clearly shared or unique, the share rightly called told or not."""
    clear = [(gold, judged) for gold, judged in found if gold in ("shared", "unique")]
    return share([(gold == "unique") == (judged == "unique") for gold, judged in clear])


def share(right: Sequence[bool]) -> float:
    """The share that is True; not a number where there is none."""
    return float(np.mean(right)) if right else float("nan")


def _statuses(
    story: Story, table: SentenceTable, pairs: Affinities, settings: Alignment
) -> Iterator[tuple[str, str]]:
    for row in story.labelled.tolist():
        found = coverage(row, story.articles != story.articles[row], table, pairs)
        yield story.statuses[row], status(found, table.weights[table.rows(row)], settings)


def _average_precision(stories: Sequence[tuple[Flags, Floats]]) -> float:
    gold, scores = (np.concatenate(part) for part in zip(*stories, strict=True))
    return float(average_precision_score(gold, scores))


def _flat(stories: Sequence[Statuses]) -> Statuses:
    return list(chain.from_iterable(stories))
