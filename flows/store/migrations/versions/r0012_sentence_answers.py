"""Add what a person said of two sentences."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "sentence_answers",
        _text("one", "hash of the words of a sentence"),
        _text("other", "likewise of another one; the greater of the two hashes"),
        _text("one_text", "the sentence"),
        _text("other_text", "the other one"),
        sa.Column(
            "same",
            sa.Boolean(),
            nullable=False,
            comment="whether they say the same: a person said so",
        ),
        _text("at", "time of the run that asked, UTC; the last answer counts"),
        sa.PrimaryKeyConstraint("one", "other", name="pk_sentence_answers"),
    )


def _text(name: str, comment: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, comment=comment)
