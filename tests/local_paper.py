"""A week of an invented local paper: ten articles on nine matters of one town."""

from __future__ import annotations

from typing import Final

from models.stories import StoryItem

# (event, day of November 2026, title, text). Only of the pool there are two reports.
_REPORTS: Final = (
    (
        "bakery",
        2,
        "Hallgarth bakery to close after ninety years",
        (
            "The Pettifer bakery in Hallgarth's Church Lane closes at the end of the month, after "
            'ninety years. Owner Joan Pettifer, 67, found no one to take it over. "I have been '
            'getting up at two since I was sixteen," she said. The mayor of Hallgarth, Bryn '
            "Aldous, called it a loss for the whole town."
        ),
    ),
    (
        "library",
        2,
        "Library in Hallgarth opens on Sundays",
        (
            "From next month the library of Hallgarth will be open on Sundays from one to five. "
            "The town council agreed with nine votes to four. Mayor Bryn Aldous said that "
            "families had asked for it for years. Two students will do the work. Books can be "
            "given back at any hour through a flap in Church Lane."
        ),
    ),
    (
        "pool",
        3,
        "Leak in swimming pool costs Hallgarth 300,000",
        (
            "Hallgarth's indoor pool stays shut until February because of a leak under the "
            "learners' basin. Repairs cost 300,000, mayor Bryn Aldous told the council on Monday. "
            "School classes will be taken by bus to Wexcombe. The swimming club asked for a tent "
            "over the lido instead."
        ),
    ),
    (
        "pool",
        5,
        "Swimmers protest with bath caps before town hall",
        (
            "About fifty members of Hallgarth's swimming club stood before the town hall on "
            "Wednesday in bathing caps and asked for a tent over the lido. Bryn Aldous came out "
            "to them with a thermos flask. The learners' basin leaks and the hall is to be shut "
            "until February. Chair Moira Teale said that children forget how to swim in a winter."
        ),
    ),
    (
        "crash",
        3,
        "Cyclist, 34, badly hurt at Hallgarth roundabout",
        (
            "A cyclist of 34 was badly hurt on Tuesday at the Wexcombe Road roundabout in "
            "Hallgarth. The driver of a van had not seen her, police said. She was flown to "
            "hospital by helicopter. It was the fourth accident there this year. The mayor, Bryn "
            "Aldous, has asked the county for a lower limit."
        ),
    ),
    (
        "football",
        7,
        "Hallgarth Rovers lose at home to Wexcombe",
        (
            "Hallgarth Rovers lost 0-3 to Wexcombe on Saturday before 412 spectators. All goals "
            "fell in the last twenty minutes after Dean Pettifer had been sent off. Rovers are "
            "eleventh. Coach Phil Teale said that his side had stopped running. Next Saturday "
            "they play at Norbury."
        ),
    ),
    (
        "school",
        4,
        "Hallgarth school wins prize for its vegetable garden",
        (
            "The primary school in Hallgarth has won a prize of 5,000 for its garden. Forty "
            "children grow leeks and pumpkins there and sell soup in Church Lane on Fridays. "
            "Teacher Imogen Rudd took the cheque from mayor Bryn Aldous. It is to buy a "
            "greenhouse."
        ),
    ),
    (
        "tax",
        5,
        "Council puts up dog tax by a fifth",
        (
            "Dog owners in Hallgarth will pay 84 a year from January instead of 70. The council "
            "decided so on Wednesday against the votes of the opposition, which spoke of a tax on "
            "the lonely. Mayor Bryn Aldous said that the town spends 40,000 on bins and bags. "
            "Guide dogs remain free."
        ),
    ),
    (
        "museum",
        6,
        "Roman coin found in garden goes to Hallgarth museum",
        (
            "A Roman silver coin that a retired plumber dug up among his potatoes in Wexcombe "
            "Road can be seen in Hallgarth's museum from Saturday. It shows the emperor Hadrian. "
            "Finder Ted Rudd was paid 900. Curator Lena Marsh thinks there may be more in the "
            "ground and asks people not to dig by themselves."
        ),
    ),
    (
        "fire",
        6,
        "Fire in Church Lane, two treated for smoke",
        (
            "A fire broke out on Friday evening in a flat above the chemist's in Church Lane in "
            "Hallgarth. Two people were treated for smoke. The fire brigade, with thirty people, "
            "put it out within half an hour. A pan left on a stove is thought to be the cause. "
            "Bryn Aldous thanked the helpers."
        ),
    ),
)

LOCAL_PAPER: Final = [
    StoryItem(f"{event}/{place}", title, text, "Hallgarth Echo", f"2026-11-{day:02}", "en")
    for place, (event, day, title, text) in enumerate(_REPORTS)
]
"""The articles; what stands before the slash of an id is the event."""
