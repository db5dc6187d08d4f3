"""What is said where the model that judged was not made for the language of the articles."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from flows.report.page.rendering import render_page
from flows.report.terminal.printing import print_summary
from models.encoders.catalogue import CATALOGUE, PROFILE_MODELS
from models.records import Comparison
from tests.stories import a_comparison
from tests.summarised import summary

FAST = "all-MiniLM-L6-v2"
STRANGE = "was not made for the language of"


def told_in(langs: tuple[str | None, ...], model: str) -> Comparison:
    """The story of three papers, told in these languages and judged by this model."""
    comparison = a_comparison()
    tellings = tuple(
        replace(telling, article=replace(telling.article, lang=lang))
        for telling, lang in zip(comparison.tellings, langs, strict=True)
    )
    return replace(comparison, tellings=tellings, manifest=comparison.manifest | {"model": model})


def said(comparison: Comparison) -> list[str]:
    """The sentences on languages, and the one behind them."""
    texts = [text.replace("\u2068", "").replace("\u2069", "") for text in summary(comparison)]
    first = next((n for n, text in enumerate(texts) if STRANGE in text), len(texts))
    last = max((n for n, text in enumerate(texts) if STRANGE in text), default=first)
    return texts[first : last + 2]


def test_a_model_of_english_is_said_not_to_know_the_paper_in_arabic() -> None:
    """Whose text that is, and what to do."""
    voice = a_comparison().tellings[2].article.source

    first, then = said(told_in(("en", "en", "ar"), FAST))

    assert first == (
        f"{FAST} was not made for the language of {voice} (ar): what says the same may be taken "
        "for unique, and what does not for shared."
    )
    assert then == (
        "Compare again with --profile multilingual, whose model knows about 100 languages."
    )


def test_a_story_in_one_other_language_has_another_profile() -> None:
    """`multilingual` would refuse a story in Polish; none of its papers need be named."""
    first, then = said(told_in(("pl", "pl", "pl"), FAST))

    assert "the language of these articles (pl)" in first
    assert "--profile default," in then


def test_of_a_pair_the_one_is_named_that_lacks_the_language() -> None:
    """`best` judges by two models."""
    first, _ = said(told_in(("de", "de", "de"), "+".join(PROFILE_MODELS["best"])))

    assert first.startswith("all-mpnet-base-v2 was not made")


def test_where_no_model_here_knows_the_language_none_is_recommended() -> None:
    """Luxembourgish is not among the hundred."""
    first, then = said(told_in(("lb", "en", "en"), PROFILE_MODELS["default"][0]))

    assert "(lb)" in first
    assert then == "Read the sentences before you rely on a figure."


@pytest.mark.parametrize(
    ("langs", "model"),
    [
        (("en", "en", "en"), FAST),
        (("en", None, "en"), FAST),
        (("sh", "fi", "ar"), "multilingual-e5-small"),
        (("de", "de", "de"), "a-model-of-your-own"),
    ],
)
def test_nothing_is_said_of_languages_that_are_known_or_of_unknown_models(
    langs: tuple[str | None, ...], model: str
) -> None:
    """What is as it should be needs no word, and of a stranger's model nothing is known."""
    assert said(told_in(langs, model)) == []


def test_page_and_terminal_say_it_once() -> None:
    """Where the statements are summed up."""
    comparison = told_in(("en", "en", "ar"), FAST)
    shown = io.StringIO()
    print_summary(comparison, Console(file=shown, width=10_000))

    assert render_page(comparison).count(STRANGE) == 1
    assert shown.getvalue().count(STRANGE) == 1


def test_the_models_of_english_know_english_alone() -> None:
    """As the table of models says."""
    for model in CATALOGUE.values():
        assert (model.languages == "English") == (model.codes == {"en"})
