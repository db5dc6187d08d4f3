"""The example corpus is the truth other tests stand on, so it is checked on its own."""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
# The second story retold, sentence by sentence; each folder is named by its language.
SPACED = ("railway-ar", "railway-de", "railway-es", "railway-ru")
UNSPACED = ("railway-ja", "railway-zh")
RETELLINGS = (*SPACED, *UNSPACED)
# In these a number that is a figure in English is a figure too, and no other is.
SAME_FIGURES = ("railway-de", "railway-es", "railway-ru")
SIZES = {
    "ferry": (7, 12, 30),
    "railway": (4, 8, 14),
    **dict.fromkeys(RETELLINGS, (4, 8, 14)),
}
ROLES = {"body", "headline", "quote", "boilerplate"}
DISTORTIONS = {"number", "date", "name", "place", "attribution", "negation", "modality", "quote"}
INVISIBLE = {"script", "style", "template"}
INLINE = {"a", "abbr", "b", "em", "i", "span", "strong", "time"}
QUOTATION = re.compile('“[^”]*”|"[^"]*"|„[^“]*“|«[^»]*»')
MARKDOWN_MARK = re.compile(r"^(?:#+ |> |\*+|---$)|\*+$", re.MULTILINE)

Row = dict[str, Any]
every_story = pytest.mark.parametrize("story", sorted(SIZES))
every_retelling = pytest.mark.parametrize("story", RETELLINGS)


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


@cache
def truth(story: str) -> dict[str, Any]:
    """Return the story's truth file."""
    loaded: dict[str, Any] = json.loads((EXAMPLES / story / "truth.json").read_text("utf-8"))
    return loaded


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


def expected_status(story: str, row: Row) -> str | None:
    """Derive a row's status from who else carries its statements."""
    if row["role"] == "boilerplate":
        return None
    origin = origin_of(story)
    carriers = {s["id"]: {origin[file] for file in s["files"]} for s in truth(story)["statements"]}
    elsewhere = [bool(carriers[s] - {origin[row["file"]]}) for s in row["statements"]]
    if all(elsewhere):
        return "shared"
    return "partial" if any(elsewhere) else "unique"


@every_story
def test_every_article_file_is_described(story: str) -> None:
    """The folder holds the described articles and the sidecar, and nothing else."""
    found = {path.name for path in (EXAMPLES / story / "articles").iterdir()}
    assert found == {*files(story), "articles.jsonl"}


@every_story
def test_rows_follow_the_text_and_leave_nothing_over(story: str) -> None:
    """Joined in order, the rows of a file are its whole visible text.

    So every row occurs, none stands out of order or twice, and no line is without a row.
    """
    for file in files(story):
        joined = " ".join(row["text"] for row in rows_of(story, file))
        if story in UNSPACED:  # no space parts the sentences of a paragraph
            assert visible(story, file).replace(" ", "") == joined.replace(" ", ""), file
        else:
            assert visible(story, file) == joined, file


@every_story
def test_rows_are_grouped_by_file_in_the_order_of_the_articles(story: str) -> None:
    """A reader who walks down the rows meets each article once, whole."""
    seen = list(dict.fromkeys(row["file"] for row in truth(story)["sentences"]))
    grouped = [row for file in files(story) for row in rows_of(story, file)]
    assert seen == files(story)
    assert truth(story)["sentences"] == grouped


@every_story
def test_rows_are_clean_single_lines(story: str) -> None:
    """A row's text is whitespace-normalised and not empty, and its role is a known one."""
    for row in truth(story)["sentences"]:
        assert row["text"] == normalise(row["text"]) != ""
        assert row["role"] in ROLES


@every_story
def test_no_sentence_stands_twice_in_one_article(story: str) -> None:
    """Within one file no two rows have the same text."""
    for file in files(story):
        texts = [row["text"] for row in rows_of(story, file)]
        assert len(texts) == len(set(texts)), file


@every_story
def test_articles_have_the_promised_size(story: str) -> None:
    """The number of articles and of their content sentences is as the README says."""
    articles, fewest, most = SIZES[story]
    assert len(files(story)) == articles
    for file in files(story):
        content = [row for row in rows_of(story, file) if row["role"] != "boilerplate"]
        assert fewest <= len(content) <= most, file
        assert sum(row["role"] == "headline" for row in content) == 1, file


@every_story
def test_furniture_makes_no_statement_and_content_makes_one_to_three(story: str) -> None:
    """Boilerplate carries no statement; every other row carries one, two or three, each once."""
    for row in truth(story)["sentences"]:
        count = len(row["statements"])
        assert count == len(set(row["statements"]))
        assert count == 0 if row["role"] == "boilerplate" else 1 <= count <= 3, row["text"]


@every_story
def test_statements_list_exactly_the_files_that_carry_them(story: str) -> None:
    """A statement's files, its number of origins and its core mark follow from the rows."""
    origin = origin_of(story)
    core_from = max(2, -(-len(set(origin.values())) // 2))
    statements = truth(story)["statements"]
    assert len({s["id"] for s in statements}) == len(statements)
    assert len({s["text"] for s in statements}) == len(statements)
    used = {s for row in truth(story)["sentences"] for s in row["statements"]}
    assert used == {s["id"] for s in statements}
    for statement in statements:
        rows = truth(story)["sentences"]
        carrying = {row["file"] for row in rows if statement["id"] in row["statements"]}
        assert statement["files"] == [file for file in files(story) if file in carrying]
        assert statement["origins"] == len({origin[file] for file in carrying})
        assert statement["core"] == (statement["origins"] >= core_from)


@every_story
def test_status_follows_from_statements_and_origins(story: str) -> None:
    """A sentence is shared when other origins make all its statements, unique when none does."""
    for row in truth(story)["sentences"]:
        assert row["status"] == expected_status(story, row), row["text"]


@every_story
def test_copies_are_the_derived_articles(story: str) -> None:
    """Each derived article has one copy entry, an earlier original and that original's origin."""
    origin, when = origin_of(story), published(story)
    derived = {
        (a["derives_from"], a["file"]) for a in truth(story)["articles"] if a["derives_from"]
    }
    assert {(copy["from"], copy["to"]) for copy in truth(story)["copies"]} == derived
    for copy in truth(story)["copies"]:
        assert copy["kind"] in {"verbatim", "edited", "rewritten"}
        assert origin[copy["from"]] == origin[copy["to"]]
        assert when[copy["from"]] < when[copy["to"]]
    assert len(set(origin.values())) == len(files(story)) - len(derived)


def typographic_quotes_straightened(text: str) -> str:
    """Return the text as an agency types it."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def test_verbatim_copy_repeats_the_body_and_rewrite_does_not() -> None:
    """The reprint has every body sentence of the agency text, the rewrite hardly any."""

    def body(file: str) -> list[str]:
        rows = [row for row in rows_of("ferry", file) if row["role"] in {"body", "quote"}]
        return [typographic_quotes_straightened(row["text"]) for row in rows]

    assert body("courier.txt") == body("norvane.txt")
    assert len(set(body("dailycurrent.txt")) & set(body("norvane.txt"))) == 0
    abridged, original = body("soundandshore.txt"), body("norvane.txt")
    kept = [text for text in abridged if text in original]
    assert len(original) * 0.3 < len(kept) < len(abridged) < len(original) * 0.7


def word_runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return the runs of so many words in the text, quotations taken out."""
    words = re.findall(r"\w+", QUOTATION.sub(" | ", text).lower())
    return set(zip(*(words[start:] for start in range(length)), strict=False))


@every_story
def test_independent_origins_use_their_own_words(story: str) -> None:
    """Outside quotations no run of eight words is common to two origins."""
    origin = origin_of(story)
    runs = {file: word_runs(visible(story, file), 8) for file in files(story)}
    for first in files(story):
        for second in files(story):
            if origin[first] != origin[second]:
                assert not runs[first] & runs[second], (first, second)


@every_story
def test_omissions_are_the_core_statements_a_later_article_lacks(story: str) -> None:
    """Listed is each core statement told before an article and missing from it; no other."""
    when = published(story)
    expected = {
        (file, statement["id"])
        for statement in truth(story)["statements"]
        for file in files(story)
        if statement["core"]
        and file not in statement["files"]
        and when[file] > min(when[carrier] for carrier in statement["files"])
    }
    listed = [(entry["file"], entry["statement"]) for entry in truth(story)["omissions"]]
    assert len(listed) == len(set(listed))
    assert set(listed) == expected


def test_one_independent_report_omits_the_fine() -> None:
    """The planted omission: three origins tell of the fine, the trade journal does not."""
    planted = [entry for entry in truth("ferry")["omissions"] if entry.get("planted")]
    fine = next(s for s in truth("ferry")["statements"] if s["id"] == "fine")
    assert planted == [{"file": "tradejournal.md", "statement": "fine", "planted": True}]
    assert fine["origins"] == 3


@every_story
def test_distortions_quote_two_rows_that_make_the_same_statement(story: str) -> None:
    """Both sides of a distortion are real rows with a statement in common, and show the detail."""
    by_text = {(row["file"], row["text"]): row for row in truth(story)["sentences"]}
    for entry in truth(story)["distortions"]:
        there = by_text[entry["against_file"], entry["against_text"]]
        here = by_text[entry["file"], entry["text"]]
        assert entry["kind"] in DISTORTIONS
        assert set(here["statements"]) & set(there["statements"])
        assert entry["here"] in entry["text"]
        assert entry["there"] in entry["against_text"]
        assert entry["here"] != entry["there"]


def test_the_rewrite_has_five_planted_distortions_of_different_kinds() -> None:
    """The rewrite changes a number, a name, an attribution and a modal, and drops a negation."""
    kinds = [d["kind"] for d in truth("ferry")["distortions"] if d["file"] == "dailycurrent.txt"]
    assert sorted(kinds) == ["attribution", "modality", "name", "negation", "number"]


@every_story
def test_metadata_can_be_read_from_where_the_readme_says(story: str) -> None:
    """A file's metadata is in the sidecar, its front matter, its head or its own lines."""
    known = {article["file"]: article for article in truth(story)["articles"]}
    listed = {entry["file"]: entry for entry in sidecar(story)}
    for file, article in known.items():
        keys = ("source", "title", "published", "url")
        if file in listed:
            assert {k: listed[file][k] for k in keys} == {k: article[k] for k in keys}
        elif file.endswith((".md", ".html")):
            assert all(article[key] in raw(story, file) for key in keys), file
        else:
            last = rows_of(story, file)[-1]["text"]
            assert article["url"] in last or f"Source: {article['source']}" in raw(story, file)
    assert any(file.endswith(".txt") and file not in listed for file in known)


@every_story
def test_every_address_is_an_invented_one(story: str) -> None:
    """Hosts end in .example (schema.org, the vocabulary of the page's metadata, aside)."""
    for file in files(story):
        hosts = re.findall(r"https?://([\w.-]+)", raw(story, file))
        assert all(host.endswith(".example") or host == "schema.org" for host in hosts), file


def test_ferry_mixes_shared_partial_and_unique_sentences() -> None:
    """Over the four independent tellings each status has a fair part."""
    tellings = [a["file"] for a in truth("ferry")["articles"] if not a["derives_from"]]
    statuses = [
        row["status"] for file in tellings for row in rows_of("ferry", file) if row["status"]
    ]
    share = {status: statuses.count(status) / len(statuses) for status in set(statuses)}
    assert 0.35 < share["shared"] < 0.50
    assert 0.10 < share["partial"] < 0.25
    assert 0.35 < share["unique"] < 0.50


@pytest.mark.parametrize("story", ["railway", *RETELLINGS])
def test_railway_sources_agree(story: str) -> None:
    """In the second story nearly every sentence is shared; three are unique."""
    statuses = [row["status"] for row in truth(story)["sentences"] if row["status"]]
    assert statuses.count("unique") == 3
    assert statuses.count("shared") / len(statuses) > 0.9


@every_story
def test_furniture_is_a_realistic_part_of_the_rows(story: str) -> None:
    """Between 15 and 25 per cent of all rows are boilerplate."""
    roles = [row["role"] for row in truth(story)["sentences"]]
    assert 0.15 <= roles.count("boilerplate") / len(roles) <= 0.25


def test_two_texts_are_hard_wrapped() -> None:
    """The agency report and the Herald break their lines at 72 columns, inside sentences."""
    heralds = [(story, "varraherald.txt") for story in ("railway", *SPACED)]
    for story, file in (("ferry", "norvane.txt"), *heralds):
        lines = raw(story, file).splitlines()
        assert max(map(len, lines)) <= 72
        assert any(row["text"] not in raw(story, file) for row in rows_of(story, file))


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
