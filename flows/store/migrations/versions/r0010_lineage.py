"""Add where copied text stands and missing ancestors; null in stories stored before."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the columns and the table."""
    places = sa.JSON(none_as_null=True)
    _add("copies", "passages", places, "where it stands in both texts")
    _add("copies", "decided", sa.Text(), "what tells giver from taker: time, containment, ...")
    _add("copies", "ancestor", sa.Text(), "the missing text from which both have it")
    _add("statements", "lineage", places, "from whom each article has it")
    _add("statements", "independent", sa.Double(), "effective number of its independent origins")
    op.create_table(
        "ancestors",
        sa.Column("story", sa.Text(), nullable=False, comment="the story"),
        sa.Column("ancestor", sa.Text(), nullable=False, comment="name within the story"),
        sa.Column(
            "position", sa.Integer(), nullable=False, comment="order within the story, from 0"
        ),
        sa.Column("name", sa.Text(), nullable=True, comment="the agency that its heirs name"),
        sa.Column(
            "articles",
            sa.JSON(),
            nullable=False,
            comment="ids of the articles that must come from it",
        ),
        sa.Column("evidence", sa.JSON(), nullable=False, comment="marks, passages or both"),
        sa.PrimaryKeyConstraint("story", "ancestor", name="pk_ancestors"),
        sa.ForeignKeyConstraint(
            ["story"], ["stories.story"], name="fk_ancestors_story_stories", ondelete="CASCADE"
        ),
    )


def _add(table: str, name: str, kind: sa.types.TypeEngine[Any], comment: str) -> None:
    op.add_column(table, sa.Column(name, kind, nullable=True, comment=comment))
