"""Add where a finding stands in both texts and who differs; null in stories stored before."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the columns."""
    _add("here_at", sa.JSON(none_as_null=True), "span of the detail in the article")
    _add("there_at", sa.JSON(none_as_null=True), "span of the detail in the other article")
    _add("confidence", sa.Double(), "how surely it is a change, 0 to 1")
    _add("says", sa.Text(), "a plain sentence that says what differs")
    _add("differs", sa.Integer(), "other origins that have the detail otherwise")
    _add("tellers", sa.Integer(), "other origins that tell the detail")
    _add("is_update", sa.Boolean(), "whether it is a later figure")


def _add(name: str, kind: sa.types.TypeEngine[Any], comment: str) -> None:
    op.add_column("distortions", sa.Column(name, kind, nullable=True, comment=comment))
