"""Does the report's matrix say true things? Its cells against labelled stories.

Usage: python -m benchmarks.cells [FOLDER] [--model NAME]

FOLDER holds the news data that two of the files in `benchmarks/labels/` refer to (default
../shared/data; without it those two are left out). A row of the matrix shows one sentence,
a cell says of another source that it tells that, whole or in part. It is true if a reader
found the sentence's main claim in that source; pairs that share only a lesser fact count
neither way. That a source omits a core statement is true if a reader found no sentence there with
the main claim of one of the statement's. Prints how many of each kind are true, and how many of the
sources in which readers found a claim have a cell in its row.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
from rich.console import Console

from benchmarks.gold_stories import Story, invented_stories, real_stories
from benchmarks.labelled import add_folder
from flows.evaluation.bench import Bench
from models.comparison import compare
from models.ids import article_id
from models.language.words import words
from models.material import gather
from models.records import Article, Comparison, Place, Sentence, Statement
from models.settings import Encoding, Settings

Finding = tuple[str, bool]
Members = Mapping[str, list[int]]
"""The rows of the sentences of each statement, by its id."""

KINDS = ("whole", "part", "omitted", "found")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_folder(parser)
    parser.add_argument("--model", default="default", help="default, fast, or a folder")
    given = parser.parse_args()
    bench = Bench(Settings(encoding=Encoding(model=given.model)))
    console = Console(highlight=False, width=200)
    sets = {"invented": invented_stories()}
    for name in ("statuses", "statuses_second"):
        if given.folder.is_dir():
            sets[name] = real_stories(given.folder, name)
        else:
            console.print(f"{name}: left out, there is no data in {given.folder}")
    for name, stories in sets.items():
        counts = sum((Counter(judged(story, bench)) for story in stories), Counter[Finding]())
        console.print(f"{name}: {in_words(counts)}")


def in_words(counts: Counter[Finding]) -> str:
    """Say the counts of `judged` in a line."""
    told = {kind: (counts[kind, True], counts[kind, True] + counts[kind, False]) for kind in KINDS}
    whole, part, omitted, found = (f"{true} of {all_}" for true, all_ in told.values())
    return (
        f"told whole: {whole} true, told in part: {part} true, omitted: {omitted} true; "
        f"claims found: {found}"
    )


def judged(story: Story, bench: Bench) -> Iterator[Finding]:
    """Of each cell (its kind, whether it is true); of each claim in a source ("found", has one)."""
    comparison, rows = compared(story, bench)
    members = {s.id: [rows[place] for place in s.sentences] for s in comparison.statements}
    yield from _cells(story, comparison, members)
    yield from _omissions(story, comparison, members)
    yield from _claims(story, comparison, members)


def _cells(story: Story, comparison: Comparison, members: Members) -> Iterator[Finding]:
    for statement in comparison.statements:
        its = members[statement.id]
        shown = next(row for row in its if _shows(statement, story.texts[row]))
        for name in set(statement.sources) - {str(story.articles[shown])}:
            there = story.articles == name
            true = bool(story.same[shown, there].any())
            if true or not story.doubtful[shown, there].any():
                yield ("part" if name in statement.partly else "whole"), true


def _omissions(story: Story, comparison: Comparison, members: Members) -> Iterator[Finding]:
    for score in comparison.scores:
        there = story.articles == score.source
        for name in score.omitted:
            yield "omitted", not story.same[members[name]][:, there].any()


def _claims(story: Story, comparison: Comparison, members: Members) -> Iterator[Finding]:
    carried: dict[int, set[str]] = defaultdict(set)
    for statement in comparison.statements:
        for row in members[statement.id]:
            carried[row] |= set(statement.sources)
    for row in story.labelled.tolist():
        for name in set(story.articles.tolist()) - {story.articles[row]}:
            if story.same[row, story.articles == name].any():
                yield "found", name in carried[row]


def _shows(statement: Statement, text: str) -> bool:
    """Whether the statement is shown by this sentence; a dateline before it is not shown."""
    shown = words(statement.text)
    return words(text)[-len(shown) :] == shown


def compared(story: Story, bench: Bench) -> tuple[Comparison, dict[Place, int]]:
    """The story compared, each article a source; and the row of each sentence by its place."""
    articles, sentences = [], []
    rows: dict[Place, int] = {}
    for name in dict.fromkeys(story.articles.tolist()):
        mine = [row for row in story.labelled.tolist() if story.articles[row] == name]
        article, spans = _article(name, [story.texts[row] for row in mine], story.langs[mine[0]])
        articles.append(article)
        sentences.append(spans)
        rows |= {(article.id, index): row for index, row in enumerate(mine)}
    material = gather(articles, sentences)
    encoded = bench.encode(material.to_encode)
    return compare(material, encoded, bench.yardstick(material.langs), bench.settings), rows


def _article(name: str, texts: list[str], lang: str) -> tuple[Article, tuple[Sentence, ...]]:
    """An article of these sentences, all of them running text."""
    ends = np.cumsum([len(text) + 1 for text in texts]).tolist()
    spans = tuple(
        Sentence(index, end - 1 - len(text), end - 1, "body")
        for index, (text, end) in enumerate(zip(texts, ends, strict=True))
    )
    text = "\n".join(texts)
    identity = article_id(None, name, text)
    return Article(identity, name, name, None, None, None, lang, name, text), spans


if __name__ == "__main__":
    main()
