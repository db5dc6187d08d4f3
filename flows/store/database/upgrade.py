"""Make the schema, or bring an older one to the present with alembic, without its command."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.ddl.base import AddColumn, visit_add_column
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection
from sqlalchemy.ext.compiler import compiles

from flows.store.schema.tables import REVISION, SENTENCE_TEXTS, metadata, stored_revision
from models.errors import StoreError

_MIGRATIONS: Final = Path(__file__).parent / "migrations"

_LOCK: Final = 0x7261_7368_6F6D_6F6E  # "rashomon": the key of PostgreSQL's advisory lock


@compiles(AddColumn, "sqlite")
def _comment_in_sql(add: AddColumn, compiler: Any, **options: Any) -> str:
    """Write the comment of a column that is added, as `columns` does in a table that is made."""
    column = visit_add_column(add, compiler, **options)
    return f"{column} /* {add.column.comment} */"


def upgrade(connection: Connection, place: str, revision: str = REVISION) -> None:
    """Make the tables, or migrate them to `revision`, within the connection's transaction.

    `place` names the database in errors. Raises StoreError when a newer Rashomon wrote
    it, or one from before the first release, or when it holds tables of our names that no
    Rashomon made.
    """
    if connection.dialect.name == "postgresql":  # SQLite: BEGIN IMMEDIATE has locked already
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    stored = stored_revision(connection)
    if stored is None:
        _make(connection, place)
        command.stamp(config, REVISION)
    else:
        _require_known(stored, place, config)
        command.upgrade(config, revision)


def _make(connection: Connection, place: str) -> None:
    taken = sorted(set(sa.inspect(connection).get_table_names()) & set(metadata.tables))
    if taken:
        raise StoreError(
            f"store {place} holds tables that Rashomon did not make ({', '.join(taken)}): "
            "name another database"
        )
    metadata.create_all(connection)
    connection.execute(sa.text(SENTENCE_TEXTS))


def _require_known(stored: str, place: str, config: Config) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if stored in known:
        return
    mend = "upgrade Rashomon, or name another database"
    if stored < min(known):
        mend = "it is from before the first release; name another database"
    raise StoreError(
        f"store {place} is at revision {stored}, but this Rashomon knows revisions from "
        f"{min(known)} up to {REVISION}: {mend}"
    )
