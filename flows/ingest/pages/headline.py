"""Whether a text is of its headline, by the beginnings of words. Runs in `extractor`."""

from __future__ import annotations

import re
from typing import Final

_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile("[\u3400-\u9fff\uac00-\ud7a3]{2,}")
_BEGINNING: Final = 4  # letters of a word that inflection seldom changes


def is_of_else(text: str, title: str | None) -> bool:
    """Whether a text shares no word with its headline, by their beginnings."""
    beginnings = beginnings_of(title or "")
    return bool(beginnings) and not any(one in text.casefold() for one in beginnings)


def beginnings_of(title: str) -> set[str]:
    """What the words of a headline begin with, and each two signs of words without spaces."""
    said = title.casefold()
    words = {word[:_BEGINNING] for word in _WORD.findall(said) if len(word) >= _BEGINNING}
    signs = (run[at : at + 2] for run in _SIGNS.findall(said) for at in range(len(run) - 1))
    return {word for word in words if not _SIGNS.search(word)} | set(signs)
