"""Roles of sentences: furniture is found, content is not lost to it."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.furniture import LAYOUTS, judge_half, read_layout, summary
from models.prose.datelines import dateline_end
from models.prose.roles import label_sentences
from models.prose.sentences import split_sentences
from tests.roles import BODY, CUES, article, roles

BACKGROUND = Path(__file__).parents[1] / "models" / "data" / "background"
DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.mark.parametrize(
    ("half", "floor"),
    [("dev", 0.98), ("held_out", 0.92), ("fresh", 0.92), ("world", 0.98), ("world_held_out", 0.95)],
)
def test_furniture_in_labelled_layouts_is_found_and_content_kept(half: str, floor: float) -> None:
    """The measured share of furniture does not fall; no body sentence is ever lost."""
    judged = judge_half(half)
    furniture = [j for j in judged if j.gold == "boilerplate"]
    found = sum(j.given == "boilerplate" for j in furniture)

    assert found >= floor * len(furniture), summary(half, judged)
    assert [j for j in judged if j.lost and j.gold in ("body", "quote")] == []


@pytest.mark.parametrize("path", sorted(LAYOUTS.glob("*/*.layout")), ids=lambda path: path.stem)
def test_layouts_are_split_at_the_labelled_boundaries(path: Path) -> None:
    """Each labelled sentence of the layouts is one span, exactly."""
    layout = read_layout(path)
    spans = set(split_sentences(layout.article.text, layout.article.lang))

    assert [layout.article.text[a:b] for a, b, _ in layout.gold if (a, b) not in spans] == []


@given(st.lists(st.text(max_size=200), max_size=3))
def test_any_text_gets_the_sentences_of_the_splitter(texts: list[str]) -> None:
    """Roles never raise, and never move, drop or renumber a sentence."""
    articles = [article(text, key=str(i)) for i, text in enumerate(texts)]
    for each, labelled in zip(articles, label_sentences(articles, CUES), strict=True):
        assert tuple((s.start, s.end) for s in labelled) == split_sentences(each.text)
        assert [s.index for s in labelled] == list(range(len(labelled)))


@pytest.mark.parametrize("mark", [" EFE", "（共同）", " (dpa/AFP)", " — AFP", " PTI MR NSK"])
def test_an_agency_alone_behind_the_last_words_is_furniture(mark: str) -> None:
    """It signs the text, and is nothing that only this source says."""
    last = "The work begins in May."
    found = roles(f"{BODY}{last}{mark}\n\nabc/def")

    assert [role for text, role in found.items() if mark.strip() in text] == ["boilerplate"]


def test_a_name_that_no_agency_bears_is_kept() -> None:
    """One word can be all that a sentence says."""
    assert roles(BODY + "He had one word for it. Panik.")["Panik."] == "body"
    assert roles(BODY + "The placards were plain. PTI WINS SEATS.")["PTI WINS SEATS."] == "body"


def test_mostly_direct_speech_is_a_quote() -> None:
    """A sentence between marks is a quote, one with a quoted phrase is body."""
    found = roles(BODY + '"We did not sleep. We dug," she said. He called it "a leap" and left.')
    assert found['"We did not sleep.'] == "quote"
    assert found['We dug," she said.'] == "quote"
    assert found['He called it "a leap" and left.'] == "body"


@pytest.mark.parametrize(
    "sentence",
    [
        "“I will sell my car,” said Ruben Hask, 67, a carpenter from the upper end of the valley.",
        "«Venderé mi coche», dijo Ruben Hask, de 67 años, carpintero de Alto Varra.",
        "«Я продам машину», — сказал Рубен Хаск, 67-летний плотник из Верхней Варры.",
        "— Мы копаем, пока слышим стук, — сказал начальник спасателей Оуэн Марш.",
        "—Ya no nos queda otra —dice la panadera Ana Orlo mientras recoge los sacos.",
        "«سأبيع سيارتي»، قال النجار روبن هاسك البالغ من العمر 67 عاما.",
        "「車は売るよ」と、大工のルーベン・ハスクさん（67）は駅で言った。",
        "“我要把车卖了。”67岁的木匠鲁本·哈斯克在车站的站台上说。",
    ],
)
def test_a_quotation_handed_to_its_speaker_is_a_quote(sentence: str) -> None:
    """However long the speaker's name and trade are; a dash may open the speech."""
    assert roles(BODY + sentence)[sentence] == "quote"


@pytest.mark.parametrize(
    "dash", ["— Second, the wall. — It costs more.", "– a list, of things – and others"]
)
def test_a_dash_without_a_speaker_opens_no_speech(dash: str) -> None:
    """Lists and asides begin with dashes too."""
    assert "quote" not in roles(BODY + dash).values()


@pytest.mark.parametrize("lang", sorted(path.stem for path in BACKGROUND.glob("*.txt")))
def test_no_sentence_of_plain_prose_is_lost_in_any_language(lang: str) -> None:
    """Each sentence is a paragraph of its own, where little shelters it."""
    prose = (BACKGROUND / f"{lang}.txt").read_text(encoding="utf-8").split("\n")
    found = roles("\n\n".join(prose))

    assert [text for text, role in found.items() if role == "boilerplate"] == []


def test_a_bio_is_furniture_only_when_the_report_is_not_about_its_person() -> None:
    """The same closing paragraph is content where its person occurs in the report."""
    bio = "Anna Weiss is a journalist at Coast News, where she covers the sea."
    assert roles(BODY + bio)[bio] == "boilerplate"
    assert roles("Police in Port Alder held Weiss for two days.\n\n" + BODY + bio)[bio] == "body"


def test_a_person_from_the_byline_who_opens_the_last_paragraph_is_its_author() -> None:
    """No word of the bio needs to be known."""
    bio = "Olga Brandt keeps bees and lives in Velm."
    assert roles(f"Wall approved by one vote\nBy Olga Brandt\n\n{BODY}{bio}")[bio] == "boilerplate"
    assert roles(BODY + bio)[bio] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "By our correspondent Anna Meier and AFP",
        "From our correspondent in Lima",
        "Von Anna Meier und dpa",
        "Von unserer Redakteurin Anna Meier und dpa",
        "Aus Berlin berichtet Jan Kuhn",
        "Par Jean Dupont avec AFP",
        "De nuestro corresponsal en Lima",
        "Dal nostro inviato Marco Rossi",
    ],
)
def test_a_byline_that_names_a_desk_or_an_agency_is_no_content(line: str) -> None:
    """Beneath a headline; a sentence that begins alike is content."""
    assert roles(f"Wall approved by one vote\n\n{line}\n\n{BODY}")[line] == "boilerplate"
    told = f"{line} sagte die Polizei am Montag, der Deich sei sicher."
    assert roles(f"Wall approved by one vote\n\n{told}\n\n{BODY}")[told] == "body"


def test_a_report_that_reads_like_a_bio_is_no_bio() -> None:
    """A bio stands below a report longer than itself; there is none above the first paragraph."""
    text = (
        "Channel Six is reporting that a correspondent for the Courier covers the trial for free. "
        "The judge allowed it. Nobody objected at the time."
    )
    assert "boilerplate" not in roles(text).values()
    assert "boilerplate" not in roles("Wall approved\n\n" + text).values()


@pytest.mark.parametrize(
    "sentence",
    [
        "By Monday the water had risen to the second floor.",
        "Subscribe to that view and you will lose the vote, he warned.",
        "The ministry published a photo: it showed an empty quay.",
        "Reply all, the minister wrote to his staff, and regretted it.",
        "More from the harbour fund was promised, but nothing came of it.",
        "Fourteen men.",
        "So what now?",
        "He did not reply.",
    ],
)
def test_sentences_that_only_sound_like_furniture_are_kept(sentence: str) -> None:
    """At the end, in the middle and inside a paragraph of a report."""
    for text in (BODY + sentence, f"{BODY}{sentence}\n\n{BODY}", f"{BODY.strip()} {sentence}"):
        assert roles(text)[sentence] != "boilerplate"


def test_a_text_of_one_sentence_is_body() -> None:
    """Without running text there is nothing to be furniture of."""
    assert roles("The council met on Monday.") == {"The council met on Monday.": "body"}


def test_a_line_that_recurs_within_a_source_is_furniture_but_a_shared_sentence_is_not() -> None:
    """Repetition counts for short lines; an update may repeat its report's sentences."""
    end = "The Alder Courier has served this coast for ninety years, come rain or shine"
    texts = [BODY + end, "The ferry stays in port until the storm is over.\n\n" + BODY + end]
    alone = roles(texts[0])
    together = label_sentences([article(texts[0]), article(texts[1], key="2")], CUES)

    assert alone[end] == "body"
    assert [s.role for s in together[0]] == ["body", "body", "boilerplate"]
    assert [s.role for s in together[1]] == ["body", "body", "body", "boilerplate"]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("TEHRAN: Despite being at odds", "TEHRAN: "),
        ("PORT ALDER, March 3 (Norvane) — The ferry", "PORT ALDER, March 3 (Norvane) — "),
        ("WASHINGTON, D.C. — The", "WASHINGTON, D.C. — "),
        ("LONDON (AP) — Officials", "LONDON (AP) — "),
        ("Berlin (dpa) - Der Rat", "Berlin (dpa) - "),
        ("UPPER VARRA, May 18 — Several", "UPPER VARRA, May 18 — "),
        ("VELM, 12 June 2030 – Brandt", "VELM, 12 June 2030 – "),
        ("Iran — which has denied it — has", ""),
        ("Why it matters: insurers left", ""),
        ("The council met.", ""),
        ("", ""),
    ],
)
def test_an_inline_dateline_ends_where_the_report_begins(text: str, dateline: str) -> None:
    """Place, date and agency with their dash or colon are the dateline, nothing else is."""
    assert text[: dateline_end(text)] == dateline


@pytest.mark.parametrize("name", ["ecbplus_docs", "distort_bump_task1_articles"])
def test_real_articles_lose_no_more_than_three_sentences_in_a_thousand(name: str) -> None:
    """These texts are nearly all content, here even with each sentence a paragraph."""
    path = DATA / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"{path.name} is not here: real articles are not part of the project")
    counts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for _, row in zip(range(60), rows, strict=False):
            text = json.loads(row)["text"]
            apart = "\n\n".join(text[a:b] for a, b in split_sentences(text))
            counts.update(roles(apart).values())

    assert counts["boilerplate"] <= 0.003 * counts.total()


def test_an_invitation_to_read_a_question_is_furniture() -> None:
    """A full sentence behind "Read also:" is a link all the same."""
    text = (
        "El agua ha enfermado a 312 vecinos de la ciudad.\n\nLos colegios no abrirán hasta el "
        "viernes.\n\nLea también: ¿Es segura el agua de su ciudad?"
    )
    assert list(roles(text).values())[-1] == "boilerplate"
