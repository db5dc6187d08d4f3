"""Distortion across languages: figures swapped in translations of a story.

Usage: python -m benchmarks.translated [--swaps N]

Each of two articles of the railway story (examples/) stands beside its translation into six
languages. Prints, for each language, the findings in the translation as it is, and how many of
N figures (default 8), swapped one at a time in its sentences, are found.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.swaps import other_figure
from flows.evaluation.bench import Bench
from models.analysis import analyse
from models.claims import claims
from models.disagreement.disagreements import disagreements
from models.ids import article_id
from models.material import gather
from models.prose.cues import load_cues
from models.prose.roles import label_sentences
from models.records import Article, Distortion
from models.settings import Settings

EXAMPLES = Path(__file__).parents[1] / "examples"
ARTICLES = ("tessenpost.txt", "varraherald.txt")
LANGUAGES = ("de", "es", "ru", "ar", "zh", "ja")
_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--swaps", type=int, default=8, help="figures of each article at most")
    options = parser.parse_args()
    bench = Bench(Settings())
    table = Table("language", "findings as it is", "figures swapped", "found")
    for lang in LANGUAGES:
        honest, found = 0, []
        for name in ARTICLES:
            told, retold = _article("en", name), _article(lang, name)
            before = _found([told, retold], bench)
            honest += len(before)
            known = {(d.here, d.there) for d in before}
            for text, new in _swapped(retold, options.swaps):
                after = _found([told, _with_text(retold, text)], bench)
                news = [d for d in after if (d.here, d.there) not in known]
                found.append(any(new in d.here or new in d.there for d in news))
        table.add_row(lang, str(honest), str(len(found)), str(sum(found)))
    Console(width=100).print(table)


def _article(lang: str, name: str) -> Article:
    folder = "railway" if lang == "en" else f"railway-{lang}"
    text = (EXAMPLES / folder / "articles" / name).read_text(encoding="utf-8")
    when = f"2024-05-18T0{8 if lang == 'en' else 9}:00:00+00:00"
    return Article(article_id(None, lang, text), lang, lang, None, when, None, lang, lang, text)


def _with_text(article: Article, text: str) -> Article:
    name, lang = article.source, article.lang
    found = article_id(None, name, text)
    return Article(found, name, name, None, article.published, None, lang, name, text)


def _swapped(article: Article, most: int) -> Iterator[tuple[str, str]]:
    """The article's text with one figure of its sentences swapped, and the new figure."""
    rng = random.Random(1)  # noqa: S311 - draws test cases, keeps no secret
    (sentences,) = label_sentences([article], load_cues())
    figures = [
        (match.start(), match.group())
        for sentence in sentences
        if sentence.scored
        for match in _FIGURE.finditer(article.text, sentence.start, sentence.end)
    ]
    for start, old in rng.sample(figures, min(most, len(figures))):
        if new := other_figure(old, rng):
            yield article.text[:start] + new + article.text[start + len(old) :], new


def _found(articles: Sequence[Article], bench: Bench) -> tuple[Distortion, ...]:
    material = gather(articles, label_sentences(articles, load_cues()))
    encoded, langs = bench.encode(material.to_encode), bench.yardstick(material.langs)
    analysis = analyse(material, encoded, langs, bench.settings)
    return disagreements(analysis, claims(analysis), bench.settings.alignment.same).found


if __name__ == "__main__":
    main()
