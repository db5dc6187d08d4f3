"""Where the tellings disagree: the two sentences of each finding, what differs marked in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.report.contents.article_names import article_names
from flows.report.contents.counterparts import word_difference
from models.records import Comparison, Distortion, Place, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence, and whether they are what the other has otherwise."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence in pieces, which together make it.

    teller: the source that says it, and which of its articles if it has several. number: of the
    sentence on the page, None if it is not there. lang: the language of the article.
    """

    teller: str
    number: int | None
    lang: str | None
    pieces: tuple[Piece, ...]


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
    articles = {telling.article.id: telling.article for telling in comparison.tellings}
    names = article_names(comparison)
    spans = {
        (t.article.id, j.sentence.index): (j.sentence.start, j.sentence.end)
        for t in comparison.tellings
        for j in t.judgements
    }

    def marked(place: Place, at: Sequence[Span]) -> Marked:
        article = articles[place[0]]
        pieces = tuple(_pieces(article.text, spans[place], at))
        return Marked(names[article.id], numbers.get(place), article.lang, pieces)

    def shown(found: Distortion) -> Difference:
        texts = articles[found.article].text, articles[found.against[0]].text
        here, there = _differing(found, *texts)
        return Difference(
            found, marked((found.article, found.index), here), marked(found.against, there)
        )

    known = [
        shown(found)
        for found in comparison.distortions
        if (found.article, found.index) in spans and found.against in spans
    ]
    return tuple(sorted(known, key=lambda difference: difference.found.update))


def differing_words(found: Distortion, here: str, there: str) -> tuple[str, str]:
    """What each of the two texts, `here` and `there`, has otherwise; of a quotation its words."""
    if found.kind != "quote":
        return found.here, found.there
    ours, theirs = _differing(found, here, there)
    return " … ".join(here[a:b] for a, b in ours), " … ".join(there[a:b] for a, b in theirs)


def _differing(found: Distortion, here: str, there: str) -> tuple[Sequence[Span], Sequence[Span]]:
    """The spans of the two texts, `here` and `there`, that a finding is about.

    Of a quotation only the words that the other has not: most of it is the same in both.
    """
    ours, theirs = ([span] if span else [] for span in (found.here_at, found.there_at))
    if found.kind != "quote" or not (ours and theirs):
        return ours, theirs
    words = word_difference(here[slice(*ours[0])], there[slice(*theirs[0])])
    if not (words.here or words.there):
        return ours, theirs
    return _moved(words.here, ours[0][0]), _moved(words.there, theirs[0][0])


def _moved(spans: Sequence[Span], by: int) -> list[Span]:
    return [(start + by, end + by) for start, end in spans]


def _pieces(text: str, sentence: Span, at: Sequence[Span]) -> Iterator[Piece]:
    """The sentence cut at the spans `at`, in order, as far as they lie in it."""
    start, end = sentence
    done = start
    for span in at:
        first, last = max(done, span[0]), min(end, span[1])
        if first < last:
            yield from _piece(text[done:first], differs=False)
            yield from _piece(text[first:last], differs=True)
            done = last
    yield from _piece(text[done:end], differs=False)


def _piece(text: str, *, differs: bool) -> Iterator[Piece]:
    if text:
        yield Piece(text, differs)
