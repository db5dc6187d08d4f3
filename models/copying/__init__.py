"""The evidence that one text was taken from another."""
