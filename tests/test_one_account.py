"""Figures, days and names that differ and belong to one account, and such as do not."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling

ONE_ACCOUNT = {
    "a range and a figure in it": (
        "Forecasts for the mill's profit ranged from 16 cents a share to 27 cents a share.",
        "Analysts had expected the mill to earn a profit of 22 cents a share.",
    ),
    "a range in a range": (
        "In the study of the mills the margin of error ranged from 1.8 to 4.4 percentage points.",
        "The mills' study has a margin of error of three to four percentage points.",
    ),
    "the step and where it began": (
        "At the colleges of Tarn, tuition will jump to $2,800 from $2,500.",
        "Students at Tarn's colleges will see their tuition rise by $300 to $2,800.",
    ),
    "a sum and its parts": (
        "The new contract says that his pay and his bonus will be at least $2.4 million a year.",
        "The contract sets his annual pay at $1.4 million and his target bonus at $1 million.",
    ),
    "the day of the interview and of what it tells": (
        "Ina Rask said she heard the crash from the kitchen early Saturday morning.",
        "Ina Rask heard the crash from the kitchen, she said in an interview Tuesday.",
    ),
    "about an hour": (
        "At about 3 p.m. on Friday a neighbour of the mayor called the police.",
        "A neighbour of the mayor called the police at 3:22 p.m. on Friday.",
    ),
    "two lengths, both rounded": (
        "In Alder, 52km north-west of Tarn, people were told to gather their belongings.",
        "In Alder, 32 miles northwest of Tarn, people were told to gather their belongings.",
    ),
    "a decimal without its nought": (
        "A warning is given when the level reaches .20 parts per million in the air.",
        "A warning is given when levels in the air reach 0.20 parts per million.",
    ),
    "a desk's word in round brackets": (
        "“Mr Gale would have had these superannuation payments anyhow,” the chairman said.",
        "“Mr Gale would have had these (pension) payments anyhow,” the chairman said.",
    ),
    "a name in brackets, and heard": (
        "“With respect I see how the (Iranian) people resist pressure from abroad,” he said.",
        "“With respect I see how the Iranian people resist pressure from abroad,” he said.",
    ),
    "a court of the states": (
        "The agent filed the suit on Friday in Federal District Court for Tarn.",
        "The suit was filed on Friday at the US District Court for Tarn.",
    ),
    "a treasury of the states": (
        "The seizure of the money was confirmed by a US Treasury official in the port.",
        "The seizure of the money was confirmed by a United States Treasury official there.",
    ),
    "a seat and who sits there": (
        "Gov. Rolf Dunn asked the White House to declare a disaster in 39 counties.",
        "Gov. Rolf Dunn asked Trump to declare 39 counties disaster areas.",
    ),
    "a knight by his given name": (
        "Mr. Stevens has told his officers that there are more agents in Alder than thought.",
        "Sir John has told his officers that there are more agents in Alder than thought.",
    ),
    "somebody by party and state": (
        "“It gives a bad name to a just war,” the Connecticut Democrat told the conference.",
        "“It gives a bad name to a just war,” Keller told the conference.",
    ),
    "a company without its trade": (
        "None of the Prairie Plant Systems seed can be sold until the manual is out, she said.",
        "None of Prairie Plant's seed can be sold until the Health Canada manual is out, she said.",
    ),
    "a paper without its town": (
        "In a letter to The Times and to the Press Trust, the reporter blamed personal issues.",
        "In a letter to The New York Times, the reporter blamed personal issues.",
    ),
    "a name with its article written small": (
        "US officials blame Al Qaeda for the attacks that killed 231 people in the port.",
        "U.S. officials blame Osama bin Laden's al-Qaida for attacks that killed 231 in the port.",
    ),
    "examples of many": (
        "With the holiday near, parks such as the Spruce Run Area will open early.",
        "Early this year several parks such as Parvin Park open for the holiday.",
    ),
}

TWO_ACCOUNTS = {
    "a word beside a name in brackets": (
        "“With respect I see the perseverance of the (Iranian) people against pressure,” he said.",
        "“With respect I see the persistence of the Iranian people against pressure,” he said.",
    ),
    "a step and where it led": (
        "Profits of the mill rose from 10 to 15 million euros last year, its owner said.",
        "Profits of the mill rose to 12 million euros last year, its owner said.",
    ),
    "the dead and all that suffered": (
        "Three people were killed and two were hurt when the bus left the road at Alder.",
        "Five people were killed when the bus left the road at Alder.",
    ),
    "the day of what is told, under a verb of saying": (
        "Officials said the minister resigned over the bridge on Monday.",
        "The minister resigned over the bridge on Tuesday, officials said.",
    ),
    "two days of saying": (
        "Police said on Monday that the ship had sunk off Alder.",
        "Police said on Tuesday that the ship had sunk off Alder.",
    ),
    "two seats": (
        "The White House said that it would not send a delegation to the talks in Tarn.",
        "The Kremlin said that it would not send a delegation to the talks in Tarn.",
    ),
    "two lengths": (
        "In Alder, 52km north-west of Tarn, people were told to gather their belongings.",
        "In Alder, 36 miles northwest of Tarn, people were told to gather their belongings.",
    ),
    "two hours": (
        "At about 3 p.m. on Friday a neighbour of the mayor called the police.",
        "At about 5 p.m. on Friday a neighbour of the mayor called the police.",
    ),
}


@pytest.mark.parametrize("case", ONE_ACCOUNT)
def test_nothing_is_found_where_both_may_be_right(case: str) -> None:
    """Neither retelling has anything otherwise than the other."""
    one, two = ONE_ACCOUNT[case]

    assert judge_retelling(one, two).findings == ()
    assert judge_retelling(two, one).findings == ()


@pytest.mark.parametrize("case", TWO_ACCOUNTS)
def test_what_cannot_both_be_right_is_found(case: str) -> None:
    """One finding, whichever of the two retells the other."""
    one, two = TWO_ACCOUNTS[case]

    assert len(judge_retelling(one, two).findings) == 1
    assert len(judge_retelling(two, one).findings) == 1


def test_a_range_is_known_in_other_languages() -> None:
    """By its words for "between" and "and"."""
    wide = "Das Werk rechnet mit zwischen 10 und 15 Millionen Euro Gewinn im Jahr."
    one = "Das Werk rechnet mit 12 Millionen Euro Gewinn, sagte der Leiter am Montag."
    beyond = "Das Werk rechnet mit 17 Millionen Euro Gewinn, sagte der Leiter am Montag."

    assert judge_retelling(wide, one, "de").findings == ()
    assert [f.kind for f in judge_retelling(wide, beyond, "de").findings] == ["number"]
