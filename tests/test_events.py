"""Events in the store: what a run assigns is kept whole, once, and heeded by the next run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from flows import events as shell
from flows.store.compared.events import (
    open_events,
    save_assignment,
    save_verdict,
    verdicts,
)
from flows.store.database.engine import Store, writing
from flows.store.database.moments import stamp
from flows.store.schema.event_tables import events
from models.ids import article_id
from models.records import Article
from models.settings import Encoding, Settings
from models.stories import Assignment, Doubt, KnownStory, Merge, Split, Verdict
from tests.invented_events import BUDGET, FERRY
from tests.invented_news import SPILL
from tests.stores import contents, event_history, put

pytest_plugins = ["tests.databases"]

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
LONG_AGO = NOW - 400 * DAY
SETTINGS = Settings(encoding=Encoding("fast"))


def an_article(name: str, text: str = "", title: str = "", day: int = 0) -> Article:
    """An article, published so many days after the first."""
    published = stamp(NOW - timedelta(hours=3) + day * DAY)
    text = text or f"Text of {name}."
    url = f"https://paper.example/{name}"
    return Article(
        article_id(url, name, text), f"Paper {name}", f"Paper {name}", title or f"Title of {name}",
        published, url, "en", name, text,
    )  # fmt: skip


A, B, C, D = (an_article(name, day=day) for name, day in (("a", 0), ("b", 1), ("c", 1), ("d", 2)))
FIRST = Assignment(((A.id, "one"), (B.id, "one"), (C.id, "two")), created=("one", "two"))


def saved(store: Store) -> None:
    """Save a first assignment of three articles."""
    put(store, [A, B, C, D])
    save_assignment(store, FIRST, [A, B, C], NOW)


def test_open_events_are_those_with_recent_articles(store: Store) -> None:
    """Articles from before the time count as older; an event that has no others is closed."""
    saved(store)

    assert open_events(store, LONG_AGO) == [
        KnownStory("one", (A.id, B.id), 0, A.published),
        KnownStory("two", (C.id,), 0, C.published),
    ]
    assert open_events(store, NOW)[0] == KnownStory("one", (B.id,), 1, A.published)
    assert open_events(store, NOW + 2 * DAY) == []


def test_saving_again_changes_nothing(store: Store) -> None:
    """The same assignment at the same time, or at another, leaves every row as it was."""
    saved(store)
    before = contents(store)

    save_assignment(store, FIRST, [A, B, C], NOW)
    save_assignment(store, replace(FIRST, created=()), [A, B, C], NOW + DAY)

    assert contents(store) == before


def test_an_event_is_named_and_dated_by_its_articles(store: Store) -> None:
    """Title of the earliest, times of the first and the last; they follow what joins."""
    saved(store)
    save_assignment(store, Assignment(((D.id, "one"), (B.id, "one"))), [B, D], NOW + DAY)

    (row,) = [row for row in contents(store)["events"] if row[0] == "one"]
    assert row == ("one", "Title of a", "en", A.published, D.published, None)


def test_a_merge_takes_older_articles_along(store: Store) -> None:
    """All that an event had goes to the other, and the old id leads there."""
    saved(store)
    merge = Merge("two", "one", (C.id,), 0.7)
    merged = Assignment(((B.id, "one"), (C.id, "one"), (D.id, "one")), merges=(merge,))

    save_assignment(store, merged, [B, C, D], NOW + DAY)

    (whole,) = open_events(store, LONG_AGO)
    assert (whole.id, set(whole.articles)) == ("one", {A.id, B.id, C.id, D.id})
    assert [row[-1] for row in contents(store)["events"]] == [None, "one"]
    change = event_history(store, NOW + DAY)[0]
    assert (change.event, change.kind, change.other, change.articles, change.probability) == (
        "two", "merged", "one", [C.id], 0.7,
    )  # fmt: skip


def test_a_split_is_recorded_and_revives_an_event_that_was_merged(store: Store) -> None:
    """Articles change hands, with the history of it, and a retired id may live again."""
    saved(store)
    merge = Merge("two", "one", (C.id,), 0.7)
    save_assignment(store, Assignment(((C.id, "one"),), merges=(merge,)), [C], NOW + DAY)
    split = Split("one", "two", (C.id,))
    told = Assignment(((A.id, "one"), (B.id, "one"), (C.id, "two")), ("two",), (), (split,))

    save_assignment(store, told, [A, B, C], NOW + 2 * DAY)

    assert [story.id for story in open_events(store, LONG_AGO)] == ["one", "two"]
    assert [row[-1] for row in contents(store)["events"]] == [None, None]
    assert [change.kind for change in event_history(store, NOW + 2 * DAY)] == ["split", "created"]


def test_a_rewritten_article_stays_where_it_was(store: Store) -> None:
    """The latest version stands for the older ones, which leave the event."""
    saved(store)
    newer = replace(B, id=article_id(B.url, "b", "Rewritten."), text="Rewritten.")
    put(store, [newer], number=2)

    assert open_events(store, LONG_AGO)[0].articles == (A.id, newer.id)

    save_assignment(store, Assignment(((A.id, "one"), (newer.id, "one"))), [A, newer], NOW + DAY)

    members = {row[0]: row[1] for row in contents(store)["event_articles"]}
    assert members == {A.id: "one", newer.id: "one", C.id: "two"}


def test_an_assignment_is_saved_whole_or_not_at_all(store: Store) -> None:
    """An article that is not in the store: an error, and nothing of the rest is kept."""
    put(store, [A])
    stranger = an_article("stranger")
    before = contents(store)

    with pytest.raises(sa.exc.IntegrityError):
        save_assignment(
            store, Assignment(((A.id, "one"), (stranger.id, "one"))), [A, stranger], NOW
        )

    assert contents(store) == before


def test_verdicts_are_kept_in_order(store: Store) -> None:
    """What persons said comes back, the oldest first."""
    saved(store)
    apart, together = Verdict((A.id,), (C.id,), False), Verdict((A.id,), (C.id,), True)

    save_verdict(store, "one", "two", together, NOW + DAY)
    save_verdict(store, "one", "two", apart, NOW)

    assert verdicts(store, LONG_AGO) == [apart, together]
    assert verdicts(store, NOW + DAY) == [together]


def told(items: Sequence[object], day: int) -> list[Article]:
    """Articles of invented news, published on a day."""
    return [an_article(item.id, item.text, item.title, day) for item in items]  # type: ignore[attr-defined]  # a StoryItem


def run(store: Store, day: int) -> shell.News:
    """What a monitor does on a day."""
    news = shell.assign_events(store, SETTINGS, NOW + day * DAY)
    shell.save_events(store, news, NOW + day * DAY)
    return news


def test_runs_day_by_day_keep_ids_and_a_repeated_run_changes_nothing(store: Store) -> None:
    """Today's articles join yesterday's event under its id, and a second run finds no news."""
    put(store, told([FERRY[0], *BUDGET], 0))
    first = run(store, 0)
    put(store, told([*FERRY[1:], *SPILL], 1))
    second = run(store, 1)
    before = contents(store)
    run(store, 1)

    assert contents(store) == before
    assert len(open_events(store, LONG_AGO)) == 3
    assert dict(first.assignment.stories).items() <= dict(second.assignment.stories).items()
    ferry = dict(first.assignment.stories)[told(FERRY[:1], 0)[0].id]
    assert [one.path for one in second.articles_of(ferry)] == ["ferry/1", "ferry/2", "ferry/3"]


def test_only_the_window_is_read(store: Store) -> None:
    """Articles from before it are in no one's way, and events without others are left alone."""
    put(store, told([*FERRY, *BUDGET], 0))
    run(store, 0)
    put(store, told(SPILL, 30))

    news = run(store, 30)

    assert {article.path.split("/")[0] for article in news.articles.values()} == {"spill"}
    assert len(open_events(store, LONG_AGO)) == 3


def test_the_window_reaches_from_its_first_moment_to_this_one(store: Store) -> None:
    """What came out at the second of the run is news, what is out of the window by one is none."""
    window = timedelta(days=SETTINGS.stories.window)
    second = timedelta(seconds=1)
    ages = {"past": window + second, "first": window, "now": timedelta(0), "to come": -second}
    put(store, [replace(an_article(n), published=stamp(NOW - age)) for n, age in ages.items()])

    news = shell.assign_events(store, SETTINGS, NOW)

    assert {article.path for article in news.articles.values()} == {"first", "now"}


def test_the_articles_of_an_event_are_in_order_whatever_their_zones() -> None:
    """Which of them is the earliest names the event; those without a date come last."""
    times = ("2026-03-01T23:00:00-05:00", "2026-03-02T01:00:00Z", None)
    told = [replace(an_article(f"n{n}"), published=time) for n, time in enumerate(times)]
    assignment = Assignment(tuple((article.id, "one") for article in told))
    news = shell.News({article.id: article for article in told}, (), assignment)

    assert [article.path for article in news.articles_of("one")] == ["n1", "n0", "n2"]


def test_a_person_parts_an_event_from_one_that_was_merged_into_it() -> None:
    """That one has the articles that it had, less those that have left the window."""
    known = (KnownStory("one", (A.id,)), KnownStory("two", (B.id, D.id)))
    merged = Assignment(((A.id, "one"), (B.id, "one")), merges=(Merge("two", "one", (B.id,), 0.7),))
    news = shell.News({A.id: A, B.id: B}, known, merged)

    assert news.articles_of("two") == [B]
    verdict = shell.verdict_on(news, Doubt("one", "two", 0.5), one=False)
    assert verdict == Verdict((A.id,), (B.id,), False)


def test_an_answer_is_heeded_by_later_runs(store: Store) -> None:
    """What a person parted stays apart, though the articles look like one event."""
    put(store, told(FERRY, 0))
    news = run(store, 0)
    ((event),) = {story for _, story in news.assignment.stories}
    names = [article.id for article in news.articles_of(event)]
    verdict = Verdict(tuple(names[:1]), tuple(names[1:]), False)

    shell.save_answer(store, Doubt(event, event, 0.5), verdict, NOW)
    put(store, told(SPILL, 1))
    later = run(store, 1)

    stories = dict(later.assignment.stories)
    assert len({stories[name] for name in names}) == 2
    assert not run(store, 1).assignment.splits


def test_an_event_row_survives_only_with_its_articles(store: Store) -> None:
    """Events go with nothing else: deleting one takes its articles' rows and history along."""
    saved(store)
    with writing(store) as connection:
        connection.execute(sa.delete(events).where(events.c.event == "one"))

    assert {row[1] for row in contents(store)["event_articles"]} == {"two"}
