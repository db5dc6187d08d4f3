"""Where the store, the vector cache and settings lie, unless the user says otherwise."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

import platformdirs

from models.errors import StoreError

HOME_VARIABLE: Final = "RASHOMON_HOME"
STORE_VARIABLE: Final = "RASHOMON_STORE"
_PASSWORDS: Final = frozenset({"password", "sslpassword"})


def home() -> Path:
    """Return the folder of the user's own data, made where it is missing.

    `$RASHOMON_HOME` if set, else the place the platform has for it. A new folder is the
    user's alone (0700): it holds the texts that were read. Raises StoreError when it
    cannot be made, or is none because nobody knows the home of the user.
    """
    folder = _chosen_home()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the data folder {folder} cannot be made ({error.strerror}): "
            f"set {HOME_VARIABLE} to a folder that you may write"
        ) from error
    return folder.absolute()


def _chosen_home() -> Path:
    chosen = os.environ.get(HOME_VARIABLE)
    try:
        if chosen:
            return Path(chosen).expanduser()
        return platformdirs.user_data_path("rashomon", False)
    except RuntimeError as error:  # a container's user, of whom the system knows a number only
        raise StoreError(
            f"the data folder {chosen or 'of this user'} cannot be found, since no home folder is "
            f"known: set {HOME_VARIABLE} to the whole path of a folder that you may write"
        ) from error


def settings_folder() -> Path:
    """Return the folder of the user's own settings, which may be missing.

    Of a user without a home folder it lies in the data folder.
    """
    try:
        return platformdirs.user_config_path("rashomon")
    except RuntimeError:
        return home() / "settings"


def user_home() -> str:
    """Return the user's home folder, else the data folder: Prefect does not load without one."""
    try:
        return str(Path.home())
    except RuntimeError:
        return str(home())


def expanded(path: str | Path) -> Path:
    """A path with the home folder that `~` or `~name` stands for; as it is where there is none."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def default_store_url() -> str:
    """Return the URL of the user's own store."""
    return f"sqlite:///{home() / 'rashomon.sqlite'}"


def absolute(url: str) -> str:
    """The URL of a store as it reads from any folder; what is no relative file stays as it is."""
    scheme, path = _file(url)
    return f"{scheme}:///{Path(path).absolute()}" if path and not path.startswith("/") else url


def is_no_file(url: str) -> bool:
    """Whether the URL of a store names a file that is not there."""
    path = _file(url)[1].partition("?")[0]
    return bool(path) and not Path(path).exists()


def is_unwritable(url: str) -> bool:
    """Whether the URL names a file that is there, in a folder where nothing can be written."""
    path = url.partition(":///")[2].partition("?")[0].removeprefix("file:")
    return Path(path).is_file() and not os.access(Path(path).parent, os.W_OK)


def is_file_name(path: str) -> bool:
    """Whether SQLite takes this for a path, and for no memory nor URI."""
    return not path.startswith((":", "file:"))


def _file(url: str) -> tuple[str, str]:
    """The scheme of a store's URL and its file, nothing where it names none by its path."""
    scheme, _, path = url.partition(":///")
    named = scheme.startswith("sqlite") and is_file_name(path)
    return scheme, path if named else ""


def holds_password(url: str) -> bool:
    """Whether the URL of a store holds a password, in whichever place drivers take one from."""
    try:
        parts = urlsplit(url)
        return bool(parts.password) or not _PASSWORDS.isdisjoint(parse_qs(parts.query))
    except ValueError:  # no URL; opening it will say so
        return "@" in url


def models_folder() -> Path:
    """Return the folder of models that `rashomon models install` keeps; it may be missing."""
    return home() / "models"


def vectors_path() -> Path:
    """Return the file of the vector cache, beside the user's own store."""
    return home() / "vectors.sqlite"
