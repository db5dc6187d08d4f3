"""What the forms of the flows ask alike, and the run that the answers make."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from flows.configuration import load_settings
from flows.forms import Profile, chosen
from flows.monitoring.watch import Watch, moment
from flows.recording import reports_folder
from flows.store.places import STORE_VARIABLE, default_store_url


def filled_in(
    work: str, profile: Profile, pages: str | None, config: str | None, store: str | None
) -> Watch:
    """What a run works with, from now on; None stands for what the form says of it."""
    return Watch(
        sources=None,
        store=store or os.environ.get(STORE_VARIABLE) or default_store_url(),
        pages=Path(pages) if pages else reports_folder(),
        work=Path(work),
        now=moment(datetime.now(UTC)),
        settings=load_settings(
            Path(config) if config else None,
            chosen(profile),
        ),
    )
