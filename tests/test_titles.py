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


def titled(*articles: tuple[str | None, str | None]) -> Comparison:
    """The story with so many articles, each with this title and time, and none in its text."""
    comparison = a_comparison()
    bare = replace(comparison.tellings[0], judgements=())
    tellings = tuple(
        replace(bare, article=replace(bare.article, title=title, published=published))
        for title, published in articles
    )
    return replace(comparison, tellings=tellings)


def test_a_story_is_called_by_the_headline_of_its_earliest_article() -> None:
    """That has one: undated articles come last, and of one day the first in order counts."""
    dated = ("Late", "2024-05-02"), ("Early", "2024-05-01T09:00:00Z"), (None, "2024-04-30")

    assert story_title(titled(("Undated", None), *dated)) == "Early"
    assert story_title(titled(("Undated", None), (None, "2024-04-30"))) == "Undated"
    assert story_title(titled(("By day", "2024-05-01"), *dated)) == "By day"
    assert story_title(titled(*dated, ("By day", "2024-05-01"))) == "Early"


def test_the_earliest_article_is_so_whatever_its_zone() -> None:
    """Late in the evening in New York it is four in the morning in London."""
    london, york = ("London", "2024-05-02T01:00:00Z"), ("York", "2024-05-01T23:00:00-05:00")

    assert story_title(titled(london, york)) == "London"


def test_a_stated_title_goes_before_the_headline_in_the_text() -> None:
    """Which stands for it where none is stated, on one line."""
    comparison = a_comparison()
    first = comparison.tellings[0]
    sentence = replace(first.judgements[0].sentence, start=0, end=14, role="headline")
    judged = replace(first.judgements[0], sentence=sentence)
    article = replace(first.article, text="Bridge\nat Orlo falls.", title=None)
    telling = replace(first, article=article, judgements=(judged,))

    def called(title: str | None) -> str:
        stated = replace(telling, article=replace(article, title=title))
        return story_title(replace(comparison, tellings=(stated,)))

    assert called("As stated") == "As stated"
    assert called(None) == "Bridge at Orlo"
