"""Words that deny or hedge, in many languages: dropped, added, or told by other words."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling


def test_a_hedge_written_with_a_sharp_s_is_dropped() -> None:
    """Listed words are compared in the spelling that texts are."""
    told = "Der mutmaßliche Brandstifter wurde am Montag auf dem Hof in Tarn gefasst."
    retold = "Der Brandstifter wurde am Montag auf dem Hof in Tarn gefasst."

    kinds = [finding.kind for finding in judge_retelling(told, retold, "de").findings]

    assert "modality" in kinds


STILL_DENIED = {
    "en": (
        "The lock of the upper canal is still not open to the barges of the valley.",
        "The lock of the upper canal is still open to the barges of the valley.",
    ),
    "fr": (
        "Le bac n'assure plus la traversée du lac pendant les fêtes de mai.",
        "Le bac assure la traversée du lac pendant les fêtes de mai.",
    ),
    "de": (
        "Die Schleuse des oberen Kanals ist noch nicht offen für die Kähne des Tals.",
        "Die Schleuse des oberen Kanals ist noch offen für die Kähne des Tals.",
    ),
    "es": (
        "Nadie aprobó el examen de pilotos en la escuela del puerto.",
        "Un alumno aprobó el examen de pilotos en la escuela del puerto.",
    ),
    "it": (
        "Il treno non si ferma prima di mezzogiorno alla stazione del lago di Tarn.",
        "Il treno si ferma prima di mezzogiorno alla stazione del lago di Tarn.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", STILL_DENIED)
def test_what_only_one_of_two_denies_is_found(lang: str) -> None:
    """That a negator needs another word, or can stand beside a time, hides no denial."""
    a, b = STILL_DENIED[lang]

    assert [finding.kind for finding in judge_retelling(a, b, lang).findings] == ["negation"]


MARKS = {
    "what a speaker foretold": (
        "en", "modality",
        "The harbour board, its clerk told reporters, wrote that it might sell the old mole.",
        "The harbour board, its clerk told reporters, wrote that it would sell the old mole.",
    ),
    "a hedge between commas": (
        "ru", "modality",
        "Паром, возможно, вернут на линию в конце мая в Тарне.",
        "Паром вернут на линию в конце мая в Тарне.",
    ),
    "who rules nothing out": (
        "it", "negation",
        "Il giudice non ha escluso che il pilota potesse contare su un complice.",
        "Il giudice ha escluso che il pilota potesse contare su un complice.",
    ),
    "a Dutch hedge that comes first": (
        "nl", "modality",
        "Mogelijk heeft een vos het hek van de boerderij omgeduwd, aldus de politie.",
        "Een vos heeft het hek van de boerderij omgeduwd, aldus de politie.",
    ),
    "a Polish negator": (
        "pl", "negation",
        "Rada nie wyklucza budowy nowego mostu w Tarnie jesienią.",
        "Rada wyklucza budowę nowego mostu w Tarnie jesienią.",
    ),
    "a Ukrainian negator": (
        "uk", "negation",
        "Рада не підтвердила, що отримувала листи від мешканців.",
        "Рада підтвердила, що отримувала листи від мешканців.",
    ),
    "a Swedish negator": (
        "sv", "negation",
        "Kommunen har inte godkänt planen för den nya hamnen i Tarn.",
        "Kommunen har godkänt planen för den nya hamnen i Tarn.",
    ),
    "a Turkish verb": (
        "tr", "negation",
        "Belediye, köprüde hasar olmadığını bildirdi.",
        "Belediye, köprüde hasar olduğunu bildirdi.",
    ),
    "an Arabic verb behind an and": (
        "ar", "negation",
        "ولم تستأنف العبارة رحلاتها بين الجزيرة والميناء يوم الجمعة.",
        "وستستأنف العبارة رحلاتها بين الجزيرة والميناء يوم الجمعة.",
    ),
    "a Hindi verb behind its hedge": (
        "hi", "modality",
        "मेयर ने कहा कि पुल अगले महीने बंद हो सकता है।",
        "मेयर ने कहा कि पुल अगले महीने बंद होगा।",
    ),
    "a Chinese character": (
        "zh", "negation",
        "通往海港的铁路尚未恢复通行，列车停在站外。",
        "通往海港的铁路已经恢复通行，列车停在站外。",
    ),
    "a Chinese hedge": (
        "zh", "modality",
        "火灾可能由旧电线引发，消防队仍在调查。",
        "火灾由旧电线引发，消防队仍在调查。",
    ),
    "a Japanese ending": (
        "ja", "negation",
        "市によると、港の施設に被害は確認されていない。",
        "市によると、港の施設に被害が確認された。",
    ),
    "a Korean ending": (
        "ko", "negation",
        "항구 시설에는 피해가 없는 것으로 확인됐다.",
        "항구 시설에는 피해가 있는 것으로 확인됐다.",
    ),
    "a Korean hedge": (
        "ko", "modality",
        "경찰은 낡은 전선이 원인일 가능성이 있다고 밝혔다.",
        "경찰은 낡은 전선이 원인이라고 밝혔다.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MARKS)
def test_a_mark_that_nearly_equal_text_drops_is_found(case: str) -> None:
    """Wherever it stands, and in which script, whichever of the two lacks it."""
    lang, kind, a, b = MARKS[case]

    for told, retold in ((a, b), (b, a)):
        (finding,) = judge_retelling(told, retold, lang).findings
        assert finding.kind == kind


HONEST_MARKS = {
    "no fewer than": (
        "es",
        "No menos de 300 vecinos protestaron contra el cierre del puente de Tarna.",
        "Unos 300 vecinos protestaron contra el cierre del puente de Tarna.",
    ),
    "another negator": (
        "fr",
        "La maire sortante, qui n'a pas d'étiquette, est candidate aux élections de la vallée.",
        "La maire sortante est candidate sans étiquette aux élections de la vallée.",
    ),
    "not before": (
        "ru",
        "Суд может рассмотреть иск не раньше марта.",
        "Суд рассмотрит иск не раньше марта.",
    ),
    "one voice": (
        "de",
        "Ohne Gegenstimme beschloss der Rat am Montag den Bau der Brücke über den Kanal.",
        "Einstimmig beschloss der Rat am Montag den Bau der Brücke über den Kanal.",
    ),
    "what may be done already": (
        "pt",
        "Os alunos já podem voltar às suas escolas, disse a prefeita de Tarna.",
        "Os alunos voltam já às suas escolas, disse a prefeita de Tarna.",
    ),
    "a word that only holds the character": (
        "zh",
        "不过，海港的列车将在星期五恢复通行，市政府说。",
        "但是，海港的列车将在星期五恢复通行，市政府说。",
    ),
    "two denials in Japanese": (
        "ja",
        "港の施設に被害は確認されていないという。",
        "港の施設に被害は見つかっていないという。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HONEST_MARKS)
def test_a_mark_for_which_another_word_stands_is_not_dropped(case: str) -> None:
    """Nor one that bounds a figure, or belongs to a day that is not before another."""
    lang, a, b = HONEST_MARKS[case]

    assert judge_retelling(a, b, lang).findings == ()
    assert judge_retelling(b, a, lang).findings == ()


SHOWN = {
    "en": (
        "On Monday, no ship left the port, officials said.",
        "On Monday, a ship left the port, officials said.",
        "It says “a ship” where the text retold says “no ship”.",
    ),
    "zh": (
        "该规定明确，平台不得强制司机在高温天气接单。",
        "该规定明确，平台可以强制司机在高温天气接单。",
        "It says “平台可以强制司” where the text retold says “平台不得强制司”.",
    ),
}


@pytest.mark.parametrize("lang", SHOWN)
def test_what_is_shown_of_a_dropped_mark_does_not_reach_into_another_clause(lang: str) -> None:
    """Half a word of the clause before says nothing: "确，平台可以强制司"."""
    told, retold, says = SHOWN[lang]

    assert [finding.says for finding in judge_retelling(told, retold, lang).findings] == [says]


@pytest.mark.parametrize(
    "certain",
    [
        "Unless talks with the county succeed, the mill in Orr will stop work in April.",
        "The owner has denied that the mill in Orr will stop work in April.",
        "It is unclear whether the mill in Orr will stop work in April, its owner said.",
    ],
)
def test_a_will_that_words_leave_open_is_no_other_may(certain: str) -> None:
    """In either order."""
    maybe = "The mill in Orr might stop work in April, its owner said on Monday."
    pairs = ((maybe, certain), (certain, maybe))
    found = [f for pair in pairs for f in judge_retelling(*pair, "en").findings]

    assert not [f for f in found if f.kind == "modality"]
