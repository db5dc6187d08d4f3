"""What tests of archives share: all that their batches hold, at once."""

from __future__ import annotations

from flows.ingest.acceptance import admit
from flows.ingest.archives.reading import archive_batches
from flows.ingest.reading import Gathered
from models.settings import Reading


def read_archive(path: str, settings: Reading) -> Gathered:
    """The articles and refusals of a file or a folder, repeated articles refused."""
    batches = list(archive_batches(path, settings))
    articles = [article for batch in batches for article in batch.articles]
    kept, repeated = admit(articles, settings)
    refused = [item for batch in batches for item in batch.refused]
    return Gathered(kept, (*refused, *repeated))
