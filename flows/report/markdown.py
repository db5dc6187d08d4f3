"""The comparison as one page of markdown that stays small, whatever the story's size.

Every text is untrusted: it is made inert, cut to a readable length and escaped, so that it
neither formats, nor links, nor loads anything. Links are ours, images are `data:` URIs of
our own charts. A section that would grow too long leaves out its last items and says how
many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from flows.report import charts
from flows.report.sources import debts, shared_origins, source_rows
from flows.report.summary import summary
from flows.report.svg import shortened
from flows.report.synopsis import synopsis
from flows.report.wording import (
    count,
    decimal,
    interval,
    listing,
    percent,
    verdict,
)
from models.records import Comparison, Score, Statement

# Bytes. Prefect's lists return whole artifacts: 13 large ones made 28 MB and took 8 s to
# show. The sections below add up to less than the page's limit.
PAGE_LIMIT = 150_000
_SUMMARY, _TABLE, _CORE, _COPIES, _REFUSED = 10_000, 12_000, 25_000, 8_000, 8_000
_SCORE_CHART, _SYNOPSIS_CHART = 50_000, 30_000
_NAME, _TEXT, _NAMES = 60, 300, 6

_MANIFEST = ("version", "model", "config_sha256")

Row = TypeVar("Row")

# What may begin or end formatting, links, references or HTML anywhere in a line, and what
# does so only at the start of one.
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~!&$@:^]")
_LIST_MARK = re.compile(r"^([-+=]|\d+(?=[.)]))")


def overview(comparison: Comparison, report: str) -> str:
    """The page; `report` is a line of markdown that says where the full report is."""
    sections = (
        f"# {escaped(title(comparison))}",
        f"**{escaped(described(comparison))}.** {report}",
        *_fitted([escaped(text) for text in summary(comparison)], _SUMMARY, "{} not shown."),
        *_scores(comparison),
        *_statements(comparison),
        *_copies(comparison),
        *_refused(comparison),
        _made_by(comparison),
    )
    return "\n\n".join(sections) + "\n"


def headline(comparison: Comparison) -> str:
    """The scores in one line of numbers, plain text."""
    values = [s.divergence for s in comparison.scores if s.divergence is not None]
    if not values:
        return "Divergence not measured"
    clear = sum(bool(score.significant) for score in comparison.scores)
    ends = dict.fromkeys((decimal(min(values)), decimal(max(values))))
    return f"Divergence {' to '.join(ends)}, {clear} of {len(values)} clear chance"


def described(comparison: Comparison) -> str:
    """The whole comparison in one line, plain text: the scores, then what they are of."""
    origins = len({telling.origin for telling in comparison.tellings})
    core = sum(statement.core for statement in comparison.statements)
    return (
        f"{headline(comparison)}; {count(len(comparison.scores), 'source')}, "
        f"{count(origins, 'independent origin')}, {count(core, 'core statement')}"
    )


def title(comparison: Comparison) -> str:
    """The headline of the earliest article that has one, plain text."""
    titled = [t.article for t in comparison.tellings if t.article.title]
    earliest = min(titled, key=lambda a: a.published or "9", default=None)
    return shortened((earliest and earliest.title) or f"Story {comparison.id}", _TEXT)


def escaped(text: str) -> str:
    """Text on one line that markdown shows as it is."""
    return _LIST_MARK.sub(_guarded, _MARKS.sub(r"\\\g<0>", text))


def _guarded(mark: re.Match[str]) -> str:
    # A digit cannot be escaped; the dot after it, that would make a list, is kept apart.
    return f"\\{mark[0]}" if not mark[0].isdigit() else f"{mark[0]}\u2060"


def _text(text: str) -> str:
    return escaped(shortened(text, _TEXT))


def _name(name: str) -> str:
    return escaped(shortened(name, _NAME))


def _names(names: Iterable[str]) -> str:
    return listing([_name(name) for name in names], _NAMES)


def _scores(comparison: Comparison) -> Iterable[str]:
    yield "## How far each source stands from the others"
    yield from _picture(
        "Divergence of each source with its interval, and its parts",
        comparison.scores,
        charts.score_chart,
        _SCORE_CHART,
        "source",
    )
    head = (
        "| Source | Divergence | Interval | Chance | Shared | Unique | Omitted |\n"
        "|---|--:|---|---|--:|--:|--:|"
    )
    rows = [_score(row.score) for row in source_rows(comparison)]
    yield "\n".join((head, *_fitted(rows, _TABLE, "| {} more |")))
    yield (
        "What a source spends its words on, compared with what the other origins spend theirs "
        "on; 0 is what chance alone gives. It says nothing about bias, truth or quality. "
        "Sources are not ranked. Shared and unique count sentences, omitted core statements."
    )


def _score(score: Score) -> str:
    cells = (
        _name(score.source),
        decimal(score.divergence),
        interval(score) or "–",
        verdict(score).removesuffix(" chance"),
        f"{score.shared} of {score.sentences}",
        str(score.unique),
        str(len(score.omitted)),
    )
    return f"| {' | '.join(cells)} |"


def _statements(comparison: Comparison) -> Iterable[str]:
    yield "## Statements by sources"
    yield from _picture(
        "Which source makes which statement",
        synopsis(comparison, {}),
        charts.synopsis_chart,
        _SYNOPSIS_CHART,
        "statement",
    )
    yield "Each column is a statement that more than one origin makes, in the order of the story."
    core = [statement for statement in comparison.statements if statement.core]
    yield f"### Core statements ({len(core)}) and who lacks them"
    if not core:
        yield "None: no statement is told widely enough."
        return
    lines = [f"- {_text(s.text)} {_lacking(s, comparison.scores)}" for s in core]
    yield "\n".join(_fitted(lines, _CORE, "- {} more in the full report"))
    yield "In brackets: counts as no omission (not known then, or not core among the others)."


def _lacking(statement: Statement, scores: Iterable[Score]) -> str:
    gaps = [score for score in scores if score.source not in statement.sources]
    names = [
        _name(score.source) if statement.id in score.omitted else f"({_name(score.source)})"
        for score in gaps
    ]
    return f"– **not in** {listing(names, _NAMES)}" if names else "– *in every source*"


def _copies(comparison: Comparison) -> Iterable[str]:
    yield "## Copies and origins"
    groups = [f"- One origin: {_names(group)}" for group in shared_origins(comparison)]
    taken = [
        f"- {_name(debt.taker)} shares {percent(debt.share)} of its words with "
        f"{_name(debt.giver)} ({debt.kind})"
        for debt in debts(comparison)
    ]
    lines = [*groups, *taken] or ["No text of one source was found in another's."]
    yield "\n".join(_fitted(lines, _COPIES, "- {} more in the full report"))


def _refused(comparison: Comparison) -> Iterable[str]:
    if not comparison.refused:
        return
    yield f"## Refused: {count(len(comparison.refused), 'input')}"
    lines = [f"- {_name(r.path)}: {_text(r.reason)}" for r in comparison.refused]
    yield "\n".join(_fitted(lines, _REFUSED, "- {} more in the full report"))


def _made_by(comparison: Comparison) -> str:
    known = {name: str(comparison.manifest.get(name, "unknown")) for name in _MANIFEST}
    version, model, settings = known.values()
    return (
        f"*Story {_name(comparison.id)}; made by Rashomon {_name(version)} with the model "
        f"{_name(model)} and the settings {_name(settings[:12])}.*"
    )


def _picture(
    words: str,
    rows: Sequence[Row],
    draw: Callable[[Sequence[Row]], str],
    limit: int,
    unit: str,
) -> Iterable[str]:
    """The chart of as many rows as fit, and how many were left out."""
    shown = len(rows)
    while shown and len(image := charts.data_uri(draw(rows[:shown]))) > limit:
        shown //= 2
    if not shown:
        return
    yield f"![{words}]({image})"
    if shown < len(rows):
        yield f"The picture shows the first {shown} of {count(len(rows), unit)}."


def _fitted(lines: Sequence[str], limit: int, rest: str) -> list[str]:
    """The lines that fit into `limit` bytes, then `rest` with the number of the others."""
    used = 0
    for place, line in enumerate(lines):
        used += len(line.encode()) + 2
        if used > limit:
            return [*lines[:place], rest.format(f"and {len(lines) - place}")]
    return list(lines)
