"""How well taken text is told from independent text, and missing sources are inferred.

Usage: python -m benchmarks.reuse [FOLDER] [--every N] [--model NAME]

FOLDER holds the labelled files (default ../shared/data). Three measurements:

1. Clough-Stevenson: 95 answers that students copied, revised lightly, revised heavily, or wrote
   without the source; 19 writers, five subjects. Three rising cuts of the score of `rashomon
   evaluate reuse` give the level; they are fitted on four subjects (on 18 writers) and read
   on the fifth (the last).
2. Newspapers: derived against independent pairs (`benchmarks.reuse_pairs`), in English and in
   three invented languages. Pairs 0, 4, 8 ... served to choose the score; measured are 2, 6 ...
3. Missing sources: three to five desks each cut and change a news text. It is to be inferred
   where it is away, and never where it is there or where each desk took from the one before.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from benchmarks.labelled import add_folder, options_with_data
from benchmarks.reuse_pairs import Pair, in_script, independent, news_pairs, sentences_of
from benchmarks.rows import clough_stevenson
from flows.evaluation.bench import Bench
from flows.evaluation.formats import ReuseRow
from flows.evaluation.judges import reuse
from models.arrays import Floats, Integers
from models.copying.ancestors import missing_ancestors
from models.copying.sequenced import Sequenced, sequenced
from models.language.words import words
from models.lineage import find_copies
from models.prose.sentences import split_sentences
from models.records import Article, Sentence
from models.settings import Encoding, Lineage, Settings

Levels = Integers

_DESKS = (3, 4, 5)
_EDITED_EVERY = 40
# No sentence says what another says: here copies are found by their words alone.
_ALONE: Mapping[int, frozenset[int]] = defaultdict(frozenset)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_folder(parser)
    parser.add_argument("--every", type=int, default=1, help="keep each Nth of those pairs")
    parser.add_argument("--model", default=Encoding().model)
    options = options_with_data(parser)
    bench = Bench(Settings(encoding=Encoding(options.model)))
    students(options.folder, bench)
    newspapers(options.folder, bench, options.every)
    missing_sources(options.folder)


def students(folder: Path, bench: Bench) -> None:
    """Levels and yes or no, cross-validated; and ROC AUC, which needs no cut."""
    rows = list(clough_stevenson(folder))
    values = scores([(row["id"], row["source"], row["derived"], "en") for row in rows], bench)
    levels = np.array([row["label"] for row in rows], dtype=np.int64)
    parts = np.array([row["id"].split("_") for row in rows])
    print("Clough-Stevenson, 95 answers; accuracy with cuts fitted elsewhere")
    for name, column in (("left out: a subject", 1), ("left out: a writer", 0)):
        four = held_out(values, levels, parts[:, column])
        two = held_out(values, np.minimum(levels, 1), parts[:, column])
        print(f"  {name:22} four levels {four:.3f}   taken or not {two:.3f}")
    print(f"  ROC AUC {roc_auc_score(levels > 0, values):.3f}")
    print(f"  taken or not at the fixed .5: {((values > 0.5) == (levels > 0)).mean():.3f}")


def newspapers(folder: Path, bench: Bench, every: int) -> None:
    """ROC AUC of derived against independent pairs, for each way of deriving."""
    pairs = list(news_pairs(folder, slice(2, None, 4 * every)))
    for name, its, lang in (("English", pairs, "en"), ("invented", list(in_script(pairs)), None)):
        values = scores([(pair.id, pair.source, pair.derived, lang) for pair in its], bench)
        labels = np.array([pair.label for pair in its])
        print(f"\nNewspapers, {name}: {labels.sum()} derived, {(1 - labels).sum()} independent")
        right = ((values > 0.5) == labels).mean()
        print(f"  {'all':42} ROC AUC {roc_auc_score(labels, values):.3f}   right at .5 {right:.3f}")
        for way, chosen in by_way(its).items():
            auc = roc_auc_score(labels[chosen], values[chosen])
            print(f"  {way:42} ROC AUC {auc:.3f}")


def by_way(pairs: Sequence[Pair]) -> Mapping[str, list[int]]:
    """For each way of deriving the places of its pairs and of all independent ones."""
    apart = [place for place, pair in enumerate(pairs) if not pair.label]
    ways: dict[str, list[int]] = defaultdict(lambda: [*apart])
    for place, pair in enumerate(pairs):
        if pair.label:
            ways[pair.way].append(place)
    return ways


def scores(rows: Iterable[tuple[str, str, str, str | None]], bench: Bench) -> Floats:
    """What `rashomon evaluate reuse` says of (id, source, derived, language)."""
    read = [
        ReuseRow(id=name, source=source, derived=derived, label=None, lang=lang)
        for name, source, derived, lang in rows
    ]
    return np.array([row["score"] for row in reuse(read, bench)], dtype=np.float64)


def held_out(values: Floats, levels: Levels, groups: NDArray[np.str_]) -> float:
    """The share of levels right where each group is read with cuts fitted on the others."""
    right = np.zeros(len(levels), dtype=np.bool_)
    for group in np.unique(groups):
        inside = groups == group
        found = cuts(values[~inside], levels[~inside])
        right[inside] = np.searchsorted(found, values[inside]) == levels[inside]
    return float(right.mean())


def cuts(values: Floats, levels: Levels) -> Floats:
    """The rising cuts between levels 0, 1, ... that get most of them right, by search.

    Each lies midway between two neighbouring values. Dynamic programming over the sorted
    values; of equally good cuts the lowest.
    """
    order = np.argsort(values, kind="stable")
    ordered, n_levels = values[order], int(levels.max()) + 1
    ends = [n for n in range(len(values) + 1)
            if n in {0, len(values)} or ordered[n] > ordered[n - 1]]  # fmt: skip
    right = [np.concatenate([[0], np.cumsum(levels[order] == level)]) for level in range(n_levels)]
    best: dict[int, tuple[int, tuple[int, ...]]] = {end: (int(right[0][end]), ()) for end in ends}
    for level in range(1, n_levels):
        best = {
            end: max(
                (
                    (best[start][0] + int(right[level][end] - right[level][start]),
                     (*best[start][1], start))
                    for start in ends if start <= end
                ),
                key=lambda found: (found[0], [-cut for cut in found[1]]),
            )
            for end in ends
        }  # fmt: skip
    padded = np.concatenate([[-np.inf], ordered, [np.inf]])
    return np.array([(padded[cut] + padded[cut + 1]) / 2 for cut in best[len(values)][1]])


def missing_sources(folder: Path) -> None:
    """How often a missing text is inferred, rightly and wrongly."""
    texts = [text for _, text, _ in independent(folder)]
    texts = [text for text in texts if len(words(text)) >= 150][1::2]
    print(f"\nMissing sources, {len(texts)} news texts, three to five desks each")
    for name, printed in SCENES.items():
        inferred = 0
        for number, text in enumerate(texts):
            draw = random.Random(number)  # noqa: S311 - no secret
            articles = [_article(str(n), said) for n, said in enumerate(printed(text, draw))]
            copies = find_copies(articles, _ALONE, Lineage())
            inferred += bool(missing_ancestors(articles, copies, Lineage()))
        print(f"  {name:48} inferred in {inferred / len(texts):.3f}")


def _away(text: str, draw: random.Random) -> list[str]:
    return [_desk(text, draw) for _ in range(draw.choice(_DESKS))]


def _there(text: str, draw: random.Random) -> list[str]:
    return [text, *_away(text, draw)]


def _handed_on(text: str, draw: random.Random) -> list[str]:
    return list(islice(_chain(text, draw), draw.choice(_DESKS)))


def _chain(text: str, draw: random.Random) -> Iterator[str]:
    while True:
        yield text
        text = _desk(text, draw)


def _desk(text: str, draw: random.Random) -> str:
    """The text less a fifth of its sentences, one word in forty another one."""
    sentences = sentences_of(text)
    said = [word for sentence in sentences for word in sentence.split()]
    kept = sorted(draw.sample(range(len(sentences)), max(2, round(0.8 * len(sentences)))))
    lines = [
        " ".join(
            draw.choice(said) if draw.random() * _EDITED_EVERY < 1 else word
            for word in sentences[place].split()
        )
        for place in kept
    ]
    return "\n".join(lines)


SCENES: Mapping[str, Callable[[str, random.Random], list[str]]] = {
    "the text is away": _away,
    "the text is there": _there,
    "each desk took from the one before": _handed_on,
}


def _article(name: str, text: str) -> Sequenced:
    path = f"{name}.txt"
    read = Article(path, name, name, None, None, None, "en", path, text)
    spans = split_sentences(text)
    sentences = tuple(Sentence(n, *span, "body") for n, span in enumerate(spans))
    return sequenced(read, sentences, tuple(range(len(sentences))))


if __name__ == "__main__":
    main()
