"""Add what stands beside a divergence; null in stories stored before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the columns."""
    _add("published", "divergence, every reprint a voice")
    _add("band", "[least, greatest] over thresholds")
    _add("drivers", "what each statement adds to raw")
    _add("placebo", "divergence where nothing differs")


def _add(name: str, comment: str) -> None:
    column = sa.Column(name, sa.JSON(none_as_null=True), nullable=True, comment=comment)
    op.add_column("scores", column)
