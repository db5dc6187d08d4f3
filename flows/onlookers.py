"""Who looks on at a run of a flow: the command line that started it, and the log of the run.

Neither is a parameter of the flow: those are stored with the run.
"""

from __future__ import annotations

from contextvars import ContextVar

from flows.progress import Progress, Say, quietly, silently

watching: ContextVar[Progress] = ContextVar("watching", default=quietly)
listening: ContextVar[Say] = ContextVar("listening", default=silently)


def log(line: str) -> None:
    """Write a line into the log of the run."""
    print(line)  # noqa: T201 - that is what `log_prints` of the flow makes of it


def say(line: str) -> None:
    """Tell whoever listens, and the log of the run."""
    listening.get()(line)
    log(line)
