"""Who says the same as a sentence, and in which words the two differ.

Counterparts are the members of the sentence's statement (or of the statements of its
parts) in other sources, one per source, and its `best`. Word differences come from
difflib on case-folded words; punctuation is not compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from flows.report.contents.told_once import Bond
from models.copying.descent import roots
from models.records import Comparison, Judgement, Place, Span

# Pairs are quadratic in the sources of a statement: eight keeps 100 articles of 30
# sentences under 2 MB of page and seconds of work. The rest is named, without marks.
SHOWN = 8
# difflib is quadratic in the worst case; beyond 500 words against 500 words are not marked.
COMPARABLE = 250_000

# A word, inner apostrophes and hyphens included; scripts without spaces by character.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])\w)+"
                   r"(?:['’\-.,](?:(?![\u3040-\u30ff\u3400-\u9fff])\w)+)*")  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Spans of the words that only one of two sentences has, and how alike they are.

    `here` and `there` are code-point spans into the two sentences; `likeness` is
    difflib's ratio, 0 to 1. `likeness` None: too long to compare word by word.
    """

    here: tuple[Span, ...]
    there: tuple[Span, ...]
    likeness: float | None

    def turned(self) -> WordDifference:
        """The same difference seen from the other sentence."""
        return WordDifference(self.there, self.here, self.likeness)


@dataclass(frozen=True, slots=True)
class Pairing:
    """A counterpart of a sentence: where it stands, and how it differs.

    `same`: the two are one statement, or their parts are. `affinity`: known for the
    best counterpart only. `bond`: why neither bears the other out, if so: the two articles come
    from one origin, or one has what the sentence says from the other.
    """

    place: Place
    same: bool
    bond: Bond
    affinity: float | None
    difference: WordDifference


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The counterparts of one sentence.

    `more` names sources beyond those shown. `borne`: one of all, shown or not, says the same
    and is of another origin.
    """

    shown: tuple[Pairing, ...]
    more: tuple[str, ...]
    borne: bool


class Concordance:
    """Looks up the counterparts of each sentence of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self._judged: dict[Place, Judgement] = {}
        self._source: dict[str, str] = {}
        self._origin: dict[str, str] = {}
        self._text: dict[str, str] = {}
        for telling in comparison.tellings:
            article = telling.article
            self._source[article.id], self._text[article.id] = article.source, article.text
            self._origin[article.id] = telling.origin
            for judged in telling.judgements:
                self._judged[article.id, judged.sentence.index] = judged
        self._comparison = comparison
        self._differences: dict[tuple[Place, Place], WordDifference] = {}

    def of(self, place: Place) -> Counterparts:
        """The counterparts of the sentence at (article id, index), the best one first."""
        judged = self._judged[place]
        best = judged.best
        nearest = (best.article, best.index) if best else None
        by_source = self._candidates(place)
        if nearest in self._judged and nearest is not None:
            by_source = {self._source[nearest[0]]: nearest} | by_source
        places = list(by_source.values())
        same = set(self._members(place))
        shown = tuple(
            Pairing(
                other,
                other in same,
                self._bond(place, other),
                best.affinity if best and other == nearest else None,
                self._difference(place, other),
            )
            for other in places[:SHOWN]
        )
        more = tuple(self._source[other[0]] for other in places[SHOWN:])
        borne = any(not self._bond(place, other) for other in same)
        return Counterparts(shown, more, borne)

    def _bond(self, place: Place, other: Place) -> Bond:
        """Why neither bears the other out: one origin, or one's statement is the other's."""
        if self._origin[other[0]] == self._origin[place[0]]:
            return "one origin"
        name = self._judged[place].statement
        found = self._roots.get(name, {}) if name is not None else {}
        ends = {found.get(place[0]), found.get(other[0])}
        same = name == self._judged[other].statement and len(ends) == 1 and None not in ends
        return "one text" if same else ""

    def _candidates(self, place: Place) -> dict[str, Place]:
        """For each other source, in the order of the scores, the member most alike in words."""
        groups: dict[str, list[Place]] = defaultdict(list)
        for other in self._members(place):
            groups[self._source[other[0]]].append(other)
        groups.pop(self._source[place[0]], None)
        names = sorted(groups, key=lambda name: self._order.get(name, len(self._order)))
        return {name: max(groups[name], key=lambda o: self._overlap(place, o)) for name in names}

    def _members(self, place: Place) -> Iterator[Place]:
        names = dict.fromkeys(_statements(self._judged[place]))
        for name in names:
            yield from (other for other in self._by_statement.get(name, ()) if other != place)

    def _overlap(self, one: Place, other: Place) -> float:
        a, b = self._vocabulary(one), self._vocabulary(other)
        return len(a & b) / (len(a | b) or 1)

    def _vocabulary(self, place: Place) -> frozenset[str]:
        if place not in self._vocabularies:
            self._vocabularies[place] = frozenset(w for w, _ in words(self._sentence(place)))
        return self._vocabularies[place]

    def _difference(self, here: Place, there: Place) -> WordDifference:
        if (there, here) in self._differences:
            return self._differences[there, here].turned()
        found = word_difference(self._sentence(here), self._sentence(there))
        self._differences[here, there] = found
        return found

    def _sentence(self, place: Place) -> str:
        sentence = self._judged[place].sentence
        return self._text[place[0]][sentence.start : sentence.end]

    @cached_property
    def _vocabularies(self) -> dict[Place, frozenset[str]]:
        return {}

    @cached_property
    def _roots(self) -> Mapping[str, Mapping[str, str]]:
        """For each statement the origin that each of its articles has it from."""
        return {s.id: roots(s.lineage, self._origin) for s in self._comparison.statements}

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {score.source: n for n, score in enumerate(self._comparison.scores)}

    @cached_property
    def _by_statement(self) -> Mapping[str, list[Place]]:
        """Members by statement: those it lists, and sentences of which a part belongs to it."""
        members: dict[str, dict[Place, None]] = defaultdict(dict)
        for statement in self._comparison.statements:
            for place in statement.sentences:
                if place in self._judged:
                    members[statement.id][place] = None
        for place, judged in self._judged.items():
            for name in _statements(judged):
                members[name][place] = None
        return {name: list(places) for name, places in members.items()}


def words(sentence: str) -> list[tuple[str, Span]]:
    """The words of a sentence, case-folded, with their code-point spans."""
    return [(m.group().casefold(), m.span()) for m in _WORD.finditer(sentence)]


def word_difference(here: str, there: str) -> WordDifference:
    """The words that only one of two sentences has, neighbours joined into one span."""
    a, b = words(here), words(there)
    if len(a) * len(b) > COMPARABLE:
        return WordDifference((), (), None)
    matcher = SequenceMatcher(None, [w for w, _ in a], [w for w, _ in b], autojunk=False)
    ours: list[Span] = []
    theirs: list[Span] = []
    for tag, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if tag != "equal":
            ours += _joined(a[a_from:a_to])
            theirs += _joined(b[b_from:b_to])
    return WordDifference(tuple(ours), tuple(theirs), matcher.ratio())


def _joined(run: list[tuple[str, Span]]) -> list[Span]:
    return [(run[0][1][0], run[-1][1][1])] if run else []


def _statements(judged: Judgement) -> Iterator[str]:
    if judged.statement is not None:
        yield judged.statement
    for part in judged.parts:
        yield part.statement
