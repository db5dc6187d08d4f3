"""Planted errors: a number or a name swapped for another of its sort, a speaker left out."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from models.changes.namesakes import is_body
from models.changes.passages import Passage, Word, passages
from models.naming.names import Name, same_name
from models.naming.territories import homeland, is_region
from models.naming.word_lists import listed
from models.numbers.quantities import Quantity, agree

# What differs by less may be a rounding: "$255,000" for "about $250,000" is no error.
_ROUNDING = 0.05
_DAY = re.compile(r"(?<=[a-z]\. )[12]?\d\b|(?<=[a-z]\. )3[01]\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORDS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PEOPLE = [
    "Maria Keller",
    "David Osei",
    "Ana Castillo",
    "Peter Lindqvist",
    "Hassan Aziz",
    "Laura Bianchi",
]
_COUNTRIES = ["Peru", "Kenya", "Norway", "Portugal", "Vietnam", "Chile", "Morocco", "Ghana"]
_CITIES = [
    "Lisbon",
    "Nairobi",
    "Denver",
    "Oslo",
    "Manila",
    "Warsaw",
    "Cleveland",
    "Lyon",
    "Osaka",
    "Seattle",
]
_BODIES = [
    "Unicef",
    "Siemens",
    "Toyota",
    "Interpol",
    "Barclays",
    "Greenpeace",
    "Nokia",
    "Deutsche Bank",
    "Red Cross",
]


@dataclass(frozen=True, slots=True)
class Swap:
    """`b` retells `a` but for the detail that begins at `at`."""

    a: str
    b: str
    at: int


def number_swaps(pairs: Sequence[tuple[str, str]], seed: int = 1) -> Iterator[Swap]:
    """One swap for each pair whose texts share a quantity."""
    rng = random.Random(seed)  # noqa: S311 - draws test cases, keeps no secret
    for a, b in pairs:
        told = [q for p in passages(a, "en") for q in p.quantities]
        shared = [q for p in passages(b, "en") for q in p.quantities if _is_shared(q, told)]
        if shared:
            yield from _swapped(a, b, rng.choice(shared), partial(_other_number, rng=rng))


def name_swaps(pairs: Sequence[tuple[str, str]], seed: int = 1) -> Iterator[Swap]:
    """One swap for each pair whose texts share a name of a known sort."""
    rng = random.Random(seed)  # noqa: S311 - draws test cases, keeps no secret
    for a, b in pairs:
        told = [n for p in passages(a, "en") for n in p.names]
        shared = [
            n
            for p in passages(b, "en")
            for n in p.names
            if any(same_name(n.text, other.text) for other in told)
        ]
        if shared:
            name = rng.choice(shared)
            yield from _swapped(a, b, name, partial(_other_name, b=b, rng=rng))


def claims_as_facts(pairs: Sequence[tuple[str, str]]) -> Iterator[Swap]:
    """For each pair whose texts hand one claim to one speaker, the claim told as a fact."""
    for a, b in pairs:
        if (said := _said(b)) and said[0] in a and _said(a):
            yield Swap(a, said[1], 0)


def rumours_named(pairs: Sequence[tuple[str, str]]) -> Iterator[Swap]:
    """For each such pair the speaker named where the text retold has "sources" only."""
    for a, b in pairs:
        if (said := _said(b)) and (told := _said(a)) and said[0] in a:
            yield Swap(a.replace(told[0], "sources", 1), b, b.index(said[0]))


def false_ties(pairs: Sequence[tuple[str, str]], seed: int = 5) -> Iterator[Swap]:
    """For each pair of sentences a noun of both, tied to a name of both that stands apart."""
    rng = random.Random(seed)  # noqa: S311 - draws test cases, keeps no secret
    for a, b in pairs:
        told, retold = passages(a, "en"), passages(b, "en")
        if len(told) == len(retold) == 1 and (ties := list(_ties(told[0], retold[0]))):
            noun, name = rng.choice(ties)
            yield Swap(a, f"{b[: noun.span[1]]} of {name.text}{b[noun.span[1] :]}", noun.span[0])


def _ties(told: Passage, retold: Passage) -> Iterator[tuple[Word, Name]]:
    """Nouns with an article, no preposition behind, and the names far from each."""
    names = [n for n in retold.names if any(same_name(n.text, o.text) for o in told.names)]
    taken = {place for name in retold.names for place in retold.positions(name.span)}
    for at, (before, noun, after) in enumerate(
        zip(*(retold.words[n:] for n in range(3)), strict=False), 1
    ):
        plain = before.text in _ARTICLES and after.weight < _SMALL and after.text not in _LINKS
        if plain and at not in taken and noun.weight > _NOUN and noun.stem in told.places:
            for name in names:
                if min(abs(at - place) for place in retold.positions(name.span)) > _FAR:
                    yield noun, name


_ARTICLES = frozenset({"the", "a", "an", "his", "their", "its"})
_LINKS = frozenset({"of", "against", "for", "in", "to", "and"})
_SMALL, _NOUN, _FAR = 3.2, 5.0, 6


def _said(text: str) -> tuple[str, str] | None:
    """The name of who says the sentence, and what is said; None where nobody named does."""
    for pattern in (_SAID_LAST, _SAID_FIRST):
        match = pattern.match(text)
        if match and _is_named(match["name"], text):
            claim = match["claim"]
            return match["name"], claim[0].upper() + claim[1:].rstrip(" .,") + "."
    return None


def _is_named(name: str, text: str) -> bool:
    """Whether it is a name, not a sort of people or a body: "Police said"."""
    found = [n for p in passages(text, "en") for n in p.names if name.endswith(n.text)]
    return any(not is_body(n.text) and not homeland(n.text) for n in found)


_NAMED = r"(?P<name>[A-Z][\w.]+(?: [A-Z][\w.]+){0,3})"
_SAID_LAST = re.compile(rf'(?P<claim>[^"“”]{{40,}}), (?:{_NAMED} said)(?: \w+day)?\s*\.\s*$')
_SAID_FIRST = re.compile(rf'{_NAMED} said (?:\w+day )?(?:that )?(?P<claim>[^"“”]{{40,}})$')


def _is_shared(quantity: Quantity, told: Sequence[Quantity]) -> bool:
    same = any(agree(quantity, other) and quantity.unit == other.unit for other in told)
    return same and quantity.kind != "ordinal"


def _swapped(
    a: str, b: str, detail: Quantity | Name, other: Callable[[str], str | None]
) -> Iterator[Swap]:
    start, end = detail.span
    new = other(b[start:end])
    if new and new not in a:
        yield Swap(a, b[:start] + new + b[end:], start)


def _other_number(text: str, rng: random.Random) -> str | None:
    for words in (_MONTHS, _DAYS, _WORDS):
        for word in words:
            if re.search(rf"\b{word}\b", text, re.IGNORECASE):
                new = rng.choice([other for other in words if other != word])
                return re.sub(rf"\b{word}\b", new, text, flags=re.IGNORECASE)
    if day := _DAY.search(text):
        another = rng.choice([d for d in range(1, 29) if str(d) != day.group()])
        return text[: day.start()] + str(another) + text[day.end() :]
    figure = _FIGURE.search(text)
    if figure is None:
        return None
    other = other_figure(figure.group(), rng)
    return text[: figure.start()] + other + text[figure.end() :] if other else None


def other_figure(figure: str, rng: random.Random) -> str | None:
    """The figure with another digit: none that it may be rounded to, a year a likely one."""
    last_two = len(figure) - 2 if _YEAR.fullmatch(figure) else 0
    places = [n for n, digit in enumerate(figure) if digit.isdigit() and n >= last_two]
    others = [
        figure[:place] + digit + figure[place + 1 :]
        for place in places
        for digit in "123456789"
        if digit != figure[place]
    ]
    old = _value(figure)
    far = [other for other in others if last_two or abs(_value(other) - old) > _ROUNDING * old]
    return rng.choice(far) if far else None


def _value(figure: str) -> float:
    return float(figure.replace(",", ""))


def _other_name(text: str, b: str, rng: random.Random) -> str | None:
    words = [word.strip(".").casefold() for word in text.split()]
    if homeland(text):
        return rng.choice(_COUNTRIES)
    if is_region(text):
        return rng.choice(_CITIES)
    if text.isupper() or set(words) & listed("impersonal"):
        return rng.choice(_BODIES)
    speaks = re.search(rf"{re.escape(text)}(?: said|, \d\d|, who| told| added)", b)
    if words[0] in listed("titles") or speaks:
        person = rng.choice(_PEOPLE)
        return person if len(words) > 1 else person.split()[-1]
    return None
