"""Find the entries that are to be read by their age: what was read long ago is passed over.

An index by state alone led through every entry that was ever read.
"""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Put an index by state and time in the place of that by state."""
    op.drop_index("ix_entries_state", "entries")
    op.create_index("ix_entries_state_first_seen_at", "entries", ["state", "first_seen_at"])
