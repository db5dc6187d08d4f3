"""Honest retellings in other languages than English, and changes that are like them."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling

# case: (language, the text retold, the retelling)
HONEST_ELSEWHERE = {
    "who refused did not, in French": (
        "fr",
        "La directrice a refusé de montrer les comptes aux parents de la classe.",
        "La directrice n'a pas montré les comptes aux parents de la classe.",
    ),
    "no more than, in French": (
        "fr",
        "La liste de la gauche n'a reçu que neuf voix au conseil de la vallée.",
        "La liste de la gauche a reçu neuf voix au conseil de la vallée.",
    ),
    "ne that denies nothing": (
        "fr",
        "Les pompiers ont vidé la cave avant que le mur ne tombe dans la cour de la ferme.",
        "Les pompiers ont vidé la cave avant que le mur tombe dans la cour de la ferme.",
    ),
    "hearsay by mood and by source, in French": (
        "fr",
        "Selon la gendarmerie, le skipper aurait perdu la barre de son voilier près du phare.",
        "D'après la gendarmerie, le skipper a perdu la barre de son voilier près du phare.",
    ),
    "a negation joined to its verb": (
        "fr",
        "La piscine interdit les ballons dans le grand bassin des enfants.",
        "La piscine n'autorise pas les ballons dans le grand bassin des enfants.",
    ),
    "opposites of two things, in German": (
        "de",
        "Die Mieten in Tarn sind gestiegen, die Löhne der Lehrer dagegen gefallen.",
        "Während die Löhne der Lehrer sanken, stiegen die Mieten in Tarn.",
    ),
    "not only, in German": (
        "de",
        "Der neue Hafen bringt nicht nur mehr Schiffe, sondern auch mehr Lärm.",
        "Der neue Hafen bringt mehr Schiffe und mehr Lärm.",
    ),
    "nobody and no, in German": (
        "de",
        "Bei dem Erdrutsch am Pass wurde niemand verletzt, wie die Wacht mitteilte.",
        "Bei dem Erdrutsch am Pass gab es keine Verletzten, wie die Wacht mitteilte.",
    ),
    "what is to come, in German": (
        "de",
        "Die Sperrung des Tunnels soll bis Sonntag dauern, teilte das Amt mit.",
        "Die Sperrung des Tunnels dauert bis Sonntag, teilte das Amt mit.",
    ),
    "opposites of two things, in Polish": (
        "pl",
        "Czynsze w Tarnie wzrosły o 4 proc., a płace nauczycieli spadły o 2 proc.",
        "Płace nauczycieli w Tarnie spadły o 2 proc., wzrosły zaś czynsze, o 4 proc.",
    ),
    "opposites of two things, in Dutch": (
        "nl",
        "De huren in Tarn stegen vorig jaar, maar de lonen van leraren daalden.",
        "Terwijl de lonen van leraren daalden, stegen vorig jaar de huren in Tarn.",
    ),
    "opposites of two things, in Turkish": (
        "tr",
        "Kiralar geçen yıl arttı, öğretmenlerin maaşları ise azaldı.",
        "Öğretmenlerin maaşları geçen yıl azaldı, kiralar ise arttı.",
    ),
    "opposites of two things, in Greek": (
        "el",
        "Τα σχολεία θα μείνουν κλειστά την Παρασκευή, τα γυμναστήρια του δήμου ανοιχτά.",
        "Ανοιχτά θα μείνουν την Παρασκευή τα γυμναστήρια του δήμου, κλειστά τα σχολεία.",
    ),
    "opposites of two things, in Chinese": (
        "zh",
        "公司去年收入增长9%，但利润下降3%。",
        "公司去年利润下降3%，收入则增长9%。",
    ),
    "opposites of two things, in Korean": (
        "ko",
        "회사의 매출은 작년보다 8% 늘었다. 영업이익은 3% 줄었다.",
        "회사의 영업이익은 작년보다 3% 줄었다. 매출은 8% 늘었다.",
    ),
    "opposites of two things, the first of them said to go on, in Korean": (
        "ko",
        "국회는 예산안을 가결했고 수정안을 부결했다.",
        "국회는 수정안을 부결했고 예산안을 가결했다.",
    ),
    "opposites of two things, joined to an and, in Arabic": (
        "ar",
        "ارتفعت الصادرات وانخفضت الواردات في يوليو.",
        "انخفضت الواردات وارتفعت الصادرات في يوليو.",
    ),
    "one opposite of two things, in Korean": (
        "ko",
        "회사의 매출은 작년보다 8% 늘었고 영업이익은 3% 줄었다.",
        "회사의 매출은 작년보다 8% 늘었다.",
    ),
    "a denial of the opposite, in Polish": (
        "pl",
        "Rada odrzuciła w poniedziałek budżet miasta na przyszły rok.",
        "Rada nie przyjęła w poniedziałek budżetu miasta na przyszły rok.",
    ),
    "a denial of the opposite, in Swedish": (
        "sv",
        "Fullmäktige avslog på måndagen förslaget om en ny skola.",
        "Fullmäktige godkände inte förslaget om en ny skola på måndagen.",
    ),
    "a denial of the opposite, in Turkish": (
        "tr",
        "Mahkeme belediyenin başvurusunu bu sabah oy birliğiyle reddetti.",
        "Mahkeme belediyenin başvurusunu bu sabah oy birliğiyle kabul etmedi.",
    ),
    "a denial of the opposite, in Japanese": (
        "ja",
        "県警によると、男は調べに対し容疑を否認しているという。",
        "県警によると、男は調べに対し容疑を認めていないという。",
    ),
    "a denial of the opposite, in Chinese": (
        "zh",
        "市议会周一否决了明年的城市预算。",
        "市议会周一没有通过明年的城市预算。",
    ),
    "a denial of the opposite, in Arabic": (
        "ar",
        "رفض المجلس الاثنين ميزانية المدينة للعام المقبل.",
        "لم يوافق المجلس الاثنين على ميزانية المدينة للعام المقبل.",
    ),
    "a denial of the opposite, in Ukrainian": (
        "uk",
        "Рада відхилила в понеділок бюджет міста на наступний рік.",
        "Рада не ухвалила в понеділок бюджет міста на наступний рік.",
    ),
    "a unit told once": (
        "de",
        "Die Pfleger bekommen fünf Prozent mehr Lohn, gefordert hatten sie neun.",
        "Gefordert hatten die Pfleger neun Prozent mehr Lohn.",
    ),
    "at least is not less": (
        "es",
        "Más de 400 voluntarios buscaron al niño en los montes de Tarn.",
        "Al menos 400 voluntarios buscaron al niño en los montes de Tarn.",
    ),
    "a plan for what is to come, in Spanish": (
        "es",
        "La panadería planea abrir una tercera tienda en el puerto en primavera.",
        "La panadería abrirá una tercera tienda en el puerto en primavera.",
    ),
    "a power, in Portuguese": (
        "pt",
        "O governador pode nomear os juízes com o voto da câmara alta.",
        "O governador tem o poder de nomear os juízes com o voto da câmara alta.",
    ),
    "not before, in Italian": (
        "it",
        "La nave non ha lasciato il porto prima di mezzanotte a causa del vento.",
        "La nave ha lasciato il porto a mezzanotte a causa del vento.",
    ),
    "what a law lays down, in Italian": (
        "it",
        "Il regolamento prevede una tassa di otto euro per chi visita il castello.",
        "Per chi visita il castello il regolamento fissa una tassa di otto euro.",
    ),
    "who denies says not, in Russian": (
        "ru",
        "Капитан отрицает, что выпил вино перед рейсом парома.",
        "Капитан говорит, что не выпил вино перед рейсом парома.",
    ),
    "when it began and when it ended": (
        "de",
        "Das Fest begann am 5. Juni und dauerte vier Tage auf der Wiese am See.",
        "Am 9. Juni endete das Fest auf der Wiese am See nach vier Tagen.",
    ),
    "when it began and when it ended, in Spanish": (
        "es",
        "La vendimia empezó el 4 de octubre y duró diez días en las laderas de Tarn.",
        "La vendimia de las laderas de Tarn terminó el 14 de octubre, diez días después.",
    ),
    "the day of another act": (
        "pt",
        "Dois homens do incêndio de domingo no armazém de Tarn foram ouvidos ontem.",
        "O terceiro homem do incêndio no armazém de Tarn entregou-se na quarta-feira.",
    ),
    "a government in its congress": (
        "es",
        "El Gobierno ganó por 61 a 30 la votación de la ley de montes.",
        "El Congreso aprobó la ley de montes por 61 votos a favor y 30 en contra.",
    ),
    "an hour as it is spoken": (
        "fr",
        "Le pont de la vallée a été fermé jeudi à trois heures et demie de l'après-midi.",
        "Le pont de la vallée a été fermé jeudi à 15h30.",
    ),
    "most are shut, few are open, in German": (
        "de",
        "Die meisten Museen in der Altstadt sind am Montag geschlossen.",
        "Nur wenige Museen in der Altstadt sind am Montag geöffnet.",
    ),
    "most are shut, few are open, in Italian": (
        "it",
        "Quasi tutti i musei del porto sono chiusi il lunedì.",
        "Pochi musei del porto sono aperti il lunedì.",
    ),
    "yet to come, in French": (
        "fr",
        "Le jury n'a pas encore choisi le plan de la nouvelle gare de Tarn.",
        "Le jury doit encore choisir le plan de la nouvelle gare de Tarn.",
    ),
    "out of danger, in German": (
        "de",
        "Die Fahrerin ist nicht mehr in Lebensgefahr, teilte die Klinik in Tarn mit.",
        "Die Fahrerin ist außer Lebensgefahr, teilte die Klinik in Tarn mit.",
    ),
    "a charge is hearsay, in German": (
        "de",
        "Der Wirt soll den Gast im Mai bedroht haben, sagte die Staatsanwältin.",
        "Die Staatsanwältin wirft dem Wirt vor, den Gast im Mai bedroht zu haben.",
    ),
    "a unit told once, in another order": (
        "it",
        "Le entrate del porto sono calate del 6 per cento, quelle del mercato sono salite del 3.",
        "Sono salite del 3 per cento le entrate del mercato, quelle del porto sono calate del 6.",
    ),
    "who may may, in French": (
        "fr",
        "La patiente peut quitter sa chambre, ont annoncé les infirmiers de Tarn.",
        "La patiente va quitter sa chambre, ont annoncé les infirmiers de Tarn.",
    ),
    "fewer who did, more who did not": (
        "es",
        "Menos de la mitad de los socios firmó el lunes la carta del club de Tarn.",
        "Más de la mitad de los socios no firmó el lunes la carta del club de Tarn.",
    ),
    "what is not ruled out": (
        "it",
        "La cantante non esclude di tornare sul palco di Tarn in primavera.",
        "La cantante potrebbe tornare sul palco di Tarn in primavera.",
    ),
    "an end by phrase, in French": (
        "fr",
        "Les deux villes ont mis fin à leur querelle et commencé des travaux à Sorval.",
        "Les deux villes, qui ont cessé leur querelle, travaillent depuis à Sorval.",
    ),
    "an hour told as it is spoken, in German": (
        "de",
        "Das Rennen in Tarn begann um acht Uhr und endete kurz vor Mitternacht.",
        "Kurz vor Mitternacht endete das Rennen in Tarn, das um 20 Uhr begonnen hatte.",
    ),
    "the day of a count, in Chinese": (
        "zh",
        "云岭县19日发生的雪崩已造成5人死亡，另有8人受伤。",
        "截至20日，云岭县雪崩遇难人数为5人，伤者8人。",
    ),
    "a title that begins a sentence, in Polish": (
        "pl",
        "Jego adwokat Piotr Zimny zapowiedział apelację od wyroku sądu w Tarnie.",
        "Kapelan Zimny zapowiedział we wtorek rano, że odwoła się od wyroku w sprawie mostu.",
    ),
    "opposites of two things, in Russian": (
        "ru",
        "Цена молока выросла, а цена хлеба упала в мае.",
        "В мае цена хлеба снизилась, а цена молока увеличилась.",
    ),
    "a day that is the first, in Danish": (
        "da",
        "Branden var ikke slukket før mandag.",
        "Branden var først slukket mandag.",
    ),
    "nobody, twice denied, in Greek": (
        "el",
        "Κανείς δεν τραυματίστηκε από τη φωτιά.",
        "Ουδείς τραυματίστηκε από τη φωτιά.",
    ),
    "not only, in Hungarian": (
        "hu",
        "Nem csak a tető égett le, hanem a fal is.",
        "A tető is, a fal is leégett.",
    ),
    "what only begins like a denial, in Czech": (
        "cs",
        "Neznámý pachatel zapálil nejméně dva sklady v Olomouci.",
        "Pachatel zapálil dva sklady v Olomouci.",
    ),
    "no fewer than, in Thai": (
        "th",
        "มีผู้บาดเจ็บไม่ต่ำกว่า 30 คนจากเหตุเพลิงไหม้",
        "มีผู้บาดเจ็บอย่างน้อย 30 คนจากเหตุเพลิงไหม้",
    ),
    "what is not ruled out, in Persian": (
        "fa",
        "وزیر استعفای خود را رد نکرد.",
        "وزیر استعفای خود را ممکن دانست.",
    ),
}  # fmt: skip


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
