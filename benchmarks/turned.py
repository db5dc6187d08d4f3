"""Planted errors that leave the words of a sentence nearly as they are."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from benchmarks.swaps import Swap
from models.changes.passages import passages
from models.data import word_lists


def exchanged(pairs: Sequence[tuple[str, str]]) -> Iterator[Swap]:
    """For each pair of sentences the first two names that both have once, in each other's place."""
    for a, b in pairs:
        told, retold = passages(a, "en"), passages(b, "en")
        if len(told) != 1 or len(retold) != 1:
            continue
        names = [n for n in retold[0].names if a.count(n.text) == b.count(n.text) == 1]
        if len(names) > 1:
            (start, end), (begin, stop) = names[0].span, names[1].span
            turned = b[:start] + b[begin:stop] + b[end:begin] + b[start:end] + b[stop:]
            yield Swap(a, turned, start)


def of_one_class(pairs: Sequence[tuple[str, str]], seed: int = 3) -> Iterator[Swap]:
    """For each pair of sentences a word of both, put for another of its class: "bus", "train"."""
    rng = random.Random(seed)  # noqa: S311 - draws test cases, keeps no secret
    classes = _classes()
    for a, b in pairs:
        told, retold = passages(a, "en"), passages(b, "en")
        if len(told) != 1 or len(retold) != 1:
            continue
        known = {word.text for passage in (told[0], retold[0]) for word in passage.words}
        shared = {word.text for word in told[0].words} & classes.keys()
        words = [w for w in retold[0].words if w.text in shared and b.count(b[slice(*w.span)]) == 1]
        if words:
            word = rng.choice(words)
            others = [o for o in rng.choice(classes[word.text]) if o not in known]
            if others:
                start, end = word.span
                yield Swap(a, b[:start] + rng.choice(others) + b[end:], start)


@cache
def _classes() -> Mapping[str, Sequence[Sequence[str]]]:
    """Of each single word of `models/data/sisters.toml` the others of each class, in its number."""
    found: dict[str, list[Sequence[str]]] = defaultdict(list)
    for line in word_lists("sisters")["en"]:
        things = [[word for word in thing.split() if "_" not in word] for thing in line.split("|")]
        for own, word in ((n, word) for n, thing in enumerate(things) for word in thing):
            others = (other for n, thing in enumerate(things) if n != own for other in thing)
            found[word].append([o for o in others if o.endswith("s") == word.endswith("s")])
    return found
