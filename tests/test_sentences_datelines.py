"""What opens a report and tells nothing is no sentence of it, in the ways of many agencies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.prose.cues import load_cues
from models.prose.datelines import dateline_end
from models.prose.roles import label_sentences
from models.prose.sentences import split_sentences
from models.records import Role
from tests.tellings import article

DATELINES = [
    ("fi", "KOKKOLA. ", "Kokkolan satamassa tapahtui onnettomuus."),
    ("sv", "VÄRNAMO. ", "En lastbil välte på fredagen."),
    ("fi", "OSTERIN KYLÄ: ", "Tulipalo syttyi perjantaina."),
    ("en", "TRUEBROOK: ", "The bridge collapsed on Tuesday."),
    ("sv", "FELLINGSBRO: ", "En lastbil välte på fredagen."),
    ("fr", "PARIS (AFP) ", "Le président a annoncé mardi un plan."),
    ("fr", "PARIS (AFP) ", "« Nous y arriverons », a dit le président."),
    ("en", "New Delhi (PTI/Reuters) ", "The bridge collapsed on Tuesday."),
    ("el", "ΣΑΜΟΣ, 14 Νοεμβρίου (ΑΠΕ-ΜΠΕ) – ", "Δύο άνθρωποι έχασαν τη ζωή τους."),
    ("cs", "Praha 14. listopadu (ČTK) – ", "Vláda jednala o povodni."),
    ("sh", "ZAGREB, 12. rujna (Hina) – ", "Vatrogasci su ugasili požar."),
    ("sh", "БЕОГРАД, 12. октобра (Танјуг) – ", "Ватрогасци су угасили пожар."),
    ("bn", "মাদারীপুর, ১৪ নভেম্বর (বাসস) : ", "পদ্মা নদীতে লঞ্চ ডুবে গেছে।"),
    ("ru", "ОЗЁРСК, 8 июня. /Вестинфо/. ", "Действующий вице-мэр победил на выборах."),
    ("ru", "Озёрск. 8 июня. INTERFAX.RU - ", "Явка составила 47 процентов."),
    ("uk", "Київ. 8 червня. УНІАН. ", "Рада ухвалила закон."),
    ("es", "San Telmo, 18 feb (Delta).- ", "El Congreso aprobó el miércoles la ley."),
    ("it", "(ANSA) - ROMA, 3 MAR - ", "Il Senato ha votato la legge."),
    ("de", "Lindenau (dpa). ", "Der Pokalsieger ist ausgeschieden."),
    ("pl", "Brzezina (AW). ", "Most na Odrze zamknięto dla ruchu."),
    ("hi", "सोनपुर, 12 अगस्त। ", "नदी पर बना पुल बुधवार सुबह ढह गया।"),
    ("hi", "नई दिल्ली, 12 अगस्त (भाषा) ", "नदी पर बना पुल बुधवार सुबह ढह गया।"),
    ("zh", "新华社江城1月22日电（记者张三）", "远航电池公司宣布建设新工厂。"),
    ("ja", "【青浜共同】", "台風12号は青浜県南部に上陸した。"),
    ("ko", "(서울=연합뉴스) 김철수 기자 = ", "국회는 법안을 통과시켰다."),
    ("ar", "عمان 3 أكتوبر / بترا / ", "تظاهر نحو ستة آلاف معلم يوم السبت."),
]
# What looks like one and is what the report says.
TOLD = [
    ("ar", "اندلعت الحرب في 6 أكتوبر (تشرين الأول) 1973 بين البلدين."),
    ("ar", "ولد أحمد في 3 أكتوبر. وكان أبوه معلما."),
    ("de", "Olaf Scholz (SPD). Er kam spät."),
    ("en", "Elections were held on March 3. Nobody won."),
    ("en", "NATO. Russia said the alliance had gone too far."),
    ("en", "FALSE. The minister never said so."),
    ("en", "FALSE: The minister never said so."),
    ("en", "MOSTLY FALSE — The minister said so once."),
    ("sv", "FALSKT. Ministern har aldrig sagt det."),
    ("sv", "DELVIS FALSKT. Ministern har sagt det en gång."),
    ("fi", "VÄÄRIN. Ministeri ei ole sanonut niin."),
    ("fi", "EI PIDÄ PAIKKAANSA: Ministeri ei ole sanonut niin."),
    ("de", "STIMMT NICHT: Der Minister hat das nie gesagt."),
    ("fr", "C’EST FAUX : Le ministre ne l’a jamais dit."),
    ("tr", "YANLIŞ: Bakan bunu hiç söylemedi."),
    ("el", "ΨΕΥΔΕΣ: Ο υπουργός δεν το είπε ποτέ."),
    ("ru", "ЛОЖЬ: Министр этого никогда не говорил."),
    ("uk", "НЕПРАВДА. Міністр цього не казав."),
    ("fr", "OTAN (NATO) Le secrétaire général est arrivé."),
    ("en", "Reporters of the agency (AFP) were not let in."),
    ("hi", "यह घटना 12 अगस्त को हुई।"),
]


@pytest.mark.parametrize(("lang", "opening", "sentence"), DATELINES, ids=lambda part: part[:12])
def test_a_dateline_is_of_its_sentence_and_tells_nothing(
    lang: str, opening: str, sentence: str
) -> None:
    """It makes no sentence of its own, and the words of the report begin behind it."""
    text = opening + sentence
    assert split_sentences(text, lang) == ((0, len(text)),)
    assert text[dateline_end(text, lang) :] == sentence


@pytest.mark.parametrize(("lang", "text"), TOLD)
def test_what_is_told_of_a_day_is_no_dateline(lang: str, text: str) -> None:
    """Not even where a name and a date open the sentence."""
    assert dateline_end(text, lang) == 0


def roles(text: str, title: str | None = None, lang: str = "de") -> dict[str, Role]:
    """The role of each sentence of one article."""
    told = replace(article("Tageblatt", text, lang=lang), title=title)
    (labelled,) = label_sentences([told], load_cues())
    return {text[s.start : s.end]: s.role for s in labelled}


GAME = "Der Pokalsieger ist am Samstag beim FC Lindenau ausgeschieden."


@pytest.mark.parametrize("space", ["\n\n", " "])
def test_a_place_alone_before_the_report_is_furniture(space: str) -> None:
    """Where the story knows it as a name; another word alone may be the writer's."""
    assert roles(f"Lindenau.{space}{GAME}")["Lindenau."] == "boilerplate"
    assert roles(f"Stille.{space}{GAME}")["Stille."] == "body"
    assert roles(f"{GAME} Lindenau.{space}Dort jubelten alle.")["Lindenau."] == "body"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("de", "Lindenau (dpa)."),
        ("zh", "新华社江城1月22日电"),
        ("es", "San Telmo, 18 feb (EFE).-"),
        ("hi", "सोनपुर, 12 अगस्त।"),
    ],
)
def test_a_dateline_alone_in_its_line_is_furniture(lang: str, line: str) -> None:
    """As one before the text is; the headline above it stays one."""
    found = roles(f"Lindenau jubelt\n\n{line}\n\n{GAME}", lang=lang)
    assert list(found.values()) == ["headline", "boilerplate", "body"]


def test_a_line_that_only_names_a_source_of_the_story_is_furniture() -> None:
    """Above the report, short, no headline; a paper that is none of the story's is not known."""
    title = "Miracle on Mount Gran"
    found = "A woman of 28 who was buried by an avalanche was found alive, police said."
    text = f"{title}\n\nFrom the Fjord Post\n\n{found}\n\n“A miracle,” said her father."
    told = replace(article("Tageblatt", text), title=title)
    other = article("Fjord Post", "The fjord froze over on Saturday, the harbour office said.")
    for story, role in (([other], "boilerplate"), ([], "body")):
        labelled = label_sentences([told, *story], load_cues())
        assert [s.role for s in labelled[0]] == ["headline", role, "body", "quote"]


def test_a_headline_of_two_sentences_is_all_headline() -> None:
    """Whether one of them is nearly all of it or not."""
    plant = "远航电池与市政府签署协议，将在东港区建设新厂，总投资48亿元。"
    found = roles(f"48亿！远航电池落户江城\n\n{plant}", "48亿！远航电池落户江城", "zh")
    assert [found["48亿！"], found["远航电池落户江城"], found[plant]] == [
        *("headline", "headline", "body")
    ]
    title = "Lindenau jubelt. Markstedt trauert."
    found = roles(f"{title}\n\n{GAME}", title)
    assert list(found.values()) == ["headline", "headline", "body"]


def test_an_article_whose_title_is_its_text_keeps_it() -> None:
    """A post has no headline above it."""
    text = f"{GAME} Danach wurde bis tief in die Nacht gefeiert."
    assert set(roles(text, text).values()) == {"body"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "В нём живёт 310 тыс. чел. — крупнейший город области."),
        ("hi", "डॉ. ए. के. सिंह ने बताया कि दो घायलों की हालत गंभीर है।"),
        ("ar", "الرياض (رويترز) قال الوزير إنه لن يستقيل."),
        ("ur", "کوئٹہ (اے پی پی) شہر کے نواح میں بارش ہوئی۔"),
    ],
)
def test_a_sentence_goes_on_behind_an_abbreviation(lang: str, text: str) -> None:
    """Before a dash and a small letter, behind names of letters and behind a bracket."""
    assert split_sentences(text, lang) == ((0, len(text)),)
