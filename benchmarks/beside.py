"""Whether the numbers beside divergence lie where chance has them, on made-up stories.

Usage: python -m benchmarks.beside [--stories N]

The worlds of `benchmarks.divergence`. For each kind, number of origins and size of the judged
source: how often lie within the 95% range of chance the core statements that it leaves out, what it
alone tells, the parts of its raw divergence, a mean of its distances in wording, and a share of its
sentences that differ. Distances and differences are made up, by one law for all newsrooms.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Final

import numpy as np
from rich.console import Console

from benchmarks.divergence import ORIGINS, OTHERS, SIZES, tell, world
from models.arrays import Flags, Floats
from models.attention.jensen_shannon import attention, split
from models.chance.null_model import NullModel, null_model
from models.chance.redrawn import between, cells, left_out, parts, recounted, retold
from models.settings import Divergence as DivergenceSettings
from models.settings import Statements

NUMBERS: Final = ("omitted", "alone", "addition", "omission", "emphasis", "wording", "details")
# Standard deviations of the distance of a statement and of a sentence, and how many differ.
_STATEMENT, _SENTENCE, _DIFFER = 0.1, 0.12, 0.1
_ROUNDING = 1e-9


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=400, help="tellings of each kind and size")
    given = parser.parse_args()
    show = Console(highlight=False, width=120).print
    show(f"{'world':9} origins  sentences  " + "  ".join(f"{name:>9}" for name in NUMBERS))
    for kind in ("alike", "own 0.6"):
        for origins in ORIGINS:
            for sentences in SIZES:
                held = within(
                    kind, origins, sentences, given.stories, DivergenceSettings(resamples=400)
                )
                shares = "  ".join(f"{held[name]:9.3f}" for name in NUMBERS)
                show(f"{kind:9} {origins:7}  {sentences:9}  {shares}")


def within(
    kind: str, origins: int, sentences: int, stories: int, settings: DivergenceSettings
) -> dict[str, float]:
    """The share of stories in which each number lies where chance has it.

    Of stories in which it is defined; the same arguments give the same figures.
    """
    random = np.random.default_rng([origins, sentences])
    place = world(kind, origins, again=False, random=random)
    lengths = (sentences, *(OTHERS for _ in range(origins - 1)))
    held: dict[str, list[bool]] = {name: [] for name in NUMBERS}
    for _ in range(stories):
        words = tell(place, lengths, random)
        if model := null_model(words[0], words[1:], settings):
            for name, value, drawn in _numbers(words, model, settings, random):
                if (ends := between(drawn, settings.level)) and not np.isnan(value):
                    held[name].append(ends[0] - _ROUNDING <= value <= ends[1] + _ROUNDING)
    return {name: float(np.mean(its)) for name, its in held.items()}


def wide(words: Floats) -> tuple[Flags, Flags]:
    """Which core statements the source leaves out, and which it would if it told none."""
    needed = Statements().needed(len(words) - 1)
    others, mine = (words[1:] > 0).sum(axis=0), words[0] > 0
    return (others >= needed) & ~mine, others + mine >= needed


def _numbers(
    words: Floats, model: NullModel, settings: DivergenceSettings, random: np.random.Generator
) -> Iterator[tuple[str, float, Floats]]:
    """Each number of the source by name: as it is, and as chance draws it."""
    gone, core = wide(words)
    yield "omitted", float(gone.sum()), left_out(model, core, 1.0, settings.seed).astype(float)
    found = split(attention(words[0]), attention(words[1:]).mean(axis=0))
    for name, drawn in zip(("addition", "omission", "emphasis"), parts(model).T, strict=True):
        yield name, getattr(found, name), drawn
    counts = _made_up(words, random)
    real, its = counts[0].sum(axis=0), counts[cells(model)]
    yield "alone", float(real[0]), recounted(model, its)[:, 0]
    told = retold(model, its, settings.seed)
    with np.errstate(invalid="ignore"):
        for place, name in ((2, "wording"), (3, "details")):
            yield name, float(real[place] / real[1]), told[:, place] / told[:, 1]


def _made_up(words: Floats, random: np.random.Generator) -> Floats:
    """Told alone, shared, distance and difference of each told cell; on the last axis."""
    told, tellers = words > 0, (words > 0).sum(axis=0)
    shared = told & (tellers > 1)
    level = random.normal(0.6, _STATEMENT, words.shape[1])
    distance = np.clip(level + random.normal(0, _SENTENCE, words.shape), 0, 1)
    differs = random.random(words.shape) < _DIFFER
    return np.dstack([told & (tellers == 1), shared, shared * distance, shared & differs])


if __name__ == "__main__":
    main()
