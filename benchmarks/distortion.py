"""Distortion measured: edited summaries, planted swaps, and findings in honest paraphrases.

Usage: python -m benchmarks.distortion [FOLDER] [--texts N] [--show N]

FOLDER holds labelled news data (default ../shared/data). Prints, for each half of each set,

- BUMP (Ma et al. 2023): summaries beside their article, true and with one error. *ranked*:
  how often the edited one scores above the true one; AUC and balanced accuracy at the frozen
  threshold over all of them; *found*: how many edited ones reach it; *at the spot*: in how many
  a finding overlaps the words that were changed.
- planted swaps, six draws for each text: recall of a finding at the spot, and precision against
  all findings of numbers, dates and names in the texts before the swap; in copied sentences, in
  the copied beginning of an article, and in paraphrases. *called*: how many are called distorted,
  and how many of such calls are right where each text is there once swapped and once as it is.
- who said it: recall of a finding where a named speaker was left out of a copied sentence or
  of a paraphrase, where the text retold was made to have "sources" in his place, where "of" and
  a name of the sentence were put behind a noun that stands apart from it, where two names have
  changed places, and where a word was put for another of its class ("bus", "train").
- findings per 100 pairs called paraphrases, and pairs called distorted. Many are right: such
  pairs often differ in a figure. --show prints them, for a reader to judge.

Weights and thresholds were chosen on the halves called tuned.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table
from sklearn.metrics import roc_auc_score

from benchmarks.labelled import Row, add_folder, options_with_data
from benchmarks.retold import HALVES, Pairs, bump, ecb, mrpc, paraphrases
from benchmarks.swaps import (
    Swap,
    claims_as_facts,
    false_ties,
    name_swaps,
    number_swaps,
    rumours_named,
)
from benchmarks.turned import exchanged, of_one_class
from models.distortion import DISTORTED, Retelling, judge_retelling
from models.prose.sentences import split_sentences

# With one draw of which detail to swap, and for what, recall moves by .025 from draw to draw.
DRAWS = 6
DETAILS = frozenset({"number", "date", "person", "place", "organisation", "invented"})


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_folder(parser)
    parser.add_argument("--texts", type=int, default=300, help="pairs of each set at most")
    parser.add_argument("--show", type=int, default=0, help="findings in paraphrases to print")
    options = options_with_data(parser)
    console = Console(width=110)
    console.print(edited_summaries(options.folder))
    console.print(planted(options.folder, options.texts))
    console.print(speakers(options.folder))
    console.print(honest(options.folder, options.texts))
    for line in examples(options.folder, options.texts, options.show):
        console.print(line, highlight=False, markup=False)


def edited_summaries(folder: Path) -> Table:
    """BUMP by halves, and by kind of error."""
    table = Table(
        "BUMP", "texts", "ranked", "AUC", "balanced accuracy", "found", "at the spot",
        title="edited summaries",
    )  # fmt: skip
    for half in HALVES:
        rows, articles = bump(folder, half)
        true = np.array([judged(articles[row["article_id"]], row["a"]).score for row in rows])
        edited = np.array([judged(articles[row["article_id"]], row["b"]).score for row in rows])
        labels = np.repeat([0, 1], len(rows))
        auc = roc_auc_score(labels, np.r_[true, edited])
        balanced = (np.mean(true < DISTORTED) + np.mean(edited >= DISTORTED)) / 2
        ranked = _ranked(true, edited)
        spots = np.array([_at_the_spot(articles[row["article_id"]], row) for row in rows])
        found = edited >= DISTORTED
        figures = (ranked, auc, balanced, found.mean(), spots.mean())
        table.add_row(half, str(len(rows)), *(f"{figure:.3f}" for figure in figures))
        for kind in sorted({row["error_type"] for row in rows}):
            of_kind = np.array([row["error_type"] == kind for row in rows])
            right = _ranked(true[of_kind], edited[of_kind]), found[of_kind].mean()
            shown = (
                f"{right[0]:.3f}",
                "",
                "",
                f"{right[1]:.3f}",
                f"{spots[of_kind].mean():.3f}",
            )
            table.add_row(f"  {kind}", str(of_kind.sum()), *shown)
    return table


def _at_the_spot(article: str, row: Row) -> bool:
    """Whether a finding in the edited summary overlaps the words that were changed."""
    matcher = SequenceMatcher(None, row["a"], row["b"], autojunk=False)
    changed = [(c, d) for tag, _, _, c, d in matcher.get_opcodes() if tag != "equal"]
    found = judged(article, row["b"]).findings
    return any(f.here[0] <= d and c <= f.here[1] for f in found for c, d in changed)


def _ranked(true: np.ndarray[Any, Any], edited: np.ndarray[Any, Any]) -> float:
    return float(np.mean((edited > true) + 0.5 * (edited == true)))


def planted(folder: Path, most: int) -> Table:
    """Recall and precision on swaps planted into three kinds of text, of findings and verdicts."""
    table = Table(
        "text", "half", "swap", "n", "recall", "precision", "called", "precision",
        title="planted swaps",
    )  # fmt: skip
    for half in HALVES:
        for name, pairs in texts(folder, half, most):
            before = sum(len(_of_details(a, b)) for a, b in pairs) / len(pairs)
            for what, plant in (("number", number_swaps), ("name", name_swaps)):
                swaps = [swap for draw in range(DRAWS) for swap in plant(pairs, draw + 1)]
                found = sum(map(_is_found, swaps))
                false = before * len(swaps)
                figures = (
                    found / max(len(swaps), 1),
                    found / max(found + false, 1),
                    *_called(swaps, pairs),
                )
                table.add_row(
                    name, half, what, str(len(swaps)), *(f"{figure:.3f}" for figure in figures)
                )
    return table


def speakers(folder: Path) -> Table:
    """Recall on claims moved on the scale of attribution, and on names tied to other words."""
    table = Table("text", "half", "moved", "n", "recall", title="who said it, and of whom")
    plants = {
        "named to nobody": (claims_as_facts, "attribution"),
        "vague to named": (rumours_named, "attribution"),
        "tied to another word": (false_ties, "role"),
        "two names exchanged": (exchanged, "role"),
        "a word of a class": (of_one_class, "predicate"),
    }
    for half in HALVES:
        _, articles = bump(folder, half)
        copied = [(one, one) for text in articles.values() for one in _sentences(text)]
        alike = [*mrpc(folder, half), *ecb(folder, half)]
        for name, pairs in (
            ("copied sentence of an article", copied),
            ("paraphrase (MRPC, ECB+)", alike),
        ):
            for what, (plant, kind) in plants.items():
                swaps = list(plant(pairs))
                found = [any(f.kind == kind for f in judged(s.a, s.b).findings) for s in swaps]
                table.add_row(name, half, what, str(len(swaps)), f"{np.mean(found):.3f}")
    return table


def _of_details(a: str, b: str) -> list[str]:
    return [finding.kind for finding in judged(a, b).findings if finding.kind in DETAILS]


def _called(swaps: Sequence[Swap], pairs: Pairs) -> tuple[float, float]:
    """The share of swaps called distorted, and of such calls on these texts the right ones."""
    with_swap = {swap.a for swap in swaps}
    right = sum(judged(swap.a, swap.b).score >= DISTORTED for swap in swaps)
    drawn = len(swaps) / max(len(with_swap), 1)
    wrong = drawn * sum(judged(a, b).score >= DISTORTED for a, b in pairs if a in with_swap)
    return right / max(len(swaps), 1), right / max(right + wrong, 1)


def _is_found(swap: Swap) -> bool:
    # A title or a sign may begin the detail a few characters before the word that was swapped.
    return any(f.here[0] - 8 <= swap.at < f.here[1] for f in judged(swap.a, swap.b).findings)


def honest(folder: Path, most: int) -> Table:
    """Findings per 100 pairs of paraphrases, by kind."""
    table = Table(
        "pairs", "half", "n", "findings per 100", "called distorted per 100", "by kind",
        title="paraphrases as they are",
    )  # fmt: skip
    for half in HALVES:
        for name, pairs in paraphrases(folder, half):
            used = pairs[:most]
            kinds = Counter(f.kind for a, b in used for f in judged(a, b).findings)
            rates = {kind: 100 * n / len(used) for kind, n in kinds.most_common()}
            by_kind = ", ".join(f"{kind} {rate:.1f}" for kind, rate in rates.items())
            called = 100 * float(np.mean([judged(a, b).score >= DISTORTED for a, b in used]))
            row = f"{sum(rates.values()):.1f}", f"{called:.1f}", by_kind
            table.add_row(name, half, str(len(used)), *row)
    return table


def examples(folder: Path, most: int, shown: int) -> Iterator[str]:
    """The first findings in held-out paraphrases, for a reader to judge."""
    pairs = [pair for _, its in paraphrases(folder, "held out") for pair in its[:most]]
    found = [(f, a, b) for a, b in pairs for f in judged(a, b).findings]
    for finding, a, b in found[:shown]:
        yield f"{finding.kind} {finding.confidence}: {finding.says}\n  {a}\n  {b}"


def texts(folder: Path, half: str, most: int) -> Iterator[tuple[str, Pairs]]:
    """The texts into which swaps are planted."""
    alike = mrpc(folder, half)[:most]
    yield "copied sentence", [(b, b) for _, b in alike]
    _, articles = bump(folder, half)
    yield "copied lead of an article", [(text, _lead(text)) for text in articles.values()]
    yield "paraphrase (MRPC)", alike
    yield "same event (ECB+)", ecb(folder, half)[:most]


def _lead(article: str) -> str:
    return " ".join(_sentences(article)[:8])


def _sentences(article: str) -> list[str]:
    return [article[a:b] for a, b in split_sentences(article, "en")]


@cache
def judged(a: str, b: str) -> Retelling:
    """The judgement under measurement."""
    return judge_retelling(a, b, "en")


if __name__ == "__main__":
    main()
