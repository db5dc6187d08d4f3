"""The words that state quantities, by language: a lexicon of phrases and their senses.

Number words and units are `models/data/quantities.toml`; months, days of the week and
decimal signs come from CLDR through Babel, which is installed with courlan and loads in 50
ms. text2num and dateparser were tried: the former knows no Russian, Arabic or Chinese and
loses the offsets, the latter needs 2 to 15 ms a sentence and takes the verb "may" for a month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError

from models.data import word_lists
from models.numbers.quantity_tokens import tokenise

_VALUED = (
    "numbers",
    "ordinals",
    "hours",
    "fractions",
    "times",
    "vague",
    "month",
    "weekday",
    "scales",
    "eras",
)


class Sense(NamedTuple):
    """What a phrase can mean. `kind` and `unit` are set for units, money and dates."""

    value: float
    unit: str = ""
    kind: str = ""


Senses = Mapping[str, Sense]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language by their first token, longest first.

    decimal, group: the signs in a figure. Neither is ever white space.
    """

    lang: str
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Senses], ...]]
    decimal: str
    group: str


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of `lang` (ISO 639-1); a language without one has units and CLDR alone."""
    senses: dict[tuple[str, ...], dict[str, Sense]] = defaultdict(dict)
    for phrase, category, sense in _entries(lang):
        tokens = tuple(token.folded for token in tokenise(phrase.replace("_", " ")))
        if tokens:
            senses[tokens].setdefault(category, sense)
    phrases: dict[str, list[tuple[tuple[str, ...], Senses]]] = defaultdict(list)
    for tokens in sorted(senses, key=len, reverse=True):
        phrases[tokens[0]].append((tokens, senses[tokens]))
    decimal, group = _signs(lang)
    return Lexicon(lang, {k: tuple(v) for k, v in phrases.items()}, decimal, group)


def _lists() -> Mapping[str, Any]:
    return word_lists("quantities")


@cache
def around(category: str) -> frozenset[str]:
    """Words of a category that stand around quantities, whatever the language."""
    return frozenset(_lists()["around"][category].split())


@cache
def beside_periods(category: str, lang: str) -> frozenset[str]:
    """Words of `lang` beside a time: before one, for `each`; behind one, `when` it was."""
    return frozenset(_lists()[category].get(lang, "").split())


def is_time(word: str, lang: str) -> bool:
    """Whether a word, folded, is a unit of time in `lang`: "minute"."""
    known = lexicon(lang).phrases.get(word, ())
    return any(senses["unit"].kind == "duration" for _, senses in known if "unit" in senses)


def _entries(lang: str) -> Iterator[tuple[str, str, Sense]]:
    own = _lists().get(lang, {})
    yield from _own(own)
    yield from _compounds(lang)
    yield from _own_units(own)
    yield from _units()
    yield from _calendar(lang)


def _own(table: Mapping[str, Any]) -> Iterator[tuple[str, str, Sense]]:
    for category, content in table.items():
        if category in ("units", "currencies"):
            continue
        if category in _VALUED:
            for value, phrases in content.items():
                for phrase in phrases.split():
                    yield phrase, category, Sense(float(value))
        else:
            for phrase in content.split():
                yield phrase, category, Sense(0.0)


def _compounds(lang: str) -> Iterator[tuple[str, str, Sense]]:
    """What a language counts in one word: "dreiundzwanzig", "fünfhundert"."""
    table = _lists()["compounds"].get(lang)
    if not table:
        return
    for one, words in table["ones"].items():
        for word in words.split():
            for ten, tens in table["tens"].items():
                yield _joined(word, tens, table), "numbers", Sense(float(one) + float(ten))
            if float(one) > 1:
                for times, scale in table.get("scales", {}).items():
                    yield f"{word}{scale}", "numbers", Sense(float(one) * float(times))


def _joined(ones: str, tens: str, table: Mapping[str, Any]) -> str:
    """Ones and tens as one word: "dreiundzwanzig", "tweeëntwintig", "ventotto"."""
    if table["first"] == "ones":
        joins = table["joins_after_e"] if ones[-1] == "e" else table["joins"]
        return f"{ones}{joins}{tens}"
    elided = table.get("elides") and ones[0] in _VOWELS
    return f"{tens[:-1] if elided else tens}{ones}"


_VOWELS = frozenset("aeiou")


def _own_units(table: Mapping[str, Any]) -> Iterator[tuple[str, str, Sense]]:
    """What a language measures and pays with, in words that mean something else in others."""
    for name, phrases in table.get("units", {}).items():
        for phrase in phrases.split():
            yield phrase, "unit", _unit(_lists()["units"][name])
    for code, phrases in table.get("currencies", {}).items():
        for phrase in phrases.split():
            yield phrase, "currency", Sense(1.0, code, "money")


def _unit(unit: Mapping[str, Any]) -> Sense:
    return Sense(float(unit.get("factor", 1)), unit["base"], unit["kind"])


def _units() -> Iterator[tuple[str, str, Sense]]:
    lists = _lists()
    for unit in lists["units"].values():
        for phrase in unit["words"].split():
            yield phrase, "unit", _unit(unit)
    for category, value in (("currencies", 1.0), ("cents", 0.01)):
        for code, phrases in lists[category].items():
            for phrase in phrases.split():
                yield phrase, "currency", Sense(value, code, "money")


def _calendar(lang: str) -> Iterator[tuple[str, str, Sense]]:
    locale = _locale(lang)
    for context in ("format", "stand-alone"):
        for month, name in locale.months[context]["wide"].items():
            yield name, "month", Sense(float(month))
        for day, name in locale.days[context]["wide"].items():
            yield name, "weekday", Sense(float(day), "weekday")
    for context in ("format", "stand-alone"):
        for month, name in locale.months[context]["abbreviated"].items():
            yield name.rstrip("."), "month", Sense(float(month), "" if lang in _CUT else SHORT)
        for day, name in locale.days[context]["abbreviated"].items() if lang in _SHORT_DAYS else ():
            yield name.rstrip("."), "weekday", Sense(float(day), "weekday")


SHORT = "short"
"""The unit of a month cut short that may be another word: "dez" is ten in Portuguese."""

# Where no month cut short with a capital is another word, and where no day is: in Dutch "zo"
# says so, in Danish "man" is anybody, in German "So" begins sentences, in Japanese 火 is fire.
_CUT = frozenset({"en", "de"})
_SHORT_DAYS = frozenset({"en", "zh"})


# What CLDR calls a language that has another code here.
_CALLED = {"sh": "sr_Latn"}


def _locale(lang: str) -> Locale:
    try:
        return Locale.parse(_CALLED.get(lang, lang))
    except (UnknownLocaleError, ValueError):
        # No language of CLDR ("xx", ""): figures are then read as English writes them.
        return Locale.parse("en")


def _signs(lang: str) -> tuple[str, str]:
    symbols = _locale(lang).number_symbols["latn"]
    return symbols["decimal"], symbols["group"].strip() or "\u00a0"
