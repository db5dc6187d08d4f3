"""The comparison as one page of markdown that stays small, whatever the story's size.

Every text is untrusted: it is made inert, cut to a readable length and escaped, so that it
neither formats, nor links, nor loads anything. Links are ours, images are `data:` URIs of
our own charts. A section that would grow too long leaves out its last items and says how
many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from flows.report.artifacts.in_one_line import described, title
from flows.report.artifacts.markup import NAME_LENGTH, escaped, fitted, named, picture, texted
from flows.report.contents.core_bar import core_bar, leaves_out
from flows.report.contents.differences import Difference, differences
from flows.report.contents.kinds import finding_in_words
from flows.report.contents.outages import BRACKETS, Omitted, lacking, omissions
from flows.report.contents.score_wording import interval, verdict
from flows.report.contents.sources import (
    Debt,
    SourceRow,
    debts,
    one_origin,
    shared_origins,
    source_rows,
)
from flows.report.contents.statement_wording import COHESION, cohesion, left_out
from flows.report.contents.synopsis import synopsis
from flows.report.pictures import charts
from flows.report.pictures.svg import shortened
from flows.report.summary.summary import Point, points
from flows.report.summary.voices import in_words
from flows.wording.figures import decimal, number_of
from flows.wording.lists import count, listing
from flows.wording.untrusted import inert
from models.records import Comparison, Refusal, Statement
from models.scores import FigureName

# Bytes of each section; together they stay below 150,000. Prefect's lists return whole artifacts:
# 13 large ones made 28 MB and took 8 s to show.
_SUMMARY, _TABLE, _CORE, _COPIES, _REFUSED = 6_000, 12_000, 25_000, 6_000, 8_000
_DIFFERENCES = 10_000
_SCORE_CHART, _SYNOPSIS_CHART = 50_000, 30_000
# Sources in the synopsis, names in a list.
_DRAWN_SOURCES, _NAMES = 20, 6

_COUNTS = (
    " Shared and unique count sentences, omitted core statements; in brackets the least and the "
    "greatest over the thresholds, and what chance gives a source that tells as much and is like "
    "the others."
)
_MANIFEST = ("version", "model", "config_sha256")

_REST = "- {} more in the full report"


def overview(comparison: Comparison, report: str) -> str:
    """The page; `report` is a line of markdown that says where the full report is."""
    sections = (
        f"# {escaped(title(comparison))}",
        f"**{escaped(described(comparison))}.** {report}",
        *_summary(comparison),
        *_statements(comparison),
        *_differences(comparison),
        *_copies(comparison),
        *_scores(comparison),
        *_refused(comparison),
        _made_by(comparison),
    )
    return "\n\n".join(sections) + "\n"


def _summary(comparison: Comparison) -> Iterable[str]:
    """What matters; long names are cut, or a few of them would take the room of all points."""
    names = {inert(telling.article.source) for telling in comparison.tellings}
    long = sorted((name for name in names if len(name) > NAME_LENGTH), key=len, reverse=True)
    line = partial(_point, long)
    return fitted(points(comparison), line, _SUMMARY, "{} more points in the full report.")


def _point(long: Sequence[str], point: Point) -> str:
    """`long`: the names to cut, those that may hold another first."""
    said = " ".join(point.sentences)
    for name in long:
        said = said.replace(name, shortened(name, NAME_LENGTH))
    return f"**{point.about}.** {escaped(said)}"


def _scores(comparison: Comparison) -> Iterable[str]:
    yield "## How far each source stands from the others"
    yield from picture(
        "Divergence of each source with its interval, and its parts",
        comparison.scores,
        charts.score_chart,
        _SCORE_CHART,
        "source",
    )
    yield _score_table(comparison)
    yield (
        "What a source spends its words on, compared with what the other origins spend theirs "
        "on; 0 is what chance alone gives. It says nothing about bias, truth or quality. "
        f"Sources are not ranked.{'' if one_origin(comparison) else _COUNTS}"
    )


def _score_table(comparison: Comparison) -> str:
    """Where all is of one origin, no other shares or omits anything."""
    alone = one_origin(comparison)
    counts, ends = ("Sentences", "--:") if alone else ("Shared | Unique | Omitted", "--:|--:|--:")
    head = f"| Source | Divergence | Interval | Chance | {counts} |\n|---|--:|---|---|{ends}|"
    line = partial(_score, alone)
    return "\n".join((head, *fitted(source_rows(comparison), line, _TABLE, "| {} more |")))


def _score(alone: bool, row: SourceRow) -> str:
    score = row.score
    shared = f"{score.shared} of {score.sentences}{_beside(row, 'shared')}"
    omitted = f"{number_of(row.omitted)}{_beside(row, 'omitted')}"
    counts = (shared, f"{score.unique}{_beside(row, 'unique')}", omitted)
    cells = (
        named(score.source),
        decimal(score.divergence),
        interval(score) or "–",
        verdict(score).removesuffix(" chance") + (", *degraded*" if score.degraded else ""),
        *((f"{score.sentences}",) if alone else counts),
    )
    return f"| {' | '.join(cells)} |"


def _beside(row: SourceRow, name: FigureName) -> str:
    """What stands beside a count, as " (7 to 9; chance 4 to 10)"."""
    known = row.beside[name].words
    return f" ({known})" if known else ""


def _statements(comparison: Comparison) -> Iterable[str]:
    yield "## Statements by sources"
    yield from _matrix(comparison)
    if not one_origin(comparison):
        yield from _core(comparison)


def _matrix(comparison: Comparison) -> Iterable[str]:
    rows = synopsis(comparison, {})
    tellers = "telling" if one_origin(comparison) else "origin"
    if not rows:
        yield f"No statement is made by more than one {tellers}."
        return
    yield from picture(
        "Which source makes which statement",
        [replace(row, cells=row.cells[:_DRAWN_SOURCES]) for row in rows],
        charts.synopsis_chart,
        _SYNOPSIS_CHART,
        "statement",
    )
    if (sources := len(comparison.scores)) > _DRAWN_SOURCES:
        yield f"The picture shows the first {_DRAWN_SOURCES} of {sources} sources."
    yield f"Each column is a statement that more than one {tellers} makes, in story order."


def _core(comparison: Comparison) -> Iterable[str]:
    core = [statement for statement in comparison.statements if statement.core]
    yield f"### Core statements ({len(core)}) and who lacks them"
    if not core:
        yield "None: no statement is told widely enough."
        return
    yield f"Told by {core_bar(comparison)}."
    yield "\n".join(fitted(core, partial(_carried, omissions(comparison)), _CORE, _REST))
    yield (
        "Who tells what is a machine's reading: read the article before you hold a gap against "
        f"anyone. {BRACKETS} {COHESION}"
    )


def _carried(omitted: Omitted, statement: Statement) -> str:
    """The statement, and the sources that do not make it."""
    lacks = lacking(statement, omitted, named)
    carried = f"**not in** {listing(lacks, _NAMES)}" if lacks else "*in every source*"
    partly = [named(name) for name in statement.partly]
    notes = "; ".join(
        filter(
            None,
            (
                carried,
                f"in part in {listing(partly, _NAMES)}" if partly else "",
                leaves_out(statement, texted(left_out(statement)), omitted),
                cohesion(statement),
            ),
        )
    )
    return f"- {texted(statement.text)} – {notes}"


def _differences(comparison: Comparison) -> Iterable[str]:
    found = differences(comparison, {})
    if found:
        yield f"## Where they disagree ({len(found)})"
        yield "\n".join(fitted(found, _difference, _DIFFERENCES, _REST))
        yield (
            "A finding stands with the source that fewer origins bear out; that does not make it "
            "wrong. It is a machine's reading of words: read both sentences in the full report."
        )


def _difference(difference: Difference) -> str:
    found = difference.found
    teller, what = named(difference.here.teller), escaped(finding_in_words(found))
    return f"- {teller}. {what}. {texted(found.says)}"


def _copies(comparison: Comparison) -> Iterable[str]:
    yield "## Copies and origins"
    groups, taken = shared_origins(comparison), debts(comparison)
    if groups:
        yield "\n".join(fitted(groups, _origin, _COPIES, _REST))
    if taken:
        yield "\n".join(fitted(taken, _debt, _COPIES, _REST))
    else:
        yield "No text of one source was found in another's."


def _origin(group: Sequence[str]) -> str:
    return f"- One origin: {listing([named(name) for name in group], _NAMES)}"


def _debt(debt: Debt) -> str:
    taker, giver = (shortened(name, NAME_LENGTH) for name in (debt.taker, debt.giver))
    return f"- {escaped(in_words(replace(debt, taker=taker, giver=giver)))} ({debt.manner})"


def _refused(comparison: Comparison) -> Iterable[str]:
    if comparison.refused:
        yield f"## Refused: {count(len(comparison.refused), 'input')}"
        yield "\n".join(fitted(comparison.refused, _refusal, _REFUSED, _REST))


def _refusal(refusal: Refusal) -> str:
    return f"- {named(refusal.path)}: {texted(refusal.reason)}"


def _made_by(comparison: Comparison) -> str:
    known = {name: str(comparison.manifest.get(name, "unknown")) for name in _MANIFEST}
    version, model, settings = known.values()
    return (
        f"*Story {named(comparison.id)}; made by Rashomon {named(version)} with the model "
        f"{named(model)} and the settings {named(settings[:12])}.*"
    )
