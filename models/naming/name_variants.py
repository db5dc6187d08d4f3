"""Whether two names are spellings of one name.

Latin spellings are compared in a normal form that merges what transliterations write
differently (sh, sch; y, iy, ij; w, v), not by a similarity: "Iran" and "Iraq", "Austria"
and "Australia" are alike to any similarity measure. Only across scripts, where vowels are
lost, are consonants compared by Jaro-Winkler similarity (Winkler 1990).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from models.naming.territories import stem, territory
from models.naming.word_lists import listed, names_data, title_length

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
        (r"yu|ju|iu", "iu"),
        (r"ee|y", "i"),
        (r"ph|ff", "f"),
        (r"x", "ks"),
        (r"q|ck|c(?![eiyh]|$)", "k"),
        (r"w", "v"),
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
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_ARTICLE = re.compile(r"^[Ll]['’](?=\w{2})")
_PUNCTUATION = re.compile(r"[^\w\s.'’-]+")
_HEBREW = re.compile("[\u0590-\u05ff]")
_ABJAD = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_SYLLABLES = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


Script = Literal["latin", "alphabet", "consonants", "syllables"]


class Form(NamedTuple):
    """A name taken apart. words: folded to ASCII, without titles, particles and suffix.

    inner_initials: the initials without those of a company's legal form; all_initials: with
    those of particles, as in "DOE".
    """

    words: tuple[str, ...]
    suffix: str
    code: str | None
    acronym: str
    initials: str
    inner_initials: str
    all_initials: str
    script: Script
    person: bool


@lru_cache(maxsize=65_536)
def same_name(a: str, b: str) -> bool:
    """Whether `a` and `b` are spellings of one name, sooner no than wrongly yes.

    Titles, possessives, diacritics and scripts are passed over; a surname stands for the
    whole name, an initial for a given name, an acronym for what it abbreviates.
    """
    one, other = name_form(a), name_form(b)
    if one.code or other.code:
        return one.code == other.code
    if not one.words or not other.words:
        return False
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    if _abbreviates(one, other) or _abbreviates(other, one):
        return True
    longer, shorter = (one, other) if len(one.words) >= len(other.words) else (other, one)
    return _same_words(longer, shorter)


@lru_cache(maxsize=65_536)
def name_form(name: str) -> Form:
    """`name` taken apart: what is compared of it."""
    name = _PUNCTUATION.sub(" ", _POSSESSIVE.sub("", name.strip()))
    code = territory(name)
    name = _ARTICLE.sub("", name)
    parts = [p for p in re.split(r"[\s-]+", name) if p]
    company = _is_legal_form(parts[-1]) if parts else False  # "General Electric Co"
    while not company and (title := title_length(tuple(map(_fold, parts)))):
        parts = parts[title:]
    titled = len(parts) < len(name.split())
    suffix = _fold(parts[-1]) if len(parts) > 1 and _fold(parts[-1]) in listed("suffixes") else ""
    parts = parts[:-1] if suffix else parts
    capital = [p for p in parts if _fold(p) not in listed("particles") or _is_acronym(p)]
    kept = tuple(filter(None, (_ascii(p) for p in capital)))
    single = parts[0].replace(".", "") if len(parts) == 1 else ""
    return Form(
        words=kept,
        suffix=suffix[:1] if suffix in ("junior", "senior", "jr", "sr") else suffix,
        code=code,
        acronym=single.casefold() if single.isupper() and len(single) >= 2 else "",
        initials="".join(p[0].casefold() for p in capital),
        inner_initials="".join(p[0].casefold() for p in capital if not _is_legal_form(p)),
        all_initials="".join(p[0].casefold() for p in parts),
        script=_script(name),
        person=titled or not any(_fold(p) in listed("impersonal") for p in parts),
    )


def _is_acronym(word: str) -> bool:
    """Whether it is "LA" and not "la" or "La"."""
    return len(word) > 1 and word.isupper()


def _is_legal_form(word: str) -> bool:
    return _fold(word) in listed("companies")


def _fold(word: str) -> str:
    return word.casefold().strip(".'’")


def _ascii(word: str) -> str:
    """`word` in a to z; the letters for long vowels in Arabic and Hebrew become vowels."""
    plain = re.sub(r"[^a-z0-9]", "", anyascii(stem(word.casefold())).casefold())
    if _script(word) == "consonants":
        inner = re.sub(r"(?<=.)[wv](?=.|$)" if _HEBREW.search(word) else r"(?<=.)w", "u", plain)
        return re.sub(r"(?<=.)y", "i", inner)
    return plain


def _script(name: str) -> Script:
    if all(ord(c) < 0x250 for c in name):
        return "latin"
    if _ABJAD.search(name):
        return "consonants"
    return "syllables" if _SYLLABLES.search(name) else "alphabet"


def _abbreviates(short: Form, whole: Form) -> bool:
    """Whether an acronym stands for a name: "IAEA", "GE" for "General Electric Co"."""
    enough = len(short.acronym) >= 2 and len(whole.words) >= 2
    return enough and short.acronym in (
        whole.initials,
        whole.inner_initials,
        whole.all_initials,
    )


def _same_words(longer: Form, shorter: Form) -> bool:
    """Whether surnames agree and every given name of the shorter has its like in order."""
    scripts = frozenset({longer.script, shorter.script})
    if len(shorter.words) == len(longer.words):
        pairs = zip(longer.words, shorter.words, strict=True)
        return all(_same_word(x, y, scripts) for x, y in pairs)
    if not longer.person or not shorter.person:
        return False
    if not _same_word(longer.words[-1], shorter.words[-1], scripts):
        return False
    return _in_order(shorter.words[:-1], longer.words[:-1], scripts)


def _in_order(some: Sequence[str], all_of: Sequence[str], scripts: frozenset[Script]) -> bool:
    place = 0
    for word in some:
        while place < len(all_of) and not _same_word(all_of[place], word, scripts):
            place += 1
        if place == len(all_of):
            return False
        place += 1
    return True


@lru_cache(maxsize=65_536)
def _same_word(x: str, y: str, scripts: frozenset[Script]) -> bool:
    if len(x) == 1 or len(y) == 1:
        return x[0] == y[0]
    if x == y or _variant(x) == _variant(y):
        return True
    if min(len(x), len(y)) > 3 and _normal(x) == _normal(y):
        return True
    return scripts != {"latin"} and _sound_alike(x, y, scripts)


def _sound_alike(x: str, y: str, scripts: frozenset[Script]) -> bool:
    one, other = (_consonants(word, han="syllables" in scripts) for word in (x, y))
    if scripts <= {"latin", "alphabet"}:
        return one == other and JaroWinkler.similarity(x, y) >= _SAME_SOUND
    if min(len(one), len(other)) < 3:
        return len(one) == 2 and one == other
    return one[0] == other[0] and JaroWinkler.similarity(one, other) >= _SAME_CONSONANTS


def sound_alike(x: str, y: str) -> bool:
    """Whether two Latin words have the same consonants: "Mouleff" and "Muliff" do."""
    one, other = (_consonants(_ascii(word), han=False) for word in (x, y))
    return len(one) > 2 and one == other


def _variant(word: str) -> str:
    return _variants().get(word, word)


@cache
def _variants() -> Mapping[str, str]:
    """The first of the listed spellings for each of them."""
    groups = [group.split() for group in (*names_data()["variants"], *names_data()["regions"])]
    return {word: group[0] for group in groups for word in group}


@lru_cache(maxsize=65_536)
def _normal(word: str) -> str:
    for pattern, into in _SPELLINGS:
        word = pattern.sub(into, word)
    return word


@lru_cache(maxsize=65_536)
def _consonants(word: str, *, han: bool) -> str:
    """The consonants of `word`, sh and kh as one, p as b: all that an abjad writes."""
    for pattern, into in _SPELLINGS[:5]:
        word = pattern.sub(into, word)
    word = _VOWELS.sub("", word.replace("x", "ks")).translate(_ALIKE)
    return re.sub(r"(.)\1+", r"\1", word.translate(_ALIKE_HAN) if han else word)
