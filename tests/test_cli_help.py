"""What the command line says of itself."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from flows.cli import app


@pytest.mark.parametrize("group", [(), ("models",), ("sources",), ("export",)])
def test_the_list_of_commands_cuts_no_sentence(group: tuple[str, ...]) -> None:
    """What a command does is read in full where one looks for it first."""
    done = CliRunner().invoke(app, [*group, "--help"])
    told = done.stdout.split("Commands:")[1]

    assert done.exit_code == 0
    assert len(told.splitlines()) > 2
    assert "..." not in told
