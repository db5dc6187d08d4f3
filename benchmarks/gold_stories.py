"""Labelled stories: sentences, who tells them, what is told elsewhere, which say the same.

`benchmarks/labels/README.md` says how they were labelled. The invented stories are whole;
the texts of the real ones come out of the labelled news data.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from benchmarks.labelled import Row, read
from benchmarks.rows import ecbplus_statements
from flows.evaluation.bench import Bench
from models.arrays import Flags, Integers
from models.judging import judge_statements
from models.meaning.affinity import Affinities, affinities
from models.meaning.context import Numbered, Said, borrowing, in_order, in_place, to_encode
from models.meaning.table import SentenceTable, story_table
from models.prose.sentences import split_sentences

LABELS = Path(__file__).parent / "labels"


@dataclass(frozen=True, eq=False)
class Story:
    """One labelled story of n sentences.

    said: the sentences, each behind the one before it. articles, statuses: of each; furniture
    has the status "none". same: of shape
    (n, n), symmetric, whether two sentences have the same main claim. doubtful: of shape
    (n, n), pairs that count neither way.
    """

    name: str
    said: tuple[Said, ...]
    articles: NDArray[np.str_]
    statuses: tuple[str, ...]
    same: Flags
    doubtful: Flags

    @property
    def texts(self) -> list[str]:
        """The sentences as they stand."""
        return [each.text for each in self.said]

    @property
    def langs(self) -> list[str]:
        """The language of each."""
        return [each.lang for each in self.said]

    @cached_property
    def labelled(self) -> Integers:
        """The sentences that a reader judged, furniture left out."""
        return np.flatnonzero([status != "none" for status in self.statuses])

    @cached_property
    def clusters(self) -> list[int]:
        """The gold cluster of each labelled sentence: those tied by the same main claim."""
        tied = self.same[np.ix_(self.labelled, self.labelled)]
        labels: list[int] = connected_components(tied, directed=False)[1].tolist()
        return labels

    @cached_property
    def counted(self) -> Flags:
        """Which pairs count, of shape (n, n): labelled ones of two articles, each once."""
        judged = np.zeros(len(self.said), dtype=np.bool_)
        judged[self.labelled] = True
        apart = self.articles[:, None] != self.articles
        return np.triu(apart & judged[:, None] & judged & ~self.doubtful, 1)


def invented_stories() -> list[Story]:
    """The twelve invented stories."""
    rows = _lines(LABELS / "invented.jsonl")
    return [_invented(name, its) for name, its in _by_story(rows).items()]


def real_stories(folder: Path, *files: str) -> list[Story]:
    """The real stories of the files of labels, texts from the labelled data in `folder`."""
    rows = [row for file in files for row in _lines(LABELS / f"{file}.jsonl")]
    texts: dict[str, str] = {}
    for name in sorted({row["file"] for row in rows}):
        texts |= {row["id"]: row["text"] for row in read(folder / f"{name}.jsonl.gz")}
    return [_real(name, its, texts) for name, its in _by_story(rows).items()]


def ecb_stories(folder: Path, every: int = 1) -> list[Story]:
    """Every Nth story of ECB+; sentences that share half of their events are the same."""
    grouped = list(_by_story(ecbplus_statements(folder)).items())[::every]
    return [_ecb(name, its) for name, its in grouped]


def found_statements(story: Story, bench: Bench) -> list[int]:
    """The statement of each labelled sentence, as `rashomon evaluate statements` finds it."""
    rows = story.labelled.tolist()
    said = [story.said[row] for row in rows]
    labels: list[int] = judge_statements(
        said,
        story.articles[rows].tolist(),
        bench.encode(to_encode(said)),
        bench.yardstick([each.lang for each in said]),
        bench.settings.alignment.same,
    ).tolist()
    return labels


def aligned(story: Story, bench: Bench) -> tuple[SentenceTable, Affinities]:
    """The story's table and its judged pairs, as a comparison makes them."""
    yardstick = bench.yardstick(story.langs)
    vectors = borrowing(story.said, bench.encode(to_encode(story.said)))
    table = story_table(story.texts, vectors, yardstick.background, story.langs)
    return table, affinities(table, yardstick.calibration)


def _invented(name: str, rows: Sequence[Row]) -> Story:
    facts = [set(row["facts"]) for row in rows]
    same = _pairs(rows, "index")
    lesser = np.array([[bool(one & other) for other in facts] for one in facts]) & ~same
    said = in_order([Numbered(r["article"], r["index"], r["text"], r["lang"]) for r in rows])
    return _story(name, rows, said, same, lesser)


def _real(name: str, rows: Sequence[Row], whole: dict[str, str]) -> Story:
    said = [_real_sentence(whole[row["article"]], row["start"], row["end"]) for row in rows]
    same = _pairs(rows, "start")
    return _story(name, rows, said, same, np.zeros_like(same))


def _real_sentence(text: str, start: int, end: int) -> Said:
    before = text[:start].rstrip()
    last = [before[a:b] for a, b in split_sentences(before, "en")][-1:]
    return in_place(_on_one_line(text[start:end]), _on_one_line(*last), "en")


def _on_one_line(text: str = "") -> str:
    return " ".join(text.split())


def _ecb(name: str, rows: Sequence[Row]) -> Story:
    clusters = np.array([row["cluster"] for row in rows])
    same = clusters[:, None] == clusters
    marked = [{"article": row["doc"], "status": "unknown"} for row in rows]
    said = in_order([Numbered(r["doc"], r["sent_id"], r["text"], "en") for r in rows])
    return _story(name, marked, said, same, np.zeros_like(same))


def _story(
    name: str,
    rows: Sequence[Row],
    said: Sequence[Said],
    same: Flags,
    doubtful: Flags,
) -> Story:
    return Story(
        name=name,
        said=tuple(said),
        articles=np.array([row["article"] for row in rows]),
        statuses=tuple(row["status"] for row in rows),
        same=same | same.T,
        doubtful=doubtful,
    )


def _pairs(rows: Sequence[Row], place: str) -> Flags:
    """Which rows name which others in their column `same`, by article and `place`."""
    number = {(row["article"], row[place]): k for k, row in enumerate(rows)}
    same = np.zeros((len(rows), len(rows)), dtype=np.bool_)
    for k, row in enumerate(rows):
        same[k, [number[article, start] for article, start in row["same"]]] = True
    return same


def _by_story(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["story"]].append(row)
    return dict(grouped)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
