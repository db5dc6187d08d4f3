"""`rashomon sources report`: out of the store, on both databases, as users and scripts see it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from lxml import html
from rich.console import Console

from flows.report.profile.rendering import render_profiles
from flows.sources.report import source_profiles
from flows.sources.report_terminal import print_profile, print_profiles
from flows.store.compared.comparisons import save_comparison
from flows.store.compared.profile_stories import told_stories
from flows.store.database.engine import Store, open_store
from models.profiles import profiles
from tests.followed import FIRST, HERALD, POST, VOICE, WIRE, a_followed_story, keep
from tests.profiled import ALL, QUICK, fill, report, stored, stories_of

pytest_plugins = ["tests.databases"]

url = pytest.fixture(stored)


def test_profiles_come_out_of_the_stored_scores(store: Store) -> None:
    """Means, coverage and the editing of the desk, on either database."""
    fill(store)

    found = {p.name: p for p in source_profiles(store, None, "source", None, None).profiles}

    voice = found[VOICE].axes["divergence"]
    assert voice is not None
    assert voice.plain == pytest.approx(0.335)
    assert (found[VOICE].told, found[VOICE].asked) == (8, 8)
    kept = found[POST].editing["kept end"]
    assert kept is not None
    assert kept.plain == 0
    assert found[POST].edited == 8


def test_only_stories_of_the_time_asked_for_count(store: Store) -> None:
    """From the first day on, up to before the last."""
    fill(store)

    some = told_stories(store, FIRST + timedelta(days=2), FIRST + timedelta(days=5))

    assert [story.title for story in sorted(some, key=lambda s: str(s.at))] == [
        f"What happened on day {day}" for day in (2, 3, 4)
    ]


def test_a_feed_out_of_order_is_no_story_untold(store: Store) -> None:
    """Of four stories that the Voice did not tell, it was out of reach in two."""
    fill(store, 3)
    for number, out in ((10, ()), (20, (VOICE,)), (30, (VOICE,)), (40, ())):
        told = a_followed_story(number, dict.fromkeys((WIRE, POST, HERALD), 0.1))
        watched = () if out else (VOICE,)
        keep(store, number, told, watched, out)
        keep(store, number + 3, a_followed_story(number + 3, dict.fromkeys(ALL, 0.1)))

    (voice,) = source_profiles(store, VOICE, "source", None, None).profiles

    assert (voice.told, voice.asked, voice.unwatched) == (7, 9, 2)


def test_an_axis_without_data_takes_no_room_from_those_that_have_it() -> None:
    """It is said in one line, where others say what they are, and widens no column of figures."""
    among = profiles(stories_of(10), (), "source", QUICK, only={VOICE})
    (voice,) = among.profiles
    poorer = replace(
        voice, axes={**voice.axes, "omitted": None}, counts={**voice.counts, "omitted": 0}
    )
    out = StringIO()
    print_profile(poorer, among, Console(file=out, width=110))
    (row,) = [line for line in out.getvalue().splitlines() if "Omitted inside" in line]

    assert "not enough data: 0 of the 8 stories needed" in row
    assert "–" in row


def test_too_few_stories_are_said_to_be_too_few(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No figure of three stories is shown."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(address) as store:
        fill(store, 3)

    code, out, _ = report(capsys, VOICE, "--store", address)

    assert code == 0
    assert "not enough data: 3 of the 8 stories needed" in out
    assert not re.search(r"0\.\d\d \(", out)


def test_sources_without_figures_take_no_rows_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A newsroom has dozens of them in its first days: one paragraph names them."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(address) as store:
        fill(store, 3)

    code, out, _ = report(capsys, "--store", address)
    text = " ".join(out.split())

    assert code == 0
    assert (
        f"of fewer than 8 scored stories each: {', '.join(f'{n} (3)' for n in sorted(ALL))}" in text
    )
    assert "Divergence" not in out.split("Divergence says")[0]


def test_sources_without_figures_stand_with_the_stories_that_count() -> None:
    """What an outage touches counts for no mean, and is not among fewer than eight stories."""
    stories = [
        replace(story, scores=tuple(replace(s, degraded=s.source == VOICE) for s in story.scores))
        for story in stories_of(10)
    ]
    found = profiles([*stories, *stories_of(12)[10:]], (), "source", QUICK)
    shown = StringIO()

    print_profiles(found, Console(file=shown, width=100))
    assert f"of fewer than 8 scored stories each: {VOICE} (2)." in shown.getvalue()
    few = html.fromstring(render_profiles(found, "0")).get_element_by_id("scarce")
    assert few.find(".//li").text_content() == f"{VOICE} two stories"


def test_no_head_of_the_table_is_broken_inside_a_word() -> None:
    """Eighty columns are few for eight heads: one of them was cut in two."""
    shown = StringIO()

    print_profiles(profiles(stories_of(10), (), "source", QUICK), Console(file=shown, width=80))
    heads = shown.getvalue().split(min(ALL).split()[0])[0].split()
    assert {"Divergence", "and", "its", "parts", "Differing", "Changed"} <= set(heads)


def test_the_table_never_shows_a_divergence_without_its_parts(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beneath each divergence stands what it is made of, and a word on how to read it."""
    code, out, _ = report(capsys, "--store", url)

    assert code == 0
    assert out.count("addition 50%, omission 30%, emphasis 20%") == len(ALL)
    assert [line.split("  ")[0] for line in out.splitlines() if re.match(r"\S.*\d\.\d\d \(", line)
            ] == sorted(ALL)  # fmt: skip
    assert "no measure of bias, truth or quality" in " ".join(out.split())


def test_one_source_is_described_in_full(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Its name may be written in any case; what it cuts from copy is among it."""
    code, out, _ = report(capsys, POST.upper(), "--store", url)

    assert code == 0
    assert "Kept end" in out
    few = "Too few stories to say whether it changed: 8 of the 20 stories needed"
    assert few in " ".join(out.split())
    assert "It told 8 of 8 stories" in out


def test_json_holds_the_parts_within_the_divergence(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script that reads the composite has its parts in hand."""
    code, out, _ = report(capsys, "--store", url, "--json", "--family")

    document = json.loads(out)
    assert code == 0
    assert document["unit"] == "family"
    assert [one["name"] for one in document["profiles"]] == ["Ellery Media", VOICE, WIRE]
    for profile in document["profiles"]:
        assert profile["divergence"]["mean"] is not None
        assert set(profile["divergence"]["parts"]) == {"addition", "omission", "emphasis"}


def test_an_unknown_name_is_answered_with_the_known_ones(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error names the value, what there is, and the next command."""
    code, out, err = report(capsys, "Harbor Voice", "--store", url)

    assert (code, out) == (1, "")
    assert "'Harbor Voice'" in err
    assert f"'{VOICE}'" in err
    assert "rashomon sources report" in err


def test_a_source_of_which_no_story_counts_is_said_to_have_none(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its only story has an article of a larger one, and counts there."""
    with open_store(url) as store:
        save_comparison(store, a_followed_story(0, {WIRE: 0.0, "Lone Star": 0.2}))
    code, out, err = report(capsys, "lone star", "--store", url)

    assert (code, out) == (1, "")
    assert "'Lone Star' tells only stories that share an article with another one" in err


def test_of_names_that_differ_in_case_the_one_that_is_named_is_meant(tmp_path: Path) -> None:
    """Any case will do only where no name is written so."""
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        fill(store, count=1)
        keep(store, 1, a_followed_story(1, {WIRE: 0.0, VOICE.upper(): 0.1}))
        for name in (VOICE, VOICE.upper()):
            (found,) = source_profiles(store, name, "source", None, None).profiles
            assert found.name == name


def test_an_empty_store_says_what_comes_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No stories are no failure."""
    open_store(url := f"sqlite:///{tmp_path / 'none.sqlite'}").close()
    code, _, err = report(capsys, "--store", url)

    assert code == 0
    assert "rashomon monitor" in err
