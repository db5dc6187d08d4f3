"""Text that is made to take long takes no longer than other text of its length."""

from __future__ import annotations

import time
from unicodedata import normalize

import pytest

from flows.ingest.acceptance import accept
from flows.ingest.files.texts import plain_markdown
from models.distortion import judge_retelling
from models.prose.cues import load_cues
from models.prose.roles import label_sentences
from models.prose.sentences import split_sentences
from models.prose.text import clean
from models.records import Article
from models.settings import Reading

SECONDS = 5  # of processor time; what is bounded takes a tenth, what is not minutes


@pytest.mark.parametrize("sign", [".", "(", "\u201c", "-", "#", "30 ", ". \t", "|"])
def test_a_long_line_without_words_takes_no_longer_than_others(sign: str) -> None:
    """Patterns of furniture took the square of its length."""
    text = f"A ferry ran aground on Tuesday.\n\n{sign * 50_000}\n\nAll were brought ashore by noon."
    article = Article("a", "Post", "Post", None, None, None, "en", "a.txt", text)
    started = time.process_time()
    label_sentences([article], load_cues())

    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("joiner", ["", "\u200d", "\u200b"])
def test_a_letter_under_a_million_marks_is_cleaned_at_once(joiner: str) -> None:
    """To put marks into their canonical order takes the square of their number."""
    started = time.process_time()
    cleaned = clean("a" + f"\u0301{joiner}\u0316" * 500_000 + " ferry")

    assert time.process_time() - started < SECONDS
    assert cleaned.startswith("á")
    assert cleaned.endswith(" ferry")
    assert len(cleaned) < 100
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    "text", ["Việt Nam", "שָׁלוֹם עֲלֵיכֶם", "a" + "\u0323\u0302" * 15, "— " * 40 + "•" * 60, "हिन्दी में"]
)
def test_no_mark_that_a_language_writes_is_taken_away(text: str) -> None:
    """Unicode's own bound for streams, 30 marks in a row, is beyond any orthography."""
    assert clean(text) == normalize("NFC", text).strip()


@pytest.mark.parametrize(
    "line",
    [
        "![a](" * 10_000,
        "<a" * 25_000,
        "«: " + "a" * 50_000,
        '."' + '"' * 50_000 + "x",
        "a." * 25_000,
        "a" + "@" * 100_000 + " x",
    ],
)
def test_a_long_line_of_marks_takes_no_longer_than_others(line: str) -> None:
    """What is sought in the shape of a line took the square of its length, or the cube."""
    text = f"A ferry ran aground on Tuesday.\n\n{line}\n\nAll were brought ashore by noon."
    article = Article("a", "Post", "Post", None, None, None, "en", "a.txt", text)
    started = time.process_time()
    label_sentences([article], load_cues())

    assert time.process_time() - started < SECONDS


def test_markdown_of_brackets_alone_is_left_as_it_is() -> None:
    """A parser of Markdown tries each of them as the beginning of a link."""
    started = time.process_time()
    assert plain_markdown("[" * 100_000) == "[" * 100_000
    assert time.process_time() - started < SECONDS


def test_megabytes_without_a_space_are_too_long_to_compare() -> None:
    """They have few words, and are as much work as an article of as many letters."""
    text = "A ferry with 120 passengers ran aground near Port Ellis. " + "." * 1_200_000
    article = Article("a", "Post", "Post", None, None, None, "en", "a.txt", text)
    _, refused = accept([article], Reading())

    assert [one.reason[:31] for one in refused] == ["has the length of 60,002 words;"]


@pytest.mark.parametrize("word", ["Ann Bell, ", "Bell's "])
def test_a_sentence_without_end_is_compared_no_longer_than_others(word: str) -> None:
    """Two sentences of 8,000 characters that named one person again and again took a minute."""
    text = f"It was said that {word * (6_000 // len(word))} in the end."
    started = time.process_time()
    judge_retelling(text, text.replace("in the end", "at 5 in the end"))

    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("word", ["Ann Bell, ", "漢字", "ก็ดี", "e\u0301", "1 2 "])
def test_what_goes_on_for_longer_than_a_sentence_is_cut_between_words(word: str) -> None:
    """Nothing is lost, and no mark is parted from its letter."""
    text = word * 2000
    spans = split_sentences(text)

    assert max(end - start for start, end in spans) <= 1500
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(text[a].isalnum() for a, _ in spans)
