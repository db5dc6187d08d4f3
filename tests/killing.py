"""A run of the monitor in a process that kills itself at a chosen point: `python -m tests.killing`.

Arguments: the home, then MODULE:FUNCTION, which call of it, and "before" or "after" that call.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.watched import Desk


def main(home: str, place: str, nth: str, when: str) -> None:
    """Run, and die on the way."""
    module, _, name = place.partition(":")
    consumer = import_module(module)
    setattr(consumer, name, _deadly(getattr(consumer, name), int(nth), when))
    Desk(Path(home)).run()
    sys.exit(f"{place} was called fewer than {nth} times")


def _deadly(original: Callable[..., Any], nth: int, when: str) -> Callable[..., Any]:
    calls = 0

    def deadly(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if (calls, when) == (nth, "before"):
            os.kill(os.getpid(), signal.SIGKILL)
        result = original(*arguments, **named)
        if (calls, when) == (nth, "after"):
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return deadly


if __name__ == "__main__":
    main(*sys.argv[1:])
