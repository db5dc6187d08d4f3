"""The command line. Data goes to standard output, everything else to standard error.

Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, but some inputs were refused; 130
interrupted; 141 whoever read the output went away. Heavy modules are imported by the commands
that need them: `rashomon --help` stays fast.
"""

from __future__ import annotations

import json
import sys
from errno import EDQUOT, ENOSPC
from pathlib import Path
from tempfile import gettempdir
from typing import Annotated, Literal

import typer
from rich.console import Console

from flows.export.cli import export_app, import_labels
from flows.interrupting import interruptible
from flows.options import FAILED, INTERRUPTED, PARTLY, UNREAD, Config, Json, Profile, Store
from flows.printing import print_any_letter
from flows.sources.cli import sources_app
from flows.stories.cli import stories_app
from flows.telling import tell, warnings_told
from flows.usage import Commands
from flows.watching.cli import backfill, monitor, up
from flows.weights.cli import models_app
from models.errors import RashomonError

_SHOWN = 60  # letters of what is not UTF-8

app = typer.Typer(
    cls=Commands,
    help="See how several news sources tell one event: what they share, what only one of "
    "them says, what each leaves out, and how far each diverges from the others.",
    epilog="Examples:  rashomon compare articles/  |  rashomon compare a.txt b.html c.jsonl "
    "--out report  |  rashomon show",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

TaskName = Literal["pairs", "coverage", "statements", "stories", "reuse", "distortion"]
ModelName = Annotated[
    str | None,
    typer.Option(help="A profile's name for its model, a sentence-transformers folder, or a name."),
]
Rows = Annotated[
    Path,
    typer.Argument(
        help="JSON lines or a .csv or .tsv table, plain or gzipped.",
        metavar="FILE",
        exists=True,
        dir_okay=False,
    ),
]


@app.command()
def compare(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders or URLs of one story; .jsonl and .csv hold one article a row.",
            metavar="PATH",
        ),
    ],
    out: Annotated[Path, typer.Option(help="Folder for report.html and story.json.")] = Path(
        "rashomon-out"
    ),
    config: Config = None,
    profile: Profile = None,
    model: ModelName = None,
    store: Store = None,
    full: Annotated[bool, typer.Option("--full", help="List every statement.")] = False,
    as_json: Json = False,
) -> None:
    """Compare the articles of one story."""
    from flows.commands import compare_story
    from flows.configuration import Named

    outcome = compare_story(tuple(paths), out, Named(config, profile, model), store)
    if as_json:
        from flows.report.page.saving import story_json

        sys.stdout.buffer.write(story_json(outcome.comparison))  # another may hold the file by now
    else:
        from flows.report.terminal.printing import print_summary

        print_summary(outcome.comparison, Console(), limit=None if full else 3)
    tell(f"Report: {outcome.report.page}")
    if outcome.comparison.refused:
        raise typer.Exit(PARTLY)


@app.command()
def show(
    story: Annotated[
        str | None, typer.Argument(help="Id of a story, or its beginning.", metavar="STORY")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write report.html and story.json into this folder.")
    ] = None,
    store: Store = None,
    full: Annotated[bool, typer.Option("--full", help="List every statement.")] = False,
    as_json: Json = False,
) -> None:
    """List the stored stories, or show one of them again."""
    from flows.commands import print_stories, print_story

    if story is None:
        print_stories(store, as_json=as_json)
    else:
        print_story(story, out, store, as_json=as_json, limit=None if full else 3)


@app.command(short_help="Measure the judgements on rows that you labelled.")
def evaluate(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    task: Annotated[
        TaskName, typer.Argument(help="What is judged.", metavar="TASK", show_default=False)
    ],
    file: Rows,
    scores: Annotated[
        Path | None, typer.Option(help="Write the score of each row into this JSONL file.")
    ] = None,
    plot: Annotated[
        Path | None,
        typer.Option(help="HTML page of the reliability plot; default: beside the scores."),
    ] = None,
    config: Config = None,
    profile: Profile = None,
    model: ModelName = None,
    as_json: Json = False,
) -> None:
    """Measure the judgements on labelled rows of your own."""
    from flows.commands import evaluate_file
    from flows.configuration import Named

    named = Named(config, profile, model)
    if evaluate_file(task, file, scores, plot, named, as_json=as_json):
        raise typer.Exit(PARTLY)


@app.command(short_help="Fit the probabilities to pairs that you labelled.")
def calibrate(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    file: Rows,
    out: Annotated[
        Path | None, typer.Option(help="Write the configuration into this TOML file.")
    ] = None,
    base_rate: Annotated[
        float | None,
        typer.Option(
            help="Share of pairs that say the same, between 0 and 1, where the curve will be "
            "used; default: as in FILE.",
        ),
    ] = None,
    config: Config = None,
    profile: Profile = None,
    model: ModelName = None,
    as_json: Json = False,
) -> None:
    """Fit the probabilities to labelled pairs of your own; write them as a configuration."""
    from flows.commands import calibrate_file
    from flows.configuration import Named

    named = Named(config, profile, model)
    if calibrate_file(file, out, base_rate, named, as_json=as_json):
        raise typer.Exit(PARTLY)


app.add_typer(
    models_app, name="models", short_help="List the models of the profiles, and install them."
)
app.add_typer(sources_app, name="sources", short_help="Keep and check the sources; report on each.")
app.add_typer(
    stories_app, name="stories", short_help="List what the monitor grouped; join or part stories."
)
app.add_typer(
    export_app, name="export", short_help="Write tables or tasks to label; copy the store."
)
app.command("import-labels", short_help="Turn labels of Label Studio into such rows.")(
    import_labels
)
app.command(short_help="Read the sources once; compare the stories that changed.")(monitor)
app.command(short_help="The same for a range of days, from the store or files.")(backfill)
app.command(short_help="Start a local Prefect server, which records runs.")(up)


@app.command()
def version(*, as_json: Json = False) -> None:
    """Print the version."""
    from flows.root import package_version

    sys.stdout.write(json.dumps({"version": package_version()}) if as_json else package_version())
    sys.stdout.write("\n")


def main() -> None:
    """Run the command line; the entry point of `rashomon`."""
    print_any_letter()
    try:
        # Interruptible, or a killed process would leave what it had for the moment.
        with warnings_told(), interruptible():
            app(standalone_mode=True)
    except RashomonError as error:
        tell(f"Error: {error}", style="red")
        sys.exit(FAILED)
    except OSError as error:
        if error.errno not in (ENOSPC, EDQUOT):
            raise
        tell(
            f"Error: No room is left on the disk of {error.filename or gettempdir()}. Make some, "
            "or set TMPDIR to a folder with room; what was saved before is whole.",
            style="red",
        )
        sys.exit(FAILED)
    except UnicodeEncodeError as error:  # a name of a file, or an option, of other bytes
        if "surrogates" not in error.reason:
            raise
        tell(
            f"Error: {error.object[:_SHOWN]!r} is not UTF-8. Write it so, or rename it.",
            style="red",
        )
        sys.exit(FAILED)
    except SystemExit as end:
        if end.code == INTERRUPTED:  # so typer ends at Ctrl-C
            tell("Interrupted; what was saved is whole. Run it again to go on.")
        if isinstance(end.__context__, BrokenPipeError):  # so typer and rich end at one
            sys.exit(UNREAD)
        raise


if __name__ == "__main__":
    main()
