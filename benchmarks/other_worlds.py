"""Whether chance holds in made-up worlds of another kind than it was chosen on.

Usage: python -m benchmarks.other_worlds [--stories N]

The constants of `models.chance` were chosen in worlds in which popularity is drawn from a gamma
distribution and all the others write at one length (`benchmarks.divergence`). Here it falls as 1
over the rank, or is lognormal, or an eighth of the statements are drawn 40 times as readily as
the rest, or all are drawn alike; and each of the others writes 12 to 59 sentences. Nothing
differs. Prints the mean score with its standard error, and how often the test clears chance.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np
from rich.console import Console

from benchmarks.divergence import SIZES, World, tell
from models.arrays import Floats
from models.divergence import diverge
from models.settings import Divergence as DivergenceSettings

KINDS = ("by rank", "lognormal", "two tiers", "flat")
# Origins, and the statements that they draw from.
POOLS = ((3, 90), (5, 200), (8, 120))
# Tellings of one world before the next is drawn.
_TELLINGS = 25


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=400, help="tellings of each kind and size")
    console = Console(highlight=False, width=120)
    for line in lines(parser.parse_args().stories, DivergenceSettings(resamples=200)):
        console.print(line)


def lines(stories: int, settings: DivergenceSettings) -> Iterator[str]:
    """The lines of the table."""
    yield "world      origins  pool  sentences    mean  (error)  clears"
    for kind in KINDS:
        for origins, pool in POOLS:
            for sentences in SIZES:
                mean, error, cleared = measured(kind, origins, pool, sentences, stories, settings)
                said = f"{kind:10} {origins:7}  {pool:4}  {sentences:9}"
                yield f"{said}  {mean:6.3f}   ({error:.3f})  {cleared:6.3f}"


def measured(  # noqa: PLR0913, PLR0917 - what makes a cell of the table
    kind: str, origins: int, pool: int, sentences: int, stories: int, settings: DivergenceSettings
) -> tuple[float, float, float]:
    """The mean score, its standard error, and the share that clears chance."""
    random = np.random.default_rng([KINDS.index(kind), origins, sentences])
    rows = []
    for telling in range(stories):
        if telling % _TELLINGS == 0:
            place = alike(popularity(kind, pool, random), origins, random)
        lengths = (sentences, *random.integers(12, 60, origins - 1).tolist())
        words = tell(place, lengths, random)
        if found := diverge(words[0], words[1:], settings):
            rows.append((found.adjusted, found.p_value <= 1 - settings.level))
    scores, cleared = np.array(rows, dtype=np.float64).T
    error = float(scores.std() / np.sqrt(len(scores)))
    return float(scores.mean()), error, float(cleared.mean())


def popularity(kind: str, pool: int, random: np.random.Generator) -> Floats:
    """How readily each statement is drawn, of shape (pool,)."""
    if kind == "by rank":
        return 1 / np.arange(1, pool + 1)
    if kind == "lognormal":
        return np.exp(random.normal(0.0, 1.5, pool))
    if kind == "two tiers":
        return np.where(np.arange(pool) < pool // 8, 40.0, 1.0)
    return np.ones(pool)


def alike(shares: Floats, origins: int, random: np.random.Generator) -> World:
    """A world in which all newsrooms draw alike."""
    popular = np.repeat(np.log(shares)[None], origins, axis=0)
    return World(popular, np.exp(random.normal(3.0, 0.3, len(shares))), again=False)


if __name__ == "__main__":
    main()
