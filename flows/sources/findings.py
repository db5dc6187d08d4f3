"""What `rashomon sources check` prints: a few lines for each channel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from flows.wording.lists import count
from flows.wording.untrusted import inert

if TYPE_CHECKING:
    from flows.sources.checking import Finding


def print_findings(findings: Sequence[Finding]) -> None:
    """Print what was found to standard output, source by source."""
    console = Console(soft_wrap=True)
    source = None
    for finding in findings:
        if finding.source != source:
            source = finding.source
            console.print(inert(source), style="bold", markup=False, highlight=False)
        if finding.address != finding.source:
            console.print(
                f"  {finding.kind} {inert(finding.address)}", markup=False, highlight=False
            )
        for line in _lines(finding):
            console.print(f"    {inert(line)}", markup=False, highlight=False)


def _lines(finding: Finding) -> Iterator[str]:
    yield _holds(finding) if finding.ok else f"not readable: {finding.reason}"
    if finding.moved_to:
        yield f"moved for good to {finding.moved_to}; put that into the catalogue"
    elif finding.found_at:
        yield f"redirects to {finding.found_at}"
    for feed in finding.feeds:
        yield f"names the feed {feed}"
    if finding.note:
        yield finding.note


def _holds(finding: Finding) -> str:
    parts = [
        f"{finding.form}, {count(finding.items, 'item')}",
        f"newest {finding.newest}" if finding.newest else "undated",
        _texts(finding),
        finding.language or "language unclear",
    ]
    return ", ".join(part for part in parts if part)


def _texts(finding: Finding) -> str:
    """Say whether articles come with their text, which saves fetching each page."""
    if finding.kind not in ("feed", "folder", "archive"):
        return ""
    if finding.whole == finding.items:
        return "full text"
    return f"full text of {finding.whole}, else summaries" if finding.whole else "summaries"
