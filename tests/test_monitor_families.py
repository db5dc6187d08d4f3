"""What the monitor does when the catalogue says another owner of a source than before."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from flows.store.engine import open_store, reading
from flows.store.feed_schema import revisions
from flows.store.schema import tellings
from tests.watched import BRIDGE, HOUR, MORNING, Desk, one_home

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
