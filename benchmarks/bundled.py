"""The figures on the truth that comes with the project: example stories and invented ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.gold_stories import invented_stories
from benchmarks.measuring import Measurement
from benchmarks.story_figures import share, statuses, story_measurements, told
from flows.evaluation.bench import Bench
from flows.running import run
from flows.stages import Job
from models.records import Comparison
from models.settings import Settings
from tests.truth import Judged, file_of, flat, judged, truth

EXAMPLES = Path(__file__).parents[1] / "examples"
STORIES = ("ferry", "railway")
RETELLINGS = tuple(f"railway-{code}" for code in ("ar", "de", "es", "ja", "ru", "zh"))


def bundled(comparisons: Mapping[str, Comparison], bench: Bench) -> list[Measurement]:
    """The figures; `comparisons` has each example story."""
    return [
        *chain.from_iterable(english(story, comparisons[story]) for story in STORIES),
        *retold({story: comparisons[story] for story in RETELLINGS}),
        *story_measurements("invented", invented_stories(), bench),
    ]


def compared_examples(stories: Sequence[str]) -> dict[str, Comparison]:
    """The example stories, compared as the command line compares them."""
    found = {}
    with TemporaryDirectory() as place:
        for story in stories:
            folder = Path(place) / story
            folder.mkdir()
            paths = (str(EXAMPLES / story / "articles"),)
            store = f"sqlite:///{folder / 'store.sqlite'}"
            job = Job(paths, folder / "out", folder / "work", store, Settings())
            found[story] = run(job, say=lambda _line: None).comparison
    return found


def english(story: str, comparison: Comparison) -> Iterator[Measurement]:
    """Everything that the truth of one example says."""
    rows = list(judged(story, comparison))
    yield from _statuses(story, rows)
    omissions = list(_omissions(story, comparison))
    yield Measurement(f"{story}: omissions named are true", omissions, _pooled)
    yield from _roles(story, rows)
    if planted := truth(story)["copies"]:
        yield Measurement(f"{story}: copies right", _copies(planted, comparison), share)


def retold(comparisons: Mapping[str, Comparison]) -> Iterator[Measurement]:
    """Statuses by language; the roles of all languages together."""
    rows = {story: list(judged(story, comparison)) for story, comparison in comparisons.items()}
    for story, its in rows.items():
        yield from _statuses(story, its)
    yield from _roles("retellings", [row for its in rows.values() for row in its])


def _statuses(story: str, rows: Sequence[Judged]) -> Iterator[Measurement]:
    """Of the sentences of the report; one that is cut otherwise, or not scored, is not right."""
    found = [
        (row.row["status"], (row.judgement.status if row.judgement else None) or "none")
        for row in rows
        if row.scored
    ]
    one = 1 / len(found)
    yield Measurement(f"{story}: status right, three ways", found, statuses, one)
    yield Measurement(f"{story}: told or unique right", found, told, one)


def _roles(name: str, rows: Sequence[Judged]) -> Iterator[Measurement]:
    """Furniture kept out of the scores, content left in; what is cut otherwise is neither."""
    furniture = [
        row.judgement and not row.judgement.sentence.scored
        for row in rows
        if row.row["role"] == "boilerplate"
    ]
    content = [
        row.judgement and row.judgement.sentence.role != "boilerplate"
        for row in rows
        if row.row["role"] != "boilerplate"
    ]
    yield Measurement(f"{name}: furniture found", furniture, _defined, 1 / len(furniture))
    yield Measurement(f"{name}: content kept", content, _defined)


def _defined(right: Sequence[bool | None]) -> float:
    return share([one for one in right if one is not None])


def _pooled(sources: Sequence[Sequence[bool]]) -> float:
    return share([one for its in sources for one in its])


def _copies(planted: Sequence[Mapping[str, str]], comparison: Comparison) -> list[bool]:
    """Of each two articles, in each direction, whether a copy is called one and no other."""
    file = file_of(comparison)
    wanted = {(copy["from"], copy["to"]) for copy in planted}
    found = {(file[copy.giver], file[copy.taker]) for copy in comparison.copies}
    return [(pair in wanted) == (pair in found) for pair in permutations(sorted(file.values()), 2)]


def _omissions(story: str, comparison: Comparison) -> Iterator[list[bool]]:
    """Of each omission named of each source, whether it does not carry the main claim.

    To omit what is no claim, such as furniture, is no omission.
    """
    file = file_of(comparison)
    carriers = {claim["id"]: set(claim["files"]) for claim in truth(story)["statements"]}
    claim = _main_claims(story, comparison)
    for score in comparison.scores:
        its = {file[article] for article in score.articles}
        yield [
            omitted in claim and carriers[claim[omitted]].isdisjoint(its)
            for omitted in score.omitted
        ]


def _main_claims(story: str, comparison: Comparison) -> dict[str, str]:
    """The true main claim of each statement that makes one.

    It is the first claim of the sentence that stands for the statement.
    """
    file = file_of(comparison)
    rows = {
        (row.file, row.judgement.sentence.index): row.row
        for row in judged(story, comparison)
        if row.judgement and row.row["statements"]
    }
    claims = {}
    for statement in comparison.statements:
        places = [(file[article], index) for article, index in statement.sentences]
        its = [rows[place] for place in places if place in rows]
        stands = [row for row in its if statement.text in flat(row["text"])]
        if stands or its:
            claims[statement.id] = (stands or its)[0]["statements"][0]
    return claims
