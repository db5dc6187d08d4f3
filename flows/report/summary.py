"""The report's plain-language summary: sentences from numbers, by rule, without a model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from flows.report.sources import (
    Debt,
    debts,
    effective_origins,
    shared_origins,
    source_rows,
    told_once,
)
from flows.report.wording import count, isolated, listing, percent, sentence_case
from models.records import Comparison
from models.scores import Score

# A copied share worth a sentence; all of them stand in the table of copies.
_NOTABLE_COPY = 0.2
_NAMES = 6


def summary(comparison: Comparison) -> tuple[str, ...]:
    """A few true sentences on one comparison, the most general first."""
    writers = (_voices, _statements, _copies, _divergence, _omissions, _differences, _alone)
    return tuple(text for write in writers for text in write(comparison) if text)


def _voices(comparison: Comparison) -> Iterator[str]:
    articles = count(len(comparison.tellings), "article")
    sources = count(len(comparison.scores), "source")
    origins = len({telling.origin for telling in comparison.tellings})
    if origins == len(comparison.tellings):
        yield (
            f"{sentence_case(sources)} tell this event in {articles}; as far as their words tell, "
            "none has most of its text from another."
        )
        return
    yield (
        f"{sentence_case(sources)} tell this event in {articles}. Counting each reprint with its "
        f"original leaves {count(origins, 'independent origin')}; weighed by how many articles "
        f"each supplies, that is worth {effective_origins(comparison):.1f} equal voices."
    )


def _statements(comparison: Comparison) -> Iterator[str]:
    core = sum(statement.core for statement in comparison.statements)
    once = sum(statement.origins == 1 for statement in comparison.statements)
    yield (
        f"Together they make {count(len(comparison.statements), 'statement')}: "
        f"{count(core, 'is', 'are') if core else 'none is'} core, told by at least two origins "
        f"and a large share of them, and {count(once, 'comes', 'come') if once else 'none comes'} "
        "from a single origin."
    )


def _copies(comparison: Comparison) -> Iterator[str]:
    notable = [debt for debt in debts(comparison) if debt.share >= _NOTABLE_COPY]
    takes = [_taking(debt) for debt in notable]
    if takes:
        yield f"{listing(takes, 4)}."
    for group in shared_origins(comparison):
        yield f"{listing([isolated(name) for name in group], _NAMES)} count as one origin."


def _taking(debt: Debt) -> str:
    """A retelling has few words in common, a translation none."""
    taker, giver, share = isolated(debt.taker), isolated(debt.giver), percent(debt.share)
    if debt.kind == "rewritten":
        return f"{taker} retells {giver} in {share} of its words"
    return f"{taker} shares {share} of its words with {giver}"


def _divergence(comparison: Comparison) -> Iterator[str]:
    measured = [score for score in comparison.scores if score.significant is not None]
    clear = _names(score for score in measured if score.significant)
    within = _names(score for score in measured if not score.significant)
    if clear:
        verb = "differs" if len(clear) == 1 else "differ"
        yield (
            f"{listing(clear, _NAMES)} {verb} from the others by more than chance would explain "
            f"at {'its' if len(clear) == 1 else 'their'} length."
        )
    if within:
        yield (
            f"For {listing(within, _NAMES)} the difference is within what chance would give; "
            "that is no proof of agreement."
        )


def _omissions(comparison: Comparison) -> Iterator[str]:
    rows = [row for row in source_rows(comparison) if row.score.omitted]
    gaps = [f"{isolated(row.score.source)} ({len(row.score.omitted)})" for row in rows]
    if gaps:
        yield (f"Core statements not reported, though known by then: {listing(gaps, _NAMES)}.")


def _differences(comparison: Comparison) -> Iterator[str]:
    source = {t.article.id: t.article.source for t in comparison.tellings}
    found = [d for d in comparison.distortions if not d.update]
    by_source = Counter(source[d.article] for d in found if d.article in source)
    told = [f"{isolated(name)} ({number})" for name, number in by_source.items()]
    if told:
        details = count(sum(by_source.values()), "detail")
        yield f"Aligned sentences disagree on {details}: {listing(told, _NAMES)}."


def _alone(comparison: Comparison) -> Iterator[str]:
    told = [
        f"{listing([isolated(name) for name in group.sources], 3)} ({len(group.unique)})"
        for group in told_once(comparison)
        if group.unique
    ]
    if told:
        yield f"Statements that no other origin makes: {listing(told, _NAMES)}."


def _names(scores: Iterator[Score]) -> list[str]:
    return [isolated(score.source) for score in scores]
