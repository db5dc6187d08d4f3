"""Stories of four sources, in a store too, and the profiles of these over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from flows import cli
from flows.store.database.engine import Store, open_store
from models.profiles import profiles
from models.source_profiles.records import Limits, Profile
from models.source_profiles.told import Told, ToldStory
from tests.followed import FIRST, HERALD, POST, VOICE, WIRE, a_followed_story, keep, read_before

QUICK = Limits(draws=299)
ALL = (WIRE, POST, VOICE, HERALD)


def a_story(number: int, divergences: dict[str, float], **changed: object) -> ToldStory:
    """A story of a day in which these sources diverge so far."""
    comparison = a_followed_story(number, divergences)
    story = ToldStory(
        id=comparison.id,
        title=f"Day {number}",
        at=FIRST + timedelta(days=number),
        tellings=tuple(
            Told(t.article.id, t.article.source, t.article.family, t.origin)
            for t in comparison.tellings
        ),
        statements=tuple(statement.articles for statement in comparison.statements),
        scores=comparison.scores,
    )
    return replace(story, **changed)  # type: ignore[arg-type]  # fields of a story


def stories_of(
    count: int, seed: int = 1, news: float = 0.0, change: float = 0.0
) -> list[ToldStory]:
    """Stories of four sources; from the middle on the news, or the Voice alone, is changed."""
    draw = np.random.default_rng(seed)
    found = []
    for number in range(count):
        late = number >= count // 2
        level = draw.normal(0.1, 0.08) + news * late
        values = {source: float(level + draw.normal(0, 0.05)) for source in ALL}
        values[VOICE] += change * late
        found.append(a_story(number, values))
    return found


def one(stories: Sequence[ToldStory], name: str) -> Profile:
    """The profile of a source."""
    (found,) = profiles(stories, (), "source", QUICK, only={name}).profiles
    return found


def fill(store: Store, count: int = 8, voice: str = VOICE) -> None:
    """Stories of so many days, told by all four; the Voice diverges most."""
    read_before(store, (WIRE, POST, voice, HERALD))
    for number in range(count):
        told = {WIRE: 0.0, POST: 0.1, voice: 0.3 + 0.01 * number, HERALD: 0.05}
        keep(store, number, a_followed_story(number, told))


def stored(tmp_path: Path) -> str:
    """A store of eight such stories, by its URL."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(address) as store:
        fill(store)
    return address


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of `rashomon sources report`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["rashomon", "sources", "report", *arguments])
        patch.setenv("COLUMNS", "200")
        with pytest.raises(SystemExit) as ended:
            cli.main()
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err
