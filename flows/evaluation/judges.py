"""Each task's rows, judged: one output row for each, in the order of input."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from flows.evaluation.bench import Bench, languages
from flows.evaluation.figures import Score
from flows.evaluation.formats import (
    ArticleRow,
    CoverageRow,
    NamedRow,
    PairRow,
    RetellingRow,
    ReuseRow,
    SentenceRow,
)
from models.arrays import Floats
from models.distortion import judge_retelling
from models.errors import InputError
from models.judging import judge_pairs, judge_reuse, judge_statements, read_reuse
from models.material import Material
from models.meaning.affinity import Judged
from models.meaning.context import Numbered, Said, in_order, to_encode
from models.stories import StoryItem, group, opening, opening_vectors, story_ids

# Rows judged at once; bounds the memory: 1,000 pairs of 25-word sentences hold 80 MB.
_PAIRS, _TEXTS = 1_000, 20
# Decimals of a score, and of evidence: what is the same on every machine.
_DIGITS = 6
# Of a probability: near 1 six decimals tie what differs in evidence, as a third of 700 pairs
# of MRPC, and ranks would depend on the curve.
_PROBABILITY_DIGITS = 12


def pairs(rows: Sequence[PairRow], bench: Bench) -> list[Score]:
    """The probability that a and b have the same content."""
    total = np.round(pair_evidence(rows, bench), _DIGITS)
    return _scored(rows, bench.calibration.probability(total), _PROBABILITY_DIGITS)


def pair_evidence(rows: Sequence[PairRow], bench: Bench) -> Floats:
    """The evidence that a and b have the same content, of shape (n,).

    That from their story where a row has it, else that of the two sentences alone. Raises
    InputError for evidence of another model.
    """
    for row in rows:
        if row.evidence is not None and row.model_sha256 != bench.model.sha256:
            raise InputError(
                f"The row {row.id} has evidence of the model {str(row.model_sha256)[:12]}..., not "
                f"of {bench.model.sha256[:12]}..., which is in use. Choose that model with "
                "--profile or --model, or take the column evidence out to have the sentences "
                "judged alone."
            )
    alone = [place for place, row in enumerate(rows) if row.evidence is None]
    total = np.array([row.evidence or 0.0 for row in rows])
    total[alone] = pair_figures([rows[place] for place in alone], bench, lambda its: its.total)
    return total


def coverage(rows: Sequence[CoverageRow], bench: Bench) -> list[Score]:
    """How much of b is covered by a."""
    return _scored(rows, pair_figures(rows, bench, lambda judged: judged.back.astype(np.float64)))


def pair_figures(
    rows: Sequence[PairRow] | Sequence[CoverageRow],
    bench: Bench,
    figure: Callable[[Judged], Floats],
) -> Floats:
    """One figure of what is judged of each pair, of shape (n,)."""
    langs = pair_languages(rows)
    found = np.zeros(len(rows))
    for start in range(0, len(rows), _PAIRS):
        bench.progress("Judging rows", start, len(rows))
        chunk = slice(start, start + _PAIRS)
        sentences = [(row.a, row.b) for row in rows[chunk]]
        encoded = bench.encode([text for pair in sentences for text in pair])
        yardstick = bench.yardstick([lang for pair in langs[chunk] for lang in pair])
        judged = judge_pairs(sentences, langs[chunk], encoded, yardstick)
        found[chunk] = figure(judged)
    bench.progress("Judging rows", len(rows), len(rows))
    return found


def pair_languages(rows: Sequence[PairRow | CoverageRow | RetellingRow]) -> list[tuple[str, str]]:
    """The languages of a and of b of each row."""
    given = [row.lang for row in rows for _ in "ab"]
    found = languages([text for row in rows for text in (row.a, row.b)], given)
    return list(zip(found[::2], found[1::2], strict=True))


def statements(rows: Sequence[SentenceRow], bench: Bench) -> list[Score]:
    """The statement of each sentence; each story is clustered on its own."""
    by_story: dict[str | int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        by_story[row.story].append(place)
    clusters: dict[int, int] = {}
    for places in by_story.values():
        bench.progress("Judging rows", len(clusters), len(rows))
        its = [rows[place] for place in places]
        said = _in_place(its)
        labels = judge_statements(
            said,
            [row.doc for row in its],
            bench.encode(to_encode(said)),
            bench.yardstick([each.lang for each in said]),
            bench.settings.alignment.same,
        )
        clusters |= dict(zip(places, labels.tolist(), strict=True))
    bench.progress("Judging rows", len(clusters), len(rows))
    return [
        {"story": row.story, "doc": row.doc, "sent_id": row.sent_id, "cluster": clusters[place]}
        for place, row in enumerate(rows)
    ]


def _in_place(rows: Sequence[SentenceRow]) -> list[Said]:
    """The sentences of a story, each where it stands in its document."""
    langs = languages([row.text for row in rows], [row.lang for row in rows])
    return in_order(
        [
            Numbered(row.doc, _counted(row.sent_id), row.text, lang)
            for row, lang in zip(rows, langs, strict=True)
        ]
    )


def _counted(number: str | int) -> str | int:
    """A number also where it is written as text, as every cell of a table is."""
    return int(number) if isinstance(number, str) and number.isdecimal() else number


def reuse(rows: Sequence[ReuseRow], bench: Bench) -> list[Score]:
    """How surely `derived` comes from `source`."""
    found: list[float] = []
    for start in range(0, len(rows), _TEXTS):
        bench.progress("Judging rows", start, len(rows))
        chunk = [_reuse_material(row) for row in rows[start : start + _TEXTS]]
        encoded = bench.encode([text for material in chunk for text in material.to_encode])
        found += [
            judge_reuse(material, encoded, bench.yardstick(material.langs)) for material in chunk
        ]
    bench.progress("Judging rows", len(rows), len(rows))
    return _scored(rows, found)


def _reuse_material(row: ReuseRow) -> Material:
    source, derived = languages([row.source, row.derived], [row.lang] * 2)
    return read_reuse(row.source, row.derived, (source, derived))


def stories(rows: Sequence[ArticleRow], bench: Bench) -> list[Score]:
    """The story of each article."""
    bench.progress("Judging rows", 0, len(rows))
    texts = [f"{row.title or ''}\n{row.text or ''}".strip() for row in rows]
    langs = languages(texts, [row.lang for row in rows])
    items = [
        StoryItem(
            str(row.id), row.title or "", row.text or "", row.source or "", row.published, lang
        )
        for row, lang in zip(rows, langs, strict=True)
    ]
    encoded = bench.encode([opening(item) for item in items])
    background = bench.yardstick(langs).background
    vectors = opening_vectors(items, encoded, background)
    labels = group(items, bench.settings.stories, vectors, background)
    bench.progress("Judging rows", len(rows), len(rows))
    return [
        {"id": row.id, "story": story}
        for row, story in zip(rows, story_ids(items, labels), strict=True)
    ]


def distortion(rows: Sequence[RetellingRow], bench: Bench) -> list[Score]:
    """How far b distorts a, and what kinds of detail it changes."""
    found: list[Score] = []
    for row, (_, lang) in zip(rows, pair_languages(rows), strict=True):
        bench.progress("Judging rows", len(found), len(rows))
        told = judge_retelling(row.a, row.b, lang, bench.inference)
        score = round(float(told.score), _DIGITS)
        found.append({"id": row.id, "score": score, "kinds": list(told.kinds)})
    bench.progress("Judging rows", len(rows), len(rows))
    return found


def _scored(
    rows: Sequence[NamedRow], values: Sequence[float] | Floats, digits: int = _DIGITS
) -> list[Score]:
    return [
        {"id": row.id, "score": round(float(value), digits)}
        for row, value in zip(rows, values, strict=True)
    ]
