"""Names and titles that look like terminal markup are shown as they are, and nothing fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from flows.cli import main
from flows.commands import print_stories
from flows.store.compared.comparisons import save_comparison
from flows.store.database.engine import open_store
from tests.stories import a_comparison

NAME, TITLE = "Post [/]", "[/b] Harbour [red]closed[/red]"


def test_the_list_of_stories_shows_brackets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One such story must not end the list of all."""
    monkeypatch.setenv("COLUMNS", "160")
    story, url = a_comparison(), f"sqlite:///{tmp_path}/s.sqlite"
    articles = [replace(t.article, title=TITLE) for t in story.tellings]
    articles[0] = replace(articles[0], source=NAME)
    tellings = tuple(replace(t, article=a) for t, a in zip(story.tellings, articles, strict=True))
    with open_store(url) as store:
        save_comparison(store, replace(story, tellings=tellings))
    print_stories(url, as_json=False)

    shown = capsys.readouterr().out
    assert TITLE in shown
    assert NAME in shown


def test_the_list_of_sources_shows_brackets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names come from lists that others made."""
    catalogue = tmp_path / "sources.toml"
    catalogue.write_text(f'[[source]]\nname = "{NAME}"\nfeeds = ["https://a.example/rss"]\n')
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setattr("sys.argv", ["rashomon", "sources", "list", "--sources", str(catalogue)])
    with pytest.raises(SystemExit) as end:
        main()

    assert end.value.code in (0, None)
    assert NAME in capsys.readouterr().out
