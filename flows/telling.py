"""Lines for the user's eyes, on standard error.

A file name, a reason or an address may be a stranger's, and may hold what moves the cursor, names
the window or hides a link: whatever stands in a line is shown as text and does nothing.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from rich.console import Console

from flows.wording.untrusted import inert

_OURS: Final = Path(__file__).parent


def eyes() -> Console:
    """Standard error, where lines wrap as the terminal likes."""
    return Console(stderr=True, soft_wrap=True)


def tell(text: str, console: Console | None = None, style: str | None = None) -> None:
    """Print one line or several."""
    (console or eyes()).print(plain(text), style=style, markup=False, highlight=False)


def plain(text: str) -> str:
    """A stranger's text without what acts on a terminal; its lines and their indents stay."""
    return "\n".join(
        " " * (len(line) - len(line.lstrip())) + inert(line) for line in text.split("\n")
    )


@contextmanager
def warnings_told() -> Iterator[None]:
    """Tell warnings of `flows` in a line, each once; a library's are shown as ever."""
    shown, told = warnings.showwarning, set[str]()

    def show(  # noqa: PLR0913, PLR0917 - as the standard library calls it
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        if not Path(filename).is_relative_to(_OURS):
            shown(message, category, filename, lineno, file, line)
        elif str(message) not in told:
            told.add(str(message))
            tell(f"Warning: {message}")

    with warnings.catch_warnings():
        warnings.showwarning = show
        yield
