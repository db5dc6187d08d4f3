"""The comparison as Prefect artifacts: a summary, a table of scores, a link to the report.

The keys are stable and get one version per run, so that their timelines in the UI are the
journal of all comparisons; each version's description holds the numbers and the title.
There is no key per story: a story's id changes with every article that joins it, which
would fill the list of artifacts with keys of one version.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final

from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_table_artifact,
)

from flows.report.artifacts.in_one_line import described, title
from flows.report.artifacts.markup import escaped, harmless
from flows.report.artifacts.overview import overview
from flows.report.contents.beside import Beside
from flows.report.contents.score_wording import verdict
from flows.report.contents.sources import SourceRow, owed, source_rows
from flows.report.pictures.svg import shortened
from flows.wording.figures import span
from flows.wording.lists import listing
from flows.wording.untrusted import inert
from models.records import Comparison
from models.scores import FigureName, Score

SUMMARY_KEY: Final = "compare-summary"
SCORES_KEY: Final = "compare-scores"
REPORT_KEY: Final = "compare-report"
# Rows of the table, of some 770 bytes each.
MOST_ROWS: Final = 160
# Bytes of a table, below the size that slows the UI down. Prefect keeps it as ASCII: a name that
# is not in Latin letters takes six bytes a letter.
TABLE_BYTES: Final = 140_000

Cell = str | int | float | None
Row = dict[str, Cell]


def leave_artifacts(comparison: Comparison, page: str, url: str | None) -> None:
    """Leave the three artifacts in the current run.

    `page` is the path of the report, `url` its address where it is served over http (a
    browser opens no `file:` link from the UI). Raises what Prefect raises.
    """
    description = _description(comparison)
    where = f"[Open the full report]({url})" if url else f"Full report: {escaped(inert(page))}"
    create_markdown_artifact(overview(comparison, where), SUMMARY_KEY, description)
    create_table_artifact(score_table(comparison), SCORES_KEY, description)
    if url:
        create_link_artifact(url, "Open the full report", REPORT_KEY, description)
    else:
        create_markdown_artifact(where, REPORT_KEY, description)


def _description(comparison: Comparison) -> str:
    """The number first: a card shows some forty characters."""
    return f"{described(comparison)} – {harmless(title(comparison))}"


def score_table(comparison: Comparison) -> list[Row]:
    """One row per source in the order of the comparison, in plain JSON types."""
    rows = (_row(row) for row in source_rows(comparison)[:MOST_ROWS])
    return bounded(rows, len(comparison.scores), "source")


def bounded(rows: Iterable[Row], of: int, named: str) -> list[Row]:
    """As many rows as a table has room for; in the column `named`, how many of all are left out."""
    shown: list[Row] = []
    room = TABLE_BYTES
    for row in rows:
        room -= len(json.dumps(row)) + len(", ")
        if room < 0:
            break
        shown.append(row)
    if shown and (rest := of - len(shown)):
        shown.append(
            {name: f"and {rest:,} more rows" if name == named else None for name in shown[0]}
        )
    return shown


def _row(row: SourceRow) -> Row:
    score = row.score
    return {
        "source": cell(score.source, 60),
        **measures(score),
        "sentences": int(score.sentences),
        "shared": int(score.shared),
        **sure(row.beside, "shared"),
        "unique": int(score.unique),
        **sure(row.beside, "unique"),
        "omitted": None if row.omitted is None else len(row.omitted),
        **sure(row.beside, "omitted"),
        "copied": listing([owed(debt, cell(debt.giver, 60)) for debt in row.debts], 2),
        **sure(row.beside, "copied"),
        "wording": figure(score.wording),
        **sure(row.beside, "wording"),
        "differing details": figure(score.distortion),
        **sure(row.beside, "distortion", "differing details"),
    }


def sure(
    beside: Mapping[FigureName, Beside], name: FigureName, shown: str | None = None
) -> dict[str, Cell]:
    """How sure a number is, and what chance would make it, under the name that is shown."""
    return {f"{shown or name}, how sure": beside[name].words}


def cell(text: str, limit: int) -> str:
    """Untrusted text for a table, whose cells the UI shows as markdown, pictures and all."""
    return escaped(shortened(text, limit))


def measures(score: Score) -> dict[str, Cell]:
    """What was measured of a source, whichever table shows it."""
    return {
        "divergence": figure(score.divergence),
        "low": figure(score.low),
        "high": figure(score.high),
        "against chance": verdict(score),
        "by chance": span((placebo.low, placebo.high)) if (placebo := score.placebo) else None,
        "degraded": "yes" if score.degraded else "",
        "addition": figure(score.addition),
        "omission": figure(score.omission),
        "emphasis": figure(score.emphasis),
    }


def figure(value: float | None) -> float | None:
    """To three decimals: the interval of a score is hundreds of times wider than the fourth."""
    return None if value is None else round(float(value), 3)
