"""Addresses as listings give them: often relative, sometimes malformed."""

from __future__ import annotations

from urllib.parse import urljoin


def absolute(base: str, where: str) -> str:
    """Resolve an address against that of its listing; a malformed one stays as it is.

    It is refused later, by name: one bad address must not cost the listing.
    """
    try:
        return urljoin(base, where.strip())
    except ValueError:  # a host that is no host, such as "http://[bad"
        return where
