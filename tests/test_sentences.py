"""Sentence splitting: exact spans, nothing lost, and the traps of news prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.prose.sentences import split_sentences

# News-like pieces, so that random texts meet the rules and not only the alphabet.
WORDS = ["Mr.", "U.S.", "He said.", "“Why?”", "6 a.m.", "3.5", "coop-", "eration", "ÉTÉ", "a.b/C.D"]
MARKS = [
    '"',
    "’",
    "...",
    "[…]",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "-",
    "。",
    "」",
    "?",
    "(",
    "»",
    "http://",
]
PIECES = st.sampled_from([*WORDS, *MARKS])
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join))


def sentences(text: str, lang: str | None = None) -> list[str]:
    """The sentences of a text as strings."""
    return [text[start:end] for start, end in split_sentences(text, lang)]


@given(TEXTS)
def test_every_character_but_white_space_is_in_exactly_one_sentence(text: str) -> None:
    """Spans are ordered, trimmed and disjoint, and what lies between them is white space."""
    at = 0
    for start, end in split_sentences(text):
        assert at <= start < end
        assert text[at:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        at = end
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Lukashenko met President Aleksandr G. Lukashenko and Dr. Falk.",
        "The U.S. Army and U.S. officials agreed.",
        "Gen. X, Lt. Gov. Smith and Sen. Orlo left at 6 a.m. Monday.",
        "Rule No. 5 costs $3.5mn, or 2.4 per cent of it (see pp. 4-9).",
        "“Why?” he asked.",
        "“Why now?” Mr. Raisi asked.",
        '"Thirty years after the start of relations ... Iran and Belarus agree," he said.',
        "The start of relations [...] Iran has praised is long ago.",
        "TEHRAN: Despite it all, they met.",
        "PARIS, March 3 (Reuters) — The council met.",
        "LONDON (AP) — Officials met.",
        "See https://news.example/2031/A.Page?x=1 for more.",
        "Am 3. Oktober ist Herr Dr. Weber in Berlin.",
        "« Oui ! »",
        "10. Chelsea",
        "Hablaron el Sr. Hale, la Dra. Lena K. Darrow y la Prof.ª Marta Fink.",
        "На ул. Неттер ждут мэра г. Порт-Альдер и д-ра Финк.",
        "“我要把车卖了。”67岁的木匠鲁本·哈斯克说。",
        "“我们没有别的办法。”62岁的面包师一边收拾沙袋，一边哭着说。",
        "「もう手はありません。」と、パン屋のオルロさんは片付けながら話した。",
        "「弟がまだ中にいるんです！」オルロさん（34）は、そう言って泣いた。",
        "“हमारे पास रास्ता नहीं बचा।” 62 साल की अन्ना ओरलो ने कहा।",
        "“Kardeşim içeride.” 34 yaşındaki Suna Orlo ocağın kapısında böyle dedi.",
        "ВЕЛМ, 11 июн — РИА «Берег», Павел Серов. Горняки ждут помощи.",
    ],
)
def test_what_only_looks_like_an_end_does_not_split(sentence: str) -> None:
    """Abbreviations, initials, figures, elisions, datelines and addresses end nothing."""
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    "expected",
    [
        ["“We came.", "We saw,” he said.", "“I think so.”", "She left."],
        ['He praised a "strategic vision."', "Then he left."],
        ["He left at 6:50 p.m.", "Everyone was safe."],
        ["Exports rose by 3.5.", "Iran said so."],
        ["I don't know…", "He left."],
        ["He spoke in the U.S.", "The talks failed."],
        ["« Oui. »", "Il est parti."],
        ["(He lost.)", "They won."],
        ["¿Por qué?", "Nadie responde."],
    ],
)
def test_an_end_splits_and_closing_marks_stay_with_what_they_close(expected: list[str]) -> None:
    """A sentence ends after its closing quotation marks and brackets."""
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("理事会周二开会。他们同意了！为什么？", ["理事会周二开会。", "他们同意了！", "为什么？"]),
        ("他说：“我们同意。”会议结束。", ["他说：“我们同意。”", "会议结束。"]),
        ("「はい。」と述べた。終わり。", ["「はい。」と述べた。", "終わり。"]),
        ("यह एक है। वह दो है।", ["यह एक है।", "वह दो है।"]),
        ("ماذا قال؟ لا أحد يعرف.", ["ماذا قال؟", "لا أحد يعرف."]),
        ("“我们同意。”第二天，市长宣布工程推迟。", ["“我们同意。”", "第二天，市长宣布工程推迟。"]),
        ("او گفت: «ما منتظر بودیم.» باران بارید.", ["او گفت: «ما منتظر بودیم.»", "باران بارید."]),
    ],
)
def test_other_scripts_have_their_own_stops(text: str, expected: list[str]) -> None:
    """Chinese, Japanese, Hindi and Arabic text splits at its own marks."""
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("ru", "Это стоит 2 тыс. Совет решил иначе.", 2),
        ("ru", "Он живет в г. Порт-Альдер.", 1),
        ("it", "Lo ha detto l'on. Brandt alla sig.ra Orlo.", 1),
        ("en", "They carried on. The council met.", 2),
        ("nl", "Volgens mw. Brandt en ir. Marsh was er gas.", 1),
    ],
)
def test_a_title_is_one_of_its_language(lang: str, text: str, count: int) -> None:
    """What goes on into a name in one language ends sentences in another."""
    assert len(sentences(text, lang)) == count


def test_a_headline_and_lines_without_stops_stand_alone() -> None:
    """One line a paragraph, without blank lines: no line is glued to the next."""
    lines = ["Council Approves Wall", "By Ada Ruiz", "The council met.", "It voted late on Monday."]
    assert sentences("\n".join(lines)) == lines
    assert sentences("\r\n".join(lines)) == lines


def test_a_list_keeps_its_items_apart() -> None:
    """Items are sentences of their own, though they end without a stop."""
    items = ["- Wall approved by one vote", "- Opponents plan an appeal", "1. Costs doubled"]
    assert sentences("\n".join(items)) == items


def test_hard_wrapped_lines_are_joined() -> None:
    """A break at the wrapping width ends nothing, at a hyphen neither; a short line does."""
    text = (
        "Council approves wall\n\n"
        "The city council of Port Alder approved the new sea wall on\n"
        "Monday night, after a debate of more than five hours in which Mr.\n"
        "Hale had to ask for quiet more than once, and in which the co-\n"
        "operation of the ferry companies was in doubt to the end. It was\n"
        "late.\n"
        "Work is to begin in September, when the storms of the year are\n"
        "over."
    )
    assert [s.replace("\n", " ") for s in sentences(text)] == [
        "Council approves wall",
        (
            "The city council of Port Alder approved the new sea wall on Monday night, after a "
            "debate of more than five hours in which Mr. Hale had to ask for quiet more than "
            "once, and in which the co- operation of the ferry companies was in doubt to the end."
        ),
        "It was late.",
        "Work is to begin in September, when the storms of the year are over.",
    ]


@pytest.mark.parametrize("figure", ["1.15pm", "11.30am", "9.58s", "3.5kg", "2.4km"])
def test_a_decimal_with_its_unit_ends_a_sentence(figure: str) -> None:
    """As British papers write the hour, and others a time, a weight or a length."""
    text = f"The first call came at {figure}. Smoke could be seen across the town."

    assert sentences(text)[0] == f"The first call came at {figure}."


def test_a_sentence_split_again_stays_whole() -> None:
    """Splitting is stable: a sentence found in prose is one sentence by itself."""
    text = "Mr. Hale left at 6 p.m. Nobody asked. “Why?” he said. It cost $3.5mn. Then came rain…"
    for sentence in sentences(text):
        assert sentences(sentence) == [sentence]


@pytest.mark.parametrize("unit", ["The council met on Tuesday. ", "a", "(A ", '" ', "会议。", "\n"])
def test_long_lines_lose_nothing(unit: str) -> None:
    """A line of 100,000 characters of one kind comes back whole."""
    text = unit * (100_000 // len(unit))
    kept = sum(len("".join(text[a:b].split())) for a, b in split_sentences(text))
    assert kept == len("".join(text.split()))
