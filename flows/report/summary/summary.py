"""The report's plain-language summary: sentences from numbers, by rule, without a model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from flows.report.contents.article_names import article_names
from flows.report.contents.core_bar import core_bar
from flows.report.contents.differences import differing_words
from flows.report.contents.outages import outage_notes
from flows.report.contents.recorded import missed
from flows.report.contents.score_wording import interval
from flows.report.contents.sources import one_origin
from flows.report.contents.told_once import of_one_origin
from flows.report.contents.unknown_languages import language_notes
from flows.report.summary.gaps import gaps
from flows.report.summary.voices import alone, copies, voices
from flows.wording.figures import decimal
from flows.wording.lists import count, entries, listing
from flows.wording.sentences import ended, sentence_case
from flows.wording.untrusted import isolated, unquoted
from models.records import Article, Comparison, Distortion
from models.scores import Score

Section = Literal["copies", "sources", "statements", "differences", "alone", "method"]
"""The part of the page that shows what a point is about."""
_Writer = Callable[[Comparison], Iterator[str]]

_NAMES = 6
_NEITHER = "Neither source differs from the other"
# Made up (docs/divergence.md): of 200 sources with 60% of their own, beside one other, one clears.
_TWO_VOICES = (
    "Of two {} hardly anything can clear chance: how much each of them tells fixes how much "
    "one alone tells. Read the parts of the divergence, and what either tells alone."
)
# Findings quoted, and the letters of a detail that is short enough for it.
_QUOTED, _LETTERS = 3, 48


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to know first: what it is about, where the page shows it, sentences on it."""

    about: str
    section: Section
    sentences: tuple[str, ...]


def points(comparison: Comparison) -> tuple[Point, ...]:
    """Who tells a story, what is in common, left out, told otherwise, and how far apart they are.

    Nothing is said twice.
    """
    disagreements: Section = "differences" if comparison.distortions else "method"
    writers: tuple[tuple[str, Section, tuple[_Writer, ...]], ...] = (
        ("Voices", "copies", (voices, copies, outage_notes)),
        ("In common", "statements", (_statements, language_notes)),
        ("Left out", "statements", (gaps,)),
        ("Found in one origin only", "alone", (alone,)),
        ("Where they disagree", disagreements, (_differences, _updates, _nothing_differs)),
        ("How far apart", "sources", (_divergence, _unmeasured)),
    )
    written = (
        Point(about, section, tuple(text for write in of for text in write(comparison)))
        for about, section, of in writers
    )
    return tuple(point for point in written if point.sentences)


def _statements(comparison: Comparison) -> Iterator[str]:
    made = f"Together they make {count(len(comparison.statements), 'statement')}"
    if one_origin(comparison) or not comparison.statements:
        yield f"{made}."
        return
    core = sum(statement.core for statement in comparison.statements)
    once = sum(statement.origins == 1 for statement in comparison.statements)
    near = sum(status != "unique" for _, status in of_one_origin(comparison))
    nearly = f" ({count(near, 'of these is', 'of these are')} partly or nearly told elsewhere)"
    yield (
        f"{made}: {_so_many(core, comparison)} core (told by {core_bar(comparison)}), "
        f"{_so_many(once, comparison)} of one origin only{nearly if near else ''}."
    )
    if once == len(comparison.statements) > 1:
        yield "Nothing is told by two origins: the articles may report different events."


def _so_many(number: int, comparison: Comparison) -> str:
    """How many of the statements are so, as "three are", "none is" or "each is"."""
    if number == len(comparison.statements) > 1:
        return "each is"
    return count(number, "is", "are") if number else "none is"


def _divergence(comparison: Comparison) -> Iterator[str]:
    measured = [score for score in comparison.scores if score.significant is not None]
    clear = [_with_figures(score) for score in measured if score.stands_out]
    doubtful = [_with_figures(s) for s in measured if s.significant and not s.stands_out]
    within = [isolated(score.source) for score in measured if not score.significant]
    if clear:
        verb, their = ("differs", "its") if len(clear) == 1 else ("differ", "their")
        others = "the others" if len(comparison.scores) > 2 else "the other"
        yield (
            f"{entries(clear, _NAMES, 'more source')} {verb} from {others} by more than chance "
            f"would explain at {their} length. Of sources that do not differ, "
            f"up to {missed(comparison)}% are named here all the same."
        )
    if doubtful:
        verb, they_do = ("differs", "it does") if len(doubtful) == 1 else ("differ", "they do")
        yield (
            f"Whether {entries(doubtful, _NAMES, 'more source')} {verb} by more than chance is in "
            f"doubt: {they_do} not if sentences count as the same somewhat more, or less, readily."
        )
    if len(within) > 1 and len(within) == len(comparison.scores):
        none = "No source differs from the others" if len(within) > 2 else _NEITHER
        yield f"{none} by more than chance would give; that is no proof of agreement."
    elif within:
        yield (
            f"For {listing(within, _NAMES)} the difference is within what chance would give; "
            "that is no proof of agreement."
        )
    if measured and all(_of_two_voices(score, comparison) for score in measured):
        yield _TWO_VOICES.format("tellings" if one_origin(comparison) else "voices")


def _of_two_voices(score: Score, comparison: Comparison) -> bool:
    """Whether the source is held against a single voice."""
    own = {t.origin for t in comparison.tellings if t.article.id in score.articles}
    others = {t.origin for t in comparison.tellings} - own
    return len(others or comparison.tellings[len(score.articles) :]) == 1


def _unmeasured(comparison: Comparison) -> Iterator[str]:
    without = [score for score in comparison.scores if score.divergence is None]
    silent = _names(score for score in without if not score.sentences)
    apart = _names(score for score in without if score.sentences)
    if silent:
        has = "has no sentence that is" if len(silent) == 1 else "have no sentences that are"
        yield f"{listing(silent, _NAMES)} {has} scored, so nothing is measured."
    if apart:
        told_twice = any(statement.origins > 1 for statement in comparison.statements)
        why = (
            "too little of what is told there is told by another origin for anything to"
            if told_twice
            else "where no statement is told twice, nothing can"
        )
        named = listing(apart, _NAMES)
        yield f"Divergence is not measured for {named}: {why} stand out from chance."


def _differences(comparison: Comparison) -> Iterator[str]:
    tellers = _tellers(comparison)
    found = [d for d in comparison.distortions if not d.update and d.article in tellers]
    if not found:
        return
    by_source = Counter(tellers[d.article][0].source for d in found)
    told = [f"{isolated(name)} ({number})" for name, number in by_source.items()]
    details, by = sentence_case(count(len(found), "detail")), entries(told, _NAMES, "more source")
    yield f"{details} told otherwise than in another article: {by}."
    yield from [ended(text) for d in found if (text := _against(d, tellers))][:_QUOTED]


def _updates(comparison: Comparison) -> Iterator[str]:
    tellers = _tellers(comparison)
    later = [d for d in comparison.distortions if d.update and d.article in tellers]
    if later:
        quoted = [text for d in later if (text := _against(d, tellers))][:_QUOTED]
        said = f": {'; '.join(quoted)}" if quoted else ""
        figures = sentence_case(count(len(later), "later figure"))
        yield ended(f"{figures} that may be an update{said}")


def _nothing_differs(comparison: Comparison) -> Iterator[str]:
    """That no finding was made is said where one could have been."""
    told_twice = any(len(statement.articles) > 1 for statement in comparison.statements)
    if told_twice and not comparison.distortions:
        yield (
            "No detail was found that two articles tell differently; figures, names, dates and "
            "the like are looked at, and most other changes of meaning are not seen."
        )


def _tellers(comparison: Comparison) -> Mapping[str, tuple[Article, str]]:
    """Each article by its id, with its name."""
    names = article_names(comparison)
    return {t.article.id: (t.article, names[t.article.id]) for t in comparison.tellings}


def _against(found: Distortion, tellers: Mapping[str, tuple[Article, str]]) -> str:
    """Both details side by side; nothing where that would tell no reader what differs.

    So it is where one is too long for a sentence, or a part of the other. A detail without a
    counterpart is said to be lacking only where its very words are.
    """
    here, there = tellers[found.article], tellers[found.against[0]]
    ours, theirs = differing_words(found, here[0].text, there[0].text)
    sides = [(ours, here, there), (theirs, there, here)]
    said = [(unquoted(detail), one, other) for detail, one, other in sides if detail]
    if not said or any(len(detail) > _LETTERS for detail, _, _ in said):
        return ""
    quoted = ", ".join(f"“{isolated(d)}” in {isolated(name)}" for d, (_, name), _ in said)
    if len(said) == 2:
        short, long = sorted((detail.casefold() for detail, _, _ in said), key=len)
        return "" if short in long else quoted
    ((detail, _, (other, name)),) = said
    lacking = detail.casefold() not in " ".join(other.text.split()).casefold()
    return f"{quoted}, not in {isolated(name)}" if lacking else ""


def _with_figures(score: Score) -> str:
    span = interval(score)
    return f"{isolated(score.source)} ({decimal(score.divergence)}{f', {span}' if span else ''})"


def _names(scores: Iterator[Score]) -> list[str]:
    return [isolated(score.source) for score in scores]
