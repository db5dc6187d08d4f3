"""Quantities found in sentences, brought to one form, and compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.numbers.quantities import Quantity, agreement, conflicting, quantities


def meanings(text: str, lang: str = "en") -> list[tuple[str, str, float]]:
    """Kind, unit and value of each quantity of `text`."""
    return [quantity.meaning for quantity in quantities(text, lang)]


def only(text: str, lang: str = "en") -> Quantity:
    """The one quantity of `text`."""
    (quantity,) = quantities(text, lang)
    return quantity


SAME = {
    "a sum": ("money", "USD", 1e8, ["$100mn", "$100 million", "100m dollars", "US$100,000,000"]),
    "a share": ("percent", "percent", 12, ["12 per cent", "12%", "12 percent", "twelve percent"]),
    "a count": ("count", "ship", 3, ["three ships", "3 ships"]),
    "people": ("count", "people", 214, ["214 passengers", "two hundred and fourteen people"]),
    "a date": (
        "date", "", 20230313, ["March 13, 2023", "13 March 2023", "2023-03-13", "3/13/2023"],
    ),
    "morning": ("time", "12h", 690, ["half past eleven", "11:30"]),
    "night": ("time", "24h", 1410, ["11:30 p.m.", "23:30", "11.30pm"]),
    "twice": ("count", "times", 2, ["twice", "doubled", "two times"]),
    "thrice": ("count", "times", 3, ["tripled", "three times", "tripling"]),
    "half a million": ("count", "people", 5e5, ["half a million people", "500,000 people"]),
    "an hour": ("duration", "second", 3600, ["one hour", "60 minutes", "1 hr"]),
    "years": ("duration", "month", 24, ["two years", "24 months"]),
    "years and a half": (
        "duration", "month", 270, ["22 1/2 years", "22½ years", "22 ½ years", "22 and a half years",
                                   "22 years and a half", "270 months"],
    ),
    "millions and a half": (
        "count", "people", 2.5e6, ["2½ million people", "two and a half million people"],
    ),
    "a sum of millions": ("money", "USD", 2e8, ["$200MM", "$200 million"]),
    "an age": ("measure", "age", 19, ["a 19-year-old", "aged 19", "19 years old"]),
    "a length": ("measure", "metre", 5000, ["5 km", "five kilometres", "5,000 metres"]),
    "a rank": ("ordinal", "place", 3, ["third place", "3rd place"]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meaning"),
    [(text, (kind, unit, value)) for kind, unit, value, texts in SAME.values() for text in texts],
)
def test_ways_to_write_a_quantity_are_one(text: str, meaning: tuple[str, str, float]) -> None:
    """Figures, words, signs and scales say the same thing."""
    assert meanings(text) == [meaning]


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


@pytest.mark.parametrize("case", CLOCKS)
def test_two_ways_to_tell_the_time_agree(case: str) -> None:
    """By the clock of twelve hours and by the one of twenty-four."""
    lang, one, other = CLOCKS[case]
    a, b = only(one, lang), only(other, lang)

    assert a.kind == b.kind == "time"
    assert len(agreement([a], [b]).shared) == 1


def test_a_while_is_no_hour() -> None:
    """Though 一時 could be one o'clock, and "zes uur" may be six hours."""
    assert meanings("一時、約3400戸で停電した。", "ja") == [("count", "", 3400)]
    assert only("Na zes uur praten kwam er een akkoord.", "nl").kind == "duration"


@pytest.mark.parametrize(
    ("lang", "day", "days"),
    [("ja", "17日夜", "17日間"), ("ko", "10일 오후", "10일 만에"), ("zh", "19日下午", "19天")],
)
def test_a_day_of_the_month_is_no_number_of_days(lang: str, day: str, days: str) -> None:
    """What follows the sign tells."""
    assert only(day, lang).kind == "date"
    assert only(days, lang).kind == "duration"


def test_tenths_of_east_asia_are_rounded_shares() -> None:
    """3割 may be 32 percent, and 割合 is no tenth."""
    tenths, exact = only("純利益は3割増だった。", "ja"), only("純利益は32％増えた。", "ja")

    assert tenths.meaning == ("percent", "percent", 30)
    assert len(agreement([tenths], [exact]).shared) == 1
    assert [kind for kind, _, _ in meanings("3割合", "ja")] == ["count"]


def test_figures_behind_a_thousand_add_to_it_in_turkish() -> None:
    """As they do behind a myriad in East Asia."""
    assert meanings("2 bin 300 işçi", "tr") == [("count", "people", 2300)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_languages_and_scripts(lang: str) -> None:
    """Months, number words, decimal signs, digits and scales of each language are read."""
    text, expected = LANGUAGES[lang]

    assert meanings(text, lang) == expected


NONE = ["F-16", "MH370", "Covid-19", "G7", "one of the men", "He may go", "a march", "It sat."]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_quantity(text: str) -> None:
    """Designations, pronouns and words that only look like months state no quantity."""
    assert quantities(text, "en") == ()


def test_an_afternoon_is_no_noon() -> None:
    """Though the word has "midi" in it."""
    assert meanings("jeudi après-midi", "fr") == [("date", "weekday", 3)]
    assert meanings("jeudi à midi", "fr") == [("date", "weekday", 3), ("time", "24h", 720)]


def test_words_about_a_number_widen_it() -> None:
    """Words such as "about", "more than" and "dozens" say what values are meant."""
    about, above, dozens = (
        only("about 50 boats"),
        only("more than 50 boats"),
        only("dozens of boats"),
    )

    assert (about.low, about.high) == pytest.approx((45, 55))
    assert (above.low, above.value) == (50, 50)
    assert above.high > 50
    assert (dozens.low, dozens.high) == (12, 120)
    assert all(quantity.approximate for quantity in (about, above, dozens))


@pytest.mark.parametrize(
    ("lang", "text", "meaning"),
    [
        ("fr", "deux ans et demi", ("duration", "month", 30)),
        ("es", "dos horas y media", ("duration", "second", 9000)),
        ("it", "due ore e mezza", ("duration", "second", 9000)),
        ("de", "zwei und eine halbe Million Euro", ("money", "EUR", 2.5e6)),
        ("de", "anderthalb Millionen Euro", ("money", "EUR", 1.5e6)),
        ("ru", "полтора миллиона рублей", ("money", "RUB", 1.5e6)),
        ("fr", "à cinq heures et demie", ("time", "12h", 330)),
        ("fr", "à deux heures et demie de l'après-midi", ("time", "24h", 870)),
    ],
)
def test_a_half_goes_on_what_stands_before_it(
    lang: str, text: str, meaning: tuple[str, str, float]
) -> None:
    """Wherever a language puts its unit."""
    assert meanings(text, lang) == [meaning]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "for three hours and half of the night",
         [("duration", "second", 10_800), ("percent", "percent", 50)]),
        ("en", "spent three weeks and half his salary",
         [("duration", "second", 1_814_400), ("percent", "percent", 50)]),
        ("en", "raised $5 million and a third investor joined",
         [("money", "USD", 5e6), ("ordinal", "investor", 3)]),
        ("en", "in 2019 and half year results", [("year", "", 2019), ("duration", "month", 6)]),
        ("en", "three days and half a million people",
         [("duration", "second", 259_200), ("count", "people", 5e5)]),
        ("en", "three weeks and a half million dollars",
         [("duration", "second", 1_814_400), ("money", "USD", 5e5)]),
        ("es", "dos años y medio millón de euros",
         [("duration", "month", 24), ("money", "EUR", 5e5)]),
        ("it", "tre giorni e mezzo milione", [("duration", "second", 259_200), ("count", "", 5e5)]),
    ],
)  # fmt: skip
def test_a_half_of_something_else_goes_on_nothing(
    lang: str, text: str, expected: list[tuple[str, str, float]]
) -> None:
    """A half that something else is counted by adds to no number before it."""
    assert meanings(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "for the quarter, profit fell", []),
        ("en", "in the last quarter of the year", []),
        ("en", "it fell for two quarters in a row", [("count", "quarter", 2)]),
        ("en", "the quarter-mile race", []),
        ("de", "im Viertel Neukölln", []),
        ("en", "a quarter said no", [("percent", "percent", 25)]),
        ("en", "three quarters of voters", [("percent", "percent", 75)]),
        ("fr", "le quart des électeurs", [("percent", "percent", 25)]),
        ("ru", "четверть населения", [("percent", "percent", 25)]),
        ("en", "½ of voters", [("percent", "percent", 50)]),
    ],
)
def test_a_quarter_is_a_share_only_of_something(
    lang: str, text: str, expected: list[tuple[str, str, float]]
) -> None:
    """Else it is three months, a part of a town or a distance."""
    assert meanings(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nearly 80 937 people left", [("count", "people", 80_937)]),
        ("it cost $12 300", [("money", "USD", 12_300)]),
        ("it cost $1 200 300", [("money", "USD", 1_200_300)]),
        ("page 12 300 people", [("count", "", 12), ("count", "people", 300)]),
    ],
)
def test_plain_spaces_part_groups_where_something_is_counted(
    text: str, expected: list[tuple[str, str, float]]
) -> None:
    """In English a space is no sign of groups by itself."""
    assert meanings(text, "en") == expected


def test_four_figures_before_a_time_zone_are_a_time() -> None:
    """And no year."""
    assert meanings("652 pence by 0835 GMT")[1] == ("time", "24h", 515)


@pytest.mark.parametrize(
    ("text", "lang", "meaning"),
    [
        ("大火于22时15分被扑灭", "zh", [("time", "24h", 1335)]),
        ("火は21時に消えた", "ja", [("time", "24h", 1260)]),
        ("火は3時間で消えた", "ja", [("duration", "second", 10_800)]),
        ("她在第二医院工作", "zh", [("ordinal", "", 2)]),
        ("下午3点30分", "zh", [("time", "24h", 930)]),
    ],
)
def test_hours_and_ranks_in_han_characters(
    text: str, lang: str, meaning: list[tuple[str, str, float]]
) -> None:
    """An hour needs no half of the day before it, and the second hospital is no two of them."""
    assert meanings(text, lang) == meaning


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


@pytest.mark.parametrize("lang", ["ar", "de", "en", "es", "fr", "ru", "sv", "zh"])
@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_groups_of_three_are_no_fractions(lang: str, space: str) -> None:
    """However a language sets them apart."""
    assert only(f"1{space}234 personnes", lang).value == 1234


@pytest.mark.parametrize("text", ["The vote was 7-1/2.", "It came on May 3 1/4 of them left."])
def test_scores_and_dates_are_no_mixed_fractions(text: str) -> None:
    """Only before what it counts is a figure and a fraction one number."""
    assert all(quantity.value.is_integer() for quantity in quantities(text))


def test_ranges_share_unit_and_scale() -> None:
    """The first number of a range has the unit, scale and currency of the whole."""
    shares = [("percent", "percent", 10.0), ("percent", "percent", 20.0)]
    assert meanings("between 10 and 20 percent") == shares
    assert meanings("$5-7 million") == [("money", "USD", 5e6), ("money", "USD", 7e6)]
    assert meanings("$5- $7 million") == [("money", "USD", 5e6), ("money", "USD", 7e6)]


AGREE = [
    ("about 1,200 people", "1,187 passengers"), ("$2 billion", "$1.97 billion"),
    ("March 13, 2023", "on 13 March"), ("half past eleven", "23:30"), ("a third", "33 percent"),
    ("dozens of people", "47 people"), ("nearly 200 boats", "187 boats"), ("62 miles", "100 km"),
    ("31 hurt", "31 casualties"),
]  # fmt: skip
CONFLICT = [
    ("31 hurt", "37 were injured"), ("12%", "14 per cent"), ("in 2021", "June 4, 2020"),
    ("March 13", "March 14, 2023"), ("dozens of people", "300 people"),
    ("300 people", "310 people"),
    ("at 11:30 p.m.", "at 11:30 a.m."), ("on Monday", "on Tuesday"), ("twice", "three times"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_quantities_that_agree(a: str, b: str) -> None:
    """Rounding, hedges, missing years and other units do not make a conflict."""
    found = agreement(quantities(a), quantities(b))

    assert found.shared
    assert not found.conflicting
    assert not conflicting(quantities(a), quantities(b))


@pytest.mark.parametrize(("a", "b"), CONFLICT)
def test_quantities_that_conflict(a: str, b: str) -> None:
    """Different values of one kind and unit conflict."""
    found = agreement(quantities(a), quantities(b))

    assert len(found.conflicting) == 1
    assert not found.shared
    assert conflicting(quantities(a), quantities(b))


def test_an_equal_elsewhere_means_no_conflict() -> None:
    """What has its equal on the other side conflicts with nothing else there."""
    found = agreement(quantities("two men and five women"), quantities("five women"))

    assert len(found.shared) == 1
    assert not found.conflicting
    assert not conflicting(quantities("two men and five women"), quantities("five women"))
    assert [quantity.value for quantity in found.only_a] == [2.0]


@given(st.text(alphabet="0123456789.,$%: -apmMarché万三亿ألف١٢half", max_size=40))
@pytest.mark.parametrize("lang", ["en", "de", "fr", "zh", "ar"])
def test_any_text_is_read(lang: str, text: str) -> None:
    """No text fails; spans are in order, apart and inside the text."""
    found = quantities(text, lang)
    edges = [edge for quantity in found for edge in quantity.span]

    assert edges == sorted(edges)
    assert all(0 <= q.span[0] < q.span[1] <= len(text) for q in found)
    assert agreement(found, found).conflicting == ()
