"""Whether one name can be wrong where another stands, or may be told beside it."""

from __future__ import annotations

import re
from functools import cache

from models.changes.name_sorts import may_be_its_holder
from models.changes.one_name import related
from models.changes.passages import ALIKE, Passage, covered
from models.naming.names import Name
from models.naming.territories import homeland, is_one_of_people, is_people
from models.naming.word_lists import listed


def can_replace(here: Passage, name: Name, there: Passage, other: Name) -> bool:
    """Whether a name of `here` can be wrong where `there` has another one."""
    if _may_have_title(here, name, there, other) or _are_examples(here, name, there, other):
        return False
    return _are_two(name, other)


def _may_have_title(here: Passage, x: Name, there: Passage, y: Name) -> bool:
    """Whether the first of two words may be a title with a sentence's capital: "Mecenas Zając".

    Not where the sentences are alike in all other words.
    """
    begins = x.span[0] == here.span[0] or y.span[0] == there.span[0]
    if not begins or x.text.split()[-1] != y.text.split()[-1]:
        return False
    return min(covered(here, there), covered(there, here)) < ALIKE


def _are_examples(here: Passage, x: Name, there: Passage, y: Name) -> bool:
    """Whether each text picks one of many to name: "parks such as ...".

    Not where the sentences are alike in all other words.
    """
    before = (p.text[: n.span[0] - p.span[0]] for p, n in ((here, x), (there, y)))
    if not all(_example().search(text) for text in before):
        return False
    return min(covered(here, there), covered(there, here)) < ALIKE


@cache
def _example() -> re.Pattern[str]:
    """What says that a name is an example, and at most a word before the name."""
    words = "|".join(re.escape(w).replace("_", " ") for w in sorted(listed("examples")))
    return re.compile(rf"\b(?:{words}) (?:\w+ )?$", re.IGNORECASE)


def _are_two(name: Name, other: Name) -> bool:
    """Whether one name can be wrong where the other stands: not a form of it, nor its place."""
    if related(name.text, other.text):
        return False
    if _DIGIT.search(name.text + other.text):
        return False
    if may_be_its_holder(name, other) or _may_be_renamed(name, other):
        return False
    # A people, or a city, for a country, or the other way round, is no contradiction.
    if bool(homeland(name.text)) != bool(homeland(other.text)):
        return False
    # Nor is one of a people for many of another: "the Argentine scored", "won by the Spaniards".
    pairs = ((name.text, other.text), (other.text, name.text))
    return not any(is_people(many) and is_one_of_people(one) for many, one in pairs)


def _may_be_renamed(name: Name, other: Name) -> bool:
    """Whether both may be one law, prize or event: "Academy Awards", "Oscars".

    One is called by what it is, and the other by one word of its own, or by another word for what
    it is, as "Senate Bill" for "Texas Heartbeat Act".
    """
    one, two = (set(n.text.casefold().split()) for n in (name, other))
    sorts, others = one & listed("renamed"), two & listed("renamed")
    if sorts and others:
        return sorts.isdisjoint(others)
    if not sorts and not others:
        return False
    bare = (name if others else other).text
    return " " not in bare and homeland(bare) is None and not bare.isupper()


_DIGIT = re.compile(r"\d")
