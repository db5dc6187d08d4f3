"""Alembic's entry: run the steps on the connection, and in the transaction, that it is handed."""

from __future__ import annotations

from alembic import context

from flows.store.schema.tables import REVISION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=REVISION_TABLE,
    render_as_batch=True,  # SQLite cannot alter a table in place
    transactional_ddl=True,  # both databases can undo DDL; alembic doubts it of SQLite
)
context.run_migrations()
