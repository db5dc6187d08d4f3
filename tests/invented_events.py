"""Invented events, look-alike ones among them, and which articles a grouping put together."""

from __future__ import annotations

from dataclasses import replace

from models.stories import StoryItem


def item(name: str, title: str, text: str = "", **more: str | None) -> StoryItem:
    """An article; `name` is "story/number"."""
    return replace(StoryItem(name, title, text, f"paper {name}", None, "en"), **more)  # type: ignore[arg-type]  # the tests below name only fields that take text


FERRY = [
    item(
        "ferry/1",
        "Ferry Aurelia runs aground off Kessa island",
        "The ferry Aurelia ran aground on a reef off Kessa island early on Tuesday with 212 "
        "people on board. All passengers were taken off by lifeboats before dawn, the coast "
        "guard said. Captain Ilmar Toss told reporters that the radar had failed minutes "
        "before the ship struck the reef. Two people were treated for broken bones.",
    ),
    item(
        "ferry/2",
        "212 rescued after passenger ship hits reef near Kessa",
        "Lifeboats brought 212 people ashore after the Aurelia struck a reef near Kessa in the "
        "night. The coast guard said two passengers had broken bones. The ship's captain, "
        "Ilmar Toss, blamed a radar failure. The Aurelia lay on its side by morning and a "
        "salvage company was called in.",
    ),
    item(
        "ferry/3",
        "Radar failed before the Aurelia struck, says captain",
        "Captain Ilmar Toss of the ferry Aurelia said on Tuesday that its radar went dark "
        "shortly before the vessel ran onto the reef off Kessa island. Lifeboats took all 212 "
        "people to land. The coast guard has opened an inquiry into the radar failure.",
    ),
]

BUDGET = [
    item(
        "budget/1",
        "Parliament in Oster passes budget by one vote",
        "The parliament of Oster passed next year's budget on Wednesday night by 61 votes to "
        "60, ending a deadlock of five weeks. Finance minister Petra Lund gave up a planned "
        "tax on fuel to win over two members of the Farmers' Union. Schools get 4 per cent "
        "more money.",
    ),
    item(
        "budget/2",
        "Fuel tax dropped as Oster budget scrapes through",
        "Finance minister Petra Lund dropped her fuel tax to save the Oster budget, which "
        "parliament passed 61 to 60 late on Wednesday. Two members of the Farmers' Union "
        "changed sides. The deadlock had lasted five weeks.",
    ),
]

# One kind of event, again and again: each another place, day, number and name.
CHAIN = [
    item(
        "storm Helmi/1",
        "Storm Helmi hits Varn",
        "Storm Helmi left half of Varn without power on Monday. Winds of 140 kilometres an hour "
        "tore down a bridge over the Lenne, and fire crews were called out all night. Mayor "
        "Elsa Brock asked residents to stay at home.",
    ),
    item(
        "storm Helmi/2",
        "Varn counts the cost of Helmi",
        "A day after Helmi, Varn is without its bridge over the Lenne. Mayor Elsa Brock put the "
        "damage from the 140 kilometre winds at nine million. Power was back in most of Varn.",
    ),
    item(
        "storm Ingo/1",
        "School loses roof as storm Ingo crosses Tolm",
        "Gusts of 95 kilometres an hour lifted the roof off the grammar school in Tolm on "
        "Thursday as storm Ingo moved inland. Lessons are cancelled until Easter, headmaster "
        "Jon Marsh said. Power lines were down in four villages.",
    ),
    item(
        "storm Ingo/2",
        "Tolm pupils sent home after Ingo",
        "The grammar school of Tolm will stay shut until Easter because storm Ingo took its "
        "roof, says headmaster Jon Marsh. Four villages near Tolm waited for electricity.",
    ),
    item(
        "storm Jasmin/1",
        "Jasmin washes beach huts at Pellas out to sea",
        "Storm Jasmin swept a row of 30 beach huts at Pellas into the sea on Sunday, with waves "
        "of six metres. Harbour master Rita Okafor closed the pier. No one was hurt in the storm.",
    ),
    item(
        "storm Jasmin/2",
        "Pellas pier closed after storm",
        "Harbour master Rita Okafor has closed the pier at Pellas, where six metre waves whipped "
        "up by storm Jasmin took 30 beach huts on Sunday.",
    ),
    item(
        "storm Karl/1",
        "Storm Karl silences Quiberg radio",
        "The mast of the radio station at Quiberg snapped in winds of 162 kilometres an hour as "
        "storm Karl passed on Friday. Engineer Sven Adler hopes to be on air again within a week.",
    ),
    item(
        "storm Karl/2",
        "Quiberg off air as mast snaps",
        "Radio Quiberg fell silent on Friday when its mast broke in storm Karl. It may take a "
        "week to repair, said engineer Sven Adler. Winds reached 162 kilometres an hour.",
    ),
]

HEADLINES = [
    item("comet/1", "Comet Ahlgren to pass closest to Earth tonight"),
    item("comet/2", "How to see comet Ahlgren tonight"),
    item("comet/3", "Comet Ahlgren lights up the night sky"),
    item("comet/4", "Skywatchers gather for comet Ahlgren"),
    item("bakery/1", "Bakery chain Brodhus files for bankruptcy"),
    item("bakery/2", "Brodhus bankruptcy puts 900 bakery jobs at risk"),
    item("bakery/3", "Bakery chain Brodhus goes bankrupt"),
]

ALL = [*FERRY, *BUDGET, *CHAIN, *HEADLINES]


def partition(items: list[StoryItem], labels: list[int]) -> set[frozenset[str]]:
    """The groups as sets of ids."""
    return {
        frozenset(one.id for one, label in zip(items, labels, strict=True) if label == wanted)
        for wanted in labels
    }


def planted(items: list[StoryItem]) -> set[frozenset[str]]:
    """The groups that the ids say."""
    stories = {one.id.split("/")[0] for one in items}
    return {
        frozenset(one.id for one in items if one.id.split("/")[0] == story) for story in stories
    }
