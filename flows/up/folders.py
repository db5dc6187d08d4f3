"""The folders of a `rashomon up`, which one at a time may have."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from flows.recording import prefect_home, reports_folder
from flows.store.database.places import HOME_VARIABLE
from models.errors import ServerError


@contextmanager
def alone() -> Iterator[None]:
    """Make the folders, and keep any other `up` off them. Raises ServerError.

    Two servers on one database stop each other, and two workers do all work twice.
    """
    try:
        for folder in (prefect_home(), reports_folder()):
            folder.mkdir(mode=0o700, exist_ok=True)
        lock = (prefect_home() / "up.lock").open("w")
    except OSError as error:
        raise ServerError(
            f"{error.filename} cannot be written ({error.strerror}): set {HOME_VARIABLE} to a "
            "folder that you may write."
        ) from error
    with lock:  # a lock of the system's: it goes with the process, however that ends
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ServerError(
                "Another `rashomon up` of the same folder is starting or stopping, or its server "
                f"does not answer: wait for it, stop it, or set {HOME_VARIABLE} to another folder."
            ) from error
        yield
