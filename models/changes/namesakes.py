"""Whether a name may be another way to call what another sentence names."""

from __future__ import annotations

import re

from models.changes.passages import Passage
from models.changes.spellings import one_spelling
from models.naming.names import Name, same_name
from models.naming.territories import homeland
from models.naming.word_lists import listed, title_length


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


def is_there(name: Name, here: Passage, there: Passage) -> bool:
    """Whether `there` has a name of `here`, in some form, or who comes from there."""
    return is_named(name, there) or is_compatriot(name, here, there)


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
