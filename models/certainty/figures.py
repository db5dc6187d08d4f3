"""What stands beside each number of a source: its uncertainty, and what chance would make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from models.arrays import Floats
from models.certainty.intervals import of_mean, of_share
from models.certainty.tallies import (
    ALIGNED,
    DISTANCE,
    OFF,
    STATUSES,
    WORDED,
)
from models.chance import redrawn
from models.chance.null_model import NullModel
from models.omissions import Omissions
from models.rounding import rounded
from models.scores import Figure, FigureName, PartName
from models.settings import Divergence as DivergenceSettings

Ends = tuple[float, float]
Ranges = Mapping[FigureName, Ends | None]

PARTS: Final[tuple[PartName, ...]] = ("addition", "omission", "emphasis")


@dataclass(frozen=True, eq=False)
class Measured:
    """The numbers of a source in one story, and what they are counted from.

    counted: of shape (n_statements, 7), see `models.certainty.tallies`. bits: the raw divergence
    and its parts; none where it is not measured.
    """

    counted: Floats
    omissions: Omissions
    bits: Mapping[FigureName, float]

    @property
    def values(self) -> dict[FigureName, float]:
        """The numbers, those that are defined for the source."""
        total = self.counted.sum(axis=0)
        found = dict(self.bits)
        found |= {name: float(total[kind]) for name, kind in STATUSES.items()}
        found["omitted"] = float(len(self.omissions.omitted))
        if total[WORDED]:
            found["wording"] = float(total[DISTANCE] / total[WORDED])
        if total[ALIGNED]:
            found["distortion"] = float(total[OFF] / total[ALIGNED])
        return found

    @property
    def asked(self) -> dict[FigureName, int]:
        """Of how many sentences or statements a number is."""
        total = self.counted.sum(axis=0)
        sentences = int(total[[*STATUSES.values()]].sum())
        found = dict.fromkeys(STATUSES, sentences)
        return found | {
            "omitted": int(self.omissions.asked.sum()),
            "distortion": int(total[ALIGNED]),
        }

    def intervals(self, level: float) -> dict[FigureName, Ends | None]:
        """The intervals of what is a mean or a share of sentences."""
        off, aligned = self.counted.sum(axis=0)[[OFF, ALIGNED]].astype(int).tolist()
        return {
            "wording": of_mean(self.counted[:, DISTANCE], self.counted[:, WORDED], level),
            "distortion": of_share(off, aligned, level),
        }


def by_chance(
    model: NullModel, cells: Floats, left: Omissions, certain: float, settings: DivergenceSettings
) -> dict[FigureName, Ends | None]:
    """Between which ends each number lies for a source that is like the others.

    cells: what is counted of the told cells of the model, of shape (n_cells, 7). certain: how many
    of the core statements that somebody lacks count as left out (`models.omissions`).
    """
    drawn = redrawn.recounted(model, cells)
    parts = redrawn.parts(model)
    values: dict[FigureName, Floats] = {"raw": np.minimum(parts.sum(axis=1), 1.0)}
    values |= dict(zip(PARTS, parts.T, strict=True))
    values |= {name: drawn[:, kind] for name, kind in STATUSES.items()}
    if left.asked.any():
        omitted = redrawn.left_out(model, left.core, certain, settings.seed)
        values["omitted"] = omitted.astype(np.float64)
    told = redrawn.retold(model, cells, settings.seed)
    with np.errstate(invalid="ignore"):
        values["wording"] = told[:, DISTANCE] / told[:, WORDED]
        values["distortion"] = told[:, OFF] / told[:, ALIGNED]
    return {name: redrawn.between(its, settings.level) for name, its in values.items()}


def figures(measured: Measured, ranges: Ranges, chance: Ranges) -> tuple[Figure, ...]:
    """The numbers with what stands beside them.

    ranges: the uncertainty of each that has one. chance: what chance would make it.
    """
    return tuple(
        _figure(name, value, measured.asked.get(name), ranges.get(name), chance.get(name))
        for name, value in measured.values.items()
    )


def _figure(
    name: FigureName, value: float, of: int | None, ends: Ends | None, chance: Ends | None
) -> Figure:
    low, high = _both(ends)
    chance_low, chance_high = _both(chance)
    return Figure(name, rounded(value), of, low, high, chance_low, chance_high)


def _both(ends: Ends | None) -> tuple[float, float] | tuple[None, None]:
    return (None, None) if ends is None else (rounded(ends[0]), rounded(ends[1]))
