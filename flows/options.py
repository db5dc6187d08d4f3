"""The options that several commands have, said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

PARTLY = 3
"""The exit code of a command that did its work but for inputs that it refused."""

Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Store = Annotated[
    str | None,
    typer.Option(
        help="URL of the store, sqlite:///FILE or postgresql://...; default: the user's own.",
        envvar="RASHOMON_STORE",
        show_envvar=True,
    ),
]
Config = Annotated[Path | None, typer.Option(help="TOML file of settings.")]
Profile = Annotated[
    Literal["fast", "default", "multilingual", "best"] | None,
    typer.Option(help="Settings of this name beneath your own; see: rashomon models."),
]
