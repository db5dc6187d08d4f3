"""Invented news for the two traps of stories: look-alike events, and one under many headlines."""

from __future__ import annotations

from datetime import date, timedelta

from models.stories import StoryItem

_FIRST = date(2026, 1, 8)


def _item(story: str, number: int, title: str, text: str, day: int) -> StoryItem:
    published = str(_FIRST + timedelta(days=day))
    return StoryItem(f"{story}/{number}", title, text, f"paper {number}", published, "en")


# The same sentences each Thursday, with other figures: claims for benefit in Oster.
JOBLESS = [
    item
    for week, (claims, before) in enumerate(
        [("212,000", "205,000"), ("219,000", "212,000"), ("231,000", "219,000"),
         ("226,000", "231,000"), ("240,000", "226,000"), ("238,000", "240,000")]
    )
    for item in (
        _item(
            f"claims {week}", 1, f"Oster jobless claims at {claims}",
            f"Applications for unemployment benefit in Oster came to {claims} last week after "
            f"{before} the week before, the labour ministry said on Thursday. Economists look at "
            "the weekly figure as a measure of layoffs.", 7 * week,
        ),
        _item(
            f"claims {week}", 2, f"Claims for benefit: {claims} in a week",
            f"The number of people in Oster who applied for unemployment benefit was {claims}, "
            f"against {before} a week earlier, the labour ministry reported on Thursday. "
            "Layoffs remain low, economists say.", 7 * week,
        ),
    )
]  # fmt: skip

# Week after week the same report, word for word but for a day.
WEATHER = [
    item
    for week in range(4)
    for item in (
        _item(
            f"weather {week}", 1, "Rain and wind ahead for the Lenne valley",
            "The weather office expects rain and strong wind in the Lenne valley at the weekend, "
            "with up to 30 millimetres in places. It will clear up on Monday.", 7 * week,
        ),
        _item(
            f"weather {week}", 2, "Wet weekend in the Lenne valley",
            "Up to 30 millimetres of rain and a strong wind are expected in the Lenne valley at "
            "the weekend, says the weather office. Monday will be dry.", 7 * week,
        ),
    )
]  # fmt: skip

# One event that each paper enters by another door.
SPILL = [
    _item(
        "spill", 1, "Dead trout by the thousand in the Murr",
        "Anglers found thousands of dead trout in the river Murr below Tanvik on Friday. A valve "
        "at the dairy Solbrink had let 40,000 litres of cleaning lye into the river, the "
        "environment office said. Manager Dora Quist apologised.", 0,
    ),
    _item(
        "spill", 2, "Dairy boss apologises over leak",
        "Dora Quist, who runs the dairy Solbrink in Tanvik, has apologised after 40,000 litres of "
        "lye ran through a broken valve into the Murr on Friday and killed thousands of trout.", 0,
    ),
    _item(
        "spill", 3, "Prosecutors search Solbrink offices",
        "Prosecutors searched the offices of the dairy Solbrink in Tanvik on Friday. Lye from its "
        "cleaning plant, 40,000 litres by the count of the environment office, had run into the "
        "river Murr through a faulty valve. Thousands of trout died.", 0,
    ),
    _item(
        "spill", 4, "Bathing ban at Tanvik: what happened?",
        "Nobody may bathe in the Murr below Tanvik since Friday, when lye from the cleaning plant "
        "of the Solbrink dairy reached the river. A valve failed, 40,000 litres escaped, trout "
        "died by the thousand; manager Dora Quist said she was sorry.", 0,
    ),
]  # fmt: skip

# Two events of one place and day, near enough to be asked about.
STORIES = [
    _item(
        "council", 1, "Tanvik council votes for new bridge over the Murr",
        "The council of Tanvik voted on Friday to build a bridge over the river Murr for nine "
        "million. Mayor Ole Brand said work would begin in May.", 0,
    ),
    _item(
        "council", 2, "Tanvik council splits over price of bridge",
        "A bridge over the river Murr at Tanvik will cost nine million, twice the first estimate. "
        "Five of the council's members voted against it on Friday.", 0,
    ),
]  # fmt: skip

# Day after day the close of one exchange: the same words, other figures, another day.
_SESSIONS = [
    ("Monday", "4,312", "21", "Solbrink", "the dairy may have to pay for dead trout in the Murr"),
    ("Tuesday", "4,290", "22", "Lenne Steel", "a furnace at Varn has to be relined until autumn"),
    ("Wednesday", "4,347", "57", "Brodhus", "a rival offered to take on most of its bakeries"),
    ("Thursday", "4,333", "14", "Aurelia", "the insurer refused to pay for the wrecked ferry"),
    ("Friday", "4,401", "68", "Quiberg Media", "the station's new mast was approved at last"),
]
MARKET = [
    item
    for day, (name, index, points, share, why) in enumerate(_SESSIONS)
    for item in (
        _item(
            f"close {day}", 1, f"Oster exchange closes at {index}",
            f"The Oster share index closed at {index} on {name}, a move of {points} points. Most "
            f"traded were shares of {share}, after it became known that {why}. Brokers spoke of a "
            "quiet session. Turnover was near the average of the month, and about as many shares "
            "rose as fell. The currency hardly moved, traders said.", 4 + day,
        ),
        _item(
            f"close {day}", 2, f"{share} moves Oster shares",
            f"Shares of {share} were the most traded in Oster on {name}: {why}. The index moved by "
            f"{points} points and ended the session at {index}, brokers said. Few orders came from "
            "abroad. Of the forty companies in the index roughly half gained, with banks little "
            "changed and builders mixed, while the price of bonds stood still.", 4 + day,
        ),
    )
]  # fmt: skip
