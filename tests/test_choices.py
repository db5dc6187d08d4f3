"""The note of what was chosen in the UI: readable by its owner alone, and no note stops a start."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from uuid import uuid4

import pytest
from prefect.client.schemas.responses import DeploymentResponse

from flows.up.choices import Choice, note_choices, note_file


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path))
    note_file().parent.mkdir(parents=True)


def test_nobody_else_may_read_what_was_chosen() -> None:
    """The address of a store may hold a password; a note of a former version was open to all."""
    for _ in range(2):
        note_choices([])
        assert stat.S_IMODE(note_file().stat().st_mode) == 0o600
        note_file().chmod(0o644)


@pytest.mark.parametrize(
    "noted", [b"", b"{", b"[1]", b'{"a": 1}', b'{"a": {"parameters": [1]}}', b"\xff"]
)
def test_a_note_that_cannot_be_read_is_told_and_stops_no_start(noted: bytes) -> None:
    """Else each start would end with a traceback until somebody found the file."""
    note_file().write_bytes(noted)

    chosen, lost = note_choices([])

    assert chosen == {}
    assert str(note_file()) in "".join(lost)
    assert note_choices([]) == ({}, [])


def test_a_note_of_a_former_version_is_read() -> None:
    """One that was left by a start that was killed before Rashomon was brought up to date."""
    note_file().write_bytes(b'{"a": {"parameters": {"review": "off"}, "off": true}}')

    assert note_choices([]) == ({}, [])


def test_what_a_killed_start_left_is_put_back_beside_what_is_chosen_now() -> None:
    """What stands in the UI now wins, since somebody may have changed it after that start."""
    now = DeploymentResponse(
        id=uuid4(), name="monitor", flow_id=uuid4(), parameters={"review": "on"}
    )
    left = {"parameters": {"review": "off", "within": 3}, "off": True}
    note_file().write_text(json.dumps({str(now.id): left}))

    chosen, lost = note_choices([now])

    assert chosen == {str(now.id): Choice({"review": "on", "within": 3}, off=True)}
    assert lost == []
