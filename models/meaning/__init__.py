"""Whether two sentences say the same, and how much of one the others tell."""
