"""The store keeps comparisons, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from flows.store.comparisons import load_comparison, save_comparison
from flows.store.engine import Store, open_store, reading, writing
from flows.store.monitored import save_compared
from flows.store.stories import StoredStory, find_story, list_stories
from models.errors import StoreError
from models.records import Comparison, Telling
from tests.stores import contents
from tests.stories import CLOSED_ARABIC, MAYOR, a_comparison

REPOSITORY = Path(__file__).parents[1]


pytest_plugins = ["tests.databases"]


def judged_otherwise(comparison: Comparison) -> Comparison:
    """Return the same story under settings that see less: fewer rows in every list."""
    wire, post, voice = comparison.tellings
    shorter = Telling(wire.article, wire.article.id, wire.judgements[:3])
    first = comparison.statements[0]
    return replace(
        comparison,
        tellings=(
            voice,
            shorter,
            replace(
                post,
                judgements=tuple(replace(j, statement=None, best=None) for j in post.judgements),
            ),
        ),
        statements=(replace(first, core=False, sentences=first.sentences[1:2]),
                    comparison.statements[3]),
        copies=(),
        distortions=(),
        scores=comparison.scores[1:],
        refused=comparison.refused[1:],
        manifest={**comparison.manifest, "model": "another"},
    )  # fmt: skip


def retold(comparison: Comparison, story: str, published: str | None) -> Comparison:
    """Return the comparison as another story of the same articles, on another day."""
    tellings = tuple(
        replace(telling, article=replace(telling.article, published=published))
        for telling in comparison.tellings
    )
    return replace(comparison, id=story, tellings=tellings)


def test_what_is_loaded_is_what_was_saved(store: Store) -> None:
    """Every field of every record survives, Arabic, emoji, None and empty lists included."""
    comparison = a_comparison()

    save_comparison(store, comparison)

    assert load_comparison(store, comparison.id) == comparison


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "null",
        "'; DROP TABLE stories; --",
        "%s :name ? {}",
        '\\u0000 \\ "',
        "a\r\n\tb",
        "\u200f\ufeffא\u0301",
        "\U0001f9d1\u200d\U0001f680\U0010ffff",
    ],
)
def test_odd_texts_are_kept_as_they_are(store: Store, text: str) -> None:
    """No text is escaped, trimmed, normalised or taken for SQL, in columns and in JSON."""
    first, *others = a_comparison().statements
    manifest = {"note": text, text: [text, None, 0.1, True]}
    odd = replace(first, text=text, sources=(text, text, text))
    comparison = replace(a_comparison(), statements=(odd, *others), manifest=manifest)

    save_comparison(store, comparison)

    assert load_comparison(store, comparison.id) == comparison


def test_saving_twice_changes_nothing(store: Store) -> None:
    """A second save of the same comparison leaves every row as it was, and adds none."""
    save_comparison(store, a_comparison())
    before = contents(store)

    save_comparison(store, a_comparison())

    assert contents(store) == before


def test_saving_under_other_settings_leaves_nothing_of_the_old(store: Store) -> None:
    """Saved over an old comparison or into an empty store: the same rows, both ways."""
    one, other = a_comparison(), judged_otherwise(a_comparison())
    save_comparison(store, one)
    clean = contents(store)

    save_comparison(store, other)
    assert load_comparison(store, other.id) == other
    assert len(contents(store)["sentences"]) == len(clean["sentences"]) - 2

    save_comparison(store, one)
    assert contents(store) == clean


def test_stories_share_articles_but_not_labels(store: Store) -> None:
    """An article of two stories is stored once; each story keeps what was said of it then."""
    first, second = a_comparison(), retold(a_comparison(), "0123", "2027-01-01")
    save_comparison(store, first)
    save_comparison(store, second)

    assert len(contents(store)["articles"]) == 3
    assert load_comparison(store, first.id) == first
    assert load_comparison(store, "0123") == second


def test_an_article_id_names_one_text(store: Store) -> None:
    """A stored article is never changed: another text under its id is refused, by name."""
    first = a_comparison()
    save_comparison(store, first)
    before = contents(store)
    telling = first.tellings[0]
    altered = replace(telling, article=replace(telling.article, text=telling.article.text + "!"))

    with pytest.raises(StoreError, match=f"article {telling.article.id} .*another text"):
        save_comparison(store, replace(first, tellings=(altered, *first.tellings[1:])))
    assert contents(store) == before


@pytest.mark.parametrize(("bad", "shown"), [("a\0b", r"'\\x00' at offset 1"), ("\ud800", "ud800")])
def test_characters_that_no_database_keeps_are_refused(store: Store, bad: str, shown: str) -> None:
    """NUL and lone surrogates end in an error that says where, and nothing is saved."""
    comparison = replace(a_comparison(), manifest={"notes": [{"deep": bad}]})

    with pytest.raises(StoreError, match=rf"stories\.manifest of story {comparison.id}.*{shown}"):
        save_comparison(store, comparison)
    assert not any(contents(store).values())


def test_a_save_that_fails_keeps_the_story_as_it_was(store: Store) -> None:
    """All or nothing: a fault in the last table undoes the first."""
    save_comparison(store, a_comparison())
    before = contents(store)
    other = judged_otherwise(a_comparison())
    torn = replace(other, copies=(replace(a_comparison().copies[0], taker="nobody"),))

    with pytest.raises(IntegrityError):
        save_comparison(store, torn)
    assert contents(store) == before


def test_the_list_tells_the_stories_apart(store: Store) -> None:
    """The latest story comes first, one without dates last, each with its counts."""
    first, late, undated = (
        a_comparison(),
        retold(a_comparison(), "1a7e", "2027-01-01"),
        replace(retold(a_comparison(), "0dd0", None), scores=()),
    )
    for comparison in (undated, first, late):
        save_comparison(store, comparison)

    listed = list_stories(store)

    assert [story.id for story in listed] == ["1a7e", first.id, "0dd0"]
    assert listed[1] == StoredStory(
        id=first.id,
        title="Harbour bridge closes after crack is found",
        articles=3,
        sources=("Northwire", "Ellery Post", "صوت الميناء"),
        first_published="2026-03-02",
        last_published="2026-03-03T06:00:00+00:00",
        significant=1,
        version="0.1.0",
        model="default",
    )
    assert (listed[2].first_published, listed[2].significant) == (None, 0)


def test_the_list_goes_by_time_and_not_by_how_zones_are_written(store: Store) -> None:
    """Eleven at night in New York is later than one in the morning in London of the day after."""
    later, sooner = "2026-11-22T23:00:00-05:00", "2026-11-23T01:00:00+00:00"
    both = retold(a_comparison(), "b07h", sooner)
    first, *others = both.tellings
    late = replace(first, article=replace(first.article, published=later))
    for comparison in (
        replace(both, tellings=(late, *others)),
        retold(a_comparison(), "1a7e", later),
        retold(a_comparison(), "500e", sooner),
    ):
        save_comparison(store, comparison)

    listed = {story.id: story for story in list_stories(store)}
    assert (listed["b07h"].first_published, listed["b07h"].last_published) == (sooner, later)
    assert list(listed)[-1] == "500e"


def test_a_story_is_found_by_the_start_of_its_id(store: Store) -> None:
    """A unique start is enough, and a whole id wins over longer ones that start with it."""
    for story in ("ab", "abcd", "ef_1"):
        save_comparison(store, retold(a_comparison(), story, None))

    assert find_story(store, "ef") == "ef_1"
    assert find_story(store, "ab") == "ab"
    with pytest.raises(StoreError, match=r"2 stories start with 'a': ab, abcd; write more"):
        find_story(store, "a")
    for unknown in ("x", "AB", "%", "ef%", "ef_11"):
        with pytest.raises(StoreError, match="`rashomon show` lists them"):
            find_story(store, unknown)


def test_a_story_is_found_by_what_the_monitor_calls_it(store: Store) -> None:
    """The digest and the folders of pages name the event, whose comparison changes."""
    first, other = (retold(a_comparison(), story, None) for story in ("1a7e", "eeee"))
    save_comparison(store, first)
    save_compared(store, "e1e1", "content", other)

    assert find_story(store, "e1") == "eeee"
    assert find_story(store, "eee") == "eeee"
    with pytest.raises(StoreError, match=r"2 stories start with '': 1a7e, e1e1, eeee;"):
        find_story(store, "")


def test_loading_an_unknown_story_names_the_next_step(store: Store) -> None:
    """An id that is not stored is an error that says how to see those that are."""
    with pytest.raises(StoreError, match=r"no story 'ffff' in .*`rashomon show` lists them"):
        load_comparison(store, "ffff")


def test_sql_alone_shows_each_sentence_in_its_own_words(store: Store) -> None:
    """The view gives the exact span of each article, by code points in both databases."""
    save_comparison(store, a_comparison())
    query = sa.text("SELECT text FROM sentence_texts WHERE source = :source ORDER BY number")

    with reading(store) as connection:
        arabic = connection.scalars(query, {"source": "صوت الميناء"}).all()
        english = connection.scalars(query, {"source": "Northwire"}).all()

    assert arabic[0] == CLOSED_ARABIC
    assert english[-1] == MAYOR


def test_deleting_a_story_with_sql_takes_all_of_it(store: Store) -> None:
    """Foreign keys hold: of a deleted story only the articles remain, for other stories."""
    save_comparison(store, a_comparison())
    save_comparison(store, retold(a_comparison(), "0123", None))

    with writing(store) as connection:
        connection.execute(sa.text("DELETE FROM stories WHERE story = '0123'"))

    left = contents(store)
    assert len(left.pop("articles")) == 3
    assert all(a_comparison().id in row for rows in left.values() for row in rows)


SAVE_AT_ONCE = """
import sys
from dataclasses import replace
from flows.store.comparisons import save_comparison
from flows.store.engine import open_store
from tests.stories import a_comparison

comparison = a_comparison()
sys.stdin.readline()
with open_store(sys.argv[1]) as store:
    for turn in range(3):
        save_comparison(store, replace(comparison, manifest={"by": sys.argv[2]}))
        save_comparison(store, replace(comparison, id=f"{sys.argv[2]}-{turn}"))
"""


def test_several_processes_open_and_save_at_once(url: str) -> None:
    """A store that two processes make and fill together holds all that each saved."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", SAVE_AT_ONCE, url, name],
            stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=REPOSITORY, text=True,
        )
        for name in "ab"
    ]  # fmt: skip
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    errors = [process.communicate(timeout=60)[1] for process in processes]

    assert errors == ["", ""]
    comparison = a_comparison()
    with open_store(url) as store:
        assert len(list_stories(store)) == 1 + 2 * 3
        for name in "ab":
            for turn in range(3):
                story = f"{name}-{turn}"
                assert load_comparison(store, story) == replace(comparison, id=story)
        last = load_comparison(store, comparison.id)
        assert replace(last, manifest=comparison.manifest) == comparison
