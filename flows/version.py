"""Which Rashomon this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def package_version() -> str:
    """The version of the installed package."""
    try:
        return version("rashomon")
    except PackageNotFoundError:  # a clone that was never installed
        return "unknown"
