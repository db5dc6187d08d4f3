"""The digest on a terminal: the stories, what stands out, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import starmap
from pathlib import Path

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.report.contents.score_wording import interval
from flows.report.digest.overview import by_size
from flows.report.digest.records import Digest, DigestStory
from flows.report.digest.wording import sentence
from flows.report.terminal.layout import print_table
from flows.wording.figures import decimal
from flows.wording.lists import count, listing
from flows.wording.untrusted import inert

_STORIES, _LINES, _NAMES, _OUTSTANDING = 30, 10, 4, 2
_ALL = "; --json has all"
_ID = 16  # letters of the id of a story, for `rashomon stories`
_LEAST = 60  # columns of the table; with 40 its last one was empty


def print_digest(digest: Digest, pages: Path, console: Console) -> None:
    """Print what the run found; `pages` is the folder with a folder for each story."""
    console.print(Text(sentence(digest)))
    console.print()
    if digest.stories:
        _print_stories(by_size(digest.stories), console)
    sections = (
        _lines("Stand far from the others", _spikes(digest)),
        _lines("Merged and split", digest.changes),
        _by_reason("Out of reach", _failing(digest)),
        _by_reason("Not compared", [(one.path, one.reason) for one in digest.failed]),
        _by_reason("Refused", [(one.path, one.reason) for one in digest.refused]),
    )
    for section in filter(None, sections):
        console.print(Group(*section))
        console.print()
    if digest.stories:
        console.print(Text(f"Pages of the stories: {pages}/ID/report.html"), soft_wrap=True)


def _print_stories(stories: list[DigestStory], console: Console) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Story", overflow="fold", min_width=_ID)
    table.add_column("Sources\n(origins)", justify="right")
    for name in ("Least,\ngreatest\ndivergence", "Stands out"):
        table.add_column(name, overflow="fold")
    for story in stories[:_STORIES]:
        table.add_row(*_story(story))
    print_table(table, console, _LEAST)
    if (more := len(stories) - _STORIES) > 0:
        console.print(Text(f"and {more} more"))
    console.print()


def _story(story: DigestStory) -> Iterator[Text]:
    values = sorted(s.divergence for s in story.scores if s.divergence is not None)
    ends = dict.fromkeys(map(decimal, (values[0], values[-1]))) if values else ()
    clear = [inert(score.source) for score in story.scores if score.stands_out]
    notes = f" (degraded: {listing(story.outages, _NAMES)})" if story.outages else ""
    # Beside its title the id would leave that eleven letters of the usual 80.
    yield Text.assemble(inert(story.title + notes), "\n", (story.id, "dim"))
    yield Text(f"{len(story.scores)} ({story.origins})")
    yield Text(", ".join(ends) or "n/a")
    yield Text(listing(clear, _OUTSTANDING) or "–")


def _spikes(digest: Digest) -> Iterator[str]:
    for spike in digest.spikes:
        score = spike.score
        yield f"{score.source} in {spike.title}: {decimal(score.divergence)} ({interval(score)})"


def _failing(digest: Digest) -> Iterator[tuple[str, str]]:
    for channel in digest.channels:
        if channel.failing:
            yield f"{channel.source} {channel.address}", channel.reason or channel.status


def _by_reason(head: str, cases: Iterable[tuple[str, str]]) -> list[RenderableType]:
    """What is amiss, and why: a reason that several have is said once."""
    whose: dict[str, list[str]] = {}
    for what, why in cases:
        whose.setdefault(why, []).append(what)
    return _lines(head, starmap(_together, whose.items()), sum(map(len, whose.values())))


def _together(why: str, whats: list[str]) -> str:
    if len(whats) == 1:
        return f"{whats[0]}: {why}"
    return f"{why}: {listing(whats, _NAMES)}{_ALL if len(whats) > _NAMES else ''}"


def _lines(head: str, lines: Iterable[str], cases: int | None = None) -> list[RenderableType]:
    every = [Text(inert(line)) for line in lines]
    if not every:
        return []
    number = count(len(every) if cases is None else cases, "case")
    shown: list[RenderableType] = [Text(f"{head} ({number})", style="bold")]
    shown += [Padding(line, (0, 0, 0, 2)) for line in every[:_LINES]]
    if (more := len(every) - _LINES) > 0:
        shown.append(Padding(Text(f"and {more} more{_ALL}"), (0, 0, 0, 2)))
    return shown
