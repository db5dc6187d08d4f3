"""`rashomon sources report`: out of the store, on both databases, as users and scripts see it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
from lxml import html
from rich.console import Console

from flows import cli
from flows.report.profile_page import render_profiles
from flows.sources.report import source_profiles
from flows.sources.report_terminal import print_profile, print_profiles
from flows.store.comparisons import save_comparison
from flows.store.engine import Store, open_store
from flows.store.profile_stories import told_stories
from models.records import Comparison
from models.source_profiles.profile import profiles
from tests.followed import FIRST, HERALD, POST, VOICE, WIRE, a_followed_story, keep, read_before
from tests.profiled import QUICK, stories_of

pytest_plugins = ["tests.databases"]

ALL = (WIRE, POST, VOICE, HERALD)
EVIL = '<img src=x onerror=alert(1)> "a" \x1b[31m'


def fill(store: Store, count: int = 8, voice: str = VOICE) -> None:
    """Stories of so many days, told by all four; the Voice diverges most."""
    read_before(store, (WIRE, POST, voice, HERALD))
    for number in range(count):
        told = {WIRE: 0.0, POST: 0.1, voice: 0.3 + 0.01 * number, HERALD: 0.05}
        keep(store, number, a_followed_story(number, told))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["rashomon", "sources", "report", *arguments])
        patch.setenv("COLUMNS", "200")
        with pytest.raises(SystemExit) as ended:
            cli.main()
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A store of eight stories."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(address) as store:
        fill(store)
    return address


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

    assert "not enough data: 0 of 8 stories" in row
    assert "–" in row


def test_too_few_stories_are_said_to_be_too_few(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No figure of three stories is shown."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(address) as store:
        fill(store, 3)

    code, out, _ = run(capsys, VOICE, "--store", address)

    assert code == 0
    assert "not enough data: 3 of 8 stories" in out
    assert not re.search(r"0\.\d\d \(", out)


def test_sources_without_figures_take_no_rows_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A newsroom has dozens of them in its first days: one paragraph names them."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(address) as store:
        fill(store, 3)

    code, out, _ = run(capsys, "--store", address)
    text = " ".join(out.split())

    assert code == 0
    assert (
        f"of fewer than 8 scored stories each: {', '.join(f'{n} (3)' for n in sorted(ALL))}" in text
    )
    assert "Divergence, of which" not in out


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


def test_the_table_never_shows_a_divergence_without_its_parts(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beneath each divergence stands what it is made of, and a word on how to read it."""
    code, out, _ = run(capsys, "--store", url)

    assert code == 0
    assert out.count("addition 50%, omission 30%, emphasis 20%") == len(ALL)
    assert [line.split("  ")[0] for line in out.splitlines() if re.match(r"\S.*\d\.\d\d \(", line)
            ] == sorted(ALL)  # fmt: skip
    assert "no measure of bias, truth or quality" in " ".join(out.split())


def test_one_source_is_described_in_full(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Its name may be written in any case; what it cuts from copy is among it."""
    code, out, _ = run(capsys, POST.upper(), "--store", url)

    assert code == 0
    assert "Kept end" in out
    assert "Too few stories to say whether it changed: 8 of 20" in out
    assert "It told 8 of 8 stories" in out


def test_json_holds_the_parts_within_the_divergence(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script that reads the composite has its parts in hand."""
    code, out, _ = run(capsys, "--store", url, "--json", "--family")

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
    code, out, err = run(capsys, "Harbor Voice", "--store", url)

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
    code, out, err = run(capsys, "lone star", "--store", url)

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
    code, _, err = run(capsys, "--store", url)

    assert code == 0
    assert "rashomon monitor" in err


def test_the_page_loads_nothing_and_runs_nothing(
    tmp_path: Path, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One file with a policy that allows its own style alone."""
    code, _, err = run(capsys, "--store", url, "--out", str(tmp_path / "web"))
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

    _, out, _ = run(capsys, "--store", address)

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
    _, out, _ = run(capsys, POST, "--store", address, "--json")

    (profile,) = json.loads(out)["profiles"]
    assert "not enough data: 0 of 8 stories" in page
    assert not re.search(r"not enough data: (9|\d\d) of 8", page)
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
