"""The one figure or date of a kind in two sentences that say the same in words of their own."""

from __future__ import annotations

import pytest

from models.changes.lone_figures import lone_figures
from models.changes.passages import passages
from models.distortion import judge_retelling
from tests.tellings import Desk, article

COUNTY = "The county of Murr will put 3.2 million crowns into the bankrupt dairy at Tanvik."
COUNTRY = "Tanvik's milk plant, which has failed, is kept alive by the county with {}."


def lone(a: str, b: str) -> list[tuple[str, str]]:
    """Both figures of what `b` has otherwise than `a`."""
    (there,), (here,) = passages(a, "en"), passages(b, "en")
    found = lone_figures(here, there, "en")
    return [(b[slice(*f.here)], a[slice(*(f.there or f.here))]) for f in found]


@pytest.mark.parametrize(
    ("told", "retold", "here", "there"),
    [
        (COUNTY, COUNTRY.format("2.3 million crowns"), "2.3 million crowns", "3.2 million crowns"),
        ("The lake has lost 41 percent of its water.", "14 percent of Lake Orr is gone.",
         "14 percent", "41 percent"),
        ("Divers found the wreck at a depth of 85 metres.", "The ship lies 58 metres down.",
         "58 metres", "85 metres"),
        ("The choir sang for 40 minutes.", "Nobody left before its 70 minutes were over.",
         "70 minutes", "40 minutes"),
        ("Orr's dam was begun in 1957 by the county.", "In 1962 the county began Orr's dam.",
         "1962", "1957"),
        ("The east gate opens to visitors on May 8.", "From May 18 visitors may use the east gate.",
         "May 18", "May 8"),
        ("Its loan of $3.5 trillion stands.", "What it owes is $3.5 billion.",
         "$3.5 billion", "$3.5 trillion"),
        ("Its loan of $16.9 billion stands.", "What it owes is $16.9 million.",
         "$16.9 million", "$16.9 billion"),
        ("The bridge is safe, the mayor said on Monday.",
         "Nobody need fear for it, the mayor told us on Thursday.", "Thursday", "Monday"),
        ("About 300 residents protested outside the town hall.",
         "Police said 200 people demonstrated and two were arrested.",
         "200 people", "300 residents"),
        ("In Orr 80 people were hurt and seven barns damaged.",
         "Ten people were killed and at least 50 injured.", "50 injured", "80 people"),
    ],
)  # fmt: skip
def test_a_figure_in_other_words_is_found(told: str, retold: str, here: str, there: str) -> None:
    """No word stands beside both figures."""
    assert lone(told, retold) == [(here, there)]


@pytest.mark.parametrize(
    ("told", "retold"),
    [
        (COUNTY, COUNTRY.format("some 3 million crowns")),
        (COUNTY, COUNTRY.format("2.3 million crowns of 3.2 million crowns in its budget")),
        (COUNTY, COUNTRY.format("900 crowns a head")),
        (COUNTY, COUNTRY.format("2.3 million euros")),
        ("Divers found the wreck at a depth of 85 metres.", "The ship lies 279 feet down."),
        ("About 300 residents protested.", "Police said 200 people were arrested."),
        ("Of the voters 61 percent said yes.", "39 percent of Orr were against the bridge."),
        ("The driver, 41, was held.", "A 23-year-old passenger told police of the driver."),
        ("The choir sang for 40 minutes.", "For three hours nobody left the hall."),
        ("The dam was begun in 1957.", "In 1962 water filled the dam."),
        ("The bridge fell on Monday.", "The mayor of Orr said on Thursday that it was old."),
        ("The crash killed 12 people.", "It left 31 people injured in the valley."),
        ("Of the 30 in the hall nobody was hurt.", "There were 12 in the cellar."),
    ],
)
def test_an_honest_figure_is_left_alone(told: str, retold: str) -> None:
    """Rounded, in another unit, one of two, of another order, the rest of a hundred, a time."""
    assert lone(told, retold) == []


def test_a_sum_in_other_words_is_found_in_a_story(desk: Desk) -> None:
    """With the later text; the sum of the third, the same as the first, bears that out."""
    texts = {
        "wire": f"{COUNTY} Its 140 workers had not been paid since March.",
        "post": f"{COUNTRY.format('2.3 million crowns')} A choir sang at the gate for its cooks.",
        "herald": "The county of Murr puts 3.2 million crowns into the dairy at Tanvik, which went "
        "bankrupt. Farmers had poured away their milk for weeks and blocked the road to Orr.",
    }
    times = {"wire": "2024-05-01T08:00", "post": "2024-05-01T12:00", "herald": "2024-05-01T16:00"}
    told = [article(name, text, f"{times[name]}:00+00:00") for name, text in texts.items()]
    found = desk.compare(told).distortions
    source = {a.id: a.source for a in told}

    assert [(source[d.article], d.here, d.there) for d in found] == [
        ("post", "2.3 million crowns", "3.2 million crowns")
    ]


@pytest.mark.parametrize(
    ("told", "retold", "found"),
    [
        ("About 300 residents protested outside the hall.",
         "Police said 200 people demonstrated and two were arrested.", ["200 people"]),
        ("The choir sang for 40 minutes.", "Nobody left before its 70 minutes were over.", []),
    ],
)  # fmt: skip
def test_without_words_in_common_only_people_are_counted(
    told: str, retold: str, found: list[str]
) -> None:
    """What two sentences say of people is of the same people; a length of time may be another."""
    assert [retold[slice(*f.here)] for f in judge_retelling(told, retold).findings] == found
