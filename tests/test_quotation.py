"""Which words stand between quotation marks, in languages that set them in their own ways."""

from __future__ import annotations

import pytest

from models.prose.quotation import quoted_spans, speech

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


RUNNING = {
    "in English": ["He said: “We wait.", "Nobody came.", "Now we go,” and left.", "It rained."],
    "in German": ["Er sagte: „Wir warten.", "Niemand kam.", "Jetzt gehen wir.“", "Es regnete."],
    "in French": ["Il dit : « On attend.", "» Personne ne vient.", "» On part. »", "Il pleuvait."],
    "in Russian": ["Он сказал: «Мы ждём.", "Никто не пришёл.", "Мы уходим».", "Шёл дождь."],
    "in Chinese": ["他说：“我们在等。", "没有人来。", "现在我们走。”", "下雨了。"],
}


@pytest.mark.parametrize("case", RUNNING)
def test_a_quotation_of_several_paragraphs_holds_all_of_them(case: str) -> None:
    """Not each of them has a mark of its own."""
    opening, middle, last, after = speech(RUNNING[case])
    first, second, third, _ = RUNNING[case]

    assert opening[0][1] == len(first)
    assert middle == ((0, len(second)),)
    assert last[0] == (0, max(third.rfind(mark) for mark in "”“»") + 1)
    assert after == ()


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["He said: “We wait.", "It rained.", "Nobody came.", "She said: “We go.”"],
        ["“We wait.", *["It rained."] * 12, "We go,” he said."],
        ['A pipe of 5" burst.', "It rained.", 'So did one of 6" and of 7".'],
    ],
    ids=["opened again", "far away", "inches"],
)
def test_a_closing_mark_that_was_forgotten_quotes_nothing_more(paragraphs: list[str]) -> None:
    """The paragraphs that follow have no mark and are no speech."""
    assert speech(paragraphs)[1] == ()
