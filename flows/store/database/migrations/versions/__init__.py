"""The steps. A released step is never changed: the next one mends it."""
