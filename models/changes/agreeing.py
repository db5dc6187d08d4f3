"""How many details two sentences have in common: where none differs, they tell one fact."""

from __future__ import annotations

from models.changes.namesakes import is_there
from models.changes.passages import Passage
from models.changes.same_quantity import has_quantity


def agreeing(here: Passage, there: Passage) -> int:
    """How many figures and names of `here` `there` has too; 0 if either has a figure otherwise."""
    figures = [has_quantity(there, quantity) for quantity in here.quantities]
    if not all(figures) or not all(has_quantity(here, other) for other in there.quantities):
        return 0
    return len(figures) + sum(is_there(name, here, there) for name in here.names)
