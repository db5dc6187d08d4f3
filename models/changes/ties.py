"""Names that a retelling ties to another word than the text retold does.

"The famine of Lisk", where the other says that Lisk serves as a depot, and of the famine only
in another clause. Who rewrites a sentence keeps its words and may tie them anew; only the ties
that a preposition makes are looked at, in English, French and Spanish: in German, where every
noun has a capital, the noun is taken for a part of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.changes.finding import RETOLD, Finding
from models.changes.marks import cues
from models.changes.passages import Passage, Word, part
from models.language.said_by import said_by
from models.naming.names import Name, same_name

# Words that tell less are "state", "part" and the like (nats).
_TELLS = 5.0
# The name's own attributes stand this near to it in the text retold ("port of
# Lisk"); what it is tied to stands farther off, and in another clause. Of ties planted into
# paraphrases .68 are found, .56 in those not seen, at .0 and .3 per 100 honest pairs
# (`python -m benchmarks.distortion`). Tried and dropped: a new word of any sort right before a name
# that joins it to another name: .9 per 100 honest pairs, nearly all false ("attorney", "warlord"),
# for .03 of exchanged names. Verbs alone, and names in clauses apart: `models.changes.deeds`.
_OWN, APART = 3, 6
_REACH = 7

TIE = 0.4
"""How sure a finding is: too little, unless the text is known to retell the other."""


def changed_ties(
    here: Passage, there: Passage, source: Sequence[Passage], lang: str
) -> Iterator[Finding]:
    """The names of `here` tied to a word that stands apart from them in all of `source`.

    there: the sentence of `source` that `here` retells.
    """
    for name in here.names:
        stands = places_of(name.text, there)
        word = _tied(here, name, stands, there, lang) if stands else None
        if word is None or any(
            is_near(word, places_of(name.text, p), p, APART)
            for p in source
            if word.stem in p.places
        ):
            continue
        tied = word.span[0], name.span[1]
        at = there.words[stands[0][0]].span[0], there.words[stands[0][-1]].span[1]
        says = f"It says “{part(here, tied)}”; in {RETOLD} the two are not tied to each other."
        yield Finding("role", tied, at, TIE, says)


def places_of(name: str, passage: Passage) -> list[range]:
    """Where the passage has the name."""
    found = (passage.positions(o.span) for o in passage.names if same_name(name, o.text))
    return [place for place in found if place]


def _tied(
    here: Passage, name: Name, stands: Sequence[range], there: Passage, lang: str
) -> Word | None:
    """The word that a preposition ties the name to, if `there` has it in another clause."""
    *_, last = place = here.positions(name.span)
    if _describes(name, last, here):
        return None
    first = place[0]
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = here.words[at]
        if is_parted(here, at, first, lang):
            return None
        if word.weight < _TELLS or is_near(word, stands, there, _OWN):
            continue
        tied = here.words[at + 1].text in cues(lang, "ties")
        if not tied or any(at in here.positions(other.span) for other in here.names):
            return None
        return word if _stands_apart(word, stands, there, lang) else None
    return None


def _describes(name: Name, last: int, here: Passage) -> bool:
    """Whether the name only tells of what: "boss of a Palermo neighborhood", "Dean's foes"."""
    after = here.text[name.span[1] - here.span[0] :]
    following = here.words[last + 1 : last + 2]
    return (bool(after) and not after.startswith((" ", ",", ".", ";"))) or (
        after.startswith(" ") and any(word.weight >= _TELLS for word in following)
    )


def is_near(word: Word, stands: Sequence[range], passage: Passage, reach: int) -> bool:
    """Whether the passage has the word within `reach` words of a name that `stands` there."""
    places = passage.places.get(word.stem, ())
    return any(abs(at - n) <= reach for at in places for name in stands for n in name)


def _stands_apart(word: Word, stands: Sequence[range], there: Passage, lang: str) -> bool:
    """Whether the passage has the word, and always in another clause than the name.

    But who only says it there may well be of the name: "its lawyer said", "a spokeswoman said".
    """
    places, speaks = there.places.get(word.stem, ()), said_by(there.text, lang)
    if any(speaks[at] for at in places):
        return False
    apart = (is_parted(there, at, name[0], lang) for at in places for name in stands)
    return bool(places) and all(apart)


def is_parted(passage: Passage, one: int, other: int, lang: str) -> bool:
    """Whether a sign or a conjunction stands between two words."""
    first, *inner, last = passage.words[min(one, other) : max(one, other) + 1]
    start = passage.span[0]
    joins = cues(lang, "joining") | cues(lang, "clauses")
    signs = SIGN.search(passage.text, first.span[1] - start, last.span[0] - start)
    return bool(signs) or any(word.text in joins for word in inner)


SIGN = re.compile(r"[,;:()\"“”«»—–]")
"""What parts two clauses, if it stands between two words."""
