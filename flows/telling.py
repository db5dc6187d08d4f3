"""Lines for the user's eyes, on standard error.

A file name, a reason or an address may be a stranger's, and may hold what moves the cursor, names
the window or hides a link: whatever stands in a line is shown as text and does nothing.
"""

from __future__ import annotations

from rich.console import Console

from flows.report.wording import inert


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
