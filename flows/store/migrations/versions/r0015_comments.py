"""Say what each column holds: chance, the placebo, and on SQLite what was added since revision 1.

SQLite keeps comments in the text that made a table. Only that text changes, by the steps of
https://www.sqlite.org/lang_altertable.html#otheralter: a new table in its place would have to take
every row along. A SQLite that is set never to let its schema be written keeps the former text.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_CHANGED = {
    "chance": (
        "mean raw of texts of its length from the others' pool",
        "raw to expect if who tells what were drawn at random",
        sa.Double(),
    ),
    "placebo": (
        "divergence where nothing differs",
        "what chance gives; how sure each number is",
        sa.JSON(none_as_null=True),
    ),
}

_ADDED = {
    "revisions": {
        "canonical TEXT": "address by its own page or its listing; null: none is its own",
    },
    "scores": {
        "degraded BOOLEAN DEFAULT 0 NOT NULL": (
            "whether an outage touches it: omissions may be none"
        ),
        "published JSON": "divergence, every reprint a voice",
        "band JSON": "[least, greatest] over thresholds",
        "drivers JSON": "what each statement adds to raw",
        "placebo JSON": "what chance gives; how sure each number is",
    },
    "statements": {
        "cohesion DOUBLE": "mean probability that two of its sentences agree",
        "partly JSON": "sources that tell a part of its text",
        "own JSON": "spans of its text most others leave out",
        "lineage JSON": "from whom each article has it",
        "independent DOUBLE": "effective number of its independent origins",
    },
    "copies": {
        "passages JSON": "where it stands in both texts",
        "decided TEXT": "what tells giver from taker: time, containment, ...",
        "ancestor TEXT": "the missing text from which both have it",
    },
    "distortions": {
        "here_at JSON": "span of the detail in the article",
        "there_at JSON": "span of the detail in the other article",
        "confidence DOUBLE": "how surely it is a change, 0 to 1",
        "says TEXT": "a plain sentence that says what differs",
        "differs INTEGER": "other origins that have the detail otherwise",
        "tellers INTEGER": "other origins that tell the detail",
        "is_update BOOLEAN": "whether it is a later figure",
    },
}


def upgrade() -> None:
    """Change the comments."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        _in_text(connection)
    else:
        for column, (former, present, kind) in _CHANGED.items():
            op.alter_column(
                "scores", column, comment=present,
                existing_comment=former, existing_type=kind, existing_nullable=True,
            )  # fmt: skip


def _in_text(connection: sa.Connection) -> None:
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    if connection.exec_driver_sql("PRAGMA writable_schema").scalar_one():
        for former, present, _ in _CHANGED.values():
            _replace(connection, "scores", former, present)
        for table, columns in _ADDED.items():
            for column, comment in columns.items():
                _replace(connection, table, f", {column}, ", f", {column} /* {comment} */, ")
        connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def _replace(connection: sa.Connection, table: str, former: str, present: str) -> None:
    change = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ?"
    connection.exec_driver_sql(change, (former, present, table))
