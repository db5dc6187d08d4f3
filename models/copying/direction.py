"""Which of two texts that have much in common was there first, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log

from models.copying.runs import Runs
from models.copying.sequenced import Sequenced
from models.direction_evidence import DirectionEvidence
from models.language.words import information, words
from models.prose.agencies import publisher, same_name
from models.times import earlier

# Shares of words in common that differ by less say nothing about direction.
CLEAR_DIFFERENCE = 0.1
# From this share on a text is printed from the other rather than retold.
_PRINTED = 0.5
# Of a text that the other contains nearly all stands there: one with more of its own may as well
# have been cut by the other, which added too.
_CONTAINED = 0.9
# Of fourteen texts and paraphrases of them in ten languages the shares retold each way differ by up
# to .20, now this way, now that; of paraphrases shortened to a half by .34 and more.
_CLEAR_RETOLD = 0.25
# Where the words between exact matches differ, desks cut more often than they add: ...
_CLEAR_EDITS = 6
# A name that tells less (nats) is a common word: one sentence of a thousand holds it.
_TELLING = log(1000)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a taker would have of a giver.

    run, retold: the shares, 0 to 1, of its words in common runs and in sentences that retell the
    giver's. composed: whether it is made of this giver's words and of another's that has none of
    them.
    """

    run: float
    retold: float
    runs: Runs
    composed: bool = False


def direction(
    first: Sequenced, second: Sequenced, forward: Taken, back: Taken
) -> tuple[Sequenced, Sequenced, DirectionEvidence]:
    """Giver, taker and the evidence; forward: what the second would have of the first.

    In this order: a byline that names the other as the author ("By AFP", where the other is
    AFP's own); the time of publication, though not of a report that went on; a text that names the
    other's source; an agency's own text, which papers add to; parts, where a text is made of
    several that have nothing in common; containment, since the giver holds all that the taker has;
    an agency's mark; edits, since desks cut more than they add; else the fuller text is taken to
    be the giver, which is a guess.
    """
    for evidence, lead in (
        ("signature", _signed(second, first) - _signed(first, second)),
        ("time", _earlier(first, second) - _earlier(second, first)),
        ("citation", _cites(second, first) - _cites(first, second)),
        ("agency", _is_agencys(first) - _is_agencys(second)),
        ("parts", forward.composed - back.composed),
        ("containment", _contains(forward, back) - _contains(back, forward)),
        ("mark", bool(first.marks) - bool(second.marks)),
        ("edits", _clear(_cut_words(forward.runs), _CLEAR_EDITS)),
    ):
        if lead:
            giver, taker = (first, second) if lead > 0 else (second, first)
            return giver, taker, evidence  # type: ignore[return-value]  # one of the literals above
    giver, taker = sorted((first, second), key=_by_length)
    return giver, taker, "length"


def _by_length(text: Sequenced) -> tuple[int, bool, str, str]:
    """The order in which texts are taken for givers where nothing else tells."""
    return -text.own_words, text.published is None, text.source, text.id


def _signed(text: Sequenced, other: Sequenced) -> bool:
    """Whether the text names the other's publisher as its author."""
    names = (other.source, other.family)
    return any(same_name(mark, name) for mark in text.marks for name in names)


def _earlier(text: Sequenced, other: Sequenced) -> bool:
    """Whether the text was there before the other; of one that goes on only its start was."""
    return not text.running and earlier(text.published, other.published) < 0


def _is_agencys(text: Sequenced) -> bool:
    """Whether an agency that is listed published the text, and no other one signed it."""
    own = publisher(text.source) or publisher(text.family)
    return own is not None and all(same_name(mark, own) for mark in text.marks)


def _cites(text: Sequenced, other: Sequenced) -> bool:
    """Whether the text speaks of the other's source by its name, written as a name is.

    "Le Monde" and "Bild" are words of their language too, and name nobody for certain.
    """
    name = words(other.source)
    if not name or len("".join(name)) < 3:  # "N" or "24" is no name to be looked for
        return False
    if sum(information(word, text.lang) for word in name) < _TELLING:
        return False
    found = (n for n in range(len(text.words)) if text.words[n : n + len(name)] == name)
    return any(not any(map(str.islower, text.written[n : n + 1])) for n in found)


def _contains(taken: Taken, left: Taken) -> bool:
    """Whether the giver has all that the taker has, and clearly more; left: taken the other way."""
    if max(taken.run, left.run) < _PRINTED:
        return taken.retold - left.retold > _CLEAR_RETOLD
    return taken.run >= _CONTAINED and taken.run - left.run > CLEAR_DIFFERENCE


def _clear(difference: float, least: float) -> int:
    return (difference > least) - (difference < -least)


def _cut_words(runs: Runs) -> int:
    """How many more words the giver than the taker has between the exact matches of runs."""
    gaps = [
        (there - before_there) - (here - before_here)
        for chain in runs.chains
        for (before_here, before_there), (here, there) in pairwise(chain)
        if there > before_there
    ]
    return sum(gaps)
