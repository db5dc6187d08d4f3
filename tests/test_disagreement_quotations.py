"""Quotations that several origins give, each in other words."""

from __future__ import annotations

from tests.tellings import Desk, article

TOLD = {
    "post": "The minister signed the treaty with the islands in the harbour of Tarn on Monday. "
    "“We can be very useful to each other if we really combine our efforts,” he said. "
    "Our reporter saw two hundred people on the quay, who had come to see the ship.",
    "herald": "On Monday a treaty with the islands was signed at Tarn. The minister said: “We "
    "can be very helpful to each other if we really combine our efforts.” "
    "What it will cost the herring fleet is to be reckoned by next year.",
    "radio": "At Tarn the islands and the mainland have a treaty now, since Monday. “We can "
    "be very useful to each other if we really combine our forces,” said the minister. "
    "Listeners called in to ask about passports and the price of the ferry.",
}


def test_that_others_have_a_quotation_otherwise_is_not_said_of_one_word(desk: Desk) -> None:
    """One of the two has the word that is named, and another elsewhere in the quotation."""
    comparison = desk.compare([article(name, text) for name, text in TOLD.items()])

    says = [found.says for found in comparison.distortions if found.tellers == 2]
    assert says
    assert all("The quotation differs from 2 of the 2 other origins" in words for words in says)
