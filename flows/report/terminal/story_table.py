"""Stories on a terminal, a row for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.report.terminal.layout import print_table
from flows.wording.lists import listing
from flows.wording.untrusted import inert

_SOURCES_LISTED: Final = 4
_ID: Final = 16  # letters of an id
_LEAST: Final = 66  # columns of a terminal in which titles have room


@dataclass(frozen=True, slots=True)
class StoryRow:
    """What is listed of a story. day: ISO 8601, of which only the date is shown."""

    id: str
    title: str
    articles: int
    sources: Sequence[str]
    day: str


def print_story_table(stories: Iterable[StoryRow], day: str) -> None:
    """Print the stories in order; `day` says which day is shown. What articles say is no markup."""
    print_table(_table(stories, day), Console(), _LEAST)


def _table(stories: Iterable[StoryRow], day: str) -> Table:
    table = Table(box=None, pad_edge=False)
    # Beside the id a headline was broken every twenty letters of the usual 80 columns.
    table.add_column("Story", overflow="fold", min_width=_ID)
    table.add_column("Articles", justify="right", no_wrap=True)
    table.add_column("Sources", overflow="fold")
    table.add_column(day, no_wrap=True)
    for story in stories:
        sources = listing([inert(name) for name in story.sources], _SOURCES_LISTED)
        named = Text.assemble(inert(story.title), "\n", (story.id, "dim"))
        table.add_row(named, *map(Text, (f"{story.articles}", sources, story.day[:10])))
    return table
