"""Articles that go through feeds, pages and the monitor come out as they went in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.invented_wire import Piece
from benchmarks.labelled import FOLDER
from benchmarks.on_the_road import Trip, name, replay
from benchmarks.replay import changed, direct, labelled, lost
from benchmarks.stories import collection
from flows.ingest.reading import read_inputs
from flows.store.database.places import HOME_VARIABLE
from models.evaluation.clusters import clustering
from models.settings import Divergence, Encoding, Reading, Settings
from tests.truth import ROOT

SETTINGS = Settings(encoding=Encoding(model="fast"), divergence=Divergence(resamples=200))
ALLSIDES = FOLDER / "stories_allsides_dated.jsonl.gz"
FIRST = datetime(2026, 11, 17, 6, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder that the tests of this file share, for the vectors."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path_factory.getbasetemp() / "replay"))


def test_the_examples_arrive_once_and_in_the_stories_they_make_without_a_trip(
    tmp_path: Path,
) -> None:
    """Agency texts, pages and columns of both stories, told over three days."""
    told = [*_example("ferry"), *_example("railway")]
    trip = replay(told, tmp_path, SETTINGS)

    assert [*lost(told, trip)] == []
    assert _agreement(told, trip, SETTINGS) == 1.0


@pytest.mark.skipif(not ALLSIDES.is_file(), reason=f"no labelled news in {FOLDER}")
def test_labelled_stories_arrive_word_by_word(tmp_path: Path) -> None:
    """Of real articles nothing changes but that the headline stands above the text of a page."""
    told, _ = labelled(collection("AllSides", ALLSIDES), stories=4)
    trip = replay(told, tmp_path, SETTINGS)
    changes = {change for piece in told for change in changed(piece, trip.articles[name(piece)][0])}

    assert [*lost(told, trip)] == []
    assert changes == {"headline stands above the text"}
    assert _agreement(told, trip, SETTINGS) == 1.0


def test_what_does_not_arrive_is_named() -> None:
    """An article that the store lacks, one that is there twice, and one that reads otherwise."""
    (piece,) = _example("ferry")[:1]
    whole = Trip({}, {}, ())
    (article, *_rest) = read_inputs([_folder("ferry")], Reading()).articles

    assert [*lost([piece], whole)] == [f"{name(piece)} ({piece.source}): never listed"]
    twice = replace(whole, articles={name(piece): [article, article]})
    assert [*lost([piece], twice)] == [f"{name(piece)} ({piece.source}): 2 articles of it"]
    shorter = replace(article, text=" ".join(article.text.split()[:-1]), title=piece.title)
    assert "text, words lost" in {*changed(piece, shorter)}


def _example(story: str) -> list[Piece]:
    articles = read_inputs([_folder(story)], Reading()).articles
    return [
        Piece(
            source=article.source,
            path=f"/news/{story}-{number}",
            title=article.title or "",
            text=article.text,
            at=FIRST + timedelta(days=number % 3, minutes=number),
        )
        for number, article in enumerate(articles)
    ]


def _folder(story: str) -> str:
    return str(ROOT / "examples" / story / "articles")


def _agreement(told: Sequence[Piece], trip: Trip, settings: Settings) -> float:
    """B-cubed F1 of the stories after the trip against those without; 1 where they are equal."""
    by_day, _ = direct(told, settings)
    return clustering([([trip.stories[name(piece)] for piece in told], by_day)]).bcubed_f1
