"""What the example stories were made to have: copies, omissions, distortions, shared statements."""

from __future__ import annotations

import re

import pytest

from tests.example_files import (
    RETELLINGS,
    every_story,
    files,
    origin_of,
    published,
    rows_of,
    visible,
)
from tests.truth import truth

DISTORTIONS = {"number", "date", "name", "place", "attribution", "negation", "modality", "quote"}
QUOTATION = re.compile('“[^”]*”|"[^"]*"|„[^“]*“|«[^»]*»')


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
