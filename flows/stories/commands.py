"""What the commands `rashomon stories ...` do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.configuration import Named
from flows.printing import print_json
from flows.progress import shown
from flows.report.terminal.layout import print_table
from flows.report.terminal.story_table import StoryRow, print_story_table
from flows.store.database.engine import Store, open_to_read
from flows.stories.correcting import Said, heed, joined, parted
from flows.stories.following import FollowedStory, followed_stories, story_named
from flows.telling import eyes, tell
from flows.wording.lists import count
from flows.wording.untrusted import inert
from models.settings import Settings

_LEAST: Final = 66  # columns of a terminal in which headlines have room


@dataclass(frozen=True, slots=True)
class Choices:
    """What the options of all these commands say; None: the default."""

    config: Path | None
    profile: str | None
    store: str | None

    @property
    def settings(self) -> Settings:
        """The settings that grouping goes by."""
        return Named(self.config, self.profile).load()

    def opened(self) -> Store:
        """The store."""
        return open_to_read(self.store)


def print_list(choices: Choices, *, alone: bool, as_json: bool) -> None:
    """List the stories that can still grow; those of one source only if asked to."""
    with choices.opened() as store:
        found = followed_stories(store, choices.settings.stories, _now())
    told = [story for story in found if alone or len(story.sources) > 1]
    if as_json:
        print_json([_row(story) for story in told])
    elif told:
        print_story_table(map(_listed, told), "Last")
    if hidden := len(found) - len(told):
        tell(f"{count(hidden, 'more story', 'more stories')} of one source: --alone lists them.")
    elif not found:
        tell("No article is inside the window of grouping. Read the news with: rashomon monitor")


def print_story(choices: Choices, prefix: str, *, as_json: bool) -> None:
    """List the articles of a story."""
    with choices.opened() as store:
        story = story_named(followed_stories(store, choices.settings.stories, _now()), prefix)
    if as_json:
        print_json(_row(story))
    else:
        console = Console()
        console.print(Text(f"{story.id}  {inert(story.title)}"))
        print_table(_articles(story), console, _LEAST)


def join_stories(choices: Choices, prefixes: Sequence[str], *, as_json: bool) -> None:
    """Say that stories are one event, and print what changed by it."""
    _correct(choices, lambda stories: joined(stories, prefixes), as_json=as_json)


def part_story(choices: Choices, prefix: str, articles: Sequence[str], *, as_json: bool) -> None:
    """Say that articles of a story report another event, likewise."""
    _correct(choices, lambda stories: parted(stories, prefix, articles), as_json=as_json)


def _correct(
    choices: Choices, say: Callable[[Sequence[FollowedStory]], list[Said]], *, as_json: bool
) -> None:
    errors, settings, now = eyes(), choices.settings, _now()
    with choices.opened() as store, shown(errors) as progress:
        said = say(followed_stories(store, settings.stories, now))
        changed = heed(store, settings, said, now, progress)
    if as_json:
        print_json({"changes": changed})
    else:
        for line in changed:
            Console().print(Text(inert(line)), soft_wrap=True)
    then = "the next `rashomon monitor` compares it" if changed else "no story changed by it"
    tell(f"Kept; {then}.", errors)


def _row(story: FollowedStory) -> dict[str, object]:
    return {
        "id": story.id,
        "title": story.title,
        "sources": story.sources,
        "articles": [asdict(one) for one in story.articles],
    }


def _listed(story: FollowedStory) -> StoryRow:
    last = story.articles[-1].at
    return StoryRow(story.id, story.title, len(story.articles), story.sources, last)


def _articles(story: FollowedStory) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("Article", no_wrap=True)
    table.add_column("Source", overflow="fold")
    table.add_column("Headline", overflow="fold")
    table.add_column("Published", no_wrap=True)
    for one in story.articles:
        texts = (one.article, inert(one.source), inert(one.title or ""), one.at[:16])
        table.add_row(*map(Text, texts))
    return table


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
