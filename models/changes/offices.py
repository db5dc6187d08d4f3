"""One office put for another before a name: "Defence Minister Torv", "Foreign Minister Torv"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import JaroWinkler

from models.changes.edits import edits
from models.changes.finding import Finding, overlap
from models.changes.passages import Passage, part
from models.changes.rivals import differs
from models.naming.territories import homeland
from models.naming.word_lists import listed, names_data
from models.records import Span

_SURE = 0.7
# "Defence" and "Defense" have .94, "Health" and "Home" .58.
_ONE_SPELLING = 0.9
# "Mr" and "Sen" say how somebody is called, and any word may stand before them.
_SHORTEST = 4
# Two words of an office and the first of a name, nothing between them.
_TITLED = re.compile(r"([^\W\d_][\w'’-]* [^\W\d_]\w+) [^\W\d_]")


def changed_offices(here: Passage, there: Passage) -> Iterator[Finding]:
    """Offices that differ in the word before the title, in nearly equal text.

    Not those of one rank or another, "Deputy Minister", nor two words for one office. In 22,675
    honest and other pairs of MRPC, ECB+ and headlines there is no such finding.
    """
    for ours, theirs in edits(here, there):
        if len(ours) != 1 or len(theirs) != 1:
            continue
        own, other = _office(here, ours.start), _office(there, theirs.start)
        if own and other and _differ(part(here, own), part(there, other)):
            yield Finding("person", own, other, _SURE, differs(part(here, own), part(there, other)))


def _office(passage: Passage, place: int) -> Span | None:
    """The word at `place` with the title behind it, if a name follows these; else None."""
    words = passage.words[place : place + 3]
    if [word.text in listed("titles") for word in words[1:]] != [True, False]:
        return None
    office = words[0].span[0], words[1].span[1]
    titled = _TITLED.match(part(passage, (office[0], words[2].span[1])))
    if not titled or not titled.group().istitle() or len(words[1].text) < _SHORTEST:
        return None
    return None if any(overlap(q.span, office) for q in passage.quantities) else office


def _differ(one: str, other: str) -> bool:
    """Whether two offices with their titles are two."""
    (first, title), (second, same) = one.split(), other.split()
    words = {first.casefold(), second.casefold()}
    if title != same or not listed("ranks").isdisjoint(words):
        return False
    if JaroWinkler.similarity(*sorted(words)) >= _ONE_SPELLING:
        return False
    if homeland(first) and homeland(first) == homeland(second):
        return False
    return not any(words <= set(group.split()) for group in names_data()["offices_alike"])
