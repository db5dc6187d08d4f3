"""Which stories to compare: those told by two sources or more whose content has changed.

What a comparison depends on is hashed: the code and data of `models`, the weights, the
settings, the articles as they were read last, and what a person said of their sentences. Under
the same hash nothing is compared again; that, and not a note of what was done, lets a run that
was killed be run again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from math import ceil
from pathlib import Path
from typing import Any, Final

from flows.encoding import model_named
from flows.inference import cross_encoder_named
from flows.monitoring.watch import Due, Watch
from flows.root import ROOT
from flows.stages import extra_cues
from flows.store.compared.answers import sentence_answers_known
from flows.store.compared.monitored import Compared, compared, forget
from flows.store.compared.telling_articles import Teller, articles_named, tellers
from flows.store.database.engine import Store, open_store
from flows.writing import write_rows
from models.ids import fingerprint
from models.meaning.answers import met
from models.settings import Settings

# Characters of text. 60,000 are some 450 sentences, which took 4 s to compare and, where they
# had to be embedded first, 25 s: a task costs the server of Prefect 35 ms.
_CHUNK: Final = 60_000
# Of the 200 task runs that a flow run may have.
_MOST_CHUNKS: Final = 150

_MODELS: Final = ROOT / "models"

# The outages that touch a story told from one time to another by certain sources.
Outages = Callable[[str, str, Collection[str]], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Event:
    """An event and the ids of its articles."""

    id: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be compared.

    chunks: files, each a list of stories. stories: how many they list. unchanged: stories
    that need no comparison. alone: events that one source tells.
    """

    chunks: tuple[Path, ...]
    stories: int
    unchanged: int
    alone: int


def choose(watch: Watch, events: Sequence[Event], outages: Outages) -> Chosen:
    """Choose among the open events, and drop the comparisons of those told by one source now."""
    with open_store(watch.store) as store:
        known = compared(store, [event.id for event in events])
        tellings = _tellings(store, events)
        several = {event: told for event, told in tellings.items() if _sources(told) > 1}
        forget(store, [event for event in known if event in tellings and event not in several])
        said = _answers(store, several)
    key = settings_key(watch.settings)
    stories = [
        (_due(event, told, [key, *said[event]], outages), _letters(told))
        for event, told in several.items()
    ]
    due = [pair for pair in stories if not _holds(pair[0], known.get(pair[0].event))]
    alone = sum(_sources(told) == 1 for told in tellings.values())
    return Chosen(_chunks(watch.work, due), len(due), len(several) - len(due), alone)


def settings_key(settings: Settings) -> str:
    """A hash of all that comparisons depend on besides their articles.

    Of a user's own cues of furniture what the files hold, whatever they are called.
    """
    models = [model_named(settings.encoding.model).identity]
    if reasoner := settings.distortion.model:
        models.append(cross_encoder_named(reasoner).identity)
    return _hashed([_code(), *models, fingerprint(settings), *extra_cues(settings)])


@cache
def _code() -> str:
    """A hash of the code and the data that comparisons are made with.

    Not a number that somebody would have to raise: a change that nobody noticed counts too.
    """
    files = sorted(path for path in _MODELS.rglob("*") if path.suffix in (".py", ".toml", ".txt"))
    return _hashed([[str(path.relative_to(_MODELS)), _digest(path.read_bytes())] for path in files])


def _tellings(store: Store, events: Sequence[Event]) -> dict[str, list[Teller]]:
    """The articles of each event that are to be compared, in the order of their ids."""
    found = tellers(store, [article for event in events for article in event.articles])
    return {
        event.id: [found[article] for article in sorted(event.articles) if article in found]
        for event in events
    }


def _answers(
    store: Store, tellings: Mapping[str, Sequence[Teller]]
) -> dict[str, list[dict[str, Any]]]:
    """Of each event what a person said of its sentences; texts are read only where any was."""
    answers = sentence_answers_known(store)
    found: dict[str, list[dict[str, Any]]] = {event: [] for event in tellings}
    for event, told in tellings.items() if answers else ():
        articles = articles_named(store, [teller.article for teller in told])
        heeded = met(answers, [article.text for article in articles])
        found[event] = [asdict(answer) for answer in heeded]
    return found


def _sources(told: Iterable[Teller]) -> int:
    return len({teller.source for teller in told})


def _letters(told: Iterable[Teller]) -> int:
    return sum(teller.letters for teller in told)


def _due(event: str, told: Sequence[Teller], given: Sequence[Any], outages: Outages) -> Due:
    """given: what the comparison depends on besides the articles."""
    rows = [asdict(teller) for teller in told]
    times = [teller.at for teller in told]
    return Due(
        event=event,
        articles=tuple(teller.article for teller in told),
        content=_hashed([*given, rows]),
        outages=outages(min(times), max(times), {teller.source for teller in told}),
    )


def _holds(due: Due, known: Compared | None) -> bool:
    """Whether what is known of the story is what a comparison would find."""
    return known is not None and (known.content, known.outages) == (due.content, due.outages)


def _chunks(folder: Path, due: Sequence[tuple[Due, int]]) -> tuple[Path, ...]:
    """Lists of stories, each worth some seconds, in the order of their ids."""
    size = max(_CHUNK, ceil(sum(letters for _, letters in due) / _MOST_CHUNKS))
    chunks: list[list[Due]] = []
    room = 0
    for story, letters in sorted(due, key=lambda pair: pair[0].event):
        if room <= 0:
            chunks.append([])
            room = size
        chunks[-1].append(story)
        room -= letters
    return tuple(
        write_rows(folder / f"chunk-{number:03}.json", {"due": [asdict(story) for story in chunk]})
        for number, chunk in enumerate(chunks, start=1)
    )


def _hashed(rows: object) -> str:
    return _digest(json.dumps(rows, sort_keys=True).encode())


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
