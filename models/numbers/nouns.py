"""What a number counts: the noun behind it."""

from __future__ import annotations

from models.numbers.number_words import around
from models.numbers.quantity_tokens import Token
from models.numbers.scanning import Scan


def counted_noun(found: Scan, place: int) -> str:
    """What is counted: a plural within the next three words, else the next word.

    English plurals lose their "s"; "" where no lower-case noun follows.
    """
    candidates = []
    for at, token in enumerate(found.tokens[place : place + 3], place):
        if token.what != "word" or _is_no_noun(found, at) or _may_be_name(token, found):
            break
        candidates.append(token.folded)
    plural = next((word for word in candidates if len(word) > 3 and word.endswith("s")), None)
    if found.lexicon.lang == "en" and plural and not plural.endswith("ss"):
        return plural[:-3] + "y" if plural.endswith("ies") else plural[:-1]
    return candidates[0] if candidates else ""


def _is_no_noun(found: Scan, at: int) -> bool:
    """Whether what stands there leads on to another figure, or tells when: "10 bis 15"."""
    between = found.at(at, "ranges") or found.at(at, "joins")
    return between is not None or found.tokens[at].folded in around("no_nouns")


def _may_be_name(token: Token, found: Scan) -> bool:
    return token.text[0].isupper() and found.lexicon.lang != "de"
