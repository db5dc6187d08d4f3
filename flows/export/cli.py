"""The commands `rashomon export ...` and `rashomon import-labels`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.options import PARTLY, Store

export_app = typer.Typer(
    help="Write what the store holds: tables and tasks to label for other tools, or all of it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")]


@export_app.command(short_help="Write every table of the store as a file.")
def tables(
    out: Annotated[Path, typer.Option(help="Folder for the files.")] = Path("rashomon-tables"),
    form: Annotated[
        Literal["parquet", "csv"], typer.Option("--format", help="Of the files.")
    ] = "parquet",
    story: Annotated[
        str | None, typer.Option(help="Only of this story: its id, or its beginning.")
    ] = None,
    store: Store = None,
    *,
    as_json: Json = False,
) -> None:
    """Write every table of the store as a file, with a README.txt that explains the columns."""
    from flows.export.commands import write_tables

    write_tables(store, out, form, story, as_json=as_json)


@export_app.command("store", short_help="Copy the whole store into a new one.")
def whole_store(
    into: Annotated[
        str,
        typer.Argument(
            help="URL of the new store, sqlite:///FILE or postgresql://...", metavar="URL"
        ),
    ],
    store: Store = None,
    *,
    as_json: Json = False,
) -> None:
    """Copy the whole store, as it is at this moment, into a new one: to move it, or as a backup."""
    from flows.export.commands import write_store

    write_store(store, into, as_json=as_json)


@export_app.command("label-studio", short_help="Write pairs and findings for people to judge.")
def label_studio(  # noqa: PLR0913 - one parameter for each option of the command
    stories: Annotated[
        list[str] | None,
        typer.Argument(
            help="Ids of stories, or their beginnings; default: all stories.", metavar="STORY"
        ),
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the files.")] = Path("rashomon-labels"),
    draw: Annotated[
        Literal["near", "even"],
        typer.Option(
            help="Pairs nearest to the threshold, or as many from each tenth of probability."
        ),
    ] = "near",
    limit: Annotated[int, typer.Option(help="At most so many pairs, and findings.", min=1)] = 200,
    store: Store = None,
    *,
    as_json: Json = False,
) -> None:
    """Write pairs of sentences and findings for people to judge in Label Studio."""
    from flows.export.commands import write_projects

    write_projects(store, stories or [], out, draw, limit, as_json=as_json)


def import_labels(
    file: Annotated[
        Path,
        typer.Argument(
            help="What Label Studio exports as JSON.", metavar="FILE", exists=True, dir_okay=False
        ),
    ],
    task: Annotated[
        Literal["pairs", "distortion"], typer.Option(help="Which project was labelled.")
    ],
    out: Annotated[Path, typer.Option(help="JSONL file for the labelled rows.")],
    *,
    as_json: Json = False,
) -> None:
    """Turn labels of Label Studio into rows for evaluate and calibrate."""
    from flows.export.commands import write_labels

    if write_labels(file, task, out, as_json=as_json):
        raise typer.Exit(PARTLY)
