"""What a story is called where its articles have headlines, and where none has."""

from __future__ import annotations

from dataclasses import replace

from models.records import Comparison
from models.titles import story_title
from tests.stories import a_comparison


def without_headlines(*texts: str) -> Comparison:
    """Build the story without any title or headline; its first statements say the texts."""
    comparison = a_comparison()
    tellings = tuple(
        replace(telling, article=replace(telling.article, title=None), judgements=())
        for telling in comparison.tellings
    )
    statements = tuple(
        replace(comparison.statements[0], id=f"s{n}", text=text, sources=tuple("abc"[: n + 1]))
        for n, text in enumerate(texts)
    )
    return replace(comparison, tellings=tellings, statements=statements)


def test_a_story_without_headlines_is_called_by_what_most_sources_say() -> None:
    """A reader knows it by that, not by the digits of its id."""
    told = without_headlines("One source says this.", "The bridge at Orlo fell on Friday.")

    assert story_title(told) == "The bridge at Orlo fell on Friday."


def test_a_long_statement_is_cut_between_words_where_there_are_any() -> None:
    """A title of a hundred letters is long enough, in scripts without spaces too."""
    latin, japanese = (story_title(without_headlines(text)) for text in ("word " * 60, "橋" * 300))

    assert latin.endswith("word…")
    assert len(latin) <= 100
    assert japanese == "橋" * 100 + "…"


def test_a_story_that_says_nothing_is_called_by_its_id() -> None:
    """There is nothing else."""
    assert story_title(without_headlines()) == f"Story {a_comparison().id}"
