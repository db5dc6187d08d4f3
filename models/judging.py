"""The product's judgements on rows of their own, as evaluation and calibration need them.

Each function runs the code that compares a story: on pairs of sentences, on the sentences
of one story, on two texts.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cache

import numpy as np

from models.arrays import Labels
from models.copying.derivation import derivation
from models.copying.sequenced import sequences
from models.encoders.encoding import Encoded
from models.grouping.partners import preferred
from models.grouping.repeats import discounted
from models.grouping.statements import statements
from models.material import Material, gather
from models.meaning.affinity import Judged, affinities, dense_row, judge
from models.meaning.context import Key, Said, borrowing
from models.meaning.table import sentence_table, story_table
from models.meaning.yardstick import Yardstick
from models.numbers.quantities import quantities
from models.prose.cues import Cues, load_cues
from models.prose.roles import label_sentences
from models.records import Article

_SOURCE, _DERIVED = "0", "1"


def judge_pairs(
    pairs: Sequence[tuple[str, str]],
    langs: Sequence[tuple[str, str]],
    encoded: Mapping[str, Encoded],
    yardstick: Yardstick,
) -> Judged:
    """Both sentences of each pair against each other; arrays of shape (n_pairs,).

    langs: ISO 639-1, of both sentences of each pair. encoded: the vectors of each. Each pair
    is judged by itself: no story, and no other pair, has a say.
    """
    place: dict[tuple[str, str], int] = {}
    rows = [
        [place.setdefault(said, len(place)) for said in zip(pair, its, strict=True)]
        for pair, its in zip(pairs, langs, strict=True)
    ]
    first, second = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    texts, its_langs = zip(*place, strict=True) if place else ((), ())
    vectors = [encoded[text] for text in texts]
    table = sentence_table(texts, vectors, yardstick.background, its_langs)
    return judge(table, first, second, yardstick.calibration)


def judge_statements(
    said: Sequence[Said],
    articles: Sequence[Hashable],
    encoded: Mapping[str, Encoded],
    yardstick: Yardstick,
    same: float,
) -> Labels:
    """The statement of each sentence of one story, of shape (n,), 0 to n_statements - 1.

    articles: which one each sentence stands in, by any name. encoded: the vectors of
    `to_encode(said)`. same: the probability from which two sentences are one statement.
    Sentences of the same words in the same place are one; the order of `said` does not change
    who is with whom. Numbers count in the order of each statement's first sentence.
    """
    keys = [each.key for each in said]
    told: dict[Key, Said] = {}
    tellers: dict[Key, set[int]] = {}
    numbers = {article: number for number, article in enumerate(dict.fromkeys(articles))}
    for key, each, article in zip(keys, said, articles, strict=True):
        told[key] = min(each, told.get(key, each))
        tellers.setdefault(key, set()).add(numbers[article])
    ordered = sorted(told, key=told.__getitem__)
    distinct = [told[key] for key in ordered]
    table = story_table(
        [each.text for each in distinct],
        borrowing(distinct, encoded),
        yardstick.background,
        [each.lang for each in distinct],
    )
    pairs = affinities(table, yardstick.calibration)
    told_by = [frozenset(tellers[key]) for key in ordered]
    figures = list(map(quantities, table.texts, table.langs))
    once = discounted(preferred(pairs.same, told_by, figures), told_by)
    labels = statements(once, np.diff(table.starts), same)
    place = {key: row for row, key in enumerate(ordered)}
    number: dict[int, int] = {}
    found = [number.setdefault(int(labels[place[key]]), len(number)) for key in keys]
    return np.array(found, dtype=np.int64)


def read_reuse(source: str, derived: str, langs: tuple[str, str]) -> Material:
    """The sentences of two texts, ready to be encoded (`Material.to_encode`).

    Furniture, as in an article, is left out. langs: ISO 639-1, of both.
    """
    articles = [
        Article(name, name, name, None, None, None, lang, name, text)
        for name, text, lang in zip((_SOURCE, _DERIVED), (source, derived), langs, strict=True)
    ]
    return gather(articles, label_sentences(articles, _cues()))


def judge_reuse(material: Material, encoded: Mapping[str, Encoded], yardstick: Yardstick) -> float:
    """How surely, 0 to 1, the derived text of `read_reuse` comes from the source.

    See `models.copying.derivation`.
    """
    table = sentence_table(
        material.texts,
        material.vectors(encoded),
        yardstick.background,
        material.langs,
        material.scored,
    )
    covers = affinities(table, yardstick.calibration).covers
    source, derived = sequences(material)
    rows = [row for row, _ in source.sentences]
    covered = [
        1.0 if row in rows else float(dense_row(covers, row)[rows].max(initial=0.0))
        for row, _ in derived.sentences
    ]
    return derivation(source, derived, covered)


@cache
def _cues() -> Cues:
    return load_cues()
