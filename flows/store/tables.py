"""All tables of the store, whichever module describes them, and their revision.

Import the metadata from here: a table that is not imported is in no migration.
"""

from __future__ import annotations

from typing import Final

from flows.store import event_schema, feed_schema, monitor_schema, schema
from flows.store.columns import metadata

__all__ = [
    "REVISION",
    "REVISION_TABLE",
    "event_schema",
    "feed_schema",
    "metadata",
    "monitor_schema",
    "schema",
]

REVISION: Final = "0015"
"""The revision of this schema, that of the last migration."""

REVISION_TABLE: Final = "rashomon_revision"
"""Not alembic's default name: Prefect keeps its own revision there, and may share a database."""
