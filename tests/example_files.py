"""The files of the example stories, as a reader sees them and as their truth describes them."""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.truth import ROOT, truth

EXAMPLES = ROOT / "examples"

# The second story retold, sentence by sentence; each folder is named by its language.
SPACED = ("railway-ar", "railway-de", "railway-es", "railway-ru")
UNSPACED = ("railway-ja", "railway-zh")
RETELLINGS = (*SPACED, *UNSPACED)
SIZES = {
    "ferry": (7, 12, 30),
    "railway": (4, 8, 14),
    **dict.fromkeys(RETELLINGS, (4, 8, 14)),
}
INVISIBLE = {"script", "style", "template"}
INLINE = {"a", "abbr", "b", "em", "i", "span", "strong", "time"}
MARKDOWN_MARK = re.compile(r"^(?:#+ |> |\*+|---$)|\*+$", re.MULTILINE)

Row = dict[str, Any]
every_story = pytest.mark.parametrize("story", sorted(SIZES))


class ArticleText(HTMLParser):
    """Collects what a reader sees inside the article element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.depth = 0
        self.hidden = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Count open articles and hidden elements; a block starts a new word."""
        self.depth += tag == "article"
        self.hidden += tag in INVISIBLE
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Undo what the start tag counted."""
        self.depth -= tag == "article"
        self.hidden -= tag in INVISIBLE
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        """Keep text that is inside the article and can be seen."""
        if self.depth and not self.hidden:
            self.parts.append(data)


def sidecar(story: str) -> list[Row]:
    """Return the entries of the story's articles.jsonl."""
    lines = (EXAMPLES / story / "articles" / "articles.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def normalise(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


@cache
def raw(story: str, file: str) -> str:
    """Return the file as it stands."""
    return (EXAMPLES / story / "articles" / file).read_text("utf-8")


@cache
def visible(story: str, file: str) -> str:
    """Return the article's own text on one line, without markup or front matter."""
    text = raw(story, file)
    if file.endswith(".html"):
        parser = ArticleText()
        parser.feed(text)
        text = "".join(parser.parts)
    elif file.endswith(".md"):
        text = MARKDOWN_MARK.sub("", text.split("---\n", 2)[2])
    return normalise(text)


def files(story: str) -> list[str]:
    """Return the article files in the order of the truth file."""
    return [article["file"] for article in truth(story)["articles"]]


def rows_of(story: str, file: str) -> list[Row]:
    """Return the rows of one article."""
    return [row for row in truth(story)["sentences"] if row["file"] == file]


def origin_of(story: str) -> dict[str, str]:
    """Return each file's origin."""
    return {article["file"]: article["origin"] for article in truth(story)["articles"]}


def published(story: str) -> dict[str, datetime]:
    """Return each file's time of publication."""
    articles = truth(story)["articles"]
    return {article["file"]: datetime.fromisoformat(article["published"]) for article in articles}
