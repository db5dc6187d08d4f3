"""The name of a store that is not there: commands that read say so, and make none."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.interactive import stored_profiles, stored_story
from models.errors import StoreError
from tests.commands import CommandLine, set_apart


@pytest.fixture
def rashomon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Runs a command in an empty folder."""
    set_apart(tmp_path, monkeypatch)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return CommandLine(monkeypatch, capsys)


@pytest.mark.parametrize(
    "words",
    [
        "show", "show 3f2a", "sources report", "sources health", "stories list",
        "stories show 3f2a", "stories join 3f2a 4b1c", "stories part 3f2a 4b1c",
        "export tables --out tables", "export label-studio --out labels", "export store sqlite:///copy.sqlite",
    ],
)  # fmt: skip
@pytest.mark.parametrize("by", ["option", "environment"])
def test_a_store_that_is_not_there_is_named_and_not_made(
    rashomon: CommandLine, monkeypatch: pytest.MonkeyPatch, words: str, by: str
) -> None:
    """An empty store in its place would look as though nothing had ever been stored."""
    arguments = words.split()
    if by == "option":
        arguments += ["--store", "sqlite:///news.sqlte"]
    else:
        monkeypatch.setenv("RASHOMON_STORE", "sqlite:///news.sqlte")
    done = rashomon(*arguments)

    assert (done.code, done.out) == (1, "")
    assert "store sqlite:///news.sqlte is not there: check the name in --store" in done.err
    assert list(Path.cwd().iterdir()) == []


def test_a_notebook_makes_none_either(tmp_path: Path) -> None:
    """The functions for one that read a store say the same."""
    store = f"sqlite:///{tmp_path / 'news.sqlte'}"

    with pytest.raises(StoreError, match="is not there"):
        stored_story("3f2a", store)
    with pytest.raises(StoreError, match="is not there"):
        stored_profiles(store=store)
    assert list(tmp_path.iterdir()) == []
