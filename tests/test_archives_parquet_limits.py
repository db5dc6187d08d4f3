"""What a Parquet file may cost: memory, and a process that dies of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from flows.ingest.archives.loading import load_archive
from flows.ingest.drafts import Found
from tests.archived import parquet_file
from tests.ingest_inputs import BRIDGE, FERRY, read, reasons

ROOT = Path(__file__).resolve().parents[1]


def test_a_bomb_is_refused_unread(tmp_path):
    """10 kB that unpack to 110 MB are refused by their sizes, before a row is read."""
    path = parquet_file(
        tmp_path / "bomb.parquet",
        [{"text": " " * 11_000_000 + str(number), "source": "A"} for number in range(10)],
        compression="zstd",
        use_dictionary=False,
    )

    assert path.stat().st_size < 50_000
    assert (
        "which no news does; its rows 1 to 10 are left out" in reasons(read(path))["bomb.parquet"]
    )


# Cleaning the text is slow and not what is measured.
MEASURE = """
import resource, sys
from flows.ingest.archives import loading, parquet
from flows.ingest.drafts import Found
loading._ALWAYS, parquet.legible = int(sys.argv[2]), lambda raw, *_: raw
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
archive = loading.load_archive(Found(sys.argv[1]), 5_000_000, lambda _: None)
kinds = [type(item).__name__ for item in archive]
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(len(kinds), kinds[-1], max(after - before, child) // 1024)
"""


def measured(path: Path, always: int = 10**8) -> tuple[int, str, int]:
    """Load an archive in a process of its own: records, kind of the last one, MB at most."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path), str(always)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    count, last, grown = done.stdout.split()
    return int(count), last, int(grown)


def test_one_text_in_a_million_rows_does_not_fill_the_memory(tmp_path):
    """A dictionary names the text once: sizes look small, and reading stops out of proportion."""
    text = pa.array([FERRY * 400]).dictionary_encode().dictionary
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), text)
    path = tmp_path / "same.parquet"
    parquet.write_table(pa.table({"text": column}), path)

    count, last, grown = measured(path, 10_000_000)

    assert path.stat().st_size < 100_000
    assert (last, count < 1000) == ("Refusal", True)
    assert grown < 400, "MB"


def test_memory_does_not_grow_with_the_row_group(tmp_path):
    """All in one row group, as writers do by default, 60 MB of text are read in small batches."""
    rows = [{"text": f"{n} {BRIDGE} {n * 7919} " * 60, "source": f"S{n}"} for n in range(5_000)]
    path = parquet_file(tmp_path / "large.parquet", rows, use_dictionary=False)

    count, last, grown = measured(path)

    assert (count, last) == (5_000, "Draft")
    assert grown < 400, "MB; the reader alone takes 200"


DYING = """#!/bin/sh
if [ "$4" = 0 ]; then
  echo '{{"counts": [2, 1], "names": ["text"]}}'
  echo '{{"row": {{"text": "{text}", "source": "S0"}}}}'
  printf '{{"row": {{"te'; kill -ABRT $$
fi
exec {python} "$@"
"""


def test_a_reader_that_dies_costs_its_row_group(tmp_path, monkeypatch):
    """Some damage ends Arrow's process: what it sent is kept, and the next group is read."""
    rows = [{"text": f"{n} {BRIDGE}", "source": f"S{n}"} for n in range(3)]
    path = parquet_file(tmp_path / "a.parquet", rows, row_group_size=2)
    dying = tmp_path / "python"
    dying.write_text(DYING.format(text=rows[0]["text"], python=sys.executable))
    dying.chmod(0o700)
    monkeypatch.setattr("flows.ingest.archives.parquet.sys.executable", str(dying))

    loaded = list(load_archive(Found(str(path)), 100_000, lambda _: None))

    assert [getattr(item, "text", None) for item in loaded] == [
        rows[0]["text"],
        None,
        rows[2]["text"],
    ]
    assert "end with SIGABRT; its rows 2 to 2 are left out" in loaded[1].reason


def test_a_reader_that_always_dies_is_given_up(tmp_path, monkeypatch):
    """A hostile file may have a million row groups."""
    rows = [{"text": f"{n} {BRIDGE}", "source": "S"} for n in range(9)]
    path = parquet_file(tmp_path / "a.parquet", rows, row_group_size=1)
    dying = tmp_path / "python"
    dying.write_text(
        """#!/bin/sh\necho '{"counts": [1,1,1,1,1,1,1,1,1], "names": ["text"]}'; kill -SEGV $$\n"""
    )
    dying.chmod(0o700)
    monkeypatch.setattr("flows.ingest.archives.parquet.sys.executable", str(dying))

    loaded = list(load_archive(Found(str(path)), 100_000, lambda _: None))

    assert len(loaded) == 4
    assert loaded[3].reason == "was given up; from row group 4 on; its rows 4 to 9 are left out"
