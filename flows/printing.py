"""Data on standard output: JSON, in every letter."""

from __future__ import annotations

import json
import sys
from io import TextIOWrapper


def print_json(value: object) -> None:
    """Print a value as JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def print_any_letter() -> None:
    r"""Have standard output take every letter: none that it lacks ends a command.

    What is no terminal is data, in UTF-8 whatever the locale; a terminal of another encoding shows
    what it lacks as `\u2019`.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
