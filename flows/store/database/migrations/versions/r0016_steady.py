"""Add whether a divergence clears chance at every threshold; null in stories stored before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column."""
    comment = "whether it clears chance all over the band"
    op.add_column("scores", sa.Column("steady", sa.Boolean, nullable=True, comment=comment))
