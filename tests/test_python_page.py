"""What docs/python.md says of Rashomon in Python: its code runs, and gives what it promises."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from flows.interactive import Result, compare_rows, saved_story, stored_profiles
from flows.store.compared.comparisons import save_comparison
from flows.store.database.engine import open_store
from flows.store.database.places import HOME_VARIABLE
from models.errors import InputError
from tests.stories import a_comparison

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ROWS = [
    {"source": name, "text": f"The bridge at Orr was closed on Friday, said the mayor. {more}"}
    for name, more in (("Herald", "Repairs take three weeks."), ("Post", "A crack was found."))
]


class Missing:
    """As NA of pandas: nobody knows what it equals."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> Any:
        return self

    def __ne__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")


@dataclass(frozen=True)
class Ran:
    """What the page's code left behind, and what it printed."""

    names: dict[str, Any]
    printed: str


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """All of the page's code, run in its order with a store that holds one story."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "examples").symlink_to(ROOT / "examples")
    with open_store(f"sqlite:///{folder / 'store.sqlite'}") as store:
        save_comparison(store, a_comparison())
    names: dict[str, Any] = {"__name__": "__main__"}
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()) as printed:
        patch.setenv(HOME_VARIABLE, str(folder / "home"))
        patch.setenv("RASHOMON_STORE", f"sqlite:///{folder / 'store.sqlite'}")
        patch.chdir(folder)
        for block in BLOCK.findall((ROOT / "docs" / "python.md").read_text(encoding="utf-8")):
            exec(compile(block, "docs/python.md", "exec"), names)  # noqa: S102 - our own page
        yield Ran(names, printed.getvalue())


def test_the_code_of_the_page_runs_and_says_what_the_text_says(ran: Ran) -> None:
    """A report read back is the comparison; sentences, copies and profiles are printed."""
    assert isinstance(ran.names["result"], Result)
    assert len(ran.names["table"]) == 7
    assert "Port Averil Courier unique" in ran.printed
    assert "verbatim" in ran.printed
    assert "Northwire 1 {}" in ran.printed
    assert "True [('number'" in ran.printed


def test_rows_are_compared_as_the_same_files_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A time may be a datetime, and what pandas has for a missing cell is nothing."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    dated = {**ROWS[0], "published": datetime(2026, 11, 21, tzinfo=UTC), "title": float("nan"),
             "url": Missing()}  # fmt: skip
    story = compare_rows([dated, ROWS[1], {"source": "Courier"}], profile="fast").comparison
    first = story.tellings[0].article

    assert (first.path, first.source, first.title) == ("row:1", "Herald", None)
    assert first.published == "2026-11-21T00:00:00+00:00"
    assert story.tellings[1].article.source == "Post"
    (refused,) = story.refused
    assert refused.path == "row:3"
    assert "neither text nor html" in refused.reason


def test_a_list_in_a_column_that_is_not_read_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As pandas reads it out of Parquet, an array; as a text it is refused like any other list."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    tagged = [{**row, "tags": np.array(["bridge", "crack"]), "none": np.zeros(0)} for row in ROWS]
    listed = {"source": "Courier", "text": np.array(["The bridge at Orr", "was closed."])}
    story = compare_rows([*tagged, listed], profile="fast").comparison

    assert [telling.article.source for telling in story.tellings] == ["Herald", "Post"]
    assert [refused.path for refused in story.refused] == ["row:3"]


def test_rows_of_one_source_are_refused_with_what_is_needed() -> None:
    """Of rows, not of files."""
    with pytest.raises(InputError, match=r"only 'Herald' is left(.|\n)*Give rows of two sources"):
        compare_rows(ROWS[:1], profile="fast")


@pytest.mark.parametrize("row", ["source", None, ("Herald", "A crack was found.")])
def test_what_is_no_row_is_named_with_what_to_give(row: object) -> None:
    """A table of pandas, gone through, gives the names of its columns."""
    with pytest.raises(InputError, match=r'is no row: give a dict(.|\n)*to_dict\("records"\)'):
        compare_rows([row, *ROWS], profile="fast")  # type: ignore[list-item]


def test_a_saved_story_is_the_one_that_was_compared(tmp_path: Path) -> None:
    """By its file or its folder; what is none is named, with what to do."""
    Result(a_comparison()).save(tmp_path)
    other = tmp_path / "other.json"
    other.write_text('{"id": "1"}', encoding="utf-8")

    assert saved_story(tmp_path).comparison == a_comparison()
    assert saved_story(tmp_path / "story.json").comparison == a_comparison()
    with pytest.raises(InputError, match="nowhere cannot be read: No such file"):
        saved_story(tmp_path / "nowhere")
    with pytest.raises(InputError, match=r"other.json is no story.json of Rashomon"):
        saved_story(other)


def test_profiles_come_from_the_store_that_is_named(tmp_path: Path) -> None:
    """Of all sources in alphabetical order, or of one."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(url) as store:
        save_comparison(store, a_comparison())

    assert len(stored_profiles(store=url).profiles) == 3
    with pytest.raises(InputError, match="unit = 'owner': choose 'source' or 'family'"):
        stored_profiles(unit="owner", store=url)  # type: ignore[arg-type]
    assert [one.name for one in stored_profiles("northwire", store=url).profiles] == ["Northwire"]
