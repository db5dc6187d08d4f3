"""Labelled news data as rows for `rashomon evaluate`.

Usage: python -m benchmarks.rows [FOLDER] [OUT] [--every N]

FOLDER (default ../shared/data) holds the labelled files, JSON lines that are gzipped:
pairs_mrpc_train, pairs_stsb_headlines, ecbplus_pairs, ecbplus_sentences, reuse_clough_stevenson,
distort_bump_task1, distort_bump_task1_articles, stories_allsides_dated and stories_uci_dev
(.jsonl.gz). What is not there is passed over, and said. Writes one JSON-lines file a set into
OUT, by default evaluation/:

    pairs: mrpc, headlines (grades 0 to 5), ecbplus    reuse: clough_stevenson
    statements: ecbplus_statements                     distortion: bump, bump_edits
    stories: allsides, uci

`--every N` keeps each Nth row (story, where rows belong to stories), for a quick look.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from benchmarks.labelled import Row, add_folder, options_with_data, read

# How much of `derived` comes from `source`, as the corpus grades it.
_REUSE = {"non": 0, "heavy": 1, "light": 2, "cut": 3}


def main() -> None:
    """Convert and say what was written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_folder(parser)
    parser.add_argument("out", nargs="?", type=Path, default=Path("evaluation"))
    parser.add_argument("--every", type=int, default=1, help="keep each Nth row or story")
    options = options_with_data(parser)
    options.out.mkdir(parents=True, exist_ok=True)
    for name, rows_of in SETS.items():
        path = options.out / f"{name}.jsonl"
        try:
            rows = thinned(list(rows_of(options.folder)), options.every)
        except FileNotFoundError as error:
            print(f"{name}: passed over, since {error.filename} is not there")
            continue
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        print(f"{path}: {len(rows)} rows")


def mrpc(folder: Path) -> Iterator[Row]:
    """Paraphrases in news."""
    for row in read(folder / "pairs_mrpc_train.jsonl.gz"):
        yield {"id": row["id"], "a": row["a"], "b": row["b"], "label": row["label"]}


def headlines(folder: Path) -> Iterator[Row]:
    """Headlines with a grade of likeness."""
    for row in read(folder / "pairs_stsb_headlines.jsonl.gz"):
        yield {"id": row["id"], "a": row["a"], "b": row["b"], "label": row["score"]}


def ecbplus(folder: Path) -> Iterator[Row]:
    """Sentences that share at least half of their events, against those that share none."""
    for row in read(folder / "ecbplus_pairs.jsonl.gz"):
        if row["jaccard"] >= 0.5 or row["n_shared"] == 0:
            label = int(row["jaccard"] >= 0.5)
            yield {"id": row["id"], "a": row["a"], "b": row["b"], "label": label}


def ecbplus_statements(folder: Path) -> Iterator[Row]:
    """Sentences with events; those that share half of them, or are tied by others, are one."""
    grouped = defaultdict(list)
    for row in read(folder / "ecbplus_sentences.jsonl.gz"):
        if row["curated"] and row["events"]:
            grouped[row["story"]].append(row)
    for rows in grouped.values():
        for row, cluster in zip(rows, tied([set(row["events"]) for row in rows]), strict=True):
            kept = {name: row[name] for name in ("story", "doc", "source", "sent_id", "text")}
            yield kept | {"cluster": cluster}


def tied(events: Sequence[set[str]]) -> list[int]:
    """Components of the graph of sentences whose events have a Jaccard index of .5 or more."""
    near = np.array([[len(a & b) / len(a | b) >= 0.5 for b in events] for a in events], dtype=int)
    labels: list[int] = connected_components(csr_array(near), directed=False)[1].tolist()
    return labels


def clough_stevenson(folder: Path) -> Iterator[Row]:
    """Answers copied, revised lightly, revised heavily, or written without the source."""
    for row in read(folder / "reuse_clough_stevenson.jsonl.gz"):
        label = _REUSE[row["label"]]
        yield {"id": row["id"], "source": row["source"], "derived": row["text"], "label": label}


def bump(folder: Path) -> Iterator[Row]:
    """News articles and summaries of them: true ones, and ones with one planted error."""
    rows = read(folder / "distort_bump_task1.jsonl.gz")
    articles = {
        row["article_id"]: row["text"]
        for row in read(folder / "distort_bump_task1_articles.jsonl.gz")
    }
    true = {row["article_id"]: row["a"] for row in rows}
    for article, summary in true.items():
        yield {"id": f"bump-{article}", "a": articles[article], "b": summary, "label": 0}
    for row in rows:
        yield {"id": row["id"], "a": articles[row["article_id"]], "b": row["b"], "label": 1}


def bump_edits(folder: Path) -> Iterator[Row]:
    """True summaries, and themselves with a planted error or (an easy case) as they are."""
    rows = read(folder / "distort_bump_task1.jsonl.gz")
    for summary in dict.fromkeys(row["a"] for row in rows):
        name = next(row["article_id"] for row in rows if row["a"] == summary)
        yield {"id": f"bump-{name}", "a": summary, "b": summary, "label": 0}
    for row in rows:
        yield {"id": row["id"], "a": row["a"], "b": row["b"], "label": 1}


def allsides(folder: Path) -> Iterator[Row]:
    """News articles of many subjects."""
    return undated(read(folder / "stories_allsides_dated.jsonl.gz"))


def uci(folder: Path) -> Iterator[Row]:
    """Headlines alone."""
    return undated(read(folder / "stories_uci_dev.jsonl.gz"))


def undated(rows: Iterable[Row]) -> Iterator[Row]:
    """Articles without their dates, which would give the story away."""
    for row in rows:
        kept = {name: row[name] for name in ("id", "title", "text", "source", "story")}
        yield kept | {"published": None}


SETS: Mapping[str, Callable[[Path], Iterator[Row]]] = {
    "mrpc": mrpc,
    "headlines": headlines,
    "ecbplus": ecbplus,
    "ecbplus_statements": ecbplus_statements,
    "clough_stevenson": clough_stevenson,
    "bump": bump,
    "bump_edits": bump_edits,
    "allsides": allsides,
    "uci": uci,
}


def thinned(rows: Sequence[Row], every: int) -> list[Row]:
    """Each Nth row, or each Nth story whole."""
    whole = [row["story"] if "story" in row else row["id"] for row in rows]
    kept = set(list(dict.fromkeys(whole))[::every])
    return [row for row, name in zip(rows, whole, strict=True) if name in kept]


if __name__ == "__main__":
    main()
