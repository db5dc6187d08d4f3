"""Changes and honest retellings in other languages than English."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.distortion import judge_retelling

ROOT = Path(__file__).resolve().parents[1]

# kind: (language, the text retold, the retelling, here, there)
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
}  # fmt: skip


@pytest.mark.parametrize("case", HONEST_ELSEWHERE)
def test_an_honest_retelling_in_another_language_has_no_findings(case: str) -> None:
    """Whichever of the two is the retelling."""
    lang, a, b = HONEST_ELSEWHERE[case]

    assert judge_retelling(a, b, lang).findings == ()
    assert judge_retelling(b, a, lang).findings == ()


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


BEARERS = {
    "a Japanese mayor": (
        "ja", "person", "津山市長は記者団に「橋を急いで直す」と述べた。", "津山", "森田",
    ),
    "a Chinese head of a county": (
        "zh", "person", "县长李文远表示，将尽快修好通往海港的铁路。", "李文远", "王国强",
    ),
    "a Korean mayor": (
        "ko", "person", "이서준 시장은 다리를 서둘러 고치겠다고 말했다.", "이서준", "박민호",
    ),
    "an Arabic minister": (
        "ar", "person", "وقال وزير النقل كريم الزيات إن الجسر سيفتح يوم الجمعة.",
        "الزيات", "النجار",
    ),
    "a Chinese county": ("zh", "place", "云岭县发生雪崩，造成多人受伤。", "云岭", "白石"),
}  # fmt: skip


@pytest.mark.parametrize("case", BEARERS)
def test_a_name_without_capitals_is_known_by_its_title(case: str) -> None:
    """Where all else of two sentences is the same."""
    lang, kind, text, name, other = BEARERS[case]
    retold = text.replace(name, other)

    (finding,) = judge_retelling(text, retold, lang).findings

    assert finding.kind == kind
    assert retold[slice(*finding.here)] == other


NO_BEARERS = {
    "who speaks otherwise": (
        "zh", "县长李文远说：“我们会尽快修好铁路。”", "县长李文远表示将尽快修好铁路。",
    ),
    "what is done with an office": (
        "zh", "他不得不辞去市长职务，海港市政府说。", "他被迫辞去市长职务，海港市政府说。",
    ),
    "what the holder does": ("zh", "海港市的市长连任了，政府说。", "海港市的市长留任了，政府说。"),
    "which holder": (
        "ar", "وقال الوزير السابق إن الجسر سيفتح يوم الجمعة.",
        "وقال الوزير الحالي إن الجسر سيفتح يوم الجمعة.",
    ),
    "a market": (
        "ko", "오래된 시장 건물이 불에 탔다고 한다.", "커다란 시장 건물이 불에 탔다고 한다.",
    ),
    "which sort of holder": (
        "ja", "港の女性市長は橋を急いで直すと述べた。", "港の新人市長は橋を急いで直すと述べた。",
    ),
    "a particle": ("hi", "मेयर ने कहा कि पुल खुलेगा।", "मेयर को कहा कि पुल खुलेगा।"),
}  # fmt: skip


@pytest.mark.parametrize("case", NO_BEARERS)
def test_what_stands_beside_a_title_is_not_always_a_name(case: str) -> None:
    """Not what is done with an office, nor which holder of it is meant."""
    lang, told, retold = NO_BEARERS[case]

    assert judge_retelling(told, retold, lang).findings == ()
