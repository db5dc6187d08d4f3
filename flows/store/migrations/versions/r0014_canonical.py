"""Add the address that an article has by its own page; null in versions stored before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the column and the index by which other forms of an article are found."""
    comment = "address by its own page or its listing; null: none is its own"
    op.add_column("revisions", sa.Column("canonical", sa.Text(), nullable=True, comment=comment))
    op.create_index("ix_revisions_source_canonical", "revisions", ["source", "canonical"])
