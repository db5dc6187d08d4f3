"""Whether profiles keep what they promise, on made-up sources whose truth is known.

Usage: python -m benchmarks.profiles [--rounds N] [means | changes | power]

`means`: how often the 95% interval of a source holds what is usual of it, and how far the
drawn and the plain mean lie from it, by kind of value, number of sources and of stories.
`changes`: how often a change is reported of a source that did not change, all axes together,
while the news itself changes or not, and with departures that hang together from story to
story. `power`: how often a planted step is found, and how far off its place is.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from models.arrays import Floats
from models.source_profiles.changes import find_changes
from models.source_profiles.departures import departures, layout
from models.source_profiles.linked import links
from models.source_profiles.means import estimates
from models.source_profiles.records import AXES, Axis, Changes, Limits, Observed

_LIMITS = Limits(draws=399)
_START = datetime(2026, 1, 1, tzinfo=UTC)
_BETWEEN = timedelta(hours=17)
_ANY, _RATE = Axis("value", -9.0, 9.0, ""), Axis("rate", 0.0, 1.0, "")
KINDS = ("bell", "uneven", "outlier", "skewed", "mostly 0", "yes or no")
SIZES = (8, 20, 60, 0)  # stories of each source; 0: from 8 to 100, each source its own number


@dataclass(frozen=True, slots=True)
class World:
    """Sources and stories for changes.

    step: change of source 0 half way, in standard deviations of a source in a story. drift:
    change of all the news half way, likewise. linked: correlation of what a source does in
    one story with the next. subject: so many stories on end are of one subject, to which half of
    what a source does is due; 0: none is.
    """

    stories: int = 40
    sources: int = 8
    step: float = 0.0
    drift: float = 0.0
    linked: float = 0.0
    subject: int = 0


_QUIET = (
    *(World(stories=n, sources=k) for n in (30, 60) for k in (4, 8, 20)),
    World(stories=150),
    World(stories=60, drift=2.0),
    *(World(stories=60, linked=r) for r in (0.1, 0.2, 0.4)),
    *(World(stories=60, subject=n) for n in (3, 5, 10)),
)
_PLANTED = tuple(World(stories=n, step=step) for n in (24, 40, 80, 160) for step in (0.5, 1.0, 2.0))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    tables = {"means": _means, "changes": _changes, "power": _power}
    parser.add_argument("what", nargs="?", choices=tuple(tables))
    parser.add_argument("--rounds", type=int, default=1000, help="sources in each line")
    given = parser.parse_args()
    for name, table in tables.items():
        if given.what in (None, name):
            for line in table(given.rounds):
                print(line, flush=True)


def _means(rounds: int) -> Iterator[str]:
    yield "kind       sources  stories  holds  width  error: drawn  plain"
    for kind in KINDS:
        for size in SIZES:
            yield held(kind, 12, size, rounds)


def held(kind: str, sources: int, size: int, rounds: int) -> str:
    """A line of `means`; of the kind "outlier" only the source that is unlike the others."""
    random = np.random.default_rng([KINDS.index(kind), sources, size])
    rows: list[tuple[float, ...]] = []
    while len(rows) < rounds:
        values = {f"{n:02}": _values(kind, n, size, random) for n in range(sources)}
        axis = _RATE if kind in ("mostly 0", "yes or no") else _ANY
        rows_of = [row for name, (_, ones) in values.items() for row in _rows(name, ones)]
        found, _ = estimates(rows_of, axis, _LIMITS)
        for name, one in found.items():
            truth = values[name][0]
            if kind != "outlier" or name == "00":
                holds = one.low - 1e-6 <= truth <= one.high + 1e-6
                rows.append((holds, one.high - one.low, one.mean - truth, one.plain - truth))
    table = np.array(rows, dtype=np.float64)
    holds, width = table[:, :2].mean(axis=0)
    drawn, plain = np.sqrt((table[:, 2:] ** 2).mean(axis=0))
    return (
        f"{kind:10} {sources:7}  {size or '8-100':>7}  {holds:.3f}  {width:.3f}  "
        f"{drawn:12.3f}  {plain:5.3f}"
    )


def _values(
    kind: str, number: int, size: int, random: np.random.Generator
) -> tuple[float, list[tuple[float, float]]]:
    """What is usual of a source, and its values in stories with their own variances."""
    count = size or int(random.choice([8, 12, 20, 40, 100]))
    known = random.uniform(0.03, 0.12, count)
    nothing = np.zeros(count)
    usual = 0.2 + random.normal() * 0.05
    if kind == "skewed":
        usual = 0.2 * float(np.exp(random.normal() * 0.2))
        return usual, _paired(random.gamma(1.0, usual, count), nothing)
    if kind == "mostly 0":
        often = float(np.clip(0.25 + 0.1 * random.normal(), 0.05, 0.9))
        drawn = np.where(random.random(count) < often, random.beta(2, 6, count), 0.0)
        return often / 4, _paired(drawn, nothing)
    if kind == "yes or no":
        often = float(np.clip(0.3 + 0.15 * random.normal(), 0.03, 0.97))
        return often, _paired((random.random(count) < often).astype(np.float64), nothing)
    if kind == "outlier" and number == 0:
        usual = 0.5
    sd = 0.15 * (float(random.choice([0.5, 1.0, 2.0])) if kind == "uneven" else 1.0)
    drawn = usual + sd * random.normal(size=count) + known * random.normal(size=count)
    return usual, _paired(drawn, known**2)


def _paired(values: Floats, variances: Floats) -> list[tuple[float, float]]:
    return list(zip(values.tolist(), variances.tolist(), strict=True))


def _rows(name: str, values: list[tuple[float, float]]) -> Iterator[Observed]:
    for story, (value, variance) in enumerate(values):
        yield Observed(name, str(story), None, value, variance)


def _changes(rounds: int) -> Iterator[str]:
    yield "stories  sources  news changes  linked  subject  reported"
    for place, world in enumerate(_QUIET):
        found = list(_looked_for(world, rounds, place))
        reported = np.mean([_reports(changes) for changes in found])
        yield (
            f"{world.stories:7}  {world.sources:7}  {world.drift:12.1f}  {world.linked:6.1f}  "
            f"{world.subject:7}  {reported:8.3f}"
        )


def _power(rounds: int) -> Iterator[str]:
    yield "stories  step  found on its axis  of these, placed within a tenth of the stories"
    for place, world in enumerate(_PLANTED):
        clear = [
            shift
            for changes in _looked_for(world, rounds // 4, 100 + place)
            for shift in changes.shifts
            if shift.axis == "divergence" and shift.p_value <= 0.05
        ]
        half = world.stories // 2
        near = [abs(int(shift.story) - half) <= world.stories / 10 for shift in clear]
        placed = f"{np.mean(near):.2f}" if near else "-"
        yield f"{world.stories:7}  {world.step:4.1f}  {len(clear) / (rounds // 4):17.2f}  {placed}"


def _reports(changes: Changes) -> bool:
    return changes.p_value is not None and changes.p_value <= 1 - _LIMITS.level


def _looked_for(world: World, rounds: int, seed: int) -> Iterator[Changes]:
    random = np.random.default_rng([20, seed])
    for _ in range(rounds):
        by_axis, linked = {}, {}
        for axis in AXES:
            among = layout(_told(world, axis.name, random))
            of_all = {name: departures(among, name) for name in among.usual}
            by_axis[axis.name] = of_all["00"]
            linked[axis.name] = links(of_all, _LIMITS).get("00", 0.0)
        yield find_changes(by_axis, _LIMITS, linked)


def _told(world: World, axis: str, random: np.random.Generator) -> list[Observed]:
    """The values of all sources; each but the first tells six stories in ten."""
    shape = (world.stories, world.sources)
    late = np.arange(world.stories) >= world.stories // 2
    own = linked_values(random.normal(size=shape), world.linked)
    if world.subject:
        of_subject = np.repeat(random.normal(size=shape), world.subject, axis=0)
        own = (own + of_subject[: world.stories]) / np.sqrt(2)
    known = random.uniform(0.03, 0.12, shape)
    values = 0.12 * own + known * random.normal(size=shape) + 0.05 * random.normal(size=shape[1])
    values += 0.1 * random.normal(size=(world.stories, 1))
    spread = float(np.sqrt(0.12**2 + (known**2).mean()))
    values[late] += world.drift * spread
    if axis == "divergence":
        values[late, 0] += world.step * spread
    tells = random.random(shape) < 0.6
    tells[:, 0] = True
    return [
        Observed(
            f"{source:02}",
            f"{story:04}",
            _START + story * _BETWEEN,
            float(values[story, source]),
            float(known[story, source] ** 2),
        )
        for story, source in zip(*np.nonzero(tells), strict=True)
    ]


def linked_values(noise: Floats, correlation: float) -> Floats:
    """Each row correlated with the one before; every value keeps its variance of 1."""
    linked = noise.copy()
    for row in range(1, len(noise)):
        linked[row] = correlation * linked[row - 1] + np.sqrt(1 - correlation**2) * noise[row]
    return linked


if __name__ == "__main__":
    main()
