"""Contradictions that a model of language inference finds, in a story and in a retelling."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.distortion import judge_retelling
from models.inference.verdicts import Inference, Pair, Verdict
from models.records import Comparison
from tests.commands import CommandLine, set_apart
from tests.tellings import Desk, article
from tests.tinyreasoner import APART, save_reasoner

EARLY, LATE = "2024-05-01T08:00:00+00:00", "2024-05-02T18:00:00+00:00"
SAID = "The {} chief told reporters on the quay that the whole crew had been brought ashore."
RESCUE, POLICE = SAID.format("rescue"), SAID.format("police")
OWN = {
    "post": "Its owners in the capital had wanted to sell the old trawler for scrap in the autumn.",
    "herald": "Swimmers found tins of herring on the beach all week, and children took them home.",
    "radio": "A storm is forecast for the coast, so that divers must wait until next Thursday.",
}


def believing(*, one_order: bool = False) -> Inference:
    """What says that "police" in one sentence alone contradicts the other, else that it follows."""

    def judge(pairs: Sequence[Pair]) -> dict[Pair, Verdict]:
        return {pair: _verdict(pair, one_order) for pair in pairs}

    return Inference(judge, least=0.9)


def _verdict(pair: Pair, one_order: bool) -> Verdict:
    first, second = (APART in sentence for sentence in pair)
    apart = first < second if one_order else first != second
    return Verdict(0.02, 0.96) if apart else Verdict(0.97, 0.01)


def story(desk: Desk, inference: Inference | None, **said: str) -> Comparison:
    """Tellings of one sentence, each with another of its own."""
    articles = [
        article(name, f"{text}\n\n{OWN[name]}", LATE if name == "radio" else EARLY)
        for name, text in said.items()
    ]
    return desk.compare(articles, inference=inference)


def test_a_contradiction_stands_with_the_minority(desk: Desk) -> None:
    """Those from whom the model says that it follows bear a sentence out."""
    compared = story(desk, believing(), post=POLICE, herald=RESCUE, radio=RESCUE)

    (found,) = compared.distortions
    assert (found.kind, found.here, found.there) == ("contradiction", "police", "rescue")
    assert (found.differs, found.tellers, found.confidence) == (2, 2, 0.96)
    assert "A model of inference reads it as contradicting what herald says." in found.says


@pytest.mark.parametrize(
    ("told", "here", "there"),
    [
        (POLICE, "police", "rescue"),
        (POLICE.replace("The", "A"), "A police", "The rescue"),
        (POLICE.replace("ashore", "home"), POLICE[4:-1].replace("ashore", "home"), RESCUE[4:-1]),
        (f"{RESCUE[:-1]} by the police.", f"{RESCUE[:-1]} by the police.", RESCUE),
    ],
)
def test_the_spans_are_what_differs(told: str, here: str, there: str) -> None:
    """From the first word to the last that differ; all of both where one only has more."""
    (found,) = judge_retelling(RESCUE, told, inference=believing()).findings

    assert found.there is not None
    assert (told[slice(*found.here)], RESCUE[slice(*found.there)]) == (here, there)


def test_without_a_model_nothing_is_inferred(desk: Desk) -> None:
    """Rules do not tell one common noun from another."""
    assert story(desk, None, post=POLICE, herald=RESCUE, radio=RESCUE).distortions == ()


def test_both_orders_must_contradict(desk: Desk) -> None:
    """What contradicts does so whichever is read first; a model that doubts one is not sure."""
    assert story(desk, believing(one_order=True), post=POLICE, herald=RESCUE).distortions == ()


def test_a_later_contradiction_may_be_an_update(desk: Desk) -> None:
    """What was not known may be known the next day."""
    (found,) = story(desk, believing(), post=RESCUE, herald=RESCUE, radio=POLICE).distortions

    assert found.update
    assert "may be an update" in found.says


def test_a_detail_that_rules_name_is_not_said_twice(desk: Desk) -> None:
    """Where the figure differs, that is what contradicts."""
    counted = "On the quay the {} chief told reporters that all {} of the crew were ashore."
    compared = story(
        desk,
        believing(),
        post=counted.format("police", 31),
        herald=counted.format("rescue", 13),
        radio=counted.format("rescue", 13),
    )

    assert {found.kind for found in compared.distortions} == {"number"}


def test_a_retelling_that_contradicts_is_distorted() -> None:
    """The score knows of it, and the kind is named; a faithful one stays at nothing."""
    told = judge_retelling(RESCUE, POLICE, inference=believing())

    assert told.kinds == ("contradiction",)
    assert told.score > 0.5 > judge_retelling(RESCUE, POLICE).score
    assert judge_retelling(RESCUE, RESCUE, inference=believing()).score == 0


@pytest.fixture
def rashomon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Runs a command in this process."""
    set_apart(tmp_path, monkeypatch)
    monkeypatch.chdir(tmp_path)
    return CommandLine(monkeypatch, capsys)


def tellings(folder: Path) -> Path:
    """Three files of one story, one of which contradicts the others."""
    folder.mkdir()
    for name, text in (("post", POLICE), ("herald", RESCUE), ("radio", RESCUE)):
        (folder / f"{name}.txt").write_text(f"{text}\n\n{OWN[name]}\n", encoding="utf-8")
    return folder


def test_the_settings_name_the_model(
    rashomon: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`distortion.model` is a folder; the manifest says which weights, and from when on."""
    folder = save_reasoner(tmp_path / "tiny-nli")
    monkeypatch.setenv("RASHOMON_DISTORTION__MODEL", str(folder))

    done = rashomon("compare", tellings(tmp_path / "story"), "--out", "report")

    assert done.code == 0, done.err
    document = json.loads((tmp_path / "report" / "story.json").read_text(encoding="utf-8"))
    assert [found["kind"] for found in document["distortions"]] == ["contradiction"]
    named = document["manifest"]["settings"]["inference"]
    assert (named["model"], named["contradiction"]) == ("tiny-nli", 0.9)
    assert len(named["sha256"]) == 64


def test_a_name_that_means_no_model_ends_before_the_work(
    rashomon: CommandLine, tmp_path: Path
) -> None:
    """The error names it, and nothing was embedded for it."""
    (tmp_path / "my.toml").write_text('[distortion]\nmodel = "no-such-reasoner"\n')

    done = rashomon("compare", tellings(tmp_path / "story"), "--config", "my.toml")

    assert done.code == 1
    assert "'no-such-reasoner'" in done.err
    assert not list((tmp_path / "home").glob("*vectors*"))
