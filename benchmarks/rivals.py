"""Rashomon against the usual tools: the same sentences, the same run, one table.

Usage: python -m benchmarks.rivals [FOLDER] [--json OUT]

FOLDER holds the labelled news data (default ../shared/data). Rashomon's thresholds are the
frozen ones; every rival takes, for each set, the setting that suits it best on that very
set. Beside it, what the rival gives at the setting that suits the other sets best, as it
would have to be used. BERTopic is measured where it is installed (`pip install --group
bench`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

import numpy as np
from rich.console import Console
from scipy.stats import spearmanr
from sklearn.metrics import average_precision_score, roc_auc_score

from benchmarks.gold_stories import (
    Story,
    aligned,
    ecb_stories,
    found_statements,
    invented_stories,
    real_stories,
)
from benchmarks.labelled import Row, add_folder, options_with_data
from benchmarks.rival_methods import (
    Analyzer,
    Tried,
    average_linkage,
    bertopic,
    communities,
    tfidf,
    thresholds,
)
from benchmarks.rival_tables import Grouped, Ranked, grouped_table, ranked_table
from benchmarks.rows import ecbplus, headlines, mrpc, thinned
from flows.evaluation.bench import Bench
from models.arrays import Floats
from models.evaluation.clusters import clustering
from models.judging import judge_pairs
from models.settings import Encoding, Settings

Vectors = Mapping[str, Floats]

# Rashomon's models, and what the rivals encode with; the first is what most people take.
_MODELS = {"MiniLM": "fast", "e5": "default"}
_TFIDF: dict[str, Analyzer] = {"TF-IDF, words": "word", "TF-IDF, characters": "char"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_folder(parser)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = options_with_data(parser)
    benches = {name: Bench(Settings(encoding=Encoding(m))) for name, m in _MODELS.items()}
    sets = story_sets(options.folder)
    grouped = statements(sets, benches)
    Console(width=150).print(grouped_table(grouped))
    ranked = [row for name, its in sets.items() for row in inside(name, its, benches)]
    ranked += pair_sets(options.folder, benches)
    Console(width=150).print(ranked_table(ranked))
    if options.json:
        plain = {
            "statements": [asdict(row) for row in grouped],
            "pairs": [asdict(row) for row in ranked],
        }
        options.json.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")


def story_sets(folder: Path) -> dict[str, list[Story]]:
    """The stories with gold clusters."""
    return {
        "real, first": real_stories(folder, "statuses"),
        "real, second": real_stories(folder, "statuses_second"),
        "invented": invented_stories(),
        "ECB+": ecb_stories(folder),
    }


def statements(sets: Mapping[str, Sequence[Story]], benches: Mapping[str, Bench]) -> list[Grouped]:
    """Every method on every set of stories; by set, the best F1 first."""
    gold = {name: [story.clusters for story in stories] for name, stories in sets.items()}
    rows = []
    for model, bench in benches.items():
        for name, stories in sets.items():
            found = clustering(list(zip(ours(stories, bench), gold[name], strict=True)))
            frozen: Tried = {"frozen": found}
            rows.append(_best(name, f"Rashomon ({model})", frozen, "frozen"))
    for method, tried in rivals(sets, gold, benches):
        rows += [_best(name, method, its, _elsewhere(tried, name)) for name, its in tried.items()]
    order = list(sets)
    return sorted(rows, key=lambda row: (order.index(row.set), -row.f1))


def rivals(
    sets: Mapping[str, Sequence[Story]],
    gold: Mapping[str, Sequence[list[int]]],
    benches: Mapping[str, Bench],
) -> Iterator[tuple[str, dict[str, Tried]]]:
    """(method, what each set gives at each setting) of every rival."""
    texts = {name: [_labelled(story) for story in stories] for name, stories in sets.items()}

    def vectors(of: Callable[[Sequence[str]], Vectors]) -> dict[str, list[Floats]]:
        known = {name: of([text for story in its for text in story]) for name, its in texts.items()}
        return {
            name: [_stacked(story, known[name]) for story in its] for name, its in texts.items()
        }

    for model, bench in benches.items():
        rows = vectors(partial(cosine_vectors, bench=bench))
        cuts = thresholds([story for its in rows.values() for story in its])
        linked = {name: average_linkage(its, gold[name], cuts) for name, its in rows.items()}
        yield f"cosine ({model}) + average linkage", linked
        found = {name: communities(its, gold[name], cuts) for name, its in rows.items()}
        yield f"community_detection ({model})", found
        if model == "MiniLM":
            topics = {name: bertopic(texts[name], its, gold[name]) for name, its in rows.items()}
            if all(topics.values()):
                yield f"BERTopic ({model})", topics
    for method, analyzer in _TFIDF.items():
        rows = vectors(partial(tfidf, analyzer=analyzer))
        cuts = thresholds([story for its in rows.values() for story in its])
        linked = {name: average_linkage(its, gold[name], cuts) for name, its in rows.items()}
        yield f"{method} + average linkage", linked


def _labelled(story: Story) -> list[str]:
    return [story.texts[place] for place in story.labelled]


def _elsewhere(tried: Mapping[str, Tried], name: str) -> Hashable:
    """The setting with the best mean F1 on the sets other than `name`."""
    others = [its for other, its in tried.items() if other != name]
    return max(others[0], key=lambda setting: sum(its[setting].bcubed_f1 for its in others))


def ours(stories: Sequence[Story], bench: Bench) -> list[list[int]]:
    """The statement of each labelled sentence, as `rashomon evaluate statements` finds it."""
    return [found_statements(story, bench) for story in stories]


def inside(name: str, stories: Sequence[Story], benches: Mapping[str, Bench]) -> Iterator[Ranked]:
    """Pairs of sentences of one story: average precision of "the same main claim"."""
    gold = np.concatenate([story.same[story.counted] for story in stories])
    said = [text for story in stories for text in story.texts]
    scores = {
        f"Rashomon ({model})": [_affinity(story, bench) for story in stories]
        for model, bench in benches.items()
    } | {
        method: [_gram(_stacked(story.texts, vectors)) for story in stories]
        for method, vectors in _rival_vectors(said, benches)
    }
    for method, matrices in scores.items():
        pairs = zip(matrices, stories, strict=True)
        values = np.concatenate([matrix[story.counted] for matrix, story in pairs])
        value = float(average_precision_score(gold, values))
        yield Ranked(f"{name}: pairs inside stories", "AP", method, value)


def pair_sets(folder: Path, benches: Mapping[str, Bench]) -> Iterator[Ranked]:
    """Pairs that stand alone: MRPC and headlines (a fifth of each), ECB+."""
    yield from pairs("MRPC", thinned(list(mrpc(folder)), 5), benches)
    yield from pairs("ECB+", list(ecbplus(folder)), benches)
    yield from pairs("STS headlines", thinned(list(headlines(folder)), 5), benches)


def pairs(name: str, rows: Sequence[Row], benches: Mapping[str, Bench]) -> Iterator[Ranked]:
    """Every method on one set of pairs."""
    gold = np.array([row["label"] for row in rows], dtype=float)
    sentences = [(row["a"], row["b"]) for row in rows]
    said = [text for pair in sentences for text in pair]
    for model, bench in benches.items():
        langs = [("en", "en")] * len(sentences)
        judged = judge_pairs(sentences, langs, bench.encode(said), bench.yardstick(["en"]))
        yield from _ranked(name, f"Rashomon ({model})", gold, judged.total)
    for method, vectors in _rival_vectors(said, benches):
        scores = np.array([vectors[a] @ vectors[b] for a, b in sentences])
        yield from _ranked(name, method, gold, scores)


def cosine_vectors(texts: Sequence[str], bench: Bench) -> Vectors:
    """The model's sentence vectors as they are, of unit length."""
    encoded = bench.encode(texts)
    return {text: _unit(encoded[text].sentence.astype(float)) for text in dict.fromkeys(texts)}


def _rival_vectors(
    texts: Sequence[str], benches: Mapping[str, Bench]
) -> Iterator[tuple[str, Vectors]]:
    for model, bench in benches.items():
        yield f"cosine ({model})", cosine_vectors(texts, bench)
    for method, analyzer in _TFIDF.items():
        yield method, tfidf(texts, analyzer)


def _affinity(story: Story, bench: Bench) -> Floats:
    same: Floats = aligned(story, bench)[1].same.toarray()
    return same


def _ranked(name: str, method: str, gold: Floats, scores: Floats) -> Iterator[Ranked]:
    if set(gold.tolist()) <= {0, 1}:
        yield Ranked(name, "AUC", method, float(roc_auc_score(gold, scores)))
        yield Ranked(name, "AP", method, float(average_precision_score(gold, scores)))
    else:
        yield Ranked(name, "rank correlation", method, float(spearmanr(gold, scores)[0]))


def _best(name: str, method: str, tried: Tried, elsewhere: Hashable) -> Grouped:
    setting = max(tried, key=lambda one: tried[one].bcubed_f1)
    found = tried[setting]
    return Grouped(
        name,
        method,
        found.bcubed_precision,
        found.bcubed_recall,
        found.bcubed_f1,
        max(its.ari for its in tried.values()),
        str(setting),
        tried[elsewhere].bcubed_f1,
    )


def _stacked(texts: Sequence[str], vectors: Vectors) -> Floats:
    return np.stack([vectors[text] for text in texts])


def _gram(rows: Floats) -> Floats:
    return rows @ rows.T


def _unit(vector: Floats) -> Floats:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


if __name__ == "__main__":
    main()
