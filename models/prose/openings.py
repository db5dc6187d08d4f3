"""What stands before a report and only the story tells from it: a place, a paper.

"Lindenau. Der FC ...", as German papers put it, may by its looks be a sentence, "Panik."; the
story knows the word as a name. "From the Fjord Post" names another source of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from models.language.words import words
from models.prose.conventions import CAPITAL
from models.prose.lines import Line

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NAME = re.compile(rf"{CAPITAL}[\w'’-]*")
_PLACE = re.compile(
    rf"{CAPITAL}[\w'’-]*(?:[\s/]{CAPITAL}[\w'’-]*){{0,2}}(?:\s\([^()]{{2,12}}\))?\."
)

# "From the Fjord Post", "Mit Material der Fjord Post".
_AROUND = 3


def names(articles: Iterable[Sequence[Line]]) -> frozenset[str]:
    """The words with a capital inside the sentences of running text of a story, without case."""
    inside = (
        word
        for lines in articles
        for line in lines
        if line.running
        for word in _WORD.findall(line.text)[1:]
    )
    return frozenset(word.casefold() for word in inside if _NAME.match(word))


def opening_place(
    lines: Sequence[Line], aside: frozenset[int], known: frozenset[str]
) -> frozenset[int]:
    """The first sentence of the report, if it is a place and nothing more.

    aside: headlines and furniture. known: the `names` of the story.
    """
    told = [i for i in range(len(lines)) if i not in aside]
    if len(told) < 2 or not _PLACE.fullmatch(lines[told[0]].text):
        return frozenset()
    place = lines[told[0]].text.partition("(")[0]
    is_named = all(word.casefold() in known for word in _WORD.findall(place))
    return frozenset({told[0]} if is_named else ())


def credited(
    lines: Sequence[Line], heads: frozenset[int], sources: Iterable[str]
) -> frozenset[int]:
    """The short lines above the running text that name a source of the story and say no more."""
    first = next((i for i, line in enumerate(lines) if line.running), 0)
    above = [i for i in range(first) if i not in heads and not lines[i].shape.terminated]
    names_ = [name for source in set(sources) if (name := words(source))]
    return frozenset(i for i in above if any(_credits(words(lines[i].text), n) for n in names_))


def _credits(line: Sequence[str], name: Sequence[str]) -> bool:
    starts = range(len(line) - len(name) + 1)
    named = any(tuple(line[i : i + len(name)]) == tuple(name) for i in starts)
    return named and len(line) <= len(name) + _AROUND
