"""What each signal of same content is worth, and whether learning beats the hand-set sum.

Usage: python -m benchmarks.ablation [FOLDER] [--pairs N] [--model NAME]

FOLDER holds labelled news data (default ../shared/data). One row for each signal and
combination, one column for each set: MRPC and ECB+ by ROC AUC, headlines by rank
correlation. The learned ones never see the set they are read on (leave one data set out):
a logistic regression on the signals, and a learned weighting of the sentence vectors'
dimensions (a diagonal metric). So do the weights with which further signals are added to the sum
(`benchmarks.further_signals`).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from rich.console import Console
from rich.table import Table
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.further_signals import further_signals, weighed
from benchmarks.labelled import Row, add_folder, options_with_data
from benchmarks.rows import ecbplus, headlines, mrpc
from flows.evaluation.bench import Bench
from models.arrays import Floats, Integers
from models.meaning.affinity import Judged, judge
from models.meaning.table import sentence_table
from models.settings import Encoding, Settings

# From this grade on (0 to 5) two headlines count as the same where a label is needed.
_SAME_GRADE = 3.5


@dataclass(frozen=True, eq=False)
class Judgements:
    """One set: its labels or grades, the signals of each pair, the products of its vectors.

    further: signals that are not in the sum, by name.
    """

    gold: Floats
    judged: Judged
    products: Floats
    further: Mapping[str, Floats]

    @property
    def label(self) -> Integers:
        """0 or 1."""
        graded = len(np.unique(self.gold)) > 2
        return (self.gold >= (_SAME_GRADE if graded else 1)).astype(np.int64)

    def figure(self, score: Floats) -> float:
        """ROC AUC, or rank correlation with grades."""
        if len(np.unique(self.gold)) > 2:
            return float(spearmanr(score, self.gold)[0])
        return float(roc_auc_score(self.gold, score))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_folder(parser)
    parser.add_argument("--pairs", type=int, default=1500, help="pairs of each set at most")
    parser.add_argument("--model", default="default")
    options = options_with_data(parser)
    bench = Bench(Settings(encoding=Encoding(model=options.model)))
    makers = {"MRPC": mrpc, "ECB+": ecbplus, "headlines": headlines}
    sets = {
        name: judgements(sample(list(make(options.folder)), options.pairs), bench)
        for name, make in makers.items()
    }
    table = Table("score", *sets)
    for name, scores in {**signals(sets), **with_further(sets), **learned(sets)}.items():
        table.add_row(name, *(f"{sets[key].figure(scores[key]):.3f}" for key in sets))
    Console().print(table)


def sample(rows: list[Row], most: int) -> list[Row]:
    """Labelled rows, so many at most, drawn at random, always the same."""
    labelled = [row for row in rows if row.get("label") is not None]
    chosen = np.random.default_rng(7).permutation(len(labelled))[:most]
    return [labelled[number] for number in sorted(chosen.tolist())]


def judgements(rows: list[Row], bench: Bench) -> Judgements:
    """The signals of each pair."""
    texts = list(dict.fromkeys(text for row in rows for text in (row["a"], row["b"])))
    place = {text: number for number, text in enumerate(texts)}
    first, second = (np.array([place[row[side]] for row in rows]) for side in ("a", "b"))
    measure = bench.yardstick(["en"])
    encoded = bench.encode(texts)
    table = sentence_table(texts, [encoded[text] for text in texts], measure.background, "en")
    return Judgements(
        gold=np.array([float(row["label"]) for row in rows]),
        judged=judge(table, first, second, measure.calibration),
        products=(table.sentences[first] * table.sentences[second]).astype(np.float64),
        further=further_signals(rows),
    )


def signals(sets: Mapping[str, Judgements]) -> dict[str, dict[str, Floats]]:
    """Each signal alone, and the sum that is in use."""
    rows: dict[str, dict[str, Floats]] = {}
    for key, found in sets.items():
        judged = found.judged
        shorter, longer = (
            np.minimum(judged.there, judged.back),
            np.maximum(judged.there, judged.back),
        )
        for name, score in {
            "sentence cosine": judged.cosine,
            "letters": judged.letters,
            "alignment, weaker direction": shorter,
            "alignment, stronger direction": longer,
            "alignment, 2/3 and 1/3": (2 * shorter + longer) / 3,
            "the sum in use": judged.total,
        }.items():
            rows.setdefault(name, {})[key] = score.astype(np.float64)
    return rows


def with_further(sets: Mapping[str, Judgements]) -> dict[str, dict[str, Floats]]:
    """The sum with one further signal, weighed on the other sets."""
    totals = {key: found.judged.total for key, found in sets.items()}
    figures = {key: found.figure for key, found in sets.items()}
    return {
        f"the sum, {name}": weighed(
            totals, {key: found.further[name] for key, found in sets.items()}, figures
        )
        for name in next(iter(sets.values())).further
    }


def learned(sets: Mapping[str, Judgements]) -> dict[str, dict[str, Floats]]:
    """Learned on the other sets, each with the same weight."""
    regression = {key: _fitted(sets, key, _features) for key in sets}
    metric = {key: _fitted(sets, key, lambda found: found.products) for key in sets}
    return {"logistic regression on the signals": regression, "learned metric": metric}


def _features(found: Judgements) -> Floats:
    judged = found.judged
    low, high = np.minimum(judged.there, judged.back), np.maximum(judged.there, judged.back)
    return np.column_stack([low, high, judged.letters, judged.cosine])


def _fitted(
    sets: Mapping[str, Judgements], held_out: str, features: Callable[[Judgements], Floats]
) -> Floats:
    others = [found for key, found in sets.items() if key != held_out]
    weights = np.concatenate([np.full(len(o.gold), 1 / len(o.gold)) for o in others])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=1000))
    model.fit(
        np.vstack([features(found) for found in others]),
        np.concatenate([found.label for found in others]),
        logisticregression__sample_weight=weights / weights.mean(),
    )
    score: Floats = model.decision_function(features(sets[held_out]))
    return score


if __name__ == "__main__":
    main()
