"""The one name of a sort that each of two sentences has, where another one stands for it."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling

# name: (language, the text retold, what retells it, the name put for another, that name)
IN_OTHER_WORDS = {
    "a botanist": (
        "en",
        "Botanist Ruth Calder called the orchid, picked near Orr in 2016, the rarest of the coast.",
        "An orchid picked near Orr in 2016 is the coast's rarest, says botanist Nina Frost.",
        "Nina Frost", "Botanist Ruth Calder",
    ),
    "a mayor behind a comma": (
        "en",
        "Mayor Gil Tanner opened the new mill in Marlow on Friday with a speech to 300 guests.",
        "The new mill in Marlow was opened before 300 guests on Friday by its mayor, Dov Reiss.",
        "Dov Reiss", "Mayor Gil Tanner",
    ),
    "a mayor, in Russian": (
        "ru",
        "На открытии новой мельницы в пятницу мэр города Павел Гуров обещал 300 рабочих мест.",
        "Мэр города Антон Рыжов в пятницу обещал 300 рабочих мест на новой мельнице.",
        "Антон Рыжов", "Павел Гуров",
    ),
    "one of two colleges": (
        "en",
        "Staff at Alder College found that pupils who walk to school sleep 20 minutes longer.",
        "Pupils sleep 20 minutes longer if they walk to school, a team from Tarn College says.",
        "Tarn College", "Alder College",
    ),
    "a town behind the same preposition": (
        "en",
        "Four sheep drowned when the Murr left its bed near Tanvik on Sunday, a farmer said.",
        "Floods near Orrby drowned four sheep on Sunday after the Murr had left its bed.",
        "Orrby", "Tanvik",
    ),
    "a given name behind what she is": (
        "en",
        "Archivist Vera Lund found the letters in a drawer of the town hall in May.",
        "Archivist Sonja Lund found the letters in a drawer of the town hall in May.",
        "Archivist Sonja Lund", "Archivist Vera Lund",
    ),
}  # fmt: skip

HONEST = {
    "each names another, by what both are not": (
        "The bridge at Orr was opened on Friday by mayor Gil Tanner before 300 guests.",
        "The bridge at Orr was opened on Friday before 300 guests; engineer Dov Reiss built it.",
    ),
    "a chairman by both his names": (
        "The chairman, retired Adm. Hal Greer, said the crane was not as strong as it should be.",
        "The crane was not as strong as it should be, said Harold W. Greer Jr., the chairman.",
    ),
    "a mayor and a deputy": (
        "Mayor Gil Tanner opened the new mill in Marlow on Friday with a speech to 300 guests.",
        "Before 300 guests Dov Reiss, its deputy mayor, opened the new mill in Marlow on Friday.",
    ),
    "two directors of one company": (
        "Company director Gil Tanner told its staff the mill in Marlow will shut on Friday.",
        "The mill in Marlow will shut on Friday, Dov Reiss, the finance director, told its staff.",
    ),
    "a street and one near it": (
        "A fire in Mill Street killed four sheep on Sunday, a farmer said.",
        "Four sheep died on Sunday in a fire near Brook Street, a farmer said.",
    ),
}


@pytest.mark.parametrize("case", IN_OTHER_WORDS)
def test_another_name_in_other_words_is_found(case: str) -> None:
    """Of who holds the office, of the one college, of the one town that each sentence has."""
    lang, told, retold, here, there = IN_OTHER_WORDS[case]
    found = judge_retelling(told, retold, lang).findings

    assert [(retold[slice(*f.here)], f.there and told[slice(*f.there)]) for f in found] == [
        (here, there)
    ]


@pytest.mark.parametrize("case", HONEST)
def test_two_names_that_may_both_be_told_are_none(case: str) -> None:
    """In either order."""
    told, retold = HONEST[case]

    assert not judge_retelling(told, retold).findings
    assert not judge_retelling(retold, told).findings
