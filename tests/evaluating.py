"""What the tests of `rashomon evaluate` and `rashomon calibrate` share."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.commands import CommandLine, set_apart

# Pairs that anybody would label so; the last two of each kind share few words or many.
SAME = (
    ("The ferry hit a reef on Monday evening.", "On Monday evening the ferry struck a reef."),
    ("All 68 people on board were rescued.", "All 68 people aboard were brought to safety."),
    ("The operator was fined two years ago.", "Two years ago the operator had to pay a fine."),
    ("The bank raised its rate to 4.5 percent.", "The rate was raised to 4.5 percent by the bank."),
    ("The minister resigned on Friday.", "On Friday the minister stepped down."),
    ("Heavy rain flooded the old town.", "The old town was flooded after heavy rain."),
)
DIFFERENT = (
    ("The ferry hit a reef on Monday evening.", "Residents carried soup to the quay."),
    ("All 68 people on board were rescued.", "The operator was fined two years ago."),
    ("The bank raised its rate to 4.5 percent.", "Shares of the airline fell in Tokyo."),
    ("The minister resigned on Friday.", "Heavy rain flooded the old town."),
    ("The captain was questioned by police.", "The museum opens its new wing in spring."),
    ("Prices of bread rose in May.", "The team lost its third match in a row."),
)
FERRY = (
    "The ferry Halden ran aground off Skerrin in thick fog on Monday evening. All 68 people on "
    "board were taken off alive before midnight, the coastguard said. The operator was fined two "
    "years ago for a faulty radar. Residents of the village carried blankets and soup to the quay."
)
BANK = (
    "The central bank raised its main rate to 4.5 percent on Thursday. It was the third rise in a "
    "row, and economists had expected a smaller one. Shares fell in the first hour of trading. The "
    "governor said that inflation would come down by the end of the year."
)


def command_line(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """One whose data folder the tests of this run share; a fixture of modules that name it one."""
    set_apart(tmp_path_factory.getbasetemp() / "evaluation", monkeypatch)
    return CommandLine(monkeypatch, capsys)


def pair_rows() -> list[dict[str, Any]]:
    """The pairs as labelled rows, of both kinds in turn."""
    kinds = [(*pair, label) for two in zip(SAME, DIFFERENT, strict=True) for pair, label in
             zip(two, (1, 0), strict=True)]  # fmt: skip
    return [{"id": k, "a": a, "b": b, "label": label} for k, (a, b, label) in enumerate(kinds)]


def written(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """`path` with one JSON object a line."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, Any]]:
    """The JSON objects of a file of lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
