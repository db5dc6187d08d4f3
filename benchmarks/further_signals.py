"""Signals of same content that the sum does without, each measured beside it.

A weight for each is chosen on all sets but one, to add to the sum in use, and read on that one:
what a signal gains where nothing of it was fitted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.labelled import Row
from models.arrays import Floats
from models.changes.marks import cues
from models.language.words import words
from models.naming.names import Name, names, same_name
from models.numbers.quantities import Quantity, agree, comparable, quantities
from models.prose.quotation import quoted_spans

Figure = Callable[[Floats], float]

# Added to the sum, which has a spread of about .25.
_WEIGHTS = (-0.2, -0.1, -0.05, 0.0, 0.05, 0.1, 0.2)


@dataclass(frozen=True, slots=True)
class Names:
    """How the names of two sentences stand to each other: `shared` pairs, and the rest."""

    shared: tuple[tuple[Name, Name], ...]
    only_a: tuple[Name, ...]
    only_b: tuple[Name, ...]


def name_agreement(a: Sequence[Name], b: Sequence[Name]) -> Names:
    """Match the names `a` of one sentence with those of another, `b`."""
    shared = [(x, y) for x in a for y in b if same_name(x.text, y.text)]
    return Names(
        shared=tuple(shared),
        only_a=tuple(x for x in a if not any(x is p for p, _ in shared)),
        only_b=tuple(y for y in b if not any(y is q for _, q in shared)),
    )


def further_signals(rows: Sequence[Row]) -> dict[str, Floats]:
    """Each signal of each pair, of shape (n_pairs,), -1 to 1."""
    pairs = [(str(row["a"]), str(row["b"])) for row in rows]
    measures: Mapping[str, Callable[[str, str], float]] = {
        "names: shared less unshared": _names,
        "quantities: shared less unshared": _quantities,
        "quoted words in common": _quoted,
        "one of the two denies": _denies,
        "one is longer": _longer,
    }
    return {name: np.array([of(*pair) for pair in pairs]) for name, of in measures.items()}


def weighed(
    totals: Mapping[str, Floats], signal: Mapping[str, Floats], figures: Mapping[str, Figure]
) -> dict[str, Floats]:
    """The sum of each set with the signal, by the weight that is best on the other sets.

    totals, signal: by set, of shape (n_pairs,). figures: how well scores of a set rank it.
    """
    gains = {
        name: [figures[name](total + weight * signal[name]) for weight in _WEIGHTS]
        for name, total in totals.items()
    }
    found = {}
    for name, total in totals.items():
        others = np.sum([gain for other, gain in gains.items() if other != name], axis=0)
        found[name] = total + _WEIGHTS[int(np.argmax(others))] * signal[name]
    return found


def _names(a: str, b: str) -> float:
    found = name_agreement(names(a), names(b))
    return _balance(len(found.shared), len(found.only_a) + len(found.only_b))


def _quantities(a: str, b: str) -> float:
    """Two that could be one figure and differ are neither shared nor unshared."""
    ours, theirs = quantities(a), quantities(b)
    shared = [(x, y) for x in ours for y in theirs if agree(x, y)]
    left = [x for x in ours if not any(x is p for p, _ in shared)]
    right = [y for y in theirs if not any(y is q for _, q in shared)]
    return _balance(len(shared), len(left) + len(right) - 2 * _rivals(left, right))


def _rivals(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> int:
    """How many pairs can be compared, each quantity in one of them at most."""
    left = list(theirs)
    for x in ours:
        rival = next((n for n, y in enumerate(left) if comparable(x, y)), None)
        if rival is not None:
            del left[rival]
    return len(theirs) - len(left)


def _balance(shared: int, unshared: int) -> float:
    return (shared - unshared) / max(1, shared + unshared)


def _quoted(a: str, b: str) -> float:
    ours, theirs = (
        {word for start, end in quoted_spans(text) for word in words(text[start:end])}
        for text in (a, b)
    )
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _denies(a: str, b: str) -> float:
    ours, theirs = (bool(cues("en", "negators") & set(words(text))) for text in (a, b))
    return float(ours != theirs)


def _longer(a: str, b: str) -> float:
    ours, theirs = len(words(a)), len(words(b))
    return abs(ours - theirs) / max(1, ours, theirs)
