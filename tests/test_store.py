"""The store keeps comparisons, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from flows.store.compared.comparisons import load_comparison, save_comparison
from flows.store.compared.stories import list_stories
from flows.store.database.engine import Store, open_store, reading, writing
from models.errors import StoreError
from models.records import Comparison, Telling
from tests.stores import contents, retold
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
from flows.store.compared.comparisons import save_comparison
from flows.store.database.engine import open_store
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
