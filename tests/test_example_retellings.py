"""The second example story, retold in other languages, sentence by sentence."""

from __future__ import annotations

import re

import pytest

from tests.example_files import RETELLINGS, Row, files, raw, sidecar
from tests.truth import truth

# In these a number that is a figure in English is a figure too, and no other is.
SAME_FIGURES = ("railway-de", "railway-es", "railway-ru")

every_retelling = pytest.mark.parametrize("story", RETELLINGS)


def without(keys: set[str], rows: list[Row]) -> list[Row]:
    """Return the rows less some of their keys."""
    return [{key: value for key, value in row.items() if key not in keys} for row in rows]


def figures(text: str) -> list[int]:
    """Return the numbers written in digits, in order of size; "8:15" and "0.2" are two each."""
    return sorted(int(digits) for digits in re.findall(r"\d+", text))


@every_retelling
def test_a_retelling_makes_the_same_statements_row_by_row(story: str) -> None:
    """Only words differ: files, roles, statements, labels and omissions are the English ones."""
    ours, english = truth(story), truth("railway")
    assert ours.keys() == english.keys()
    own = {"source", "title", "url"}
    assert without(own, ours["articles"]) == without(own, english["articles"])
    for part in ("sentences", "statements", "copies", "omissions", "distortions"):
        assert without({"text"}, ours[part]) == without({"text"}, english[part])


@pytest.mark.parametrize("story", SAME_FIGURES)
def test_a_retelling_has_the_figures_of_the_english_row(story: str) -> None:
    """What is a number in digits stays one, sentence by sentence and statement by statement."""
    for part in ("sentences", "statements"):
        for ours, english in zip(truth(story)[part], truth("railway")[part], strict=True):
            if ours.get("role") != "boilerplate":
                assert figures(ours["text"]) == figures(english["text"]), ours["text"]


@every_retelling
def test_a_retelling_is_in_its_language(story: str) -> None:
    """No sentence is left in English, and the listed articles name the folder's language."""
    lang = story.removeprefix("railway-")
    pairs = zip(truth(story)["sentences"], truth("railway")["sentences"], strict=True)
    assert [
        ours["text"] for ours, row in pairs if row["status"] and ours["text"] == row["text"]
    ] == []
    assert {entry["lang"] for entry in sidecar(story)} == {lang}
    assert f"\nlang: {lang}\n" in raw(story, "trackside.md")


@every_retelling
def test_a_retelling_keeps_the_paragraphs(story: str) -> None:
    """Each article has as many paragraphs as in English, of as many lines unless wrapped."""
    for file in files(story):
        ours, english = paragraphs(story, file), paragraphs("railway", file)
        assert len(ours) == len(english), file
        if file != "varraherald.txt":
            assert list(map(len, ours)) == list(map(len, english)), file


def paragraphs(story: str, file: str) -> list[list[str]]:
    """Return the lines of each paragraph, front matter left out."""
    text = raw(story, file)
    text = text.split("---\n", 2)[2] if text.startswith("---\n") else text
    return [block.splitlines() for block in re.split(r"\n{2,}", text.strip())]
