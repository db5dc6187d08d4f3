"""Countries and territories by name, in the languages of CLDR (through Babel)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from babel import Locale

from models.naming.word_lists import names_data

# The languages whose country names are known. The bundled examples and cues are in these.
_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "ar", "fa", "he", "hi",
    "zh", "zh_Hant", "ja", "ko",
)  # fmt: skip

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ENDING = re.compile(
    "(?<=\\w{4})(?:ого|ому|ыми|ими|ами|ией|ием|иях|ью|ах|ым|им|ом|ем|ой|ою|ей|ий|ый|ая|ую|ия|ии|ию"
    "|а|у|е|ы|и|я|ю|ь|й)$"
)


@cache
def territories() -> Mapping[str, str]:
    """The ISO 3166 code of each name of a territory, the names folded."""
    found: dict[str, str] = {}
    for code, name in (*_aliases(), *_cldr()):
        found.setdefault(folded(name), code)
    return found


@lru_cache(maxsize=16_384)
def territory(name: str) -> str | None:
    """The ISO 3166 code of the territory called `name`, in any grammatical case, or None."""
    plain = folded(name)
    return territories().get(plain) or _stems().get(stem(plain))


@cache
def _stems() -> Mapping[str, str]:
    """Territories by the stems of their Cyrillic names."""
    return {stem(name): code for name, code in territories().items() if _CYRILLIC.match(name)}


def stem(word: str) -> str:
    """A Cyrillic word without its case ending, four letters at least; others unchanged."""
    return _ENDING.sub("", word) if _CYRILLIC.match(word) else word


def folded(name: str) -> str:
    """`name` as territories are looked up: lower case, one space, no full stops or "the"."""
    words = name.casefold().replace(".", "").replace("’", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _cldr() -> Iterator[tuple[str, str]]:
    for lang in _LANGUAGES:
        for code, name in Locale.parse(lang).territories.items():
            # Three figures are the world and its regions; ZZ and its like are no territory.
            if len(code) == 2 and code not in ("ZZ", "XA", "XB", "QO", "EZ"):
                yield code, name


def _aliases() -> Iterator[tuple[str, str]]:
    for code, names in names_data()["territories"].items():
        for name in names.split():
            yield code, name.replace("_", " ")


@cache
def _demonyms() -> Mapping[str, str]:
    """The code of the territory that a word such as "American" or "Iranians" belongs to."""
    table = names_data()["demonyms"]
    return {word.replace("_", " "): code for code, words in table.items() for word in words.split()}


@cache
def _regions() -> frozenset[str]:
    return frozenset(word for group in names_data()["regions"] for word in group.split())


@lru_cache(maxsize=16_384)
def homeland(name: str) -> str | None:
    """The ISO 3166 code of a territory or of those who come from it ("American"), or None."""
    return territory(name) or _demonyms().get(folded(name))


def _is_demonym(name: str) -> bool:
    """Whether `name` says where somebody or something is from: "American", "Iranians"."""
    return folded(name) in _demonyms()


def is_people(name: str) -> bool:
    """Whether `name` is of many who come from a territory: "Iranians", but not "Swiss"."""
    return _is_demonym(name) and bool(_MANY.search(folded(name)))


def is_one_of_people(name: str) -> bool:
    """Whether `name` is of one, where many have a form of their own: "Iranian", not "Chinese"."""
    return not is_people(name) and folded(name) + "s" in _demonyms()


_MANY = re.compile("[^s]s$")


def is_region(name: str) -> bool:
    """Whether `name` is a part of a country, or a continent, known by name."""
    return folded(name) in _regions()
