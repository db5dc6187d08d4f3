"""What different transliterations of a word have in common: a normal form, and its consonants."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import JaroWinkler

# In order: longer spellings first.
_SPELLINGS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"schtsch|shch", "sc"),
        (r"tsch|tch|tsh|cz", "c"),
        (r"sch|sh", "s"),
        (r"ch|kh", "h"),
        (r"zh|dj|dzh|dsch", "j"),
        (r"(?:yy|iy|ij|yj|ii|ey|ei|y|j)$", "i"),
        (r"ou|oo|uu", "u"),
        (r"ae|ai|ay|ei|ey", "ai"),
        (r"ya|ja|ia", "ia"),
        (r"(?<=[^aeiouy])y[eo](?=v)", "e"),
        (r"yu|ju|iu", "iu"),
        (r"ee|y", "i"),
        (r"ph|ff", "f"),
        (r"x", "ks"),
        (r"q|ck|c(?![eiyh]|$)", "k"),
        (r"w", "v"),
        (r"^u(?=[aeio])", "v"),
        (r"z|ts", "s"),
        (r"th|dh", "t"),
        (r"(?:enk|chuk)[oaou]$", "enko"),
        (r"ah$", "a"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile(r"[aeiouy]")
# Arabic writes p as b and v as f; transliterations of Arabic and Hebrew part on g, j, q.
_ALIKE = str.maketrans({"p": "b", "v": "f", "w": "f", "g": "k", "q": "k", "c": "k", "j": "k",
                        "z": "s", "x": "s"})  # fmt: skip
# Chinese and Japanese have no r or voiced stops of their own at hand.
_ALIKE_HAN = str.maketrans({"d": "t", "r": "l"})
# Planted pairs across scripts (tests/test_names.py): equal names have 1, the farthest, "拜登"
# and "Biden", .94; different ones less, but for a pair as near as "Zelensky" and "Zalisky".
_SAME_CONSONANTS = 0.94
# Between alphabets with vowels, such as Cyrillic and Latin: "Байден" and "Biden" have .84,
# "Путин" and "Patten" .73.
_SAME_SOUND = 0.83

Script = Literal["latin", "alphabet", "consonants", "syllables"]


def sound_alike_across(x: str, y: str, scripts: frozenset[Script]) -> bool:
    """Whether two words of `scripts` have one sound, as far as the scripts write it."""
    one, other = (consonants(word, han="syllables" in scripts) for word in (x, y))
    if scripts <= {"latin", "alphabet"}:
        return one == other and JaroWinkler.similarity(x, y) >= _SAME_SOUND
    if min(len(one), len(other)) < 3:
        return len(one) == 2 and one == other
    return one[0] == other[0] and JaroWinkler.similarity(one, other) >= _SAME_CONSONANTS


@lru_cache(maxsize=65_536)
def normal_form(word: str) -> str:
    """A Latin word with what transliterations write in several ways written in one."""
    for pattern, into in _SPELLINGS:
        word = pattern.sub(into, word)
    return word


@lru_cache(maxsize=65_536)
def consonants(word: str, *, han: bool) -> str:
    """The consonants of `word`, sh and kh as one, p as b: all that an abjad writes."""
    for pattern, into in _SPELLINGS[:5]:
        word = pattern.sub(into, word)
    word = _VOWELS.sub("", word.replace("x", "ks")).translate(_ALIKE)
    return re.sub(r"(.)\1+", r"\1", word.translate(_ALIKE_HAN) if han else word)
