"""Names found in sentences, and which are spellings of one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.further_signals import name_agreement
from models.naming.names import names, same_name


def found(text: str, lang: str = "en") -> list[str]:
    """The names of `text`."""
    return [name.text for name in names(text, lang)]


FOUND = {
    "titles, initials, acronyms": (
        "en", "President Ebrahim Raisi met A. G. Lukashenko in Tehran on Monday, the IAEA said.",
        ["President Ebrahim Raisi", "A. G. Lukashenko", "Tehran", "IAEA"],
    ),
    "a territory begins the sentence": ("en", "Iran's president spoke.", ["Iran"]),
    "a common word begins it": ("en", "Rescuers said Washington agreed.", ["Washington"]),
    "what is a title in another language": (
        "en", "He saw Ahmed Wali Karzai and Hakim in Kota, and ING paid.",
        ["Ahmed Wali Karzai", "Hakim", "Kota", "ING"],
    ),
    "a saint and a mountain cut short, and a street": (
        "en", "The mayor of St. Paul met them at Mt. Alder and not on Main St. Smoke rose.",
        ["St. Paul", "Mt. Alder", "Main St"],
    ),
    "an article written small within a name": (
        "en", "The men of al-Assad and al-Qa'eda fought ex-Soviet troops.",
        ["al-Assad", "al-Qa'eda"],
    ),
    "small words written against a name": (
        "fr", "Selon l'Élysée, le maire d’Orléans et Luc d'Arvor ont vu la Banque d'Angleterre.",
        ["Élysée", "Orléans", "Luc d'Arvor", "Banque d'Angleterre"],
    ),
    "the same in Italian": (
        "it", "Il sindaco dell'Aquila ha visto l'Inter e la Banca d'Italia.",
        ["Aquila", "Inter", "Banca d'Italia"],
    ),
    "an article with a sentence's capital, written against a word": (
        "ca", "L'alcalde d'Olot va tancar l'hospital d'Igualada.", ["Olot", "Igualada"],
    ),
    "an article before a name": ("en", "The Trump administration acted.", ["Trump"]),
    "of inside, and between": (
        "en", "It quoted the Bank of England and Angela Merkel.",
        ["Bank of England", "Angela Merkel"],
    ),
    "a body or a trade before of": (
        "en", "Engineers of NASA left. The Ministry of Health and the Senate met.",
        ["NASA", "Ministry of Health", "Senate"],
    ),
    "and inside a body's name": (
        "en", "It cited the Securities and Exchange Commission.",
        ["Securities and Exchange Commission"],
    ),
    "bodies with and, joined by and": (
        "en", "He ran Food and Drug Administration and the Centers for Disease Control and Aid.",
        ["Food and Drug Administration", "Centers for Disease Control and Aid"],
    ),
    "two men and an administration": (
        "en", "He met Keller and Osei Administration officials.",
        ["Keller", "Osei Administration"],
    ),
    "an acronym that reads like a particle": ("en", "She told the LA Times so.", ["LA Times"]),
    "a title of several words": (
        "en", "He met acting Assistant Attorney General Ann Dawes and President Lee Marsh.",
        ["Assistant Attorney General Ann Dawes", "President Lee Marsh"],
    ),
    "a title inside a run": ("en", "He saw Woodburn Police Sgt. Jason Tlusty.",
                             ["Woodburn Police", "Sgt. Jason Tlusty"]),
    "a preposition before a name": ("en", "Despite Iran it ended. Throughout China people read.",
                                    ["Iran", "China"]),
    "a preposition in French": ("fr", "Selon Macron, Paris hésite.", ["Macron", "Paris"]),
    "a particle with a capital": ("en", "In La Paz they met Bill de Blasio.",
                                  ["La Paz", "Bill de Blasio"]),
    "a title in two words, and one cut short": (
        "en", "He met Vice President Ann Dawes and Adm. Hal Gehman.",
        ["Vice President Ann Dawes", "Adm. Hal Gehman"],
    ),
    "a possessive inside": ("en", "He left the People's Republic of China and Iran's coast.",
                            ["People's Republic of China", "Iran"]),
    "a headline says little": ("en", "Passenger Boat Strikes Reef in Dense Mist", []),
    "months and days are dates": ("en", "They met in March on a Monday.", []),
    "German nouns": ("de", "Der Präsident traf Lukaschenko am Montag in Iran.",
                     ["Lukaschenko", "Iran"]),
    "Russian": ("ru", "Президент Лукашенко прибыл в Тегеран.", ["Президент Лукашенко", "Тегеран"]),
    "Arabic": ("ar", "وصل الرئيس إلى إيران وغادر من روسيا", ["إيران", "روسيا"]),
    "Chinese": ("zh", "他抵达伊朗，与中国代表会谈", ["伊朗", "中国"]),
    "Japanese": ("ja", "ウラジーミル・プーチン大統領はイランを訪問した",
                 ["ウラジーミル・プーチン", "イラン"]),
}  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), FOUND.values(), ids=FOUND)
def test_names_found(lang: str, text: str, expected: list[str]) -> None:
    """Which words of a sentence are names, in several languages and scripts."""
    assert found(text, lang) == expected


def test_known_words_are_names_at_the_beginning() -> None:
    """A word that the story capitalises elsewhere is a name where every word has a capital."""
    assert found("Brown resigned.") == []
    assert [n.text for n in names("Brown resigned.", "en", frozenset({"brown"}))] == ["Brown"]


SAME = [
    ("St. Petersburg", "Saint Petersburg"),
    ("Ft. Worth", "Fort Worth"),
    ("Sta. Cruz", "Santa Cruz"),
    ("Sto. Domingo", "Santo Domingo"),
    ("Pt. Reyes", "Point Reyes"),
    ("Mr. Raisi", "President Ebrahim Raisi"),
    ("al-Sisi", "Abdel Fattah el-Sisi"), ("Sisi", "Abdel Fattah el-Sisi"),
    ("AL-QAIDA", "al-Qaida"), ("ash-Sharaa", "Ahmed al-Sharaa"),
    ("A. G. Lukashenko", "Alexander Grigoryevich Lukashenko"), ("A. G. Lukashenko", "Lukashenko"),
    ("Erdoğan", "Erdogan"), ("Lukashenko", "Lukashenka"), ("Lukashenko", "Lukaschenko"),
    ("Zelensky", "Zelenskyy"), ("Zelensky", "Zelenskiy"), ("Zelensky", "Selenskyj"),
    ("Volodymyr Zelenskyy", "Zelensky"), ("Putin's", "Vladimir Putin"),
    ("International Atomic Energy Agency", "IAEA"), ("World Health Organization", "WHO"),
    ("West American Boulevard", "W. American Blvd"), ("DOE", "Department of Education"),
    ("LA", "LA"),
    ("Fallujah", "Falluja"), ("PRC", "China"), ("People's Republic of China", "China"),
    ("Germany", "Deutschland"), ("the United States", "U.S."), ("America", "USA"),
    ("Alexei Navalny", "Alexey Navalny"), ("Sergey Lavrov", "Sergei Lavrov"),
    ("Muhammad", "Mohammed"), ("Khamenei", "Ayatollah Ali Chamenei"),
    ("Angela Merkel", "A. Merkel"), ("Martin Luther King Jr.", "Martin Luther King"),
    ("Yeltsin", "Jelzin"), ("Putin", "Poutine"), ("Александр Лукашенко", "Alexander Lukashenko"),
    ("Зеленского", "Zelensky"), ("Иране", "Iran"), ("Байден", "Biden"),
    ("Ангела Меркель", "Angela Merkel"), ("Владимир Путин", "Wladimir Putin"),
    ("لوكاشينكو", "Lukashenko"), ("إبراهيم رئيسي", "Ebrahim Raisi"), ("بوتين", "Putin"),
    ("زيلينسكي", "Zelensky"), ("إيران", "Iran"), ("ماكرون", "Macron"), ("نتنياهو", "Netanyahu"),
    ("לוקשנקו", "Lukashenko"), ("נתניהו", "Netanyahu"), ("卢卡申科", "Lukashenko"),
    ("泽连斯基", "Zelensky"), ("拜登", "Biden"), ("イラン", "Iran"),
]  # fmt: skip
DIFFERENT = [
    ("Iran", "Iraq"), ("Austria", "Australia"), ("North Korea", "South Korea"),
    ("Niger", "Nigeria"), ("Bush Sr.", "Bush Jr."), ("George Bush", "Jeb Bush"),
    ("Michael Obama", "Michelle Obama"), ("Bank of England", "England"), ("New York", "York"),
    ("Hansen", "Hanson"), ("Johnson", "Johnston"), ("Virginia", "West Virginia"),
    ("Smith", "Smythe"), ("Iran", "Iranian"), ("Slovakia", "Slovenia"), ("Clinton", "Clifton"),
    ("Air China", "China"), ("Putin", "Patten"), ("Guinea", "Equatorial Guinea"),
    ("Dominica", "Dominican Republic"), ("Latvia", "Lithuania"),
    ("Bill Clinton", "Hillary Clinton"), ("Paris", "Harris"), ("John Smith", "James Smith"),
    ("Washington Post", "Washington"), ("Manchester United", "Manchester City"),
    ("Mary Smith", "Mark Smith"), ("J. Smith", "K. Smith"), ("Daniel", "Danielle"), ("Lee", "Li"),
    ("Kim Jong Un", "Kim Jong Il"), ("Mali", "Malawi"), ("Mauritius", "Mauritania"),
    ("Путин", "Patten"), ("العراق", "Iran"), ("بايدن", "Putin"), ("Макрон", "Mackerel"),
    ("Меркель", "Michael"), ("Зеленский", "Zalisky"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME)
def test_variants_fold(a: str, b: str) -> None:
    """Titles, initials, diacritics, spellings, acronyms and scripts do not part a name."""
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_names_stay_apart(a: str, b: str) -> None:
    """Names that only look alike are never folded."""
    assert not same_name(a, b)
    assert not same_name(b, a)


def test_agreement_of_names() -> None:
    """Shared names are paired; the rest stays on its side."""
    a, b = names("Raisi flew to Minsk."), names("On Monday President Ebrahim Raisi left Tehran.")
    together = name_agreement(a, b)

    assert [(x.text, y.text) for x, y in together.shared] == [("Raisi", "President Ebrahim Raisi")]
    assert [name.text for name in together.only_a] == ["Minsk"]
    assert [name.text for name in together.only_b] == ["Tehran"]


def test_a_currency_and_an_office_are_no_names() -> None:
    """Nor the first words of an office; a bank with one of them in its name is one."""
    told = "The debt of Rs 3,150 crore worries Chief Financial Officer Meera Nair and Barclays."

    assert [n.text for n in names(told)] == ["Chief Financial Officer Meera Nair", "Barclays"]
    assert [n.text for n in names("He left Alder Financial Services in May.")] == [
        "Alder Financial Services"
    ]


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """No text fails; spans are in order, apart and inside the text, and hold the name."""
    all_names = names(text, "en")
    edges = [edge for name in all_names for edge in name.span]

    assert edges == sorted(edges)
    assert all(text[slice(*name.span)] == name.text for name in all_names)


@given(st.text(max_size=20), st.text(max_size=20))
def test_sameness_is_symmetric(a: str, b: str) -> None:
    """The order of two names does not matter."""
    assert same_name(a, b) == same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Mohamed Morsi of Egypt", "Mohamed Morsi", True),
        ("Pat Roberts of Kansas", "Roberts", True),
        ("Ana Smith of Ohio", "Ana Smith of Utah", False),
        ("Central Bank of Iran", "Central Bank of Iraq", False),
        ("Prime Minister of Israel", "Prime Minister of Spain", False),
    ],
)
def test_where_somebody_is_of_is_no_part_of_the_name(a: str, b: str, *, same: bool) -> None:
    """But two homes are two people's, and a body's or an office's country tells which it is."""
    assert same_name(a, b) is same
