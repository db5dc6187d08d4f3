"""Labelled news data of others, which is not in this repository: its folder, and its rows."""

from __future__ import annotations

import gzip
import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]

FOLDER = Path("../shared/data")
"""Where it is looked for."""


def add_folder(parser: ArgumentParser) -> None:
    """Let a command be given the folder."""
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)


def options_with_data(parser: ArgumentParser) -> Namespace:
    """The options of a command that is nothing without the data; it ends where there is none."""
    options = parser.parse_args()
    if not options.folder.is_dir():
        parser.exit(1, f"No data in {options.folder}: give the folder of the labelled files.\n")
    return options


def read(path: Path) -> list[Row]:
    """The rows of a compressed JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]
