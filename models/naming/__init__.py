"""Names in a sentence, and which variants name the same."""
