"""The comparison as Prefect artifacts: a summary, a table of scores, a link to the report.

The keys are stable and get one version per run, so that their timelines in the UI are the
journal of all comparisons; each version's description holds the numbers and the title.
There is no key per story: a story's id changes with every article that joins it, which
would fill the list of artifacts with keys of one version.
"""

from __future__ import annotations

from typing import Final

from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_table_artifact,
)

from flows.report.markdown import described, overview, title
from flows.report.markup import escaped
from flows.report.sources import SourceRow, owed, source_rows
from flows.report.svg import shortened
from flows.report.wording import inert, listing, verdict
from models.records import Comparison
from models.scores import Score

SUMMARY_KEY: Final = "compare-summary"
SCORES_KEY: Final = "compare-scores"
REPORT_KEY: Final = "compare-report"
# Rows of the table; at 400 bytes each it stays far below the size that slows the UI down.
MOST_ROWS: Final = 200

Cell = str | int | float | None


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
    """The number first: a card shows some forty characters.

    One UI shows a description as markdown, the other as it is. So it must be harmless as
    markdown without being escaped: no image, link or HTML can begin in it.
    """
    harmless = title(comparison).translate(str.maketrans("<>[]`", "‹›()'"))
    return f"{described(comparison)} – {harmless}"


def score_table(comparison: Comparison) -> list[dict[str, Cell]]:
    """One row per source in the order of the comparison, in plain JSON types."""
    rows = [_row(row) for row in source_rows(comparison)[:MOST_ROWS]]
    if rest := len(comparison.scores) - len(rows):
        rows.append({name: f"and {rest} more" if name == "source" else None for name in rows[0]})
    return rows


def _row(row: SourceRow) -> dict[str, Cell]:
    score = row.score
    return {
        "source": shortened(score.source, 60),
        **measures(score),
        "sentences": int(score.sentences),
        "shared": int(score.shared),
        "unique": int(score.unique),
        "omitted": None if row.omitted is None else len(row.omitted),
        "copied": listing([owed(debt, shortened(debt.giver, 60)) for debt in row.debts], 2),
        "wording": figure(score.wording),
    }


def measures(score: Score) -> dict[str, Cell]:
    """What was measured of a source, whichever table shows it."""
    return {
        "divergence": figure(score.divergence),
        "low": figure(score.low),
        "high": figure(score.high),
        "against chance": verdict(score),
        "degraded": "yes" if score.degraded else "",
        "addition": figure(score.addition),
        "omission": figure(score.omission),
        "emphasis": figure(score.emphasis),
    }


def figure(value: float | None) -> float | None:
    """To three decimals: the interval of a score is hundreds of times wider than the fourth."""
    return None if value is None else round(float(value), 3)
