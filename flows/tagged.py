"""The tag of every run of ours, by which a server that others use too knows them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Final

from prefect import tags

TAG: Final = "rashomon"


def tagged() -> AbstractContextManager[set[str]]:
    """A context whose runs carry the tag: those that no deployment starts, or another run."""
    return tags(TAG)
