"""Where the tellings disagree: the two sentences of each finding, the detail marked in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.records import Comparison, Distortion, Span

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence cut around the detail in question; `detail` is empty where it has none.

    source: who says it. number: of the sentence on the page, None if it is not there. lang:
    the language of the article.
    """

    source: str
    number: int | None
    lang: str | None
    before: str
    detail: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding with both sentences: `here` has the detail otherwise than `there`."""

    found: Distortion
    here: Marked
    there: Marked


def differences(comparison: Comparison, numbers: Mapping[Place, int]) -> tuple[Difference, ...]:
    """The findings of a comparison, those that are no update first.

    `numbers` gives each (article id, sentence index) its number on the page.
    """
    articles = {telling.article.id: telling for telling in comparison.tellings}
    spans = {
        (t.article.id, j.sentence.index): (j.sentence.start, j.sentence.end)
        for t in comparison.tellings
        for j in t.judgements
    }

    def marked(place: Place, at: Span | None) -> Marked:
        article = articles[place[0]].article
        before, detail, after = _cut(article.text, spans[place], at)
        number = numbers.get(place)
        return Marked(article.source, number, article.lang, before, detail, after)

    known = [
        Difference(
            found,
            here=marked((found.article, found.index), found.here_at),
            there=marked(found.against, found.there_at),
        )
        for found in comparison.distortions
        if (found.article, found.index) in spans and found.against in spans
    ]
    return tuple(sorted(known, key=lambda difference: difference.found.update))


def _cut(text: str, sentence: Span, at: Span | None) -> tuple[str, str, str]:
    start, end = sentence
    if at is None:
        return text[start:end], "", ""
    first, last = max(start, at[0]), min(end, at[1])
    return text[start:first], text[first:last], text[last:end]
