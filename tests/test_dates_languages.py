"""Days, months and years as the sentences of many languages have them."""

from __future__ import annotations

import pytest

from models.numbers.quantities import quantities
from tests.quantified import meanings, only


@pytest.mark.parametrize(
    ("lang", "day", "days"),
    [("ja", "17日夜", "17日間"), ("ko", "10일 오후", "10일 만에"), ("zh", "19日下午", "19天")],
)
def test_a_day_of_the_month_is_no_number_of_days(lang: str, day: str, days: str) -> None:
    """What follows the sign tells."""
    assert only(day, lang).kind == "date"
    assert only(days, lang).kind == "duration"


def test_a_month_may_end_the_text() -> None:
    """A headline stops there, with nothing behind it to read on."""
    assert meanings("工程拖到明年3月", "zh") == [("date", "", 300)]


def test_only_thai_figures_may_be_of_the_buddhist_calendar() -> None:
    """A count of 2,563 is no year of 2020 elsewhere."""
    assert only("ในปี 2563", "th").meaning == ("year", "", 2020)
    assert only("Altogether 2563 were counted.", "en").meaning == ("count", "", 2563)


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("O barco pode ter batido no molhe.", "pt", []),
        ("Dez barcos saíram do porto.", "pt", [("count", "barcos", 10)]),
        ("Saiu do porto em 3 dez. 2021.", "pt", [("date", "", 20211203)]),
        ("La nave è affondata nel mar Nero.", "it", []),
        ("Ha vinto il primo set.", "it", []),
        ("Het schip was zo oud.", "nl", []),
        ("So alt war das Schiff.", "de", []),
        ("Das Schiff kam am Sonntag.", "de", [("date", "weekday", 6)]),
        ("Man kan ikke se skibet.", "da", []),
        ("日本の水道", "ja", []),
        ("桥在周二倒塌", "zh", [("date", "weekday", 1)]),
        ("Паром вернётся в пятницу.", "ru", [("date", "weekday", 4)]),
        ("Паром вернётся в среду.", "ru", [("date", "weekday", 2)]),
        ("Паром вредит окружающей среде.", "ru", []),
        ("Prom wróci w środę.", "pl", [("date", "weekday", 2)]),
        ("Die Fähre legte am Dienstagabend ab.", "de", [("date", "weekday", 1)]),
        ("The ship came on Tues.", "en", [("date", "weekday", 1)]),
    ],
)
def test_a_day_or_month_cut_short_is_not_taken_for_a_word(
    text: str, lang: str, found: list[tuple[str, str, float]]
) -> None:
    """In Portuguese "ter" is to have and no Tuesday, "dez" ten and no December."""
    assert meanings(text, lang) == found


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Veerlijn moest in december 18 bussen stilzetten.", "nl"),
        ("Die Firma hat im Dezember 18 Busse stillgelegt.", "de"),
        ("La empresa paró en diciembre 18 autobuses.", "es"),
        ("В декабре 18 автобусов стояли.", "ru"),
    ],
)
def test_a_count_behind_a_month_is_no_day_of_it(text: str, lang: str) -> None:
    """Where the day of a date stands before its month."""
    found = [(kind, value) for kind, _, value in meanings(text, lang)]

    assert found == [("date", 1200), ("count", 18)]


def test_a_day_behind_a_month_is_one_with_a_year() -> None:
    """As Spanish papers in America print it."""
    assert meanings("Nueva York, mayo 5, 2026", "es") == [("date", "", 20260505)]


MAY = {
    "cs": "Rada se sejde v květnu.",
    "el": "Ισχύει από τον Μάιο.",
    "fi": "Kokous pidettiin toukokuussa.",
    "hu": "A tanács májusban ülésezik.",
    "ka": "საბჭო მაისში იკრიბება.",
    "pl": "Rada zbierze się w maju.",
    "pt": "O conselho reúne-se em maio.",
    "ru": "Совет соберётся в мае.",
    "sk": "Rada sa zíde v máji.",
    "tr": "Toplantı mayısta yapıldı.",
    "uk": "Рада збереться у травні.",
}


@pytest.mark.parametrize("lang", sorted(MAY))
def test_a_month_is_read_in_the_forms_that_sentences_give_it(lang: str) -> None:
    """The full stop behind it is the sentence's."""
    (found,) = quantities(MAY[lang], lang)

    assert (found.kind, found.value) == ("date", 500)
    assert not MAY[lang][slice(*found.span)].endswith(".")


@pytest.mark.parametrize(
    ("text", "value"),
    [("Pe 5 mai 2026 se votează.", [20260505]), ("Au venit mai mulți oameni.", [])],
)
def test_a_romanian_month_is_one_beside_a_day(text: str, value: list[float]) -> None:
    """Alone, "mai" is "more"."""
    assert [found.value for found in quantities(text, "ro")] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Полиция нашла Марту Петрову в лесу.", []),
        ("Марта 20 лет жила в Тессене.", [240]),
        ("Парад прошёл 8 Марта.", [308]),
        ("К марту построят школу.", [300]),
        ("ИТОГИ МАРТА", [300]),
    ],
)
def test_a_russian_month_with_a_capital_is_a_name(text: str, value: list[float]) -> None:
    """But not behind a day, nor where all is in capitals."""
    assert [found.value for found in quantities(text, "ru")] == value


WEDNESDAY = {
    "cs": "Rada se sejde ve středu.",
    "da": "Rådet mødes onsdagen efter.",
    "el": "Ισχύει από το βράδυ της Τετάρτης.",
    "fi": "Kokous on keskiviikon iltana.",
    "hu": "A tanács szerdán ülésezik.",
    "ka": "საბჭო ოთხშაბათს იკრიბება.",
    "nl": "De raad komt woensdagavond bijeen.",
    "no": "Rådet møttes onsdagen etter.",
    "ro": "Consiliul s-a reunit miercurea trecută.",
    "sk": "Rada sa zíde v stredu.",
    "sv": "Rådet möts på onsdagen.",
    "tr": "Toplantı çarşambaya kaldı.",
}


@pytest.mark.parametrize("lang", sorted(WEDNESDAY))
def test_a_day_of_the_week_is_read_in_the_forms_that_sentences_give_it(lang: str) -> None:
    """Behind a preposition, with an article, or joined with the time of the day."""
    assert meanings(WEDNESDAY[lang], lang) == [("date", "weekday", 2)]


@pytest.mark.parametrize(
    ("text", "lang"), [("Ήταν η τρίτη φορά.", "el"), ("Jeli jsme do středu města.", "cs")]
)
def test_a_word_that_looks_like_a_day_is_none(text: str, lang: str) -> None:
    """In Greek "the third time" is no Tuesday, in Czech "the centre" of a town no Wednesday."""
    assert [kind for kind, _, _ in meanings(text, lang) if kind == "date"] == []
