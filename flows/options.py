"""What several commands have, said once: options, and the codes with which they end."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

FAILED, PARTLY, INTERRUPTED, UNREAD = 1, 3, 130, 141
"""PARTLY: all was done but for inputs that were refused. UNREAD: as shells call SIGPIPE."""

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
