"""The kinds of arrays that are handed about, each by one name."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Labels = Integers
"""The class or the cluster of each of n things, of shape (n,)."""
