"""What tables are made of: one `MetaData`, and columns that all carry a comment."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


@compiles(CreateColumn, "sqlite")
def _comment_in_sql(create: CreateColumn, compiler: Any, **options: Any) -> str:
    """Write a column's comment into SQLite's own `.schema`: it has no COMMENT ON."""
    column: str = compiler.visit_create_column(create, **options)
    comment = create.element.comment
    return f"{column} /* {comment} */" if column and comment else column


def key(name: str, kind: Any = sa.Text, *, comment: str) -> sa.Column[Any]:
    """Part of the primary key."""
    return sa.Column(name, kind, primary_key=True, autoincrement=False, comment=comment)


def field(name: str, kind: Any = sa.Text, *, comment: str) -> sa.Column[Any]:
    """What every row has."""
    return sa.Column(name, kind, nullable=False, comment=comment)


def maybe(name: str, kind: Any = sa.Text, *, comment: str) -> sa.Column[Any]:
    """What may be null."""
    return sa.Column(name, kind, nullable=True, comment=comment)


def belongs(table: str, columns: str) -> sa.ForeignKeyConstraint:
    """Tie rows to a row of `table` with the same key; they go when it goes."""
    return points(table, columns, columns)


def points(table: str, columns: str, key: str) -> sa.ForeignKeyConstraint:
    """Tie rows to the row of `table` whose `key` equals their `columns`; they go when it goes."""
    referred = [f"{table}.{name}" for name in key.split()]
    return sa.ForeignKeyConstraint(columns.split(), referred, ondelete="CASCADE")
