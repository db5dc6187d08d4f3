"""Which failures of a task are tried again: those of reading and writing, and no mistake."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.retries import was_away
from flows.sources.catalogue import load_catalogue
from flows.store.database.engine import open_store
from models.errors import SettingsError, StoreError


@dataclass(frozen=True)
class Failed:
    """What Prefect hands over of a task that failed."""

    data: object


def is_tried_again(error: BaseException) -> bool:
    """Whether a task that failed of this is."""
    return was_away(None, None, Failed(error))


def test_a_store_that_is_away_is_tried_again(tmp_path: Path) -> None:
    """Its folder is not there: the disk may be on its way."""
    with pytest.raises(StoreError) as away, open_store(f"sqlite:///{tmp_path / 'no' / 'x.sqlite'}"):
        pass

    assert is_tried_again(away.value)
    assert is_tried_again(OSError(errno.ESTALE, "Stale file handle"))


def test_a_mistake_is_not_tried_again(tmp_path: Path) -> None:
    """Neither a user's, in the catalogue or the address of the store, nor one of ours."""
    with pytest.raises(SettingsError) as mistaken:
        load_catalogue(tmp_path / "none.toml")
    with pytest.raises(StoreError) as unknown, open_store("mysql://nowhere/x"):
        pass

    assert not is_tried_again(mistaken.value)
    assert not is_tried_again(unknown.value)
    assert not is_tried_again(TypeError("a fault of ours"))
