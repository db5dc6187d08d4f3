"""What stations and papers say about themselves below and inside a report."""

from __future__ import annotations

import pytest

from tests.roles import BODY, roles


@pytest.mark.parametrize(
    "notice",
    [
        "Read more: Why does the wall cost so much?",
        "Vote: Should the wall be built?",
        "Image Credits: Port Alder Council (opens in a new window)",
        "Do you know more about the wall? Contact Ruben Hask securely on Signal at rhask.07.",
        "Listen to full commentary of the vote in Port Alder on Sunday from 13:30 on 95.4 FM.",
        "Watch live coverage of the debate on our website.",
        "If you found this useful, please consider a donation.",
        "The Courier is free to read thanks to our partners.",
        "Not investment advice.",
        "More news on the hour, every hour, on 101.3.",
        "Words: Ada Ruiz. Photographs: Leo Marsh.",
    ],
)
def test_what_asks_or_thanks_the_reader_is_furniture(notice: str) -> None:
    """Full sentences too, whatever they have in common with the report."""
    told = roles(f"Wall approved by one vote\n\n{BODY}{BODY}{notice}")

    assert {role for text, role in told.items() if text in notice} == {"boilerplate"}


@pytest.mark.parametrize(
    "told",
    [
        "Residents who want to watch the debate live can do so in the hall at 13:30.",
        "Visitors can walk on the wall for free thanks to its builders, the mayor said.",
        "The caller asked her to contact the bank on Signal, which no bank would do.",
        "Words: these are what the council has given us, said Mr Hask.",
        "The vote: nine for the wall and four against it.",
        "The adviser said that this was not investment advice.",
    ],
)
def test_what_a_report_tells_of_such_things_is_content(told: str) -> None:
    """Only what speaks to its reader is furniture."""
    found = roles(f"Wall approved by one vote\n\n{BODY}{told}\n\n{BODY}")

    assert {role for text, role in found.items() if text in told} == {"body"}


@pytest.mark.parametrize(
    "told",
    [
        "Call logs show that he spoke on WhatsApp with his brother.",
        "Contact between the two was kept by Telegram, the court heard.",
        "Contact was lost by the pilot over Signal Hill on Monday.",
        "The museum is free for children thanks to its donors.",
        "“We are free thanks to our supporters”",
    ],
)
def test_a_report_may_end_with_such_things_too(told: str) -> None:
    """There less speaks for content, and a noun is no call."""
    found = roles(f"Wall approved by one vote\n\n{BODY}{BODY}{told}")

    assert {role for text, role in found.items() if text in told} <= {"body", "quote"}
