"""Honest retellings in other languages than English, and changes that are like them."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling
from tests.honest_retellings import HONEST_ELSEWHERE


@pytest.mark.parametrize("case", HONEST_ELSEWHERE)
def test_an_honest_retelling_in_another_language_has_no_findings(case: str) -> None:
    """Whichever of the two is the retelling."""
    lang, a, b = HONEST_ELSEWHERE[case]

    assert judge_retelling(a, b, lang).findings == ()
    assert judge_retelling(b, a, lang).findings == ()


# language: a sentence and its denial
DENIED = {
    "cs": ("Řekl, že dráhy zanedbaly kontrolu.", "Řekl, že dráhy nezanedbaly kontrolu."),
    "da": ("Staten vil betale erstatning.", "Staten vil ikke betale erstatning."),
    "el": ("Θα αποζημιώσουν τους εμπόρους.", "Δεν θα αποζημιώσουν τους εμπόρους."),
    "fa": ("دولت خسارت کسبه را خواهد پرداخت.", "دولت خسارت کسبه را نخواهد پرداخت."),
    "fi": ("Poliisi epäilee tahallisuutta.", "Poliisi ei epäile tahallisuutta."),
    "he": ("המדינה תפצה את הסוחרים.", "המדינה לא תפצה את הסוחרים."),
    "hu": ("A kormány fizet kártérítést.", "A kormány nem fizet kártérítést."),
    "id": ("Pemerintah akan mengganti kerugian.", "Pemerintah tidak akan mengganti kerugian."),
    "ro": ("Guvernul va plăti despăgubiri.", "Guvernul nu va plăti despăgubiri."),
    "sw": ("Serikali italipa wafanyabiashara fidia.", "Serikali haitalipa wafanyabiashara fidia."),
    "th": ("รัฐบาลจะจ่ายค่าชดเชยให้แก่ผู้ค้า", "รัฐบาลจะไม่จ่ายค่าชดเชยให้แก่ผู้ค้า"),
    "ur": ("حکومت تاجروں کو معاوضہ دے گی۔", "حکومت تاجروں کو معاوضہ نہیں دے گی۔"),
    "vi": ("Chính phủ bồi thường cho tiểu thương.", "Chính phủ không bồi thường cho tiểu thương."),
}  # fmt: skip


@pytest.mark.parametrize("lang", DENIED)
def test_a_denial_is_found_in_more_languages(lang: str) -> None:
    """By a word, or written against the verb, whichever of the two is the retelling."""
    a, b = DENIED[lang]

    assert [found.kind for found in judge_retelling(a, b, lang).findings] == ["negation"]
    assert [found.kind for found in judge_retelling(b, a, lang).findings] == ["negation"]


def test_an_opposite_told_of_one_day_is_found() -> None:
    """As of days that are not the same it is not."""
    told = "El precio del aceite subió el 4 de mayo en los mercados del norte."
    retold = "El precio del aceite bajó el 4 de mayo en los mercados del norte."

    assert [finding.kind for finding in judge_retelling(told, retold, "es").findings] == [
        "predicate"
    ]


def test_a_changed_parliament_is_found() -> None:
    """Though both only say what sort of body it is."""
    told = "El Congreso aprobó el martes la ley de montes sin votos en contra."
    retold = "El Senado aprobó el martes la ley de montes sin votos en contra."

    assert [finding.kind for finding in judge_retelling(told, retold, "es").findings] == [
        "organisation"
    ]


OPPOSITES = {
    "ar": ("{} إيرادات الشركة العام الماضي بنسبة 9 في المئة في البلاد.", "ارتفعت", "انخفضت"),
    "cs": ("Tržby firmy loni {} o devět procent na 2,3 miliardy korun.", "vzrostly", "klesly"),
    "da": ("Selskabets omsætning {} sidste år med 9 procent.", "steg", "faldt"),
    "el": ("Τα σχολεία στον δήμο θα μείνουν {} την Παρασκευή.", "κλειστά", "ανοιχτά"),
    "fi": ("Valtuusto {} maanantaina esityksen uudesta koulusta.", "hyväksyi", "hylkäsi"),
    "hi": ("कंपनी की बिक्री पिछले साल 9 प्रतिशत {} है।", "बढ़ी", "घटी"),
    "ja": ("県警によると、男は調べに対し容疑を{}ているという。", "認め", "否認し"),
    "ko": ("회사의 매출은 작년 같은 기간보다 8.1% {}.", "늘었다", "줄었다"),
    "nl": ("De omzet van het bedrijf {} vorig jaar met 9 procent.", "steeg", "daalde"),
    "no": ("Retten i Tarn har {} den tidligere ordføreren i saken.", "dømt", "frifunnet"),
    "pl": ("Przychody spółki {} w pierwszym kwartale o 9,4 proc.", "wzrosły", "spadły"),
    "ro": ("Consiliul a {} luni bugetul orașului pentru anul viitor.", "aprobat", "respins"),
    "sv": ("Ministern {} på tisdagen att bron skall rivas.", "bekräftade", "förnekade"),
    "tr": ("Mahkeme belediyenin başvurusunu bu sabah oy birliğiyle {}.", "onayladı", "reddetti"),
    "uk": ("Рада в понеділок {} бюджет міста на наступний рік.", "ухвалила", "відхилила"),
    "zh": ("公司去年营业收入同比{}9%，达到23亿元。", "增长", "下降"),
}


@pytest.mark.parametrize("lang", OPPOSITES)
def test_an_opposite_is_found_in_more_languages(lang: str) -> None:
    """Put for its opposite, it is found; said of two things in another order, it is not."""
    told, old, new = OPPOSITES[lang]
    found = judge_retelling(told.format(old), told.format(new), lang).findings

    assert [finding.kind for finding in found] == ["predicate"]
    assert new.startswith(told.format(new)[slice(*found[0].here)])


SHORT_QUOTES = {
    "de": ("Die Ministerin sprach im Plenum von einem «{} Schritt».", "mutigen", "leeren"),
    "en": ("The mayor called the plan “{}” in a letter to the council.", "reckless", "thrifty"),
    "fr": ("L'opposition de droite a dénoncé un « {} de trop ».", "impôt", "mensonge"),
    "ja": ("市長は計画を「{}だ」と批判し、議会に書簡を送った。", "無謀", "不当"),
}


@pytest.mark.parametrize("lang", SHORT_QUOTES)
def test_a_word_put_for_another_in_a_short_quotation_is_found(lang: str) -> None:
    """In nearly equal sentences; left out, or said without the marks, it is no other word."""
    told, old, new = SHORT_QUOTES[lang]
    found = judge_retelling(told.format(old), told.format(new), lang).findings

    assert [finding.kind for finding in found] == ["quote"]
    assert new in told.format(new)[slice(*found[0].here)]
    bare = told.format(old).translate(dict.fromkeys(map(ord, "«»“”「」")))
    assert judge_retelling(told.format(old), bare, lang).findings == ()
