"""Add how well the sentences of a statement hold together; null in stories stored before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column."""
    comment = "mean probability that two of its sentences agree"
    op.add_column("statements", sa.Column("cohesion", sa.Double, nullable=True, comment=comment))
