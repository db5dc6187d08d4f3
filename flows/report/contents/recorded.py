"""The settings that a comparison was made with, as far as its manifest records them."""

from __future__ import annotations

from collections.abc import Mapping

from models.records import Comparison
from models.settings import Divergence


def recorded(comparison: Comparison, section: str) -> Mapping[str, object]:
    """A section of the settings; nothing where the manifest does not have it."""
    settings = comparison.manifest.get("settings")
    found = settings.get(section) if isinstance(settings, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def level(comparison: Comparison) -> float:
    """How often its intervals hold, 0 to 1; the usual where its manifest does not say."""
    known = recorded(comparison, "divergence").get("level")
    return known if isinstance(known, float) else Divergence().level


def missed(comparison: Comparison) -> str:
    """How often its intervals may miss, in percent, as "2.5": what `level` leaves of 100."""
    return f"{100 - 100 * level(comparison):g}"
