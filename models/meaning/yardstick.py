"""What the vectors of one model are measured with: its background and its calibration."""

from __future__ import annotations

from dataclasses import dataclass

from models.encoders.background import Background
from models.meaning.calibration import Calibration


@dataclass(frozen=True, eq=False)
class Yardstick:
    """Of one model: what its vectors have in common, and its curve to a probability."""

    background: Background
    calibration: Calibration
