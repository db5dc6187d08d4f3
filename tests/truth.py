"""The planted truth of the example stories, joined to what the pipeline says of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from models.records import Comparison, Judgement, Telling

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Judged:
    """One row of the truth and the sentence the pipeline made of it; None if cut otherwise."""

    file: str
    row: dict[str, Any]
    judgement: Judgement | None

    @property
    def scored(self) -> bool:
        """Whether the truth counts it as a sentence of the report."""
        return self.row["role"] in ("body", "quote")


@cache
def truth(story: str) -> dict[str, Any]:
    """The planted truth of an example story."""
    path = ROOT / "examples" / story / "truth.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def judged(story: str, comparison: Comparison) -> Iterator[Judged]:
    """Every row of the truth, in order, with its sentence."""
    sentences = {
        (Path(telling.article.path).name, flat(text(telling, judgement))): judgement
        for telling in comparison.tellings
        for judgement in telling.judgements
    }
    for row in truth(story)["sentences"]:
        yield Judged(row["file"], row, sentences.get((row["file"], flat(row["text"]))))


def text(telling: Telling, judgement: Judgement) -> str:
    """The words of a sentence as they stand in the article."""
    return telling.article.text[judgement.sentence.start : judgement.sentence.end]


def flat(words: str) -> str:
    """`words` on one line."""
    return " ".join(words.split())


def file_of(comparison: Comparison) -> dict[str, str]:
    """The file of each article, by the article's id."""
    return {t.article.id: Path(t.article.path).name for t in comparison.tellings}
