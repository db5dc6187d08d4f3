"""How surely one text comes from another: laws of the number, and pairs of which it is known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from models.copying.derivation import derivation
from models.copying.sequenced import Sequenced
from models.judging import judge_reuse, read_reuse
from tests.tellings import Desk

WORDS = [f"w{n}" for n in np.random.default_rng(1).integers(0, 400, size=200)]


def text(words: Sequence[str], quoted: Sequence[bool] | None = None) -> Sequenced:
    """An article of one sentence."""
    flags = tuple(quoted or [False] * len(words))
    return Sequenced("a", "a", None, tuple(words), flags, ((0, len(words) - sum(flags)),))


def test_the_same_text_is_surely_taken() -> None:
    """Also if it is all quotation; nothing is not taken from nothing."""
    assert derivation(text(WORDS), text(WORDS), [1.0]) == 1.0
    speech = text(WORDS, [True] * 200)
    assert derivation(speech, speech, [1.0]) == 1.0
    assert derivation(text([]), text([]), [0.0]) == 0.0


def test_quotations_alone_prove_nothing() -> None:
    """A text of nothing but what the other quotes too, and more."""
    assert derivation(text(WORDS), text(WORDS[:90], [True] * 90), [1.0]) == 0.0


def test_more_taken_is_more() -> None:
    """From no sentence to all of them, the number never falls, from 0 to 1."""
    other = [f"n{n}" for n in range(200)]
    found = [derivation(text(WORDS), text([*WORDS[:n], *other[n:]]), [n / 200])
             for n in range(0, 200, 10)]  # fmt: skip

    assert found[0] == 0.0
    assert all(one < more for one, more in pairwise(found))


def test_order_counts() -> None:
    """The same words in another order are less sure than phrases."""
    shuffled = list(np.random.default_rng(2).permutation(WORDS))

    assert 0.3 < derivation(text(WORDS), text(shuffled), [0.0]) < 0.4
    assert derivation(text(WORDS), text([*WORDS[100:], *WORDS[:100]]), [0.0]) > 0.6


def test_single_characters_are_no_words() -> None:
    """Two Chinese reports share most of their characters and few of their words."""
    first = "铁路公司周一宣布将从下月起提高票价百分之五"
    second = "从票房看五月百年公路提价之分司起布宣将一周下高铁"

    assert derivation(text(list(first)), text(list(second)), [0.0]) < 0.2


SOURCE = (
    "A ferry with 214 passengers ran aground in thick fog on Monday evening, injuring 31 people. "
    "Two lifeboats and a navy tug took part in the rescue. The ferry, built in 1987, was resting "
    "on the rocks on Tuesday morning. Officials gave no cause for the accident."
)
PARAPHRASE = (
    "In dense fog on Monday evening a ferry that had 214 passengers on board became stranded, "
    "leaving 31 persons hurt. The rescue involved a tug of the navy and a pair of lifeboats. On "
    "Tuesday morning the ferry, constructed in 1987, was lying on the rocks. No reason for the "
    "accident was given by officials."
)
INDEPENDENT = (
    "Nell Garrow had just bought a cup of tea when the saloon tilted and the lights went out. "
    "The schoolteacher spent four hours in a lifejacket before a fishing boat took her off. "
    "Islanders have asked for years why the crossing is still made in such weather."
)


@pytest.mark.parametrize(("other", "taken"), [(PARAPHRASE, True), (INDEPENDENT, False)])
def test_a_paraphrase_is_told_from_an_independent_report(
    desk: Desk, other: str, *, taken: bool
) -> None:
    """With the real model, on either side of .5."""
    material = read_reuse(SOURCE, other, ("en", "en"))
    found = judge_reuse(material, desk.encoded(material.to_encode).by_text, desk.yardstick)

    assert (found > 0.5) == taken
