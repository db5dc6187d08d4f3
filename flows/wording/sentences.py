"""How a sentence begins and ends, whatever stands there."""

from __future__ import annotations

# What ends a sentence, in any script, and what may stand behind it (`isolated`).
_ENDS = tuple(".?!…。？！؟۔।")
_ISOLATED = "\u2069"


def ended(text: str) -> str:
    """A sentence with one sign at its end, also after a name like "News Inc." or "Is it true?"."""
    return text if text.rstrip(_ISOLATED).endswith(_ENDS) else f"{text}."


def sentence_case(text: str) -> str:
    """The text with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]
