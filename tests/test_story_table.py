"""Stories on a terminal, a row for each."""

from __future__ import annotations

import pytest

from flows.report.terminal.story_table import StoryRow, print_story_table


def test_a_headline_has_room_on_a_usual_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside its id it was broken every twenty letters of the usual 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    story = StoryRow("0a1b2c3d4e5f6071", "Divers free dam gate and find a cable", 3,
                     ("Northern Ledger", "Coast Radio"), "2026-12-02T05:00:00Z")  # fmt: skip

    print_story_table([story], "Last")

    shown = capsys.readouterr().out
    assert "Divers free dam gate and" in shown
    assert "Northern Ledger and Coast" in shown
    assert story.id in shown
    assert "2026-12-02" in shown
