"""Lexical cues of furniture: words that speak for a byline, a credit, a form, a link.

The bundled cues are `models/data/furniture.toml`, which also explains the format; files
of the same format add to them. A cue is evidence, never a verdict: `models.prose.roles` weighs
it against shape and position.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal, get_args

from models.errors import SettingsError
from models.prose.conventions import UNSPACED
from models.prose.shapes import Shape

Reach = Literal["line", "list", "rest"]
Place = Literal["starts", "contains", "whole"]

_PHRASES = frozenset({"starts", "contains", "whole", "patterns"})
_KEYS = _PHRASES | {"kind", "weight", "max_words", "reach", "sentences"}
_MAX_WORDS = 40
_LONGEST = 60
# Characters of a line in which patterns are sought. Furniture is shorter; a hostile line may be
# megabytes without a word, and a pattern, a user's own too, may take the square of its length.
_WIDEST = 1_000
# Indic vowel signs belong to their word though `re` takes them for punctuation; what is
# written without spaces is read sign by sign.
_WORD = rf"(?:[^\W{UNSPACED}]|[\u0900-\u0963\u0966-\u0dff])+"
_TOKEN = re.compile(rf"[{UNSPACED}]|{_WORD}(?:['-]{_WORD})*|[^\w\s]")
# One form for signs that writers of one language use side by side; accents of Arabic and what
# joins or parts letters invisibly go.
_FORMS = str.maketrans(
    {"’": "'", "：": ":", "（": "(", "）": ")", "！": "!", "？": "?", "ی": "ي", "ک": "ك", "ı": "i"}
    | dict.fromkeys(map(chr, (0x307, 0x640, 0x200C, 0x200D, 0xAD, *range(0x64B, 0x653))))
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What one entry of the file says, its words left out."""

    kind: str
    weight: float
    max_words: int
    reach: Reach
    sentences: bool

    def speaks_of(self, shape: Shape) -> bool:
        """Whether the cue says anything about a line of this shape."""
        return shape.words <= self.max_words and (self.sentences or not shape.is_prose)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are a cue, and where in a line they must stand."""

    tokens: tuple[str, ...]
    place: Place
    cue: Cue


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues in use: phrases by their first token, and regular expressions."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    patterns: tuple[tuple[re.Pattern[str], Cue], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a line, with the person that a bio's pattern caught as `name`."""

    cue: Cue
    name: str | None = None


def load_cues(*extra: str) -> Cues:
    """The bundled cues and those of the TOML texts `extra`, in that order.

    Raises SettingsError for a text that is no TOML or holds an unknown key, a phrase list
    that is none, or a pattern that does not compile.
    """
    bundled = files("models").joinpath("data", "furniture.toml").read_text(encoding="utf-8")
    tables = [table for text in (bundled, *extra) for table in _tables(text)]
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for table in tables:
        for phrase in _phrases(table):
            phrases[phrase.tokens[0]].append(phrase)
    patterns = (pair for table in tables for pair in _patterns(table))
    return Cues({first: tuple(rest) for first, rest in phrases.items()}, tuple(patterns))


def find_cues(text: str, shape: Shape, cues: Cues) -> tuple[Hit, ...]:
    """The cues in a line or sentence, at most one of a kind: the strongest."""
    best: dict[str, Hit] = {}
    for hit in (*_phrase_hits(text, shape, cues), *_pattern_hits(text, shape, cues)):
        if hit.cue.kind not in best or best[hit.cue.kind].cue.weight < hit.cue.weight:
            best[hit.cue.kind] = hit
    return tuple(best.values())


def _phrase_hits(text: str, shape: Shape, cues: Cues) -> Iterator[Hit]:
    if shape.words > _LONGEST:
        return
    tokens = _tokens(text)
    start = next((i for i, token in enumerate(tokens) if token[0].isalnum()), 0)
    for index, token in enumerate(tokens):
        for phrase in cues.phrases.get(token, ()):
            if phrase.cue.speaks_of(shape) and _stands(phrase, tokens, index, start):
                yield Hit(phrase.cue)


def _stands(phrase: Phrase, tokens: Sequence[str], index: int, start: int) -> bool:
    """Whether `phrase` is found at `index` of a line whose first word is at `start`."""
    end = index + len(phrase.tokens)
    if tuple(tokens[index:end]) != phrase.tokens:
        return False
    if phrase.place == "contains":
        return True
    if phrase.place == "starts":
        return index <= start
    return index <= start and not any(token[0].isalnum() for token in tokens[end:])


def _pattern_hits(text: str, shape: Shape, cues: Cues) -> Iterator[Hit]:
    if len(text) > _WIDEST:
        return
    for pattern, cue in cues.patterns:
        if cue.speaks_of(shape) and (match := pattern.search(text)):
            yield Hit(cue, match.groupdict().get("name"))


def _tokens(text: str) -> list[str]:
    """Words and single signs, without case; forms of one sign alike."""
    return _TOKEN.findall(text.casefold().translate(_FORMS))


def _tables(text: str) -> list[Mapping[str, Any]]:
    try:
        tables: list[Mapping[str, Any]] = tomllib.loads(text).get("cue", [])
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"A file of furniture cues is not valid TOML: {error}") from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise SettingsError(f"cue must be given as [[cue]] tables, not as {tables!r}.")
    for table in tables:
        _check(table)
    return tables


def _check(table: Mapping[str, Any]) -> None:
    name = f"the furniture cue {table.get('kind')!r}"
    if unknown := sorted(set(table) - _KEYS):
        raise SettingsError(f"Unknown key {unknown[0]!r} in {name}; known: {sorted(_KEYS)}.")
    if "kind" not in table or not isinstance(table.get("weight"), int | float):
        raise SettingsError(f"In {name} a kind or a weight, a number such as 3.0, is missing.")
    if table.get("reach", "line") not in get_args(Reach):
        raise SettingsError(
            f"Unknown reach {table['reach']!r} in {name}; known: {get_args(Reach)}."
        )
    for key in _PHRASES & set(table):
        if not isinstance(table[key], list) or not all(isinstance(v, str) for v in table[key]):
            raise SettingsError(f"{key} in {name} must be a list of strings, not {table[key]!r}.")
    if not _PHRASES & set(table):
        raise SettingsError(f"No words in {name}: give it one of {sorted(_PHRASES)}.")


def _phrases(table: Mapping[str, Any]) -> Iterator[Phrase]:
    for place in get_args(Place):
        for words in table.get(place, []):
            if tokens := tuple(_tokens(words)):
                yield Phrase(tokens, place, _cue(table))


def _patterns(table: Mapping[str, Any]) -> Iterator[tuple[re.Pattern[str], Cue]]:
    for expression in table.get("patterns", []):
        try:
            yield re.compile(expression, re.IGNORECASE), _cue(table)
        except re.error as error:
            raise SettingsError(
                f"The pattern {expression!r} of the furniture cue {table['kind']!r} "
                f"is no regular expression: {error}"
            ) from error


def _cue(table: Mapping[str, Any]) -> Cue:
    return Cue(
        kind=table["kind"],
        weight=float(table["weight"]),
        max_words=table.get("max_words", _MAX_WORDS),
        reach=table.get("reach", "line"),
        sentences=table.get("sentences", True),
    )
