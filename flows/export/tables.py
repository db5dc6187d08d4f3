"""Every table of the store into a folder: Parquet or CSV, and what the columns mean.

All files are of one moment. They are written in full in a folder beside their places, and
only then moved there: an export that fails or is stopped leaves what was there before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Final, Literal

from flows.export.delimited import write_csv
from flows.export.parquet import write_parquet
from flows.export.readme import README, ExportedTable, readme
from flows.overwriting import is_ours, require_ours
from flows.store.database.engine import Store
from flows.store.dumping import Dump, StoredTable, dumping
from models.errors import OutputError

Form = Literal["parquet", "csv"]
Writer = Callable[[BinaryIO, StoredTable, Iterable[Sequence[tuple[Any, ...]]]], int]

_WRITERS: Final[dict[Form, Writer]] = {"parquet": write_parquet, "csv": write_csv}


def export_tables(
    store: Store, out: Path, form: Form = "parquet", story: str | None = None
) -> tuple[ExportedTable, ...]:
    """Write a file for each table, and README.txt, into the folder `out`, made if needed.

    story: the whole id of a story, to have only what the tables tell of it. Files of the
    same names are replaced where an earlier export wrote them, others stay. Raises OutputError
    where the folder cannot be written or has files of these names, StoreError where the store
    cannot be read.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with (
            TemporaryDirectory(dir=out, prefix=".rashomon-") as drafts,
            dumping(store, story) as dump,
        ):
            return _written(dump, Path(drafts), out, form)
    except OSError as error:
        raise OutputError(
            f"The tables cannot be written into {out}: {error.strerror or error}. "
            "Give a folder that you may write, on a disk with room, with --out."
        ) from error


def _written(dump: Dump, drafts: Path, out: Path, form: Form) -> tuple[ExportedTable, ...]:
    exported = tuple(_table(dump, table, drafts, form) for table in dump.tables())
    with _flushed(drafts / README) as file:
        file.write(readme(exported, form, dump.story).encode())
    names = (*(one.file for one in exported), README)
    if not (out / README).exists() or not is_ours(out / README):  # it is no folder of an export
        require_ours(*(out / name for name in names))
    for name in names:
        (drafts / name).replace(out / name)
    return exported


def _table(dump: Dump, table: StoredTable, folder: Path, form: Form) -> ExportedTable:
    name = f"{table.name}.{form}"
    with _flushed(folder / name) as file:
        rows = _WRITERS[form](file, table, dump.batches(table.name))
    return ExportedTable(table, name, rows)


@contextmanager
def _flushed(path: Path) -> Iterator[BinaryIO]:
    """A new file that lies on the disk when the `with` statement ends."""
    with path.open("xb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
