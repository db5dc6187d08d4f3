"""Texts that are missing and that several articles must come from.

Two kinds of evidence, either is enough. *Marks*: of articles that have text in common some name
an agency as its author, and none of them is the agency's own; one is enough where the agency is
listed and the article derived or derived from. *Passages*: what three or
more near-identical texts share cannot have come down from any of them. Each desk cuts and
changes other words, so any two share words that a third lacks. If a text were handed on from
one to the next, all that hold a stretch of it would hang together in the tree of who took
from whom; such a tree exists exactly if the heaviest spanning tree of the shared stretches
carries them all (running intersection; Bernstein and Goodman 1981, doi:10.1137/0210059). What
it cannot carry is counted. Times are not asked, so that a wrong clock invents no text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from models.copying.sequenced import Sequenced
from models.prose.agencies import is_listed, same_name
from models.records import Ancestor, Copy
from models.settings import Lineage

# So many stretches of `min_run` words, for each of its words, the heaviest tree must fail to
# carry: the traces of two changes by each of three desks.
_TRACES = 2
# From this share on a signed text is so much the other's that the other's author signed it. A
# smaller share may be the desk's own addition to what it signs.
_SAME_TEXT = 0.9

Stretch = tuple[str, ...]


def missing_ancestors(
    articles: Sequence[Sequenced], copies: Sequence[Copy], settings: Lineage
) -> tuple[Ancestor, ...]:
    """The missing texts, named "a1", "a2" and so on, by the first of their articles."""
    derived = [copy for copy in copies if copy.share >= settings.derived]
    found = []
    for group in _groups(articles, [*derived, *_of_one_agency(articles, copies)]):
        signed, agency = _signed(group, derived, articles)
        parted = _near_identical(group, derived)
        evidence = ["marks"] if signed else []
        evidence += ["passages"] if _come_from_elsewhere(parted, settings.min_run) else []
        if evidence:
            heirs = {a.id for a in signed} | {a.id for a in parted if "passages" in evidence}
            name = agency or _named_by_one(group)
            found.append((name, tuple(sorted(heirs)), tuple(evidence)))
    ordered = sorted(found, key=lambda ancestor: ancestor[1])
    return tuple(Ancestor(f"a{n}", *ancestor) for n, ancestor in enumerate(ordered, start=1))


def _come_from_elsewhere(group: Sequence[Sequenced], length: int) -> bool:
    """Never two alone: the one may have cut from the other and added to it."""
    return unexplained([stretches(article, length) for article in group]) >= _TRACES * length


def through(copies: Iterable[Copy], ancestors: Sequence[Ancestor]) -> tuple[Copy, ...]:
    """The copies, those between two heirs of one missing text marked with it."""
    of = {article: ancestor.id for ancestor in ancestors for article in ancestor.articles}
    return tuple(
        replace(copy, ancestor=of[copy.giver])
        if copy.giver in of and of[copy.giver] == of.get(copy.taker)
        else copy
        for copy in copies
    )


def stretches(article: Sequenced, length: int) -> frozenset[Stretch]:
    """All stretches of so many words, two at least, of one sentence that hold no quoted word.

    Not from one sentence into the next: two desks that cut what stood in between would
    share what the whole text lacks.
    """
    barred = [n for n, quoted in enumerate(article.quoted) if quoted]
    ends = sorted({*barred, *(n + 1 for n in barred), *article.starts})
    bounds = [0, *ends, len(article.words)]
    return frozenset(
        article.words[n : n + length]
        for start, end in pairwise(bounds)
        for n in range(start, end - length + 1)
    )


def unexplained(held: Sequence[frozenset[Stretch]]) -> int:
    """How many holdings of shared stretches no tree of who took from whom can carry.

    0 where one text has all that any two of the others share, and where text was handed on
    from each to the next.
    """
    holders = Counter(stretch for texts in held for stretch in texts)
    handed_on = sum(count - 1 for count in holders.values())
    return handed_on - _heaviest_tree(held)


def _heaviest_tree(held: Sequence[frozenset[Stretch]]) -> int:
    """The weight of the heaviest spanning tree over what two texts share (Prim 1957)."""
    nearest = {n: len(held[0] & held[n]) for n in range(1, len(held))}
    weight = 0
    while nearest:
        best = max(nearest, key=lambda n: (nearest[n], -n))
        weight += nearest.pop(best)
        nearest = {n: max(shared, len(held[best] & held[n])) for n, shared in nearest.items()}
    return weight


def _groups(articles: Sequence[Sequenced], derived: Iterable[Copy]) -> list[list[Sequenced]]:
    """The articles that copies join, in groups of two and more."""
    joined = {article.id: {article.id} for article in articles}
    for copy in derived:
        both = joined[copy.giver] | joined[copy.taker]
        joined |= dict.fromkeys(both, both)
    groups: dict[int, list[Sequenced]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: article.id):
        groups[id(joined[article.id])].append(article)
    return [group for group in groups.values() if len(group) > 1]


def _near_identical(group: Sequence[Sequenced], derived: Iterable[Copy]) -> list[Sequenced]:
    """Those that share runs of words; what only retells shares no stretches to be compared."""
    printed = {name for c in derived if c.kind != "rewritten" for name in (c.giver, c.taker)}
    return [article for article in group if article.id in printed]


def _of_one_agency(articles: Sequence[Sequenced], copies: Iterable[Copy]) -> list[Copy]:
    """The copies between two that name one agency, which is away: both passages are its own."""
    marks = {article.id: set(article.marks) for article in articles}
    return [
        copy
        for copy in copies
        if any(not _present(mark, articles) for mark in marks[copy.giver] & marks[copy.taker])
    ]


def _signed(
    group: Sequence[Sequenced], derived: Sequence[Copy], story: Sequence[Sequenced]
) -> tuple[list[Sequenced], str | None]:
    """The articles that have their text from an agency without an article here, and its name.

    Of several agencies the one that most articles name; all, where they name several as one.
    An agency that only one article names must be a listed one.
    """
    by_agency: Mapping[str, list[Sequenced]] = defaultdict(list)
    for article in group:
        for mark in article.marks:
            by_agency[mark].append(article)
    missing = {
        mark: its
        for mark, its in by_agency.items()
        if not _present(mark, story) and (len(its) > 1 or is_listed(mark))
    }
    if not missing:
        return [], None
    agency = min(missing, key=lambda mark: (-len(missing[mark]), mark))
    named = missing[agency]
    together = [mark for mark, its in missing.items() if its == named]
    heirs = {a.id for a in named} | _above(named, group, derived)
    return [a for a in group if a.id in heirs], "/".join(sorted(together))


def _above(
    signed: Sequence[Sequenced], group: Sequence[Sequenced], derived: Sequence[Copy]
) -> set[str]:
    """Those whose text the signed ones have: the author whom these name wrote it for them too.

    Not those whom these name themselves: what they have from there is another's.
    """
    named = {mark for article in signed for mark in article.marks}
    others = {a.id for a in group if not any(_present(mark, [a]) for mark in named)}
    found = {article.id for article in signed}
    for _ in group:
        found |= {
            c.giver
            for c in derived
            if c.taker in found and c.giver in others and c.share >= _SAME_TEXT
        }
    return found


def _named_by_one(group: Sequence[Sequenced]) -> str | None:
    """The agency named where only one article names any, and it is not of the group."""
    marks = {mark for article in group for mark in article.marks if not _present(mark, group)}
    return marks.pop() if len(marks) == 1 else None


def _present(mark: str, group: Sequence[Sequenced]) -> bool:
    """Whether an article of the group is the agency's own."""
    return any(same_name(mark, name) for a in group for name in (a.source, a.family))
