"""Whether profiles keep what they promise where stories are shared and hang together.

Usage: python -m benchmarks.profiles_together [--rounds N] [means | parts]

`means`: how often the interval of a source and that of the mean of all sources hold the truth
where sources tell the same stories, and what a source does goes on in the next story; and how far
off the differences between sources are, by drawn and by plain means. `parts`: how often the share
of a part lies in its interval.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np

from benchmarks.profiles import linked_values
from models.arrays import Floats
from models.source_profiles.means import estimates
from models.source_profiles.records import Axis, Limits, Observed
from models.source_profiles.studentised import share_interval

_LIMITS = Limits(draws=399)
_ANY = Axis("value", -9.0, 9.0, "")
_START = datetime(2026, 1, 1, tzinfo=UTC)
_BETWEEN = timedelta(hours=17)
_TOGETHER = ((0.0, 0.0), (0.5, 0.0), (0.9, 0.0), (0.0, 0.4), (0.5, 0.4))
_SHARES = (0.5, 0.3, 0.2)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    tables = {"means": together, "parts": parts}
    parser.add_argument("what", nargs="?", choices=tuple(tables))
    parser.add_argument("--rounds", type=int, default=1600, help="sources in each line")
    given = parser.parse_args()
    for name, table in tables.items():
        if given.what in (None, name):
            for line in table(given.rounds):
                print(line, flush=True)


def together(rounds: int) -> Iterator[str]:
    """A line for each share of the variance that is the story's, and each link."""
    yield "story's share  linked  holds  that of all  error of differences: drawn  plain"
    for place, (common, linked) in enumerate(_TOGETHER):
        random = np.random.default_rng([30, place])
        own, of_all, off = [], [], []
        for _ in range(rounds // 8):
            usual = 0.05 * random.normal(size=8)
            found, mean = estimates(_same_stories(usual, common, linked, random), _ANY, _LIMITS)
            own += [f.low <= usual[int(name)] <= f.high for name, f in found.items()]
            of_all.append(mean is not None and mean.low <= 0 <= mean.high)
            truth = [usual[int(name)] for name in found]
            both = np.array([[f.mean, f.plain] for f in found.values()]).T - truth
            off.append((both - both.mean(axis=1, keepdims=True)) ** 2)
        drawn, plain = np.sqrt(np.concatenate(off, axis=1).mean(axis=1))
        yield (
            f"{common:13.1f}  {linked:6.1f}  {np.mean(own):.3f}  {np.mean(of_all):11.3f}  "
            f"{drawn:27.3f}  {plain:5.3f}"
        )


def _same_stories(
    usual: Floats, common: float, linked: float, random: np.random.Generator
) -> list[Observed]:
    """Forty stories, of which each source tells six in ten; of the variance `common` is theirs."""
    level = linked_values(random.normal(size=(40, 1)), linked) * common**0.5
    own = linked_values(random.normal(size=(40, len(usual))), linked) * (1 - common) ** 0.5
    values = usual + 0.15 * (level + own)
    told = np.argwhere(random.random(values.shape) < 0.6)
    return [
        Observed(f"{n}", f"{s:02}", _START + int(s) * _BETWEEN, float(values[s, n]))
        for s, n in told
    ]


def parts(rounds: int) -> Iterator[str]:
    """A line for each number of stories."""
    yield "stories  a share lies in its interval"
    for size in (5, 8, 20, 60):
        random = np.random.default_rng([40, size])
        holds = []
        for _ in range(rounds // 3):
            raw = np.exp(random.normal(-1, 0.6, size=(size, 1)))
            ends = share_interval(raw * random.dirichlet((5, 3, 2), size=size), _LIMITS)
            holds += [low <= t <= high for (low, high), t in zip(ends, _SHARES, strict=True)]
        yield f"{size:7}  {np.mean(holds):.3f}"


if __name__ == "__main__":
    main()
