"""Which agencies a text names as its author: by shape, and by name in any script."""

from __future__ import annotations

import pytest

from models.copying.signatures import agency_marks
from models.prose.agencies import is_cased, publisher, same_name
from models.records import Role, Sentence

BODY = "The ferry ran aground in fog."
MARKED = [
    ("By AFP", "AFP"),
    ("(AFP)", "AFP"),
    ("Source: DPA", "dpa"),
    ("via ANSA", "ANSA"),
    ("By <u>AFP</u>", "AFP"),
    ("By Agence France-Presse", "AFP"),
    ("By NRVN", "NRVN"),  # an agency nobody listed
    ("Quelle: dpa", "dpa"),
    ("Источник: ТАСС", "TASS"),
    ("رويترز", "Reuters"),
    ("来源：新华社", "Xinhua"),
    ("【共同通信】", "Kyodo"),
    ("By MARA LINDT and JOEL PRUITT Associated Press", "AP"),
    ("By Mara Lindt | Reuters", "Reuters"),
    ("Agence France-Presse in Paris", "AFP"),
    ("Reuters | March 4, 2026", "Reuters"),
    ("With reporting from AFP", "AFP"),
    ("(With inputs from PTI)", "PTI"),
    ("Reuters contributed to this report.", "Reuters"),
    ("Copyright 2026 The Associated Press.", "AP"),
    ("© dpa-infocom, dpa:260413-930-12345/2", "dpa"),
    ("Quelle: dpa/lni", "dpa"),
    ("Mit Material von dpa", "dpa"),
    ("La rédaction avec l'AFP", "AFP"),
    ("Con información de EFE", "EFE"),
    ("Com informações da AFP", "AFP"),
    ("По материалам РИА Новости", "RIA Novosti"),
    ("وكالة فرانس برس", "AFP"),
    ("2026年04月13日 10:22 来源：新华社", "Xinhua"),
    ("＝共同", "Kyodo"),
    ("<연합뉴스>", "Yonhap"),
    ("ΑΠΕ-ΜΠΕ", "APE-MPE"),
    ("Sursa: Agerpres", "Agerpres"),
    ("Theo TTXVN", "TTXVN"),
    ("(বাসস)", "BSS"),
    ("(اے پی پی)", "Associated Press of Pakistan"),
    ("(สำนักข่าวไทย)", "Thai News Agency"),
    ("(רויטרס)", "Reuters"),
    ("(STT)", "STT"),
    ("Originally published by The Associated Press", "AP"),
    ("This article was first published by Reuters.", "Reuters"),
    ("- с сайта ТАСС", "TASS"),
    ("据新华社", "Xinhua"),
    ("（新华社记者 李明）", "Xinhua"),
    ("新华社记者李明 王芳", "Xinhua"),
    ("据新华社记者李明报道", "Xinhua"),
    ("據中央社記者王芳報導", "CNA"),
    ("نقلا عن أ ف ب", "AFP"),
    ("წყარო: Reuters", "Reuters"),
    ("Mula sa ulat ng AFP", "AFP"),
    ("ምንጭ፦ ሮይተርስ", "Reuters"),
]
UNMARKED = [
    "By Ruth Calloway",
    "Source: the ministry",
    "5 March 2024",
    "Share this",
    "By the IMF chief",
    "PDF",
    "10:30 GMT",
    "来源：本报记者",
    "By JD",
    "据WHO",  # "according to" whoever is cited
    "據IMF",
    "据 WHO 和 IMF",
    "Theo WHO",
    "NATO",
    "VIDEO",
    "Foto: dpa",
    "(Photo by Mara Lindt / AFP)",
    "图片来源：新华社",
    "Tags: fire, Reuters",
    "Read also: AP cuts 50 jobs",
    "Follow Reuters on X",
    "Mara Lindt is a writer who has worked for Reuters and Bloomberg News.",
]
# How a report opens, whatever its language; its own words come behind.
OPENINGS = [
    ("PORT AVERIL, March 5 (Norvane) — ", "Norvane"),
    ("Port Averil, Mar 5 (PTI) ", "PTI"),
    ("(Reuters) - ", "Reuters"),
    ("AP — ", "AP"),
    ("PORT AVERIL/AFP: ", "AFP"),
    ("MOSCOW, March 5. /TASS/. ", "TASS"),
    ("Lindenau (dpa/lsw) - ", "dpa"),
    ("Lindenau. (dpa) ", "dpa"),
    ("Puerto Averil, 5 mar (EFE).- ", "EFE"),
    ("МОСКВА, 5 мар - РИА Новости. ", "RIA Novosti"),
    ("Москва. 5 марта. INTERFAX.RU - ", "Interfax"),
    ("القاهرة في 5 مارس /أ ش أ/ ", "MENA"),
    ("لندن - أ ف ب: ", "AFP"),
    ("新华社巴黎3月5日电（记者王伟）", "Xinhua"),
    ("（法新社巴黎5日电）", "AFP"),
    ("【パリ共同】", "Kyodo"),
    ("[パリ ５日 ロイター] - ", "Reuters"),
    ("नई दिल्ली, 5 मार्च (भाषा) ", "PTI"),
    ("(서울=연합뉴스) 김민수 기자 = ", "Yonhap"),
]
NO_OPENINGS = [
    "PORT AVERIL — ",
    "HARRISBURG, PA — ",
    "The Press Association (PA) said on Monday: ",
    "In 2024, the Press Trust of India (PTI) hired 20 people. ",
    "Bloomberg — the former mayor — spoke. ",
    "据新华社电，",
    "新华社记者周一看到，",
    "共同声明は13日、電力",
    "时事",
]
ENDINGS = [
    (" (AFP)", "AFP"),
    (" — AFP", "AFP"),
    (" dpa", "dpa"),
    (" (dpa/afp)", "dpa"),
    (" EFE\nabc/def", "EFE"),
    ("（共同）", "Kyodo"),
]
NO_ENDINGS = [" He told AFP.", " Das sagte er der dpa.", " Об этом сообщает ТАСС.", " NATO."]


def marks(line: str, role: Role = "boilerplate", body: str = BODY) -> tuple[str, ...]:
    """The agencies that a text of such a line and a body names."""
    text = f"{line}\n{body}"
    start = len(line) + 1
    return agency_marks(
        text, [Sentence(0, 0, len(line), role), Sentence(1, start, len(text), "body")]
    )


@pytest.mark.parametrize(("line", "name"), MARKED)
def test_signed(line: str, name: str) -> None:
    """An acronym, or an agency's name, in the place of a person's name."""
    assert marks(line) == (name,)


@pytest.mark.parametrize("line", UNMARKED)
def test_not_signed(line: str) -> None:
    """Names, dates and share lines are no agency."""
    assert marks(line) == ()


def test_several_sign() -> None:
    """A digest names all it is made of."""
    assert marks("Source: APE-MPE, AFP, dpa.") == ("APE-MPE", "AFP", "dpa")
    assert marks("Reuters/AP") == ("Reuters", "AP")


@pytest.mark.parametrize(("opening", "name"), OPENINGS)
def test_in_the_dateline(opening: str, name: str) -> None:
    """Before the first words of the report, in the forms of many languages."""
    assert marks("Ferry hits reef", "headline", opening + BODY) == (name,)


@pytest.mark.parametrize("opening", NO_OPENINGS)
def test_what_opens_a_report_and_is_no_dateline(opening: str) -> None:
    """A place, a person, an agency that the report speaks of."""
    assert marks("Ferry hits reef", "headline", opening + BODY) == ()


@pytest.mark.parametrize(("ending", "name"), ENDINGS)
def test_behind_the_last_words(ending: str, name: str) -> None:
    """A name after the last full stop; not one that the last sentence ends in."""
    assert marks("Ferry hits reef", "headline", BODY + ending)[:1] == (name,)


@pytest.mark.parametrize("ending", NO_ENDINGS)
def test_what_ends_a_report_and_is_no_signature(ending: str) -> None:
    """Whom somebody told something."""
    assert marks("Ferry hits reef", "headline", BODY + ending) == ()


def test_body_text_is_no_signature() -> None:
    """An acronym in a sentence of the report names nobody."""
    assert marks("(NATO)", "body", "The AFP.") == ()


def test_names_of_one_agency() -> None:
    """In another script or in full, it is the same agency."""
    assert same_name("法新社", "Agence France-Presse")
    assert same_name("Norvane", "norvane")
    assert not same_name("AFP", "AP")


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("AFP", "AFP"),
        ("Agencia EFE", "EFE"),
        ("AP News", "AP"),
        ("reuters.com", "Reuters"),
        ("www.Reuters.com", "Reuters"),
        ("uk.reuters.com", "Reuters"),
        ("feeds.reuters.com", "Reuters"),
        ("english.news.cn", "Xinhua"),
        ("ansa.it", "ANSA"),
        ("en.yna.co.kr", "Yonhap"),
        ("focustaiwan.tw", "CNA"),
    ],
)
def test_under_what_an_agency_publishes(name: str, agency: str) -> None:
    """Its names, its sites and those below them."""
    assert publisher(name) == agency


@pytest.mark.parametrize(
    "name",
    [
        "CNA",  # mostly Channel NewsAsia
        "TT",
        "AA",
        "ATS",
        "jiji.ng",
        "mena.org",
        "interfax.com.ua",
        "apa.az",
        "tt.com",
        "notreuters.com",
        "reuters.com.example.org",
        "prensa.com.pa",  # of Panama
        "",
    ],
)
def test_under_what_others_publish(name: str) -> None:
    """A site with another ending is another's, and some short names are of several."""
    assert publisher(name) is None


def test_an_agency_with_a_name_of_others_signs_its_own_text() -> None:
    """Whoever publishes as "AA" and signs so names no text that is missing."""
    assert same_name("Anadolu", "AA")
    assert same_name("CNA", "CNA")
    assert same_name("CNA", "cna.com.tw")
    assert not same_name("TT", "tt.com")


@pytest.mark.parametrize("name", ["DPA", "afp", "AP", "Ria Novosti", "Dpa-Afx", "dpa-AFX"])
def test_written_as_agencies_are(name: str) -> None:
    """In capitals, in small letters from three on, and any name of several words."""
    assert is_cased(name)


@pytest.mark.parametrize("name", ["Spa", "Pa", "pa", "Afp", "aFP"])
def test_written_as_words_are(name: str) -> None:
    """A town, a father: letters of an agency, but not its writing."""
    assert not is_cased(name)
    assert marks("Ferry hits reef", "headline", f"{BODY} ({name})") == ()
