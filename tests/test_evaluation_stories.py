"""`rashomon evaluate stories`: articles into stories, as the monitor has them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.events import assign_events
from flows.store.database.engine import open_store
from flows.store.polled.channels import Channel
from flows.store.polled.polls import Entry, Listed, record_listed
from flows.store.polled.readings import Reading
from models.records import Article
from models.settings import Encoding, Settings
from tests.commands import CommandLine
from tests.evaluating import BANK, FERRY, command_line, read, written

rashomon = pytest.fixture(command_line)

FERRY_GERMAN = (
    "Die Fähre Halden ist am Montagabend bei dichtem Nebel vor Skerrin auf Grund gelaufen. Alle "
    "68 Menschen an Bord wurden vor Mitternacht lebend gerettet, wie die Küstenwache mitteilte. "
    "Der Betreiber war vor zwei Jahren wegen eines defekten Radars bestraft worden."
)
BANK_GERMAN = (
    "Die Zentralbank hat am Donnerstag ihren Leitzins auf 4,5 Prozent angehoben. Es war die dritte "
    "Erhöhung in Folge, Ökonomen hatten mit einer kleineren gerechnet. Die Aktien fielen in der "
    "ersten Handelsstunde. Die Inflation werde bis Jahresende sinken, sagte der Gouverneur."
)
TITLES = {
    "en": ("Ferry hits reef off Skerrin", "Central bank raises rate"),
    "de": ("Fähre läuft vor Skerrin auf Grund", "Zentralbank erhöht Leitzins"),
}


def test_articles_are_grouped_into_stories(rashomon: CommandLine, tmp_path: Path) -> None:
    """Two reports of each event, in any order: each event is one story."""
    titles = ("Ferry hits reef off Skerrin", "Central bank raises rate")
    rows = [
        {"id": f"{k}-{source}", "title": titles[k], "text": text, "source": source, "story": k,
         "published": "2026-03-13"}
        for source in ("one", "two")
        for k, text in enumerate((FERRY, BANK))
    ]  # fmt: skip
    file = written(tmp_path / "s.jsonl", rows)
    done = rashomon("evaluate", "stories", file, "--scores", tmp_path / "o.jsonl", "--json")
    one, other, *again = (row["story"] for row in read(tmp_path / "o.jsonl"))

    assert done.code == 0, done.err
    assert one != other
    assert again == [one, other]
    assert json.loads(done.out)["metrics"]["bcubed_f1"] == 1.0


def test_half_a_letter_ends_no_evaluation(rashomon: CommandLine, tmp_path: Path) -> None:
    """JSON can spell one, in an id and in a text; the row is judged as any other."""
    rows = [{"id": f"{k}\ud800", "title": f"Ferry hits reef \ud800 {k}"} for k in range(2)]
    done = rashomon("evaluate", "stories", written(tmp_path / "s.jsonl", rows), "--scores",
                    tmp_path / "o.jsonl")  # fmt: skip

    assert done.code == 0, done.err
    assert [row["id"] for row in read(tmp_path / "o.jsonl")] == ["0\ud800", "1\ud800"]


@pytest.mark.parametrize(("profile", "together"), [("default", True), ("fast", False)])
def test_stories_join_languages_as_the_monitor_does(
    rashomon: CommandLine, tmp_path: Path, profile: str, *, together: bool
) -> None:
    """Two languages make one story where the model knows both, and only there."""
    articles = [
        Article(f"{k}-{lang}", f"{lang} paper", f"{lang} paper", title, "2026-03-13T08:00:00Z",
                None, lang, f"{k}-{lang}", text)
        for lang, told in (("en", (FERRY, BANK)), ("de", (FERRY_GERMAN, BANK_GERMAN)))
        for k, (title, text) in enumerate(zip(TITLES[lang], told, strict=True))
    ]  # fmt: skip
    rows = [
        {"id": one.id, "title": one.title, "text": one.text, "source": one.source,
         "published": one.published}
        for one in articles
    ]  # fmt: skip
    file = written(tmp_path / "s.jsonl", rows)
    scores = tmp_path / "o.jsonl"
    done = rashomon("evaluate", "stories", file, "--scores", scores, "--profile", profile)
    found = [row["story"] for row in read(scores)]

    assert done.code == 0, done.err
    assert (found[:2] == found[2:]) is together
    assert found[0] != found[1]
    assert _partition(found) == _partition(_monitored(articles, profile, tmp_path))


def _monitored(articles: list[Article], profile: str, home: Path) -> list[str]:
    """The stories that the monitor makes of articles that were all read at once."""
    now = datetime(2026, 3, 13, 18, tzinfo=UTC)
    with open_store(f"sqlite:///{home / 'store.sqlite'}") as store:
        for one in articles:
            entry = Entry(one.path, None, one.title, one.published, one.id)
            reading = Reading(one.source, one.path, "read", seen=True, article=one)
            channel = Channel(one.source, one.source, "archive", one.source)
            record_listed(store, channel, Listed([entry], [reading]), now)
        settings = Settings(encoding=Encoding(model=profile))
        stories = dict(assign_events(store, settings, now).assignment.stories)
    return [stories[one.id] for one in articles]


def _partition(stories: list[str]) -> list[int]:
    return [stories.index(story) for story in stories]
