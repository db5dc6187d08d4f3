"""Figures with their units are words, not twice as many."""

from __future__ import annotations

import pytest

from tests.tellings import Desk, article

FARE = "서림시가 오는 7월 1일부터 시내버스 요금을 1천700원으로 200원 올린다고 20일 밝혔다."
PRICES = "요금은 7월 1일부터 1천500원에서 1천700원으로 13.3% 오르며 물가를 끌어올릴 전망이다."
HAN = "江城市将于七月一日起上调公交票价至两元七角市政府二十日宣布了这一决定。"


@pytest.mark.parametrize(("lang", "one", "other"), [("ko", FARE, PRICES)])
def test_a_day_and_a_price_in_common_are_no_copy(
    desk: Desk, lang: str, one: str, other: str
) -> None:
    """Whoever reports a fare has them."""
    found = desk.analysed([article("A", one, lang=lang), article("B", other, lang=lang)])
    assert found.copies == ()


@pytest.mark.parametrize(("lang", "text"), [("ko", FARE), ("zh", HAN)])
def test_a_copied_sentence_is_one_still(desk: Desk, lang: str, text: str) -> None:
    """Signs that are words by themselves are never one word with their neighbour."""
    (copy,) = desk.analysed([article("A", text, lang=lang), article("B", text, lang=lang)]).copies
    assert copy.share == 1.0
