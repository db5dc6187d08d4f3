"""A text as passages: its sentences with words, quantities and names, ready to compare."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from models.language.stems import stem
from models.language.words import fold, information, word_spans
from models.naming.known_names import known_names
from models.naming.names import Name, names
from models.numbers.quantities import Quantity, quantities
from models.prose.quotation import quoted_spans
from models.prose.sentences import split_sentences
from models.records import Span

# Words that tell less than this (nats, `models.language.words.information`) carry no content: "the"
# has 0.3, "of" 0.8, "was" 1.9, "who" 2.9, "two" 3.5.
_CONTENT = 2.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `span` of the text: folded, its stem, and how much it tells."""

    span: Span
    text: str
    stem: str
    weight: float

    @property
    def is_content(self) -> bool:
        """Whether it says what is talked about; "the", "of" and "was" do not."""
        return self.weight >= _CONTENT


@dataclass(frozen=True, eq=False)
class Passage:
    """A sentence of a text. All spans count from the beginning of that text.

    places: for each stem the positions in `words` at which it stands.
    """

    text: str
    span: Span
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]
    quotes: tuple[Span, ...]
    places: Mapping[str, tuple[int, ...]]

    def positions(self, span: Span) -> range:
        """The positions of the words that `span` holds or begins: "Kenya" of "Kenya's" too."""
        start, end = span
        first = bisect_right(self.words, start, key=lambda word: word.span[1])
        beyond = bisect_left(self.words, end, key=lambda word: word.span[0])
        return range(first, beyond) if first < beyond else range(0)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its words, folded, and their stems."""
        return frozenset(word.text for word in self.words) | self.places.keys()

    @cached_property
    def weight(self) -> float:
        """How much its content words tell, together."""
        return sum(word.weight for word in self.words if word.is_content)


@lru_cache(maxsize=512)
def passages(text: str, lang: str) -> tuple[Passage, ...]:
    """The sentences of `text`."""
    known = known_names(text, lang)
    return tuple(passage(text, span, lang, known) for span in split_sentences(text, lang))


def passage(text: str, span: Span, lang: str, known: frozenset[str]) -> Passage:
    """The sentence at `span` of `text`; `known` are words that are names wherever capitalised."""
    start, sentence = span[0], text[slice(*span)]
    words = tuple(
        _word(sentence[a:b], (start + a, start + b), lang) for a, b in word_spans(sentence)
    )
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word.stem].append(place)
    measured = quantities(sentence, lang)
    named = (n for n in names(sentence, lang, known) if not _is_unit(n, measured))
    return Passage(
        text=sentence,
        span=span,
        words=words,
        quantities=tuple(replace(q, span=_moved(q.span, start)) for q in measured),
        names=tuple(Name(_moved(n.span, start), n.text) for n in named),
        quotes=tuple(_moved(quote, start) for quote in quoted_spans(sentence)),
        places={stem: tuple(found) for stem, found in places.items()},
    )


def _is_unit(name: Name, measured: Sequence[Quantity]) -> bool:
    """Whether what looks like a name is of a measure: "40 degrees Celsius"."""
    spans = (q.span for q in measured if q.kind == "measure" and q.unit != "age")
    return any(start <= name.span[0] and name.span[1] <= end for start, end in spans)


def _word(text: str, span: Span, lang: str) -> Word:
    folded = fold(text)
    return Word(span, folded, stem(folded, lang), information(folded, lang))


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def beside(place: int, count: int) -> list[int]:
    """The places before and after `place`, of `count` places."""
    return [near for near in (place - 1, place + 1) if 0 <= near < count]


def part(passage: Passage, span: Span) -> str:
    """The words of `passage` at a span of its text."""
    start = passage.span[0]
    return passage.text[span[0] - start : span[1] - start]


ALIKE = 0.7
"""Each sentence must say so much of the other for one small word to make the difference."""


def covered(here: Passage, there: Passage) -> float:
    """How much of `here`'s content words stand in `there` too, 0 to 1, by what they tell."""
    shared = sum(w.weight for w in here.words if w.is_content and w.stem in there.places)
    return shared / here.weight if here.weight else 0.0


def nearest(
    here: Passage, source: Sequence[Passage], without: Span = (0, 0), most: int = 3
) -> tuple[Passage, ...]:
    """The passages of `source` that together say most of `here`, the nearest first.

    Each further one must add a tenth of what `here` tells; none is near that shares less
    than a quarter with it. The words inside `without` do not count: to find where the text
    has another word in their place.
    """
    wanted = {
        w.stem: w.weight
        for w in here.words
        if w.is_content and not without[0] <= w.span[0] < without[1]
    }
    total = sum(wanted.values())
    chosen: list[Passage] = []
    candidates = list(source)
    while candidates and len(chosen) < most and wanted:
        best = max(candidates, key=lambda p: _gain(wanted, p))
        gain = _gain(wanted, best)
        if gain < total * (0.1 if chosen else 0.25):
            break
        chosen.append(best)
        candidates.remove(best)
        wanted = {stem: weight for stem, weight in wanted.items() if stem not in best.places}
    return tuple(chosen)


def _gain(wanted: Mapping[str, float], passage: Passage) -> float:
    return sum(weight for stem, weight in wanted.items() if stem in passage.places)


# Words farther from a detail than this say little about what it is a detail of.
_REACH = 8


@dataclass(frozen=True, slots=True)
class Fit:
    """How alike the surroundings of two details are, each 0 to 1.

    near: of the words around both, nearer ones weighing more, those that stand around both.
    before, after: whether the very next words are the same. here, there: how much of the
    rest of each sentence stands in the other.
    """

    near: float
    before: float
    after: float
    here: float
    there: float


def fit(here: Passage, place: range, there: Passage, other: range) -> Fit:
    """Compare the surroundings of the details at `place` of `here` and `other` of `there`."""
    if not place or not other:
        return Fit(0.0, 0.0, 0.0, 0.0, 0.0)
    near = min(slot(here, place, there, other), slot(there, other, here, place))
    return Fit(
        near=near,
        before=_same_stem(here, place[0] - 1, there, other[0] - 1),
        after=_same_stem(here, place[-1] + 1, there, other[-1] + 1),
        here=_rest_covered(here, place, there),
        there=_rest_covered(there, other, here),
    )


def slot(here: Passage, place: range, there: Passage, other: range) -> float:
    """How much of what surrounds `place` in `here` also surrounds `other` in `there`, 0 to 1."""
    found = total = 0.0
    for at, word in enumerate(here.words):
        away = max(place[0] - at, at - place[-1])
        if away < 1 or away > _REACH or not word.is_content:
            continue
        weight = word.weight / (1.0 + away)
        total += weight
        if any(max(other[0] - n, n - other[-1]) <= _REACH for n in there.places.get(word.stem, ())):
            found += weight
    return found / total if total else 0.0


def _same_stem(here: Passage, at: int, there: Passage, other: int) -> float:
    if not (0 <= at < len(here.words) and 0 <= other < len(there.words)):
        return 0.0
    return float(here.words[at].stem == there.words[other].stem)


def _rest_covered(here: Passage, place: range, there: Passage) -> float:
    rest = [w for n, w in enumerate(here.words) if n not in place and w.is_content]
    total = sum(word.weight for word in rest)
    return sum(w.weight for w in rest if w.stem in there.places) / total if total else 0.0
