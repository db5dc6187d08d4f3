"""A model of language inference: found, loaded, asked, and its verdicts kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.errors import ModelError
from models.inference.cross_encoder import InferenceCrossEncoder, find_cross_encoder
from models.inference.verdicts import NEITHER, Pair, Verdict, both_ways, judge_pairs
from tests.tellings import MemoryCache
from tests.tinyreasoner import save_reasoner

FIRE = "The fire chief said all of the crew were safe on Monday."
POLICE = "The police chief said all of the crew were safe on Monday."
WIND = "The wind had turned in the night."


def nowhere(_name: str) -> None:
    """A hub that has no model."""


def loaded(folder: Path) -> InferenceCrossEncoder:
    """The model in a folder."""
    return InferenceCrossEncoder(find_cross_encoder(str(folder), nowhere))


@pytest.fixture(scope="module")
def reasoner(tmp_path_factory: pytest.TempPathFactory) -> InferenceCrossEncoder:
    """A tiny cross-encoder, loaded as a large one is."""
    return loaded(save_reasoner(tmp_path_factory.mktemp("models") / "tiny"))


def test_verdicts_are_read_by_the_model_s_own_labels(
    reasoner: InferenceCrossEncoder, tmp_path: Path
) -> None:
    """Which column means what, the model's configuration says; published models differ."""
    apart, alike = reasoner.judge([(FIRE, POLICE), (FIRE, WIND)])
    assert apart.contradicts == pytest.approx(1, abs=0.01)
    assert alike.entails == pytest.approx(1, abs=0.02)

    turned = loaded(save_reasoner(tmp_path / "turned", ("ENTAILMENT", "Contradiction", "neutral")))
    (other,) = turned.judge([(FIRE, POLICE)])
    assert (other.entails, other.contradicts) == (apart.contradicts, apart.entails)


def test_a_verdict_hangs_on_its_pair_alone(reasoner: InferenceCrossEncoder) -> None:
    """To the last bit, whatever is judged beside it: else a half-filled cache would tell."""
    pairs = [(FIRE, POLICE), (WIND, POLICE), (f"{FIRE} {WIND}", FIRE), (WIND, WIND)]

    together = reasoner.judge(pairs)

    assert together == [verdict for pair in pairs for verdict in reasoner.judge([pair])]


def test_what_is_too_long_for_the_model_is_not_judged(reasoner: InferenceCrossEncoder) -> None:
    """Cut short, the half that is left might say the opposite."""
    assert reasoner.judge([(FIRE, POLICE * 20)]) == [NEITHER]


def test_a_model_without_the_labels_is_refused(tmp_path: Path) -> None:
    """A cross-encoder that only ranks, or tells two things apart, is none of inference."""
    folder = save_reasoner(tmp_path / "other", ("entailment", "not_entailment", "other"))

    with pytest.raises(ModelError, match=r"entailment, not_entailment, other.*distortion\.model"):
        loaded(folder)


def test_what_is_no_cross_encoder_is_refused(tmp_path: Path) -> None:
    """A folder of another kind is named."""
    folder = save_reasoner(tmp_path / "broken")
    (folder / "config.json").write_text(json.dumps({"model_type": "no such thing"}))

    with pytest.raises(ModelError, match=f"{folder}.*not a cross-encoder"):
        loaded(folder)


def test_a_tokenizer_that_needs_what_is_not_installed_is_named(tmp_path: Path) -> None:
    """Some models come without `tokenizer.json`, and it takes a package to make it."""
    folder = save_reasoner(tmp_path / "pieces")
    for file in ("tokenizer.json", "vocab.txt"):
        (folder / file).unlink()
    (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "DebertaV2Tokenizer"}')
    (folder / "spm.model").write_bytes(b"pieces")

    with pytest.raises(ModelError, match=f"(?s){folder}.*pip install sentencepiece"):
        loaded(folder)


def test_an_unknown_model_is_named() -> None:
    """The error says which setting means it, and how to do without."""
    with pytest.raises(ModelError, match=r"'no/such'.*distortion\.model.*for none"):
        find_cross_encoder("no/such", nowhere)


class Counting:
    """Says that nothing follows; counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[Pair] = []

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """One verdict for each pair."""
        self.asked += pairs
        return [Verdict(0.0, 0.25)] * len(pairs)


def test_a_kept_verdict_is_not_asked_for_again() -> None:
    """What a cache has is read from it; a model with other weights is asked anew."""
    cache, model = MemoryCache(), Counting()

    def judged(pairs: list[Pair], identity: str = "one") -> dict[Pair, Verdict]:
        return judge_pairs(pairs, lambda: model, identity, cache, lambda _done, _total: None)

    assert judged([(FIRE, POLICE)] * 2) == {(FIRE, POLICE): Verdict(0.0, 0.25)}
    assert judged([(FIRE, POLICE), (POLICE, FIRE)]).keys() == {(FIRE, POLICE), (POLICE, FIRE)}
    assert model.asked == [(FIRE, POLICE), (POLICE, FIRE)]

    judged([(FIRE, POLICE)], "another")
    assert len(model.asked) == 3


def test_a_damaged_verdict_is_asked_for_again() -> None:
    """Only a cache: what it lost is judged anew, and the run goes on."""
    cache, model = MemoryCache(), Counting()
    for _ in range(2):
        judged = judge_pairs([(FIRE, WIND)], lambda: model, "one", cache, lambda *_: None)
        cache.kept = {key: value[:3] for key, value in cache.kept.items()}

    assert judged == {(FIRE, WIND): Verdict(0.0, 0.25)}
    assert len(model.asked) == 2


def test_both_orders_of_a_pair_are_asked_once() -> None:
    """In one order, whichever way round the pairs came."""
    assert both_ways([(FIRE, WIND), (WIND, FIRE)]) == both_ways([(WIND, FIRE)])
    assert len(both_ways([(FIRE, WIND)])) == 2
