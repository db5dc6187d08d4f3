"""Measurements: run as `python -m benchmarks.NAME`; none is a test, none asserts a time."""
