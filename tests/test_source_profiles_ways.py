"""`rashomon sources report` on stories that were compared in one way, and in several."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from flows.store.database.engine import open_store
from models.records import Comparison
from tests.commands import CommandLine, sources_command
from tests.followed import HERALD, POST, VOICE, WIRE, a_followed_story, keep

sources = pytest.fixture(sources_command)


def compared_by(comparison: Comparison, model: str, same: float) -> Comparison:
    """The same, compared with a model and a threshold."""
    settings = {"alignment": {"same": same}, "divergence": {"level": 0.95}}
    named = {"version": "0.1.0", "model": model, "model_sha256": 32 * model[:2]}
    return replace(comparison, manifest=named | {"settings": settings})


def compared(folder: Path, ways: Sequence[tuple[str, float]]) -> str:
    """A store of a story a day, each compared with its model and threshold."""
    address = f"sqlite:///{folder / 'store.sqlite'}"
    with open_store(address) as store:
        for number, way in enumerate(ways):
            told = a_followed_story(number, dict.fromkeys((WIRE, POST, VOICE, HERALD), 0.1))
            keep(store, number, compared_by(told, *way))
    return address


def test_stories_that_were_compared_in_two_ways_are_not_mixed_without_a_word(
    sources: CommandLine, tmp_path: Path
) -> None:
    """Another model or threshold: which stories have which is said, and what to do."""
    address = compared(tmp_path, 6 * [("one-model", 0.5)] + 3 * [("another-model", 0.6)])

    out = sources("report", "--store", address, "--out", tmp_path).out
    document = sources("report", "--store", address, "--json").out
    page = (tmp_path / "sources.html").read_text(encoding="utf-8")

    for shown in (out, page):
        words = " ".join(shown.split())
        assert (
            "Six stories of 1 March 2026 to 6 March 2026: version 0.1.0, model one-model, "
            "alignment.same 0.5, weights onononon." in words
        )
        assert "Three stories of 7 March 2026 to 9 March 2026" in words
        assert "divergence.level" not in words
        assert "rashomon backfill FIRST LAST" in words
    ways = json.loads(document)["ways"]
    assert [(way["model"], way["stories"]) for way in ways] == [
        ("one-model", 6),
        ("another-model", 3),
    ]


def test_stories_that_were_compared_alike_need_no_word_on_that(
    sources: CommandLine, tmp_path: Path
) -> None:
    """Nothing to warn of, in full or of one source."""
    address = compared(tmp_path, 9 * [("one-model", 0.5)])

    for arguments in ((), (POST,)):
        assert "compared alike" not in sources("report", *arguments, "--store", address).out
