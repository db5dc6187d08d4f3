"""Whether divergence is right on made-up stories whose truth is known.

Usage: python -m benchmarks.divergence [--stories N] [--examples FOLDER]

A world is a pool of 120 statements of unequal popularity, and newsrooms that draw from it.
The same newsrooms tell the story again and again; the truth is the mean score of all these
tellings. Prints, for each kind of world and size of story: the mean score and how it spreads,
how often the test clears chance (false alarms, where the judged source is like the others), how
often the 95% interval holds the truth, and on which side it misses. Then the same where sources
publish one after the other, and where their lengths differ. Then the placebos on the stories of
FOLDER (default examples/): sources with their labels permuted, and halves of a source.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console

from benchmarks.placebos import placebos
from models.arrays import Floats, Integers
from models.attention.standing import Standing
from models.divergence import Divergence, diverge
from models.settings import Divergence as DivergenceSettings

_STATEMENTS = 120
_WORLDS = 4
# Not those on which the constants of `models.chance` were chosen (0 and 77 to 78).
_SEED = 2026
# Sentences of the judged source; every other source has 30.
SIZES = (8, 20, 40, 80)
OTHERS = 30
ORIGINS = (3, 5, 8)
KINDS = ("alike", "own 0.3", "own 0.6", "tilted")


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of world, and who tells its story.

    again: whether a newsroom may say a statement in several sentences; popular ones then are.
    sentences: of the judged source. others: the sentences of each other one. earlier: how many of
    the others, the first so many, publish before the judged one; None: all at once.
    """

    kind: str
    again: bool
    sentences: int
    others: tuple[int, ...]
    earlier: int | None = None


_DATED = tuple(
    Case(kind, again=False, sentences=sentences, others=(OTHERS,) * 4, earlier=earlier)
    for kind in ("alike", "own 0.3", "own 0.6")
    for sentences in (20, 60)
    for earlier in range(5)
)
_UNLIKE = tuple(
    Case(kind, again, sentences, others)
    for kind in ("alike", "own 0.3")
    for again in (False, True)
    for sentences in (8, 30, 80)
    for others in ((5, 5, 80, 80), (8, 15, 30, 60, 100), (5, 5, 5, 5, 80) * 2)
)


@dataclass(frozen=True, eq=False)
class World:
    """Log popularity of each statement with each newsroom, and its usual length.

    again: whether a newsroom may say a statement in several sentences; popular ones then are.
    """

    popularity: Floats
    length: Floats
    again: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """What the tellings of some worlds of one kind gave. Shares of all tellings."""

    mean: float
    spread: float
    cleared: float
    held: float
    missed_above: float
    missed_below: float
    width: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=400, help="tellings of each kind and size")
    parser.add_argument("--examples", type=Path, default=Path("examples"))
    given = parser.parse_args()
    console = Console(highlight=False, width=120)
    settings = DivergenceSettings(resamples=400)
    for line in simulations(given.stories, settings):
        console.print(line)
    for line in circumstances(given.stories, settings):
        console.print(line)
    for line in placebos(given.examples):
        console.print(line)


def simulations(stories: int, settings: DivergenceSettings) -> Iterator[str]:
    """The lines of the table."""
    yield "world     says    origins  sentences  mean    spread  clears  held   above  below  width"
    for again in (False, True):
        for kind in KINDS:
            for origins in ORIGINS:
                for sentences in SIZES:
                    case = Case(kind, again, sentences, (OTHERS,) * (origins - 1))
                    said = f"{kind:9} {'again' if again else 'once':7} {origins:7}  {sentences:9}"
                    yield f"{said}  {_figures(measured(case, stories, settings))}"


def circumstances(stories: int, settings: DivergenceSettings) -> Iterator[str]:
    """The lines for sources that publish one after the other, or of unlike length."""
    yield "world     says    sentences  others' sentences; of them earlier   mean    (as above)"
    for case in (*_DATED, *_UNLIKE):
        earlier = "all" if case.earlier is None else case.earlier
        said = f"{case.kind:9} {'again' if case.again else 'once':7} {case.sentences:9}"
        said += f"  {', '.join(map(str, case.others))}; {earlier}"
        yield f"{said:64}  {_figures(measured(case, stories, settings))}"


def _figures(found: Measured) -> str:
    return (
        f"{found.mean:6.3f}  {found.spread:6.3f}  {found.cleared:6.3f}  {found.held:5.3f}  "
        f"{found.missed_above:5.3f}  {found.missed_below:5.3f}  {found.width:5.2f}"
    )


def measured(case: Case, stories: int, settings: DivergenceSettings) -> Measured:
    """Score `stories` tellings of a few worlds; the same arguments give the same figures."""
    origins = len(case.others) + 1
    seed = [_SEED, KINDS.index(case.kind), case.again, origins, case.sentences]
    random = np.random.default_rng(seed)
    rows = []
    for _ in range(_WORLDS):
        place = world(case.kind, origins, case.again, random)
        found = []
        for _ in range(stories // _WORLDS):
            words = tell(place, (case.sentences, *case.others), random)
            found.append(diverge(words[0], words[1:], settings, _standing(words, case.earlier)))
        rows.append(_against_truth([d for d in found if d], settings.level))
    table = np.vstack(rows)
    return Measured(
        mean=float(table[:, 0].mean()),
        spread=float(np.sqrt((table[:, 1] ** 2).mean())),
        cleared=float(table[:, 2].mean()),
        held=float(1 - table[:, 3].mean() - table[:, 4].mean()),
        missed_above=float(table[:, 3].mean()),
        missed_below=float(table[:, 4].mean()),
        width=float(table[:, 5].mean()),
    )


def world(kind: str, origins: int, again: bool, random: np.random.Generator) -> World:
    """A world in which the first newsroom is like the others, or not.

    own: this share of what it draws is told by nobody else. tilted: it draws one half of
    the statements e**4 times as readily as the other half.
    """
    shares = random.gamma(0.7, 1.0, _STATEMENTS) + 0.05
    popularity = np.repeat(np.log(shares)[None], origins, axis=0)
    if kind == "tilted":
        popularity[0] += np.where(random.random(_STATEMENTS) < 0.5, 2.0, -2.0)
    if kind.startswith("own"):
        own, count = float(kind.split()[1]), 10 * _STATEMENTS
        alone = np.full((origins, count), -np.inf)
        alone[0] = np.log(shares.sum() * own / (1 - own) / count)
        popularity = np.hstack([popularity, alone])
    return World(popularity, np.exp(random.normal(3.0, 0.3, popularity.shape[1])), again)


def tell(place: World, lengths: tuple[int, ...], random: np.random.Generator) -> Floats:
    """Words of each newsroom on each statement that is told; the first is the one judged.

    lengths: the sentences of each.
    """
    words = np.zeros(place.popularity.shape)
    for row, count in enumerate(lengths):
        told = _drawn(place.popularity[row], count, place.again, random)
        written = place.length[told] * np.exp(random.normal(0.0, 0.4, count))
        np.add.at(words[row], told, np.maximum(4.0, np.rint(written)))
    return words[:, words.sum(axis=0) > 0]


def _standing(words: Floats, earlier: int | None) -> Standing | None:
    """What was known when the judged source published after so many of the others."""
    if earlier is None:
        return None
    early = np.arange(len(words) - 1) < earlier
    known = np.any(words[1:][early] > 0, axis=0)
    return Standing(early, np.asarray(known), np.ones(len(early)))


def _drawn(popularity: Floats, count: int, again: bool, random: np.random.Generator) -> Integers:
    if again:
        return random.choice(
            len(popularity), count, p=np.exp(popularity) / np.exp(popularity).sum()
        )
    keys = popularity + random.gumbel(size=len(popularity))
    return np.argsort(-keys)[:count].astype(np.int64)


def _against_truth(found: list[Divergence], level: float) -> Floats:
    """For each telling: score, its distance from the truth, cleared, misses, width."""
    truth = float(np.mean([d.adjusted for d in found]))
    return np.array(
        [
            [
                d.adjusted,
                d.adjusted - truth,
                d.p_value <= 1 - level,
                d.low > truth,
                d.high < truth,
                d.high - d.low,
            ]
            for d in found
        ],
        dtype=np.float64,
    )


if __name__ == "__main__":
    main()
