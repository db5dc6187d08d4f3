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
from typing import NamedTuple

from anyascii import anyascii

from models.naming.name_runs import ARABIC_ARTICLE
from models.naming.territories import stem, territory
from models.naming.transliterations import Script, consonants, normal_form, sound_alike_across
from models.naming.word_lists import listed, names_data, title_length

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
# One desk's "al-Assad" is another's "el-Assad"; in "El País" it is a word of its own.
_ARTICLE = re.compile(rf"^l['’](?=\w{{2}})|(?<!\S){ARABIC_ARTICLE}(?=[^\W\d_])", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[^\w\s.'’-]+")
_HEBREW = re.compile("[\u0590-\u05ff]")
_ABJAD = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_SYLLABLES = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Form(NamedTuple):
    """A name taken apart. words: folded to ASCII, without titles, particles and suffix.

    home: the country or state that somebody is said to be of. inner_initials: the initials
    without those of a company's legal form; all_initials: with those of particles, as in "DOE".
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
    home: str


@lru_cache(maxsize=65_536)
def same_name(a: str, b: str) -> bool:
    """Whether `a` and `b` are spellings of one name, sooner no than wrongly yes.

    Titles, possessives, diacritics and scripts are passed over; a surname stands for the
    whole name, an initial for a given name, an acronym for what it abbreviates.
    """
    one, other = name_form(a), name_form(b)
    if one.code or other.code:
        return one.code == other.code
    if not one.words or not other.words or (one.home and other.home and one.home != other.home):
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
    name, home = _parted_from_home(_ARTICLE.sub("", name))
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
        home=home,
    )


def _parted_from_home(name: str) -> tuple[str, str]:
    """A name and the country or state that its bearer is of: "Mohamed Morsi", "egypt"."""
    somebody, _, home = name.rpartition(" of ")
    words = [_fold(word) for word in somebody.split()]
    if len(words) < _FULL_NAME or not listed("impersonal").isdisjoint(words):
        return name, ""
    at_home = territory(home) is not None or _fold(home) in _variants()
    return (somebody, _fold(home)) if at_home and not set(words) <= listed("titles") else (name, "")


_FULL_NAME = 2


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
    if min(len(x), len(y)) > 3 and normal_form(x) == normal_form(y):
        return True
    return scripts != {"latin"} and sound_alike_across(x, y, scripts)


def sound_alike(x: str, y: str) -> bool:
    """Whether two Latin words have the same consonants: "Mouleff" and "Muliff" do."""
    one, other = (consonants(_ascii(word), han=False) for word in (x, y))
    return len(one) > 2 and one == other


def _variant(word: str) -> str:
    return _variants().get(word, word)


@cache
def _variants() -> Mapping[str, str]:
    """The first of the listed spellings for each of them."""
    groups = [group.split() for group in (*names_data()["variants"], *names_data()["regions"])]
    return {word: group[0] for group in groups for word in group}
