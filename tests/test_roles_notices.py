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
        "Reporter Ruben Hask contributed to this report.\n\nThis story was updated at 8:45 p.m.",
        "Courier reporter Ruben Hask contributed.",
        "What do you remember of the old wall? Let us know in the comments below.",
        "Do you live behind the wall? Tell us your story: tips@courier.example",
        "Got a picture or video? Send it to us on WhatsApp on 07700 900123",
        "*This interview has been edited for length and clarity.*",
        "*The Courier is funded by readers. We take no advertising.*",
        "Catch all the Business News and Latest Updates on Courier Live.",
        "MOBILE USERS: Click here for full results",
        "— Port Alder Police (@PAPolice) August 21, 2024",
        "Try our new Sudoku app! Download it here",
    ],
)
def test_what_a_newsroom_says_of_its_own_work_is_furniture(notice: str) -> None:
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


@pytest.mark.parametrize(
    "call",
    [
        "Dołącz do nas na Facebooku!",
        "Följ oss på Instagram!",
        "Seuraa meitä Facebookissa!",
        "Kövess minket a Facebookon!",
        "Bizi Facebook'ta takip edin!",
        "Ακολουθήστε μας στο Facebook!",
        "تابعونا على فيسبوك!",
        "הצטרפו אלינו בוואטסאפ!",
        "Theo dõi chúng tôi trên Facebook!",
        "Unisciti al nostro canale WhatsApp!",
        "Rejoignez-nous sur WhatsApp !",
        "Iratkozzon fel hírlevelünkre!",
        "Napište nám!",
    ],
)
def test_a_call_to_the_newsrooms_own_pages_is_furniture(call: str) -> None:
    """Also where it ends as a sentence does."""
    last = "The work will begin in the last week of May, she told the council."
    assert roles(f"{BODY}{last}\n\n{call}")[call] == "boilerplate"


@pytest.mark.parametrize(
    "said",
    [
        "“Facebook has lied to us for years!”",
        "Facebook is no place for our children!",
        "Facebook owes us all an answer!",
        "Instagram hat uns alle getäuscht!",
        "Nobody warned us!",
        "We read of it on Facebook, not in any letter that the council had sent us!",
    ],
)
def test_an_outcry_is_no_call(said: str) -> None:
    """What somebody says of a network, or of us, is content."""
    last = "The work will begin in the last week of May, she told the council."
    assert roles(f"{BODY}{said} {last}")[said] != "boilerplate"


@pytest.mark.parametrize(
    "told",
    [
        "The charity has contributed to the appeal, and two reporters contributed as well.",
        "Who pays for the wall? The council has not said so far.",
        "Would you live behind it? Mr Hask would not, he told us.",
        "The party is funded by readers of its paper and by its members, the audit found.",
    ],
)
def test_a_report_that_asks_or_names_who_gave_is_content(told: str) -> None:
    """At the end of the text, where notices stand."""
    assert "boilerplate" not in roles(f"Wall approved by one vote\n\n{BODY}{told}").values()
