"""The words that only say who says it, in the places where news puts them."""

from __future__ import annotations

import pytest

from models.language.said_by import said_by
from models.language.words import word_spans

SPOKEN = [
    ("en", "The bridge will stay shut until May, Lt. Gerry Howe of the police said.",
     "Lt Gerry Howe of the police said"),
    ("en", "The bridge will stay shut until May, said Lt. Gerry Howe.", "said Lt Gerry Howe"),
    ("en", "“The bridge will stay shut,” the mayor's office said in a statement on Friday.",
     "the mayor's office said in a statement on Friday"),
    ("en", "Police chief Ann Bell said the bridge would stay shut until May.",
     "Police chief Ann Bell said"),
    ("en", "Ann Bell, the mayor, said the bridge will close on Friday.", "Ann Bell the mayor said"),
    ("en", "On Monday, the mayor said the bridge would close.", "the mayor said"),
    ("en", "The number of dead, officials said on Monday, could rise to forty.",
     "officials said on Monday"),
    ("en", "The bridge was closed for two hours, according to the police.",
     "according to the police"),
    ("en", "Officials said 1,500 homes burned in the night to Monday.", "Officials said"),
    ("it", "Secondo la polizia, dodici persone sono morte nell'incendio.", "Secondo la polizia"),
    ("de", "Die Brücke bleibe bis Mai gesperrt, sagte der Sprecher der Stadt Oldau.",
     "sagte der Sprecher der Stadt Oldau"),
    ("de", "Der Sprecher der Stadt sagte, dass die Brücke bis Mai gesperrt bleibe.",
     "Der Sprecher der Stadt sagte"),
    ("fr", "« La digue a cédé dans la nuit », a déclaré le maire d'Orval.",
     "a déclaré le maire d'Orval"),
    ("fr", "Selon la préfecture, trois personnes ont été blessées.", "Selon la préfecture"),
    ("es", "El alcalde dijo que el puente se cerrará el lunes.", "El alcalde dijo"),
    ("ru", "Мост закроют в понедельник, сообщил мэр города Иван Петров.",
     "сообщил мэр города Иван Петров"),
]  # fmt: skip

NOT_SPOKEN = [
    ("en", "The cause of the fire was not announced on Monday."),
    ("en", "Two people were added to the list of the missing on Monday."),
    ("en", "He declined to say where the money had gone."),
    ("en", "Many roads were cordoned off and will stay so."),
    ("en", "They said so."),
    ("de", "Das Ergebnis wurde gestern mitgeteilt und gilt für alle Orte."),
    ("en", "The United States will send more troops to the border."),
    ("en", "New jobless claims fell to the lowest level in three years."),
    ("en", "According to the police 12 people died, when the roof fell in."),
    ("de", "Dem Sprecher der Polizei zufolge gab es bei dem Brand zwölf Tote."),
    ("de", "Laut Polizei starben zwölf Menschen bei dem Brand, der am Montag ausbrach."),
    ("fr", "Le texte a été voté mardi pour protéger les enfants."),
    ("fr", "Il a reçu un prix, pour la reconstruction du pont."),
    ("it", "Il secondo turno delle elezioni in Umbria si terrà a maggio."),
    ("pt", "O segundo turno com 50 por cento dos votos será em maio."),
    ("nl", "Volgens de politie vielen er twaalf doden bij de brand."),
    ("ja", "橋は五月まで閉鎖されると市長は言った。"),
    ("xx", "The mayor said the bridge would close."),
]


def spoken(text: str, lang: str) -> str:
    """The words found, as they are written."""
    found = zip(word_spans(text), said_by(text, lang), strict=True)
    return " ".join(text[start:end] for (start, end), says in found if says)


@pytest.mark.parametrize(("lang", "text", "said"), SPOKEN)
def test_a_speaker_and_the_verb_are_told_from_what_is_said(lang: str, text: str, said: str) -> None:
    """Behind it, before it, and set in between; in languages whose verbs of saying are listed."""
    assert spoken(text, lang) == said


@pytest.mark.parametrize(("lang", "text"), NOT_SPOKEN)
def test_what_nobody_says_keeps_all_its_words(lang: str, text: str) -> None:
    """Passives, infinitives, sentences that say no more than that, and languages not listed."""
    assert spoken(text, lang) == ""
