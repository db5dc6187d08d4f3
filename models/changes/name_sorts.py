"""What a name is of: a person, a place or an organisation, as far as its sentence tells.

And which may be told for one of another sort: a body for who speaks for it, a seat for its holder.
"""

from __future__ import annotations

from models.changes.finding import FindingKind
from models.changes.namesakes import is_body
from models.changes.passages import Passage
from models.naming.names import Name
from models.naming.territories import folded, homeland, is_region, territory
from models.naming.word_lists import listed, title_length


def name_kind(name: Name, here: Passage, other: Name, there: Passage) -> FindingKind:
    """What both names are of: a person, a place or an organisation; a person in doubt.

    Who comes from another country is no other person: "the Spanish side".
    """
    if homeland(name.text) and homeland(other.text):
        return "place"
    return name_guess(name, here) or name_guess(other, there) or "person"


def name_guess(name: Name, passage: Passage) -> FindingKind | None:
    """Whether a name is a person's, a place's or an organisation's; None where unknown."""
    words = [word.strip(".").casefold() for word in name.text.split()]
    if territory(name.text) or is_region(name.text) or not listed("places").isdisjoint(words):
        return "place"
    if is_body(name.text):
        return "organisation"
    if words[0] in listed("titles") or title_length(words):
        return "person"
    before = passage.positions(name.span)[:1]
    word = passage.words[before[0] - 1].text if before and before[0] else ""
    if word in listed("titles") - listed("ranks") and len(words) > 1:
        return "person"
    inside = word in listed("before_places")
    return "place" if inside and len(words) == 1 else None


def may_be_its_holder(x: Name, y: Name) -> bool:
    """Whether one is a seat of office and the other somebody: "the White House", "Bush"."""
    seats = [_is_seat(name) for name in (x, y)]
    if seats[0] == seats[1]:
        return False
    other = (y if seats[0] else x).text
    return not is_body(other) and not homeland(other) and not is_region(other)


def _is_seat(name: Name) -> bool:
    plain = folded(name.text).removeprefix("the ").replace(" ", "_")
    return plain in listed("seats")
