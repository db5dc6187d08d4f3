"""The table of what the monitor compared: of each event, the comparison that holds now."""

from __future__ import annotations

import sqlalchemy as sa

from flows.store.columns import field, key, metadata

event_comparisons = sa.Table(
    "event_comparisons",
    metadata,
    key("event", comment="the event, whose id stays from run to run"),
    field("story", comment="its comparison, which takes the place of any earlier one"),
    field("content", comment="hash of all that the comparison depends on"),
    field("state", comment="new or changed (no digest has shown it so), else shown"),
    field("announced", sa.JSON, comment="sources whose spike in it was announced"),
    sa.ForeignKeyConstraint(["story"], ["stories.story"], ondelete="CASCADE"),
    sa.Index(None, "story"),
    sa.Index(None, "state"),
)
