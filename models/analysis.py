"""What is known of a story's sentences before anything is judged or scored.

Affinities between the distinct sentences, the copies and origins they imply, and the
statement that each sentence makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from models.arrays import Flags, Integers
from models.copying.ancestors import missing_ancestors, through
from models.copying.blends import blends
from models.copying.kindred import SpanNumber, kindred, lent
from models.copying.sequenced import sequences
from models.encoders.encoding import Encoded
from models.grouping.partners import preferred
from models.grouping.repeats import discounted
from models.grouping.statements import statements
from models.lineage import Overlaps, copies_among, origins, overlaps
from models.material import Material
from models.meaning.affinity import Affinities, affinities, dense_row
from models.meaning.answers import Answer, heeded
from models.meaning.table import SentenceTable, sentence_table
from models.meaning.yardstick import Yardstick
from models.numbers.quantities import quantities
from models.records import Ancestor, Copy, Place, Span
from models.settings import Settings

# The label of a sentence that makes no statement: a headline that says nothing the
# articles say.
NO_STATEMENT = -1


@dataclass(frozen=True, eq=False)
class Analysis:
    """A story, aligned.

    origin: article id to the id of the article that stands for its origin. labels: of
    shape (n_rows,), the cluster of each distinct sentence, or NO_STATEMENT. blends: the ids of
    articles that several others make up together. kindred: of each sentence of which another
    prints the text all those that print it, and lent: those of derived articles that are the text
    of another origin, and of which (`models.copying.kindred`). common: what articles have in
    common, copied or not.
    """

    material: Material
    table: SentenceTable
    pairs: Affinities
    copies: tuple[Copy, ...]
    origin: Mapping[str, str]
    labels: Integers
    ancestors: tuple[Ancestor, ...] = ()
    blends: frozenset[str] = frozenset()
    kindred: Mapping[SpanNumber, frozenset[SpanNumber]] = field(default_factory=dict)
    lent: Mapping[SpanNumber, str] = field(default_factory=dict)
    common: Overlaps = field(default_factory=dict)

    @cached_property
    def places(self) -> dict[int, list[tuple[int, int]]]:
        """For each row the (article number, sentence index) of its scored sentences."""
        found: dict[int, list[tuple[int, int]]] = {}
        for number, sentence, row in self.material.occurrences():
            if sentence.scored:
                found.setdefault(row, []).append((number, sentence.index))
        return found

    @cached_property
    def told_by(self) -> dict[int, frozenset[int]]:
        """For each row the numbers of the articles whose scored sentences hold it."""
        return {row: frozenset(n for n, _ in places) for row, places in self.places.items()}

    @cached_property
    def row_of(self) -> dict[Place, int]:
        """The row of each sentence that has one, by article id and sentence index."""
        articles = self.material.articles
        return {(articles[n].id, s.index): row for n, s, row in self.material.occurrences()}

    def origin_of(self, number: int) -> str:
        """The origin of article `number` of the material."""
        return self.origin[self.material.articles[number].id]

    def voice_of(self, number: int, index: int) -> str:
        """The origin that speaks in sentence `index` of article `number`.

        Mostly the article's; in one that is put together from several texts it may be another.
        """
        return self.lent.get((self.material.articles[number].id, index)) or self.origin_of(number)

    def by_source(self, numbers: Iterable[int]) -> dict[str, frozenset[int]]:
        """Of the articles `numbers` those of each source, in order of appearance."""
        articles = self.material.articles
        return _grouped((articles[number].source, number) for number in numbers)

    def by_origin(self, numbers: Iterable[int]) -> dict[str, frozenset[int]]:
        """Of the articles `numbers` those of each origin, likewise."""
        return _grouped((self.origin_of(number), number) for number in numbers)

    @cached_property
    def _tells(self) -> Flags:
        """Which rows each article tells, of shape (n_articles, n_rows)."""
        tells = np.zeros((len(self.material.articles), len(self.table)), dtype=np.bool_)
        for row, tellers in self.told_by.items():
            tells[list(tellers), row] = True
        return tells

    def rows_of(self, numbers: frozenset[int]) -> Flags:
        """Which rows the articles `numbers` tell, of shape (n_rows,)."""
        return np.asarray(self._tells[list(numbers)].any(axis=0), dtype=np.bool_)

    def rows_in(self, numbers: frozenset[int]) -> Flags:
        """Which rows stand in the articles `numbers`, headlines too, of shape (n_rows,)."""
        rows = self.rows_of(numbers)
        rows[[row for number, _, row in self.material.occurrences() if number in numbers]] = True
        return rows

    @cached_property
    def elsewhere(self) -> dict[str, Flags]:
        """For each origin, which rows the other origins tell, of shape (n_rows,).

        What stands there only as the origin's own text is not told by the others.
        """
        found = {
            origin: np.zeros(len(self.table), dtype=np.bool_)
            for origin in set(self.origin.values())
        }
        for row, places in self.places.items():
            tellers = {frozenset((self.origin_of(n), self.voice_of(n, i))) for n, i in places}
            for origin, flags in found.items():
                flags[row] = any(origin not in its for its in tellers)
        return found

    def apart(self, number: int, index: int, row: int) -> list[tuple[int, int]]:
        """Where other origins tell `row`, and not with the text of sentence `index` of `number`."""
        kin = self.kindred.get((self.material.articles[number].id, index), frozenset())
        return [
            (n, i)
            for n, i in self.places.get(row, ())
            if self.origin_of(number) not in {self.origin_of(n), self.voice_of(n, i)}
            and (self.material.articles[n].id, i) not in kin
        ]


def _grouped(named: Iterable[tuple[str, int]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for name, number in named:
        found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def analyse(
    material: Material,
    encoded: Mapping[str, Encoded],
    yardstick: Yardstick,
    settings: Settings,
    answers: Sequence[Answer] = (),
) -> Analysis:
    """Affinities, copies, origins and statements of a story.

    encoded: the vectors of `material.to_encode`. yardstick: of the model that made them. answers:
    what a person said of sentences, of this story or others.
    """
    table = sentence_table(
        material.texts,
        material.vectors(encoded),
        yardstick.background,
        material.langs,
        material.scored,
    )
    pairs = affinities(table, yardstick.calibration)
    articles = sequences(material)
    common = overlaps(articles, pairs.contained(), settings.lineage)
    copies = copies_among(articles, common, settings.lineage)
    ancestors = missing_ancestors(articles, copies, settings.lineage)
    mixed = blends(articles, copies, settings.lineage)
    origin = origins(articles, copies, mixed, settings.lineage)
    figures = list(map(quantities, table.texts, table.langs))
    same = preferred(pairs.same, _first_tellers(material, origin), figures)
    pairs = heeded(replace(pairs, same=same), table.texts, answers)
    spans, least = _spans(material), settings.lineage.derived
    return Analysis(
        material=material,
        table=table,
        pairs=pairs,
        copies=through(copies, ancestors),
        origin=origin,
        labels=_labels(material, table, pairs, settings.alignment.same),
        ancestors=ancestors,
        blends=mixed,
        kindred=kindred(spans, copies, least),
        lent=lent(spans, copies, least, origin, mixed),
        common=common,
    )


def _first_tellers(material: Material, origin: Mapping[str, str]) -> list[frozenset[int]]:
    """Of each row the articles that tell it; those that stand for an origin, where one does.

    What a reprint adds to a text, cuts or pastes together is no company of the text's sentences.
    """
    ids = [article.id for article in material.articles]
    first = frozenset(number for number, name in enumerate(ids) if origin[name] == name)
    return [articles & first or articles for articles in material.tellers]


def _spans(material: Material) -> dict[str, list[Span]]:
    """The spans of the sentences of each article."""
    return {
        article.id: [(sentence.start, sentence.end) for sentence in sentences]
        for article, sentences in zip(material.articles, material.sentences, strict=True)
    }


def regathered(analysis: Analysis, same_at: float) -> Analysis:
    """The same analysis with its sentences gathered into statements at another threshold."""
    labels = _labels(analysis.material, analysis.table, analysis.pairs, same_at)
    return replace(analysis, labels=labels)


def answered(analysis: Analysis, answers: Sequence[Answer], same_at: float) -> Analysis:
    """The same analysis with its sentences gathered as if a person had said this of them."""
    pairs = heeded(analysis.pairs, analysis.table.texts, answers)
    return regathered(replace(analysis, pairs=pairs), same_at)


def _labels(
    material: Material, table: SentenceTable, pairs: Affinities, same_at: float
) -> Integers:
    """The cluster of each row.

    Only scored sentences are clustered: a desk writes its own headline over somebody
    else's text, and that must not move the statements of the text. A headline joins the
    statement of the sentence it is most likely to repeat.
    """
    scored = np.flatnonzero(material.scored)
    labels = np.full(len(material.texts), NO_STATEMENT, dtype=np.int64)
    told_by = [articles for articles in material.tellers if articles]
    once = discounted(pairs.same[scored][:, scored], told_by)
    labels[scored] = statements(once, np.diff(table.starts)[scored], same_at)
    for row in set(range(len(labels))) - set(scored.tolist()):
        likely = dense_row(pairs.same, row)[scored]
        if len(likely) and likely.max() >= same_at:
            labels[row] = labels[scored[likely.argmax()]]
    return labels
