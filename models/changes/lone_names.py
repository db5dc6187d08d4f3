"""The only name of a sort in each of two sentences that say the same, where these differ.

Who tells a fact in words of his own often has no word in common right beside the name: "mayor Ann
Lee said on Friday", "on Friday the town heard from Bo Hill, its mayor". There the slot tells
nothing; but that both are the mayor, and that each sentence names one person whom the other lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.changes.agreeing import agreeing
from models.changes.finding import Finding
from models.changes.marks import CLAIM
from models.changes.name_changes import is_surely_name
from models.changes.name_rivals import can_replace
from models.changes.name_sorts import name_guess, name_kind
from models.changes.namesakes import is_there
from models.changes.one_name import differ_in_which
from models.changes.passages import Passage, Word, fit
from models.changes.rivals import differs
from models.language.speech_words import words_of
from models.language.stems import stem
from models.naming.names import Name
from models.naming.territories import homeland, is_region
from models.naming.word_lists import listed

_SURE = 0.6
# So much of what else each sentence says must stand in the other.
_SHARED = 0.4
# A place may be named for another that it lies in; behind the same preposition, and with so many
# other details the same, it is another place.
_AGREEING = 2
# An office stands so many words before its holder, "director Ulrike Brandt", or behind a comma.
_BEFORE, _AFTER = 2, 5
_PERSON = 2


def lone_names(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """The name of `here` in whose stead `there`, which says the same, has another of its sort."""
    ours, theirs = _lacking(here, there, lang), _lacking(there, here, lang)
    people = [n for n in ours if _is_person(n, here)], [n for n in theirs if _is_person(n, there)]
    for own, other in (people, (ours, theirs)):
        if len(own) != 1 or len(other) != 1:
            continue
        (x,), (y,) = own, other
        if _is_one_changed(here, x, there, y, lang):
            kind = name_kind(x, here, y, there)
            yield Finding(kind, x.span, y.span, _SURE, differs(x.text, y.text))
            return


def _lacking(here: Passage, there: Passage, lang: str) -> Sequence[Name]:
    """The names of `here` that `there` has in no form."""
    return [
        name
        for name in here.names
        if is_surely_name(name, here, lang) and not is_there(name, here, there)
    ]


def _is_one_changed(here: Passage, x: Name, there: Passage, y: Name, lang: str) -> bool:
    found = fit(here, here.positions(x.span), there, there.positions(y.span))
    if min(found.here, found.there) < _SHARED or not can_replace(here, x, there, y):
        return False
    one, two = x.text.casefold().split(), y.text.casefold().split()
    if _is_person(x, here) and _is_person(y, there):
        others = set(one[-_PERSON:]).isdisjoint(two)
        return others and _hold_one_office(_offices(x, here, lang), _offices(y, there, lang), lang)
    told = agreeing(here, there)
    if _is_beside(x, here) != _is_beside(y, there):
        return False
    if min(len(one), len(two)) > 1 and differ_in_which(one, two):
        return told > 0
    near = bool(found.before) or told > _AGREEING
    return told >= _AGREEING and near and _are_places(x, here, y, there)


def _hold_one_office(one: frozenset[str], other: frozenset[str], lang: str) -> bool:
    """Whether what two people are said to be is one office: no deputy's, no former one.

    "Company director" is not "finance director": where both have a word that the other lacks,
    these are two.
    """
    if not one & other or (one - other and other - one):
        return False
    return (one ^ other).isdisjoint(stem(word, lang) for word in listed("ranks"))


def _is_beside(name: Name, passage: Passage) -> bool:
    """Whether something is only near what has the name: "in Mill Street, near Brook Street"."""
    at = passage.positions(name.span)[0]
    before = passage.words[max(0, at - _BEFORE) : at]
    return any(word.text in listed("beside") for word in before)


def _are_places(x: Name, here: Passage, y: Name, there: Passage) -> bool:
    """Whether both are places, and neither a country or a region that may hold the other."""
    wide = (homeland(n.text) is not None or is_region(n.text) for n in (x, y))
    return name_guess(x, here) == name_guess(y, there) == "place" and not any(wide)


def _is_person(name: Name, passage: Passage) -> bool:
    """Whether a name looks like a given and a family name."""
    words = [word.strip(".").casefold() for word in name.text.split()][-_PERSON:]
    if len(words) < _PERSON or homeland(name.text):
        return False
    sorts = listed("impersonal") | listed("places") | listed("companies") | listed("trades")
    return sorts.isdisjoint(words) and name_guess(name, passage) in (None, "person")


def _offices(name: Name, passage: Passage, lang: str) -> frozenset[str]:
    """The stems of what somebody is said to be, beside his name: "mayor", "the TV chef".

    Also as the first of a sentence's words, whose capital makes it look like a part of the name.
    """
    place = passage.positions(name.span)
    opening = name.span[0] == passage.span[0]
    found = [*passage.words[place[0] : place[-1] - 1]] if opening else []
    said = words_of(lang, "reporting")
    behind = list(_behind(passage, place[-1]))
    found += _before(passage, place[0], said)
    found += [] if any(word.text in said for word in behind) else behind
    return frozenset(word.stem for word in found if word.weight >= CLAIM)


def _before(passage: Passage, place: int, said: frozenset[str]) -> Iterator[Word]:
    """The small words right before a place, also across one comma: "its director, Hans Wiegand".

    Not those before who says it: "police said".
    """
    for at in range(place - 1, max(-1, place - 1 - _BEFORE), -1):
        between = _between(passage, at, at + 1)
        if not (between.isspace() or (at == place - 1 and between == ", ")):
            return
        if passage.words[at].text in said:
            return
        if _is_small(passage, at):
            yield passage.words[at]


def _behind(passage: Passage, place: int) -> Iterator[Word]:
    """The small words behind a place and its comma, up to the next: ", head of the network,"."""
    for at in range(place + 1, min(place + 1 + _AFTER, len(passage.words))):
        between = _between(passage, at - 1, at)
        if not (between == ", " if at == place + 1 else between.isspace()):
            return
        if _is_small(passage, at):
            yield passage.words[at]


def _is_small(passage: Passage, at: int) -> bool:
    start, word = passage.span[0], passage.words[at]
    return at == 0 or passage.text[word.span[0] - start].islower()


def _between(passage: Passage, one: int, two: int) -> str:
    start = passage.span[0]
    return passage.text[passage.words[one].span[1] - start : passage.words[two].span[0] - start]
