"""From whom each article has a statement, and how many have it independently.

An article has a statement from the one in whose passages most of the words that make it
stand, also where it is a voice of its own. One that as a whole is derived has from its giver
what else the giver tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from models.copying.blends import least_of_blend
from models.copying.spans import covered, overlap
from models.records import Ancestor, Copy, Link, Span
from models.settings import Lineage

# (strength, giver): what speaks for a giver, the taken passage before the derived text.
_Claimed = tuple[tuple[float, bool, float], str]


@dataclass(frozen=True, slots=True)
class Kinship:
    """All that is known of a story's copies.

    blends: the articles that are derived from several texts together.
    """

    copies: Sequence[Copy]
    ancestors: Sequence[Ancestor]
    settings: Lineage
    blends: frozenset[str] = frozenset()

    def derives(self, copy: Copy) -> bool:
        """Whether the taker of a copy is derived from the giver, or from it and others."""
        blended = copy.taker in self.blends and copy.share >= least_of_blend(self.settings)
        return blended or copy.share >= self.settings.derived


def descent(told: Mapping[str, Sequence[Span]], kinship: Kinship) -> tuple[Link, ...]:
    """Who has a statement from whom, one link for each article, in the order given.

    told: of each article that carries the statement, by time of publication, the spans of
    the sentences that make it. No article has it, in the end, from itself.
    """
    givers: dict[str, str] = {}
    for taker, spans in told.items():
        claimed = sorted(_claims(taker, spans, told, kinship), key=itemgetter(0), reverse=True)
        free = (giver for _, giver in claimed if taker not in _line(giver, givers))
        if giver := next(free, None):
            givers[taker] = giver
    for ancestor in kinship.ancestors:
        givers |= dict.fromkeys(_heirs(ancestor, told, givers, kinship), ancestor.id)
    return tuple(Link(name, givers.get(name)) for name in told)


def independent(links: Sequence[Link], origin: Mapping[str, str]) -> float:
    """The effective number of origins, 1 / sum of their squared shares; 0 without links."""
    sizes = Counter(roots(links, origin).values()).values()
    return round(sum(sizes) ** 2 / sum(size**2 for size in sizes), 4) if sizes else 0.0


def roots(links: Sequence[Link], origin: Mapping[str, str]) -> dict[str, str]:
    """For each article that tells a statement the origin that it has it from.

    Articles that have it from one another, or from one missing text, are one origin, and so
    are those that are one for the whole story; origin: of each article, for the story.
    """
    givers = {link.article: link.giver for link in links}
    lines = {link.article: _line(link.article, givers) for link in links}
    first_heir = {line[-1]: line[-2] for line in reversed(lines.values()) if len(line) > 1}
    ends = {
        name: line[-1] if line[-1] in givers else first_heir[line[-1]]
        for name, line in lines.items()
    }
    return {name: origin[end] for name, end in ends.items()}


def _heirs(
    ancestor: Ancestor,
    told: Mapping[str, Sequence[Span]],
    givers: Mapping[str, str],
    kinship: Kinship,
) -> Iterable[str]:
    """Which heirs of a missing text have the statement from there, not from a third.

    Of derived texts all, where two tell it; of others two that have a passage in common.
    """
    whole: dict[str, None] = {}
    partly: dict[str, None] = {}
    for copy in kinship.copies:
        if {copy.giver, copy.taker} <= set(ancestor.articles):
            both = dict.fromkeys(name for name in (copy.giver, copy.taker) if name in told)
            derived = copy.share >= kinship.settings.derived
            whole |= both if derived else {}
            if len(both) > 1 and _taken(copy, told[copy.taker], told[copy.giver]) >= (
                kinship.settings.derived
            ):
                partly |= both
    found = partly | whole if len(whole) > 1 else partly
    return [n for n in found if givers.get(n) is None or givers[n] in ancestor.articles]


def _claims(
    taker: str, spans: Sequence[Span], told: Mapping[str, Sequence[Span]], kinship: Kinship
) -> Iterable[_Claimed]:
    """The possible givers and what speaks for each."""
    for copy in kinship.copies:
        if copy.taker == taker and copy.giver in told:
            taken = _taken(copy, spans, told[copy.giver])
            derived, mostly = kinship.derives(copy), taken >= kinship.settings.derived
            if derived or mostly:
                yield (taken if mostly else 0.0, derived, copy.share), copy.giver


def _taken(copy: Copy, here: Sequence[Span], there: Sequence[Span]) -> float:
    """The share of the spans `here` that passages took from the spans `there`, 0 to 1."""
    length = sum(end - start for start, end in here)
    passages = [
        p.taker
        for p in copy.passages
        if not p.quoted and any(overlap(p.giver, span) for span in there)
    ]
    return covered(here, passages) / length if length else 0.0


def _line(name: str, givers: Mapping[str, str | None]) -> list[str]:
    """`name`, its giver, the giver's giver and so on."""
    line = [name]
    while (giver := givers.get(line[-1])) is not None:
        line.append(giver)
    return line
