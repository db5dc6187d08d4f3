"""What the report says where the model that judged does not know a language of the articles."""

from __future__ import annotations

from collections.abc import Iterator

from flows.wording.lists import listing
from flows.wording.untrusted import isolated
from models.encoders.catalogue import CATALOGUE, DEFAULT_MODEL, strange_to
from models.records import Comparison

_NAMES = 6


def language_notes(comparison: Comparison) -> Iterator[str]:
    """Mostly none; else one for each model not made for the language of an article, and advice."""
    articles = [telling.article for telling in comparison.tellings]
    langs = {article.lang for article in articles if article.lang}
    strange = strange_to(str(comparison.manifest.get("model")), langs)
    for model, unknown in strange.items():
        sources = list(dict.fromkeys(a.source for a in articles if a.lang in unknown))
        theirs = all(article.lang in unknown for article in articles)
        whose = "these articles" if theirs else listing(list(map(isolated, sources)), _NAMES)
        yield (
            f"{model} was not made for the language of {whose} ({', '.join(unknown)}): what says "
            "the same may be taken for unique, and what does not for shared."
        )
    if strange:
        yield _next_step(langs)


def _next_step(langs: set[str]) -> str:
    if langs - CATALOGUE[DEFAULT_MODEL].codes:
        return "Read the sentences before you rely on a figure."
    profile = "default" if len(langs) == 1 else "multilingual"
    return f"Compare again with --profile {profile}, whose model knows about 100 languages."
