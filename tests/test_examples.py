"""The example corpus is the truth other tests stand on, so it is checked on its own."""

from __future__ import annotations

import re

from tests.example_files import (
    EXAMPLES,
    SIZES,
    SPACED,
    UNSPACED,
    Row,
    every_story,
    files,
    normalise,
    origin_of,
    raw,
    rows_of,
    sidecar,
    visible,
)
from tests.truth import truth

ROLES = {"body", "headline", "quote", "boilerplate"}


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
