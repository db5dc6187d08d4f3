"""The only sum, share or measure of each of two sentences that say the same, where these differ.

Who tells a fact in words of his own has no word in common right beside the figure: "will guarantee
3.2 billion crowns of bad loans", "stands behind rotten loans, up to 2.3 billion". There the slot
tells nothing; but that the sentences say the same, and that each has one figure of the kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from models.changes.complements import is_rest
from models.changes.finding import Finding
from models.changes.passages import Passage, part
from models.changes.quantity_changes import is_figure
from models.changes.rivals import differs
from models.changes.same_quantity import has_quantity
from models.numbers.quantities import Quantity

# In 5,970 honest pairs of MRPC, ECB+ and headlines there are 14 such findings beside all others:
# eight are of one climber's fall, which papers told as 150 metres and as 200 feet, four of one
# thing at two times or by two reckonings, and two of two stock indices. Of 296 figures swapped in
# them 269 are found, 248 without.
_LIKELY = 0.6
# Counts, years and how long something took are left alone: of 18 such pairs in a third of ECB+
# seven were of two things, and four perhaps.
_KINDS = ("money", "percent", "measure")
# Nearer together one may be the other rounded; farther apart they are of two things, as a fine
# and a turnover are.
_NEAREST, _FARTHEST = 1.05, 3.0


def lone_figures(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """The sum, share or measure of `here` that `there`, which says the same, has otherwise."""
    for kind in _KINDS:
        ours, theirs = ([q for q in p.quantities if q.kind == kind] for p in (here, there))
        if len(ours) != 1 or len(theirs) != 1:
            continue
        (x,), (y,) = ours, theirs
        if has_quantity(here, y) or has_quantity(there, x) or is_rest(here, x, there, y, lang):
            continue
        if _may_be_one(x, y) and is_figure(x, here) and is_figure(y, there):
            says = differs(part(here, x.span), part(there, y.span))
            yield Finding("number", x.span, y.span, _LIKELY, says)


def _may_be_one(x: Quantity, y: Quantity) -> bool:
    """Whether both may measure one thing, and one be wrong; two ages are two people's."""
    small, large = sorted((abs(x.value), abs(y.value)))
    return x.unit == y.unit != "age" and _NEAREST * small < large <= _FARTHEST * small
