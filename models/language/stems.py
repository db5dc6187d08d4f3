"""The stems of words, so that the forms of one word meet."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import snowballstemmer  # type: ignore[import-untyped]  # ships no types

_STEMMED = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish",
    "fa": "persian", "fi": "finnish", "fr": "french", "hi": "hindi", "hu": "hungarian",
    "it": "italian", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sh": "serbian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


@lru_cache(maxsize=131_072)
def stem(word: str, lang: str) -> str:
    """The stem of a folded word (Snowball; Porter 2001), itself in a language without one."""
    bare = word.removesuffix("'s").removesuffix("'")
    stemmer = _stemmer(lang)
    return str(stemmer.stemWord(bare)) if stemmer else bare


@cache
def _stemmer(lang: str) -> Any | None:
    return snowballstemmer.stemmer(_STEMMED[lang]) if lang in _STEMMED else None
