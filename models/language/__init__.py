"""The words of a text, in any script: where they are, how rare they are, their stems."""
