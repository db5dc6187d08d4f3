"""The flow `alert`: an example of what the event `rashomon.divergence.spike` can start."""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.runtime import flow_run

from flows.report.digest.leaving import leave_spike


def _run_name() -> str:
    """Name the source and the story."""
    spike = flow_run.parameters["spike"]
    return f"{spike.get('source', 'no source')}: {spike.get('title', 'no title')}"[:120]


@flow(name="alert", flow_run_name=_run_name, log_prints=True)
def alert(spike: dict[str, Any]) -> None:
    """Leave a page on a source that stands far from the others.

    Args:
        spike: What the event `rashomon.divergence.spike` carries: source, title, story, report,
            divergence, low, high and usual.
    """
    leave_spike(spike)
