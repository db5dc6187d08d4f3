"""Labelled stories told as feeds, day by day: whether their quality survives the trip.

Usage: python -m benchmarks.replay [FOLDER] [--stories N] [--profile default]

FOLDER holds labelled news data (default ../shared/data). Stories of AllSides that follow one
another in time go through feeds, pages and the monitor (`benchmarks.on_the_road`), each article
up to three days after its event, since the date that is given would give the story away. What
the store then holds is set beside the same articles grouped without a trip, at the same times.
Every article that was lost, and every detail that was changed, is named.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from rich.console import Console
from rich.table import Table

from benchmarks.invented_wire import Piece
from benchmarks.labelled import add_folder, options_with_data
from benchmarks.on_the_road import Trip, evenings, name, replay
from benchmarks.stories import Collection, collection, encoded, side
from benchmarks.stories_by_day import LATE, day_by_day
from flows.store.database.moments import stamp
from models.evaluation.clusters import clustering
from models.prose.text import clean, clean_line
from models.records import Article
from models.settings import Encoding, Settings
from models.stories import StoryItem, group

_FIRST_STORY: Final = 60  # of half 1: in June, away from the thin beginning of the data
_DAY: Final = timedelta(days=1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_folder(parser)
    parser.add_argument("--stories", type=int, default=60, help="how many are told")
    parser.add_argument("--profile", default="default", help="the encoder")
    options = options_with_data(parser)
    allsides = collection("AllSides", options.folder / "stories_allsides_dated.jsonl.gz")
    told, gold = labelled(allsides, options.stories)
    settings = Settings(encoding=Encoding(model=options.profile))
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        trip = replay(told, Path(folder), settings)
    show(told, gold, trip, settings)


def labelled(news: Collection, stories: int) -> tuple[list[Piece], list[str]]:
    """So many stories of one half that follow one another, as pieces, and the story of each."""
    half = [places for places in news.by_story() if side(news, places[0])]
    half.sort(key=lambda places: min(news.items[place].published or "" for place in places))
    places = [place for its in half[_FIRST_STORY : _FIRST_STORY + stories] for place in its]
    random = Random(3)  # noqa: S311  # no secret
    pieces = [_piece(news.items[place], random) for place in places]
    return pieces, [news.gold[place] for place in places]


def _piece(item: StoryItem, random: Random) -> Piece:
    day = datetime.fromisoformat(item.published or "").replace(tzinfo=UTC)
    at = day + random.randint(0, LATE) * _DAY + timedelta(minutes=random.randrange(1400))
    return Piece(item.source, f"/{at:%Y/%m/%d}/{item.id}", item.title, item.text, at)


def direct(told: Sequence[Piece], settings: Settings) -> tuple[list[str], list[int]]:
    """The stories of the same articles without a trip: run by run, and all at once."""
    items = [
        StoryItem(name(one), one.title, one.text, one.source, stamp(one.at), "en") for one in told
    ]
    vectors = encoded(items, settings.encoding.model)
    window = timedelta(days=settings.stories.window)
    runs = [(stamp(evening - window), stamp(evening)) for evening in evenings(told)]
    by_day, _ = day_by_day(items, vectors, runs)
    return by_day, group(items, settings.stories, vectors)


def lost(told: Iterable[Piece], trip: Trip) -> Iterator[str]:
    """Of each piece that is no article, or more than one: which, and why."""
    reasons = {one.entry.rsplit("/", 1)[-1]: f"{one.state}: {one.reason}" for one in trip.unread}
    for piece in told:
        count = len(trip.articles.get(name(piece), ()))
        if not count:
            yield f"{name(piece)} ({piece.source}): {reasons.get(name(piece), 'never listed')}"
        elif count > 1:
            yield f"{name(piece)} ({piece.source}): {count} articles of it"


def changed(piece: Piece, article: Article) -> Iterator[str]:
    """Which details of a piece came out otherwise than they went in, white space aside."""
    title, before, after = (clean(text).split() for text in (piece.title, piece.text, article.text))
    if after == title + before:
        yield "headline stands above the text"
    elif before != after:
        yield _change(before, after)
    if clean_line(piece.title) != article.title:
        yield "headline"
    if piece.source != article.source:
        yield "source"
    if not article.published or datetime.fromisoformat(article.published) != piece.at:
        yield "time"
    if article.lang != "en":
        yield f"language, read as {article.lang}"


def _change(before: Sequence[str], after: Sequence[str]) -> str:
    fewer, more = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if fewer and more:
        return "text, words altered"
    return "text, words lost" if fewer else "text, words added" if more else "text, order of words"


def show(told: Sequence[Piece], gold: Sequence[str], trip: Trip, settings: Settings) -> None:
    """Print what became of the articles and how well they are grouped."""
    by_day, at_once = direct(told, settings)
    after = [trip.stories.get(name(piece), f"lost {name(piece)}") for piece in told]
    table = Table("B-cubed", "F1", "P", "R")
    for what, found, against in (
        ("after the trip, against the labels", after, gold),
        ("without a trip, day by day, against the labels", by_day, gold),
        ("without a trip, at once, against the labels", at_once, gold),
        ("after the trip, against without, day by day", after, by_day),
    ):
        score = clustering([(found, against)])
        shares = (score.bcubed_f1, score.bcubed_precision, score.bcubed_recall)
        table.add_row(what, *(f"{share:.3f}" for share in shares))
    console = Console(highlight=False)
    console.print(table)
    console.print(
        f"{len(told)} articles of {len(set(gold))} stories by {len({one.source for one in told})} "
        f"sources in {len(evenings(told))} days; {len(trip.articles)} arrived."
    )
    for line in lost(told, trip):
        console.print(f"lost: {line}", markup=False)
    _show_changes(told, trip, console)


def _show_changes(told: Sequence[Piece], trip: Trip, console: Console) -> None:
    changes: defaultdict[str, list[str]] = defaultdict(list)
    for piece in told:
        for article in trip.articles.get(name(piece), ()):
            for change in changed(piece, article):
                changes[change].append(name(piece))
    for change, names in sorted(changes.items()):
        console.print(f"changed: {change}: {len(names)} ({', '.join(names[:5])})", markup=False)
    if not changes:
        console.print("No text, headline, source, time or language was changed.")


if __name__ == "__main__":
    main()
