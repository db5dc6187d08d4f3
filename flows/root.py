"""Where processes of our own find the packages, though no shell set a path for them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
"""The folder that holds `flows` and `models`."""
