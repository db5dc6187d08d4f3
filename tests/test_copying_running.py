"""Which articles went on after they were published."""

from __future__ import annotations

import pytest

from models.copying.running import runs_on

LIVE = """The day in Montera, live.

{} The opposition asks for elections.

{} The deputy takes over for the time being.

{} The president of the region has resigned.
"""


@pytest.mark.parametrize(
    "hours",
    [
        ("13.42.", "11:05", "8.00:"),
        ("[13:42]", "[11:05 GMT]", "[8:00]"),
        ("13h42 –", "11h05 –", "8h00 –"),
        ("20.15 Uhr:", "19.40 Uhr:", "19.05 Uhr:"),
        ("• 1:05 p.m.", "• 11:50 a.m.", "• 9:15 a.m."),
        ("上午11:30", "上午10:15", "上午9:05"),
        ("9.30am", "09.10 BST", "8.45 am"),
    ],
)
def test_a_liveblog_opens_its_entries_with_the_hour(hours: tuple[str, ...]) -> None:
    """In whatever form."""
    assert runs_on(LIVE.format(*hours))


@pytest.mark.parametrize(
    "openings",
    [
        ("12.50 euros", "13.20 euros", "14.10 euros"),
        ("12.50%", "13.20 %", "14.10 percent"),
        ("At 8:15 p.m.", "By 9:30 p.m.", "Around 10:45 p.m."),
        ("11:05", "11:05", "Later"),
        ("12.50 EUR", "13.20 USD", "14.10 CHF"),
        ("21:18, 21:15", "11:21, 10:21", "15:21, 12:21"),
        ("据报道，事故发生在上午10:15", "救援人员于10:40到达", "当地市长在12:05说"),
    ],
)
def test_an_article_does_not(openings: tuple[str, ...]) -> None:
    """Amounts are no hours, and an hour within a sentence opens no entry."""
    assert not runs_on(LIVE.format(*openings))
