"""The commands `rashomon stories ...`."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.options import Config, Json, Profile, Store

stories_app = typer.Typer(
    help="The stories that the monitor grouped and that can still grow: list them, and say where "
    "two are one event or one is two.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

StoryId = Annotated[str, typer.Argument(help="Id of a story, or its beginning.", metavar="STORY")]


@stories_app.command("list", short_help="List the stories, the latest first.")
def list_stories(
    alone: Annotated[
        bool, typer.Option("--alone", help="Also those that one source tells.")
    ] = False,
    config: Config = None,
    store: Store = None,
    *,
    as_json: Json = False,
) -> None:
    """List the stories with an article inside the window of grouping, the latest first."""
    from flows.stories.commands import Choices, print_list

    print_list(Choices(config, None, store), alone=alone, as_json=as_json)


@stories_app.command(short_help="List the articles of a story.")
def show(
    story: StoryId,
    config: Config = None,
    store: Store = None,
    *,
    as_json: Json = False,
) -> None:
    """List the articles of a story, with their ids."""
    from flows.stories.commands import Choices, print_story

    print_story(Choices(config, None, store), story, as_json=as_json)


@stories_app.command(short_help="Say that stories are one event.")
def join(
    stories: Annotated[
        list[str],
        typer.Argument(help="Ids of two stories or more, or their beginnings.", metavar="STORY"),
    ],
    config: Config = None,
    profile: Profile = None,
    store: Store = None,
    *,
    as_json: Json = False,
) -> None:
    """Say that stories are one event: they are joined, and later runs heed it."""
    from flows.stories.commands import Choices, join_stories

    join_stories(Choices(config, profile, store), stories, as_json=as_json)


@stories_app.command(short_help="Say that articles of a story report another event.")
def part(  # noqa: PLR0913 - one parameter for each option of the command
    story: StoryId,
    articles: Annotated[
        list[str],
        typer.Argument(
            help="Ids of articles, or their beginnings: stories show.", metavar="ARTICLE"
        ),
    ],
    config: Config = None,
    profile: Profile = None,
    store: Store = None,
    *,
    as_json: Json = False,
) -> None:
    """Say that articles of a story report another event: they leave it, and later runs heed it."""
    from flows.stories.commands import Choices, part_story

    part_story(Choices(config, profile, store), story, articles, as_json=as_json)
