"""What changed between a sentence and its retelling, one kind of change a module."""
