"""Where the store, the cache and the settings lie, also for a user without a home folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.configuration import load_settings
from flows.families.known import user_families_file
from flows.sources.catalogue import catalogue_file, load_catalogue
from flows.store.database import places
from flows.store.database.engine import open_store
from models.errors import SettingsError, StoreError


def test_home_is_the_users_choice_and_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """$RASHOMON_HOME names the folder, made for its user alone; store and cache lie there."""
    chosen = tmp_path / "my data #1 é" / "rashomon"
    monkeypatch.setenv("RASHOMON_HOME", str(chosen))

    open_store(places.default_store_url()).close()

    assert chosen.stat().st_mode & 0o777 == 0o700
    assert (chosen / "rashomon.sqlite").is_file()
    assert places.vectors_path() == chosen / "vectors.sqlite"


def test_home_defaults_to_the_platforms_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unset or empty, the variable leaves the choice to the platform."""
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, _author: tmp_path / name)
    monkeypatch.setenv("RASHOMON_HOME", "")

    assert places.home() == tmp_path / "rashomon"


def test_a_home_that_cannot_be_made_names_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file in the way is an error with a next step."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path / "file" / "inside"))

    with pytest.raises(StoreError, match="set RASHOMON_HOME to a folder that you may write"):
        places.home()


@pytest.fixture
def no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A container's user, of whom the system knows a number and no home folder."""

    def unknown(_number: int) -> None:
        raise KeyError("uid not found")

    for name in ("HOME", "RASHOMON_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", unknown)


@pytest.mark.usefixtures("no_home")
@pytest.mark.parametrize("chosen", ["", "~/data"])
def test_a_user_without_a_home_is_told_to_name_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    """And no folder called "~" is made where the command was started."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RASHOMON_HOME", chosen)

    with pytest.raises(StoreError, match="no home folder is known: set RASHOMON_HOME"):
        places.home()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("no_home")
def test_a_user_without_a_home_has_settings_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With $RASHOMON_HOME alone every command works, and one volume holds all there is."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path))
    own = tmp_path / "settings"
    own.mkdir()
    (own / "config.toml").write_text("[divergence]\nseed = 7\n")

    assert load_settings().divergence.seed == 7
    assert catalogue_file() == own / "sources.toml"
    assert user_families_file() == own / "families.toml"


def test_a_path_of_nobodys_home_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is then not found, by the name that was given, and no traceback."""
    monkeypatch.setenv("RASHOMON_SOURCES", "~nobody-of-this-name/sources.toml")

    with pytest.raises(SettingsError, match=r"~nobody-of-this-name/sources\.toml"):
        load_catalogue()
