"""How sure the measured numbers of a source are, and what chance alone would give."""
