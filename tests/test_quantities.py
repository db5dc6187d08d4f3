"""Quantities found in sentences and brought to one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.numbers.quantities import conflicting, quantities
from tests.quantified import meanings, only

SAME = {
    "a sum": ("money", "USD", 1e8, ["$100mn", "$100 million", "100m dollars", "US$100,000,000"]),
    "rupees": (
        "money", "INR", 3.15e10, ["₹3,150 crore", "Rs 3,150 crore", "Rs. 3,150 crore",
                                  "Rs3,150 crore", "Rs.3,150 crore", "3,150 crore rupees"],
    ),
    "taka": ("money", "BDT", 500, ["Tk 500", "Tk. 500", "500 taka"]),
    "dollars of Singapore": ("money", "SGD", 4e7, ["S$40 million", "SGD 40 million"]),
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
    "half a unit": ("measure", "litre", 0.5, ["1/2 liter", "½ litre", "1/2-liter", "0.5 litres"]),
    "millions and a half": (
        "count", "people", 2.5e6, ["2½ million people", "two and a half million people"],
    ),
    "a sum of millions": ("money", "USD", 2e8, ["$200MM", "$200 million"]),
    "an age": ("measure", "age", 19, ["a 19-year-old", "aged 19", "19 years old"]),
    "a length": ("measure", "metre", 5000, ["5 km", "five kilometres", "5,000 metres"]),
    "heat": (
        "measure", "degree Celsius", 47.8,
        ["47.8C", "47.8 C", "47.8°C", "47.8 °C", "47.8 degrees Celsius", "47.8 Celsius"],
    ),
    "heat in America": (
        "measure", "degree Fahrenheit", 118, ["118F", "118 F", "118 degrees Fahrenheit", "118°F"],
    ),
    "francs of Africa": ("count", "", 500, ["500 F CFA"]),
    "a rank": ("ordinal", "place", 3, ["third place", "3rd place"]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meaning"),
    [(text, (kind, unit, value)) for kind, unit, value, texts in SAME.values() for text in texts],
)
def test_ways_to_write_a_quantity_are_one(text: str, meaning: tuple[str, str, float]) -> None:
    """Figures, words, signs and scales say the same thing."""
    assert meanings(text) == [meaning]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "48 of the 120 stalls"), ("en", "48 of 120 stalls"), ("de", "48 der 120 Stände"),
        ("fr", "48 des 120 étals"),
    ],
)  # fmt: skip
def test_a_part_counts_what_the_whole_does(lang: str, text: str) -> None:
    """So that it is set beside "56 stalls", and not the whole."""
    part, whole = quantities(text, lang)

    assert (part.value, whole.value, part.unit) == (48, 120, whole.unit)


NONE = [
    "F-16",
    "MH370",
    "Covid-19",
    "G7",
    "one of the men",
    "He may go",
    "a march",
    "It sat.",
    "by Jan Roelofs",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_quantity(text: str) -> None:
    """Designations, pronouns and words that only look like months state no quantity."""
    assert quantities(text, "en") == ()


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
        ("en", "at a quarter past eight", ("time", "12h", 495)),
        ("en", "at a quarter to nine in the evening", ("time", "24h", 1245)),
        ("fr", "deux ans et demi", ("duration", "month", 30)),
        ("es", "dos horas y media", ("duration", "second", 9000)),
        ("it", "due ore e mezza", ("duration", "second", 9000)),
        ("de", "zwei und eine halbe Million Euro", ("money", "EUR", 2.5e6)),
        ("de", "anderthalb Millionen Euro", ("money", "EUR", 1.5e6)),
        ("ru", "полтора миллиона рублей", ("money", "RUB", 1.5e6)),
        ("fr", "deux ans et demi de guerre", ("duration", "month", 30)),
        ("es", "dos años y medio con ella", ("duration", "month", 30)),
        ("en", "after two years and a war", ("duration", "month", 24)),
        ("en", "two years and a half of war", ("duration", "month", 30)),
        ("en", "two hours and a half later", ("duration", "second", 9000)),
        ("en", "two hours and a quarter", ("duration", "second", 8100)),
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
        ("it cost 240 000 crowns", [("money", "crown", 240_000)]),
        ("1 050 000 people", [("count", "people", 1_050_000)]),
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
    ("text", "values"),
    [
        ("The vote was 7-1/2.", [7, 1, 2]),
        ("It came on May 3 1/4 of them left.", [503, 1, 4]),
        ("They met on 1/2 there.", [1, 2]),
    ],
)
def test_scores_and_dates_are_no_mixed_fractions(text: str, values: list[float]) -> None:
    """Only before what it counts is a figure and a fraction one number."""
    assert [quantity.value for quantity in quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost EUR 20 each.", [("money", "EUR", 20)]),
        ("CHF 300 million in loans", [("money", "CHF", 3e8)]),
        ("Paid in dollars 20 times.", [("count", "times", 20)]),
        ("A pound 5 times over", [("count", "times", 5)]),
        ("POUND 5 times over its worth", [("count", "times", 5)]),
    ],
)
def test_before_its_number_a_currency_is_a_sign_or_a_code(
    text: str, expected: list[tuple[str, str, float]]
) -> None:
    """A word of three capitals is one; the name of a currency is none."""
    assert meanings(text) == expected


def test_ranges_share_unit_and_scale() -> None:
    """The first number of a range has the unit, scale and currency of the whole."""
    shares = [("percent", "percent", 10.0), ("percent", "percent", 20.0)]
    assert meanings("between 10 and 20 percent") == shares
    assert meanings("$5-7 million") == [("money", "USD", 5e6), ("money", "USD", 7e6)]
    assert meanings("$5- $7 million") == [("money", "USD", 5e6), ("money", "USD", 7e6)]


@given(st.text(alphabet="0123456789.,$%: -apmMarché万三亿ألف١٢half", max_size=40))
@pytest.mark.parametrize("lang", ["en", "de", "fr", "zh", "ar"])
def test_any_text_is_read(lang: str, text: str) -> None:
    """No text fails; spans are in order, apart and inside the text."""
    found = quantities(text, lang)
    edges = [edge for quantity in found for edge in quantity.span]

    assert edges == sorted(edges)
    assert all(0 <= q.span[0] < q.span[1] <= len(text) for q in found)
    assert not conflicting(found, found)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("It happened at twenty past five, shortly before dawn.", "5:20"),
        ("The doors opened at twenty to eight on Tuesday.", "7:40"),
        ("They sat until ten to nine last night.", "8:50"),
    ],
)
def test_minutes_before_and_past_an_hour_are_a_time_of_day(told: str, written: str) -> None:
    """Also where neither the morning nor the evening is named."""
    assert meanings(written)[0] in meanings(told)


@pytest.mark.parametrize(
    "text", ["from ten to twelve", "five to seven", "at ten to twelve schools", "at ten to one"]
)
def test_a_range_or_odds_in_words_are_no_time(text: str) -> None:
    """Nor is what counts something."""
    assert "time" not in {kind for kind, _, _ in meanings(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Le film est un franc succès.",
        "Elle a eu un franc sourire.",
        "Deux francs-tireurs ont ouvert le feu.",
        "Ce sont deux francs succès.",
        "Une aide de 20 millions de francs CFA",
        "Des centaines de francs CFA",
        "Il a payé 500 francs belges.",
        "20 million Rwandan francs",
    ],
)
def test_frank_successes_and_francs_of_other_lands_are_no_swiss_money(text: str) -> None:
    """It is an adjective too, and money of many lands."""
    lang = "en" if "million Rwandan" in text else "fr"

    assert all(quantity.kind != "money" for quantity in quantities(text, lang))


@pytest.mark.parametrize(
    ("text", "francs"),
    [
        ("20 millions de francs", 2e7),
        ("300 000 francs suisses", 3e5),
        ("deux millions de francs", 2e6),
    ],
)
def test_francs_behind_a_figure_are_swiss_money(text: str, francs: float) -> None:
    """With their land or without."""
    assert meanings(text, "fr") == [("money", "CHF", francs)]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("In Jan Tesla sold its cars.", 1),
        ("In Dec European shares fell.", 12),
        ("It has grown since Mar Tesla said.", 3),
    ],
)
def test_a_short_month_behind_in_or_since_is_no_given_name(text: str, month: int) -> None:
    """Though another name follows."""
    assert meanings(text) == [("date", "", month * 100)]
