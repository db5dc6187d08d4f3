"""When a task of Prefect is tried again: where what it reads or writes was away for a moment."""

from __future__ import annotations

from typing import Any

from flows.store.database.failures import is_of_database


def was_away(_task: object, _run: object, state: Any) -> bool:
    """Whether a failed task may do better soon. A mistake of a user's or of ours stays one."""
    error = state.data
    return isinstance(error, OSError) or is_of_database(error)
