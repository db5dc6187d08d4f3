"""What an editor says of stories: these are one event, or these articles report another.

It is kept as an answer to a review is (`flows.monitoring.review`), and all articles of the window
are grouped anew by it at once. The next run of the monitor compares what changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

from flows.events import assign_events, save_events
from flows.monitoring.grouping import changes
from flows.progress import Progress, quietly
from flows.store.compared.events import latest_verdict, save_verdict
from flows.store.database.engine import Store
from flows.stories.following import FollowedStory, article_named, story_named
from models.errors import InputError
from models.settings import Settings
from models.stories import Verdict


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict on two stories, by their ids, or on the articles of one."""

    one: str
    other: str
    verdict: Verdict


def joined(stories: Sequence[FollowedStory], prefixes: Sequence[str]) -> list[Said]:
    """That stories are one event. prefixes: the beginnings of their ids.

    Raises InputError where they do not name two stories.
    """
    named = list(dict.fromkeys(story_named(stories, prefix) for prefix in prefixes))
    if len(named) < 2:
        raise InputError(
            f"{' and '.join(prefixes)} name one story, {named[0].id}. Name two that are one event."
        )
    return [
        Said(one.id, other.id, Verdict(_ids(one), _ids(other), one=True))
        for one, other in combinations(named, 2)
    ]


def parted(stories: Sequence[FollowedStory], prefix: str, articles: Sequence[str]) -> list[Said]:
    """That articles of a story report another event than its others, by the beginnings of ids.

    Raises InputError where they name nothing that is known, or all articles of the story.
    """
    story = story_named(stories, prefix)
    those = {article_named(story, one).article for one in articles}
    these = tuple(name for name in _ids(story) if name not in those)
    if not these:
        raise InputError(
            f"These are all articles of story {story.id}. Name those that report another event "
            "than the others."
        )
    return [Said(story.id, story.id, Verdict(these, tuple(sorted(those)), one=False))]


def heed(
    store: Store,
    settings: Settings,
    said: Sequence[Said],
    now: datetime,
    progress: Progress = quietly,
) -> tuple[str, ...]:
    """Keep what was said and group by it; return what changed, in words.

    It counts as said after all that was said before, by a clock of whole seconds too.
    """
    before = latest_verdict(store)
    now = max(now, before + timedelta(seconds=1)) if before else now
    for each in said:
        save_verdict(store, each.one, each.other, each.verdict, now)
    news = assign_events(store, settings, now, progress)
    save_events(store, news, now)
    return tuple(changes(news))


def _ids(story: FollowedStory) -> tuple[str, ...]:
    return tuple(one.article for one in story.articles)
