"""The tables of what the monitor compared, and of what a person said of sentences.

Of each event the comparison that holds now. An answer belongs to two sentences, not to a story:
it is heeded wherever both stand.
"""

from __future__ import annotations

import sqlalchemy as sa

from flows.store.schema.columns import field, key, metadata

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

sentence_answers = sa.Table(
    "sentence_answers",
    metadata,
    key("one", comment="hash of the words of a sentence"),
    key("other", comment="likewise of another one; the greater of the two hashes"),
    field("one_text", comment="the sentence"),
    field("other_text", comment="the other one"),
    field("same", sa.Boolean, comment="whether they say the same: a person said so"),
    field("at", comment="time of the run that asked, UTC; the last answer counts"),
)
