"""Figures in the forms that the cases of Slavic languages give them, and figures that are none."""

from __future__ import annotations

import pytest

from tests.quantified import only

# language and text: the kind, the unit and the value of the one quantity
FIGURES = {
    ("ru", "два с половиной миллиона человек"): ("count", "people", 2.5e6),
    ("ru", "двадцать с половиной процентов"): ("percent", "percent", 20.5),
    ("ru", "с двумя тысячами рублей"): ("money", "RUB", 2000),
    ("uk", "два з половиною мільйони людей"): ("count", "people", 2.5e6),
    ("uk", "із 3 мільйонами гривень"): ("money", "UAH", 3e6),
    ("pl", "dwa i pół tysiąca osób"): ("count", "people", 2500),
    ("pl", "1,5 miliona złotych"): ("money", "PLN", 1.5e6),
    ("pl", "z 3 tysiącami osób"): ("count", "people", 3000),
    ("pl", "półtora roku"): ("duration", "month", 18),
    ("cs", "před dvěma a půl tisíci lety"): ("duration", "month", 30000),
    ("cs", "půl milionu korun"): ("money", "crown", 5e5),
    ("cs", "před 10 lety"): ("duration", "month", 120),
    ("cs", "trvalo to 24 hodin"): ("duration", "second", 86400),
    ("cs", "začalo to v 17 hodin"): ("time", "24h", 1020),
    ("sh", "dva i pol milijuna ljudi"): ("count", "people", 2.5e6),
}


@pytest.mark.parametrize(("lang", "text"), FIGURES)
def test_a_figure_is_read_in_its_case(lang: str, text: str) -> None:
    """Scales and units in every case, and a half added in words."""
    assert only(text, lang).meaning == FIGURES[lang, text]


@pytest.mark.parametrize(
    ("lang", "text", "least"),
    [
        ("ru", "тысячи людей вышли на площадь", 1000),
        ("ru", "несколько тысяч людей", 1000),
        ("ru", "сотни тысяч людей", 100_000),
        ("uk", "мільйони гривень", 1e6),
        ("pl", "tysiące osób", 1000),
        ("cs", "miliony korun", 1e6),
        ("cs", "několik tisíc lidí", 1000),
        ("sh", "hiljade ljudi", 1000),
        ("es", "millones de euros", 1e6),
        ("it", "milioni di persone", 1e6),
        ("pt", "milhões de pessoas", 1e6),
    ],
)
def test_thousands_and_millions_without_a_number_are_no_figure(
    lang: str, text: str, least: float
) -> None:
    """Not one thousand, but any number of them up to ten."""
    vague = only(text, lang)

    assert (vague.low, vague.high) == (least, 10 * least)


@pytest.mark.parametrize(
    ("lang", "text", "least", "most"),
    [
        ("ru", "более тысячи человек", 1000, 1500),
        ("ru", "около тысячи человек", 900, 1100),
        ("sh", "oko hiljade ljudi", 900, 1100),
        ("cs", "kolem tisíce lidí", 900, 1100),
    ],
)
def test_behind_how_sure_it_is_one_thousand_is_a_figure(
    lang: str, text: str, least: float, most: float
) -> None:
    """The genitive of one has the form of many: "more than a thousand"."""
    found = only(text, lang)

    assert (found.low, found.high) == pytest.approx((least, most))
