"""Whether a name may be another way to call what another sentence names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from models.changes.passages import Passage
from models.changes.spellings import (
    given_name,
    may_be_one_given_name,
    one_sort,
    one_spelling,
    say_one,
)
from models.naming.names import Name, same_name
from models.naming.territories import folded, homeland
from models.naming.word_lists import listed, names_data, title_length


def is_named(name: Name, passage: Passage) -> bool:
    """Whether `passage` has the name, a variant of it, all of its words, or what it abbreviates."""
    variants = any(
        same_name(name.text, other.text)
        or _is_without_trade(other.text, name.text)
        or _is_paper_cut_short(name.text, other.text)
        for other in passage.names
    )
    return variants or is_in_words(name.text, passage)


def _is_without_trade(short: str, whole: str) -> bool:
    """Whether a company is called without its trade: "Wal-Mart", "Wal-Mart Stores Inc"."""
    some, words = (name.casefold().replace(".", "").split() for name in (short, whole))
    trade = words[len(some) :]
    if not trade or words[: len(some)] != some:
        return False
    return set(trade) <= listed("trades") | listed("companies")


def _is_paper_cut_short(one: str, other: str) -> bool:
    """Whether one is the last word of the other, a paper's: "The Times", "New York Times"."""
    short, whole = sorted((one.split(), other.split()), key=len)
    return len(short) == 1 < len(whole) and short == whole[-1:] and short[0] in listed("papers")


def is_compatriot(name: Name, here: Passage, there: Passage) -> bool:
    """Whether `there` has who comes from where `name` of `here` says, or the other way round.

    "The UK's ambassador" is "the British ambassador", unless both sentences say "British" too.
    """
    home = homeland(name.text)
    return home is not None and any(
        home == homeland(other.text)
        for other in there.names
        if not any(same_name(other.text, own.text) for own in here.names)
    )


def is_in_words(name: str, passage: Passage) -> bool:
    """Whether `passage` has all of a name's words, or what it abbreviates.

    In a script without capitals small words are written against a name.
    """
    if name.upper() == name.lower() and name in passage.text:
        return True
    words = [word for word in name.replace("’", "'").split() if word.strip(".")]
    return _is_spelled_out(name, passage) or all(
        _plain(word.casefold()) in passage.vocabulary
        or (len(word) > _SHORT and _is_spelled_out(word, passage))
        for word in words
    )


def is_aside(name: Name, passage: Passage) -> bool:
    """Whether a name opens a bracket, and so calls once more what stands before it.

    "The Chinese Communist Party (CCP)", "Johnson & Johnson (Janssen)".
    """
    before = passage.text[: name.span[0] - passage.span[0]]
    return before.endswith(("(", "[", "（"))


def is_partisan(name: Name, passage: Passage) -> bool:
    """Whether somebody is called by his party and where he is from: "the Connecticut Democrat"."""
    before = passage.text[: name.span[0] - passage.span[0]]
    party = name.text.split()[-1].casefold() in listed("partisans")
    return party and before.casefold().endswith("the ")


def _is_spelled_out(name: str, passage: Passage) -> bool:
    """Whether words in a row begin with the letters of an acronym: "IR", "Injured Reserve".

    Small words between them count for nothing: "FDA", "Food and Drug Administration".
    """
    letters = name.replace(".", "")
    if not (letters.isalpha() and letters.isupper() and len(letters) > 1):
        return False
    between = _NEXT_WORD if len(letters) > _SHORT else r"\w*[\s-]+"
    return bool(re.search(r"\b" + between.join(letters), passage.text))


# Two letters begin too many words in a row: "IS" is not "In the Senate".
_SHORT = 2
_NEXT_WORD = r"\w*[\s-]+(?:(?:and|of|for|the|und|der|et|des|de|du|y|del|e|di)\s+)*"


def _plain(word: str) -> str:
    """A word less its possessive, and less what needs no other name: "London-based"."""
    plain = word.rstrip(".").removesuffix("'s")
    name, _, behind = plain.rpartition("-")
    return name if name and behind in listed("compounded") else plain


def is_body(name: str) -> bool:
    """Whether a name is an acronym or has a word such as "bank" or "ministry" in it."""
    words = name.casefold().replace(".", "").split()
    acronym = len(words) == 1 and name.replace(".", "").isupper()
    return acronym or not listed("impersonal").isdisjoint(words)


def related(a: str, b: str) -> bool:
    """Whether one is a form of the other: "Iran" and "Iranian", "Falluja" and "Fallujah".

    Or may be the given name to a surname: "Sir John" and "Mr Stevens".
    """
    if homeland(a) and homeland(b):
        return homeland(a) == homeland(b)
    if _may_be_knight(a, b):
        return True
    if _alias(a) == _alias(b) or _ends_acronym(a, b) or _ends_acronym(b, a):
        return True
    return _share_words(_parts(a), _parts(b))


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
        return not _differ_in_which(one, two)
    first, other = (given_name(words) for words in (one, two))
    if not first or not other or (first[0] == other[0] and 1 in (len(first), len(other))):
        return True
    return may_be_one_given_name(first, other)


def _differ_in_which(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two names are word for word the same but for one word that is no sort."""
    if len(one) != len(two):
        return False
    differing = [{x, y} for x, y in zip(one, two, strict=True) if not one_spelling(x, y)]
    return len(differing) == 1 and differing[0].isdisjoint(listed("impersonal"))


def is_other_bearer(one: str, other: str) -> bool:
    """Whether two names are of two people by one given name, whatever they are called besides.

    "Rep. John Katko" and "John Larson of New York".
    """
    first, second = _bare(one), _bare(other)
    if min(len(first), len(second)) < _FULL or first[-2] in listed("particles"):
        return False
    sorts = listed("impersonal") | listed("places") | listed("companies") | listed("trades")
    if not sorts.isdisjoint((*first, *second)):
        return False
    return first[-2] == second[-2] and not one_spelling(first[-1], second[-1])


def _bare(name: str) -> list[str]:
    """The words of a name without titles, and without where who bears it is from."""
    words = _FROM.split(name.casefold().replace(".", ""))[0].split()
    return words[title_length(words) :]


_FROM = re.compile(r" (?:of|from|von|aus|de|из) ")
_FULL = 2  # a given name and a family name


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
