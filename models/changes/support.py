"""How far the text retold supports the words of a retelling, as they stand together.

A retelling that changes one thing leaves most words in place, but breaks the company they
keep: "Emma Edwards runs a website" becomes "Vladimir Tretchikoff runs a website", and no
sentence has him near "website". No meaning is judged, so other words for the same thing
count as unsupported too; it ranks retellings of one text, and does not part true from false.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from models.changes.marks import cues
from models.changes.namesakes import is_named
from models.changes.passages import Passage, Word
from models.naming.names import Name
from models.numbers.quantities import Quantity, agree

# Words of the retelling at most this many content words apart are taken together, and
# looked for at most so many words apart in one sentence of the text retold.
_TOGETHER = 3
_WITHIN = 6


@dataclass(frozen=True, slots=True)
class Support:
    """What the text retold does not support, each a share from 0 to 1, by what words tell.

    misplaced: of the name or quantity in the least fitting company, how much of the rest of
    its sentence stands nowhere near it; half counts what a neighbouring sentence says.
    phrases: pairs of neighbouring content words that stand near each other nowhere in it.
    scattered: neighbours of which no sentence has both. words: content words it lacks.
    bigrams: pairs of adjacent words of any kind that it lacks. dangling: 1 where a
    retelling of several sentences begins with a pronoun for no one named, else 0.
    """

    misplaced: float
    phrases: float
    scattered: float
    words: float
    bigrams: float
    dangling: float


def support(told: Sequence[Passage], source: Sequence[Passage], lang: str) -> Support:
    """Measure what of `told` stands together in `source` too."""
    known = {stem for passage in source for stem in passage.places}
    near = {pair for passage in source for pair in _near(passage)}
    adjacent = {(x.stem, y.stem) for passage in source for x, y in pairwise(passage.words)}
    rows = [_content(passage) for passage in told]
    return Support(
        misplaced=max((_misplaced(d, p, source) for p in told for d in _details(p)), default=0.0),
        phrases=_share(
            (_weight(a, b), (a.stem, b.stem) not in near) for p in told for a, b in _together(p)
        ),
        scattered=_share(
            (_weight(a, b), not _in_one(a, b, source)) for row in rows for a, b in pairwise(row)
        ),
        words=_share((word.weight, word.stem not in known) for row in rows for word in row),
        bigrams=_share(
            (1.0, (a.stem, b.stem) not in adjacent) for p in told for a, b in pairwise(p.words)
        ),
        dangling=float(_dangles(told, lang)),
    )


def _details(passage: Passage) -> Sequence[Name | Quantity]:
    return (*passage.names, *passage.quantities)


def _misplaced(detail: Name | Quantity, here: Passage, source: Sequence[Passage]) -> float:
    """1 less the best share of the rest of the sentence that stands beside the detail."""
    place = here.positions(detail.span)
    rest = [w for n, w in enumerate(here.words) if w.is_content and n not in place]
    best = max(
        (_company(rest, source, n) for n, p in enumerate(source) if _has(p, detail)), default=0.0
    )
    return 1.0 - best if rest else 0.0


def _has(passage: Passage, detail: Name | Quantity) -> bool:
    if isinstance(detail, Name):
        return is_named(detail, passage)
    return any(agree(detail, other) for other in passage.quantities)


def _company(rest: Sequence[Word], source: Sequence[Passage], place: int) -> float:
    beside = source[max(0, place - 1) : place + 2]
    total = sum(word.weight for word in rest)
    found = sum(
        word.weight * (1.0 if word.stem in source[place].places else 0.5)
        for word in rest
        if any(word.stem in passage.places for passage in beside)
    )
    return found / total if total else 0.0


def _content(passage: Passage) -> list[Word]:
    return [word for word in passage.words if word.is_content]


def _together(passage: Passage) -> Iterator[tuple[Word, Word]]:
    """Pairs of content words that stand within reach, few content words between them."""
    places = [place for place, word in enumerate(passage.words) if word.is_content]
    for number, place in enumerate(places):
        for other in places[number + 1 : number + 1 + _TOGETHER]:
            if other - place < _WITHIN:
                yield passage.words[place], passage.words[other]


def _near(passage: Passage) -> Iterator[tuple[str, str]]:
    """The ordered pairs of stems that stand within reach of each other."""
    for place, word in enumerate(passage.words):
        for other in passage.words[place + 1 : place + _WITHIN]:
            yield word.stem, other.stem


def _in_one(a: Word, b: Word, source: Sequence[Passage]) -> bool:
    return any(a.stem in passage.places and b.stem in passage.places for passage in source)


def _weight(a: Word, b: Word) -> float:
    return sqrt(a.weight * b.weight)


def _share(weighed: Iterable[tuple[float, bool]]) -> float:
    """The share of the weight that is missing."""
    found = list(weighed)
    total = sum(weight for weight, _ in found)
    return sum(weight for weight, missing in found if missing) / total if total else 0.0


def _dangles(told: Sequence[Passage], lang: str) -> bool:
    first = told[0].words[:1] if len(told) > 1 else ()
    return bool(first) and first[0].text in cues(lang, "pronouns")
