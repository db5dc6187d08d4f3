"""Add which comparison holds for an event, and whether an outage touches a score.

Frozen as released: the columns and comments are those of the day, not of `monitor_schema`.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column and make the table; scores stored before are not degraded."""
    touched = "whether an outage touches it: omissions may be none"
    op.add_column(
        "scores",
        sa.Column(
            "degraded", sa.Boolean, nullable=False, server_default=sa.false(), comment=touched
        ),
    )
    op.create_table(
        "event_comparisons",
        sa.Column(
            "event", sa.Text, nullable=False, comment="the event, whose id stays from run to run"
        ),
        _field("story", comment="its comparison, which takes the place of any earlier one"),
        _field("content", comment="hash of all that the comparison depends on"),
        _field("state", comment="new or changed (no digest has shown it so), else shown"),
        _field("announced", sa.JSON, comment="sources whose spike in it was announced"),
        sa.PrimaryKeyConstraint("event"),
        sa.ForeignKeyConstraint(["story"], ["stories.story"], ondelete="CASCADE"),
    )
    for column in ("story", "state"):
        op.create_index(f"ix_event_comparisons_{column}", "event_comparisons", [column])


def _field(name: str, kind: Any = sa.Text, *, comment: str) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, comment=comment)
