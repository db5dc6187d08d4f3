"""Quotations that several origins give, each in other words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.records import Comparison
from tests.tellings import Desk, article, reprinted

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
    assert all("The quotation differs from both other origins" in words for words in says)


EARLY, LATE = "2024-05-01T08:00:00+00:00", "2024-05-02T18:00:00+00:00"

STEEL = '"Steel is cheaper now for the fifth quarter in a row'
DEBT = "Our debt stands at less than half of what it was when I came"
BEFORE = f"Chief Financial Officer Meera Nair said: {STEEL}. {DEBT}."
RESULTS = f"""Kaveri Tractors sold more than a lakh tractors between July and September.

{BEFORE}"

The board will meet in the first week of November to settle who is to be paid the dividend.

The industry sold a fifth less abroad, and the monsoon withdrew a week later than in other years.
"""


WIRE = """The harbour board met on Monday to settle what the herring fleet is to be paid.

"Oil is cheaper for the fifth winter in a row. Fish is dearer now than ever," Meera Nair said.

"We will pay before the first day of spring. Nobody here need fear," Vikram Sethi said.

The board will meet in the first week of November to hear from the owners of the boats.
"""


def spoken(desk: Desk, said: str) -> Comparison:
    """The results, and a paper that has them from there but for the paragraph with speech."""
    wire = article("wire", RESULTS, EARLY)
    paper = replace(reprinted(wire, "paper", "Fewer debts"), published=LATE)
    return desk.compare([wire, article("paper", paper.text.replace(f'{BEFORE}"', said), LATE)])


@pytest.mark.parametrize(
    "said",
    [
        f'{STEEL}. {DEBT}," Managing Director Arvind Rao said.',
        f'{STEEL}," Managing Director Arvind Rao said. "{DEBT}."',
    ],
)
def test_a_quotation_in_another_mouth_is_found_wherever_its_speaker_stands(
    desk: Desk, said: str
) -> None:
    """Before a colon in one paper, behind the words in another: one finding, at the speaker."""
    (found,) = spoken(desk, said).distortions

    assert found.kind == "attribution"
    assert found.here.endswith("Arvind Rao")
    assert found.there.endswith("Meera Nair")


@pytest.mark.parametrize(
    "said",
    [
        f'{STEEL}," Ms. Nair said. "{DEBT}."',
        f'{STEEL}," the finance chief said. "{DEBT}."',
        f'{STEEL}," Meera Nair told Arvind Rao. "{DEBT}," Arvind Rao said she had added.',
    ],
)
def test_a_speaker_called_otherwise_or_beside_another_is_none_changed(
    desk: Desk, said: str
) -> None:
    """A title, a description, and a paragraph in which two are said to speak."""
    assert [d for d in spoken(desk, said).distortions if d.kind == "attribution"] == []


ABROAD = "Managing Director Arvind Rao said a fifth of the tractors went abroad"


@pytest.mark.parametrize(
    "said",
    [
        f'{STEEL}," she said. "{DEBT}." {ABROAD}.',
        f'{STEEL}," the finance chief told reporters. {ABROAD}.',
        f'{STEEL}. {DEBT}." {ABROAD}.',
        f'{STEEL}," she recalled. "{DEBT}," Arvind Rao said.',
    ],
)
def test_who_says_something_else_in_the_paragraph_does_not_say_the_quotation(
    desk: Desk, said: str
) -> None:
    """It is said by "her", by an office, or by whom the paragraph before names."""
    assert [d for d in spoken(desk, said).distortions if d.kind == "attribution"] == []


def test_two_who_say_two_things_are_no_change_of_name(desk: Desk) -> None:
    """Both spoke to the jury, of one thing, and each is quoted by another paper."""
    first = article(
        "first",
        "Prosecutor Helen Varley told the jury that a neighbour had warned the builder twice that "
        "it was swaying.\n\nThe wall had stood for nineteen days, and it was put up in a weekend.",
    )
    second = article(
        "second",
        "A neighbour, Jean Stroud, told the jury she had complained to the builder about it.\n\n"
        "Listeners have sent flowers to the school, and a tree is to be planted in autumn.",
    )

    assert desk.compare([first, second]).distortions == ()


def test_what_somebody_is_called_by_office_is_no_name_from_nowhere(desk: Desk) -> None:
    """A rewrite that adds "Managing Director" to a speaker has invented nobody."""
    called = f'Managing Director and Chief Financial Officer Meera Nair said: {STEEL}. {DEBT}."'

    assert spoken(desk, called).distortions == ()


def test_a_sentence_that_disagrees_counts_among_those_held_against_another(desk: Desk) -> None:
    """One speaker stands by words that the wire has not: two of three, where it was two of one."""
    wire = article("wire", WIRE, EARLY)
    paper = WIRE.replace("Fish is dearer now than ever", "The ice went out late")
    paper = paper.replace("Nobody here need fear", "Children skate to school")
    paper = paper.replace("Meera Nair", "Arvind Rao").replace("Vikram Sethi", "Paula Stone")
    herald = article("herald", "Sheep were found on a roof, and a choir will sing on Sunday.")
    found = desk.compare([wire, article("paper", paper, LATE), herald])
    (score,) = (score for score in found.scores if score.source == "paper")
    (share,) = (figure for figure in score.figures if figure.name == "distortion")

    assert [d.here for d in found.distortions] == ["Arvind Rao", "Paula Stone"]
    assert score.distortion == share.value == pytest.approx(2 / 3, abs=1e-6)
    assert share.of == 3
    assert share.low is not None
    assert share.high is not None
    assert share.low < share.value < share.high
