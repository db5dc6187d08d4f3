"""An editor's word on stories: which can still change, that two are one, that one is two."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows import events as shell
from flows.store.compared.telling_articles import Teller
from flows.store.database.engine import open_store
from flows.store.database.moments import stamp
from flows.store.database.places import default_store_url
from flows.stories.following import FollowedStory
from models.ids import article_id
from models.records import Article
from models.settings import Encoding, Settings
from models.stories import StoryItem
from tests.commands import CommandLine, set_apart
from tests.invented_events import BUDGET, FERRY
from tests.invented_news import SPILL
from tests.stores import put

NOW = datetime.now(UTC).replace(microsecond=0)
SETTINGS = Settings(encoding=Encoding("fast"))


@pytest.fixture
def rashomon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Runs `rashomon stories ...` with the fast model and a store of its own."""
    set_apart(tmp_path, monkeypatch)
    monkeypatch.setenv("RASHOMON_PROFILE", "fast")
    return CommandLine(monkeypatch, capsys, "stories")


def articles(items: Sequence[StoryItem], days: int = 1) -> list[Article]:
    """Articles of invented news, published so many days ago."""
    published = stamp(NOW - timedelta(days=days))
    return [
        Article(
            article_id(f"https://paper.example/{item.id}", item.title, item.text),
            item.source, item.source, item.title, published,
            f"https://paper.example/{item.id}", "en", item.id, item.text,
        )
        for item in items
    ]  # fmt: skip


def grouped(items: Sequence[StoryItem], days: int = 1) -> None:
    """Put articles into the user's store and group them, as the monitor does."""
    with open_store(default_store_url()) as store:
        put(store, articles(items, days))
        news = shell.assign_events(store, SETTINGS, NOW)
        shell.save_events(store, news, NOW)


def listed(rashomon: CommandLine) -> dict[str, list[str]]:
    """The names of the articles of each story, by its id."""
    found = json.loads(rashomon("list", "--alone", "--json").out)
    names = {article.id: article.path for article in articles([*FERRY, *BUDGET, *SPILL])}
    return {
        story["id"]: sorted(names[one["article"]] for one in story["articles"]) for story in found
    }


def story_of(rashomon: CommandLine, name: str) -> str:
    """The id of the story that has an article."""
    return next(story for story, names in listed(rashomon).items() if name in names)


def test_stories_are_listed_with_who_tells_them_and_shown_with_their_articles(rashomon) -> None:
    """Those of one source are counted, and listed when asked for."""
    grouped([*FERRY, *BUDGET[:1]])

    found = rashomon("list")
    shown = rashomon("show", story_of(rashomon, "ferry/1"))

    assert "Ferry Aurelia" in found.out
    assert BUDGET[0].title[:20] not in found.out
    assert "one more story of one source: --alone lists them" in found.err
    assert all(item.title[:20] in shown.out for item in FERRY)
    assert articles(FERRY)[0].id in shown.out


@pytest.mark.parametrize("times", [("T00:00:00Z", "T00:00:00Z"), ("", "T09:00:00Z")])
def test_a_story_is_listed_by_the_name_that_its_page_has(times: tuple[str, str]) -> None:
    """Of one moment the source decides, whatever the ids; a mere day begins before its morning."""
    tellers = [
        Teller(name, source, source, source, f"2026-12-01{time}", "en", at, 900)
        for name, source, time, at in (
            ("b", "Daily Lantern", times[0], f"2026-12-01{times[0] or 'T12:00:00Z'}"),
            ("a", "Harbour Post", times[1], f"2026-12-01{times[1]}"),
        )
    ]

    story = FollowedStory("1", tuple(sorted(tellers, key=lambda one: (one.at, one.article))))

    assert story.title == "Daily Lantern"


def test_joined_stories_are_one_and_stay_so_when_news_come(rashomon) -> None:
    """At once, under the beginning of their ids, and in later runs."""
    grouped([*FERRY, *BUDGET])
    one, other = story_of(rashomon, "ferry/1"), story_of(rashomon, "budget/1")
    assert one != other

    done = rashomon("join", one[:8], other[:8])
    grouped(SPILL, days=0)

    assert done.code == 0
    assert "took in" in done.out
    assert "the next `rashomon monitor` compares it" in done.err
    assert story_of(rashomon, "ferry/1") == story_of(rashomon, "budget/1")
    assert story_of(rashomon, "spill/1") != story_of(rashomon, "ferry/1")


def test_a_parted_article_has_a_story_of_its_own_and_stays_there(rashomon) -> None:
    """Though the texts look like one event."""
    grouped(FERRY)
    alone = articles(FERRY)[2]

    done = rashomon("part", story_of(rashomon, "ferry/1"), alone.id[:10], "--json")
    grouped(SPILL, days=0)

    assert len(json.loads(done.out)["changes"]) == 1
    assert listed(rashomon)[story_of(rashomon, "ferry/3")] == ["ferry/3"]
    assert listed(rashomon)[story_of(rashomon, "ferry/1")] == ["ferry/1", "ferry/2"]


def test_the_last_word_holds(rashomon) -> None:
    """Who joined what was parted has it joined."""
    grouped(FERRY)
    rashomon("part", story_of(rashomon, "ferry/1"), articles(FERRY)[2].id)
    rashomon("join", story_of(rashomon, "ferry/1"), story_of(rashomon, "ferry/3"))

    assert len(listed(rashomon)) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("join", "nothing", "here"), "No story whose id begins with 'nothing' can still change"),
        (("join", "STORY", "STORY"), "name one story"),
        (("part", "STORY", "nothing"), "No article of story"),
        (("part", "STORY", "ALL"), "These are all articles of story"),
        (("show", ""), "No story whose id begins with ''"),
    ],
)
def test_what_names_nothing_is_an_error_that_says_what_to_do(rashomon, words, said) -> None:
    """And nothing is kept of it."""
    grouped(FERRY)
    before = listed(rashomon)
    given = {"STORY": [*before], "ALL": [article.id for article in articles(FERRY)]}

    done = rashomon(*(name for word in words for name in given.get(word, [word])))

    assert done.code == 1
    assert said in done.err
    assert listed(rashomon) == before


def test_stories_older_than_the_window_are_not_listed(rashomon) -> None:
    """They stay as they are; the command says how to read news."""
    grouped(FERRY, days=30)

    found = rashomon("list")

    assert found.out == ""
    assert "rashomon monitor" in found.err
