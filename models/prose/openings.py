"""The place alone before a report: "Lindenau. Der FC ...", as German papers put it.

By its looks it may be a sentence: "Panik." What tells is that the story knows the word as a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from models.prose.conventions import CAPITAL
from models.prose.lines import Line

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NAME = re.compile(rf"{CAPITAL}[\w'’-]*")
_PLACE = re.compile(
    rf"{CAPITAL}[\w'’-]*(?:[\s/]{CAPITAL}[\w'’-]*){{0,2}}(?:\s\([^()]{{2,12}}\))?\."
)


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
