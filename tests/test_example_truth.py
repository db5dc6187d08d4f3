"""The example stories against their planted truth: the figures, and floors under them.

`python -m pytest tests/test_example_truth.py -s` prints the figures. The thresholds behind
them were frozen on other texts (docs/quality.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_array

from flows.ingest.reading import read_inputs
from flows.running import Outcome
from models.encoders.transformer import SentenceTransformerEncoder
from models.encoders.weights import Model
from models.grouping.statements import cluster
from models.records import Article, Comparison
from models.settings import Reading
from tests.tellings import Desk
from tests.truth import ROOT, file_of, flat, judged, truth

STORIES = ("ferry", "railway")
# Measured figures (.691, .817; .915, 1.0) less a margin of two or three sentences: status
# right three ways; shared against unique; furniture found.
FLOORS = {"ferry": (0.67, 0.79, 0.90), "railway": (0.85, 0.94, 0.95)}

# The railway story retold: told by others or unique right, of 46 clear sentences. Measured
# 1.0 for de, es and ru, .978 for ja and zh; in Arabic four shared ones are called unique, .913.
TRANSLATED = {"ar": 0.90, "de": 0.90, "es": 0.90, "ja": 0.90, "ru": 0.90, "zh": 0.90}
# The same story told by each of its newsrooms in a language of its own, and by two of them
# in each of two languages. Measured 1.0, .978 and 1.0.
MIXED = (("en", "de", "es", "ru"), ("en", "ar", "zh", "ja"), ("zh", "zh", "en", "en"))
FILES = ("tessenpost.txt", "trackside.md", "twovalleys.txt", "varraherald.txt")

# The threshold at which the rival is right most often on the 14 labelled real stories: .85
# of their sentences, where Rashomon is right for .90.
RIVAL_THRESHOLD = 0.45


def statuses(story: str, comparison: Comparison) -> Counter[tuple[str, str]]:
    """How often each status of the truth met each of the pipeline's, body sentences only."""
    return Counter(
        (item.row["status"], item.judgement.status)
        for item in judged(story, comparison)
        if item.scored and item.judgement and item.judgement.status
    )


def accuracy(counts: Counter[tuple[str, str]], *, without: str = "") -> float:
    """The share of right ones, rows and columns named `without` left out."""
    kept = {pair: n for pair, n in counts.items() if without not in pair}
    return sum(n for (gold, found), n in kept.items() if gold == found) / sum(kept.values())


@pytest.mark.parametrize("story", STORIES)
def test_statuses_are_mostly_right(story: str, examples: dict[str, Outcome]) -> None:
    """Shared, partial and unique agree with a careful reader's judgement."""
    counts = statuses(story, examples[story].comparison)
    three, two = accuracy(counts), accuracy(counts, without="partial")
    print(f"\n{story}: status right {three:.3f}; shared against unique {two:.3f}; {dict(counts)}")

    assert three >= FLOORS[story][0]
    assert two >= FLOORS[story][1]


def test_statuses_beat_clusters_of_sentence_cosine(
    examples: dict[str, Outcome], fast: Model
) -> None:
    """The rival calls a sentence shared if its cluster holds another origin's sentence.

    Average linkage on cosine, of the usual sentence encoder. Both sides use thresholds that
    suited them on the same labelled real news (docs/quality.md), none chosen on these stories;
    both stories count together, since in the second nearly all is shared.
    """
    encoder = SentenceTransformerEncoder(fast)
    right = np.concatenate([compared(story, examples[story], encoder) for story in STORIES])
    ours, rival = right.mean(axis=0)
    print(f"\nshared against unique, both stories: ours {ours:.3f}, cosine {rival:.3f}")

    assert ours > rival


def compared(
    story: str, outcome: Outcome, encoder: SentenceTransformerEncoder
) -> NDArray[np.bool_]:
    """Whether Rashomon, and the rival, are right on each clear sentence; of shape (n, 2)."""
    rows = [
        item
        for item in judged(story, outcome.comparison)
        if item.judgement and item.row["status"] in ("shared", "unique") and item.scored
    ]
    origin = {article["file"]: article["origin"] for article in truth(story)["articles"]}
    vectors = np.stack([v.sentence for v in encoder.encode([flat(r.row["text"]) for r in rows])])
    cosine = np.clip(vectors.astype(float) @ vectors.astype(float).T, 0.0, 1.0)
    np.fill_diagonal(cosine, 0.0)
    labels = cluster(csr_array(cosine), RIVAL_THRESHOLD)
    tellers = [{origin[rows[j].file] for j in np.flatnonzero(labels == n)} for n in labels]
    gold = np.array([item.row["status"] == "shared" for item in rows])
    ours = np.array([item.judgement.status != "unique" for item in rows if item.judgement])
    rival = np.array([len(its) > 1 for its in tellers])
    return np.stack([ours == gold, rival == gold], axis=1)


@pytest.mark.parametrize("lang", TRANSLATED)
def test_statuses_are_mostly_right_in_other_languages(lang: str, desk: Desk) -> None:
    """The same story in another language and script, at the same thresholds."""
    counts = retold(dict.fromkeys(FILES, lang), desk)
    three, two = accuracy(counts), told_right(counts)
    print(f"\nrailway-{lang}: told or unique right {two:.3f}; three ways {three:.3f}")

    assert two >= TRANSLATED[lang]
    assert three >= 0.65
    assert counts["unique", "unique"] >= 2


@pytest.mark.parametrize("langs", MIXED, ids="-".join)
def test_statuses_are_mostly_right_across_languages(langs: tuple[str, ...], desk: Desk) -> None:
    """A story of which each source tells its part in a language of its own."""
    counts = retold(dict(zip(FILES, langs, strict=True)), desk)
    two = told_right(counts)
    print(f"\nrailway in {langs}: told or unique right {two:.3f}; {dict(counts)}")

    assert two >= 0.85
    assert counts["unique", "unique"] >= 2


def retold(langs: Mapping[str, str], desk: Desk) -> Counter[tuple[str, str]]:
    """As `statuses`, of the railway story with each of its files in a language."""
    articles = [article for file, lang in langs.items() for article in railway(file, lang)]
    found = desk.compare(articles)
    return sum((statuses(folder(lang), found) for lang in set(langs.values())), Counter())


def railway(file: str, lang: str) -> list[Article]:
    """That file of the railway story in a language, read as the command line reads it."""
    path = ROOT / "examples" / folder(lang) / "articles"
    articles = read_inputs([str(path)], Reading(languages=(lang,))).articles
    return [article for article in articles if Path(article.path).name == file]


def folder(lang: str) -> str:
    """The folder of the railway story in a language."""
    return "railway" if lang == "en" else f"railway-{lang}"


def told_right(counts: Counter[tuple[str, str]]) -> float:
    """The share of the clear sentences rightly said to be unique, or told by others."""
    clear = {pair: n for pair, n in counts.items() if pair[0] != "partial"}
    right = sum(
        n for (gold, found), n in clear.items() if (gold == "unique") == (found == "unique")
    )
    return right / sum(clear.values())


@pytest.mark.parametrize("story", STORIES)
def test_furniture_is_found_and_no_content_lost(story: str, examples: dict[str, Outcome]) -> None:
    """Every sentence of the report counts; nearly no furniture does."""
    rows = [
        (item.row, item.judgement.sentence)
        for item in judged(story, examples[story].comparison)
        if item.judgement
    ]
    lost = [
        row["text"]
        for row, sentence in rows
        if row["role"] != "boilerplate" and sentence.role == "boilerplate"
    ]
    furniture = [sentence for row, sentence in rows if row["role"] == "boilerplate"]
    found = sum(not sentence.scored for sentence in furniture) / len(furniture)
    print(f"\n{story}: furniture kept out of the scores {found:.3f} of {len(furniture)}")

    assert lost == []
    assert found >= FLOORS[story][2]


@pytest.mark.parametrize("story", STORIES)
def test_every_sentence_is_cut_where_the_truth_cuts(
    story: str, examples: dict[str, Outcome]
) -> None:
    """Abbreviations, initials, quotations, brackets and wrapped lines survive splitting."""
    missing = [
        item.row["text"]
        for item in judged(story, examples[story].comparison)
        if item.judgement is None and item.scored
    ]

    assert missing == []


def test_copies_are_found_with_direction(examples: dict[str, Outcome]) -> None:
    """Each reprint and the rewrite lead to the agency, and nothing else is called a copy."""
    comparison = examples["ferry"].comparison
    file = file_of(comparison)
    found = {(file[copy.giver], file[copy.taker]): copy for copy in comparison.copies}
    print("\nferry copies:", {pair: (copy.kind, copy.share) for pair, copy in found.items()})

    assert found.keys() == {(c["from"], c["to"]) for c in truth("ferry")["copies"]}
    assert found["norvane.txt", "courier.txt"].kind == "verbatim"
    assert found["norvane.txt", "dailycurrent.txt"].kind == "rewritten"
    assert examples["railway"].comparison.copies == ()


@pytest.mark.parametrize("story", STORIES)
def test_origins_are_those_of_the_truth(story: str, examples: dict[str, Outcome]) -> None:
    """Articles share an origin exactly where the truth says so."""
    planted = {a["file"]: a["origin"] for a in truth(story)["articles"]}
    tellings = examples[story].comparison.tellings
    found = {Path(t.article.path).name: t.origin for t in tellings}

    groups = {frozenset(f for f in planted if planted[f] == o) for o in planted.values()}
    assert groups == {frozenset(f for f in found if found[f] == o) for o in found.values()}


def test_planted_omissions_are_found(examples: dict[str, Outcome]) -> None:
    """The report that leaves out the checks on all ferries is said to omit them.

    Of the fine the trade journal is not: what it says of the same company's profit is so near
    that it may be that. Nor is anybody who tells of the fine.
    """
    comparison = examples["ferry"].comparison
    named = {
        (score.source, statement.text)
        for score in comparison.scores
        for statement in comparison.statements
        if statement.id in score.omitted
    }
    fined = {source for source, text in named if "fined 240,000 crowns" in text}

    assert any(s == "soundandshore.example" and "checks on all 14 ferries" in t for s, t in named)
    assert fined <= {"Harbour & Trade Journal"}


def test_nobody_diverges_where_all_agree(examples: dict[str, Outcome]) -> None:
    """In the story on which four independent sources agree no score clears chance."""
    scores = examples["railway"].comparison.scores
    print("\nrailway:", {s.source: (s.divergence, s.low, s.high) for s in scores})

    assert not [score.source for score in scores if score.significant]


def test_a_reprint_scores_like_its_original(examples: dict[str, Outcome]) -> None:
    """Verbatim copies stand where their originals stand."""
    scores = {score.source: score for score in examples["ferry"].comparison.scores}

    assert scores["Port Averil Courier"].divergence == scores["Norvane"].divergence
