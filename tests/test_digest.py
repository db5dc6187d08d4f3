"""The digest of a run of the monitor: as markdown, as a table, as a picture, on a terminal."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from flows.report.digest import leaving
from flows.report.digest.charts import story_chart
from flows.report.digest.leaving import MOST_ROWS, announce, leave_digest, leave_spike, score_rows
from flows.report.digest.overview import digest_page
from flows.report.digest.records import ChannelHealth
from flows.report.digest.terminal import print_digest
from flows.report.digest.wording import headline_numbers, sentence
from models.errors import InputError
from tests.digests import EVIL, a_digest, a_hostile_digest, a_large_digest, a_score, a_story
from tests.markdown import MARKDOWN, PAGE_LIMIT, inline


def test_the_page_says_what_happened() -> None:
    """Stories by size with their links, the spike, the outage, the health, the refusals."""
    page = digest_page(a_digest())

    assert page.startswith("# News of 22 November 2026, 06\\:15 UTC\n")
    assert "Two stories are new or have changed (one new one)" in page
    assert "**Out of reach now: Voice.**" in page
    assert page.index("Library opens") < page.index(
        "Bridge shut [(open)](http://127.0.0.1:4201/", 900
    )
    assert "*degraded*: Voice out of reach for a time" in page
    assert "0.80 (0.70 to 0.90); a spike begins at 0.50" in page
    assert "| Voice | https\\://voice.example/rss | failed | 503 Busy | 7 of 24 |" in page
    assert "- 2 × too short\\: 3 words" in page
    assert "took in" in page
    assert "the store is locked" in page


def test_the_page_explains_each_column_of_its_table() -> None:
    """Whoever reads it at eight has no other page open."""
    table, explained = digest_page(a_digest()).split("| Story |", 1)[1].split("Divergence: ", 1)

    # Who stands out comes first: of a wide row a screen of 1366 pixels shows no more.
    assert table.startswith(" Stands out | Divergence | Sources |")
    assert "the least and the greatest of a story" in explained
    assert "of sources that do not differ, 5%" in explained
    assert "stand out whose own is more than chance would give" in explained


def test_a_feed_that_lists_nothing_is_named() -> None:
    """It can be read, but its source counts as unseen."""
    mute = ChannelHealth("Post", "https://post.example/rss", "read", "lists nothing", silent=True)
    page = digest_page(a_digest(channels=(mute,)))

    assert "1 of 1 channels can be read." in page
    assert "| Post | https\\://post.example/rss | read | lists nothing | 0 of 0 |" in page


def test_the_stories_of_the_last_day_stay_on_the_page() -> None:
    """The newest digest may be that of a quiet hour: a morning's reader would see nothing."""
    quiet = a_digest(stories=(), spikes=(), earlier=(a_story(3, "Mayor resigns"),))
    page = digest_page(quiet)

    assert "No story of two sources or more is new or has changed." in page
    told = page.index("## Told in the last day, and unchanged since an earlier digest")
    assert page.index("| Mayor resigns [(open)](http://127.0.0.1:4201/") > told
    assert "unchanged since" not in digest_page(a_digest())


def test_a_look_back_names_its_days() -> None:
    """A backfill leaves its page in the journal of the monitor, and is not today's news there."""
    page = digest_page(a_digest(days=("2026-11-01", "2026-11-03")))
    (heading,) = (line for line in page.splitlines() if line.startswith("# "))

    assert heading == "# News of 1 November 2026 to 3 November 2026"
    assert "** Looked back on at 22 November 2026, 06\\:15 UTC." in page
    assert "# News of 3 November 2026\n" in digest_page(a_digest(days=("2026-11-03",) * 2))


def test_a_rewritten_article_is_not_called_new() -> None:
    """The number counts both, and says so."""
    assert "30 new or rewritten articles" in digest_page(a_digest())


def test_a_quiet_run_says_so() -> None:
    """Without stories, spikes or faults the page has no empty sections."""
    quiet = a_digest(
        stories=(), spikes=(), channels=(), refused=(), changes=(), failed=(), down=(), fresh=0
    )
    page = digest_page(quiet)

    assert "No story of two sources or more is new or has changed." in page
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        "## Stories, the most widely told first"
    ]


def test_a_hostile_page_is_inert() -> None:
    """Whatever feeds say, the page links only to our reports and loads only our picture."""
    tokens = inline(digest_page(a_hostile_digest()))

    assert "html_block" not in {
        token.type for token in MARKDOWN.parse(digest_page(a_hostile_digest()))
    }
    assert [t for t in tokens if t.type == "html_inline"] == []
    assert {t.attrs["href"] for t in tokens if t.type == "link_open"} == {
        "http://127.0.0.1:4201/0000000000000001/report.html"
    }
    sources = [str(t.attrs["src"]) for t in tokens if t.type == "image"]
    assert [source[:26] for source in sources] == ["data:image/svg+xml;base64,"]


def test_the_largest_run_stays_small() -> None:
    """Hundreds of stories are cut with a stated rest; page and table stay below the limit."""
    page = digest_page(a_large_digest())

    assert len(page.encode()) < PAGE_LIMIT
    assert "The picture shows the first" in page
    assert "more, which `rashomon show` lists" in page
    rows = score_rows(a_large_digest().stories)
    assert len(json.dumps(rows)) < PAGE_LIMIT
    assert (len(rows), rows[-1]["story"]) == (
        MOST_ROWS + 1,
        f"and {300 * 40 - MOST_ROWS:,} more rows",
    )


@pytest.mark.parametrize("letter", ["橋", "ج", "पु", "Щ", "🗞"])
def test_a_table_in_any_script_stays_small(letter: str) -> None:
    """Prefect keeps it as ASCII, where other letters take more room; the rest is counted."""
    digest = a_large_digest()
    stories = [
        replace(
            story,
            title=letter * 60,
            scores=tuple(replace(score, source=letter * 60) for score in story.scores),
        )
        for story in digest.stories
    ]
    rows = score_rows(stories)

    assert len(json.dumps(rows)) < PAGE_LIMIT
    assert len(rows) > 100
    assert rows[-1]["story"] == f"and {300 * 40 - len(rows) + 1:,} more rows"


def test_the_table_is_plain_json() -> None:
    """A row for each source of each story, what was not measured is null."""
    rows = score_rows(a_digest().stories)

    assert json.loads(json.dumps(rows, allow_nan=False)) == rows
    assert [(row["story"], row["source"], row["divergence"]) for row in rows[:3]] == [
        ("Library opens", "Northwire", 0.31),
        ("Library opens", "Ellery Post", 0.12),
        ("Library opens", "Voice", None),
    ]


def test_the_picture_tells_clear_from_chance_and_from_degraded() -> None:
    """Filled, hollow and grey marks; a source that was not measured has none."""
    touched = a_score("Late", 0.2, degraded=True)
    drawn = story_chart([a_story(scores=(*a_story().scores, touched))])

    assert drawn.count("<circle") == 3
    assert drawn.count('fill="var(--paper') == 2  # the ground and the hollow mark
    assert drawn.count('fill="var(--muted, #5d5a52)" stroke="var(--muted') == 1


def test_the_numbers_come_first() -> None:
    """A card shows some forty characters of a description."""
    assert headline_numbers(a_digest()) == (
        "2 stories, 2 of 4 scores clear chance, one spike, 1 of 2 channels failing"
    )


def test_artifacts_have_stable_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """One page and one table per run, under the same keys each time."""
    left: dict[str, str] = {}

    def keep(_content: object, key: str, description: str) -> None:
        left[key] = description

    for name in ("create_markdown_artifact", "create_table_artifact"):
        monkeypatch.setattr(leaving, name, keep)
    leave_digest(a_digest())
    leave_spike({"source": EVIL, "title": EVIL, "divergence": 0.8, "low": 0.7, "high": 0.9,
                 "usual": 0.5, "report": "javascript:alert(1)"})  # fmt: skip

    assert sorted(left) == ["divergence-spike", "monitor-digest", "monitor-scores"]
    assert left["monitor-digest"].startswith("2 stories, ")
    assert "<img" not in left["divergence-spike"]


def test_a_spike_that_lacks_something_is_refused_by_name() -> None:
    """Somebody filled in the form by hand."""
    with pytest.raises(InputError, match=r"this one lacks title, low, high, usual\. The event"):
        leave_spike({"source": "Northwire", "divergence": 0.8})


def test_an_event_is_plain_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """A payload with anything but JSON in it would be dropped without a word."""
    sent: list[tuple[str, dict[str, object]]] = []

    def keep(event: str, resource: dict[str, str], payload: dict[str, object]) -> None:
        assert resource["prefect.resource.id"] == "rashomon.story.0000000000000001"
        # By both the automation of `alert/on-spike` tells spikes of one story apart.
        assert resource["prefect.resource.source"] == "Northwire"
        sent.append((event, payload))

    monkeypatch.setattr(leaving, "emit_event", keep)
    announce(a_digest().spikes)

    ((event, payload),) = sent
    assert event == "rashomon.divergence.spike"
    assert json.loads(json.dumps(payload, allow_nan=False)) == payload
    assert (payload["source"], payload["divergence"], payload["usual"]) == ("Northwire", 0.8, 0.5)


@pytest.mark.parametrize("width", [60, 120])
def test_the_terminal_shows_the_same(width: int) -> None:
    """Stories, spikes, what is out of reach and what was refused; no escape sequence gets out."""
    shown = io.StringIO()
    print_digest(a_digest(), Path("pages"), Console(file=shown, width=width))
    print_digest(a_hostile_digest(), Path("pages"), Console(file=shown, width=width))

    for words in ("Two stories are new", "Bridge shut", "0.80 (0.70", "503 Busy", "a login page"):
        assert words in " ".join(shown.getvalue().split())
    assert "\x1b" not in shown.getvalue()


def test_a_reason_that_many_have_is_said_once_on_a_terminal() -> None:
    """A site that is down fails in each of its channels and pages."""
    feeds = tuple(
        ChannelHealth("Voice", f"https://voice.example/{n}", "failed", "503 Busy") for n in range(6)
    )
    shown = io.StringIO()
    print_digest(a_digest(channels=feeds), Path("pages"), Console(file=shown, width=200))

    assert "Out of reach (six cases)\n" in shown.getvalue()
    assert shown.getvalue().count("503 Busy: Voice https://voice.example/0, Voice ") == 1
    assert shown.getvalue().count("503 Busy") == 1
    assert "and two more; --json has all" in shown.getvalue()
    assert "https://post.example/login: a login page" in shown.getvalue()


def test_a_title_has_room_on_a_usual_terminal() -> None:
    """Beside the id, the figures and a name it was broken every eleven letters."""
    title = "FDA advisers recommend emergency authorization for booster doses"
    digest = a_digest()
    stories = tuple(replace(story, title=title) for story in digest.stories)
    shown = io.StringIO()
    print_digest(replace(digest, stories=stories), Path("pages"), Console(file=shown, width=80))

    assert "FDA advisers recommend emergency" in shown.getvalue()
    assert all(story.id in shown.getvalue() for story in stories)


def test_sources_that_stand_out_are_named_on_a_terminal_without_a_rank() -> None:
    """As on the page: none is called the farthest."""
    scores = tuple(a_score(name, 0.8) for name in ("Northwire", "Ellery Post"))
    shown = io.StringIO()
    console = Console(file=shown, width=120)
    print_digest(a_digest(stories=(a_story(1, scores=scores),)), Path("pages"), console)

    assert "Northwire and Ellery Post" in shown.getvalue()
    assert "Farthest" not in shown.getvalue()


def test_no_name_is_cut_on_a_narrow_terminal() -> None:
    """It is broken instead, and so are the heads of the columns."""
    shown = io.StringIO()
    scores = (a_score("Süddeutsche", 0.8), a_score("Post"))
    story = a_story(1, scores=scores)
    print_digest(a_digest(stories=(story,)), Path("pages"), Console(file=shown, width=60))

    table = shown.getvalue().split("Stand far")[0]
    assert "Stands out" in table
    assert "Süddeutsche" in table
    assert "…" not in table


def test_who_stands_out_is_named_on_a_terminal_of_few_columns_too() -> None:
    """A column of the table had no room left there: each story is a block instead."""
    shown = io.StringIO()
    story = a_story(1, scores=(a_score("Süddeutsche Zeitung", 0.8), a_score("Post")))
    print_digest(a_digest(stories=(story,)), Path("pages"), Console(file=shown, width=40))

    lines = [line.rstrip() for line in shown.getvalue().split("Stand far")[0].splitlines()]
    at = lines.index("Bridge shut, 0000000000000001")
    assert lines[at + 1 :] == [
        "  Sources (origins): 2 (2)",
        "  Least, greatest divergence: 0.31, 0.80",
        "  Stands out: Süddeutsche Zeitung and",
        "  Post",
        "",
    ]


def test_the_axis_of_many_stories_holds_the_marks_that_are_drawn() -> None:
    """Intervals are not drawn there: with room for them the marks stood in the middle."""
    score = replace(a_score("Northwire", 0.3), low=-0.9, high=0.95)
    chart = story_chart([a_story(1, scores=(score, replace(score, source="Post", divergence=0.1)))])

    assert ">0.5</text>" in chart
    assert "\u22120." not in chart


@pytest.mark.parametrize(
    ("new", "changed", "said"),
    [
        (0, 0, "No stories are new or have changed; four stories unchanged"),
        (1, 0, "One new story; four stories unchanged"),
        (2, 0, "Two new stories; four stories unchanged"),
        (0, 1, "One story has changed; four stories unchanged"),
        (0, 2, "Two stories have changed; four stories unchanged"),
        (1, 1, "Two stories are new or have changed (one new one); four stories unchanged"),
    ],
)
def test_what_is_new_is_said_in_as_many_words_as_it_needs(
    new: int, changed: int, said: str
) -> None:
    """A first run has new stories only, and most later ones of some kind none."""
    stories = tuple(a_story(n, is_new=n < new) for n in range(new + changed))

    assert sentence(a_digest(stories=stories, alone=0)) == f"{said}. 30 new or rewritten articles."


def test_of_what_there_is_none_of_nothing_is_said() -> None:
    """No "no stories unchanged"."""
    digest = a_digest(unchanged=0, alone=1, fresh=1)

    assert sentence(digest).endswith("; one story told by one source only. One new or rewritten "
                                     "article.")  # fmt: skip
    assert sentence(a_digest(unchanged=0, alone=0)).endswith("(one new one). 30 new or rewritten "
                                                             "articles.")  # fmt: skip
