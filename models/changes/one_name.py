"""Whether two names may be one: two spellings, a short form, a people and its country, an alias."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from models.changes.spellings import (
    given_name,
    may_be_one_given_name,
    one_sort,
    one_spelling,
    say_one,
)
from models.naming.territories import folded, homeland
from models.naming.word_lists import listed, names_data, title_length


def related(a: str, b: str) -> bool:
    """Whether one is a form of the other: "Iran" and "Iranian", "Falluja" and "Fallujah".

    Or may be the given name to a surname: "Sir John" and "Mr Stevens".
    """
    if homeland(a) and homeland(b):
        return homeland(a) == homeland(b)
    if _may_be_knight(a, b) or _are_of_one_country(a, b):
        return True
    if _alias(a) == _alias(b) or _ends_acronym(a, b) or _ends_acronym(b, a):
        return True
    return _share_words(*_without_lone_suffix(_parts(a), _parts(b)))


def _without_lone_suffix(one: list[str], two: list[str]) -> tuple[list[str], list[str]]:
    """Two names without what only one of them has at its end: "Hal Gehman", "Harold Gehman Jr"."""
    suffixed = [words[-1].strip(".") in listed("suffixes") for words in (one, two)]
    if suffixed[0] == suffixed[1]:
        return one, two
    return (one[:-1] or one, two) if suffixed[0] else (one, two[:-1] or two)


def _are_of_one_country(a: str, b: str) -> bool:
    """Whether both end in two words for one country: "African American", "Black U.S."."""
    last, other = a.rsplit(maxsplit=1)[-1], b.rsplit(maxsplit=1)[-1]
    return last != other and homeland(last) is not None and homeland(last) == homeland(other)


def _parts(name: str) -> list[str]:
    """The words of a name, also those that a dash joins: "Brest-Minsk", "Jean-Pierre"."""
    return [one_sort(word) for word in re.split(r"[\s–-]+", name.casefold()) if word]


def _may_be_knight(one: str, other: str) -> bool:
    """Whether a title tells that one is a given name, and the other is a surname alone."""
    words = [name.casefold().replace(".", "").split() for name in (one, other)]
    knights = [len(w) == 2 and w[0] in listed("knightly") for w in words]
    if knights[0] == knights[1]:
        return False
    surname = words[knights.index(False)]
    return len(surname) - title_length(surname) == 1


def _share_words(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether the words of one are, in some spelling, among those of the other, or may be."""
    shorter, longer = sorted((one, two), key=len)
    if all(any(say_one(x, y) for y in longer) for x in shorter):
        return (
            True  # "Moqtada" and "Muqtada al Sadr", "Medical Centre" and "Medical Center of Dallas"
        )
    bare, other = (set(words) - listed("impersonal") for words in (one, two))
    if len(bare & other) > 1 and (bare <= other or other <= bare):
        return True  # "Betty Ford Center" and "Betty Ford Clinic"
    return len(shorter) > 1 and one_spelling(one[-1], two[-1]) and _may_be_one(one, two)


def _may_be_one(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two names with one last word may name one: "Bob Marsh" and "Robert Marsh" do.

    So may two of a body or a place, for all that its sort says: "Health Center"; but not those
    that are alike but for one word that tells which: "Mill Street" and "Brook Street".
    """
    if one[-1] in listed("impersonal"):
        return not differ_in_which(one, two)
    first, other = (given_name(words) for words in _without_common_head(one, two))
    if not first or not other or (first[0] == other[0] and 1 in (len(first), len(other))):
        return True
    return may_be_one_given_name(first, other)


def _without_common_head(
    one: Sequence[str], two: Sequence[str]
) -> tuple[Sequence[str], Sequence[str]]:
    """Two names without the first words of both, where a given name still follows in each.

    That is a title with a sentence's capital, whatever the list of titles lacks: "Meteorologist
    Priya Nair", "Meteorologist Sunita Nair". An initial that follows is none: "George W. Bush".
    """
    if min(len(one), len(two)) < _TITLED or one[0] != two[0]:
        return one, two
    if any(len(words[-2].strip(".")) < _GIVEN for words in (one, two)):
        return one, two
    return _without_common_head(one[1:], two[1:])


# A title, a given name and a family name; and the letters of a given name at least.
_TITLED, _GIVEN = 3, 3


def differ_in_which(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two names are word for word the same but for one word that is no sort."""
    if len(one) != len(two):
        return False
    differing = [{x, y} for x, y in zip(one, two, strict=True) if not one_spelling(x, y)]
    return len(differing) == 1 and differing[0].isdisjoint(listed("impersonal"))


@cache
def _aliases() -> Mapping[str, str]:
    """The first of the listed names for each of them."""
    groups = [group.split() for group in names_data()["aliases"]]
    return {name.replace("_", " "): group[0] for group in groups for name in group}


def _alias(name: str) -> str:
    whole = folded(name)
    plain = _OF_THE_STATES.sub("", whole)
    return _aliases().get(whole) or _aliases().get(plain, plain)


# "The U.S. District Court", "the Federal District Court", "the United States Treasury".
_OF_THE_STATES = re.compile(r"^(?:us|u\.s|united states|federal) ")


def _ends_acronym(acronym: str, name: str) -> bool:
    """Whether a name is the end of what an acronym stands for: "ADA", "Disabilities Act".

    Or most of it, small words counted: "CHOGM", "Commonwealth Heads of Government".
    """
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if not acronym.isupper() or len(initials) < 2:
        return False
    if acronym.endswith(initials) or (len(initials) > 2 and acronym.startswith(initials[:3])):
        return True
    return len(initials) > 2 and acronym.startswith(
        "".join(word[0] for word in name.split()).upper()
    )
