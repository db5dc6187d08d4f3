"""For how long a figure holds, where two tellings give it for each of another time."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling

# name: (language, the text retold, what retells it)
RATES = {
    "a month for a year": (
        "en",
        "The town will pay the ferry crew £900 a month, the council in Orr said on Friday.",
        "On Friday the council in Orr agreed to pay the ferry's crew £900 a year.",
    ),
    "guests a day for guests an hour": (
        "en",
        "The museum in Orr expects 400 guests a day in the summer, its director said.",
        "Its director said the museum in Orr expects 400 guests an hour in the summer.",
    ),
    "a day for a month, in German": (
        "de",
        "Der Parkplatz am Hafen kostet 50 Euro pro Tag, teilte die Stadt mit.",
        "Die Stadt teilte mit, dass der Parkplatz am Hafen 50 Euro pro Monat kostet.",
    ),
}

NO_RATES = {
    "a year ago": (
        "en",
        "A ticket for the ferry to Orr cost £90 a year ago, the council said.",
        "The council said a ticket for the ferry to Orr cost £90 a month ago.",
    ),
    "a day after": (
        "en",
        "The hospital in Orr treated 30 people a day after the fire in the mill.",
        "After the fire in the mill the hospital in Orr treated 30 people a week later.",
    ),
    "for a week, in Russian": (
        "ru",
        "Город выделил школе 100 рублей на неделю, сообщила мэрия.",
        "Мэрия сообщила, что город выделил школе 100 рублей на месяц.",
    ),
    "the day after, in Spanish": (
        "es",
        "El hospital de Orr atendió a 30 heridos al día siguiente del incendio.",
        "Al incendio siguió que el hospital de Orr atendió a 30 heridos al mes siguiente.",
    ),
}


@pytest.mark.parametrize("case", RATES)
def test_a_figure_for_each_of_another_time_is_found(case: str) -> None:
    """Also where the figure is the same."""
    lang, told, retold = RATES[case]

    assert "number" in {f.kind for f in judge_retelling(told, retold, lang).findings}


@pytest.mark.parametrize("case", NO_RATES)
def test_a_figure_of_another_day_is_no_rate(case: str) -> None:
    """A time that says when, or for how long in all, is none for each of which it holds."""
    lang, told, retold = NO_RATES[case]
    figures = {word for word in told.split() if any(c.isdigit() for c in word)}

    for finding in judge_retelling(told, retold, lang).findings:
        assert not any(figure in retold[slice(*finding.here)] for figure in figures)
