"""Quantities in other languages and scripts than English."""

from __future__ import annotations

import pytest

from models.changes.passages import passages
from models.changes.same_quantity import has_quantity
from models.numbers.quantities import agree, comparable, quantities
from tests.quantified import meanings, only

LANGUAGES = {
    "de": (
        ("Am 13. März 2023 um 20.30 Uhr kosteten 1.200 Boote 3,5 Mio. Euro, zwölf Prozent"
        " von dreiundzwanzig Menschen"),
        [("date", "", 20230313), ("time", "24h", 1230), ("count", "boote", 1200),
         ("money", "EUR", 3.5e6), ("percent", "percent", 12), ("count", "people", 23)],
    ),
    "fr": (
        ("Le 1er mars 2023 à 20h30, 1 200 personnes, 3,5 millions d'euros, 12 %,"
        " quatre-vingt-dix-sept personnes, mardi"),
        [("date", "", 20230301), ("time", "24h", 1230), ("count", "people", 1200),
         ("money", "EUR", 3.5e6), ("percent", "percent", 12), ("count", "people", 97),
         ("date", "weekday", 1)],
    ),
    "es": (
        ("El 13 de marzo de 2023 a las 20:30, 1.200 personas, mil millones de dólares,"
        " treinta y uno heridos"),
        [("date", "", 20230313), ("time", "24h", 1230), ("count", "people", 1200),
         ("money", "USD", 1e9), ("count", "people", 31)],
    ),
    "ru": (
        ("13 марта 2023 года в 8 часов вечера 1 200 человек, 3,5 млн евро, двадцать пять тысяч"
        " человек, 12 процентов"),
        [("date", "", 20230313), ("time", "24h", 1200), ("count", "people", 1200),
         ("money", "EUR", 3.5e6), ("count", "people", 25000), ("percent", "percent", 12)],
    ),
    "ar": (
        "في 13 مارس 2023 قتل ١٬٢٠٠ شخص، ٣٫٥ مليون يورو، 12 في المئة، خمسة وعشرون ألف شخص",
        [("date", "", 20230313), ("count", "people", 1200), ("money", "EUR", 3.5e6),
         ("percent", "percent", 12), ("count", "people", 25000)],
    ),
    "zh": (
        "2023年3月13日下午3点30分，三百万人，1.2亿美元，百分之十二",
        [("date", "", 20230313), ("time", "24h", 930), ("count", "people", 3e6),
         ("money", "USD", 1.2e8), ("percent", "percent", 12)],
    ),
    "ja": (
        "2023年3月13日午後3時半、3億5000万円、31人",
        [("date", "", 20230313), ("time", "24h", 930), ("money", "JPY", 3.5e8),
         ("count", "people", 31)],
    ),
    "he": ("ב-13 במרץ 2023, 1,200 אנשים, 3.5 מיליון דולר",
           [("date", "", 20230313), ("count", "people", 1200), ("money", "USD", 3.5e6)]),
    "ko": ("2023년 3월 13일 1200명, 1억 2000만 달러",
           [("date", "", 20230313), ("count", "people", 1200), ("money", "USD", 1.2e8)]),
    "xx": ("1,200 people, 12%", [("count", "people", 1200), ("percent", "percent", 12)]),
}  # fmt: skip

CLOCKS = {
    "in German words": ("de", "um acht Uhr", "um 20 Uhr"),
    "in Dutch words": ("nl", "om acht uur 's avonds", "om 20.00 uur"),
    "in French words": ("fr", "à huit heures", "à 20 heures"),
    "in Italian figures": ("it", "alle 3.20 del mattino", "alle ore 3.20"),
    "of a half hour in Polish": ("pl", "o wpół do czwartej po południu", "o godz. 15.30"),
    "of a quarter in Ukrainian": ("uk", "за чверть до п'ятої вечора", "о 16:45"),
    "in Swedish": ("sv", "klockan halv åtta på kvällen", "kl. 19.30"),
    "in Portuguese": ("pt", "às oito da noite", "às 20h"),
    "of a half not named, in Spanish": ("es", "a las 8:40", "a las 20:40"),
    "of a half not named, in Japanese": ("ja", "9時12分", "21時12分"),
    "in Korean": ("ko", "오후 7시 40분", "19시 40분"),
    "in Arabic": ("ar", "الساعة 9:40 مساء", "21:40"),
}  # fmt: skip

SAID_OTHERWISE = {
    "of twelve in Turkish": ("tr", "on iki kişi", "12 kişi"),
    "of a hundred and more in Turkish": ("tr", "yüz on iki kişi", "112 kişi"),
    "of a hundred and more in Hindi": ("hi", "एक सौ बारह लोग", "112 लोग"),
    "of a hundred and more in Bengali": ("bn", "একশত বারো জন", "112 জন"),
    "of teens in Urdu": ("ur", "چودہ افراد", "14 افراد"),
    "of hundreds in Hebrew": ("he", "שלוש מאות אנשים", "300 אנשים"),
    "of hundreds in Polish": ("pl", "dwieście pięćdziesiąt osób", "250 osób"),
    "of hundreds in Czech": ("cs", "tři sta pět lidí", "305 lidí"),
    "of hundreds in Portuguese": ("pt", "trezentas e duas pessoas", "302 pessoas"),
    "in one Dutch word": ("nl", "tweeëntwintig mensen", "22 mensen"),
    "in one Dutch word without a break": ("nl", "vijfendertig mensen", "35 mensen"),
    "in one Italian word": ("it", "venticinque persone", "25 persone"),
    "in one Italian word cut short": ("it", "quarantotto persone", "48 persone"),
    "in one Swedish word": ("sv", "trettiosju personer", "37 personer"),
    "in one Hungarian word": ("hu", "huszonkét ember", "22 ember"),
    "in one Finnish word": ("fi", "viisikymmentäkaksi ihmistä", "52 ihmistä"),
    "of a day of Thailand": ("th", "14 พฤศจิกายน 2569", "14 พ.ย. 2026"),
    "in Thai figures": ("th", "เสียหาย ๑.๕ แสนล้านบาท", "เสียหาย 150,000 ล้านบาท"),
    "of the time in Thailand": ("th", "เวลา 14.30 น.", "เวลา 14:30"),
    "in lakhs": ("hi", "1,00,000 रुपये", "एक लाख रुपये"),
    "of one and a half lakh": ("hi", "डेढ़ लाख लोग", "1.5 लाख लोग"),
    "with marks apart": ("hi", "डे\u0922\u093c लाख लोग", "1.5 लाख लोग"),
    "in crores of Bengal": ("bn", "২ কোটি টাকা", "2,00,00,000 টাকা"),
    "in Urdu": ("ur", "۲۵ فی صد", "25 فیصد"),
    "of twelve in Hebrew": ("he", "שנים עשר הרוגים", "12 הרוגים"),
    "of an evening in Hebrew": ("he", "בשעה 8 בערב", "בשעה 20:00"),
    "in Persian words": ("fa", "هزار و پانصد نفر", "۱۵۰۰ نفر"),
    "of a share in Turkish": ("tr", "yüzde 25", "%25"),
    "with capitals in Turkish": ("tr", "İKİ KİŞİ", "2 kişi"),
    "of a day in Turkish": ("tr", "14 Kasım'da", "14 Kasım günü"),
    "in Korean figures": ("ko", "1억2000만 원이", "1억 2천만원"),
    "in Korean figures behind a thousand": ("ko", "5만2천300원을", "52,300원"),
    "in Korean trillions": ("ko", "2조3천억원", "2,300,000,000,000원"),
    "of Korean people": ("ko", "3만5천명이", "35,000명"),
    "of the eighth year of an era": ("ja", "令和8年11月14日", "2026年11月14日"),
    "of the year of a republic": ("zh", "民國115年11月14日", "2026年11月14日"),
    "in Finnish": ("fi", "1,2 miljoonaa euroa", "1 200 000 euroa"),
    "in Finnish words": ("fi", "kaksitoista ihmistä", "12 henkilöä"),
    "in Czech": ("cs", "45,5 mil. Kč", "45,5 milionu korun"),
    "of the time in Czech": ("cs", "v 7.45 hodin", "v 7:45"),
    "of forints, no feet": ("hu", "1,2 milliárd forint", "1 200 000 000 Ft"),
    "in Greek": ("el", "1,2 εκατ. ευρώ", "1.200.000 ευρώ"),
    "in Romanian": ("ro", "1,2 milioane de lei", "1.200.000 lei"),
    "of rupiah": ("id", "Rp1,2 miliar", "1.200.000.000 rupiah"),
    "in Vietnamese": ("vi", "1,2 tỷ đồng", "1.200.000.000 đồng"),
    "of a share in Swahili": ("sw", "asilimia 25", "25%"),
}  # fmt: skip


@pytest.mark.parametrize("case", SAID_OTHERWISE)
def test_two_ways_to_write_a_quantity_agree(case: str) -> None:
    """By scales, calendars, number words and currencies of the language."""
    lang, one, other = SAID_OTHERWISE[case]
    a, b = only(one, lang), only(other, lang)

    assert (a.kind, a.unit) == (b.kind, b.unit)
    assert a.value == pytest.approx(b.value)


@pytest.mark.parametrize(
    ("lang", "text"), [("fr", "En 2019 200 personnes"), ("ru", "В 2019 200 человек")]
)
def test_a_year_is_no_group_of_the_figure_behind_it(lang: str, text: str) -> None:
    """Where spaces part groups of three; the first has three figures at most."""
    assert [value for _, _, value in meanings(text, lang)] == [2019, 200]


def test_ten_rials_are_not_ten_tomans() -> None:
    """A toman is ten rials, and both are in use: they do not conflict."""
    toman, rial = only("۲ هزار تومان", "fa"), only("۲۰ هزار ریال", "fa")

    assert not comparable(toman, rial)


@pytest.mark.parametrize("case", CLOCKS)
def test_two_ways_to_tell_the_time_agree(case: str) -> None:
    """By the clock of twelve hours and by the one of twenty-four."""
    lang, one, other = CLOCKS[case]
    a, b = only(one, lang), only(other, lang)

    assert a.kind == b.kind == "time"
    assert agree(a, b)


def test_a_while_is_no_hour() -> None:
    """Though 一時 could be one o'clock, and "zes uur" may be six hours."""
    assert meanings("一時、約3400戸で停電した。", "ja") == [("count", "", 3400)]
    assert only("Na zes uur praten kwam er een akkoord.", "nl").kind == "duration"


def test_tenths_of_east_asia_are_rounded_shares() -> None:
    """3割 may be 32 percent, and 割合 is no tenth."""
    tenths, exact = only("純利益は3割増だった。", "ja"), only("純利益は32％増えた。", "ja")

    assert tenths.meaning == ("percent", "percent", 30)
    assert agree(tenths, exact)
    assert [kind for kind, _, _ in meanings("3割合", "ja")] == ["count"]


def test_figures_behind_a_thousand_add_to_it_in_turkish() -> None:
    """As they do behind a myriad in East Asia."""
    assert meanings("2 bin 300 işçi", "tr") == [("count", "people", 2300)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_languages_and_scripts(lang: str) -> None:
    """Months, number words, decimal signs, digits and scales of each language are read."""
    text, expected = LANGUAGES[lang]

    assert meanings(text, lang) == expected


def test_an_afternoon_is_no_noon() -> None:
    """Though the word has "midi" in it."""
    assert meanings("jeudi après-midi", "fr") == [("date", "weekday", 3)]
    assert meanings("jeudi à midi", "fr") == [("date", "weekday", 3), ("time", "24h", 720)]


@pytest.mark.parametrize(
    ("text", "lang", "meaning"),
    [
        ("大火于22时15分被扑灭", "zh", [("time", "24h", 1335)]),
        ("火は21時に消えた", "ja", [("time", "24h", 1260)]),
        ("火は3時間で消えた", "ja", [("duration", "second", 10_800)]),
        ("她在第二医院工作", "zh", [("ordinal", "", 2)]),
        ("事故造成两人死亡", "zh", [("count", "people", 2)]),
        ("事故造成兩人死亡", "zh", [("count", "people", 2)]),
        ("下午3点30分", "zh", [("time", "24h", 930)]),
    ],
)
def test_hours_and_ranks_in_han_characters(
    text: str, lang: str, meaning: list[tuple[str, str, float]]
) -> None:
    """An hour needs no half of the day before it, and the second hospital is no two of them."""
    assert meanings(text, lang) == meaning


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("تقدر الخسائر بـ2.4 مليون دولار", "ar", 2_400_000),
        ("و15 في المئة من الأصوات", "ar", 15),
        ("נזק ב2.4 מיליון דולר", "he", 2_400_000),
    ],
)
def test_a_figure_joined_to_a_small_word_is_read_whole(text: str, lang: str, value: float) -> None:
    """Arabic and Hebrew write "in" and "and" against it."""
    assert [found.value for found in quantities(text, lang)] == [value]


@pytest.mark.parametrize("lang", ["ar", "de", "en", "es", "fr", "ru", "sv", "zh"])
@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_groups_of_three_are_no_fractions(lang: str, space: str) -> None:
    """However a language sets them apart."""
    assert only(f"1{space}234 personnes", lang).value == 1234


AGED = {
    "cs": "37letého muže",
    "da": "en 34-årig mand",
    "de": "ein 34 Jahre alter Mann",
    "es": "una mujer de 45 años de edad",
    "fa": "مرد ۳۸ ساله",
    "fi": "36-vuotias mies",
    "hi": "38 वर्षीय व्यक्ति",
    "hu": "egy 42 éves férfit",
    "ko": "38세 남성",
    "nl": "een 34-jarige man",
    "pl": "41-letniego mieszkańca",
    "ru": "38-летний житель",
    "sh": "38-godišnji muškarac",
    "sv": "en 33-årig man",
    "tr": "29 yaşındaki şüpheli",
    "uk": "45-річного чоловіка",
}


@pytest.mark.parametrize("lang", AGED)
def test_an_age_is_one_in_the_words_of_a_language(lang: str) -> None:
    """It was a count of whatever stood behind the figure, or a number of years."""
    (read,) = quantities(AGED[lang], lang)

    assert (read.kind, read.unit) == ("measure", "age")


def test_an_age_told_in_years_is_the_same_figure() -> None:
    """Who is “38-летний” has 38 years, and neither 83 nor 38 months."""
    (aged,) = passages("Полиция задержала 38-летнего мужчину.", "ru")
    for told, same in (("мужчину 38 лет", True), ("мужчину 83 лет", False), ("38 месяцев", False)):
        (other,) = passages(f"Полиция задержала {told}.", "ru")
        assert all(has_quantity(aged, q) for q in other.quantities) is same
        assert all(has_quantity(other, q) for q in aged.quantities) is same


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("de", "Elf weitere Menschen verletzt, drei von ihnen schwer.", {"people": 11, "": 3}),
        ("es", "Otras once personas, tres de ellas menores.", {"people": 11, "": 3}),
        ("fr", "Onze autres personnes sont blessées.", {"people": 11}),
    ],
)
def test_more_people_are_people_and_some_of_them_are_of_no_noun(
    lang: str, text: str, values: dict[str, float]
) -> None:
    """Else "three of them" was held against the number of all the injured."""
    assert {found.unit: found.value for found in quantities(text, lang)} == values
