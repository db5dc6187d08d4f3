"""Compares stories, each saved as soon as it is done."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path
from typing import Any

from flows.monitoring.watch import Due, Watch
from flows.progress import Progress, quietly
from flows.report.page.saving import write_report
from flows.stages import compare_articles
from flows.store.compared.answers import sentence_answers_known
from flows.store.compared.comparisons import load_comparison
from flows.store.compared.monitored import compared, save_compared
from flows.store.compared.telling_articles import articles_named
from flows.store.database.engine import Store, open_store
from flows.store.database.failures import is_of_database, passes
from flows.writing import read_rows, write_rows
from models.errors import RashomonError
from models.meaning.answers import met
from models.outages import degraded
from models.records import Comparison, Refusal


def compare_chunk(watch: Watch, chunk: Path, progress: Progress = quietly) -> Path:
    """Compare the stories that the file `chunk` lists; return the file that says which failed.

    A story that cannot be compared is named with the reason, and the others go on. A story
    is saved as soon as it is compared: a run that is killed loses one at most. Raises StoreError
    or OutputError where nothing can be kept, since the others would be compared in vain.
    """
    stories = [_due(row) for row in read_rows(chunk)["due"]]
    failed: list[dict[str, str]] = []
    with open_store(watch.store) as store:
        for number, due in enumerate(stories):
            progress("Comparing stories", number, len(stories))
            if reason := _compare(watch, store, due):
                failed.append({"path": f"story {due.event}", "reason": reason})
    progress("Comparing stories", len(stories), len(stories))
    return write_rows(chunk.with_name(f"{chunk.stem}-compared.json"), {"failed": failed})


def read_failed(path: Path) -> list[Refusal]:
    """The stories that `compare_chunk` could not compare, and why."""
    return [Refusal(**row) for row in read_rows(path)["failed"]]


def _compare(watch: Watch, store: Store, due: Due) -> str | None:
    """Compare one story and save it; why that failed, if it did."""
    try:
        comparison = degraded(_comparison(watch, store, due), due.outages)
        # The page first: what the store has is never compared again.
        write_report(comparison, watch.pages / due.event)
        save_compared(store, due.event, due.content, comparison)
    except RashomonError as error:
        if _keeps_nothing(error):
            raise
        return str(error)
    except Exception as error:  # noqa: BLE001 - one story's fault must not keep all others unread
        traceback.print_exc()
        return f"a fault of Rashomon's, please report it: {error!r}"
    return None


def _keeps_nothing(error: RashomonError) -> bool:
    """Whether the store is away or a disk is full, which no other story would change.

    A lock may be gone by the next story.
    """
    why = error.__cause__
    if isinstance(why, OSError):
        return why.errno in _FULL
    return is_of_database(error) and not passes(error)


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


def _comparison(watch: Watch, store: Store, due: Due) -> Comparison:
    """The comparison of a story; the stored one where only an outage is news."""
    known = compared(store, [due.event]).get(due.event)
    if known is not None and known.content == due.content:
        return load_comparison(store, known.story)
    articles = articles_named(store, due.articles)
    answers = met(sentence_answers_known(store), [article.text for article in articles])
    return compare_articles(articles, watch.settings, answers=answers)


def _due(row: dict[str, Any]) -> Due:
    lists = {name: tuple(row[name]) for name in ("articles", "outages")}
    return Due(**{**row, **lists})
