"""What a run of the monitor compares anew, in which chunks, and what one that fails costs."""

from __future__ import annotations

import errno
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from flows.inference import cross_encoder_named
from flows.monitoring import choosing, comparing
from flows.store.database.engine import Store, open_store
from models.errors import ModelError, OutputError, StoreError
from models.settings import Distortion, Divergence, Sentences
from tests.tinyreasoner import save_reasoner
from tests.watched import HOUR, MORNING, SETTINGS, Desk, one_home, two_stories

home = pytest.fixture(one_home, scope="module")
desk = pytest.fixture(two_stories)


def test_other_settings_or_other_code_compare_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key holds the settings, the weights and the code of the models."""
    before = choosing.settings_key(SETTINGS)
    assert choosing.settings_key(SETTINGS) == before

    assert choosing.settings_key(replace(SETTINGS, divergence=Divergence(resamples=300))) != before
    monkeypatch.setattr(choosing, "_code", lambda: "another")
    assert choosing.settings_key(SETTINGS) != before


def test_other_cues_of_furniture_compare_anew(tmp_path: Path) -> None:
    """The settings name the file, and what it says decides what is furniture."""
    cues = tmp_path / "cues.toml"
    settings = replace(SETTINGS, sentences=Sentences(furniture_cues=(str(cues),)))
    cues.write_text('[[cue]]\nkind = "offer"\nweight = 3.0\nstarts = ["subscribe"]\n')
    before = choosing.settings_key(settings)
    cues.write_text('[[cue]]\nkind = "offer"\nweight = 3.0\nstarts = ["join us"]\n')

    assert choosing.settings_key(settings) != before


def test_other_weights_of_inference_compare_anew(
    tmp_path: Path,
) -> None:
    """Under the same name there may be others; a name without a model ends a run at once."""
    folder = save_reasoner(tmp_path / "reasoner")
    settings = replace(SETTINGS, distortion=Distortion(model=str(folder)))
    before = choosing.settings_key(settings)
    shutil.rmtree(folder)
    save_reasoner(folder, ("entailment", "contradiction", "neutral"))

    cross_encoder_named.cache_clear()
    assert choosing.settings_key(settings) != before
    with pytest.raises(ModelError, match="no-such"):
        choosing.settings_key(replace(SETTINGS, distortion=Distortion(model="no-such")))


def test_a_story_that_fails_does_not_keep_the_others_unread(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named with the reason, the rest is compared, and the next run tries it again."""
    real = comparing.compare_articles

    def failing(articles: object, *rest: object, **more: object) -> object:
        if len(articles) == 2:  # type: ignore[arg-type]
            raise ZeroDivisionError("planted")
        return real(articles, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(comparing, "compare_articles", failing)
    digest = desk.run()
    assert [len(story.scores) for story in digest.stories] == [3]
    assert "planted" in digest.failed[0].reason

    monkeypatch.setattr(comparing, "compare_articles", real)
    assert [len(s.scores) for s in desk.run(MORNING + HOUR).stories] == [2]


@pytest.mark.parametrize("full", ["store", "pages"])
def test_a_full_disk_ends_a_run_and_the_next_one_does_the_rest(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    """Thousands of other stories are not compared in vain, and each named as a failure."""
    with monkeypatch.context() as patch:
        if full == "store":
            patch.setattr(comparing, "open_store", _open_full_store)
        else:
            patch.setattr("flows.report.page.saving.write_together", _no_room)
        with pytest.raises((StoreError, OutputError), match=r"disk is full|No space left"):
            desk.run()

    assert len(desk.run(MORNING + HOUR).stories) == 2


def _open_full_store(url: str) -> Store:
    store = open_store(url)
    store.close()
    sa.event.listen(
        store.engine, "connect", lambda own, _: own.execute("PRAGMA max_page_count = 1")
    )
    return store


def _no_room(_files: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_many_stories_make_few_chunks(tmp_path: Path) -> None:
    """However many stories are due, the flow run stays below 200 task runs; none is lost."""
    due = [(choosing.Due(f"{n:016x}", ("a",), "key", ()), 4_000) for n in range(10_000)]
    chunks = choosing._chunks(tmp_path, due)
    listed = [row["event"] for path in chunks for row in json.loads(path.read_text())["due"]]

    assert len(chunks) <= 151
    assert listed == sorted(story.event for story, _ in due)
    small = choosing._chunks(tmp_path, due[:20])
    assert len(small) == 2
