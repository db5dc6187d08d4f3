"""The page of `rashomon sources report`."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from flows.report.profile.rendering import render_profiles
from flows.sources.report import source_profiles
from flows.store.compared.profile_stories import told_stories
from flows.store.database.engine import open_store
from models.profiles import profiles
from models.records import Comparison
from tests.followed import POST, a_followed_story, keep
from tests.profiled import ALL, fill, report, stored

EVIL = '<img src=x onerror=alert(1)> "a" \x1b[31m'

url = pytest.fixture(stored)


def test_the_page_loads_nothing_and_runs_nothing(
    tmp_path: Path, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One file with a policy that allows its own style alone."""
    code, _, err = report(capsys, "--store", url, "--out", str(tmp_path / "web"))
    page = unescape((tmp_path / "web" / "sources.html").read_text(encoding="utf-8"))

    assert code == 0
    assert "sources.html" in err
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert not re.search(r'(src|href)="https?:', page)
    for source in ALL:
        assert page.count(f'<h2 dir="auto">{source}</h2>') == 1


def test_sources_without_figures_take_a_line_each(url: str) -> None:
    """On the first day that is all of them, and no page of empty tables."""
    with open_store(url) as store:
        found = profiles(told_stories(store), (), "source")
    first, *others = found.profiles
    few = replace(
        first,
        axes=dict.fromkeys(first.axes),
        editing=dict.fromkeys(first.editing),
        covered=None,
    )
    alone = replace(found, profiles=(few,))

    page = render_profiles(replace(found, profiles=(few, *others)), "0")

    assert f'<h2 dir="auto">{few.name}</h2>' not in page
    assert few.name in page.split("<h2>Not enough data</h2>")[1]
    assert f'<h2 dir="auto">{few.name}</h2>' in render_profiles(alone, "0")


def test_a_hostile_name_stays_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the page it is escaped, on the terminal it brings no escape sequence."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(address) as store:
        fill(store, voice=EVIL)
        page = render_profiles(profiles(told_stories(store), (), "source"), "0")

    _, out, _ = report(capsys, "--store", address)

    assert "<img" not in page
    assert "&lt;img src=x" in page
    assert "\x1b[31m" not in page + out


def test_what_is_missing_is_counted_by_its_own_stories(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Copy without quotations says nothing of quotations: of 0 stories, not of all that it took."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(address) as store:
        for number in range(9):
            told = a_followed_story(number, dict.fromkeys(ALL, 0.1))
            keep(store, number, _unquoted(told))
        page = render_profiles(source_profiles(store, POST, "source", None, None), "0")
    _, out, _ = report(capsys, POST, "--store", address, "--json")

    (profile,) = json.loads(out)["profiles"]
    assert "not enough data: 0 of the 8 stories needed" in page
    assert not re.search(r"not enough data: (9|\d\d) of the 8", page)
    assert profile["editing"]["kept"]["stories"] == 9
    assert profile["editing"]["kept_quotes"]["stories"] == 0


def _unquoted(comparison: Comparison) -> Comparison:
    """The same without a sentence that is a quotation."""
    tellings = tuple(
        replace(
            telling,
            judgements=tuple(
                replace(judged, sentence=replace(judged.sentence, role="body"))
                for judged in telling.judgements
            ),
        )
        for telling in comparison.tellings
    )
    return replace(comparison, tellings=tellings)


def test_what_is_left_out_is_only_said_to_have_been_out_where_that_is_known(url: str) -> None:
    """The times of articles do not always tell it, in one story or over many."""
    with open_store(url) as store:
        page = render_profiles(profiles(told_stories(store), (), "source"), "0")
    schema = (Path(__file__).parents[1] / "docs" / "story.schema.json").read_text(encoding="utf-8")

    assert "core statements that others had, or may have, published before, it leaves out" in page
    assert "core statements that were, or may have been, out by then" in page
    assert "statements it lacks, though others had published them before, or may have." in schema
