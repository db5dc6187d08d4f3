"""The cost of judging a large story, and what leaving out unlikely pairs loses.

Usage: python -m benchmarks.large_story [FOLDER] [--articles N] [--sentences N] [--rows N]

FOLDER holds labelled news data (default ../shared/data). Takes the longest ECB+ articles as
one story, embeds them (not timed, cached), judges a tiny story first, so that what a process
imports and loads once is not counted, then the large one, and prints CPU-seconds; then
judges some of its sentences against *all* others and prints how many of the pairs that say
the same are no candidates (`models.meaning.candidates`).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from time import process_time

import numpy as np
from rich.console import Console

from benchmarks.labelled import add_folder, options_with_data, read
from flows.encoding import encode, yardstick
from models.comparison import compare
from models.ids import article_id
from models.material import Material, gather
from models.meaning.affinity import judge
from models.meaning.calibration import Calibration
from models.meaning.candidates import candidate_pairs
from models.meaning.table import SentenceTable, story_table
from models.prose.cues import load_cues
from models.prose.roles import label_sentences
from models.records import Article
from models.settings import Settings


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_folder(parser)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--sentences", type=int, default=3000, help="of the story, about")
    parser.add_argument("--rows", type=int, default=200, help="sentences judged against all others")
    options = options_with_data(parser)
    settings, show = Settings(), Console(highlight=False).print
    first = judged(story(options.folder, 2, 10), settings)
    material = story(options.folder, options.articles, options.sentences)
    show(
        f"{len(material.articles)} articles, {len(material.texts)} distinct sentences: judged in "
        f"{judged(material, settings):.1f} CPU-seconds, embedding apart ({first:.1f} for a first, "
        "tiny story)"
    )
    encoded = encode(material.to_encode, settings.encoding).by_text
    measure = yardstick(settings, material.langs)
    table = story_table(
        material.texts, material.vectors(encoded), measure.background, material.langs
    )
    show(pruned(table, measure.calibration, options.rows, settings.alignment.same))


def judged(material: Material, settings: Settings) -> float:
    """How many CPU-seconds a story takes to judge, once its sentences are embedded."""
    encoded = encode(material.to_encode, settings.encoding).by_text
    measure = yardstick(settings, material.langs)
    start = process_time()
    compare(material, encoded, measure, settings)
    return process_time() - start


def story(folder: Path, n_articles: int, n_sentences: int) -> Material:
    """The longest articles of ECB+ as one story of about so many sentences."""
    by_length = sorted(read(folder / "ecbplus_docs.jsonl.gz"), key=lambda row: -len(row["text"]))
    rows = by_length[:n_articles]
    texts = [row["text"] for row in rows]
    # Half a sentence at the end of a text cut short does no harm here.
    most = characters(texts, n_sentences * 130)
    articles = [
        Article(
            article_id(None, row["id"], row["text"]),
            *(row["id"], row["id"], None, None, None, "en", row["id"]),
            row["text"][:most],
        )
        for row in rows
    ]
    return gather(articles, label_sentences(articles, load_cues()))


def characters(texts: Sequence[str], wanted: int) -> int:
    """The length to which texts must be cut to have `wanted` characters together."""
    low, high = 0, max(map(len, texts))
    while low < high:
        middle = (low + high + 1) // 2
        fits = sum(min(len(text), middle) for text in texts) <= wanted
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


def pruned(table: SentenceTable, calibration: Calibration, n_rows: int, same: float) -> str:
    """What share of the pairs that say the same is left out."""
    first, second = candidate_pairs(table)
    kept = set((first * len(table) + second).tolist())
    chosen = np.random.default_rng(1).permutation(len(table))[:n_rows]
    likely = lost = 0
    for row in chosen.tolist():
        others = np.delete(np.arange(len(table)), row)
        judged = judge(table, np.full(len(others), row), others, calibration)
        for other in others[judged.same >= same].tolist():
            likely += 1
            lost += min(row, other) * len(table) + max(row, other) not in kept
    share = len(first) / (len(table) * (len(table) - 1) / 2)
    return (
        f"{share:.1%} of all pairs are aligned; of {likely} pairs that say the same "
        f"(probability {same} or more) {lost} are left out: {lost / max(1, likely):.2%}"
    )


if __name__ == "__main__":
    main()
