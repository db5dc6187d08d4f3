"""The roles of the sentences of one text."""

from __future__ import annotations

from models.prose.cues import load_cues
from models.prose.roles import label_sentences
from models.records import Article

CUES = load_cues()


def article(text: str, title: str | None = None, source: str = "A", key: str = "1") -> Article:
    """An article of which only the text matters."""
    return Article(key, source, source, title, None, None, None, "p", text)


def roles(text: str, title: str | None = None) -> dict[str, str]:
    """The role of each sentence of one article."""
    (labelled,) = label_sentences([article(text, title)], CUES)
    return {text[s.start : s.end]: s.role for s in labelled}


BODY = (
    "The council of Port Alder approved a new sea wall late on Monday.\n\n"
    "Opponents said that the plan rested on figures that were five years old.\n\n"
)
