"""Which words stand between quotation marks, in languages that set them in their own ways."""

from __future__ import annotations

import pytest

from models.prose.quotation import quoted_spans

SPOKEN = {
    "in Finnish, by one mark": (
        "Kello löi 9.15. ”Emme tiedä”, hän sanoi. ”Ehkä.”",
        ["”Emme tiedä”", "”Ehkä.”"],
    ),
    "in Dutch, by two commas": (
        ',,Het is niet opgelost", zei ze. Het duurt 3, 4 dagen. Hij: ,,Wij gaan door."',
        [',,Het is niet opgelost"', ',,Wij gaan door."'],
    ),
    "in German, turned inside": ("»Nein«, sagte er. »Nie.«", ["»Nein«", "»Nie.«"]),
    "in Bengali, over two sentences": (
        "তিনি বলেন, ‘কাজ চলছে। টাকা দেওয়া হবে।’ পরে যান।",
        ["‘কাজ চলছে। টাকা দেওয়া হবে।’"],
    ),
    "in Urdu, the other way round": (
        "وزیر نے کہا کہ ’ہم دیکھیں گے۔‘ وہ چلے گئے۔ ”نہیں۔“ بس۔",
        ["’ہم دیکھیں گے۔‘", "”نہیں۔“"],
    ),
    "in English, with a closing mark too many": (
        "“Yes,” he said. ” “I am glad.” He won for “Best Song.”",
        ["“Yes,”", "” “I am glad.”", "“Best Song.”"],
    ),
    "in British English, behind a title": (
        "They will ‘Stand Up To Ashley’ at St James’ Park. “We have waited,” said Bob.",
        ["“We have waited,”"],
    ),
    "in British English, by single marks behind a title": (
        "They will ‘Stand Up’ on Saturday. ‘We have waited for the players’ union,’ said Bob.",
        ["‘We have waited for the players’ union,’"],
    ),
    "in British English, with a plural's apostrophe before a word set apart": (
        "He said: ‘The workers’ “hero” has left us.’ She wept.",
        ["‘The workers’ “hero” has left us.’"],
    ),
    "in British English, with a word set apart inside": (
        "‘He said “no” to me,’ she recalled.",
        ["‘He said “no” to me,’"],
    ),
    "in English, begun before": (
        "We will,” he said. It is Bob’s. “Never.”",
        ["We will,”", "“Never.”"],
    ),
}


@pytest.mark.parametrize("case", SPOKEN)
def test_direct_speech_is_what_stands_between_its_marks(case: str) -> None:
    """A mark that closes in one language opens in another where a word follows it."""
    text, spoken = SPOKEN[case]

    assert [text[a:b] for a, b in quoted_spans(text)] == spoken
