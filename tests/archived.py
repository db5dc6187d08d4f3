"""What tests of archives share: a file in Parquet; all that the batches of an archive hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from flows.ingest.acceptance import admit
from flows.ingest.archives.reading import archive_batches
from flows.ingest.reading import Gathered
from models.settings import Reading


def parquet_file(path: Path, rows: list[dict[str, Any]], **options: Any) -> Path:
    """Write rows into a Parquet file."""
    parquet.write_table(pa.Table.from_pylist(rows), path, **options)
    return path


def read_archive(path: str, settings: Reading) -> Gathered:
    """The articles and refusals of a file or a folder, repeated articles refused."""
    batches = list(archive_batches(path, settings))
    articles = [article for batch in batches for article in batch.articles]
    kept, repeated = admit(articles, settings)
    refused = [item for batch in batches for item in batch.refused]
    return Gathered(kept, (*refused, *repeated))
