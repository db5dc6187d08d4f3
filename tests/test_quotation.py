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


# "|" stands where the speech begins and where it ends.
RUNNING = {
    "in English": ["He said: |“We wait.", "Nobody came.", "Now we go,”| and left."],
    "in German": ["Er sagte: |„Wir warten.", "Niemand kam.", "Jetzt gehen wir.“|"],
    "in German, turned inside": ["Er sagte: |»Wir warten.", "Niemand kam.", "Jetzt gehen wir.«|"],
    "in French": ["Il dit : |« On attend.", "» Personne ne vient.", "» On part. »|"],
    "in Russian": ["Он сказал: |«Мы ждём.", "Никто не пришёл.", "Мы уходим»|."],
    "in Chinese": ["他说：|“我们在等。", "没有人来。", "现在我们走。”|"],
    "in Japanese": ["彼は言った。|「待っている。", "誰も来ない。", "もう行く。」|"],
    "in British English": ["He said: |‘We wait.", "Nobody came.", "Now we go,’| he said."],
    "with a title": ["He said: |“We wait.", "We are ‘heroes’.", "Now ‘all’ of us go,”| he said."],
    "with a title in German": ["Er: |„Wir warten.", "Das »Haus« kommt nicht.", "Wir gehen.“|"],
    "with words of others": [
        "He said: |“We wait.",
        "They said: ‘Go.’ None did.",
        "We go,”| he said.",
    ],
}


@pytest.mark.parametrize("case", RUNNING)
def test_a_quotation_of_several_paragraphs_holds_all_of_them(case: str) -> None:
    """Not each of them has a mark of its own."""
    first, second, third = RUNNING[case]
    plain = [first.replace("|", ""), second, third.replace("|", ""), "It rained."]

    assert speech(plain) == [
        ((first.index("|"), len(plain[0])),),
        ((0, len(second)),),
        ((0, third.index("|")),),
        (),
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["He said: “We wait.", "It rained.", "Nobody came.", "She said: “We go.”"],
        ["“We wait.", *["It rained."] * 10, "We go,” he said."],
        ['A pipe of 5" burst.', "It rained.", 'So did one of 6" and of 7".'],
    ],
    ids=["opened again", "far away", "inches"],
)
def test_a_closing_mark_that_was_forgotten_quotes_nothing_more(paragraphs: list[str]) -> None:
    """The paragraphs that follow have no mark and are no speech."""
    assert speech(paragraphs)[1] == ()


def test_a_quotation_of_ten_paragraphs_is_one() -> None:
    """The mark is found in the tenth behind the one that opens it."""
    between = speech(["“We wait.", *["It rained."] * 9, "We go,” he said."])[1:-1]
    assert set(between) == {((0, len("It rained.")),)}


def test_what_was_said_before_stands_beside_what_is_left_open() -> None:
    """A paragraph may close one quotation and open the next, over the end of it."""
    paragraphs = ["‘Yes,’ he said. ‘We wait.", "We go,’ he said. ‘I go.", "Bye,’ he said."]
    spoken = [
        [text[a:b] for a, b in spans]
        for text, spans in zip(paragraphs, speech(paragraphs), strict=True)
    ]
    assert spoken == [["‘Yes,’", "‘We wait."], ["We go,’", "‘I go."], ["Bye,’"]]
