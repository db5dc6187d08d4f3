"""Add who tells a statement in part, and what most leave out; null in stories stored before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns."""
    told = "sources that tell a part of its text"
    left = "spans of its text most others leave out"
    op.add_column(
        "statements", sa.Column("partly", sa.JSON(none_as_null=True), nullable=True, comment=told)
    )
    op.add_column(
        "statements", sa.Column("own", sa.JSON(none_as_null=True), nullable=True, comment=left)
    )
