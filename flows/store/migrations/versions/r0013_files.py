"""Add the files that were read of folders and archives, so that one moved in is noticed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the table; all files are read once more."""
    op.create_table(
        "files",
        _text("source", "the source"),
        _text("address", "the channel"),
        _text("path", "the file, as it was found"),
        _text("state", "time of its last change, and a hash of what else decides on it"),
        sa.PrimaryKeyConstraint("source", "address", "path", name="pk_files"),
        sa.ForeignKeyConstraint(
            ["source", "address"],
            ["channels.source", "channels.address"],
            name="fk_files_source_address_channels",
            ondelete="CASCADE",
        ),
    )


def _text(name: str, comment: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, comment=comment)
