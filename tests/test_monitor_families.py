"""What the monitor does when the catalogue says another owner of a source than before."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from flows.store.compared.events import save_assignment
from flows.store.compared.owners import correct_families
from flows.store.database.engine import Store, open_store, reading
from flows.store.database.moments import stamp
from flows.store.schema.feed_tables import revisions
from flows.store.schema.story_tables import tellings
from models.ids import article_id
from models.records import Article
from models.stories import Assignment
from tests.stores import put
from tests.watched import BRIDGE, HOUR, MORNING, Desk, one_home

pytest_plugins = ["tests.databases"]

home = pytest.fixture(one_home, scope="module")


@pytest.fixture
def desk(home: Path, tmp_path: Path) -> Desk:
    """One story of three sources, each its own family."""
    del home
    made = Desk(tmp_path)
    made.publish("bridge", BRIDGE)
    return made


def owned(desk: Desk, owner: str, *sources: str) -> None:
    """Say in the catalogue who owns these sources."""
    text = desk.sources.read_text(encoding="utf-8")
    for source in sources:
        name = f'name = "{source}"\n'
        text = text.replace(name, f'{name}family = "{owner}"\n')
    desk.sources.write_text(text, encoding="utf-8")


def families(desk: Desk, table: sa.Table) -> dict[str, str]:
    """The family of each source, in a table that says it of every article."""
    query = sa.select(table.c.source, table.c.family)
    with open_store(desk.store) as store, reading(store) as connection:
        return dict(connection.execute(query).tuples().all())


def test_a_corrected_owner_counts_in_the_stories_that_are_still_told(desk: Desk) -> None:
    """Else one source would be two families, and two voices, in one story."""
    desk.run()
    owned(desk, "Ellery Media", "Northwire", "Ellery Post")

    (story,) = desk.run(MORNING + HOUR).stories

    now = {"Northwire": "Ellery Media", "Ellery Post": "Ellery Media",
           "Morning Voice": "Morning Voice"}  # fmt: skip
    assert families(desk, tellings) == now
    assert story.origins == 2


def test_what_was_told_long_before_keeps_its_owner(desk: Desk) -> None:
    """A paper that was sold was the former owner's in the stories of that time."""
    desk.run()
    owned(desk, "Ellery Media", "Northwire")

    desk.run(MORNING + timedelta(days=20))

    assert families(desk, revisions)["Northwire"] == "Northwire"


def test_an_old_article_of_a_story_that_goes_on_is_corrected_too(store: Store) -> None:
    """On both databases: a story is compared with all its articles, whenever they were read."""
    long_ago, lately = (MORNING - timedelta(days=days) for days in (30, 1))
    early, late, other = (
        an_article(name, at)
        for name, at in (("early", long_ago), ("late", lately), ("other", long_ago))
    )
    put(store, [early, late, other])
    told = ((early.id, "e" * 16), (late.id, "e" * 16), (other.id, "f" * 16))
    for at in (long_ago, lately):
        named = {one.id for one in (early, late, other) if one.published == stamp(at)}
        stories = tuple(pair for pair in told if pair[0] in named)
        created = tuple(sorted({event for _, event in stories}))
        articles = [one for one in (early, late, other) if one.id in named]
        save_assignment(store, Assignment(stories, created=created), articles, at)

    correct_families(store, {"Northwire": "Ellery Media"}, MORNING - timedelta(days=12))

    query = sa.select(revisions.c.entry, revisions.c.family)
    with reading(store) as connection:
        found = dict(connection.execute(query).tuples().all())
    assert found == {
        early.url: "Ellery Media", late.url: "Ellery Media", other.url: "Northwire",
    }  # fmt: skip


def an_article(name: str, at: datetime) -> Article:
    """An article of the Northwire."""
    url = f"https://northwire.example/{name}"
    return Article(
        id=article_id(url, url, name), source="Northwire", family="Northwire", title=name,
        published=stamp(at), url=url, lang="en", path=url, text=name,
    )  # fmt: skip
