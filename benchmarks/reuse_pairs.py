"""Pairs of newspaper texts of which the answer is known: derived, or independent.

Independent: two texts of one event by two outlets (ECB+, AllSides). Where two of them have a
run of 25 words or more in common outside quotation marks, both print one agency, and the pair
is left out: nobody has labelled it. Derived: made by machine from one text of such a pair, in
nine ways (`EDITS`), with the other text at hand as an independent reporter's own words.

Three invented languages come with them: the letters of each text, of both of a pair alike,
become those of Armenian, Georgian or Cherokee by a fixed key. Their statistics are those of
real news, and no model knows a word of them.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from benchmarks.labelled import read
from models.copying.runs import index, matching_runs
from models.language.words import words
from models.prose.sentences import split_sentences

# Texts this short say too little to judge; longer ones are cut, to keep the measuring short.
_LEAST_WORDS, _MOST_WORDS = 60, 500
# A run this long outside quotation marks shows one common text.
_COMMON_TEXT = 25
_SCRIPTS = {"armenian": 0x561, "georgian": 0x10D0, "cherokee": 0x13A0}


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and one that may come from it. way: an edit, or "independent"."""

    id: str
    source: str
    derived: str
    way: str

    @property
    def label(self) -> int:
        """1 derived, 0 independent."""
        return int(self.way != "independent")


Edit = Callable[[list[str], list[str], random.Random], list[str]]


def news_pairs(folder: Path, which: slice) -> Iterator[Pair]:
    """Those pairs of outlets of the labelled news data, and what is made of each.

    Each gives an independent pair and, in turn, one of the edits.
    """
    names = list(EDITS)
    told = list(independent(folder))[which]
    for number, (name, one, other) in enumerate(told):
        yield Pair(name, one, other, "independent")
        way = names[number % len(names)]
        yield Pair(f"{name}-{way}", one, edited(one, other, way, seed=number), way)


def in_script(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The same pairs in the invented languages, in turn."""
    keys = [str.maketrans(_key(start)) for start in _SCRIPTS.values()]
    for number, pair in enumerate(pairs):
        key = keys[number // 2 % len(keys)]
        source, derived = (text.lower().translate(key) for text in (pair.source, pair.derived))
        yield Pair(pair.id, source, derived, pair.way)


def independent(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(name, text, text) of two outlets on one event; each text stands in one pair."""
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in ("ecbplus_docs", "stories_allsides_dated"):
        for row in read(folder / f"{name}.jsonl.gz"):
            if len(row["text"].split()) >= _LEAST_WORDS:
                stories[f"{name}-{row['story']}"].append(dict(row))
    for story, its in stories.items():
        used: set[str] = set()
        for one, other in combinations(its, 2):
            if one["id"] not in used and other["id"] not in used and _apart(one, other):
                used |= {one["id"], other["id"]}
                yield f"{story}-{one['id']}", _cut(one["text"]), _cut(other["text"])


def edited(source: str, own: str, way: str, seed: int) -> str:
    """`source` edited in that way by an outlet whose own words are those of `own`."""
    sentences, others = sentences_of(source), sentences_of(own)
    return "\n".join(EDITS[way](sentences, others, random.Random(seed)))  # noqa: S311 - no secret


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, each on one line."""
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text)]


def _apart(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if one["source"] == other["source"] and one["source"] not in ("", "None", None):
        return False
    first, second = (index(words(_unquoted(row["text"]))) for row in (one, other))
    return not matching_runs(first, second, _COMMON_TEXT).exact


def _unquoted(text: str) -> str:
    return re.sub(r"[\"“][^\"“”]*[\"”]", " ", text)


def _cut(text: str) -> str:
    """The sentences of a text up to the most words that are read."""
    kept: list[str] = []
    for sentence in sentences_of(text):
        kept.append(sentence)
        if sum(len(s.split()) for s in kept) >= _MOST_WORDS:
            break
    return "\n".join(kept)


def _key(start: int) -> dict[str, str]:
    return {letter: chr(start + place) for place, letter in enumerate(ascii_lowercase)}


def _some(sentences: list[str], share: float, draw: random.Random) -> list[str]:
    """That share of the sentences, in order, at least two."""
    count = min(len(sentences), max(2, round(share * len(sentences))))
    return [sentences[place] for place in sorted(draw.sample(range(len(sentences)), count))]


def _changed(sentences: list[str], every: int, draw: random.Random) -> list[str]:
    """One word in each `every` made another word of the same text."""
    said = [word for sentence in sentences for word in sentence.split()]
    count = 0
    lines = []
    for sentence in sentences:
        line = []
        for word in sentence.split():
            count += 1
            line.append(draw.choice(said) if count % every == 0 else word)
        lines.append(" ".join(line))
    return lines


def _turned(sentences: list[str]) -> list[str]:
    """Each sentence with what stands after its middle comma, or word, before the rest."""
    turned = []
    for sentence in sentences:
        line = sentence.split()
        commas = [n + 1 for n, word in enumerate(line) if word.endswith((",", "،", "、"))]
        middle = min(commas or [len(line) // 2], key=lambda n: abs(n - len(line) / 2))
        turned.append(" ".join(line[middle:] + line[:middle]))
    return turned


def _mixed(sentences: list[str], own: list[str], share: float, draw: random.Random) -> list[str]:
    """Own sentences with some of the source's among them, `share` of all its sentences."""
    count = max(1, round(share * len(own) / (1 - share)))
    taken = [
        sentences[n] for n in sorted(draw.sample(range(len(sentences)), min(count, len(sentences))))
    ]
    places = sorted(draw.sample(range(len(own) + len(taken)), len(taken)))
    rest = iter(own)
    chosen = iter(taken)
    return [next(chosen) if n in places else next(rest) for n in range(len(own) + len(taken))]


EDITS: Mapping[str, Edit] = {
    "abridged to a half": lambda text, _, draw: _some(text, 0.5, draw),
    "abridged to a quarter": lambda text, _, draw: _some(text, 0.25, draw),
    "sentences in another order": lambda text, _, draw: draw.sample(text, len(text)),
    "every 8th word changed": lambda text, _, draw: _changed(text, 8, draw),
    "every 4th word changed": lambda text, _, draw: _changed(text, 4, draw),
    "a half, every 6th word changed": lambda text, _, draw: _changed(
        _some(text, 0.5, draw), 6, draw
    ),
    "clauses turned, every 8th word changed": lambda text, _, draw: _changed(
        _turned(text), 8, draw
    ),
    "half of it own sentences": lambda text, own, draw: _mixed(text, own, 0.5, draw),
    "three quarters own sentences": lambda text, own, draw: _mixed(text, own, 0.25, draw),
}
