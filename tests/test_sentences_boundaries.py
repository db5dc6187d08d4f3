"""Where a sentence ends beside figures, abbreviations and the question marks of other scripts."""

from __future__ import annotations

import pytest

from models.prose.sentences import split_sentences

ENDS = [
    ("en", "The firm closes its plant in Lenley.|310 people will lose their jobs."),
    ("de", "Die Firma schließt das Werk.|310 Menschen verlieren die Arbeit."),
    ("fr", "L'usine ferme à Lenley.|310 personnes perdent leur emploi."),
    ("es", "Llegaron a las 5 p. m.|Luego respondió el ministro."),
    ("nl", "De club heeft nog 40.000 leden.|30 mensen stapten op."),
    ("el", "Τι έγινε;|Κανείς δεν ξέρει."),
    ("de", "„Ich weiß es nicht.“|Dann ging er."),
    ("cs", "„Nevím.“|Pak odešel."),
    ("fi", "Vuoto saatiin tukittua kello 9.15.|”Emme tiedä”, Heikkinen sanoi."),
    ("fi", "Sanoo kuljettaja Kari Niemi, 58.|”En ehtinyt tehdä mitään.”"),
    ("ur", "’ہم تحقیقات کریں گے۔‘|انھوں نے مدد کا وعدہ کیا۔"),
    ("ka", "გუშინ ხანძარი გაჩნდა.|პოლიცია საქმეს იძიებს."),
    ("am", "ለምን ሆነ፧|ማንም አያውቅም።|እሱ ሄደ።"),
    ("hy", "Երեկ հրդեհ է բռնկվել։|Ոստիկանությունը քննում է։"),
    ("my", "မီးလောင်ခဲ့သည်။|ရဲစုံစမ်းနေသည်။"),
    ("hu", "A kár 20 millió Ft.|Kiss Gábor elutazott."),
    ("fr", "Il y voit un « impôt de trop ».|Selon lui, chacun paiera plus."),
    ("fr", "Il y voit un «\u00a0impôt de trop\u00a0».|«\u00a0Non\u00a0», dit la maire."),
    ("fr", "La taxe augmente de 4,5 %.|La ville ouvre une ligne."),
    ("de", "Die Steuer steigt um 4 %.|Der Rat tagt am Montag."),
    ("es", "La entrada cuesta 30 €.|Los niños no pagan."),
]
RUNS_ON = [
    ("en", "See art. 5, para. 2 of the treaty."),
    ("fr", "L'art. 49.3 a été invoqué, puis l’art. 50 aussi."),
    ("en", "See Fig. 300 and Nos. 300 to 310."),
    ("fr", "Un budget de 30 M€, dont 4,5 % « à part », selon la maire."),
    ("en", "It will open on Sept. 300 days after it closed."),
    ("fr", "Le 1er janv. 2026, tout a changé."),
    ("de", "Er flog nach Ft. Lauderdale in Florida."),
    ("pl", "Koszt to ok. 18,5 mln zł."),
    ("sv", "Igår kom dr. Berg till Lund."),
    ("el", "Το νερό, το φως· όλα λείπουν, είπε."),
    ("bn", "জেলা প্রশাসক মো. আনোয়ার হোসেন ও এ. কে. আজাদ কথা বলেন।"),
    ("bn", "মহাপরিচালক ব্রি. জেনারেল মো. মাইন উদ্দিন বলেন।"),
    ("de", "Sie kam zum 3. „Forum Lenley“ in die Stadt."),
    ("hi", "डॉ. ए.के. सिंह ने बताया।"),
    ("cs", "Ing. arch. Jan Novák odhadl škodu na 45,5 mil. Kč."),
    ("el", "Η κα. Μαρία Νικολάου έφυγε."),
    ("ro", "Așa a spus dl. Ion Popescu."),
    ("vi", "TS. Lê Thị B đến hiện trường."),
    ("id", "Dr. Ir. H. Joko Widodo membuka Jl. Sudirman."),
    ("sw", "“Hatujui,” alisema Bw. Juma Ali."),
    ("fi", "Hinta nousi, esim. Kuopiossa."),
    ("ka", "ხანძარი ქ. თბილისში გაჩნდა."),
    ("he", '"לא ידענו." אמר משה כהן.'),
]


@pytest.mark.parametrize(("lang", "text"), ENDS)
def test_a_sentence_ends_before_the_next(lang: str, text: str) -> None:
    """A figure may open one, a time of day or a Greek question close one."""
    plain = text.replace("|", " ")
    assert [plain[a:b] for a, b in split_sentences(plain, lang)] == text.split("|")


@pytest.mark.parametrize(("lang", "text"), RUNS_ON)
def test_an_abbreviation_ends_no_sentence(lang: str, text: str) -> None:
    """Before a figure or a name it runs on."""
    assert split_sentences(text, lang) == ((0, len(text)),)
