"""Rashomon in a notebook: compare a folder, or open a stored story, and look at it there.

    from flows.interactive import compare_folder
    compare_folder("examples/railway/articles", profile="fast")

A result shows itself as tables; everything it was made from is in `result.comparison`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from flows.configuration import flags, load_settings
from flows.report.fragment import render_fragment
from flows.report.saving import ReportPaths, write_report
from models.records import Comparison


@dataclass(frozen=True, slots=True)
class Result:
    """A comparison that a notebook shows as tables."""

    comparison: Comparison

    def _repr_html_(self) -> str:
        return render_fragment(self.comparison)

    def __repr__(self) -> str:
        scores = len(self.comparison.scores)
        statements = len(self.comparison.statements)
        return f"<Result: story {self.comparison.id}, {scores} sources, {statements} statements>"

    def save(self, folder: str | Path) -> ReportPaths:
        """Write `report.html` and `story.json` into a folder. Raises OutputError."""
        return write_report(self.comparison, Path(folder))


def compare_folder(
    path: str | Path, profile: str | None = None, config: str | Path | None = None
) -> Result:
    """Compare the articles of one story; nothing is stored but the vectors of its sentences.

    path: a folder, or a file of articles. profile, config: as for `rashomon compare`. Raises
    InputError where fewer than two sources are left, SettingsError for bad settings.
    """
    from flows.ingest.reading import read_inputs, require_two_sources
    from flows.stages import compare_articles

    settings = load_settings(Path(config) if config else None, flags(profile, None))
    gathered = read_inputs((str(path),), settings.reading)
    require_two_sources(gathered)
    return Result(compare_articles(gathered.articles, settings, gathered.refused))


def stored_story(prefix: str, store: str | None = None) -> Result:
    """A story of the store, by its id or the beginning of it. Raises StoreError.

    store: its URL; None: that of `$RASHOMON_STORE`, else the user's own, as for `rashomon show`.
    """
    from flows.store.comparisons import load_comparison
    from flows.store.engine import open_store
    from flows.store.places import STORE_VARIABLE, default_store_url
    from flows.store.stories import find_story

    url = store or os.environ.get(STORE_VARIABLE) or default_store_url()
    with open_store(url) as opened:
        return Result(load_comparison(opened, find_story(opened, prefix)))
