"""Save and load one comparison.

Saving is one transaction of upserts by natural key; then rows of the story that the
comparison no longer has are pruned. Saving the same comparison twice leaves the same
bytes, and saving it anew under other settings leaves nothing of the old one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.compared.rows import Row, Tables, from_rows, to_rows
from flows.store.database.engine import Store, reading, writing
from flows.store.database.failures import passes
from flows.store.database.upserts import insert_new, replace_rows
from flows.store.schema import story_tables
from models.errors import StoreError
from models.records import Comparison

_PARTS: Final = (  # of a story, parents before children
    story_tables.tellings,
    story_tables.statements,
    story_tables.sentences,
    story_tables.members,
    story_tables.copies,
    story_tables.ancestors,
    story_tables.distortions,
    story_tables.scores,
    story_tables.refused,
)

_UNSTORABLE: Final = re.compile(r"[\0\ud800-\udfff]")


def require_writable(store: Store) -> None:
    """Raise StoreError where a comparison could not be saved, except for a lock, which passes."""
    try:
        with writing(store, waits=False) as connection:
            connection.execute(sa.delete(story_tables.scores).where(sa.false()))
    except StoreError as error:
        if not passes(error):
            raise


def save_comparison(store: Store, comparison: Comparison) -> None:
    """Keep a comparison, in the place of an earlier one of the same story.

    Its manifest must be JSON data. Raises StoreError when the store cannot be written,
    when a text holds a character that no database keeps, or when an article of the same
    id but another text is stored.
    """
    with writing(store) as connection:
        write_comparison(connection, store, comparison)


def write_comparison(connection: Connection, store: Store, comparison: Comparison) -> None:
    """Keep a comparison within a transaction of the caller's; see `save_comparison`."""
    rows = to_rows(comparison)
    _refuse_unstorable(comparison.id, rows)
    # The story's row first: on PostgreSQL its lock makes a second writer of it wait.
    replace_rows(connection, story_tables.stories, rows["stories"])
    _keep_articles(connection, store, rows["articles"])
    was_told = _is_told(connection, comparison.id)
    for table in _PARTS:
        replace_rows(connection, table, rows[table.name])
    for table in reversed(_PARTS) if was_told else ():
        _prune(connection, table, comparison.id, rows[table.name])


def load_comparison(store: Store, story: str) -> Comparison:
    """Load the comparison of a story exactly as it was saved.

    `story` is its whole id (`stories.find_story` completes a part of one). Raises
    StoreError when there is none or the store cannot be read.
    """
    with reading(store) as connection:
        rows = {
            table.name: _rows_of(connection, table, story)
            for table in (story_tables.stories, *_PARTS)
        }
        if not rows["stories"]:
            raise StoreError(f"no story {story!r} in {store.place}; `rashomon show` lists them")
        texts = _texts(connection, [row["article"] for row in rows["tellings"]])
    rows["articles"] = [{"article": article, "text": text} for article, text in texts.items()]
    return from_rows(rows)


def _is_told(connection: Connection, story: str) -> bool:
    """Whether a comparison of the story is kept, parts of which the new one may lack."""
    table = story_tables.tellings.c
    return (
        connection.scalar(sa.select(table.story).where(table.story == story).limit(1)) is not None
    )


def _prune(connection: Connection, table: sa.Table, story: str, rows: Sequence[Row]) -> None:
    keys = list(table.primary_key.columns)
    kept = {tuple(row[key.name] for key in keys) for row in rows}
    stored = connection.execute(sa.select(*keys).where(table.c.story == story)).tuples()
    stale = [key for key in stored if key not in kept]
    if stale:
        this_row = sa.and_(*(key == sa.bindparam(f"old_{key.name}") for key in keys))
        named = [{f"old_{key.name}": value for key, value in zip(keys, row, strict=True)}
                 for row in stale]  # fmt: skip
        connection.execute(sa.delete(table).where(this_row), named)


def _keep_articles(connection: Connection, store: Store, rows: Sequence[Row]) -> None:
    if not rows:
        return
    in_order = sorted(rows, key=lambda row: str(row["article"]))  # two writers cannot deadlock
    insert_new(connection, story_tables.articles, in_order)
    texts = _texts(connection, [row["article"] for row in rows])
    for row in rows:
        if texts[row["article"]] != row["text"]:
            raise StoreError(
                f"article {row['article']} stands in {store.place} with another text, though an "
                "id names one text: the store was edited by hand; save into a new one"
            )


def _texts(connection: Connection, articles: Sequence[str]) -> dict[str, str]:
    table = story_tables.articles
    named = sa.select(table.c.article, table.c.text).where(table.c.article.in_(articles))
    return dict(connection.execute(named).tuples().all())


def _rows_of(connection: Connection, table: sa.Table, story: str) -> list[Row]:
    by_position = [table.c.position] if "position" in table.c else []
    order = (*by_position, *table.primary_key.columns)
    query = sa.select(table).where(table.c.story == story).order_by(*order)
    return [dict(row) for row in connection.execute(query).mappings()]


def _refuse_unstorable(story: str, tables: Tables) -> None:
    for table, rows in tables.items():
        for row in rows:
            for column, value in row.items():
                if bad := _unstorable(value):
                    raise StoreError(
                        f"{table}.{column} of story {story} holds the character {bad[0]!r} at "
                        f"offset {bad.start()}, which databases do not keep: remove it from the "
                        "input (`rashomon compare` does so on reading)"
                    )


def _unstorable(value: object) -> re.Match[str] | None:
    """The first character that no database keeps in the texts of a value."""
    if isinstance(value, str):
        return _UNSTORABLE.search(value)
    if isinstance(value, dict):
        value = (*value.keys(), *value.values())
    if isinstance(value, (list, tuple)):
        return next(filter(None, map(_unstorable, value)), None)
    return None
