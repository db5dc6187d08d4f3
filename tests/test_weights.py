"""Which weights a model's name stands for: the pinned ones, a folder, or none that are there."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from flows.weights.hub import hub_folder
from models.encoders.catalogue import CATALOGUE, DEFAULT_MODEL, FAST_MODEL, Wheel
from models.encoders.weights import Model, find_model
from models.errors import ModelError


def test_other_weights_than_the_pinned_are_refused(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names the sha256 found and the one expected."""
    pinned = replace(CATALOGUE[DEFAULT_MODEL], sha256="0" * 64)
    monkeypatch.setitem(CATALOGUE, DEFAULT_MODEL, pinned)

    with pytest.raises(ModelError, match=model.sha256) as caught:
        find_model("default")
    assert "0" * 64 in str(caught.value)


def test_other_weights_of_the_fast_model_are_refused(
    fast: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both models' weights are pinned, and the error says how to install them anew."""
    pinned = replace(CATALOGUE[FAST_MODEL], sha256="0" * 64)
    monkeypatch.setitem(CATALOGUE, FAST_MODEL, pinned)

    with pytest.raises(ModelError, match=f"{fast.sha256}.*rashomon models install fast"):
        find_model("fast")


def test_a_model_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says where it can be installed, and how."""
    published = CATALOGUE[DEFAULT_MODEL]
    assert isinstance(published, Wheel)
    monkeypatch.setitem(CATALOGUE, DEFAULT_MODEL, replace(published, module="no_such_package"))

    with pytest.raises(
        ModelError, match=r"rashomon models install default.*x86-64.*--profile fast"
    ) as caught:
        find_model("default")
    assert DEFAULT_MODEL in str(caught.value)


def test_a_model_has_a_short_name_and_its_own(model: Model, fast: Model) -> None:
    """Both mean the verified wheel, never a download."""
    assert find_model("multilingual") == find_model(DEFAULT_MODEL) == model
    assert find_model(FAST_MODEL) == fast
    assert (model.name, fast.name) == ("multilingual-e5-small", "all-MiniLM-L6-v2")
    assert model.packed
    assert not fast.packed
    assert model.identity != fast.identity


@pytest.mark.parametrize(
    "name", ["no-such-org/no-such-model", "nosuchmodel", "/no/such/folder", "a b c", "", "../x"]
)
def test_an_unknown_model_is_named_soon(name: str) -> None:
    """Whatever is unknown is an error of ours, that names it, within seconds."""
    start = time.monotonic()

    with pytest.raises(ModelError, match="No model") as caught:
        find_model(name, fetch=hub_folder)
    assert repr(name) in str(caught.value)
    assert time.monotonic() - start < 15


def test_a_folder_without_weights_is_named(tmp_path: Path) -> None:
    """The error says what was looked for."""
    (tmp_path / "modules.json").write_text("[]")

    with pytest.raises(ModelError, match=r"model\.safetensors") as caught:
        find_model(str(tmp_path))
    assert str(tmp_path) in str(caught.value)


def test_weights_further_down_make_no_model(fast: Model, tmp_path: Path) -> None:
    """A folder that merely contains a model somewhere is not one."""
    shutil.copytree(fast.folder, tmp_path / "some" / "where")

    with pytest.raises(ModelError, match="holds no model"):
        find_model(str(tmp_path))


def test_identity_follows_configuration(fast: Model, tmp_path: Path) -> None:
    """The same weights under another pooling or window are another model for the cache."""
    for name in ("as it is", "changed"):
        shutil.copytree(fast.folder, tmp_path / name)
    pooling = tmp_path / "changed" / "1_Pooling" / "config.json"
    pooling.write_text(json.dumps({**json.loads(pooling.read_text()), "x": 1}))

    same, changed = find_model(str(tmp_path / "as it is")), find_model(str(tmp_path / "changed"))

    assert same.sha256 == changed.sha256 == fast.sha256
    assert same.identity == fast.identity != changed.identity
