"""Sentence pairs that would move scores most, for a person to judge, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from flows.encoding import encode, yardstick
from flows.monitoring.watch import Watch
from flows.progress import Progress, quietly
from flows.stages import gathered
from flows.store.compared.answers import save_answers, sentence_answers_known
from flows.store.compared.comparisons import load_comparison
from flows.store.compared.monitored import Monitored, to_show
from flows.store.database.engine import Store, open_store
from flows.writing import read_rows, write_rows
from models.analysis import analyse
from models.certainty.decisive import DecisivePair, Shift, decisive_pairs
from models.claims import claims
from models.meaning.answers import Answer, spoken
from models.scores import Score

# Questions of this kind in a run, and the stories that are looked into for them: to look into
# one takes about twice as long as to compare it.
_MOST: Final = 6
_STORIES: Final = 8


@dataclass(frozen=True, slots=True)
class Question:
    """A pair of sentences to be judged, and the story that they stand in."""

    title: str
    pair: DecisivePair


def find_questions(watch: Watch, progress: Progress = quietly) -> Path:
    """Look for pairs in the stories that no digest has shown; return the file of the best.

    Looked into are those whose scores hang most on the threshold of statements, which the band
    of a score tells.
    """
    found: list[Question] = []
    with open_store(watch.store) as store:
        ranked = sorted(to_show(store), key=lambda row: (-_width(row.scores), row.event))
        stories = ranked[:_STORIES]
        for number, row in enumerate(stories):
            progress("Looking for questions", number, len(stories))
            found += _of_story(watch, store, row)
    progress("Looking for questions", len(stories), len(stories))
    rows = {"questions": [asdict(question) for question in _best(found)]}
    return write_rows(watch.work / "questions.json", rows)


def read_questions(path: Path) -> tuple[Question, ...]:
    """What `find_questions` left."""
    return tuple(_question(row) for row in read_rows(path)["questions"])


def keep_answers(watch: Watch, asked: Sequence[Question], said: Mapping[int, bool]) -> None:
    """Keep what a person said of the questions, by their places."""
    answers = [
        Answer(asked[place].pair.one, asked[place].pair.other, same)
        for place, same in sorted(said.items())
    ]
    with open_store(watch.store) as store:
        save_answers(store, answers, watch.time)


def _best(found: Sequence[Question]) -> list[Question]:
    """Those that move a score most, each pair once, in however many stories it stands."""
    ranked = sorted(found, key=lambda one: (-one.pair.width, one.pair.one, one.pair.other))
    distinct: dict[frozenset[str], Question] = {}
    for one in ranked:
        distinct.setdefault(frozenset((spoken(one.pair.one), spoken(one.pair.other))), one)
    return list(distinct.values())[:_MOST]


def _of_story(watch: Watch, store: Store, row: Monitored) -> Iterator[Question]:
    articles = [telling.article for telling in load_comparison(store, row.story).tellings]
    material = gathered(articles, watch.settings)
    encoded = encode(material.to_encode, watch.settings.encoding).by_text
    measured = yardstick(watch.settings, material.langs)
    known = sentence_answers_known(store)
    analysis = analyse(material, encoded, measured, watch.settings, known)
    for pair in decisive_pairs(analysis, claims(analysis), watch.settings, known):
        yield Question(row.title, pair)


def _width(scores: Sequence[Score]) -> float:
    """How far the score that hangs most on the threshold does so."""
    return max((band[1] - band[0] for score in scores if (band := score.band)), default=0.0)


def _question(row: Mapping[str, Any]) -> Question:
    pair: dict[str, Any] = dict(row["pair"])
    pair["shifts"] = tuple(Shift(**shift) for shift in pair["shifts"])
    pair |= {name: tuple(pair[name]) for name in ("one_sources", "other_sources")}
    return Question(row["title"], DecisivePair(**pair))
