"""Add the view `sentence_texts`, for people who read the store with SQL."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the view: each sentence with its words, its source and the statement it makes."""
    op.execute(
        """
        CREATE VIEW sentence_texts AS
        SELECT
            sentences.story, sentences.article, sentences.number,
            tellings.source, tellings.family, tellings.origin, tellings.published,
            sentences.role, sentences.statement, sentences.status, sentences.coverage,
            substr(articles.text, start_at + 1, end_at - start_at) AS text
        FROM sentences
        JOIN tellings
            ON tellings.story = sentences.story AND tellings.article = sentences.article
        JOIN articles ON articles.article = sentences.article
        """
    )
