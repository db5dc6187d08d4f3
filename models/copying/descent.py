"""From whom each article has a statement, and how many have it independently.

An article that as a whole is derived has from its giver what the giver tells. One that is a
voice of its own may still have taken this statement, where most of the words that make it
stand in a passage of another's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from models.records import Ancestor, Copy, Link, Span
from models.settings import Lineage

# (strength, giver): what speaks for a giver, the derived text before the taken passage.
_Claimed = tuple[tuple[bool, float], str]


@dataclass(frozen=True, slots=True)
class Kinship:
    """All that is known of a story's copies."""

    copies: Sequence[Copy]
    ancestors: Sequence[Ancestor]
    settings: Lineage


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
    givers |= _from_ancestors(told, givers, kinship.ancestors)
    return tuple(Link(name, givers.get(name)) for name in told)


def independent(links: Iterable[Link], origin: Mapping[str, str]) -> float:
    """The effective number of origins, 1 / sum of their squared shares; 0 without links.

    Articles that have it from one another are one origin, and so are those that are one for
    the whole story; origin: of each article, for the story.
    """
    givers = {link.article: link.giver for link in links}
    roots = [[name for name in _line(article, givers) if name in givers][-1] for article in givers]
    sizes = Counter(origin[root] for root in roots).values()
    return round(sum(sizes) ** 2 / sum(size**2 for size in sizes), 4) if sizes else 0.0


def _from_ancestors(
    told: Iterable[str], givers: Mapping[str, str], ancestors: Iterable[Ancestor]
) -> dict[str, str]:
    """Where two heirs of a missing text tell the statement, both have it from there.

    Not one that has it from a third.
    """
    found: dict[str, str] = {}
    for ancestor in ancestors:
        heirs = [name for name in told if name in ancestor.articles]
        if len(heirs) > 1:
            own = (n for n in heirs if givers.get(n) is None or givers[n] in ancestor.articles)
            found |= dict.fromkeys(own, ancestor.id)
    return found


def _claims(
    taker: str, spans: Sequence[Span], told: Mapping[str, Sequence[Span]], kinship: Kinship
) -> Iterable[_Claimed]:
    """The possible givers and what speaks for each."""
    for copy in kinship.copies:
        if copy.taker == taker and copy.giver in told:
            taken = _taken(copy, spans, told[copy.giver])
            derived = copy.share >= kinship.settings.derived
            if derived or taken >= kinship.settings.derived:
                yield (derived, taken), copy.giver


def _taken(copy: Copy, here: Sequence[Span], there: Sequence[Span]) -> float:
    """The share of the spans `here` that passages took from the spans `there`, 0 to 1."""
    length = sum(end - start for start, end in here)
    passages = [
        p for p in copy.passages if not p.quoted and any(_overlap(p.giver, span) for span in there)
    ]
    common = sum(_overlap(p.taker, span) for p in passages for span in here)
    return min(1.0, common / length) if length else 0.0


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _line(name: str, givers: Mapping[str, str | None]) -> list[str]:
    """`name`, its giver, the giver's giver and so on."""
    line = [name]
    while (giver := givers.get(line[-1])) is not None:
        line.append(giver)
    return line
