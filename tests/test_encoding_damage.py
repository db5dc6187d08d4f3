"""A cache whose values are damaged costs the time to compute them, and never a run."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from flows.store.vectors import VectorCache
from models.encoders.encoding import encode_texts
from tests.counting import CountingEncoder, refuse

DAMAGE = (
    "x''",
    "x'00'",
    "x'ffffffff00'",
    "'text'",
    "value || x'ff'",
    "CAST(substr(value, 1, length(value) - 6) AS BLOB)",  # as long as a word less
    "zeroblob(length(value))",
    "CAST(substr(value, 1, 4) || x'007e' || substr(value, 7) AS BLOB)",  # no number
)


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_vectors_are_computed_anew_and_mended(tmp_path: Path, damage: str) -> None:
    """SQLite keeps no sums of what it stores: a disk that forgets shows as odd bytes."""
    file, texts = tmp_path / "v.sqlite", ["a ferry", "ran aground today"]
    with VectorCache(file, pytest.fail) as cache:
        whole = encode_texts(texts, CountingEncoder, "m", cache)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"UPDATE vectors SET value = {damage}")  # noqa: S608 - our own words
    with VectorCache(file, pytest.fail) as cache:
        again = encode_texts(texts, CountingEncoder, "m", cache)
    with VectorCache(file, pytest.fail) as cache:
        mended = encode_texts(texts, refuse, "m", cache)

    assert again.computed == len(texts)
    for text in texts:
        for found in (again, mended):
            assert np.array_equal(found[text].sentence, whole[text].sentence)
            assert np.array_equal(found[text].words, whole[text].words)
