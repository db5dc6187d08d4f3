"""The word lists about names, `models/data/names.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from models.data import word_lists


def names_data() -> Mapping[str, Any]:
    """All of them, as the file has them."""
    return word_lists("names")


@cache
def listed(category: str) -> frozenset[str]:
    """The words of a list that serves all languages."""
    return frozenset(names_data()[category].split())


@cache
def listed_in(lang: str, category: str) -> frozenset[str]:
    """The words of a list for one language; none in a language without them."""
    return frozenset(names_data()[category].get(lang, "").split())


def title_length(words: Sequence[str]) -> int:
    """How many folded words are a title before a name: 1 of "dr budi", 2 of "wali kota budi"."""
    if len(words) > 2 and "_".join(words[:2]) in listed("paired_titles"):
        return 2
    return int(len(words) > 1 and words[0] in listed("titles"))
